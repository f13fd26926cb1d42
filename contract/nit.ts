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
