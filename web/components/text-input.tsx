import { type HTMLInputAutoCompleteAttribute, type ReactElement, type ReactNode, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { bound } from './bound.tsx'
import { Button } from './button.tsx'
import styles from './field.module.css'
import { type Control, describedBy, FieldFrame, type FieldTexts, useFieldId } from './field.tsx'
import { Icon } from './icon.tsx'
import { TextArea, type TextAreaProps } from './text-area.tsx'

export interface TextInputProps extends FieldTexts, Control<string> {
  type?: 'text' | 'email' | 'tel' | 'search'
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email'
  /** The width hints at the length: characters, roughly. */
  width?: 2 | 4 | 10 | 20
  /** After the box: "mL", "días". */
  unit?: ReactNode
  readOnly?: boolean
  maxLength?: number
  placeholder?: string
  /** At the right of the label: "La olvidé". */
  aside?: ReactNode
}

const widths = { 2: styles.w2, 4: styles.w4, 10: styles.w10, 20: styles.w20 }

/** One line of text. */
export function TextInput(props: TextInputProps): ReactElement {
  const id = useFieldId(props.id)
  const box = (
    <input
      className={cx(styles.input, props.width && widths[props.width])}
      id={id}
      type={props.type ?? 'text'}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      readOnly={props.readOnly}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      aria-invalid={props.error ? true : undefined}
      aria-describedby={describedBy(id, props)}
    />
  )
  return (
    <FieldFrame {...props} id={id}>
      {props.unit ? (
        <div className={styles.unit}>
          {box}
          <span>{props.unit}</span>
        </div>
      ) : props.type === 'search' ? (
        <div className={styles.search}>
          <Icon name="search" />
          {box}
        </div>
      ) : (
        box
      )}
    </FieldFrame>
  )
}

export interface PasswordInputProps extends FieldTexts, Control<string> {
  autoComplete: 'current-password' | 'new-password'
  aside?: ReactNode
  /** Below the box: how strong it is. */
  meter?: ReactNode
}

/** A secret that can be shown while it is written. Pasting is welcome. */
export function PasswordInput(props: PasswordInputProps): ReactElement {
  const id = useFieldId(props.id)
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame {...props} id={id}>
      <div className={styles.unit}>
        <input
          className={styles.input}
          id={id}
          type={shown ? 'text' : 'password'}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onBlur}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
        />
        <Button aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          {shown ? 'Ocultar' : 'Mostrar'}
          <span className="sr"> contraseña</span>
        </Button>
      </div>
      {props.meter && <div className={styles.meter}>{props.meter}</div>}
    </FieldFrame>
  )
}

/** Inside a `<Form>`, by `name`. */
export const TextField = bound<string, TextInputProps>(TextInput, '')
/** Inside a `<Form>`, by `name`. */
export const TextAreaField = bound<string, TextAreaProps>(TextArea, '')
/** Inside a `<Form>`, by `name`. */
export const PasswordField = bound<string, PasswordInputProps>(PasswordInput, '')
