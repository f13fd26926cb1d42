import type { CSSProperties, ReactElement } from 'react'
import { capacityName } from '#contract/capacities.ts'
import { entityPath, type MissingView, type PathView } from '#contract/users-paths.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { LinkButton } from './button.tsx'
import { Section } from './layout.tsx'
import { Empty, Loaded } from './loaded.tsx'
import { PathBall, PathProgress, PathSteps } from './path-steps.tsx'

/** What the entity has and lacks to administer its users of MIPRES: one path per capacity, per régimen in an EPS. */
export function EntityPath({ entityId }: { entityId: string }): ReactElement {
  const query = useEndpoint(entityPath, { params: { entityId } })
  return (
    <Loaded
      query={query}
      empty={({ paths }) =>
        paths.length === 0 && (
          <Empty icon="clock" title="Todavía no hay capacidades registradas">
            Cuando se acepte el registro de la entidad, aquí verá su camino por cada capacidad.
          </Empty>
        )
      }
    >
      {({ paths }) => {
        // One ball a page: the reader's own first, else the first that somebody holds.
        const holder = paths.find((path) => holding(path)?.who.you) ?? paths.find(holding) ?? paths[0]
        return (
          <>
            {holder && (
              <PathBall
                path={holder}
                whenDone={{
                  title: 'El delegado ya puede administrar usuarios',
                  actions: holder.capacity && (
                    <LinkButton to={`/administracion/${holder.capacity.capacityId}`}>
                      Ver Administración de Usuarios
                    </LinkButton>
                  ),
                }}
              />
            )}
            {paths.map((path) => (
              <Section
                key={path.key}
                title={path.capacity ? capacityName(path.capacity.kind, path.capacity.regime) : path.name}
              >
                <div className="stack" style={{ '--gap': 'var(--s-6)' } as CSSProperties}>
                  <PathProgress path={path} />
                  <PathSteps path={path} />
                </div>
              </Section>
            ))}
          </>
        )
      }}
    </Loaded>
  )
}

/** What holds a path back now; undefined when it is walked. */
function holding(path: PathView): MissingView | undefined {
  return path.steps.find((step) => step.id === path.ball)?.missing
}
