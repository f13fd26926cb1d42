import { type ReactElement, useState } from 'react'
import { entityCapacityNames } from '#contract/capacities.ts'
import { type CapacityView, declareRegime, readEntity } from '#contract/identity-entities.ts'
import { Ball } from '#web/components/ball.tsx'
import { Button, LinkButton } from '#web/components/button.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { EntityPath } from '#web/components/entity-path.tsx'
import { Cols, Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { showDate, showNit } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './entities.module.css'
import { authorizedPage, entityPage, natureNames } from './words.ts'

/** One capacity: what it is since when, and for a regime whether the EPS operates MIPRES in it (D-12). */
function Capacity({ entityId, capacity }: { entityId: string; capacity: CapacityView }): ReactElement {
  const [asking, setAsking] = useState(false)
  const operates = capacity.declinedAt !== null
  const act = useAct(declareRegime, {
    say: operates ? 'Declaración retirada.' : 'Declaración hecha.',
    done: () => setAsking(false),
  })
  return (
    <li className={styles.item}>
      <div>
        <h3>{capacity.name}</h3>
        <p className="meta">Registrada el {showDate(capacity.since)}</p>
        {capacity.declinedAt && (
          <p>
            <Tag kind="idle">No opera MIPRES</Tag> Declarado el {showDate(capacity.declinedAt)}
          </p>
        )}
      </div>
      {capacity.regime && (
        <Button small onClick={() => setAsking(true)}>
          {operates ? 'Retirar la declaración' : 'Declarar que no opera'}…<span className="sr">: {capacity.name}</span>
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={
          operates
            ? `¿La EPS opera MIPRES en el régimen ${capacity.regime}?`
            : `¿La EPS no opera MIPRES en el régimen ${capacity.regime}?`
        }
        confirm={operates ? 'Retirar la declaración' : 'Declarar que no opera'}
        cancel="Dejar como está"
        act={act}
        onConfirm={() => void act.run({ params: { entityId, capacityId: capacity.capacityId }, body: { operates } })}
        onCancel={() => setAsking(false)}
      >
        <p>
          {operates
            ? 'Volverá a pedirle un delegado para ese régimen.'
            : 'No le pediremos delegado para ese régimen. Queda en el historial y puede retirarlo cuando quiera.'}
        </p>
      </ConfirmDialog>
    </li>
  )
}

/** An entity for its representative: what it lacks, what it is, and what was declared of it. */
export function EntityPage(): ReactElement {
  const entityId = useParam('entityId')
  const query = useEndpoint(readEntity, { params: { entityId } })
  return (
    <>
      <Breadcrumb trail={[{ label: 'Sus entidades', to: '/mi-seguridad-social/entidades' }, { label: 'Entidad' }]} />
      <Loaded query={query} heading="Entidad" lines={12}>
        {(entity) => (
          <>
            <PageHead
              eyebrow={`NIT ${showNit(entity.nit, entity.dv)}`}
              title={entity.name}
              lead="Qué está hecho, qué falta y quién lo tiene."
              action={<LinkButton to={authorizedPage(entityId)}>Administrar Autorizados</LinkButton>}
            />
            {entity.toConfirm > 0 && (
              <Ball
                kind="you"
                title={
                  entity.toConfirm === 1
                    ? 'Confirme al delegado que nombró su antecesor'
                    : `Confirme a los ${entity.toConfirm} delegados que nombró su antecesor`
                }
                actions={
                  <LinkButton kind="primary" to={`${entityPage(entityId)}/entrega`}>
                    Revisar la entrega del cargo
                  </LinkButton>
                }
              />
            )}
            <Cols
              asideLabel="Datos de la entidad"
              aside={
                <section>
                  <h2>Datos registrados</h2>
                  <SummaryList
                    tight
                    rows={[
                      { label: 'Representa', value: entity.representative?.name ?? 'Nadie' },
                      ...(entity.representative
                        ? [{ label: 'Desde', value: showDate(entity.representative.since) }]
                        : []),
                      { label: 'Naturaleza', value: natureNames[entity.legalNature] },
                      ...(entity.constitutedOn
                        ? [{ label: 'Constitución', value: showDate(entity.constitutedOn) }]
                        : []),
                      ...(entity.address ? [{ label: 'Dirección', value: entity.address }] : []),
                      ...(entity.municipality ? [{ label: 'Municipio', value: entity.municipality }] : []),
                      ...(entity.phone ? [{ label: 'Teléfono', value: entity.phone }] : []),
                      ...(entity.email ? [{ label: 'Correo', value: entity.email }] : []),
                    ]}
                  />
                  <p className="meta" style={{ marginTop: 'var(--s-3)' }}>
                    <Link to={`/entidades/${entityId}/historial`}>Ver el historial de la entidad</Link>
                  </p>
                </section>
              }
            >
              <EntityPath entityId={entityId} />
              <Section
                title="Qué es la entidad"
                action={
                  entity.available.length > 0 && (
                    <LinkButton small icon="plus" to={`${entityPage(entityId)}/calidades`}>
                      Agregar
                      <span className="sr">: {entity.available.map((c) => entityCapacityNames[c]).join(', ')}</span>
                    </LinkButton>
                  )
                }
              >
                <ul className={styles.list}>
                  {entity.capacities.map((capacity) => (
                    <Capacity key={capacity.capacityId} entityId={entityId} capacity={capacity} />
                  ))}
                </ul>
              </Section>
            </Cols>
          </>
        )}
      </Loaded>
    </>
  )
}
