import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { createDraft } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { Icon } from '#web/components/icon.tsx'
import { Note } from '#web/components/note.tsx'
import { useAct } from '#web/lib/act.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showHour } from '#web/lib/format.ts'
import { contentOf, type DraftForm } from './draft.ts'
import type { SaveState } from './use-autosave.ts'

/** How the draft stands, in the foot. */
export function SaveWords({ saving }: { saving: SaveState }): ReactElement {
  const words: Record<SaveState['kind'], string> = {
    saved: `Borrador guardado a las ${showHour(saving.savedAt)}`,
    dirty: 'Guardando…',
    saving: 'Guardando…',
    offline: 'Sin conexión. Lo que escribe sigue aquí y se guardará al volver.',
    failed: 'No se pudo guardar. Lo intentamos de nuevo en unos segundos.',
    conflict: 'Sin guardar: otra pestaña guardó después',
    signed: 'Este borrador ya se firmó',
  }
  return (
    <span className="meta">
      <Icon name={saving.kind === 'saved' ? 'check' : /dirty|saving/.test(saving.kind) ? 'pending' : 'warning'} />{' '}
      {words[saving.kind]}
    </span>
  )
}

/** Another tab or computer saved later: nothing is overwritten; what is here can go on as a draft of its own. */
export function Conflict(props: {
  context: ContextView
  saving: SaveState
  form: { getValues: () => DraftForm }
  reload: () => void
}): ReactElement | null {
  const { context, saving } = props
  const navigate = useNavigate()
  const copy = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}` }),
    say: 'Copia guardada como otro borrador',
  })
  if (saving.kind !== 'conflict') return null
  return (
    <Note kind="stop" alert>
      <p>
        <b>Este borrador se guardó después en otra pestaña o en otro computador.</b> No pisamos nada: lo que escribió
        aquí sigue en esta página.
      </p>
      <div className="row">
        <Button small onClick={props.reload}>
          Abrir lo guardado allá
        </Button>
        <Button
          small
          busy={copy.busy}
          onClick={() =>
            void copy.run({ params: { context: context.key }, body: { content: contentOf(props.form.getValues()) } })
          }
        >
          Seguir con lo mío en otro borrador
        </Button>
      </div>
    </Note>
  )
}
