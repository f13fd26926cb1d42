import { expect, test } from 'vitest'
import { cutDay, day, docNumber, Fault, sedeCode } from './fields.ts'

test.each([
  ['20261118', '2026-11-18'],
  ['2026-11-18', '2026-11-18'],
  ['Fecha corte REPS: Nov 18 2026  5:00AM', '2026-11-18'],
  ['18 de noviembre de 2026', '2026-11-18'],
  ['Corte al 3 de ene. de 2026', '2026-01-03'],
  ['18/11/2026 00:00', '2026-11-18'],
  ['2026-11-18T00:00:00.000', '2026-11-18'],
  ['REPS a corte 20261118', '2026-11-18'],
  ['sin fecha', null],
  ['31/02/2026', null],
])('the cut date in «%s» is %s', (text, expected) => expect(cutDay(text)).toBe(expected))

test('days that do not exist are faults, SD is empty', () => {
  expect(day('20260229')).toBeInstanceOf(Fault)
  expect(day('SD')).toBeNull()
})

test('a sede number of one digit is completed', () => expect(sedeCode('5400190001', '1')).toBe('540019000101'))

test('documents are normalised by type', () => {
  expect(docNumber('CC', '1.099.400-218')).toBe('1099400218')
  expect(docNumber('PA', 'ab 123')).toBe('AB123')
  expect(docNumber('CC', 'AB')).toBeInstanceOf(Fault)
})
