import { type ReactElement, useState } from 'react'
import { type BoardCaseKey, boardCase, boardKinds } from '#contract/juntas.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos, boardModalities } from '#contract/mipres-codes/short-lists.ts'
import { epsWords } from '#contract/spanish.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, Section, SummaryList } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { AnswerValue, KnownNames } from '#web/components/prescription/code-name.tsx'
import { ItemView } from '#web/components/prescription/content-view.tsx'
import { amountLine, fullName, scheduleLine } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showAge, showDate, showDeadline, showDocument, showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { DecideForm } from './decide-form.tsx'
import { boardStateTags, dueWords } from './words.ts'

type Case = CallResult<typeof boardCase>

/** One item before the board: what it is, for whom, why; and the act that decides it. */
export function BoardCasePage(): ReactElement {
  return <InContext title="Ítem para la junta">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const kind = useParam('kind')
  const key = {
    number: useParam('number'),
    kind: boardKinds.find((one) => one === kind) ?? 'S',
    item: Number(useParam('item')),
  }
  const query = useEndpoint(boardCase, { params: { context: context.key, ...key } })
  return (
    <Loaded query={query} heading="Ítem para la junta" lines={8}>
      {(found) => (
        <KnownNames names={found.codeNames}>
          <View context={context} view={found} caseKey={key} />
        </KnownNames>
      )}
    </Loaded>
  )
}

function View({ context, view, caseKey }: { context: ContextView; view: Case; caseKey: BoardCaseKey }): ReactElement {
  const [said, setSaid] = useState<string | null>(null)
  const base = `${contextPath(context)}/decidir_junta`
  const tag = boardStateTags[view.state]
  const { patient } = view
  return (
    <>
      <Breadcrumb trail={[{ label: 'Junta', to: base }, { label: view.itemName }]} />
      <PageHead
        eyebrow={`Prescripción ${showPrescriptionNumber(view.number)}`}
        title={view.itemName}
        lead={
          view.state === 'pendiente'
            ? `${dueWords(view.dueAt)}: ${view.overdue ? 'tenía plazo ' : ''}${showDeadline(view.dueAt)}.`
            : `Cerrado el ${showInstant(view.closedAt ?? view.openedAt)}`
        }
        action={<Tag kind={tag.kind}>{tag.text}</Tag>}
      />
      <Cols
        asideLabel="El paciente y la prescripción"
        aside={
          <>
            <section>
              <h2>Paciente</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'Nombre', value: fullName(patient) },
                  { label: 'Documento', value: showDocument(patient.document) },
                  ...(patient.bornOn ? [{ label: 'Edad', value: showAge(patient.bornOn) }] : []),
                  { label: 'EPS', value: `${epsWords(view.epsCode, view.epsName)} · ${view.regime}` },
                  {
                    label: 'Diagnósticos',
                    value:
                      view.diagnoses.length > 0 ? (
                        <AnswerValue answer={{ value: view.diagnoses.join(', '), catalog: 'cie10' }} />
                      ) : (
                        'Enfermedad huérfana'
                      ),
                  },
                ]}
              />
            </section>
            <section>
              <h2>Prescripción</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'Prescribió', value: view.prescriberName },
                  { label: 'IPS', value: view.providerName },
                  { label: 'Ámbito', value: codeName(ambitos, view.ambito) },
                  { label: 'Llegó a la junta', value: showInstant(view.openedAt) },
                ]}
              />
            </section>
          </>
        }
      >
        {said && (
          <Note kind="done" alert>
            <p>{said}</p>
          </Note>
        )}
        {view.blocked && view.state === 'pendiente' && (
          <Note kind="stop">
            <p>{view.blocked}</p>
          </Note>
        )}
        <Section title="Qué se pide">
          <ItemView
            item={view.content}
            line={[scheduleLine(view.content), amountLine(view.content)].filter(Boolean).join(' · ')}
          />
        </Section>
        {view.quorumVotes.length > 0 && view.votes.quorum > 1 && (
          <Section title={`Votos: ${view.quorumVotes.length} de ${view.votes.quorum}`}>
            <SummaryList
              rows={view.quorumVotes.map((vote) => ({
                label: vote.name,
                value: `${vote.approves ? 'Aprueba' : 'No aprueba'}. ${vote.technicalJustification}`,
              }))}
            />
          </Section>
        )}
        {view.decision && (
          <Section title="Acta de la junta">
            <SummaryList
              rows={[
                { label: 'Decisión', value: tag.text },
                { label: 'Acta', value: `${view.decision.actNumber}, ${showDate(view.decision.actOn)}` },
                { label: 'Modalidad', value: codeName(boardModalities, view.decision.mode) },
                { label: 'Justificación técnica', value: view.decision.technicalJustification },
                ...(view.decision.observations ? [{ label: 'Observaciones', value: view.decision.observations }] : []),
              ]}
            />
            <Actions>
              <LinkButton to={base}>Volver a la bandeja</LinkButton>
            </Actions>
          </Section>
        )}
        {view.state === 'pendiente' && !view.blocked && (
          <DecideForm
            context={context}
            caseKey={caseKey}
            prescriberName={view.prescriberName}
            quorum={view.votes.quorum}
            done={setSaid}
          />
        )}
      </Cols>
    </>
  )
}
