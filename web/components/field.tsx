import { type ReactElement, type ReactNode, useId } from 'react'
import { cx } from '#web/lib/cx.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

/** What every control says around itself. */
export interface FieldTexts {
  label: ReactNode
  hint?: ReactNode
  /** The sentence of what is wrong: says what to do. */
  error?: string | undefined
  optional?: boolean
  /** Of the control; the error summary links to it. */
  id?: string | undefined
}

/** What every control takes. `value` and `onChange` are given by the page or by `bound` inside a `<Form>`. */
export interface Control<V> {
  value: V
  onChange: (value: V) => void
  onBlur?: (() => void) | undefined
}

/** `aria-describedby` of the hint and the error that exist. */
export function describedBy(id: string, texts: { hint?: ReactNode; error?: string | undefined }): string | undefined {
  return cx(texts.hint ? `${id}-pista` : null, texts.error ? `${id}-error` : null) || undefined
}

/** The red sentence with its icon. */
export function ErrorText({ id, children }: { id?: string; children: ReactNode }): ReactElement {
  return (
    <p className={styles.error} id={id}>
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  )
}

/** Label, hint, error and one control, in that order. */
export function FieldFrame(
  props: FieldTexts & { id: string; className?: string | undefined; aside?: ReactNode; children: ReactNode },
): ReactElement {
  const { id, label, hint, error, optional, aside } = props
  const heading = (
    <label htmlFor={id} className={styles.label}>
      {label} {optional && <span className={styles.optional}>(opcional)</span>}
    </label>
  )
  return (
    <div className={cx(styles.field, error && styles.wrong, props.className)}>
      {aside ? (
        <div className="row between">
          {heading}
          {aside}
        </div>
      ) : (
        heading
      )}
      {hint && (
        <span className={styles.hint} id={`${id}-pista`}>
          {hint}
        </span>
      )}
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      {props.children}
    </div>
  )
}

/** Several controls that answer one question: a fieldset with its legend. The error summary focuses the group. */
export function FieldGroup(
  props: FieldTexts & { id: string; className?: string | undefined; big?: boolean; children: ReactNode },
): ReactElement {
  const { id, label, hint, error, optional } = props
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={cx(styles.field, styles.group, error && styles.wrong, props.className)}
      aria-describedby={describedBy(id, props)}
    >
      <legend className={cx(styles.label, props.big && styles.bigLegend)}>
        {label} {optional && <span className={styles.optional}>(opcional)</span>}
      </legend>
      {hint && (
        <span className={styles.hint} id={`${id}-pista`}>
          {hint}
        </span>
      )}
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      {props.children}
    </fieldset>
  )
}

/** The given id or one of its own. */
export function useFieldId(id: string | undefined): string {
  const own = useId()
  return id ?? own
}
