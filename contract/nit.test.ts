import { expect, test } from 'vitest'
import { nitCheckDigit, nitsIn, wrongDigitIn } from './nit.ts'

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

test.each([
  ['900.156.264-2', ['900156264']],
  ['900156264', ['900156264']],
  ['9001562642', ['9001562642', '900156264']],
  ['9001562647', ['9001562647']],
  ['900156264-7', []],
  ['hospital', []],
])('%s may mean the NITs %j', (text, nits) => expect(nitsIn(text)).toEqual(nits))

test('a wrong digit after a hyphen is said with the right one', () => {
  expect(wrongDigitIn('900.156.264 - 7')).toBe(
    'Para 900156264 el dígito es 2 y usted escribió 7. Compare ambos con el RUT.',
  )
  expect(wrongDigitIn('900156264-2')).toBeNull()
  expect(wrongDigitIn('9001562647'), 'perhaps a NIT of ten digits').toBeNull()
})
