import { type ReactElement, useState } from 'react'
import { type DelegationView, emergencyRevoke, operatorAuthorized } from '#contract/identity-delegations.ts'
import { Button } from '#web/components/button.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import { showDate, showNit } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './entities.module.css'
import { RevokeDialog } from './revoke-dialog.tsx'
import { endingOf, whoIs } from './words.ts'

/** Who administers an entity, for an operator who must revoke in an emergency; every act is audited. */
export function EmergencyPage(): ReactElement {
  const nit = useParam('nit')
  const query = useEndpoint(operatorAuthorized, { params: { nit } })
  const [leaving, setLeaving] = useState<DelegationView | null>(null)
  const [reason, setReason] = useState('')
  // A reason is of one revocation: it never stays for the next.
  const close = (): void => {
    setLeaving(null)
    setReason('')
  }
  const act = useAct(emergencyRevoke, {
    say: 'Delegación revocada. El representante legal ya tiene el aviso.',
    done: () => close(),
  })
  return (
    <>
      <BackLink to="/operador/revisiones">Registros de entidades</BackLink>
      <Loaded query={query} heading="Revocación de urgencia" lines={6}>
        {({ entity, delegations }) => (
          <>
            <PageHead
              eyebrow={`NIT ${showNit(entity.nit, entity.dv)}${entity.representative ? ` · Representa ${entity.representative.name}` : ''}`}
              title={`Delegados de ${entity.name}`}
              lead="Revoque solo en una urgencia. El representante legal recibe el motivo y puede nombrar a otra persona."
            />
            {delegations.length === 0 ? (
              <Empty icon="people" title="La entidad no tiene delegados">
                No hay nada que revocar.
              </Empty>
            ) : (
              <ul className={styles.list}>
                {delegations.map((d) => (
                  <li key={d.delegationId} className={styles.item}>
                    <div>
                      <h2>{whoIs(d)}</h2>
                      <p className="meta">
                        {d.application.toUpperCase()} · {d.capacity} · nombrado por {d.namedBy.name} el{' '}
                        {showDate(d.namedAt)}
                      </p>
                      {d.inForceFrom ? (
                        <Tag kind="done">Vigente desde el {showDate(d.inForceFrom)}</Tag>
                      ) : (
                        <Tag kind="wait">Espera su registro</Tag>
                      )}
                    </div>
                    {d.state !== 'vencida' && (
                      <Button small kind="danger" onClick={() => setLeaving(d)}>
                        {endingOf(d)}…<span className="sr"> a {whoIs(d)}</span>
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <RevokeDialog
              delegation={leaving}
              act={act}
              onConfirm={({ delegationId }) => void act.run({ params: { delegationId }, body: { reason } })}
              onClose={close}
            >
              <TextArea
                label="Motivo"
                hint="Lo leen el representante legal y quien revise la auditoría."
                value={reason}
                onChange={setReason}
                maxLength={500}
              />
            </RevokeDialog>
          </>
        )}
      </Loaded>
    </>
  )
}
