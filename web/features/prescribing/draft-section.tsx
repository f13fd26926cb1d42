import { lazy, type ReactElement, Suspense } from 'react'
import type { ItemKind } from '#contract/capabilities.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { Link } from '#web/components/link.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { itemName, kindName } from '#web/components/prescription/words.ts'
import { whyPath } from '#web/lib/context-paths.ts'
import type { FormItem } from './draft.ts'
import type { EditorProps } from './editor-parts.tsx'
import type { Items } from './use-items.ts'

// Each kind of item in a chunk of its own: the page opens with what every prescription needs.
const editors: Record<ItemKind, React.LazyExoticComponent<(props: EditorProps) => ReactElement>> = {
  M: lazy(() => import('./medicine-editor.tsx').then((m) => ({ default: m.MedicineEditor }))),
  P: lazy(() => import('./procedure-editor.tsx').then((m) => ({ default: m.ProcedureEditor }))),
  D: lazy(() => import('./device-editor.tsx').then((m) => ({ default: m.DeviceEditor }))),
  N: lazy(() => import('./nutrition-editor.tsx').then((m) => ({ default: m.NutritionEditor }))),
  S: lazy(() => import('./service-editor.tsx').then((m) => ({ default: m.ServiceEditor }))),
}

const PatientEditor = lazy(() => import('./patient-editor.tsx').then((m) => ({ default: m.PatientEditor })))

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
          <Suspense fallback={<Skeleton lines={6} />}>
            <PatientEditor context={context.key} transcribing={transcribing} />
          </Suspense>
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
