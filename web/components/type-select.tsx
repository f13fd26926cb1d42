import type { ReactElement } from 'react'
import styles from './field.module.css'

/** "Tipo", beside the number of a document: closed it shows the code alone, open the whole names. */
export function TypeSelect<T extends string>(props: {
  /** Of the field; the box adds `-type`. */
  id: string
  value: T
  options: readonly { value: T; label: string }[]
  /** What is shown closed; by default the value. */
  shown?: string
  onChange: (value: T) => void
  onBlur?: (() => void) | undefined
  wrong?: boolean | undefined
  describedBy?: string | undefined
}): ReactElement {
  const id = `${props.id}-type`
  return (
    <div>
      <label htmlFor={id} className={styles.small}>
        Tipo
      </label>
      <div className={styles.short}>
        <span aria-hidden="true">{props.shown ?? props.value}</span>
        <select
          id={id}
          className={styles.select}
          value={props.value}
          aria-invalid={props.wrong}
          aria-describedby={props.describedBy}
          onChange={(event) => props.onChange(event.target.value as T)}
          onBlur={props.onBlur}
        >
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
