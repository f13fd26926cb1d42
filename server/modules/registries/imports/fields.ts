import { type DocumentType, documentTypes, isDocumentNumber, normalizeDocumentNumber } from '#contract/documents.ts'
import { normalizeNit } from '#contract/nit.ts'
import { isPlainDate, type PlainDate } from '#platform/dates.ts'

/** Why a value was not accepted: a Spanish sentence for the report of the import. */
export class Fault {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

/** Reads the raw values of a column's headers into what the database takes (null: empty), or says what is wrong. */
export type Read = (...raw: string[]) => string | null | Fault

const empty = (raw: string): boolean => raw === '' || raw === 'SD' || raw === 'NULL' || raw === 'N/A'

/** Text as it came, without outer spaces; empty stays empty. */
export const text: Read = (raw = '') => (empty(raw) ? null : raw)

/** Text that must be there. */
export const someText: Read = (raw = '') => (raw === '' ? new Fault('Falta este dato') : raw)

/** Text that is part of a key: empty is a value like any other. */
export const keyText: Read = (raw = '') => raw

/** Digits, exactly so many. */
export function digits(length: number): Read {
  const pattern = new RegExp(`^\\d{${length}}$`)
  return (raw = '') => (pattern.test(raw) ? raw : new Fault(`Debe tener ${length} dígitos`))
}

/** `digits`, or empty. */
export function maybeDigits(length: number): Read {
  const strict = digits(length)
  return (raw = '') => (empty(raw) ? null : strict(raw))
}

/** Twelve digits: the sede's own ten and its number, which files write with one or two digits. */
export const sedeCode: Read = (code = '', number = '') =>
  /^\d{10}$/.test(code) && /^\d{1,2}$/.test(number)
    ? code + number.padStart(2, '0')
    : new Fault('El código de la sede son 10 dígitos y su número 1 o 2')

/** The DANE code that begins a code of REPS: names of departments there are not DIVIPOLA's. */
export const municipalityOfCode: Read = (code = '') => code.slice(0, 5)

/** SI and NO; SD (sin dato) and empty are unknown. */
export const flag: Read = (raw = '') => {
  switch (raw.toUpperCase()) {
    case 'SI':
    case 'SÍ':
    case 'S':
    case 'TRUE':
    case '1':
      return 't'
    case 'NO':
    case 'N':
    case 'FALSE':
    case '0':
      return 'f'
    case 'SD':
    case '':
      return null
    default:
      return new Fault('Se espera SI o NO')
  }
}

/** SI and NO; without a value the row cannot say whether it is in force: SD counts as no. */
export const requiredFlag: Read = (raw = '') => {
  if (raw.toUpperCase() === 'SD') return 'f'
  return raw === '' ? new Fault('Se espera SI o NO') : flag(raw)
}

/** `YYYYMMDD` (the exports), `YYYY-MM-DD` (our files) or `DD/MM/YYYY`, as a day that exists. */
function readDay(raw: string): PlainDate | null {
  const parts =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(raw)?.slice(1) ??
    /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(raw)?.slice(1).reverse()
  const day = parts?.join('-') ?? ''
  return isPlainDate(day) ? day : null
}

export const day: Read = (raw = '') =>
  empty(raw) ? null : (readDay(raw) ?? new Fault('La fecha no existe o no tiene la forma AAAAMMDD'))

export const someDay: Read = (raw = '') => (raw === '' ? new Fault('Falta este dato') : day(raw))

/** One of these words, compared without case and kept as written here. */
export function oneOf(...words: string[]): Read {
  return (raw = '') => {
    const word = raw.toUpperCase()
    return words.includes(word) ? word : new Fault(`Se espera ${words.join(', ')}`)
  }
}

export function maybeOneOf(...words: string[]): Read {
  const strict = oneOf(...words)
  return (raw = '') => (empty(raw) ? null : strict(raw))
}

/** NIT without check digit, dots or hyphens. */
export const nit: Read = (raw = '') => {
  const number = normalizeNit(raw).replace(/^0+/, '')
  return /^\d{5,15}$/.test(number) ? number : new Fault('El NIT lleva solo dígitos, sin dígito de verificación')
}

export const maybeNit: Read = (raw = '') => (empty(raw) ? null : nit(raw))

/** NI, CC or CE, in the spellings that files use. */
export const providerDocType: Read = (raw = '') => {
  const type = raw.toUpperCase()
  if (type === 'NIT') return 'NI'
  return ['NI', 'CC', 'CE'].includes(type) ? type : new Fault('Se espera NI, CC o CE')
}

/** The number that goes with `providerDocType`. */
export const providerDocNumber: Read = (raw = '') => {
  const number = normalizeNit(raw).replace(/^0+/, '')
  return /^\d{3,15}$/.test(number) ? number : new Fault('El número de identificación lleva solo dígitos')
}

/** A code of the official list; NV (the older code of CN) is kept as it came. */
export const docType: Read = (raw = '') => {
  const type = raw.toUpperCase()
  if (type === 'PPT') return 'PT'
  return type in documentTypes || type === 'NV' ? type : new Fault('El tipo de documento no está en la lista oficial')
}

/** The normalised number of a document of this type. */
export const docNumber: Read = (rawType = '', raw = '') => {
  const read = docType(rawType)
  if (typeof read !== 'string') return new Fault('Sin un tipo de documento conocido el número no se puede leer')
  const type = (read === 'NV' ? 'CN' : read) as DocumentType
  const number = normalizeDocumentNumber(type, raw)
  return isDocumentNumber(type, number) ? number : new Fault(`El número no tiene la forma de un documento ${read}`)
}

/** F or M. */
export const sex: Read = oneOf('F', 'M')

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']

/** The day in a cut column, which in the open dataset is free text: '20261118', 'Fecha corte REPS: Nov 18 2026  5:00AM', '18 de noviembre de 2026'. */
export function cutDay(raw: string): PlainDate | null {
  const exact = readDay(raw.trim())
  if (exact) return exact
  const found =
    /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(raw)?.slice(1) ??
    /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(raw)?.slice(1).reverse() ??
    /\b(\d{4})(\d{2})(\d{2})\b/.exec(raw)?.slice(1) ??
    named(raw)
  if (!found) return null
  const [year = '', month = '', dayOfMonth = ''] = found
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isPlainDate(text) ? text : null
}

/** '18 de noviembre de 2026' and 'Nov 18 2026'. */
function named(raw: string): string[] | undefined {
  const lower = raw.toLowerCase().replace(/[.,]/g, ' ')
  const month = (word = ''): string => {
    const english: Record<string, string> = { jan: 'ene', apr: 'abr', aug: 'ago', dec: 'dic' }
    const short = word.slice(0, 3)
    return String(months.indexOf(english[short] ?? short) + 1)
  }
  const dayFirst = /(\d{1,2})\s+(?:de\s+)?([a-z]{3,})\s+(?:de\s+|del\s+)?(\d{4})/.exec(lower)
  if (dayFirst && month(dayFirst[2]) !== '0') return [dayFirst[3] ?? '', month(dayFirst[2]), dayFirst[1] ?? '']
  const monthFirst = /([a-z]{3,})\s+(\d{1,2})\s+(\d{4})/.exec(lower)
  if (monthFirst && month(monthFirst[1]) !== '0')
    return [monthFirst[3] ?? '', month(monthFirst[1]), monthFirst[2] ?? '']
  return undefined
}
