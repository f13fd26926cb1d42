import { expect, test } from 'vitest'
import { nitCheckDigit } from './nit.ts'

test.each([
  ['900156264', 2],
  ['800130907', 4],
  ['860066942', 7],
  ['800251440', 6],
  ['830003564', 7],
  ['890904996', 1],
  ['900298372', 9],
  ['830113831', 0],
  ['800191045', 1],
  ['41261533', 2],
])('the check digit of %s is %i', (nit, dv) => expect(nitCheckDigit(nit)).toBe(dv))

test('what is not a NIT is refused', () => {
  expect(() => nitCheckDigit('')).toThrow(RangeError)
  expect(() => nitCheckDigit('12A')).toThrow(RangeError)
})
