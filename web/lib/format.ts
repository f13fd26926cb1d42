import { nitCheckDigit } from '#contract/nit.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { now } from './clock.ts'

// How facts are shown: dates 20 nov 2026, hours 3:42 p. m. in Bogotá, documents CC 1.099.400.218, numbers 1.204.

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const longMonths = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]

const bogota = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Bogota',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function parts(instant: string | Date): { date: string; hour: number; minute: string } {
  const found: Record<string, string> = {}
  for (const part of bogota.formatToParts(typeof instant === 'string' ? new Date(instant) : instant))
    found[part.type] = part.value
  return { date: `${found.year}-${found.month}-${found.day}`, hour: Number(found.hour), minute: found.minute ?? '00' }
}

/** The day in Bogotá of an instant, 'YYYY-MM-DD'. */
export function dayOf(instant: string | Date): string {
  return parts(instant).date
}

/** '2026-11-20' → '20 nov 2026'; `year: false` → '20 nov'. An instant is taken to its day in Bogotá. */
export function showDate(date: string, options: { year?: boolean; long?: boolean } = {}): string {
  const day = date.length > 10 ? dayOf(date) : date
  const [y, m, d] = day.split('-')
  const month = Number(m) - 1
  if (options.long) return `${Number(d)} de ${longMonths[month] ?? ''}${options.year === false ? '' : ` de ${y}`}`
  return `${Number(d)} ${months[month] ?? ''}${options.year === false ? '' : ` ${y}`}`
}

/** An instant's hour in Bogotá: '3:42 p. m.' */
export function showHour(instant: string | Date): string {
  const { hour, minute } = parts(instant)
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}\u00a0${hour < 12 ? 'a.' : 'p.'}\u00a0m.`
}

/** '10 nov 2026, 3:42 p. m.' */
export function showInstant(instant: string): string {
  return `${showDate(instant)}, ${showHour(instant)}`
}

/** The end of a time limit: 'hasta el 24 nov 2026' when it is that day's midnight, with its hour otherwise. */
export function showDeadline(until: string): string {
  const last = dayOf(new Date(Date.parse(until) - 1))
  return `hasta el ${dayOf(until) === last ? showInstant(until) : showDate(last)}`
}

function days(date: string): number {
  const [y, m, d] = date.split('-').map(Number)
  return Date.UTC(y ?? 0, (m ?? 1) - 1, d ?? 1) / 86_400_000
}

/** Whole days between two days or instants, counted on the calendar of Bogotá. */
export function daysBetween(from: string, to: string): number {
  return days(to.length > 10 ? dayOf(to) : to) - days(from.length > 10 ? dayOf(from) : from)
}

/** `1 código`, `268 códigos`. */
export function plural(n: number, one: string, many: string): string {
  return `${showNumber(n)} ${n === 1 ? one : many}`
}

/** How long something waits, as a count: 'hoy', '1 día', '11 días'. */
export function showWait(since: string, at: string = now()): string {
  const n = daysBetween(since, at)
  return n <= 0 ? 'hoy' : plural(n, 'día', 'días')
}

/** Relative, only beside the absolute date: 'hace 8 días', 'ayer', 'hoy', 'en 3 días', 'hace 2 meses'. */
export function showRelative(moment: string, at: string = now()): string {
  const n = daysBetween(moment, at)
  if (n === 0) return 'hoy'
  if (n === 1) return 'ayer'
  if (n === -1) return 'mañana'
  const size = Math.abs(n)
  const text =
    size < 60
      ? plural(size, 'día', 'días')
      : size < 730
        ? plural(Math.floor(size / 30.44), 'mes', 'meses')
        : plural(Math.floor(size / 365.25), 'año', 'años')
  return n > 0 ? `hace ${text}` : `en ${text}`
}

/** 1204 → '1.204'; decimals after a comma. */
export function showNumber(n: number | string): string {
  const [whole, decimals] = String(n).split('.')
  const grouped = (whole ?? '').replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return decimals ? `${grouped},${decimals}` : grouped
}

/** Counts that stop at a bound: 1001 with bound 1000 → 'más de 1.000'. */
export function showCount(n: number, bound = 1000): string {
  return n > bound ? `más de ${showNumber(bound)}` : showNumber(n)
}

// Documents of digits that people read in groups of three; the others are codes.
const grouped = new Set(['CC', 'TI', 'NIT', 'NUIP'])

/** { type: 'CC', number: '1099400218' } → 'CC 1.099.400.218'. NITs are `showNit`. */
export function showDocument(document: { type: string; number: string }): string {
  const { type, number } = document
  if (type === 'NIT') return `NIT ${showNit(number)}`
  return `${type} ${grouped.has(type) && /^\d+$/.test(number) ? showNumber(number) : number}`
}

/** '900123456' → '900.123.456-8': with its check digit, given or computed. */
export function showNit(nit: string, dv: string | number = nitCheckDigit(nit)): string {
  return `${showNumber(nit)}-${dv}`
}

/** 'Laura Quintero Peñuela' → 'LQ'. */
export function initials(name: string): string {
  const words = name
    .split(/[\s@.]+/)
    .filter((word) => /^\p{Lu}/u.test(word) || /^\p{L}/u.test(word))
    .slice(0, 2)
  return words.map((word) => word[0]?.toUpperCase() ?? '').join('')
}

/** 422013 → '412 kB'. */
export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
}

/** '20261003147000418722' → '20261003 1470 0041 8722': the number of a prescription as people read and dictate it. */
export const showPrescriptionNumber = groupedNumber

/** Age on a day: '58 años', '7 meses', '12 días'. */
export function showAge(bornOn: string, at: string = now()): string {
  const on = at.length > 10 ? dayOf(at) : at
  const [y = 0, m = 0, d = 0] = bornOn.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = on.split('-').map(Number)
  const monthsOld = (y2 - y) * 12 + (m2 - m) - (d2 < d ? 1 : 0)
  if (monthsOld >= 24) return plural(Math.floor(monthsOld / 12), 'año', 'años')
  if (monthsOld >= 1) return plural(monthsOld, 'mes', 'meses')
  return plural(Math.max(0, daysBetween(bornOn, on)), 'día', 'días')
}
