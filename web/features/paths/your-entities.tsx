import type { ReactElement } from 'react'
import { capacityName } from '#contract/capacities.ts'
import type { listOwnEntities } from '#contract/identity-entities.ts'
import { entityPath, type PathView } from '#contract/users-paths.ts'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Tasks } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { showDate } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

export type OwnEntities = CallResult<typeof listOwnEntities>

/** Each shows its whole path: beyond these, the list of entities is the better page. */
const SHOWN = 5

/** What a legal representative's entities have and lack, capacity by capacity, and who has the ball in each. */
export function YourEntities({ own }: { own: OwnEntities }): ReactElement | null {
  const waiting = own.claims.filter((claim) => claim.state === 'en_revision')
  if (own.entities.length + waiting.length === 0) return null
  return (
    <Section title="Las entidades que representa">
      <div className="stack">
        {own.entities.slice(0, SHOWN).map((entity) => (
          <OneEntity key={entity.entityId} entityId={entity.entityId} name={entity.name} />
        ))}
        {waiting.length > 0 && (
          <Tasks
            items={waiting.map((claim) => ({
              id: claim.claimId,
              title: <Link to={`/mi-seguridad-social/solicitudes/${claim.claimId}`}>{claim.name}</Link>,
              tag: <Tag kind="wait">Espera al operador</Tag>,
              text: `Registro pedido el ${showDate(claim.submittedAt)}`,
            }))}
          />
        )}
        <p>
          <Link to="/mi-seguridad-social/entidades">Ver sus entidades en Mi Seguridad Social</Link>
        </p>
      </div>
    </Section>
  )
}

function OneEntity({ entityId, name }: { entityId: string; name: string }): ReactElement {
  const query = useEndpoint(entityPath, { params: { entityId } })
  const to = `/entidades/${entityId}/camino`
  return (
    <Loaded query={query} lines={2}>
      {({ paths }) => (
        <Tasks
          items={
            paths.length > 0
              ? paths.map((path) => ({
                  id: path.key,
                  title: (
                    <Link to={to}>
                      {name}
                      {path.capacity && `, ${capacityName(path.capacity.kind, path.capacity.regime)}`}
                    </Link>
                  ),
                  tag: <Standing path={path} />,
                  text: standingText(path),
                }))
              : [{ id: entityId, title: <Link to={to}>{name}</Link>, tag: <Tag kind="idle" /> }]
          }
        />
      )}
    </Loaded>
  )
}

const holding = (path: PathView) => path.steps.find((step) => step.id === path.ball)

function Standing({ path }: { path: PathView }): ReactElement {
  const step = holding(path)
  if (!step) return <Tag kind="done" />
  if (step.state === 'you') return <Tag kind="you" />
  if (step.state === 'stop') return <Tag kind="stop" />
  return <Tag kind="wait">Espera a otra persona</Tag>
}

/** The one thing that is missing, or how far it is. */
function standingText(path: PathView): string {
  return holding(path)?.missing?.text ?? `${path.done} de ${path.total} pasos hechos`
}
