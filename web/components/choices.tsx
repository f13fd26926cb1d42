import { Fragment, type ReactElement, type ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { bound } from './bound.tsx'
import styles from './choices.module.css'
import field from './field.module.css'
import { type Control, describedBy, ErrorText, FieldGroup, type FieldTexts, useFieldId } from './field.tsx'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Cannot be chosen; say why in `hint`. */
  disabled?: boolean
  /** Shown below while this one is chosen (checkboxes), such as the régimes of an EPS. */
  under?: ReactNode
}

export interface CheckboxGroupProps extends FieldTexts, Control<string[]> {
  options: Choice[]
  big?: boolean
}

/** Several answers to one question. The value is the list of those chosen, in the order of the options. */
export function CheckboxGroup(props: CheckboxGroupProps): ReactElement {
  const id = useFieldId(props.id)
  const toggle = (value: string, on: boolean) =>
    props.onChange(props.options.map((o) => o.value).filter((one) => (one === value ? on : props.value.includes(one))))
  return (
    <FieldGroup {...props} id={id}>
      <div className={field.options}>
        {props.options.map((option) => {
          const on = props.value.includes(option.value)
          return (
            <Fragment key={option.value}>
              <label className={field.check}>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={option.disabled}
                  aria-invalid={props.error ? true : undefined}
                  aria-describedby={option.hint ? `${id}-${option.value}-pista` : undefined}
                  onChange={(event) => toggle(option.value, event.target.checked)}
                  onBlur={props.onBlur}
                />
                <span>{option.label}</span>
                {option.hint && (
                  <span className={field.hint} id={`${id}-${option.value}-pista`}>
                    {option.hint}
                  </span>
                )}
              </label>
              {on && option.under && <div className={field.under}>{option.under}</div>}
            </Fragment>
          )
        })}
      </div>
    </FieldGroup>
  )
}

export interface CheckboxProps extends Omit<FieldTexts, 'optional'>, Control<boolean> {}

/** One statement that the person accepts. */
export function Checkbox(props: CheckboxProps): ReactElement {
  const id = useFieldId(props.id)
  return (
    <div className={cx(field.field, props.error && field.wrong)}>
      {props.error && <ErrorText id={`${id}-error`}>{props.error}</ErrorText>}
      <label className={field.check}>
        <input
          id={id}
          type="checkbox"
          checked={props.value}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onChange(event.target.checked)}
          onBlur={props.onBlur}
        />
        <span>{props.label}</span>
        {props.hint && (
          <span className={field.hint} id={`${id}-pista`}>
            {props.hint}
          </span>
        )}
      </label>
    </div>
  )
}

export interface CardChoice {
  value: string
  title: ReactNode
  /** One sentence; for an unmet one, why and who solves it. Links inside work. */
  text?: ReactNode
  /** A `<Tag>` at the right of the title. */
  tag?: ReactNode
  /** Not available: stays visible with its reason. */
  unmet?: boolean
}

export interface RadioCardsProps extends FieldTexts, Control<string> {
  options: CardChoice[]
  big?: boolean
  /** When one question is cut in several groups, the same for all of them. */
  name?: string
}

/** One of two to seven choices that need a sentence each. Unmet ones stay, disabled, with the reason. */
export function RadioCards(props: RadioCardsProps): ReactElement {
  const id = useFieldId(props.id)
  return (
    <FieldGroup {...props} id={id} className={field.wide}>
      <div className={styles.cards}>
        {props.options.map((option) => (
          <div key={option.value} className={cx(styles.card, option.unmet && styles.off)}>
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={props.name ?? id}
              checked={props.value === option.value}
              disabled={option.unmet}
              aria-invalid={props.error ? true : undefined}
              aria-describedby={option.text ? `${id}-${option.value}-texto` : undefined}
              onChange={() => props.onChange(option.value)}
              onBlur={props.onBlur}
            />
            <span className={styles.top}>
              <label className={styles.title} htmlFor={`${id}-${option.value}`}>
                {option.title}
              </label>
              {option.tag}
            </span>
            {option.text && (
              <span className={styles.text} id={`${id}-${option.value}-texto`}>
                {option.text}
              </span>
            )}
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

export interface RadiosProps extends FieldTexts, Control<string> {
  options: Choice[]
}

/** One of a few choices, a line each. */
export function Radios(props: RadiosProps): ReactElement {
  const id = useFieldId(props.id)
  return (
    <FieldGroup {...props} id={id}>
      <div className={field.options}>
        {props.options.map((option) => (
          <label className={field.check} key={option.value}>
            <input
              type="radio"
              name={id}
              checked={props.value === option.value}
              disabled={option.disabled}
              aria-invalid={props.error ? true : undefined}
              onChange={() => props.onChange(option.value)}
              onBlur={props.onBlur}
            />
            <span>{option.label}</span>
            {option.hint && <span className={field.hint}>{option.hint}</span>}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

export interface SegmentsProps extends FieldTexts, Control<string> {
  options: { value: string; label: string }[]
}

/** One of two or three short words, side by side: the régimen. */
export function Segments(props: SegmentsProps): ReactElement {
  const id = useFieldId(props.id)
  return (
    <FieldGroup {...props} id={id}>
      <div className={field.segments}>
        {props.options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
              onBlur={props.onBlur}
            />
            {label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Inside a `<Form>`, by `name`; the value is a list of texts. */
export const CheckboxGroupField = bound<string[], CheckboxGroupProps>(CheckboxGroup, [])
/** Inside a `<Form>`, by `name`; the value is true or false. */
export const CheckboxField = bound<boolean, CheckboxProps>(Checkbox, false)
/** Inside a `<Form>`, by `name`. */
export const RadioCardsField = bound<string, RadioCardsProps>(RadioCards, '')
/** Inside a `<Form>`, by `name`. */
export const RadiosField = bound<string, RadiosProps>(Radios, '')
