import type { ReactElement } from 'react'
import { readOwnClaim } from '#contract/identity-entities.ts'
import { Ball } from '#web/components/ball.tsx'
import { LinkButton } from '#web/components/button.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { showDate, showInstant, showNit } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { authorizedPage, capacityList, causeTexts } from './words.ts'

/** What became of a registration one asked for, and what comes next. */
export function ClaimPage(): ReactElement {
  const claimId = useParam('claimId')
  const query = useEndpoint(readOwnClaim, { params: { claimId } })
  return (
    <>
      <BackLink to="/mi-seguridad-social/entidades">Sus entidades</BackLink>
      <Loaded query={query} heading="Registro de la entidad" lines={8}>
        {(claim) => (
          <div className="stack">
            <PageHead eyebrow={`NIT ${showNit(claim.nit, claim.dv)}`} title={claim.name} />
            {claim.state === 'en_revision' ? (
              <Ball
                kind="wait"
                label="Espera al operador"
                title="El operador revisa su registro"
                who={{ name: 'Operador de OpenMIPRES', role: 'Revisa los registros de entidades' }}
                facts={[{ label: 'Lo tiene desde', value: showDate(claim.submittedAt) }]}
              >
                <p>Le avisaremos por correo y en Avisos. Mientras tanto no tiene que hacer nada.</p>
              </Ball>
            ) : claim.state === 'rechazada' ? (
              <Ball
                kind="you"
                title="El registro no fue aceptado"
                actions={
                  <LinkButton kind="primary" to="/mi-seguridad-social/registrar-entidad">
                    Corregir y enviar de nuevo
                  </LinkButton>
                }
              >
                <p>Motivo: {claim.reason}</p>
              </Ball>
            ) : (
              <Ball
                kind="done"
                title={`Usted representa a ${claim.name}`}
                actions={
                  <LinkButton kind="primary" to={authorizedPage(claim.entityId)}>
                    Nombrar quién la administra
                  </LinkButton>
                }
              />
            )}
            <SummaryList
              rows={[
                { label: 'Qué es', value: capacityList(claim.capacities) },
                { label: 'Su cargo', value: claim.position },
                { label: 'Pedido', value: showInstant(claim.submittedAt) },
                ...(claim.decidedAt ? [{ label: 'Decidido', value: showInstant(claim.decidedAt) }] : []),
                ...(claim.cause ? [{ label: 'Por qué se revisa', value: causeTexts[claim.cause] ?? claim.cause }] : []),
              ]}
            />
            <p>
              <Link to={`/entidades/${claim.entityId}/camino`}>Ver todo el camino de la entidad</Link>
            </p>
          </div>
        )}
      </Loaded>
    </>
  )
}
