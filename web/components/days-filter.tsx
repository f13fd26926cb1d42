import type { ReactElement } from 'react'
import { dayOf } from '#web/lib/format.ts'
import { Toolbar } from './data-table.tsx'
import { DateInput } from './date-field.tsx'
import { Select } from './select.tsx'

/** Ranges of days that a list offers, from the longest. */
export const periods = { 90: 'Últimos 90 días', 30: 'Últimos 30 días', 7: 'Últimos 7 días', 1: 'Hoy' } as const

type Search = Record<string, string | undefined>
type Change = (part: Search) => void

/** The day that lies so many after today; before it, with a negative count. */
export function dayFromToday(days: number, at: string): string {
  return dayOf(new Date(Date.parse(at) + days * 86_400_000))
}

/** A day written in an address. */
export const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

/** The days of the address (`dias`, or `de` and `a`) as endpoints take them; what is not one of the choices counts as not chosen. */
export function daysOf(search: Search, at: string): { from?: string; to?: string } {
  const days = Object.keys(periods).find((one) => one === search.dias)
  if (search.dias !== 'otras') return days ? { from: dayFromToday(1 - Number(days), at) } : {}
  return { ...(isDay(search.de) ? { from: search.de } : {}), ...(isDay(search.a) ? { to: search.a } : {}) }
}

/** Which days a list shows; "Otras fechas" opens `OtherDays` below. `always` is what it shows when none is chosen. */
export function DaysSelect(props: {
  search: Search
  change: Change
  label?: string
  always?: keyof typeof periods
}): ReactElement {
  const { search, change, always } = props
  return (
    <Select
      label={props.label ?? 'Fechas'}
      value={search.dias ?? ''}
      onChange={(dias) => change({ dias, ...(dias === 'otras' ? {} : { de: undefined, a: undefined }) })}
      placeholder={always ? periods[always] : 'Todas'}
      options={[
        ...Object.entries(periods)
          .reverse()
          .filter(([value]) => value !== String(always))
          .map(([value, label]) => ({ value, label })),
        { value: 'otras', label: 'Otras fechas' },
      ]}
    />
  )
}

/** First and last day, when "Otras fechas" was chosen. */
export function OtherDays({ search, change }: { search: Search; change: Change }): ReactElement | null {
  if (search.dias !== 'otras') return null
  return (
    <Toolbar label="Otras fechas">
      <DateInput
        label="Desde"
        value={search.de ?? ''}
        onChange={(de) => change({ de })}
        hint="Por ejemplo, 1 10 2026"
      />
      <DateInput label="Hasta" value={search.a ?? ''} onChange={(a) => change({ a })} hint="Por ejemplo, 31 10 2026" />
    </Toolbar>
  )
}
