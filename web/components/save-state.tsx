import type { ReactElement } from 'react'
import { showHour } from '#web/lib/format.ts'
import type { SaveState } from '#web/lib/use-autosave.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Note } from './note.tsx'

/** How a draft stands; `closed` says what it became. */
export function SaveWords({ saving, closed }: { saving: SaveState; closed: string }): ReactElement {
  const words: Record<SaveState['kind'], string> = {
    saved: `Borrador guardado a las ${showHour(saving.savedAt)}`,
    dirty: 'Guardando…',
    saving: 'Guardando…',
    offline: 'Sin conexión. Lo que escribe sigue aquí y se guardará al volver.',
    failed: 'No se pudo guardar. Lo intentamos de nuevo en unos segundos.',
    conflict: 'Sin guardar: otra pestaña guardó después',
    closed,
    gone: 'Sin guardar: este borrador ya se descartó',
  }
  return (
    <span className="meta">
      <Icon name={saving.kind === 'saved' ? 'check' : /dirty|saving/.test(saving.kind) ? 'pending' : 'warning'} />{' '}
      {words[saving.kind]}
    </span>
  )
}

/** Another tab or computer saved later: nothing is overwritten; what is here can go on as a draft of its own. */
export function SaveConflict(props: {
  saving: SaveState
  /** Reads what the other one saved. */
  onReload: () => void
  /** Goes on with what is here, in a draft of its own. */
  onCopy: () => void
  copying: boolean
}): ReactElement | null {
  if (props.saving.kind !== 'conflict') return null
  return (
    <Note kind="stop" alert>
      <p>
        <b>Este borrador se guardó después en otra pestaña o en otro computador.</b> No pisamos nada: lo que escribió
        aquí sigue en esta página.
      </p>
      <div className="row">
        <Button small onClick={props.onReload}>
          Abrir lo guardado allá
        </Button>
        <Button small busy={props.copying} onClick={props.onCopy}>
          Seguir con lo mío en otro borrador
        </Button>
      </div>
    </Note>
  )
}
