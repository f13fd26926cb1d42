import { type ClipboardEvent, type ReactElement, useState } from 'react'
import { bound } from './bound.tsx'
import styles from './field.module.css'
import { type Control, describedBy, FieldGroup, type FieldTexts, useFieldId } from './field.tsx'

export interface DateInputProps extends FieldTexts, Control<string> {
  /** For dates of birth, so that browsers help. */
  autoComplete?: 'bday'
}

interface Parts {
  day: string
  month: string
  year: string
}

const names = { day: 'Día', month: 'Mes', year: 'Año' } as const
const order = ['day', 'month', 'year'] as const

/** 'YYYY-MM-DD' → its parts without leading zeros; anything else has none. */
export function partsOf(value: string): Parts {
  const found = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(value)
  if (!found) return { day: '', month: '', year: '' }
  return { year: found[1] ?? '', month: String(Number(found[2])), day: String(Number(found[3])) }
}

/** The parts as 'YYYY-MM-DD'; '' when nothing is written; an impossible text that the server refuses when they are not a date. */
export function dateOf({ day, month, year }: Parts): string {
  if (!day && !month && !year) return ''
  if (![day, month, year].every((part) => /^\d+$/.test(part))) return `${year}/${month}/${day}`
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Reads a whole date as people paste it: 27/3/1998, 27-03-1998, 1998-03-27. */
export function readDate(text: string): Parts | null {
  const found = /^\s*(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})\s*$/.exec(text)
  if (!found) return null
  const [, a = '', month = '', c = ''] = found
  const [year, day] = a.length === 4 ? [a, c] : [c, a]
  return year.length === 4 && day.length <= 2 ? { day: String(Number(day)), month: String(Number(month)), year } : null
}

/** Which parts cannot be, so that only they are marked; the year when each could be. */
function wrongParts(parts: Parts): Set<keyof Parts> {
  const wrong = new Set<keyof Parts>()
  const within = (text: string, low: number, high: number) => /^\d+$/.test(text) && +text >= low && +text <= high
  if (!within(parts.day, 1, 31)) wrong.add('day')
  if (!within(parts.month, 1, 12)) wrong.add('month')
  if (!within(parts.year, 1000, 9999)) wrong.add('year')
  if (wrong.size === 0) {
    const date = new Date(Date.UTC(+parts.year, +parts.month - 1, +parts.day))
    wrong.add(date.getUTCMonth() === +parts.month - 1 ? 'year' : 'day')
  }
  return wrong
}

/** A date that the person knows, in three boxes. The value is 'YYYY-MM-DD'. */
export function DateInput(props: DateInputProps): ReactElement {
  const id = useFieldId(props.id)
  const [typed, setTyped] = useState(() => partsOf(props.value))
  const parts =
    dateOf(typed) === props.value || dateOf(partsOf(dateOf(typed))) === props.value ? typed : partsOf(props.value)
  const wrong = props.error ? wrongParts(parts) : null
  const described = describedBy(id, props)

  function set(next: Parts): void {
    setTyped(next)
    props.onChange(dateOf(next))
  }
  function paste(event: ClipboardEvent): void {
    const whole = readDate(event.clipboardData.getData('text'))
    if (whole) {
      event.preventDefault()
      set(whole)
    }
  }

  return (
    <FieldGroup {...props} id={id} hint={props.hint ?? 'Por ejemplo, 27 3 1998'}>
      <div className={styles.parts}>
        {order.map((part) => (
          <div key={part}>
            <label htmlFor={`${id}-${part}`} className={styles.small}>
              {names[part]}
            </label>
            <input
              id={`${id}-${part}`}
              className={`${styles.input} ${part === 'year' ? styles.w4 : styles.w2}`}
              inputMode="numeric"
              maxLength={part === 'year' ? 4 : 2}
              value={parts[part]}
              autoComplete={props.autoComplete ? `bday-${part}` : 'off'}
              aria-invalid={wrong?.has(part) || undefined}
              aria-describedby={described}
              onPaste={paste}
              onChange={(event) => set({ ...parts, [part]: event.target.value.trim() })}
              onBlur={props.onBlur}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Inside a `<Form>`, by `name`; the value is 'YYYY-MM-DD' or ''. */
export const DateField = bound<string, DateInputProps>(DateInput, '')
