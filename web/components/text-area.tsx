import type { ReactElement } from 'react'
import styles from './field.module.css'
import { type Control, describedBy, FieldFrame, type FieldTexts, useFieldId } from './field.tsx'

// Apart from the fields of forms: a page with one question does not load the library of forms for it.

export interface TextAreaProps extends FieldTexts, Control<string> {
  rows?: number
  maxLength?: number
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps): ReactElement {
  const id = useFieldId(props.id)
  return (
    <FieldFrame {...props} id={id}>
      <textarea
        className={styles.input}
        id={id}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(id, props)}
      />
    </FieldFrame>
  )
}
