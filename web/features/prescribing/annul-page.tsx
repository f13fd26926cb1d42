import type { ReactElement } from 'react'
import { prescriberDesk } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { InContext } from '#web/components/in-context.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Menu } from '#web/components/menu.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { contextPath } from '#web/lib/context-paths.ts'
import { showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

/** The entry of annulling: the last active ones; the act is on each one's own page. */
export function AnnulEntryPage(): ReactElement {
  return <InContext title="Anular una prescripción">{(context) => <Choose context={context} />}</InContext>
}

function Choose({ context }: { context: ContextView }): ReactElement {
  const query = useEndpoint(prescriberDesk, { params: { context: context.key } })
  const base = contextPath(context)
  return (
    <>
      <PageHead
        title="¿Cuál va a anular?"
        tab="Anular una prescripción"
        lead="Dentro de 24 horas la anula usted. Después, lo pide a la EPS con un motivo."
      />
      <Loaded
        query={query}
        empty={({ recent }) =>
          recent.every((one) => one.state !== 4) && (
            <Empty icon="check" title="No hay ninguna activa entre las últimas">
              Si la que busca es más antigua, ábrala desde sus prescripciones.
            </Empty>
          )
        }
      >
        {({ recent }) => (
          <Menu
            label="Últimas prescripciones activas"
            items={recent
              .filter((one) => one.state === 4)
              .map((one) => ({
                id: one.number,
                label: one.patientName,
                detail: `${one.items.map((item) => item.name).join(' · ')}. ${showPrescriptionNumber(one.number)}, ${showInstant(one.prescribedAt)}`,
                icon: 'document',
                to: `${base}/prescripciones/${one.number}`,
              }))}
          />
        )}
      </Loaded>
      <p>
        <Link to={`${base}/ver_propias`}>Buscar otra en mis prescripciones</Link>
      </p>
    </>
  )
}
