import type { ReactElement } from 'react'
import { prescriberDesk } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { LinkButton } from '#web/components/button.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { countOf } from '#web/components/prescription/words.ts'
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
        lead={`${query.data ? `Hasta ${countOf(String(query.data.annulHours), 'hora')} después de firmar` : 'Mientras dura el plazo'}, la anula usted. Luego, lo pide a la EPS con un motivo.`}
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
          <ul className={styles.cards} aria-label="Últimas prescripciones activas">
            {recent
              .filter((one) => one.state === 4)
              .map((one) => (
                <li key={one.number} className={styles.card}>
                  <div>
                    <h2>
                      <Link to={`${base}/prescripciones/${one.number}`}>{one.patientName}</Link>
                    </h2>
                    <p>{one.items.map((item) => item.name).join(' · ')}</p>
                    <p className="meta">
                      {showPrescriptionNumber(one.number)} · {showInstant(one.prescribedAt)}
                    </p>
                  </div>
                  <div>
                    <LinkButton small to={`${base}/prescripciones/${one.number}`}>
                      Ver y anular<span className="sr"> la de {one.patientName}</span>
                    </LinkButton>
                  </div>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <p style={{ marginTop: 'var(--s-4)' }}>
        <Link to={`${base}/ver_propias`}>Buscar otra en mis prescripciones</Link>
      </p>
    </>
  )
}
