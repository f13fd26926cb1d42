/** Weights of the check digit of a NIT, from the rightmost digit leftwards (Orden Administrativa 4 of 1989). */
const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]

/** The check digit of a NIT of 1 to 15 digits given without it; throws a RangeError on anything else. */
export function nitCheckDigit(nit: string): number {
  if (!/^\d{1,15}$/.test(nit)) throw new RangeError('a NIT has 1 to 15 digits')
  const sum = [...nit].reverse().reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0)
  const rest = sum % 11
  return rest < 2 ? rest : 11 - rest
}

/** Drops dots, spaces and hyphens, so that a pasted '900.123.456' is read as typed. */
export function normalizeNit(text: string): string {
  return text.replace(/[\s.\-–]/g, '')
}

/** The two parts of a NIT written with its check digit after a hyphen, '900.123.456-7'; null of any other text. */
function splitNit(text: string): { nit: string; dv: string } | null {
  const [, written = '', dv = ''] = /^([\d.\s]+)[-–]\s*(\d)$/.exec(text.trim()) ?? []
  const nit = normalizeNit(written)
  return /^[1-9]\d{4,14}$/.test(nit) ? { nit, dv } : null
}

/** Says that the digit is not that of the NIT, and which it should be; null when it is. */
export function wrongDigitText(nit: string, dv: string): string | null {
  const expected = nitCheckDigit(nit)
  if (String(expected) === dv) return null
  return `Para ${nit} el dígito es ${expected} y usted escribió ${dv}. Compare ambos con el RUT.`
}

/** What is wrong with the check digit of a NIT written in one box, after its hyphen; null when nothing is or there is none. */
export function wrongDigitIn(text: string): string | null {
  const parts = splitNit(text)
  return parts && wrongDigitText(parts.nit, parts.dv)
}

/** The NITs that a text in one box may mean, most likely first: as it is written, or without the check digit that agrees with it. */
export function nitsIn(text: string): string[] {
  const parts = splitNit(text)
  if (parts) return wrongDigitText(parts.nit, parts.dv) ? [] : [parts.nit]
  const digits = normalizeNit(text)
  if (!/^\d{1,16}$/.test(digits)) return []
  const rest = digits.slice(0, -1)
  const agrees = digits.length > 8 && String(nitCheckDigit(rest)) === digits.at(-1)
  return [...(digits.length < 16 ? [digits] : []), ...(agrees ? [rest] : [])]
}
