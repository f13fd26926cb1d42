import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import { FormProvider, useWatch } from 'react-hook-form'
import type { ItemKind } from '#contract/capabilities.ts'
import { createDraft, type prescriberDesk, type readDraft, saveDraft } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { ErrorSummary } from '#web/components/error-summary.tsx'
import { Note } from '#web/components/note.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { itemName, kinds, missingWords, warningWords } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { SaveConflict, SaveWords } from '#web/components/save-state.tsx'
import { useAct } from '#web/lib/act.ts'
import { type CallResult, call } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useAutosave } from '#web/lib/use-autosave.ts'
import { Acceptance } from './acceptance.tsx'
import { contentOf, type DraftForm, formOf } from './draft.ts'
import { DraftSection } from './draft-section.tsx'
import { controlOf, focusWhenThere } from './focus.ts'
import { ItemList } from './item-list.tsx'
import { itemPrefix, sectionOf, sectionOfPath, startOf } from './paths.ts'
import { PatientStrip } from './patient-strip.tsx'
import { SaveTemplate, UseTemplate } from './template-dialogs.tsx'
import { useCheck } from './use-check.ts'
import { useFollowingTotals } from './use-following-totals.ts'
import { useItems } from './use-items.ts'
import { useReview } from './use-review.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The desk of one draft: the list of what it holds, the part that is open, and what an EPS would say; saved while it is written. */
export function DraftDesk(props: {
  context: ContextView
  draft: CallResult<typeof readDraft>
  /** What her profession allows; absent until it is known, and then everything is offered. */
  desk: CallResult<typeof prescriberDesk> | undefined
  /** Reads again what the server has. */
  reload: () => void
}): ReactElement {
  const { context, draft, desk } = props
  const params = { context: context.key, draftId: draft.draftId }
  const base = `${contextPath(context)}/prescribir/${draft.draftId}`
  const [stored] = useState(() => formOf(draft.content))
  const form = usePageForm<DraftForm>(stored as never)
  const values = useWatch({ control: form.control }) as DraftForm
  const [search] = useSearchState()
  const navigate = useNavigate()
  const saving = useAutosave(
    form,
    { ...draft, stored: contentOf(stored) },
    {
      contentOf,
      save: (body) => call(saveDraft, { params, body }),
      closedBy: 'prescribing.draft_signed',
    },
  )
  const copy = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}` }),
    say: 'Copia guardada como otro borrador',
  })
  const check = useCheck(params, saving.version)
  const fresh = check.isPlaceholderData ? undefined : check.data
  const { review, reviewing, tried } = useReview(form, { params, base, saving, fresh })
  const allowed = desk?.kinds ?? (kinds.map((one) => one.kind) as ItemKind[])
  const acts = useItems(form, allowed)
  useFollowingTotals(form, fresh, saving)
  useShortcuts({ add: acts.add, review })

  // From the review: the field that the link named.
  const wanted = search.campo
  useEffect(() => {
    if (wanted) focusWhenThere(() => controlOf(wanted))
  }, [wanted])

  const items = values.items ?? []
  const current = sectionOf(search.item, items.length)
  const issues = check.data?.issues ?? []
  const checks = check.data?.checks ?? []
  const may = (capability: string): boolean => context.capabilities.some(({ code }) => code === capability)
  const transcribing = may('transcribir') && !may('prescribir')
  const warnings = checks.filter((one) => one.result === 'warning' || one.result === 'prohibited').length
  const shownIssues = tried > 0 ? issues : []

  return (
    <FormProvider {...form}>
      <ErrorSummary
        attempt={tried}
        title={missingWords(shownIssues.length)}
        items={shownIssues.map(({ path, text }) => ({
          text: itemPrefix(path, items) + text,
          onGo: () => acts.open(sectionOfPath(path), path),
        }))}
      />
      <PatientStrip
        values={values}
        affiliation={checks.find((one) => one.id === 'affiliation')}
        eps={check.data?.eps}
        base={base}
        transcribing={transcribing}
      />
      <div className={styles.above}>
        {draft.replaces && (
          <Note kind="info">
            <p>
              Reemplaza la prescripción {showPrescriptionNumber(draft.replaces)}. Al firmar esta, aquella queda anulada.
            </p>
          </Note>
        )}
        <SaveConflict
          saving={saving}
          onReload={props.reload}
          copying={copy.busy}
          onCopy={() =>
            void copy.run({
              params: { context: context.key },
              body: { content: contentOf(form.getValues()), ...(draft.replaces ? { replaces: draft.replaces } : {}) },
            })
          }
        />
        {copy.problem && <Refused problem={copy.problem} />}
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
            onAdd={acts.add}
          />
        </div>
        <div>
          <DraftSection
            context={context}
            profession={desk?.profession.name ?? ''}
            acts={acts}
            items={items}
            current={current}
            transcribing={transcribing}
            editor={{
              computed: current === 'datos' ? null : (check.data?.quantities[current] ?? null),
              pending: saving.kind !== 'saved' || check.isPlaceholderData,
              checks: checks.filter((one) => one.item === current),
            }}
          />
          <div className={styles.templates}>
            <UseTemplate context={context.key} onUse={acts.addAll} />
            {items.length > 0 && <SaveTemplate context={context.key} items={items} current={current} />}
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
        <SaveWords saving={saving} closed="Este borrador ya se firmó" />
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
