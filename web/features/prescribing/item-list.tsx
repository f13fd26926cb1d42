import type { ReactElement } from 'react'
import type { ItemKind } from '#contract/capabilities.ts'
import type { CheckView } from '#contract/prescribing.ts'
import { Icon } from '#web/components/icon.tsx'
import { Link } from '#web/components/link.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { itemName, kinds, missingWords, totalLine, warningWords } from '#web/components/prescription/words.ts'
import type { FormItem } from './draft.ts'

/** How an item stands: what is missing, then prohibitions, warnings, the board. */
function standing(
  missing: number,
  checks: readonly CheckView[],
): { text: string; tone: 'stop' | 'wait' | 'done' | 'idle' } {
  const of = (result: CheckView['result']): number => checks.filter((check) => check.result === result).length
  if (of('prohibited') > 0) return { text: 'No se puede firmar así', tone: 'stop' }
  if (missing > 0) return { text: missingWords(missing), tone: 'idle' }
  if (of('warning') > 0) return { text: warningWords(of('warning')), tone: 'wait' }
  if (of('board') > 0) return { text: 'Irá a junta', tone: 'idle' }
  return { text: 'Completo', tone: 'done' }
}

/** Lo que va a prescribir: the patient's data first, then each item with how it stands, then what may be added. */
export function ItemList(props: {
  base: string
  current: 'datos' | number
  items: readonly FormItem[]
  /** Paths of what is missing. */
  missing: readonly string[]
  checks: readonly CheckView[]
  checked: boolean
  /** Kinds that the profession allows. */
  allowed: readonly ItemKind[]
  onAdd: (kind: ItemKind) => void
}): ReactElement {
  const { base, current, items, missing, checks } = props
  const head = missing.filter((path) => !path.startsWith('items.') && path !== 'items').length
  return (
    <div>
      <h2 className={styles.listHead} id="lo-que-va">
        Lo que va a prescribir
      </h2>
      <nav aria-labelledby="lo-que-va">
        <ul className={styles.items}>
          <li>
            <Link to={`${base}?item=datos`} aria-current={current === 'datos' ? 'true' : undefined}>
              <span className={styles.letter} aria-hidden="true">
                <Icon name="person" />
              </span>
              <span>
                <b>Paciente y diagnóstico</b>
                {props.checked && (
                  <small data-tone={head > 0 ? 'idle' : 'done'}>{head > 0 ? missingWords(head) : 'Completo'}</small>
                )}
              </span>
            </Link>
          </li>
          {items.map((item, i) => {
            const stands = standing(
              missing.filter((path) => path.startsWith(`items.${i}.`)).length,
              checks.filter((check) => check.item === i),
            )
            const kind = kinds.find((one) => one.kind === item.kind)
            return (
              <li key={item.key}>
                <Link to={`${base}?item=${i + 1}`} aria-current={current === i ? 'true' : undefined}>
                  <span className={styles.letter} aria-hidden="true">
                    {item.kind}
                  </span>
                  <span>
                    <b>{itemName(item)}</b>
                    <small>{[kind?.short, totalLine(item)].filter(Boolean).join(' · ')}</small>
                    {props.checked && <small data-tone={stands.tone}>{stands.text}</small>}
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className={styles.add}>
        <h2>Agregar</h2>
        {kinds.map(({ kind, short }) => {
          const may = props.allowed.includes(kind)
          return (
            <button
              key={kind}
              type="button"
              aria-keyshortcuts={`Alt+${kind}`}
              aria-disabled={may ? undefined : true}
              onClick={() => props.onAdd(kind)}
            >
              <span>
                <Icon name={may ? 'plus' : 'lock'} />
                <span>
                  {short}
                  {!may && <span className="sr">: su profesión no lo permite</span>}
                </span>
              </span>
              <span className={styles.kbd} aria-hidden="true">
                Alt {kind}
              </span>
            </button>
          )
        })}
      </div>
    </div>
  )
}
