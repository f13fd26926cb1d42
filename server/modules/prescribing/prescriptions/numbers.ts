import { randomInt } from 'node:crypto'
import type { PlainDate } from '#platform/dates.ts'

/** Letters and digits that nobody confuses when reading them from paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The number of a prescription: day in Bogotá + '1' + two random digits + the consecutive of nine. Unique by day and consecutive. */
export function prescriptionNumber(day: PlainDate, consecutive: number): string {
  const noise = String(randomInt(100)).padStart(2, '0')
  return `${day.replaceAll('-', '')}1${noise}${String(consecutive).padStart(9, '0')}`
}

/** A month that no prescription is of. */
const NO_MONTH = '0001-01-01'

/** The partition of a number: the first day of its month. Digits that name no month are of one in which nothing is found. */
export function monthOf(number: string): string {
  const [, year = '', month = ''] = /^([1-9]\d{3})(0[1-9]|1[0-2])/.exec(number) ?? []
  return month ? `${year}-${month}-01` : NO_MONTH
}

/** The short code printed beside the number: eight letters, 40 bits, so that numbers cannot be tried one after another. */
export function verificationCode(): string {
  return Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
