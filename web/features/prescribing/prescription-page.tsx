import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import {
  annulPrescription,
  askAnnulment,
  createDraft,
  ownPrescription,
  type PrescriptionView,
  prescriptionPdf,
} from '#contract/prescribing.ts'
import { epsWords } from '#contract/spanish.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, Facts } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Prescribed } from '#web/components/prescription/prescribed.tsx'
import { stateTags } from '#web/components/prescription/tags.ts'
import { fullName } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import { urlOf } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showDocument, showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { isDirected, nextOf } from './next.tsx'
import { startOf } from './paths.ts'

/** One prescription of hers: how it stands, each item, what happened, and what she may still do. */
export function PrescriptionPage(): ReactElement {
  return <InContext title="Prescripción">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const number = useParam('number')
  const query = useEndpoint(ownPrescription, { params: { context: context.key, number } })
  return (
    <Loaded query={query} heading="Prescripción" lines={8}>
      {(view) => <View context={context} view={view} />}
    </Loaded>
  )
}

const may = (context: ContextView, ...capabilities: string[]): boolean =>
  context.capabilities.some(({ code }) => capabilities.includes(code))

/** '23 h 20 min' until a moment; null when it is over. */
function timeLeft(until: string, at: string = now()): string | null {
  const minutes = Math.floor((Date.parse(until) - Date.parse(at)) / 60_000)
  if (minutes < 0) return null
  const hours = Math.floor(minutes / 60)
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}

function View({ context, view }: { context: ContextView; view: PrescriptionView }): ReactElement {
  const { content } = view
  const base = contextPath(context)
  const navigate = useNavigate()
  const state = stateTags[view.state]
  const draft = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${base}/prescribir/${draftId}` }),
  })
  const writes = may(context, 'prescribir', 'ordenar', 'transcribir')
  const path = `${base}/prescripciones/${view.number}`
  return (
    <>
      <Breadcrumb
        trail={[
          may(context, 'ver_propias')
            ? { label: 'Mis prescripciones', to: `${base}/ver_propias` }
            : { label: 'Transcribir', to: startOf(context) },
          { label: fullName(content.patient) },
        ]}
      />
      <PageHead
        title={showPrescriptionNumber(view.number)}
        tab={`Prescripción ${showPrescriptionNumber(view.number)}`}
        action={
          <div className="row">
            <LinkButton small icon="printer" to={`${path}/documento`}>
              Documento
            </LinkButton>
            <LinkButton
              small
              icon="download"
              to={urlOf(prescriptionPdf, { params: { context: context.key, number: view.number } })}
            >
              PDF
            </LinkButton>
            {writes && (
              <Button
                small
                icon="copy"
                busy={draft.busy}
                onClick={() => void draft.run({ params: { context: context.key }, body: { repeat: view.number } })}
              >
                Repetir
              </Button>
            )}
          </div>
        }
      >
        <Facts
          items={[
            { label: 'Estado', value: state ? <Tag kind={state.kind}>{state.text}</Tag> : String(view.state) },
            { label: 'Paciente', value: `${fullName(content.patient)} · ${showDocument(content.patient.document)}` },
            { label: 'EPS', value: `${epsWords(content.patient.epsCode, view.epsName)} · ${content.patient.regime}` },
            {
              label: content.transcriptionReason ? 'Transcrita' : 'Firmada',
              value: showInstant(view.prescribedAt),
            },
          ]}
        />
      </PageHead>
      {draft.problem && <Refused problem={draft.problem} />}
      {view.replacedBy && (
        <Note kind="info">
          <p>
            La reemplazó{' '}
            <Link to={`${base}/prescripciones/${view.replacedBy}`}>{showPrescriptionNumber(view.replacedBy)}</Link>.
          </p>
        </Note>
      )}
      {view.replaces && (
        <Note kind="info">
          <p>
            Reemplaza a{' '}
            <Link to={`${base}/prescripciones/${view.replaces}`}>{showPrescriptionNumber(view.replaces)}</Link>, que
            quedó anulada.
          </p>
        </Note>
      )}
      <Cols asideLabel="Qué puede hacer" aside={<Mistake context={context} view={view} />}>
        <Prescribed view={view} {...(view.state === 4 ? { next: (row) => nextOf(view, row).text } : {})} />
      </Cols>
    </>
  )
}

/** ¿Se equivocó? Annul while there is time, ask for it afterwards, or write another that replaces it. */
function Mistake({ context, view }: { context: ContextView; view: PrescriptionView }): ReactElement {
  const [asking, setAsking] = useState<'annul' | 'request' | null>(null)
  const [reason, setReason] = useState('')
  const navigate = useNavigate()
  const params = { context: context.key, number: view.number }
  const close = (): void => {
    act.clear()
    setAsking(null)
    setReason('')
  }
  const annul = useAct(annulPrescription, { done: close, say: 'La prescripción quedó anulada' })
  const request = useAct(askAnnulment, { done: close, say: 'La anulación quedó pedida a la EPS' })
  const replace = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}` }),
  })
  const left = view.annulUntil ? timeLeft(view.annulUntil) : null
  const act = asking === 'request' ? request : annul
  // Who copied a paper form takes back what was copied wrong.
  if (view.state !== 4 || !may(context, 'anular_propia', 'transcribir'))
    return (
      <section>
        <h2>Qué puede hacer</h2>
        <p className="muted">
          {view.state === 4 ? 'Este rol solo la consulta.' : 'Ya no está activa. Puede repetirla en una nueva.'}
        </p>
      </section>
    )
  return (
    <section className="stack">
      <h2>¿Se equivocó?</h2>
      {left && isDirected(view) ? (
        <p className="muted">
          Ya está direccionada. Para anularla o reemplazarla, pida a la EPS que anule primero el direccionamiento.
        </p>
      ) : left ? (
        <>
          <p className="muted">
            Puede anularla usted hasta el {showInstant(view.annulUntil ?? '')} Quedan <b>{left}</b>.
          </p>
          <Button kind="danger" onClick={() => setAsking('annul')}>
            Anular…
          </Button>
          <Button
            icon="pencil"
            busy={replace.busy}
            onClick={() =>
              void replace.run({
                params: { context: context.key },
                body: { repeat: view.number, replaces: view.number },
              })
            }
          >
            Reemplazar con otra
          </Button>
          <p className="meta">Reemplazar copia todo en un borrador. Esta se anula al firmar la nueva.</p>
        </>
      ) : (
        <>
          <p className="muted">Ya pasó el plazo para anularla usted. La EPS puede anularla con un motivo.</p>
          <Button onClick={() => setAsking('request')}>Pedir la anulación…</Button>
        </>
      )}
      {replace.problem && <Refused problem={replace.problem} />}
      <Dialog
        open={asking !== null}
        title={asking === 'request' ? '¿Pedir la anulación a la EPS?' : '¿Anular esta prescripción?'}
        onClose={close}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void act.run({ params, body: { reason } })
          }}
        >
          <p>
            {asking === 'request'
              ? 'La EPS del paciente decide. Mientras tanto sigue activa.'
              : 'No se entregará nada de ella. Queda en el historial con su motivo.'}
          </p>
          {act.problem && <Refused problem={act.problem} />}
          <TextArea
            label="Motivo"
            hint="Al menos 5 letras."
            rows={3}
            maxLength={300}
            value={reason}
            onChange={setReason}
          />
          <Actions>
            <Button kind={asking === 'request' ? 'primary' : 'danger'} type="submit" busy={act.busy}>
              {asking === 'request' ? 'Pedir ahora' : 'Anular ahora'}
            </Button>
            <Button onClick={close}>{asking === 'request' ? 'No pedir' : 'No anular'}</Button>
          </Actions>
        </form>
      </Dialog>
    </section>
  )
}
