import { type ReactElement, useState } from 'react'
import {
  confirmDelegations,
  type DelegationView,
  listAuthorized,
  revokeDelegation,
} from '#contract/identity-delegations.ts'
import { Ball } from '#web/components/ball.tsx'
import { Button, LinkButton } from '#web/components/button.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { now } from '#web/lib/clock.ts'
import { daysBetween, showDate } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './entities.module.css'
import { RevokeDialog } from './revoke-dialog.tsx'
import { authorizedPage, endingOf, entityPage, whoIs } from './words.ts'

/** Entrega de cargo: a new representative confirms or revokes each delegate found (D-06). */
export function HandoverPage(): ReactElement {
  const entityId = useParam('entityId')
  const query = useEndpoint(listAuthorized, { params: { entityId } })
  const [leaving, setLeaving] = useState<DelegationView | null>(null)
  const confirm = useAct(confirmDelegations, {
    say: ({ confirmed }) =>
      confirmed.length === 1 ? 'Delegado confirmado.' : `${confirmed.length} delegados confirmados.`,
  })
  const revoke = useAct(revokeDelegation, { say: 'Delegación revocada.', done: () => setLeaving(null) })
  return (
    <Loaded query={query} heading="Entrega del cargo" lines={8}>
      {({ entity, applications }) => {
        const open = applications
          .flatMap((a) =>
            a.slots.flatMap((s) => [s.inForce, s.pending].map((d) => ({ d, application: a.name, title: s.title }))),
          )
          .flatMap(({ d, ...rest }) => (d?.confirmBy && !d.confirmedAt ? [{ ...rest, d, confirmBy: d.confirmBy }] : []))
        const first = open.map((o) => o.confirmBy).sort()[0]
        const left = first ? daysBetween(now(), first) : 0
        return (
          <>
            <Breadcrumb trail={[{ label: entity.name, to: entityPage(entityId) }, { label: 'Entrega del cargo' }]} />
            <PageHead
              title="Entrega del cargo"
              lead="Estas personas las nombró quien representaba antes a la entidad. Siguen mientras usted decide."
            />
            {first ? (
              <div className="stack">
                <Ball
                  kind={left > 0 ? 'you' : 'stop'}
                  title={
                    left > 0
                      ? `Confirme o revoque antes del ${showDate(first)}`
                      : 'El plazo pasó: sin confirmar quedan suspendidas'
                  }
                  facts={[
                    { label: 'Le quedan', value: left > 0 ? (left === 1 ? '1 día' : `${left} días`) : 'Ninguno' },
                  ]}
                  actions={
                    <Button
                      kind="primary"
                      busy={confirm.busy}
                      onClick={() =>
                        void confirm.run({
                          params: { entityId },
                          body: { delegationIds: open.map(({ d }) => d.delegationId) },
                        })
                      }
                    >
                      {open.length === 1 ? 'Confirmar a 1 delegado' : `Confirmar a los ${open.length}`}
                    </Button>
                  }
                />
                {confirm.problem && <Refused problem={confirm.problem} />}
                <ul className={styles.list}>
                  {open.map(({ d, application, title }) => (
                    <li key={d.delegationId} className={styles.item}>
                      <div>
                        <h2>{whoIs(d)}</h2>
                        <p className="meta">
                          {application} · {title} · nombrado por {d.namedBy.name} el {showDate(d.namedAt)}
                        </p>
                        {d.state === 'suspendida' ? (
                          <Tag kind="stop">Suspendida</Tag>
                        ) : (
                          <Tag kind="you">Por confirmar</Tag>
                        )}
                      </div>
                      <div className="row">
                        <Button
                          small
                          busy={confirm.busy}
                          onClick={() =>
                            void confirm.run({ params: { entityId }, body: { delegationIds: [d.delegationId] } })
                          }
                        >
                          Confirmar<span className="sr"> a {whoIs(d)}</span>
                        </Button>
                        <Button small kind="danger" onClick={() => setLeaving(d)}>
                          {endingOf(d)}…<span className="sr"> a {whoIs(d)}</span>
                        </Button>
                      </div>
                    </li>
                  ))}
                </ul>
              </div>
            ) : (
              <Empty
                title="No queda nada por confirmar"
                action={<LinkButton to={authorizedPage(entityId)}>Ver Autorizados</LinkButton>}
              >
                Los delegados de la entidad los nombró o los confirmó usted.
              </Empty>
            )}
            <RevokeDialog
              delegation={leaving}
              act={revoke}
              onConfirm={({ delegationId }) => void revoke.run({ params: { entityId, delegationId }, body: {} })}
              onClose={() => setLeaving(null)}
            >
              <p>Deja de administrar en este momento. Lo que activó sigue en pie.</p>
            </RevokeDialog>
          </>
        )
      }}
    </Loaded>
  )
}
