import { type ReactElement, type ReactNode, useState } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'
import type { Act } from '#web/lib/act.ts'
import { fieldId, flatErrors } from '#web/lib/form.ts'
import { ErrorSummary, type SummaryItem } from './error-summary.tsx'
import styles from './form.module.css'
import { WhyLink } from './refused.tsx'

/** The first id along a path that exists on the page: `document.number` → its own control, or the group `document`. */
function targetOf(path: string): string | undefined {
  const names = path.split('.')
  while (names.length > 0) {
    const id = fieldId(names.join('.'))
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
  children: ReactNode
}): ReactElement {
  const { form, act } = props
  const [attempt, setAttempt] = useState(0)
  const errors = flatErrors(form.formState.errors)
  const items: SummaryItem[] = errors.map(({ path, message }) => ({ text: message, target: targetOf(path) }))
  const kind = act?.problem?.problem.kind
  const refusal = kind === 'refusal' || kind === 'fault'
  if (refusal && act?.problem) items.push(...act.problem.sentences.map((text) => ({ text })))
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
        {props.children}
      </form>
    </FormProvider>
  )
}
