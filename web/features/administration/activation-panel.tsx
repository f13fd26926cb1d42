import type { ReactElement } from 'react'
import { userCard } from '#contract/users-desk.ts'
import { SidePanel } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { showDocument } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ActivationEditor, ActivationTag, activationPlace } from './activation-editor.tsx'
import type { DeskView } from './capacity.tsx'
import styles from './desk.module.css'

/** One activation of a user beside the list: its state with cause, its roles, its end. */
export function ActivationPanel(props: {
  view: DeskView
  personId: string
  activationId: string
  close: string
}): ReactElement {
  const { view, personId, activationId } = props
  const card = useEndpoint(userCard, { params: { capacityId: view.capacityId, personId } })
  const person = card.data?.person
  return (
    <SidePanel
      title={person?.name ?? (card.isError ? 'No se pudo abrir' : 'Abriendo…')}
      meta={person && showDocument(person.document)}
      close={props.close}
    >
      <Loaded query={card} lines={6}>
        {(found) => {
          const one = found.activations.find((a) => a.activationId === activationId)
          return (
            <>
              {one ? (
                <>
                  <p className={styles.who}>
                    <ActivationTag one={one} /> {activationPlace(view, one)}
                  </p>
                  <ActivationEditor view={view} card={found} one={one} />
                </>
              ) : (
                <Note>
                  <p>Esta activación ya no está en la lista.</p>
                </Note>
              )}
              <p>
                <Link to={`/administracion/${view.capacityId}/usuarios/${personId}`}>Ver su ficha completa</Link>
              </p>
            </>
          )
        }}
      </Loaded>
    </SidePanel>
  )
}
