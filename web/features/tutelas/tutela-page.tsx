import { type ReactElement, useState } from 'react'
import { courtCriteria, type TutelaCodeList } from '#contract/tutela-content.ts'
import { addRuling, annulTutela, readTutela, tutelaDesk } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Form } from '#web/components/form.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, Section, SummaryList, type SummaryRow } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { ItemView } from '#web/components/prescription/content-view.tsx'
import type { Answers } from '#web/components/prescription/questions.ts'
import { fullName, kindName, scheduleLine, stateTags, totalLine } from '#web/components/prescription/words.ts'
import { Evidence } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextArea, TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDate, showDocument, showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

type Tutela = CallResult<typeof readTutela>

/** A ruling as it was loaded, what came later, and what may still be done with it. */
export function TutelaPage(): ReactElement {
  return <InContext title="Tutela">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const query = useEndpoint(readTutela, { params: { context: context.key, number: useParam('number') } })
  return (
    <Loaded query={query} heading="Tutela" lines={8}>
      {(view) => <View context={context} view={view} />}
    </Loaded>
  )
}

const row = (label: string, value: string | null | undefined): SummaryRow[] => (value ? [{ label, value }] : [])
const day = (value: string | null): string | null => value && showDate(value)
const yes = (value: boolean | null): string | null => (value === null ? null : value ? 'Sí' : 'No')

function View({ context, view }: { context: ContextView; view: Tutela }): ReactElement {
  const { content, professional } = view
  const { patient } = content
  const state = stateTags[view.state]
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
      <Breadcrumb
        trail={[
          { label: 'Tutelas', to: `${contextPath(context)}/cargar_tutela` },
          { label: showPrescriptionNumber(view.number) },
        ]}
      />
      <PageHead
        eyebrow={`Tutela ${showPrescriptionNumber(view.number)}`}
        title={fullName(patient)}
        tab="Tutela"
        lead={`Fallo ${content.rulingNumber} del ${showDate(content.rulingOn)}.`}
        {...(state ? { action: <Tag kind={state.kind}>{state.text}</Tag> } : {})}
      />
      <Cols
        asideLabel="Qué puede hacer"
        aside={
          <>
            {view.state === 4 && <AddRuling context={context} view={view} />}
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
            {view.state === 4 && <Annul context={context} view={view} />}
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
                  line={[`${kindName(one.kind)} ${number}`, totalLine(item), scheduleLine(item)]
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
              ...row('EPS', `${content.epsCode} · ${view.regime}`),
              ...row('Enfermedad huérfana', content.orphanDisease ? content.orphanCode : 'No'),
              ...row('Diagnóstico principal', content.mainDiagnosis),
              ...row(
                'Diagnósticos relacionados',
                [content.relatedDiagnosis1, content.relatedDiagnosis2].filter(Boolean).join(', '),
              ),
              ...row(
                'Diagnósticos que motivan',
                [content.motive1, content.motive2, content.motive3].filter(Boolean).join(', '),
              ),
              ...row('Justificación médica', content.medicalJustification),
              ...criteria,
            ]}
          />
        </Section>
        <Section title="Qué pasó">
          <Evidence
            items={[...view.timeline].reverse().map((event) => ({
              fact: event.what,
              text: [event.detail, event.who].filter(Boolean).join(' · '),
              source: showInstant(event.at),
              icon: 'clock' as const,
            }))}
          />
        </Section>
      </Cols>
    </>
  )
}

function AddRuling({ context, view }: { context: ContextView; view: Tutela }): ReactElement {
  const empty = { rulingNumber: '', rulingOn: '' }
  const form = usePageForm(empty)
  const act = useAct<typeof addRuling, typeof empty>(addRuling, {
    form,
    say: 'El fallo quedó agregado',
    done: () => form.reset(empty),
  })
  return (
    <section>
      <h2>Llegó otro fallo</h2>
      <Form
        form={form}
        act={act}
        label="Agregar un fallo"
        refusedTitle="No se agregó el fallo"
        onSubmit={(values) => act.run({ params: { context: context.key, number: view.number }, body: values })}
      >
        <TextField name="rulingNumber" label="Número del fallo" maxLength={30} autoComplete="off" />
        <DateField name="rulingOn" label="Fecha del fallo" />
        <Actions>
          <Button type="submit" kind="primary" busy={act.busy}>
            Agregar el fallo
          </Button>
        </Actions>
      </Form>
    </section>
  )
}

function Annul({ context, view }: { context: ContextView; view: Tutela }): ReactElement {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(annulTutela, { say: 'La tutela quedó anulada', done: () => setOpen(false) })
  return (
    <section>
      <h2>¿Se cargó por error?</h2>
      <Button kind="danger" onClick={() => setOpen(true)}>
        Anular…
      </Button>
      <ConfirmDialog
        open={open}
        title={`¿Anular la tutela ${showPrescriptionNumber(view.number)}?`}
        confirm="Anular ahora"
        cancel="No anular"
        danger
        busy={act.busy}
        problem={act.problem}
        onConfirm={() => void act.run({ params: { context: context.key, number: view.number }, body: { reason } })}
        onCancel={() => setOpen(false)}
      >
        <p>No se entregará nada de ella. Queda en el historial con su motivo.</p>
        <TextArea
          label="Motivo"
          hint="Al menos 5 letras."
          rows={3}
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
      </ConfirmDialog>
    </section>
  )
}
