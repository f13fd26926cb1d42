import { Navigate, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useId, useRef, useState } from 'react'
import {
  type AffiliateView,
  createDraft,
  discardDraft,
  findPatient,
  prescriberDesk,
  templates as templatesEndpoint,
} from '#contract/prescribing.ts'
import { epsWords } from '#contract/spanish.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { FieldGroup } from '#web/components/field.tsx'
import { InContext, NotHere } from '#web/components/in-context.tsx'
import { Facts, Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Menu } from '#web/components/menu.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { cleanNumber, DocumentParts, type FormDocument } from '#web/components/prescription/document-parts.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { boardTags, stateTags } from '#web/components/prescription/tags.ts'
import { fullName, kindName, kinds } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { Tag, type TagKind } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { announce } from '#web/lib/announce.ts'
import { type ApiProblem, type CallResult, issueAt } from '#web/lib/api.ts'
import { contextEyebrow, contextPath, whyPath } from '#web/lib/context-paths.ts'
import { showAge, showDate, showDocument, showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { entryOf } from './paths.ts'
import { patientOf } from './patient.ts'

const titles = { prescribir: 'Prescribir', ordenar: 'Ordenar', transcribir: 'Transcribir' } as const
type Entry = keyof typeof titles

/** The start of who prescribes: a patient by her exact document, drafts to go on with, the last ten, templates. */
export function PrescriberHomePage(): ReactElement {
  return <EntryPage entry="prescribir" />
}

/** The same for who orders by a role that says so (D-08). */
export function OrdererHomePage(): ReactElement {
  return <EntryPage entry="ordenar" />
}

/** The same for who copies paper forms of contingency. */
export function TranscriberHomePage(): ReactElement {
  return <EntryPage entry="transcribir" />
}

function EntryPage({ entry }: { entry: Entry }): ReactElement {
  return (
    <InContext title={titles[entry]}>
      {(context) => {
        if (context.capabilities.some(({ code }) => code === entry)) return <Home context={context} entry={entry} />
        // One entry for both (D-08): its other address leads to the same page.
        const joined = context.capabilities.find(({ joins }) => joins?.includes(entry))
        return joined ? (
          <Navigate to={`${contextPath(context)}/${joined.code}`} replace />
        ) : (
          <NotHere context={context} capability={entry} />
        )
      }}
    </InContext>
  )
}

function Home({ context, entry }: { context: ContextView; entry: Entry }): ReactElement {
  const desk = useEndpoint(prescriberDesk, { params: { context: context.key } })
  const transcribing = entry === 'transcribir'
  return (
    <>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title={
          transcribing
            ? '¿De quién es el formato?'
            : entry === 'ordenar'
              ? '¿Para quién ordena?'
              : '¿A quién prescribe?'
        }
        tab={titles[entry]}
        lead="Busque por el documento exacto. Lo que empiece se guarda solo."
      />
      <FindPatient context={context} />
      <Loaded query={desk}>
        {(found) => (
          <>
            <Allowed desk={found} context={context} />
            <Drafts context={context} drafts={found.drafts} />
            <Recent context={context} recent={found.recent} />
          </>
        )}
      </Loaded>
      <OwnTemplates context={context} />
    </>
  )
}

type Desk = CallResult<typeof prescriberDesk>

/** What the profession allows, and what not: said before anything is typed. */
function Allowed({ desk, context }: { desk: Desk; context: ContextView }): ReactElement | null {
  const denied = kinds.filter(({ kind }) => !desk.kinds.includes(kind))
  if (denied.length === 0) return null
  return (
    <p className="meta" style={{ marginTop: 'var(--s-4)' }}>
      Como {desk.profession.name.toLowerCase()} puede prescribir:{' '}
      {desk.kinds.map((kind) => kindName(kind).toLowerCase()).join(', ')}.{' '}
      <Link to={whyPath(context, 'prescribir')}>¿Por qué no lo demás?</Link>
    </p>
  )
}

const affiliation: Record<AffiliateView['state'], { kind: TagKind; text: string }> = {
  activo: { kind: 'done', text: 'Afiliación activa' },
  suspendido: { kind: 'wait', text: 'Afiliación suspendida' },
  retirado: { kind: 'wait', text: 'Retirado de la EPS' },
  fallecido: { kind: 'stop', text: 'Figura como fallecido' },
}

interface Found {
  document: FormDocument
  patient: AffiliateView | null
  cutOn: string | null
}

function FindPatient({ context }: { context: ContextView }): ReactElement {
  const id = useId()
  const [document, setDocument] = useState<FormDocument>({ type: 'CC', number: '' })
  const [found, setFound] = useState<Found | null>(null)
  const [missing, setMissing] = useState(false)
  const answer = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const find = useAct(findPatient, {
    done: (result, args) => {
      const body = args.body as FormDocument
      setFound({ document: body, ...result })
      announce(result.patient ? `Encontramos a ${fullName(result.patient)}` : 'No está en la afiliación')
      setTimeout(() => answer.current?.focus(), 0)
    },
  })
  const start = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}`, search: { item: 'datos' } }),
  })

  function begin(): void {
    if (!found) return
    const patient = found.patient
      ? patientOf(found.patient)
      : {
          document: found.document,
          mismatchReason: '',
        }
    void start.run({
      params: { context: context.key },
      body: { content: { patient, orphanDisease: false } },
    })
  }
  const malformed = issueAt(find.problem, 'type', 'number')
  const wrong = missing ? 'Escriba el número del documento.' : malformed
  const patient = found?.patient
  const verb = entryOf(context).code === 'transcribir' ? 'Transcribir la de' : 'Prescribir a'
  return (
    <div className="stack">
      <form
        className={styles.finder}
        onSubmit={(event) => {
          event.preventDefault()
          const number = cleanNumber(document.number)
          setMissing(number === '')
          if (number === '') return
          setFound(null)
          void find.run({ params: { context: context.key }, body: { type: document.type, number } })
        }}
      >
        <FieldGroup id={id} label="Documento del paciente" error={wrong}>
          <DocumentParts id={id} value={document} onChange={setDocument} wrong={Boolean(wrong)} />
        </FieldGroup>
        <Button kind="primary" type="submit" icon="search" busy={find.busy}>
          Buscar paciente
        </Button>
      </form>
      {find.problem && !malformed && <Refused problem={find.problem} />}
      {found && (
        <section className={styles.found} ref={answer} tabIndex={-1} aria-label="Resultado de la búsqueda">
          {patient ? (
            <>
              <div className="row between">
                <h2>{fullName(patient)}</h2>
                <Tag kind={affiliation[patient.state].kind}>{affiliation[patient.state].text}</Tag>
              </div>
              <Facts
                items={[
                  { label: 'Documento', value: showDocument(patient.document) },
                  ...(patient.bornOn ? [{ label: 'Edad', value: showAge(patient.bornOn) }] : []),
                  { label: 'EPS', value: `${epsWords(patient.epsCode, patient.epsName)} · ${patient.regime}` },
                  ...(patient.municipality ? [{ label: 'Municipio', value: patient.municipality }] : []),
                ]}
              />
              <p className="meta">Afiliación, corte del {showDate(patient.cutOn)}</p>
              <Warnings patient={patient} context={context} />
            </>
          ) : (
            <>
              <h2>{showDocument(found.document)} no está en la afiliación</h2>
              <p>
                {found.cutOn ? `Corte del ${showDate(found.cutOn)}. ` : ''}Revise el número. Si está bien, puede
                prescribir: escriba sus datos y el motivo. La EPS puede negar la entrega.
              </p>
            </>
          )}
          {start.problem && <Refused problem={start.problem} />}
          <Actions>
            <Button kind="primary" busy={start.busy} onClick={begin}>
              {patient ? `${verb} ${patient.firstName} ${patient.firstSurname}` : 'Seguir con los datos escritos'}
            </Button>
          </Actions>
        </section>
      )}
    </div>
  )
}

/** What the doctor should know before she begins: it never stops her. */
function Warnings({ patient, context }: { patient: AffiliateView; context: ContextView }): ReactElement | null {
  const elsewhere = context.kind === 'eps' && context.regime !== null && context.regime !== patient.regime
  if (patient.state === 'activo' && !elsewhere) return null
  return (
    <Note kind={patient.state === 'fallecido' ? 'stop' : 'wait'}>
      {patient.state === 'fallecido' ? (
        <p>La afiliación dice que el paciente falleció. Compruebe la identidad antes de seguir.</p>
      ) : patient.state !== 'activo' ? (
        <p>La EPS puede negar la entrega. Confirme con el paciente cuál es su EPS.</p>
      ) : (
        <p>
          Este paciente es del régimen {patient.regime} y usted actúa en el {context.regime}. La EPS puede negar la
          entrega.
        </p>
      )}
    </Note>
  )
}

function Drafts({ context, drafts }: { context: ContextView; drafts: Desk['drafts'] }): ReactElement | null {
  const [dropping, setDropping] = useState<Desk['drafts'][number] | null>(null)
  const drop = useAct(discardDraft, { done: () => setDropping(null), say: 'Borrador descartado' })
  if (drafts.length === 0) return null
  return (
    <Section title="Borradores para seguir">
      <ul className={styles.cards}>
        {drafts.map((draft) => (
          <li key={draft.draftId} className={styles.card}>
            <div>
              <h3>
                <Link to={`${contextPath(context)}/prescribir/${draft.draftId}`}>
                  {draft.patientName ?? 'Sin paciente todavía'}
                </Link>
              </h3>
              <p className="meta">
                {draft.items === 1 ? '1 ítem' : `${draft.items} ítems`} · guardado el {showInstant(draft.updatedAt)}
                {draft.transcription && ' · transcripción'}
              </p>
            </div>
            <div>
              <LinkButton small to={`${contextPath(context)}/prescribir/${draft.draftId}`}>
                Seguir<span className="sr"> con {draft.patientName ?? 'este borrador'}</span>
              </LinkButton>
              <Button small kind="ghost" onClick={() => setDropping(draft)}>
                Descartar…<span className="sr"> el borrador de {draft.patientName ?? 'sin paciente'}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={dropping !== null}
        title={`¿Descartar el borrador de ${dropping?.patientName ?? 'sin paciente'}?`}
        confirm="Descartar ahora"
        cancel="No descartar"
        danger
        act={drop}
        onCancel={() => setDropping(null)}
        onConfirm={() => {
          if (dropping) void drop.run({ params: { context: context.key, draftId: dropping.draftId } })
        }}
      >
        <p>Lo que escribió en él no se podrá recuperar.</p>
      </ConfirmDialog>
    </Section>
  )
}

function Recent({ context, recent }: { context: ContextView; recent: Desk['recent'] }): ReactElement {
  const navigate = useNavigate()
  const [busy, setBusy] = useState<string | null>(null)
  const repeat = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}` }),
  })
  return (
    <Section title="Lo último que firmó aquí">
      {repeat.problem && <Refused problem={repeat.problem} />}
      {recent.length === 0 ? (
        <p className="muted">Cuando firme una prescripción, aparecerá aquí para repetirla.</p>
      ) : (
        <ul className={styles.cards}>
          {recent.map((one) => {
            const state = stateTags[one.state]
            const board =
              one.items.find((item) => item.boardState === 2) ?? one.items.find((item) => item.boardState === 4)
            return (
              <li key={one.number} className={styles.card}>
                <div>
                  <h3>
                    <Link to={`${contextPath(context)}/prescripciones/${one.number}`}>{one.patientName}</Link>
                  </h3>
                  <p>{one.items.map((item) => item.name).join(' · ')}</p>
                  <p className="meta">
                    {showPrescriptionNumber(one.number)} · {showInstant(one.prescribedAt)}
                  </p>
                </div>
                <div>
                  {one.state !== 4 && state && <Tag kind={state.kind}>{state.text}</Tag>}
                  {one.state === 4 && board && (
                    <Tag kind={boardTags[board.boardState]?.kind ?? 'wait'}>{boardTags[board.boardState]?.text}</Tag>
                  )}
                  <Button
                    small
                    icon="copy"
                    busy={repeat.busy && busy === one.number}
                    onClick={() => {
                      setBusy(one.number)
                      void repeat.run({ params: { context: context.key }, body: { repeat: one.number } })
                    }}
                  >
                    Repetir<span className="sr"> la de {one.patientName}</span>
                  </Button>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      {context.capabilities.some(({ code }) => code === 'ver_propias') && (
        <p style={{ marginTop: 'var(--s-4)' }}>
          <Link to={`${contextPath(context)}/ver_propias`}>Ver todas mis prescripciones</Link>
        </p>
      )}
    </Section>
  )
}

function OwnTemplates({ context }: { context: ContextView }): ReactElement | null {
  const list = useEndpoint(templatesEndpoint, { params: { context: context.key } })
  const navigate = useNavigate()
  const start = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}`, search: { item: 'datos' } }),
  })
  const found = list.data?.templates ?? []
  if (found.length === 0) return null
  return (
    <Section title="Sus plantillas">
      {start.problem && <Refused problem={start.problem as ApiProblem} />}
      <Menu
        label="Empezar desde una plantilla"
        items={found.slice(0, 6).map((one) => ({
          id: one.templateId,
          label: one.name,
          detail: one.kinds.map(kindName).join(', '),
          icon: 'copy',
          onClick: () => void start.run({ params: { context: context.key }, body: { templateId: one.templateId } }),
        }))}
      />
      <p style={{ marginTop: 'var(--s-3)' }}>
        <Link to={`${contextPath(context)}/plantillas`}>Administrar plantillas</Link>
      </p>
    </Section>
  )
}
