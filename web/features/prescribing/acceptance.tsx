import type { ReactElement } from 'react'
import type { CheckView } from '#contract/prescribing.ts'
import { Icon } from '#web/components/icon.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { missingWords, warningWords } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import { showPrescriptionNumber } from '#web/lib/format.ts'

/** The answer in one line: whether an EPS would accept it, with what is known now. */
export function AcceptanceTag({ checks, missing }: { checks: readonly CheckView[]; missing: number }): ReactElement {
  const warnings = checks.filter((check) => check.result === 'warning').length
  if (checks.some((check) => check.result === 'prohibited')) return <Tag kind="stop">No se puede firmar así</Tag>
  if (missing > 0) return <Tag kind="idle">{missingWords(missing)}</Tag>
  if (warnings > 0) return <Tag kind="wait">Probable, con {warningWords(warnings)}</Tag>
  return <Tag kind="done">Sí, con lo que se sabe hoy</Tag>
}

/** ¿La aceptarían? Prohibitions and warnings first; what passed is folded. Warnings never stop a signature. */
export function Acceptance(props: {
  checks: readonly CheckView[]
  missing: number
  /** Whose name each item has, by its index. */
  nameOf: (item: number) => string
  pending?: boolean
  id?: string
}): ReactElement {
  const { checks, nameOf } = props
  const order = ['prohibited', 'warning', 'board'] as const
  const open = order.flatMap((result) => checks.filter((check) => check.result === result))
  const passed = checks.filter((check) => check.result === 'ok')
  return (
    <section
      className={styles.acceptance}
      aria-labelledby={props.id ?? 'aceptarian'}
      aria-busy={props.pending || undefined}
    >
      <h2 id={props.id ?? 'aceptarian'} tabIndex={-1}>
        ¿La aceptarían?
      </h2>
      <p>
        <AcceptanceTag checks={checks} missing={props.missing} />
      </p>
      {open.length > 0 && (
        <ul className={styles.checks}>
          {open.map((check) => (
            <li key={check.id} data-result={check.result}>
              <Icon name={check.result === 'board' ? 'pending' : check.result === 'warning' ? 'warning' : 'alert'} />
              <div>
                {check.item !== null && <b>{nameOf(check.item)}. </b>}
                {check.text}
                {(check.cause !== null || check.number) && (
                  <span className="meta">
                    {[
                      check.cause === null ? null : `Causa ${check.cause}`,
                      check.number ? `prescripción ${showPrescriptionNumber(check.number)}` : null,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {passed.length > 0 && (
        <details className={styles.passed}>
          <summary>
            <Icon name="check" />
            {passed.length === 1 ? '1 comprobación bien' : `${passed.length} comprobaciones bien`}
          </summary>
          <ul className={styles.checks}>
            {passed.map((check) => (
              <li key={check.id} data-result="ok">
                <Icon name="check" />
                <div>
                  {check.item !== null && <>{nameOf(check.item)}. </>}
                  {check.text}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="meta">
        Se revisa mientras escribe. Las advertencias no impiden firmar: la decisión clínica es suya.
      </p>
    </section>
  )
}
