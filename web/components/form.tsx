import { type ReactElement, type ReactNode, useState } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'
import { missingText } from '#contract/issues.ts'
import type { Act } from '#web/lib/act.ts'
import { FormScope, fieldId, flatErrors } from '#web/lib/form.ts'
import { ErrorSummary, type SummaryItem } from './error-summary.tsx'
import styles from './form.module.css'
import { WhyLink } from './refused.tsx'

/** The words of a field's label or of a group's legend. */
function labelOf(target: string): string | undefined {
  const control = document.getElementById(target)
  const label = control?.querySelector('legend') ?? document.querySelector(`label[for="${target}"]`)
  return label?.firstChild?.textContent ?? undefined
}

/** As the page has them from top to bottom, each saying which field it is about. */
function summaryOf(errors: { path: string; message: string }[], scope: string): SummaryItem[] {
  const items = errors.map(({ path, message }) => {
    const target = targetOf(path, scope)
    const label = message === missingText && target ? labelOf(target) : undefined
    return { text: label ? `${label}: falta este dato.` : message, target }
  })
  const place = (target: string | undefined) => (target ? document.getElementById(target) : null)
  return items.sort((a, b) => {
    const [one, other] = [place(a.target), place(b.target)]
    if (!one || !other || one === other) return Number(!one) - Number(!other)
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  })
}

/** The first id along a path that exists on the page: `document.number` → its own control, or the group `document`. */
function targetOf(path: string, scope: string): string | undefined {
  const names = path.split('.')
  while (names.length > 0) {
    const id = fieldId(names.join('.'), scope)
    if (document.getElementById(id)) return id
    names.pop()
  }
  return undefined
}

/**
 * A form with its error summary on top. Fields inside bind by `name`. Sending clears what the server said before;
 * what it says now (through `act`, see `useAct`) lands on the fields and in the summary, which takes the focus.
 */
export function Form<T extends FieldValues>(props: {
  form: UseFormReturn<T>
  act?: Act | undefined
  onSubmit: (values: T) => unknown
  /** The summary's title when a rule refused. */
  refusedTitle?: string
  /** Between the summary and the fields, such as the page's head. */
  head?: ReactNode
  label?: string
  /** Where a page has two forms with a name in common. */
  scope?: string
  children: ReactNode
}): ReactElement {
  const { form, act, scope = '' } = props
  const [attempt, setAttempt] = useState(0)
  const items = summaryOf(flatErrors(form.formState.errors), scope)
  const kind = act?.problem?.problem.kind
  const refusal = kind === 'refusal' || kind === 'fault'
  if (refusal && act?.problem) {
    const onFields = new Set(items.map(({ text }) => text))
    items.push(...act.problem.sentences.filter((text) => !onFields.has(text)).map((text) => ({ text })))
  }
  return (
    <FormProvider {...form}>
      <ErrorSummary
        items={items}
        attempt={attempt + (act?.attempt ?? 0)}
        title={refusal ? (props.refusedTitle ?? 'No se hizo') : undefined}
        why={act?.problem ? <WhyLink problem={act.problem} /> : null}
        requestId={kind === 'fault' ? act?.problem?.problem.requestId : undefined}
      />
      {props.head}
      <form
        className={styles.form}
        noValidate
        aria-label={props.label}
        onSubmit={(event) => {
          event.preventDefault()
          if (act?.busy) return
          form.clearErrors()
          act?.clear()
          void form.handleSubmit(
            (values) => void props.onSubmit(values),
            () => setAttempt((n) => n + 1),
          )(event)
        }}
      >
        <FormScope value={scope}>{props.children}</FormScope>
      </form>
    </FormProvider>
  )
}
