import type { ReactElement } from 'react'
import { ownPrescription, type PrescriptionView, prescriptionPdf } from '#contract/prescribing.ts'
import type { Answers } from '#contract/prescription-questions.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Mark } from '#web/components/icon.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { BackLink, H1 } from '#web/components/page-head.tsx'
import { answersOf } from '#web/components/prescription/answers.ts'
import { AnswerValue, KnownNames } from '#web/components/prescription/code-name.tsx'
import { headAnswers } from '#web/components/prescription/content-view.tsx'
import { boardTagOf } from '#web/components/prescription/tags.ts'
import { itemName, kindName, rowsOf, totalLine } from '#web/components/prescription/words.ts'
import { urlOf } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { useQr } from '#web/lib/use-qr.ts'
import styles from './document.module.css'

/** The prescription as paper: its own layout, letter, black on white, with the QR that leads to its public verification. */
export function DocumentPage(): ReactElement {
  return <InContext title="Documento de la prescripción">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const number = useParam('number')
  const query = useEndpoint(ownPrescription, { params: { context: context.key, number } })
  return (
    <Loaded query={query} heading="Documento de la prescripción" lines={8}>
      {(view) => (
        <>
          <div className={`no-print ${styles.bar}`}>
            <BackLink to={`${contextPath(context)}/prescripciones/${number}`}>Volver a la prescripción</BackLink>
            <Actions>
              <Button kind="primary" icon="printer" onClick={() => window.print()}>
                Imprimir
              </Button>
              <LinkButton icon="download" to={urlOf(prescriptionPdf, { params: { context: context.key, number } })}>
                Descargar PDF
              </LinkButton>
            </Actions>
          </div>
          <KnownNames names={view.codeNames}>
            <Sheet view={view} />
          </KnownNames>
        </>
      )}
    </Loaded>
  )
}

/** Where anybody compares the paper with what was signed. */
function verifyAddress(view: { number: string; verificationCode: string }): string {
  const query = new URLSearchParams({ numero: view.number, codigo: view.verificationCode })
  return `${window.location.origin}/verificar?${query.toString()}`
}

function Sheet({ view }: { view: PrescriptionView }): ReactElement {
  const address = verifyAddress(view)
  const qr = useQr(address, 360)
  const { content, provider, prescriber } = view
  const rows = rowsOf(content.items, view.items)
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <p className={styles.brand}>
            <span className={styles.mark}>
              <Mark />
            </span>
            <span>
              Open<b>MIPRES</b>
            </span>
          </p>
          <H1 className={styles.title} title={`Documento ${showPrescriptionNumber(view.number)}`}>
            Prescripción {showPrescriptionNumber(view.number)}
          </H1>
          <p>
            {showInstant(view.prescribedAt)}
            {view.state !== 4 && <b className={styles.stamp}> {view.state === 2 ? 'ANULADA' : 'MODIFICADA'}</b>}
          </p>
        </div>
        <div className={styles.qr}>
          <span className={styles.qrBox}>
            {qr && <img src={qr} alt="Código QR: lleva a la verificación pública de este documento" />}
          </span>
          <p>
            Código <b className="code">{view.verificationCode}</b>
          </p>
        </div>
      </header>
      <section>
        <h2>Prestador</h2>
        <p>
          {provider.name} · {provider.document} · habilitación {provider.code}
        </p>
        <p>{[provider.address, provider.municipality, provider.phone].filter(Boolean).join(' · ')}</p>
      </section>
      <section>
        <h2>Paciente y diagnóstico</h2>
        <dl className={styles.facts}>
          {headAnswers(content, view.epsName).map((answer) => (
            <div key={answer.field}>
              <dt>{answer.label}</dt>
              <dd>
                <AnswerValue answer={answer} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {content.items.map((item, i) => {
        const row = rows[i]
        return (
          <section key={`${item.kind}-${row?.number ?? i}`} className={styles.item}>
            <h2>
              {kindName(item.kind)} {row?.number}
            </h2>
            <p className={styles.name}>
              <b>{itemName(item as unknown as Answers)}</b>
              <span>{totalLine(item as unknown as Answers)}</span>
            </p>
            <dl className={styles.facts}>
              {answersOf(item as unknown as Answers & { kind: typeof item.kind })
                .filter(({ field }) => !['totalQuantity'].includes(field))
                .map((answer) => (
                  <div key={answer.field}>
                    <dt>{answer.label}</dt>
                    <dd>
                      <AnswerValue answer={answer} />
                    </dd>
                  </div>
                ))}
              <div>
                <dt>Junta de profesionales</dt>
                <dd>{boardTagOf(view.state, row?.boardState ?? 1)?.text}</dd>
              </div>
            </dl>
          </section>
        )
      })}
      <footer className={styles.signer}>
        <p>
          <b>{prescriber.name}</b>
        </p>
        <p>
          {prescriber.profession} · {prescriber.document} · registro {prescriber.register || 'sin número'}
        </p>
        <p>Firmada con segundo factor. Verifíquela en {address.split('?')[0]} con el número y el código.</p>
      </footer>
    </article>
  )
}
