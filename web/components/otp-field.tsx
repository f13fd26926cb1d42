import { type ReactElement, useEffect, useRef, useState } from 'react'
import { bound } from './bound.tsx'
import styles from './field.module.css'
import { type Control, describedBy, FieldFrame, type FieldTexts, useFieldId } from './field.tsx'

export interface OtpInputProps extends FieldTexts, Control<string> {
  /** Called when the six numbers are there. */
  onComplete?: (code: string) => void
}

/** A code of six numbers: one input drawn as six cells, so that it can be pasted and filled by the phone. */
export function OtpInput(props: OtpInputProps): ReactElement {
  const id = useFieldId(props.id)
  const [focused, setFocused] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // A code that was refused stays to be read; the next number typed takes its place.
  useEffect(() => {
    if (props.error && document.activeElement === input.current) input.current?.select()
  }, [props.error])
  const here = Math.min(props.value.length, 5)
  return (
    <FieldFrame {...props} id={id}>
      <div className={styles.otp} data-wrong={props.error ? true : undefined}>
        {[0, 1, 2, 3, 4, 5].map((i) => (
          <span key={i} aria-hidden="true" data-here={(focused && i === here) || undefined}>
            {props.value[i] ?? ''}
          </span>
        ))}
        <input
          id={id}
          ref={input}
          value={props.value}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]*"
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false)
            props.onBlur?.()
          }}
          onChange={(event) => {
            const code = event.target.value.replace(/\D/g, '').slice(0, 6)
            props.onChange(code)
            if (code.length === 6 && code !== props.value) props.onComplete?.(code)
          }}
        />
      </div>
    </FieldFrame>
  )
}

/** Inside a `<Form>`, by `name`. */
export const OtpField = bound<string, OtpInputProps>(OtpInput, '')
