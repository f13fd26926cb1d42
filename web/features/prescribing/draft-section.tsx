import { lazy, type ReactElement, Suspense, useEffect } from 'react'
import type { ItemKind } from '#contract/capabilities.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { Link } from '#web/components/link.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { itemName, kindName } from '#web/components/prescription/words.ts'
import { whyPath } from '#web/lib/context-paths.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import type { FormItem } from './draft.ts'
import type { EditorProps } from './editor-parts.tsx'
import { PatientEditor } from './patient-editor.tsx'
import type { Items } from './use-items.ts'

// Each kind of item, with its code tables, in a chunk of its own: the page opens with what every prescription needs.
const loads = {
  M: () => import('./medicine-editor.tsx').then((m) => ({ default: m.MedicineEditor })),
  P: () => import('./procedure-editor.tsx').then((m) => ({ default: m.ProcedureEditor })),
  D: () => import('./device-editor.tsx').then((m) => ({ default: m.DeviceEditor })),
  N: () => import('./nutrition-editor.tsx').then((m) => ({ default: m.NutritionEditor })),
  S: () => import('./service-editor.tsx').then((m) => ({ default: m.ServiceEditor })),
}
const editors: Record<ItemKind, React.LazyExoticComponent<(props: EditorProps) => ReactElement>> = {
  M: lazy(loads.M),
  P: lazy(loads.P),
  D: lazy(loads.D),
  N: lazy(loads.N),
  S: lazy(loads.S),
}

/** Brings the editors before one is asked for; who has lost the network gets them when it is back. */
function loadEditors(): void {
  for (const load of Object.values(loads)) load().catch(() => undefined)
}

/** The part of the draft that the address opens: the patient and the diagnosis, or one item. */
export function DraftSection(props: {
  context: ContextView
  /** The profession's name, for the kinds that it does not prescribe. */
  profession: string
  acts: Items
  items: readonly FormItem[]
  current: 'datos' | number
  transcribing: boolean
  /** What the editor of the open item takes. */
  editor: Omit<EditorProps, 'index' | 'transcribing'>
}): ReactElement {
  const { context, acts, items, current, transcribing } = props
  useEffect(() => whenIdle(loadEditors), [])
  return (
    <form className={styles.editor} aria-labelledby="seccion" onSubmit={(event) => event.preventDefault()}>
      {acts.refused && (
        <div id="no-permitido" tabIndex={-1}>
          <Note kind="stop" alert>
            <p>
              Con la profesión {props.profession} no se prescribe «{kindName(acts.refused).toLowerCase()}». Remita al
              paciente a quien puede. <Link to={whyPath(context, 'prescribir')}>¿Por qué?</Link>
            </p>
          </Note>
        </div>
      )}
      {acts.removed && (
        <Note kind="info" alert>
          <p>Quitó {itemName(acts.removed)}.</p>
          <Button small onClick={acts.putBack}>
            Deshacer
          </Button>
        </Note>
      )}
      {current === 'datos' ? (
        <>
          <h2 id="seccion" tabIndex={-1}>
            Paciente y diagnóstico
          </h2>
          <PatientEditor context={context.key} transcribing={transcribing} />
          {items.length === 0 && (
            <p className="muted">Ahora agregue lo que va a prescribir: Alt y la letra, o la lista «Agregar».</p>
          )}
        </>
      ) : (
        <OneItem
          key={items[current]?.key}
          kind={items[current]?.kind ?? 'M'}
          onRemove={() => acts.remove(current)}
          editor={{ ...props.editor, index: current, transcribing }}
        />
      )}
    </form>
  )
}

function OneItem(props: { kind: ItemKind; onRemove: () => void; editor: EditorProps }): ReactElement {
  const Section = editors[props.kind]
  return (
    <div data-editor={props.editor.index} className={styles.editor}>
      <div className={styles.editorHead}>
        <h2 id="seccion" tabIndex={-1}>
          {kindName(props.kind)}
        </h2>
        <div className="row">
          <Button kind="ghost" small icon="trash" onClick={props.onRemove}>
            Quitar
          </Button>
        </div>
      </div>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Section {...props.editor} />
      </Suspense>
    </div>
  )
}
