import { type ReactElement, useState } from 'react'
import { type ActivationView, userCard } from '#contract/users-desk.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Timeline } from '#web/components/steps.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { showDocument, showInstant } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ActivationEditor, ActivationTag, activationPlace } from './activation-editor.tsx'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'
import styles from './desk.module.css'
import { deskLink } from './desk-link.ts'
import { typeNames } from './words.ts'

/** One user of the capacity: where and with which roles, what may be changed, and what was done. */
export function UserPage(): ReactElement {
  const personId = useParam('personId')
  return (
    <CapacityPage heading="Ficha del usuario">{(view) => <UserCard view={view} personId={personId} />}</CapacityPage>
  )
}

function UserCard({ view, personId }: { view: DeskView; personId: string }): ReactElement {
  const card = useEndpoint(userCard, { params: { capacityId: view.capacityId, personId } })
  const [closedToo, setClosedToo] = useState(false)
  return (
    <Loaded query={card} heading="Ficha del usuario" lines={10}>
      {(found) => {
        const open = found.activations.filter((one) => one.state === 'activa' || one.state === 'suspendida')
        const closed = found.activations.filter((one) => !open.includes(one))
        const registrations = [...new Map(found.activations.map((one) => [one.registrationId, one.userType]))]
        return (
          <>
            <BackLink to={`/administracion/${view.capacityId}/usuarios`}>Usuarios</BackLink>
            <PageHead
              title={found.person.name}
              eyebrow={capacityEyebrow(view)}
              lead={`${showDocument(found.person.document)} · ${registrations.map(([, type]) => typeNames[type]).join(', ')}`}
            >
              <p>
                <Link to={`/administracion/${view.capacityId}/usuarios/${personId}/por-que`}>
                  ¿Por qué puede o no puede hacer algo aquí?
                </Link>
              </p>
            </PageHead>
            <Section title={view.kind === 'eps' ? 'En este régimen' : 'Sedes y roles'}>
              {open.length === 0 && <p className="muted">Hoy no tiene activación en esta entidad.</p>}
              {open.map((one) => (
                <Activation key={one.activationId} view={view} card={found} one={one} />
              ))}
              <div className={styles.block}>
                <h3>{view.kind === 'eps' ? 'Activar de nuevo' : 'Activar en otra sede'}</h3>
                <Actions>
                  {registrations.map(([registrationId, type]) => (
                    <LinkButton
                      key={registrationId}
                      small
                      icon="plus"
                      to={deskLink(view.capacityId, { persona: registrationId })}
                    >
                      Activar como {typeNames[type]}
                    </LinkButton>
                  ))}
                </Actions>
              </div>
              {closed.length > 0 && (
                <details
                  open={closedToo}
                  onToggle={(event) => setClosedToo(event.currentTarget.open)}
                  className={styles.more}
                >
                  <summary>
                    {closed.length === 1 ? '1 activación anterior' : `${closed.length} activaciones anteriores`}
                  </summary>
                  {closed.map((one) => (
                    <Activation key={one.activationId} view={view} card={found} one={one} />
                  ))}
                </details>
              )}
            </Section>
            <Section title="Historial">
              <Timeline
                label="Historial, lo más reciente primero"
                items={found.history.map((event) => ({
                  id: event.id,
                  title: event.text,
                  when: `${event.actor} · ${showInstant(event.at)}`,
                }))}
              />
            </Section>
          </>
        )
      }}
    </Loaded>
  )
}

function Activation(props: { view: DeskView; card: CallResult<typeof userCard>; one: ActivationView }): ReactElement {
  const place = activationPlace(props.view, props.one)
  return (
    <section className={styles.block} aria-label={place}>
      <div className={styles.blockHead}>
        <h3>{place}</h3>
        <ActivationTag one={props.one} />
      </div>
      <ActivationEditor {...props} />
    </section>
  )
}
