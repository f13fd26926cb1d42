import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { itemKinds } from '#contract/capabilities.ts'
import { courtCriteria } from '#contract/tutela-content.ts'
import {
  type tutelaDesk as deskEndpoint,
  discardTutelaDraft,
  type readTutelaDraft,
  registerTutela,
  saveTutelaDraft,
} from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Section } from '#web/components/layout.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Ask, CatalogField, DocumentFields } from '#web/components/prescription/fields.tsx'
import { Refused } from '#web/components/refused.tsx'
import { SelectField } from '#web/components/select.tsx'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { announce } from '#web/lib/announce.ts'
import { ApiProblem, type CallResult, call } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showHour } from '#web/lib/format.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { emptyTutelaItem, type TutelaForm, tutelaContentOf, tutelaFormOf } from './draft.ts'
import styles from './tutelas.module.css'

type Desk = CallResult<typeof deskEndpoint>
type Draft = CallResult<typeof readTutelaDraft>

// The editor of an item, with the long code tables, comes once the page is there.
const loadItemEditor = () => import('./item-editor.tsx')
const TutelaItemEditor = lazy(loadItemEditor)

const PAUSE_MS = 1_500

/** Saves what is typed after a pause; `flush` when it must be on the server now. A conflict stops it and is said. */
function useSaving(form: ReturnType<typeof usePageForm<TutelaForm>>, context: string, draft: Draft) {
  const version = useRef(draft.version)
  // What the server has may lack what the form fills in by itself: the first save always goes.
  const saved = useRef('')
  const running = useRef<Promise<boolean>>(Promise.resolve(true))
  const [state, setState] = useState<{ at: string; problem: ApiProblem | null }>({ at: draft.updatedAt, problem: null })
  const flush = useRef(async (): Promise<boolean> => true)
  flush.current = async () => {
    running.current = running.current.then(async () => {
      const content = tutelaContentOf(form.getValues())
      const text = JSON.stringify(content)
      if (text === saved.current) return true
      try {
        const answer = await call(saveTutelaDraft, {
          params: { context, draftId: draft.draftId },
          body: { version: version.current, content },
        })
        version.current = answer.version
        saved.current = text
        setState({ at: answer.updatedAt, problem: null })
        return true
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        setState((old) => ({ ...old, problem: error }))
        return false
      }
    })
    return running.current
  }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer)
        timer = setTimeout(() => void flush.current(), PAUSE_MS)
      },
    })
    return () => {
      stop()
      clearTimeout(timer)
      void flush.current()
    }
  }, [form])
  return { ...state, version, flush: () => flush.current() }
}

/** The sections of a ruling; the draft is saved while they are written. */
export function DraftForm({ context, draft, desk }: { context: ContextView; draft: Draft; desk: Desk }): ReactElement {
  const base = `${contextPath(context)}/cargar_tutela`
  const navigate = useNavigate()
  const [first] = desk.epsCodes
  const form = usePageForm<TutelaForm>({
    ...tutelaFormOf(draft.content),
    ...(draft.content.epsCode || desk.epsCodes.length !== 1 || !first ? {} : { epsCode: first.code }),
  } as never)
  useEffect(() => whenIdle(() => loadItemEditor().catch(() => undefined)), [])
  const saving = useSaving(form, context.key, draft)
  const items = useFieldArray({ control: form.control, name: 'items' as never })
  const act = useAct<typeof registerTutela, TutelaForm>(registerTutela, {
    form,
    say: 'La tutela quedó guardada',
    done: ({ number }) => navigate({ to: `${base}/${number}` }),
  })
  const discard = useAct(discardTutelaDraft, { say: 'Borrador descartado', done: () => navigate({ to: base }) })
  const params = { context: context.key, draftId: draft.draftId }
  const orphan = form.watch('orphanDisease')
  const kinds = form.watch('items').map((item) => item.kind)
  return (
    <>
      <Breadcrumb trail={[{ label: 'Tutelas', to: base }, { label: 'Cargar una tutela' }]} />
      <Form
        form={form}
        act={act}
        label="Tutela"
        refusedTitle="No se guardó la tutela"
        head={
          <PageHead
            eyebrow={`${desk.epsName} · Régimen ${desk.regime}`}
            title="Cargar una tutela"
            lead="Copie el fallo por partes. El borrador se guarda solo."
          />
        }
        onSubmit={async () => {
          if (await saving.flush()) await act.run({ params, body: { version: saving.version.current } })
        }}
      >
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
        {saving.problem && <Refused problem={saving.problem} />}
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            Guardar la tutela
          </Button>
          <Button
            onClick={async () => {
              if (await saving.flush()) announce('Borrador guardado')
              await navigate({ to: base })
            }}
          >
            Seguir después
          </Button>
          <Button kind="danger" busy={discard.busy} onClick={() => void discard.run({ params })}>
            Descartar el borrador
          </Button>
        </Actions>
        <p className="meta" role="status">
          Borrador guardado a las {showHour(saving.at)}
        </p>
      </Form>
    </>
  )
}
