import type { ReactElement } from 'react'
import { ownPrescription, type PrescriptionView, prescriptionPdf } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Confirmation, Section } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { H1 } from '#web/components/page-head.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { fullName, inOrder } from '#web/components/prescription/words.ts'
import { Tasks } from '#web/components/steps.tsx'
import { urlOf } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { nextOf } from './next.tsx'
import { startOf } from './paths.ts'

/** After signing: the number, what happens next with each item, and the paper. */
export function SignedPage(): ReactElement {
  return <InContext title="Prescripción firmada">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const number = useParam('number')
  const query = useEndpoint(ownPrescription, { params: { context: context.key, number } })
  return (
    <Loaded query={query} heading="Prescripción firmada">
      {(view) => <Done context={context} view={view} />}
    </Loaded>
  )
}

function Done({ context, view }: { context: ContextView; view: PrescriptionView }): ReactElement {
  const base = `${contextPath(context)}/prescripciones/${view.number}`
  return (
    <>
      <Confirmation
        heading={<H1 title="Prescripción firmada">La prescripción quedó firmada</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to={`${base}/documento`} icon="printer">
              Imprimir el documento
            </LinkButton>
            <LinkButton
              to={urlOf(prescriptionPdf, { params: { context: context.key, number: view.number } })}
              icon="download"
            >
              Descargar PDF
            </LinkButton>
          </Actions>
        }
      >
        <p>
          Número <span className={styles.bigNumber}>{showPrescriptionNumber(view.number)}</span>
        </p>
        <p>
          Para {fullName(view.content.patient)}. Firmada el {showInstant(view.prescribedAt)}
        </p>
      </Confirmation>
      <Section title="Qué sigue">
        <Tasks
          items={inOrder(view.items).map((item) => {
            const next = nextOf(view, item)
            return { id: `${item.kind}${item.number}`, title: item.name, tag: next.tag, text: next.text }
          })}
        />
      </Section>
      <div className={styles.end}>
        <Actions>
          <LinkButton kind="primary" to={startOf(context)}>
            {view.content.transcriptionReason ? 'Transcribir otro formato' : 'Prescribir a otro paciente'}
          </LinkButton>
          <LinkButton to={base}>Ver la prescripción</LinkButton>
        </Actions>
        {view.annulUntil && (
          <p className="meta">Si se equivocó, puede anularla hasta el {showInstant(view.annulUntil)}</p>
        )}
      </div>
    </>
  )
}
