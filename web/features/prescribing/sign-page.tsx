import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { prescriberDesk, readDraft, signDraft } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { ErrorSummary } from '#web/components/error-summary.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { AnswerList, headAnswers, ItemView } from '#web/components/prescription/content-view.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { countOf, fullName, itemName, kindName, missingWords } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { type ApiProblem, type CallResult, call } from '#web/lib/api.ts'
import { contextPath, whyPath } from '#web/lib/context-paths.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { Acceptance } from './acceptance.tsx'
import { AlreadySigned } from './already-signed.tsx'
import { formOf } from './draft.ts'
import { FactorDialog } from './factor-dialog.tsx'
import { entryOf, itemPrefix, sectionOfPath } from './paths.ts'
import { askCheck, type DraftCheck } from './use-check.ts'

/** Revisar y firmar: every answer, what is missing with its link, what the EPS could say, and the signature. */
export function SignPage(): ReactElement {
  return <InContext title="Revisar y firmar">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const draftId = useParam('draftId')
  const params = { context: context.key, draftId }
  const query = useQuery<{ draft: CallResult<typeof readDraft>; check: DraftCheck | null }, ApiProblem>({
    queryKey: ['prescribing.review', params],
    queryFn: async ({ signal }) => {
      const draft = await call(readDraft, { params }, signal)
      return { draft, check: draft.signed ? null : await askCheck(params, signal) }
    },
    gcTime: 0,
    staleTime: 'static',
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={query} heading="Revisar y firmar" lines={8}>
      {({ draft, check }) =>
        check ? (
          <Review context={context} draft={draft} check={check} />
        ) : (
          <AlreadySigned context={context} number={draft.signed ?? ''} />
        )
      }
    </Loaded>
  )
}

function Review(props: { context: ContextView; draft: CallResult<typeof readDraft>; check: DraftCheck }): ReactElement {
  const { context, draft, check } = props
  const content = formOf(draft.content)
  const params = { context: context.key, draftId: draft.draftId }
  const base = `${contextPath(context)}/prescribir/${draft.draftId}`
  const entry = entryOf(context)
  const navigate = useNavigate()
  const sign = useAct(signDraft, {
    say: ({ number }) => `Firmada. Número ${showPrescriptionNumber(number)}`,
    done: ({ number }) => navigate({ to: `${contextPath(context)}/prescripciones/${number}/firmada`, replace: true }),
  })
  const desk = useEndpoint(prescriberDesk, { params: { context: context.key } })
  const stale = sign.problem?.has('platform.second_factor_stale') ?? false
  const change = (path: string): string => {
    const section = sectionOfPath(path)
    return `${base}?item=${section === 'datos' ? 'datos' : section + 1}&campo=${path}`
  }
  const run = (): void => void sign.run({ params, body: { version: check.version } })
  const prohibited = check.checks.filter((one) => one.result === 'prohibited')
  const ready = check.issues.length === 0 && prohibited.length === 0
  return (
    <>
      <BackLink to={base}>Volver a escribir</BackLink>
      <ErrorSummary
        attempt={check.issues.length > 0 ? 1 : 0}
        title={missingWords(check.issues.length)}
        items={check.issues.map(({ path, text }) => ({
          text: itemPrefix(path, content.items) + text,
          onGo: () => {
            const section = sectionOfPath(path)
            void navigate({
              to: base,
              search: { item: section === 'datos' ? 'datos' : String(section + 1), campo: path },
            })
          },
        }))}
      />
      <PageHead
        eyebrow={entry.name}
        title="Revise y firme"
        lead={`Para ${fullName(content.patient) || 'el paciente'}. Después de firmar, no se cambia: se anula o se reemplaza.`}
      />
      {draft.replaces && (
        <Note kind="wait">
          <p>Al firmar, la prescripción {showPrescriptionNumber(draft.replaces)} queda anulada y esta la reemplaza.</p>
        </Note>
      )}
      <div className={styles.review}>
        <div>
          <Section title="Paciente y diagnóstico">
            <AnswerList answers={headAnswers(content, check.eps?.name)} change={change} />
          </Section>
          <Section
            title={content.items.length === 1 ? 'Qué prescribe' : `Qué prescribe: ${content.items.length} ítems`}
          >
            {content.items.map((item, i) => (
              <ItemView
                key={item.key}
                item={item}
                line={kindName(item.kind)}
                change={(field) => change(`items.${i}.${field}`)}
                tag={
                  check.checks.some((one) => one.item === i && one.result === 'board') ? (
                    <Tag kind="idle">Irá a junta</Tag>
                  ) : null
                }
              />
            ))}
          </Section>
        </div>
        <aside aria-label="Comprobaciones">
          <Acceptance
            checks={check.checks}
            missing={check.issues.length}
            nameOf={(i) => (content.items[i] ? itemName(content.items[i]) : `Ítem ${i + 1}`)}
          />
        </aside>
      </div>
      <Section title="Qué pasará al firmar">
        <ul>
          <li>Recibe un número y no se puede cambiar.</li>
          <li>Lo que va a junta espera su decisión; lo demás pasa a la EPS para su entrega.</li>
          <li>
            {desk.data
              ? `Durante ${countOf(String(desk.data.annulHours), 'hora')} puede anularla usted.`
              : 'Puede anularla usted mientras dura el plazo.'}
          </li>
        </ul>
      </Section>
      <div className={styles.end}>
        {sign.problem && !stale && <Refused problem={sign.problem} />}
        {sign.problem?.has('platform.version_conflict') && (
          <p>
            <Link to={base}>Abrir el borrador como quedó</Link>
          </p>
        )}
        {sign.problem?.status === 403 && !stale && (
          <p>
            <Link to={whyPath(context, entry.code)}>Ver por qué ahora no puede</Link>
          </p>
        )}
        {prohibited.length > 0 && (
          <Note kind="stop">
            <p>{prohibited.map((one) => one.text).join(' ')}</p>
          </Note>
        )}
        <Actions>
          {ready ? (
            <Button kind="primary" icon="pencil" busy={sign.busy} onClick={run}>
              Firmar {content.items.length === 1 ? '1 ítem' : `${content.items.length} ítems`}
            </Button>
          ) : (
            check.issues.length > 0 && (
              <LinkButton kind="primary" to={base}>
                Completar lo que falta
              </LinkButton>
            )
          )}
          <LinkButton kind={ready || check.issues.length > 0 ? 'secondary' : 'primary'} to={base}>
            Seguir escribiendo
          </LinkButton>
        </Actions>
      </div>
      <FactorDialog open={stale} minutes={desk.data?.factorMinutes} onClose={sign.clear} onProved={run} />
    </>
  )
}
