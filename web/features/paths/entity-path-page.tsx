import type { ReactElement } from 'react'
import { entityPath } from '#contract/users-paths.ts'
import { LinkButton } from '#web/components/button.tsx'
import { EntityPath } from '#web/components/entity-path.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { showNit } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

/** What an entity has and lacks, for its representative and its delegates. */
export function EntityPathPage(): ReactElement {
  return (
    <SignedIn title="Camino de la entidad">
      <OneEntityPath />
    </SignedIn>
  )
}

function OneEntityPath(): ReactElement {
  const entityId = useParam('entityId')
  const query = useEndpoint(entityPath, { params: { entityId } })
  return (
    <Loaded query={query} heading="Camino de la entidad" lines={10}>
      {({ entity, representative }) => (
        <>
          <PageHead
            eyebrow={`NIT ${showNit(entity.nit, entity.dv)}${entity.representative ? ` · Representa ${entity.representative}` : ''}`}
            title={`El camino de ${entity.name}`}
            lead="Qué está hecho, qué falta y quién lo tiene, por cada capacidad."
            {...(representative
              ? {
                  action: (
                    <LinkButton to={`/mi-seguridad-social/entidades/${entityId}/autorizados`}>
                      Administrar Autorizados
                    </LinkButton>
                  ),
                }
              : {})}
          />
          <EntityPath entityId={entityId} />
          {entity.state === 'registrada' && (
            <p style={{ marginTop: 'var(--s-5)' }}>
              <Link to={`/entidades/${entityId}/historial`}>Ver el historial de la entidad</Link>
            </p>
          )}
        </>
      )}
    </Loaded>
  )
}
