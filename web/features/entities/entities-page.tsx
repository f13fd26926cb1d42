import type { ReactElement } from 'react'
import { type ClaimView, listOwnEntities } from '#contract/identity-entities.ts'
import { LinkButton } from '#web/components/button.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Tag } from '#web/components/tag.tsx'
import { showDate, showNit } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './entities.module.css'
import { authorizedPage, capacityList, entityPage } from './words.ts'

function claimTag(claim: ClaimView): ReactElement {
  if (claim.state === 'en_revision') return <Tag kind="wait">Espera al operador</Tag>
  if (claim.state === 'rechazada') return <Tag kind="stop">No fue aceptada</Tag>
  return <Tag kind="done">Aceptada</Tag>
}

/** The entities that one represents and the registrations one asked for. */
export function EntitiesPage(): ReactElement {
  const query = useEndpoint(listOwnEntities, {})
  return (
    <>
      <PageHead
        eyebrow="Mi Seguridad Social"
        title="Sus entidades"
        lead="Las que usted representa legalmente. Aquí nombra quién las administra."
        action={
          <LinkButton icon="plus" to="/mi-seguridad-social/registrar-entidad">
            Registrar una entidad
          </LinkButton>
        }
      />
      <Loaded
        query={query}
        lines={6}
        empty={({ entities, claims }) =>
          entities.length + claims.length === 0 && (
            <Empty icon="building" title="No representa a ninguna entidad">
              Si usted es representante legal de una EPS, una IPS o un proveedor, regístrela con su NIT.
            </Empty>
          )
        }
      >
        {({ entities, claims }) => {
          const open = claims.filter((c) => c.state === 'en_revision' || c.state === 'rechazada')
          return (
            <>
              {entities.length > 0 && (
                <ul className={styles.list}>
                  {entities.map((entity) => (
                    <li key={entity.entityId} className={styles.item}>
                      <div>
                        <h2>
                          <Link to={entityPage(entity.entityId)}>{entity.name}</Link>
                        </h2>
                        <p className="meta">
                          NIT {showNit(entity.nit, entity.dv)} · {entity.capacities.map((c) => c.name).join(' · ')}
                        </p>
                        {entity.withoutDelegate.length > 0 && (
                          <p>
                            <Tag kind="you" /> Falta nombrar en MIPRES: {entity.withoutDelegate.join(' · ')}
                          </p>
                        )}
                        {entity.toConfirm > 0 && (
                          <p>
                            <Tag kind="you" />{' '}
                            <Link to={`${entityPage(entity.entityId)}/entrega`}>
                              Confirme {entity.toConfirm === 1 ? '1 delegado' : `${entity.toConfirm} delegados`}
                            </Link>
                          </p>
                        )}
                      </div>
                      <LinkButton small to={authorizedPage(entity.entityId)}>
                        Administrar Autorizados<span className="sr"> de {entity.name}</span>
                      </LinkButton>
                    </li>
                  ))}
                </ul>
              )}
              {open.length > 0 && (
                <Section title="Registros pedidos">
                  <ul className={styles.list}>
                    {open.map((claim) => (
                      <li key={claim.claimId} className={styles.item}>
                        <div>
                          <h3>
                            <Link to={`/mi-seguridad-social/solicitudes/${claim.claimId}`}>{claim.name}</Link>
                          </h3>
                          <p className="meta">
                            NIT {showNit(claim.nit, claim.dv)} · {capacityList(claim.capacities)} · pedido el{' '}
                            {showDate(claim.submittedAt)}
                          </p>
                        </div>
                        {claimTag(claim)}
                      </li>
                    ))}
                  </ul>
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
