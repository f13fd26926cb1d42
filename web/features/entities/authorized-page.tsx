import { type ReactElement, useState } from 'react'
import {
  type DelegationView,
  listAuthorized,
  remindDelegate,
  revokeDelegation,
  type SlotView,
} from '#contract/identity-delegations.ts'
import { Who } from '#web/components/ball.tsx'
import { Button, LinkButton } from '#web/components/button.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Evidence, type EvidenceItem } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { showDate, showDocument, showRelative } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './entities.module.css'
import { RevokeDialog } from './revoke-dialog.tsx'
import { authorizedPage, entityPage, lastDay, whoIs } from './words.ts'

function StateTag({ delegation: d }: { delegation: DelegationView }): ReactElement {
  if (d.state === 'vigente') return <Tag kind="done">Vigente</Tag>
  if (d.state === 'suspendida') return <Tag kind="stop">Suspendida</Tag>
  if (d.state === 'vencida') return <Tag kind="stop">Venció</Tag>
  return <Tag kind="wait">{d.inMss ? 'Espera su registro en MIPRES' : 'Espera su registro'}</Tag>
}

function evidenceOf(d: DelegationView): EvidenceItem[] {
  const named: EvidenceItem = {
    icon: 'pencil',
    fact: 'Nombramiento',
    text: d.namedBy.you ? 'hecho por usted' : `hecho por ${d.namedBy.name}`,
    source: d.inForceFrom ? showDate(d.namedAt) : `${showRelative(d.namedAt)}, ${showDate(d.namedAt)}`,
  }
  if (d.inForceFrom)
    return [
      named,
      { icon: 'person', fact: 'Registro en MIPRES', source: showDate(d.inForceFrom) },
      ...(d.confirmBy
        ? [
            d.confirmedAt
              ? ({ icon: 'check', fact: 'Confirmada por usted', source: showDate(d.confirmedAt) } as const)
              : ({
                  icon: 'calendar',
                  fact: d.state === 'suspendida' ? 'Suspendida' : 'Por confirmar',
                  text:
                    d.state === 'suspendida'
                      ? `porque no se confirmó antes del ${showDate(d.confirmBy)}`
                      : `antes del ${showDate(d.confirmBy)}`,
                } as const),
          ]
        : []),
    ]
  return [
    named,
    ...(d.email
      ? [
          {
            icon: 'mail' as const,
            fact: 'Invitación',
            text: `enviada a ${d.email}`,
            source: d.remindedAt ? `recordada el ${showDate(d.remindedAt)}` : showDate(d.namedAt),
          },
        ]
      : []),
    d.state === 'vencida'
      ? { icon: 'calendar' as const, fact: `Venció el ${lastDay(d.expiresAt)}`, text: 'sin que se registrara' }
      : { icon: 'calendar' as const, fact: `Vence el ${lastDay(d.expiresAt)}`, text: 'si no se registra' },
  ]
}

/** A delegation of a slot with its evidence: the one in force, or the one that waits. */
function Delegation({ delegation: d, replaces }: { delegation: DelegationView; replaces?: boolean }): ReactElement {
  return (
    <>
      <div className="row between">
        <Who
          name={whoIs(d)}
          role={
            d.name ? (
              <span className="num">{showDocument(d.document)}</span>
            ) : replaces ? (
              'Reemplazo'
            ) : (
              'Nombramiento pendiente'
            )
          }
          pending={!d.name}
        />
        <StateTag delegation={d} />
      </div>
      {d.state === 'nombrada' && (
        <p className="muted">
          {d.inMss
            ? 'Ya tiene cuenta con ese documento. Falta que se registre en MIPRES como delegado.'
            : 'Aún no hay cuenta con ese documento. Cuando se registre, queda vinculado sin que usted haga nada más.'}
        </p>
      )}
      <Evidence items={evidenceOf(d)} />
    </>
  )
}

function Slot(props: {
  entityId: string
  application: { code: string; name: string }
  slot: SlotView
  onRevoke: (delegation: DelegationView) => void
}): ReactElement {
  const { entityId, application, slot, onRevoke } = props
  const { inForce, pending } = slot
  const remind = useAct(remindDelegate, { say: 'Recordatorio enviado.' })
  const at = authorizedPage(entityId)
  const about = (
    <span className="sr">
      {' '}
      en {application.name}, {slot.title}
    </span>
  )
  const open = pending && pending.state !== 'vencida' ? pending : null
  const canName = !inForce && !open && !slot.declinedAt && !slot.blocked
  return (
    <div className={styles.slot}>
      <div>
        <h3>{slot.title}</h3>
        {slot.codes.length > 0 && (
          <p className="meta">
            {slot.codes.length === 1 ? 'Código' : 'Códigos'} {slot.codes.slice(0, 3).join(', ')}
            {slot.codes.length > 3 ? ` y ${slot.codes.length - 3} más` : ''}
          </p>
        )}
      </div>
      <div className={styles.main}>
        {inForce && <Delegation delegation={inForce} />}
        {pending && (
          <div className={inForce ? styles.replacing : styles.main}>
            <Delegation delegation={pending} replaces={inForce !== null} />
          </div>
        )}
        {!inForce && !pending && (
          <div className="row between">
            <p className="muted">
              {slot.declinedAt
                ? `La EPS declaró que no opera MIPRES en este régimen, ${showDate(slot.declinedAt)}.`
                : application.code === 'mipres'
                  ? 'Nadie la administra.'
                  : 'Nadie la administra. MIPRES funciona sin ella: nombre cuando la vaya a usar.'}
            </p>
            {slot.declinedAt ? (
              <Tag kind="idle">No opera</Tag>
            ) : slot.blocked ? (
              <Tag kind="stop" />
            ) : application.code === 'mipres' ? (
              <Tag kind="you" />
            ) : (
              <Tag kind="idle">Opcional</Tag>
            )}
          </div>
        )}
        {slot.blocked && !inForce && !open && <p>{slot.blocked.text}</p>}
        {remind.problem && <Refused problem={remind.problem} />}
      </div>
      <div className={styles.acts}>
        {canName && (
          <LinkButton
            small
            kind={application.code === 'mipres' ? 'primary' : 'secondary'}
            to={`${at}/nombrar?calidad=${slot.capacityId}&aplicacion=${application.code}`}
          >
            {pending ? 'Nombrar de nuevo' : 'Nombrar'}
            {about}
          </LinkButton>
        )}
        {open?.email && (
          <Button
            small
            icon="bell"
            kind={inForce ? 'secondary' : 'primary'}
            busy={remind.busy}
            onClick={() => void remind.run({ params: { entityId, delegationId: open.delegationId } })}
          >
            Enviar recordatorio{about}
          </Button>
        )}
        {open && (
          <LinkButton small to={`${at}/${open.delegationId}/corregir`}>
            Corregir documento{about}
          </LinkButton>
        )}
        {open && (
          <Button small kind="danger" onClick={() => onRevoke(open)}>
            {inForce ? 'Retirar el reemplazo' : 'Revocar'}…{about}
          </Button>
        )}
        {inForce?.confirmBy && !inForce.confirmedAt && (
          <LinkButton small kind="primary" to={`${entityPage(entityId)}/entrega`}>
            Confirmar{about}
          </LinkButton>
        )}
        {inForce && !open && (
          <LinkButton small icon="swap" to={`${at}/${inForce.delegationId}/reemplazar`}>
            Reemplazar{about}
          </LinkButton>
        )}
        {inForce && (
          <Button small kind="danger" onClick={() => onRevoke(inForce)}>
            Revocar…{about}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Above the list: what MIPRES lacks, each regime in its own sentence, because each waits for somebody else. */
export function Lacking({ slots }: { slots: SlotView[] }): ReactElement | null {
  const lacking = slots.filter((s) => s.inForce?.state !== 'vigente' && !s.declinedAt)
  const waits = lacking.filter((s) => s.pending?.state === 'nombrada')
  const suspended = lacking.filter((s) => !waits.includes(s) && s.inForce?.state === 'suspendida')
  const yours = lacking.filter((s) => !waits.includes(s) && !suspended.includes(s))
  if (lacking.length === 0) return null
  const where = (of: SlotView[]): string =>
    of
      .map(({ kind, regime, title }) => (kind === 'eps' && regime ? `en el régimen ${regime}` : `como ${title}`))
      .join(' y ')
  return (
    <Note kind="wait">
      {yours.length > 0 && (
        <p>
          <b>{yours.length === 1 ? 'Falta nombrar a una persona.' : `Falta nombrar a ${yours.length} personas.`}</b>{' '}
          Mientras tanto nadie administra MIPRES {where(yours)}.
        </p>
      )}
      {waits.length > 0 && (
        <p>
          <b>{waits.length === 1 ? 'Falta un registro.' : `Faltan ${waits.length} registros.`}</b> Hasta que se registre
          quien usted nombró, nadie administra MIPRES {where(waits)}.
        </p>
      )}
      {suspended.length > 0 && (
        <p>
          <b>
            {suspended.length === 1
              ? 'Falta confirmar a una persona.'
              : `Falta confirmar a ${suspended.length} personas.`}
          </b>{' '}
          Su delegación está suspendida hasta que usted la confirme.
        </p>
      )}
    </Note>
  )
}

/** Administrar Autorizados: who administers what in the name of the entity, at a glance. */
export function AuthorizedPage(): ReactElement {
  const entityId = useParam('entityId')
  const query = useEndpoint(listAuthorized, { params: { entityId } })
  const [leaving, setLeaving] = useState<DelegationView | null>(null)
  const revoke = useAct(revokeDelegation, {
    say: leaving?.inForceFrom ? 'Delegación revocada.' : 'Nombramiento retirado.',
    done: () => setLeaving(null),
  })
  return (
    <Loaded query={query} heading="Administrar Autorizados" lines={12}>
      {({ entity, applications }) => {
        const eps = entity.capacities.some((c) => c.kind === 'eps')
        const applicationName = applications.find((a) => a.code === leaving?.application)?.name
        return (
          <>
            <Breadcrumb trail={[{ label: entity.name, to: entityPage(entityId) }, { label: 'Autorizados' }]} />
            <PageHead
              title="Administrar Autorizados"
              lead={
                eps
                  ? 'Usted nombra quién administra cada aplicación a nombre de la EPS. En MIPRES, una persona por régimen.'
                  : 'Usted nombra quién administra cada aplicación a nombre de la entidad.'
              }
            />
            <div className="stack">
              <Lacking slots={applications.find((a) => a.code === 'mipres')?.slots ?? []} />
              <div>
                {applications.map((application) => (
                  <section key={application.code} className={styles.app} aria-labelledby={`app-${application.code}`}>
                    <div className={styles.appHead}>
                      <h2 id={`app-${application.code}`}>{application.name}</h2>
                      <span className="meta">{application.about}</span>
                    </div>
                    {application.slots.map((slot) => (
                      <Slot
                        key={slot.capacityId}
                        entityId={entityId}
                        application={application}
                        slot={slot}
                        onRevoke={setLeaving}
                      />
                    ))}
                  </section>
                ))}
              </div>
              <p className="meta">
                Revocar a un delegado no deshace lo que hizo: las activaciones son de la entidad.{' '}
                <Link to={`${authorizedPage(entityId)}/historial`}>Ver historial de nombramientos</Link>
              </p>
            </div>
            <RevokeDialog
              delegation={leaving}
              act={revoke}
              onConfirm={({ delegationId }) => void revoke.run({ params: { entityId, delegationId }, body: {} })}
              onClose={() => setLeaving(null)}
            >
              <p>
                {leaving?.inForceFrom
                  ? `Deja de administrar ${applicationName} (${leaving.capacity}) en este momento. Nadie la administrará hasta que otra persona se registre. Lo que activó sigue en pie.`
                  : `Quien tenga ese documento ya no podrá registrarse como delegado en ${applicationName}.`}
              </p>
            </RevokeDialog>
          </>
        )
      }}
    </Loaded>
  )
}
