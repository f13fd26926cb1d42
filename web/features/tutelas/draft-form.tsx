import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { itemKinds } from '#contract/capabilities.ts'
import { courtCriteria } from '#contract/tutela-content.ts'
import {
  createTutelaDraft,
  type tutelaDesk as deskEndpoint,
  discardTutelaDraft,
  type readTutelaDraft,
  registerTutela,
  saveTutelaDraft,
} from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Form } from '#web/components/form.tsx'
import { Section } from '#web/components/layout.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Ask, CatalogField, DocumentFields } from '#web/components/prescription/fields.tsx'
import { Refused } from '#web/components/refused.tsx'
import { SaveConflict, SaveWords } from '#web/components/save-state.tsx'
import { SelectField } from '#web/components/select.tsx'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { announce } from '#web/lib/announce.ts'
import { type CallResult, call } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'
import { useAutosave } from '#web/lib/use-autosave.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { emptyTutelaItem, type TutelaForm, tutelaContentOf, tutelaFormOf } from './draft.ts'
import styles from './tutelas.module.css'

type Desk = CallResult<typeof deskEndpoint>
type Draft = CallResult<typeof readTutelaDraft>

// The editor of an item, with the long code tables, comes once the page is there.
const loadItemEditor = () => import('./item-editor.tsx')
const TutelaItemEditor = lazy(loadItemEditor)

/** The sections of a ruling; the draft is saved while they are written. */
export function DraftForm(props: {
  context: ContextView
  draft: Draft
  desk: Desk
  /** Reads again what the server has. */
  reload: () => void
}): ReactElement {
  const { context, draft, desk } = props
  const base = `${contextPath(context)}/cargar_tutela`
  const former = draft.replaces
  const title = former ? 'Corregir una tutela' : 'Cargar una tutela'
  const navigate = useNavigate()
  const [first] = desk.epsCodes
  const params = { context: context.key, draftId: draft.draftId }
  const [stored] = useState(() => tutelaFormOf(draft.content))
  const form = usePageForm<TutelaForm>({
    ...stored,
    ...(draft.content.epsCode || desk.epsCodes.length !== 1 || !first ? {} : { epsCode: first.code }),
  } as never)
  useEffect(() => whenIdle(() => loadItemEditor().catch(() => undefined)), [])
  const saving = useAutosave(
    form,
    { ...draft, stored: tutelaContentOf(stored) },
    {
      contentOf: tutelaContentOf,
      save: (body) => call(saveTutelaDraft, { params, body }),
      closedBy: 'prescribing.tutela_draft_registered',
    },
  )
  const copy = useAct(createTutelaDraft, {
    done: ({ draftId }) => navigate({ to: `${base}/borradores/${draftId}` }),
    say: 'Copia guardada como otro borrador',
  })
  const items = useFieldArray({ control: form.control, name: 'items' as never })
  const act = useAct<typeof registerTutela, TutelaForm>(registerTutela, {
    form,
    say: former ? 'La corrección quedó guardada' : 'La tutela quedó guardada',
    done: ({ number }) => navigate({ to: `${base}/${number}` }),
  })
  const discard = useAct(discardTutelaDraft, { say: 'Borrador descartado', done: () => navigate({ to: base }) })
  const [discarding, setDiscarding] = useState(false)
  const orphan = form.watch('orphanDisease')
  const kinds = form.watch('items').map((item) => item.kind)
  return (
    <>
      <Breadcrumb
        trail={[
          { label: 'Tutelas', to: base },
          ...(former ? [{ label: showPrescriptionNumber(former), to: `${base}/${former}` }] : []),
          { label: title },
        ]}
      />
      <Form
        form={form}
        act={act}
        label="Tutela"
        refusedTitle={former ? 'No se guardó la corrección' : 'No se guardó la tutela'}
        head={
          <PageHead
            eyebrow={`${desk.epsName} · Régimen ${desk.regime}`}
            title={title}
            lead={
              former
                ? 'Cambie lo que está mal. El borrador se guarda solo.'
                : 'Copie el fallo por partes. El borrador se guarda solo.'
            }
          />
        }
        onSubmit={async () => {
          const version = await saving.flush()
          if (version !== null) await act.run({ params, body: { version } })
        }}
      >
        {former && (
          <Note>
            <p>
              Al guardar, la corrección recibe un número nuevo. La tutela {showPrescriptionNumber(former)} queda como
              modificada, y los fallos que se le agregaron pasan a la nueva.
            </p>
          </Note>
        )}
        <Section title="Paciente">
          <div className={styles.part}>
            <div className={styles.grid}>
              <div className={styles.wide}>
                <DocumentFields name="patient.document" label="Documento del paciente" />
              </div>
              <TextField name="patient.firstName" label="Primer nombre" maxLength={60} />
              <TextField name="patient.secondName" label="Segundo nombre" optional maxLength={60} />
              <TextField name="patient.firstSurname" label="Primer apellido" maxLength={60} />
              <TextField name="patient.secondSurname" label="Segundo apellido" optional maxLength={60} />
              <div className={styles.wide}>
                <DocumentFields
                  name="patient.mother"
                  label="Documento de la madre, de un recién nacido"
                  hint="Déjelo vacío si no aplica."
                />
              </div>
              <SelectField
                name="epsCode"
                label="Código de la EPS"
                placeholder="Elija"
                options={desk.epsCodes.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
              />
            </div>
          </div>
        </Section>
        <Section title="El fallo">
          <div className={styles.part}>
            <div className={styles.grid}>
              <TextField name="rulingNumber" label="Número del fallo" maxLength={30} autoComplete="off" />
              <DateField name="rulingOn" label="Fecha del fallo" />
              <DateField name="firstInstanceOn" label="Primera instancia" optional />
              <DateField name="secondInstanceOn" label="Segunda instancia" optional />
              <DateField name="courtOn" label="Corte Constitucional" optional />
              <DateField name="contemptOn" label="Desacato" optional />
            </div>
            <TextAreaField name="clarification" label="Aclaración del fallo" optional rows={3} maxLength={500} />
          </div>
        </Section>
        <Section title="Diagnósticos">
          <div className={styles.part}>
            <Ask name="orphanDisease" label="¿Es una enfermedad huérfana?" />
            {orphan === true && (
              <>
                <div>
                  <CatalogField name="orphanCode" catalog="huerfanas" label="Enfermedad huérfana" />
                </div>
                <Ask name="orphanIsMain" label="¿Es el diagnóstico principal?" />
              </>
            )}
            <div className={styles.grid}>
              <div>
                <CatalogField name="mainDiagnosis" catalog="cie10" label="Diagnóstico principal" />
              </div>
              <div>
                <CatalogField name="relatedDiagnosis1" catalog="cie10" label="Relacionado 1" optional />
              </div>
              <div>
                <CatalogField name="relatedDiagnosis2" catalog="cie10" label="Relacionado 2" optional />
              </div>
              <div>
                <CatalogField name="motive1" catalog="cie10" label="Motiva la solicitud 1" optional />
              </div>
              <div>
                <CatalogField name="motive2" catalog="cie10" label="Motiva la solicitud 2" optional />
              </div>
              <div>
                <CatalogField name="motive3" catalog="cie10" label="Motiva la solicitud 3" optional />
              </div>
            </div>
            <TextAreaField name="medicalJustification" label="Justificación médica" optional rows={3} maxLength={500} />
          </div>
        </Section>
        <Section title="Criterios de la Corte Constitucional">
          <div className={styles.part}>
            {courtCriteria.map((text, i) => (
              <Ask key={text} name={`courtCriterion${i + 1}`} label={text} />
            ))}
          </div>
        </Section>
        <Section title="Qué ordena">
          <div className={styles.part}>
            {kinds.map((kind, i) => (
              <section key={items.fields[i]?.id ?? i} className={styles.item} aria-label={`Ítem ${i + 1}`}>
                <div className="row between">
                  <h3>
                    {i + 1}. {itemKinds[kind]}
                  </h3>
                  <Button small icon="trash" onClick={() => items.remove(i)}>
                    {`Quitar el ítem ${i + 1}`}
                  </Button>
                </div>
                <Suspense fallback={<Skeleton lines={6} />}>
                  <TutelaItemEditor index={i} kind={kind} codes={desk.codes} />
                </Suspense>
              </section>
            ))}
            <fieldset className={styles.group} id="campo-items" tabIndex={-1}>
              <legend>Agregar un ítem</legend>
              <div className={styles.add}>
                {(Object.keys(itemKinds) as (keyof typeof itemKinds)[]).map((kind) => (
                  <Button key={kind} small icon="plus" onClick={() => items.append(emptyTutelaItem(kind) as never)}>
                    {itemKinds[kind]}
                  </Button>
                ))}
              </div>
            </fieldset>
          </div>
        </Section>
        <SaveConflict
          saving={saving}
          onReload={props.reload}
          copying={copy.busy}
          onCopy={() =>
            void copy.run({
              params: { context: context.key },
              body: { content: tutelaContentOf(form.getValues()), ...(former ? { replaces: former } : {}) },
            })
          }
        />
        {copy.problem && <Refused problem={copy.problem} />}
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            {former ? 'Guardar la corrección' : 'Guardar la tutela'}
          </Button>
          <Button
            onClick={async () => {
              if ((await saving.flush()) !== null) announce('Borrador guardado')
              await navigate({ to: base })
            }}
          >
            Seguir después
          </Button>
          <Button kind="danger" onClick={() => setDiscarding(true)}>
            Descartar el borrador
          </Button>
        </Actions>
        <p>
          <SaveWords saving={saving} closed="Esta tutela ya se guardó" />
        </p>
      </Form>
      <ConfirmDialog
        open={discarding}
        title="¿Descartar el borrador de la tutela?"
        confirm="Descartar ahora"
        cancel="No descartar"
        danger
        act={discard}
        onConfirm={() => void discard.run({ params })}
        onCancel={() => setDiscarding(false)}
      >
        <p>Se pierde lo escrito. Las tutelas guardadas no cambian.</p>
      </ConfirmDialog>
    </>
  )
}
