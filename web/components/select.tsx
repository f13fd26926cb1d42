import type { ReactElement } from 'react'
import { cx } from '#web/lib/cx.ts'
import { bound } from './bound.tsx'
import styles from './field.module.css'
import { type Control, describedBy, FieldFrame, type FieldTexts, useFieldId } from './field.tsx'

export interface SelectProps extends FieldTexts, Control<string> {
  options: { value: string; label: string }[]
  /** First and chosen while there is no value: "Elija". */
  placeholder?: string
  width?: 10 | 20
  className?: string
}

/** One of a few choices without a sentence each (see RadioCards and ComboBox for the others). */
export function Select(props: SelectProps): ReactElement {
  const id = useFieldId(props.id)
  return (
    <FieldFrame {...props} id={id}>
      <select
        className={cx(styles.select, props.width === 10 && styles.w10, props.width === 20 && styles.w20)}
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Inside a `<Form>`, by `name`. */
export const SelectField = bound<string, SelectProps>(Select, '')
