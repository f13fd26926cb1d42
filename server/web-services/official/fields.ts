import { dayOf, type Instant, timeOf } from '#platform/dates.ts'

/**
 * The official field tables: name on the wire, type and length, and where the value stands in our own words. One table serves to
 * write, to read back and to check; the order of a table is the order of the keys.
 */

/**
 * How a value travels: text, a whole number from a code of ours or from a number, 0/1, a day of WSMIPRESNOPBS, an hour, 1/2 for
 * one-time/successive; of the supply services a bare date and a moment of Bogotá.
 */
export type Codec = 'text' | 'int' | 'number' | 'yes' | 'day' | 'time' | 'successive' | 'date' | 'moment'

export interface OfficialField {
  /** Name on the wire. */
  wire: string
  codec: Codec
  /** Longest text, or most digits. */
  max?: number
  /** 'null': absent values travel as null; 'empty': as ''. Absent: always there. */
  absent?: 'null' | 'empty'
  /** Dotted path in our words. */
  path: string
}

type Options = Omit<OfficialField, 'wire' | 'codec' | 'path'>
export const field = (wire: string, codec: Codec, path: string, options: Options = {}): OfficialField => ({
  wire,
  codec,
  path,
  ...options,
})
export const text = (wire: string, max: number, path: string): OfficialField => field(wire, 'text', path, { max })
export const textOrNull = (wire: string, max: number, path: string): OfficialField =>
  field(wire, 'text', path, { max, absent: 'null' })
export const textOrEmpty = (wire: string, max: number, path: string): OfficialField =>
  field(wire, 'text', path, { max, absent: 'empty' })
export const int = (wire: string, max: number, path: string): OfficialField => field(wire, 'int', path, { max })
export const intOrNull = (wire: string, max: number, path: string): OfficialField =>
  field(wire, 'int', path, { max, absent: 'null' })
export const yes = (wire: string, path: string): OfficialField => field(wire, 'yes', path, { max: 1 })
export const yesOrNull = (wire: string, path: string): OfficialField =>
  field(wire, 'yes', path, { max: 1, absent: 'null' })
export const day = (wire: string, path: string): OfficialField => field(wire, 'day', path)
export const dayOrNull = (wire: string, path: string): OfficialField => field(wire, 'day', path, { absent: 'null' })

export const date = (wire: string, path: string): OfficialField => field(wire, 'date', path)
export const moment = (wire: string, path: string): OfficialField => field(wire, 'moment', path)
export const momentOrNull = (wire: string, path: string): OfficialField =>
  field(wire, 'moment', path, { absent: 'null' })

/** '2026-01-16 08:30', the time of Bogotá. */
const bogotaMinute = (at: Instant): string => `${dayOf(at)} ${timeOf(at).slice(0, 5)}`

type Wire = string | number | null

/** The value at a dotted path; a missing step gives null. */
export function valueAt(from: unknown, path: string): unknown {
  let value: unknown = from
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null
    value = (value as Record<string, unknown>)[step]
  }
  return value ?? null
}

function toWire({ wire, codec, absent }: OfficialField, value: unknown): Wire {
  if (value === null || value === undefined || value === '') {
    if (absent === 'null') return null
    if (absent === 'empty') return ''
    throw new TypeError(`${wire} is missing`)
  }
  switch (codec) {
    case 'int':
    case 'number':
      return Number(value)
    case 'yes':
      return value === true ? 1 : 0
    case 'successive':
      return value === true ? 2 : 1
    case 'day':
      return `${String(value)}T00:00:00`
    case 'moment':
      return bogotaMinute(String(value) as Instant)
    default:
      return String(value)
  }
}

function fromWire({ codec, absent }: OfficialField, value: unknown): unknown {
  if (value === null || (absent === 'empty' && value === '')) return null
  switch (codec) {
    case 'int':
      return String(value)
    case 'yes':
      return value === 1
    case 'successive':
      return value === 2
    case 'day':
      return String(value).slice(0, 10)
    default:
      return value
  }
}

/** An object of the wire, every key present and in the order of the table. @throws TypeError when a value that must be there is not. */
export function writeFields(fields: readonly OfficialField[], from: unknown): Record<string, Wire> {
  return Object.fromEntries(fields.map((f) => [f.wire, toWire(f, valueAt(from, f.path))]))
}

/** The same in our words, at the paths of the table. */
export function readFields(fields: readonly OfficialField[], wire: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const f of fields) {
    const steps = f.path.split('.')
    const last = steps.pop() ?? ''
    const value = fromWire(f, wire[f.wire])
    let holder: Record<string, unknown> = out
    const part = steps.pop()
    for (const step of steps) {
      if (holder[step] === null || holder[step] === undefined) holder[step] = {}
      holder = holder[step] as Record<string, unknown>
    }
    if (part === undefined) {
      out[last] = value
      continue
    }
    // A part of which nothing travels (no mother, no companion) is absent as a whole.
    if (value === null && f.absent === 'null' && (holder[part] === undefined || holder[part] === null)) {
      holder[part] = null
      continue
    }
    const inside = (holder[part] ?? {}) as Record<string, unknown>
    holder[part] = inside
    inside[last] = value
  }
  return out
}

/** What of an object of the wire is not as its table says: keys, their order, types and lengths. Empty when all is. */
export function faultsOf(fields: readonly OfficialField[], wire: Record<string, unknown>): string[] {
  const faults: string[] = []
  const keys = Object.keys(wire).filter((key) => !Array.isArray(wire[key]) && !isObject(wire[key]))
  const expected = fields.map((f) => f.wire)
  if (keys.join() !== expected.join()) faults.push(`keys ${keys.join()} instead of ${expected.join()}`)
  for (const f of fields) {
    const value = wire[f.wire]
    if (value === null) {
      if (f.absent !== 'null') faults.push(`${f.wire} is null`)
    } else if (value === '') {
      if (f.absent !== 'empty') faults.push(`${f.wire} is empty`)
    } else if (['int', 'number', 'yes', 'successive'].includes(f.codec)) {
      if (!Number.isSafeInteger(value)) faults.push(`${f.wire} is no whole number`)
      else if (f.max && String(value).length > f.max) faults.push(`${f.wire} has more than ${f.max} digits`)
    } else if (typeof value !== 'string') faults.push(`${f.wire} is no text`)
    else if (f.max && value.length > f.max) faults.push(`${f.wire} is longer than ${f.max}`)
    else if (f.codec === 'day' && !/^\d{4}-\d\d-\d\dT00:00:00$/.test(value)) faults.push(`${f.wire} is no day`)
    else if (f.codec === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) faults.push(`${f.wire} is no date`)
    else if (f.codec === 'moment' && !/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(value)) faults.push(`${f.wire} is no moment`)
    else if (f.codec === 'time' && !/^\d\d:\d\d:\d\d$/.test(value)) faults.push(`${f.wire} is no hour`)
  }
  return faults
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
