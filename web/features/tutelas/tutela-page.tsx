import type { ReactElement } from 'react'
import type { Answers } from '#contract/prescription-questions.ts'
import type { Catalog } from '#contract/registries-catalogs.ts'
import { epsWords } from '#contract/spanish.ts'
import { courtCriteria, type TutelaCodeList } from '#contract/tutela-content.ts'
import { readTutela, tutelaDesk } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, Section, SummaryList, type SummaryRow } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { AnswerValue, KnownNames } from '#web/components/prescription/code-name.tsx'
import { ItemView } from '#web/components/prescription/content-view.tsx'
import { stateTags } from '#web/components/prescription/tags.ts'
import { WhatHappened } from '#web/components/prescription/what-happened.tsx'
import { amountLine, fullName, kindName, scheduleLine } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showDate, showDocument, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AnnulTutela } from './annul-tutela.tsx'
import { CorrectTutela } from './correct-tutela.tsx'
import { RulingForm } from './ruling-form.tsx'
import styles from './tutelas.module.css'

type Tutela = CallResult<typeof readTutela>

/** A ruling as it was loaded, what came later, and what may still be done with it. */
export function TutelaPage(): ReactElement {
  return <InContext title="Tutela">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const query = useEndpoint(readTutela, { params: { context: context.key, number: useParam('number') } })
  return (
    <Loaded query={query} heading="Tutela" lines={8}>
      {(view) => (
        <KnownNames names={view.codeNames}>
          <View context={context} view={view} />
        </KnownNames>
      )}
    </Loaded>
  )
}

const row = (label: string, value: string | null | undefined): SummaryRow[] => (value ? [{ label, value }] : [])
/** Codes of a catalogue, each with its name. */
const coded = (label: string, catalog: Catalog, ...codes: (string | null)[]): SummaryRow[] => {
  const value = codes.filter(Boolean).join(', ')
  return value ? [{ label, value: <AnswerValue answer={{ value, catalog }} /> }] : []
}
const day = (value: string | null): string | null => value && showDate(value)
const yes = (value: boolean | null): string | null => (value === null ? null : value ? 'Sí' : 'No')

function View({ context, view }: { context: ContextView; view: Tutela }): ReactElement {
  const { content, professional } = view
  const { patient } = content
  const state = stateTags[view.state]
  const list = `${contextPath(context)}/cargar_tutela`
  const { data: desk } = useEndpoint(tutelaDesk, { params: { context: context.key } })
  /** The types of an item, by their names while they have one. */
  const typesOf = (item: Tutela['content']['items'][number]): SummaryRow[] => {
    const named = (list: TutelaCodeList, code: number): string =>
      desk?.codes[list]?.find((one) => one.code === code)?.name ?? String(code)
    return [
      { label: 'Tipo de tutela', value: named('tipo_tutela', item.tutelaType) },
      ...(item.kind === 'M' ? row('Tipo de medicamento', named('tipo_medicamento', item.medicineType)) : []),
      ...(item.kind === 'P' ? row('Tipo de procedimiento', named('tipo_procedimiento', item.procedureType)) : []),
      ...(item.kind === 'P' || item.kind === 'D' ? row('Objetivo', item.purpose) : []),
    ]
  }
  const criteria = [
    content.courtCriterion1,
    content.courtCriterion2,
    content.courtCriterion3,
    content.courtCriterion4,
  ].flatMap((answer, i) => row(courtCriteria[i] ?? '', yes(answer)))
  return (
    <>
      <Breadcrumb trail={[{ label: 'Tutelas', to: list }, { label: showPrescriptionNumber(view.number) }]} />
      <PageHead
        eyebrow={`Tutela ${showPrescriptionNumber(view.number)}`}
        title={fullName(patient)}
        tab="Tutela"
        lead={`Fallo ${content.rulingNumber} del ${showDate(content.rulingOn)}.`}
        {...(state ? { action: <Tag kind={state.kind}>{state.text}</Tag> } : {})}
      />
      {(view.replacedBy || view.replaces) && (
        <div className={styles.links}>
          {view.replacedBy && (
            <Note>
              <p>
                La reemplaza la corrección{' '}
                <Link to={`${list}/${view.replacedBy}`}>{showPrescriptionNumber(view.replacedBy)}</Link>.
              </p>
            </Note>
          )}
          {view.replaces && (
            <Note>
              <p>
                Corrige la tutela <Link to={`${list}/${view.replaces}`}>{showPrescriptionNumber(view.replaces)}</Link>,
                que quedó como modificada.
              </p>
            </Note>
          )}
        </div>
      )}
      <Cols
        asideLabel="Qué puede hacer"
        aside={
          <>
            {view.state === 4 && <RulingForm context={context} number={view.number} />}
            <section>
              <h2>Quién la cargó</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'Profesional', value: professional.name },
                  { label: 'Documento', value: professional.document },
                  { label: 'Registro', value: professional.register },
                ]}
              />
            </section>
            {view.state === 4 && <CorrectTutela context={context} number={view.number} />}
            {view.state === 4 && <AnnulTutela context={context} number={view.number} />}
          </>
        }
      >
        <Section title={content.items.length === 1 ? 'Qué ordena' : `Qué ordena: ${content.items.length} ítems`}>
          {content.items.map((one, i) => {
            const item = one as unknown as Answers & { kind: typeof one.kind }
            const number = content.items.slice(0, i + 1).filter((other) => other.kind === one.kind).length
            return (
              <div key={`${one.kind}-${number}`}>
                <ItemView
                  item={item}
                  line={[`${kindName(one.kind)} ${number}`, amountLine(item), scheduleLine(item)]
                    .filter(Boolean)
                    .join(' · ')}
                />
                <SummaryList rows={typesOf(one)} />
              </div>
            )
          })}
        </Section>
        <Section title="El fallo">
          <SummaryList
            rows={[
              ...row('Número', content.rulingNumber),
              ...row('Fecha', day(content.rulingOn)),
              ...row('Primera instancia', day(content.firstInstanceOn)),
              ...row('Segunda instancia', day(content.secondInstanceOn)),
              ...row('Corte Constitucional', day(content.courtOn)),
              ...row('Desacato', day(content.contemptOn)),
              ...row('Aclaración', content.clarification),
              ...view.rulings.flatMap((ruling) =>
                row(
                  `Fallo adicional ${ruling.rulingNumber}`,
                  `${showDate(ruling.rulingOn)}, lo agregó ${ruling.addedBy}`,
                ),
              ),
            ]}
          />
        </Section>
        <Section title="Paciente y diagnóstico">
          <SummaryList
            rows={[
              ...row('Documento', showDocument(patient.document)),
              ...row('Madre del recién nacido', patient.mother && showDocument(patient.mother)),
              ...row('EPS', `${epsWords(content.epsCode, view.epsName)} · ${view.regime}`),
              ...(content.orphanDisease
                ? coded('Enfermedad huérfana', 'huerfanas', content.orphanCode)
                : row('Enfermedad huérfana', 'No')),
              ...coded('Diagnóstico principal', 'cie10', content.mainDiagnosis),
              ...coded('Diagnósticos relacionados', 'cie10', content.relatedDiagnosis1, content.relatedDiagnosis2),
              ...coded('Diagnósticos que motivan', 'cie10', content.motive1, content.motive2, content.motive3),
              ...row('Justificación médica', content.medicalJustification),
              ...criteria,
            ]}
          />
        </Section>
        <WhatHappened events={view.timeline} />
      </Cols>
    </>
  )
}
