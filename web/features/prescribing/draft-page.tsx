import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { FormProvider, useWatch } from 'react-hook-form'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos } from '#contract/mipres-codes/short-lists.ts'
import type { ItemKind } from '#contract/capabilities.ts'
import { createDraft, prescriberDesk, readDraft } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { ErrorSummary } from '#web/components/error-summary.tsx'
import { Icon } from '#web/components/icon.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded, Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { H1 } from '#web/components/page-head.tsx'
import { CodeName } from '#web/components/prescription/code-name.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { fullName, itemName, kindName, kinds, missingWords, warningWords } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { announce } from '#web/lib/announce.ts'
import { type ApiProblem, type CallResult, call } from '#web/lib/api.ts'
import { contextPath, whyPath } from '#web/lib/context-paths.ts'
import { fieldId, usePageForm } from '#web/lib/form.ts'
import { showAge, showDocument, showHour, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { Acceptance } from './acceptance.tsx'
import { contentOf, type DraftForm, emptyItem, type FormItem, formOf } from './draft.ts'
import type { EditorProps } from './editor-parts.tsx'
import { ItemList } from './item-list.tsx'
import { itemPrefix, sectionOfPath, startOf } from './paths.ts'
import { type SaveState, useAutosave } from './use-autosave.ts'
import { askCheck, useCheck } from './use-check.ts'

// Each kind of item in a chunk of its own: the page opens with what every prescription needs.
const editors: Record<ItemKind, React.LazyExoticComponent<(props: EditorProps) => ReactElement>> = {
  M: lazy(() => import('./medicine-editor.tsx').then((m) => ({ default: m.MedicineEditor }))),
  P: lazy(() => import('./procedure-editor.tsx').then((m) => ({ default: m.ProcedureEditor }))),
  D: lazy(() => import('./device-editor.tsx').then((m) => ({ default: m.DeviceEditor }))),
  N: lazy(() => import('./nutrition-editor.tsx').then((m) => ({ default: m.NutritionEditor }))),
  S: lazy(() => import('./service-editor.tsx').then((m) => ({ default: m.ServiceEditor }))),
}

const PatientEditor = lazy(() => import('./patient-editor.tsx').then((m) => ({ default: m.PatientEditor })))
const UseTemplate = lazy(() => import('./template-dialogs.tsx').then((m) => ({ default: m.UseTemplate })))
const SaveTemplate = lazy(() => import('./template-dialogs.tsx').then((m) => ({ default: m.SaveTemplate })))

/** Prescribir: the patient, what she has, and each item; saved while it is written, at an address of its own. */
export function DraftPage(): ReactElement {
  return <InContext title="Prescribir">{(context) => <OneDraft context={context} />}</InContext>
}

function OneDraft({ context }: { context: ContextView }): ReactElement {
  const draftId = useParam('draftId')
  const params = { context: context.key, draftId }
  const [round, setRound] = useState(0)
  // Never from a cache: what another page saved since must not be taken for a conflict.
  const query = useQuery<CallResult<typeof readDraft>, ApiProblem>({
    queryKey: ['prescribing.read_draft', params, round],
    queryFn: ({ signal }) => call(readDraft, { params }, signal),
    gcTime: 0,
    staleTime: 'static',
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={query} heading="Prescribir" lines={8}>
      {(draft) =>
        draft.signed ? (
          <Signed context={context} number={draft.signed} />
        ) : (
          <Editor key={`${draftId}:${round}`} context={context} draft={draft} reload={() => setRound((n) => n + 1)} />
        )
      }
    </Loaded>
  )
}

/** The draft was signed already, here or on another computer. */
function Signed({ context, number }: { context: ContextView; number: string }): ReactElement {
  return (
    <div className="stack">
      <H1>Este borrador ya se firmó</H1>
      <p>Quedó con el número {showPrescriptionNumber(number)}.</p>
      <div>
        <LinkButton kind="primary" to={`${contextPath(context)}/prescripciones/${number}`}>
          Ver la prescripción
        </LinkButton>
      </div>
    </div>
  )
}

/** Waits for the lazy part that holds a control, then takes the focus there. */
function focusWhenThere(target: () => HTMLElement | null, tries = 60): void {
  const element = target()
  if (element) {
    element.scrollIntoView?.({ block: 'center' })
    const first = element.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button')
    const control = element.matches('input, select, textarea, button, h2') ? element : (first ?? element)
    control.focus()
  } else if (tries > 0) setTimeout(() => focusWhenThere(target, tries - 1), 50)
}

/** The control of a path of the content, or the nearest thing around it that is on the page. */
function controlOf(path: string): HTMLElement | null {
  const names = path.split('.')
  while (names.length > (path.startsWith('items.') ? 2 : 0)) {
    const found = document.getElementById(fieldId(names.join('.')))
    if (found) return found
    names.pop()
  }
  return null
}

function Editor(props: {
  context: ContextView
  draft: CallResult<typeof readDraft>
  reload: () => void
}): ReactElement {
  const { context, draft } = props
  const params = { context: context.key, draftId: draft.draftId }
  const base = `${contextPath(context)}/prescribir/${draft.draftId}`
  const form = usePageForm<DraftForm>(formOf(draft.content) as never)
  const saving = useAutosave(form, params, draft)
  const check = useCheck(params, saving.version)
  const desk = useEndpoint(prescriberDesk, { params: { context: context.key } })
  const navigate = useNavigate()
  const [search] = useSearchState()
  const values = useWatch({ control: form.control }) as DraftForm
  const items = values.items ?? []
  const may = (capability: string): boolean => context.capabilities.some(({ code }) => code === capability)
  const transcribing = may('transcribir') && !may('prescribir')
  const current = sectionOf(search.item, items.length)
  const allowed = desk.data?.kinds ?? (kinds.map((one) => one.kind) as ItemKind[])
  const heading = useRef<HTMLHeadingElement>(null)
  const [refused, setRefused] = useState<ItemKind | null>(null)
  const [removed, setRemoved] = useState<{ item: FormItem; at: number } | null>(null)
  const [tried, setTried] = useState(0)
  const [reviewing, setReviewing] = useState(false)

  const issues = check.data?.issues ?? []
  const checks = check.data?.checks ?? []
  const fresh = check.data !== undefined && !check.isPlaceholderData

  const open = useCallback(
    (section: 'datos' | number, path?: string) => {
      void navigate({
        to: '.',
        search: { item: section === 'datos' ? 'datos' : String(section + 1) },
        resetScroll: false,
      })
      focusWhenThere(() => (path ? controlOf(path) : document.getElementById('seccion')))
    },
    [navigate],
  )

  // From the review: the field that the link named.
  const wanted = search.campo
  useEffect(() => {
    if (wanted) focusWhenThere(() => controlOf(wanted))
  }, [wanted])

  // After the first try to sign, each field says what the server says of it now.
  useEffect(() => {
    if (tried === 0 || !fresh) return
    form.clearErrors()
    for (const { path, text } of issues) form.setError(path as never, { type: 'server', message: text })
  }, [tried, fresh, issues, form])

  // The total follows what the schedule gives, until it is adjusted with a reason.
  useEffect(() => {
    if (!fresh || check.data?.version !== saving.version || saving.kind !== 'saved') return
    check.data.quantities.forEach((quantity, i) => {
      const item = form.getValues(`items.${i}`)
      if (!item || quantity === null) return
      const total = String(item.totalQuantity ?? '')
      const writing = document.activeElement?.id === fieldId(`items.${i}.totalQuantity`)
      if (total === quantity || item.totalReason || item.adjusted || writing) return
      form.setValue(`items.${i}.totalQuantity`, quantity, { shouldDirty: true })
    })
  }, [fresh, check.data, saving.version, saving.kind, form])

  const add = useCallback(
    (kind: ItemKind) => {
      if (!allowed.includes(kind)) {
        setRefused(kind)
        focusWhenThere(() => document.getElementById('no-permitido'))
        return
      }
      setRefused(null)
      const list = form.getValues('items')
      form.setValue('items', [...list, emptyItem(kind)], { shouldDirty: true })
      announce(`${kindName(kind)} agregado`)
      void navigate({ to: '.', search: { item: String(list.length + 1) }, resetScroll: false })
      focusWhenThere(() => document.querySelector<HTMLElement>(`[data-editor="${list.length}"]`))
    },
    [allowed, form, navigate],
  )

  function remove(at: number): void {
    const list = form.getValues('items')
    const item = list[at]
    if (!item) return
    form.clearErrors()
    form.setValue(
      'items',
      list.filter((_, i) => i !== at),
      { shouldDirty: true },
    )
    setRemoved({ item, at })
    announce(`Quitó ${itemName(item)}`)
    open(list.length > 1 ? Math.max(0, at - 1) : 'datos')
  }

  function putBack(): void {
    if (!removed) return
    const list = [...form.getValues('items')]
    list.splice(removed.at, 0, removed.item)
    form.setValue('items', list, { shouldDirty: true })
    setRemoved(null)
    open(Math.min(removed.at, list.length - 1))
  }

  async function review(): Promise<void> {
    if (reviewing) return
    setReviewing(true)
    try {
      if (!(await saving.flush())) return
      const result = await askCheck(params)
      if (result.issues.length === 0) {
        await navigate({ to: `${base}/firmar` })
        return
      }
      form.clearErrors()
      for (const { path, text } of result.issues) form.setError(path as never, { type: 'server', message: text })
      setTried((n) => n + 1)
    } catch {
      // Without network or with a fault the draft stays as it is; the strip and the foot say so.
    } finally {
      setReviewing(false)
    }
  }

  const keys = useRef({ add, review })
  keys.current = { add, review }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return
      if (event.altKey && !event.ctrlKey && !event.metaKey) {
        const kind = kinds.find((one) => event.code === `Key${one.kind}`)?.kind
        if (!kind) return
        event.preventDefault()
        keys.current.add(kind)
      } else if (event.ctrlKey && event.key === 'Enter') {
        event.preventDefault()
        void keys.current.review()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  const name = fullName(values.patient) || 'Paciente por escribir'
  const warnings = checks.filter((one) => one.result === 'warning' || one.result === 'prohibited').length
  const Section = current === 'datos' ? null : editors[items[current]?.kind ?? 'M']
  const affiliation = checks.find((one) => one.id === 'affiliation')
  const shownIssues = tried > 0 ? issues : []

  return (
    <FormProvider {...form}>
      <ErrorSummary
        attempt={tried}
        title={missingWords(shownIssues.length)}
        items={shownIssues.map(({ path, text }) => ({
          text: itemPrefix(path, items) + text,
          onGo: () => open(sectionOfPath(path), path),
        }))}
      />
      <div className={styles.strip}>
        <div>
          <div className="row">
            <H1 title={`Prescribir a ${name}`}>{name}</H1>
            {affiliation && (
              <Tag kind={affiliation.result === 'ok' ? 'done' : 'wait'}>
                {affiliation.result === 'ok' ? 'Afiliación activa' : 'Revise la afiliación'}
              </Tag>
            )}
          </div>
          <dl>
            <div>
              <dt>{values.patient?.document?.type}</dt>
              <dd className="num">
                {showDocument({ ...values.patient.document, number: values.patient.document.number || '…' }).replace(
                  /^\w+ /,
                  '',
                )}
              </dd>
            </div>
            {values.patient.bornOn && /^\d{4}-\d\d-\d\d$/.test(values.patient.bornOn) && (
              <div>
                <dt>Edad</dt>
                <dd>{showAge(values.patient.bornOn)}</dd>
              </div>
            )}
            {values.patient.epsCode && (
              <div>
                <dt>EPS</dt>
                <dd>{[values.patient.epsCode, values.patient.regime].filter(Boolean).join(' · ')}</dd>
              </div>
            )}
            {values.mainDiagnosis && (
              <div>
                <dt>Diagnóstico</dt>
                <dd>
                  <CodeName catalog="cie10" code={values.mainDiagnosis} />
                </dd>
              </div>
            )}
            {values.ambito && (
              <div>
                <dt className="sr">Ámbito</dt>
                <dd>{codeName(ambitos, values.ambito)}</dd>
              </div>
            )}
          </dl>
        </div>
        <LinkButton small to={`${base}?item=datos`}>
          Cambiar<span className="sr"> paciente, diagnóstico o ámbito</span>
        </LinkButton>
      </div>
      <div className={styles.above}>
        {draft.replaces && (
          <Note kind="info">
            <p>
              Reemplaza la prescripción {showPrescriptionNumber(draft.replaces)}. Al firmar esta, aquella queda anulada.
            </p>
          </Note>
        )}
        <Conflict context={context} saving={saving} form={form} reload={props.reload} />
      </div>
      <div className={styles.desk}>
        <div>
          <ItemList
            base={base}
            current={current}
            items={items}
            missing={issues.map((issue) => issue.path)}
            checks={checks}
            checked={check.data !== undefined}
            allowed={allowed}
            onAdd={add}
          />
        </div>
        <div>
          <form className={styles.editor} aria-labelledby="seccion" onSubmit={(event) => event.preventDefault()}>
            {refused && (
              <div id="no-permitido" tabIndex={-1}>
                <Note kind="stop" alert>
                  <p>
                    Con la profesión {desk.data?.profession.name ?? ''} no se prescribe «
                    {kindName(refused).toLowerCase()}
                    ». Remita al paciente a quien puede. <Link to={whyPath(context, 'prescribir')}>¿Por qué?</Link>
                  </p>
                </Note>
              </div>
            )}
            {removed && (
              <Note kind="info" alert>
                <p>Quitó {itemName(removed.item)}.</p>
                <Button small onClick={putBack}>
                  Deshacer
                </Button>
              </Note>
            )}
            {current === 'datos' ? (
              <>
                <h2 id="seccion" tabIndex={-1} ref={heading}>
                  Paciente y diagnóstico
                </h2>
                <Suspense fallback={<Skeleton lines={6} />}>
                  <PatientEditor context={context.key} transcribing={transcribing} />
                </Suspense>
                {items.length === 0 && (
                  <p className="muted">Ahora agregue lo que va a prescribir: Alt y la letra, o la lista «Agregar».</p>
                )}
              </>
            ) : (
              <div data-editor={current} className={styles.editor} key={items[current]?.key}>
                <div className={styles.editorHead}>
                  <h2 id="seccion" tabIndex={-1} ref={heading}>
                    {kindName(items[current]?.kind ?? 'M')}
                  </h2>
                  <div className="row">
                    <Button kind="ghost" small icon="trash" onClick={() => remove(current)}>
                      Quitar
                    </Button>
                  </div>
                </div>
                <Suspense fallback={<Skeleton lines={6} />}>
                  {Section && (
                    <Section
                      index={current}
                      computed={check.data?.quantities[current] ?? null}
                      pending={saving.kind !== 'saved' || check.isPlaceholderData}
                      transcribing={transcribing}
                      checks={checks.filter((one) => one.item === current)}
                    />
                  )}
                </Suspense>
              </div>
            )}
          </form>
          <div className={styles.templates}>
            <Suspense fallback={null}>
              <UseTemplate
                context={context.key}
                onUse={(found) => {
                  const list = form.getValues('items')
                  form.setValue('items', [...list, ...found], { shouldDirty: true })
                  open(list.length)
                }}
              />
              {items.length > 0 && <SaveTemplate context={context.key} items={items} current={current} />}
            </Suspense>
          </div>
        </div>
        <aside aria-label="Comprobaciones" id="comprobaciones">
          <Acceptance
            checks={checks}
            missing={issues.length}
            pending={check.isPlaceholderData || saving.kind === 'saving'}
            nameOf={(i) => (items[i] ? itemName(items[i]) : `Ítem ${i + 1}`)}
          />
        </aside>
      </div>
      <div className={styles.foot}>
        <SaveWords saving={saving} />
        {warnings > 0 && (
          <a className={`only-narrow ${styles.warningsLink}`} href="#aceptarian">
            {warningWords(warnings)}
          </a>
        )}
        <div>
          <LinkButton kind="ghost" to={startOf(context)}>
            Salir
          </LinkButton>
          <Button kind="primary" busy={reviewing} aria-keyshortcuts="Control+Enter" onClick={() => void review()}>
            Revisar y firmar
            <span className={`not-narrow ${styles.kbd} ${styles.primaryKbd}`} aria-hidden="true">
              Ctrl Enter
            </span>
          </Button>
        </div>
      </div>
    </FormProvider>
  )
}

/** Which part the address opens: the patient's data, or an item by its place. */
function sectionOf(item: string | undefined, count: number): 'datos' | number {
  if (item === 'datos') return 'datos'
  const n = Number(item ?? (count > 0 ? 1 : 0))
  return Number.isInteger(n) && n >= 1 && n <= count ? n - 1 : count > 0 && item === undefined ? 0 : 'datos'
}

/** How the draft stands, in the foot. */
function SaveWords({ saving }: { saving: SaveState }): ReactElement {
  const words: Record<SaveState['kind'], string> = {
    saved: `Borrador guardado a las ${showHour(saving.savedAt)}`,
    dirty: 'Guardando…',
    saving: 'Guardando…',
    offline: 'Sin conexión. Lo que escribe sigue aquí y se guardará al volver.',
    failed: 'No se pudo guardar. Lo intentamos de nuevo en unos segundos.',
    conflict: 'Sin guardar: otra pestaña guardó después',
    signed: 'Este borrador ya se firmó',
  }
  return (
    <span className="meta">
      <Icon name={saving.kind === 'saved' ? 'check' : /dirty|saving/.test(saving.kind) ? 'pending' : 'warning'} />{' '}
      {words[saving.kind]}
    </span>
  )
}

/** Another tab or computer saved later: nothing is overwritten; what is here can go on as a draft of its own. */
function Conflict(props: {
  context: ContextView
  saving: SaveState
  form: { getValues: () => DraftForm }
  reload: () => void
}): ReactElement | null {
  const { context, saving } = props
  const navigate = useNavigate()
  const copy = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}` }),
    say: 'Copia guardada como otro borrador',
  })
  if (saving.kind !== 'conflict') return null
  return (
    <Note kind="stop" alert>
      <p>
        <b>Este borrador se guardó después en otra pestaña o en otro computador.</b> No pisamos nada: lo que escribió
        aquí sigue en esta página.
      </p>
      <div className="row">
        <Button small onClick={props.reload}>
          Abrir lo guardado allá
        </Button>
        <Button
          small
          busy={copy.busy}
          onClick={() =>
            void copy.run({ params: { context: context.key }, body: { content: contentOf(props.form.getValues()) } })
          }
        >
          Seguir con lo mío en otro borrador
        </Button>
      </div>
    </Note>
  )
}
