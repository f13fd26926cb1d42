/** Days, moments and documents as Spanish text for refusals, notices and mails; the web has its own richer formats. */

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']

/** '2026-11-20' → '20 nov 2026'. */
export function spanishDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** An instant in UTC → its day in Bogotá, '20 nov 2026'. */
export function spanishDayOf(at: string): string {
  return spanishDay(bogota(at).slice(0, 10))
}

/** An instant in UTC → '20 nov 2026, 3:42 p. m.' in Bogotá. */
export function spanishMoment(at: string): string {
  const local = bogota(at)
  const hour = Number(local.slice(11, 13))
  return `${spanishDay(local.slice(0, 10))}, ${hour % 12 || 12}:${local.slice(14, 16)} ${hour < 12 ? 'a. m.' : 'p. m.'}`
}

/** 'CC 1.099.400.218'; what has letters stays as it is. */
export function spanishDocument(doc: { type: string; number: string }): string {
  return `${doc.type} ${/^\d+$/.test(doc.number) ? doc.number.replace(/\B(?=(\d{3})+$)/g, '.') : doc.number}`
}

/** '999.000.202-6'. */
export function spanishNit(nit: string, dv: number): string {
  return `${nit.replace(/\B(?=(\d{3})+$)/g, '.')}-${dv}`
}

const small = new Set('a al con de del e en o para por sin u y'.split(' '))
const articles = new Set(['el', 'la', 'las', 'los'])
// With points inside (E.S.E.), known ones, Roman numbers, and what no vowel lets one read (CRF).
const initials = /\.\p{L}|^(IPS|EPS|ESE|UCI|SAS|SA|EU|EAPB|EICE|UBA|CAP|[IVX]{2,}|[BCDFGHJKLMNPQRSTVWXZ]{2,})[.,]?$/u

/** Registries write in capitals: 'NUTRICIÓN Y DIETÉTICA' → 'Nutrición y Dietética'. Initials, and what has lower case, stay. */
export function calm(text: string): string {
  if (text !== text.toUpperCase()) return text
  return text
    .split(' ')
    .map((word, index, words) => {
      const low = word.toLowerCase()
      if (initials.test(word) || /\d/.test(word)) return word
      const before = words[index - 1]?.toLowerCase() ?? ''
      // «Casa de la Mujer», but «Clínica El Bosque»: there the article begins the name.
      if (index > 0 && (small.has(low) || (articles.has(low) && small.has(before)))) return low
      return low.replace(/(^|[^\p{L}\d.])\p{L}/gu, (start) => start.toUpperCase())
    })
    .join(' ')
}

/** A text with its `{name}` filled in; a name that ends in a point, such as 'S.A.S.', does not leave two. */
export function filled(template: string, value: (name: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => value(name)).replace(/(\.)\.(?=\s|$)/g, '$1')
}

/** Colombia is five hours behind UTC all year. */
function bogota(at: string): string {
  return new Date(Date.parse(at) - 5 * 3_600_000).toISOString()
}

/** 'EPS Demo Andina S.A. (EPS900)'; the code alone where nobody knows its name. */
export const epsWords = (code: string, name: string | null | undefined): string =>
  name && name !== code ? `${calm(name)} (${code})` : code

/** A unit of a table in the number that an amount asks: 'jeringas' for 6, 'vial' for 1. */
export function unitWord(amount: string, unit: string): string {
  const word = unit.toLowerCase()
  if (Number(amount.replace(',', '.')) === 1 || /s$|\)$/.test(word)) return word
  return /[aeiouáéó]$/.test(word) ? `${word}s` : `${word}es`
}
