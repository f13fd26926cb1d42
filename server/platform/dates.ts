/**
 * Days and moments. A `PlainDate` is a calendar day in America/Bogota; an `Instant` is a moment in UTC.
 * They are different brands on purpose: a rule about days never sees a moment, and the reverse.
 * Both compare correctly with < and > because both are fixed-width ISO text.
 */
declare const plainDateBrand: unique symbol
declare const instantBrand: unique symbol

/** 'YYYY-MM-DD', a day of the Bogotá calendar. */
export type PlainDate = string & { readonly [plainDateBrand]: true }
/** 'YYYY-MM-DDTHH:MM:SS.mmmZ', always UTC, always milliseconds. */
export type Instant = string & { readonly [instantBrand]: true }

/** Bogotá has had no daylight saving since 1993; the offset is fixed by law (UTC−5). */
const BOGOTA_OFFSET_MS = -5 * 3_600_000
const DAY_MS = 86_400_000

/** True when the text is a day that exists ('2026-02-29' is not one). */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** Takes 'YYYY-MM-DD'; throws a RangeError on anything else. For input from people validate with the contract's schemas. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Takes epoch milliseconds, a Date or any ISO text with an offset. Throws a RangeError when it is none. */
export function instant(value: number | Date | string): Instant {
  const date = typeof value === 'object' ? value : new Date(value)
  return date.toISOString() as Instant
}

/** True when the text is a moment as this product writes them, of a year that has four digits for the database too. */
export function isInstant(text: string): text is Instant {
  return (
    /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    instant(text) === text
  )
}

export function epochMs(at: Instant): number {
  return Date.parse(at)
}

/** The Bogotá day on which a moment falls. */
export function dayOf(at: Instant): PlainDate {
  return new Date(epochMs(at) + BOGOTA_OFFSET_MS).toISOString().slice(0, 10) as PlainDate
}

/** The Bogotá time of a moment, 'HH:MM:SS'. */
export function timeOf(at: Instant): string {
  return new Date(epochMs(at) + BOGOTA_OFFSET_MS).toISOString().slice(11, 19)
}

/** The first moment of a Bogotá day. */
export function startOfDay(day: PlainDate): Instant {
  return instant(Date.parse(`${day}T00:00:00Z`) - BOGOTA_OFFSET_MS)
}

/** Days may be negative. */
export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate
}

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

export function addMs(at: Instant, ms: number): Instant {
  return instant(epochMs(at) + ms)
}

/** Completed years between two days: the age of who was born on `birth`. */
export function yearsBetween(birth: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}
