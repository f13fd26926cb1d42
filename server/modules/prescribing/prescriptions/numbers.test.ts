import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupedNumber } from '#contract/prescription-number.ts'
import { addMs, instant, plainDate } from '#platform/dates.ts'
import { monthOf, prescriptionNumber, verificationCode } from './numbers.ts'
import { annulUntil, factorIsStale } from './rules.ts'
import { boardTransitions, prescriptionTransitions } from './states.ts'

describe('a number', () => {
  test('is day, 1, two digits and nine of the consecutive; its day and consecutive are read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 3000 }), (consecutive, days) => {
        const day = plainDate(addMs(instant('2024-01-01T12:00:00Z'), days * 86_400_000).slice(0, 10))
        const number = prescriptionNumber(day, consecutive)
        expect(number).toMatch(/^\d{8}1\d{11}$/)
        expect(number.slice(0, 8)).toBe(day.replaceAll('-', ''))
        expect(Number(number.slice(11))).toBe(consecutive)
        expect(monthOf(number)).toBe(`${day.slice(0, 7)}-01`)
      }),
    )
  })

  test('is shown grouped 8-4-4-4', () => {
    expect(groupedNumber('20261120137000004512')).toBe('20261120 1370 0000 4512')
    expect(groupedNumber('no es un número')).toBe('no es un número')
  })

  test('of digits that name no month has one that every database takes', () => {
    for (const number of [
      '20261399100000000001',
      '20260000100000000001',
      '00000101100000000001',
      '99999999999999999999',
    ])
      expect(monthOf(number)).toBe('0001-01-01')
  })

  test('has a code of eight letters that nobody confuses', () => {
    for (let i = 0; i < 200; i += 1) expect(verificationCode()).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  })
})

describe('the table of transitions', () => {
  test('starts only from what is active, or pending of a board, and nothing leads back', () => {
    const moves = Object.values(prescriptionTransitions)
    expect(moves.map((m) => m.from)).toEqual([4, 4, 4])
    expect(moves.every((m) => m.to === 1 || m.to === 2)).toBe(true)
    expect(Object.values(boardTransitions)).toEqual([
      { from: 2, to: 3 },
      { from: 2, to: 4 },
    ])
  })
})

describe('D-22, D-23: hours and minutes, both ends included', () => {
  const signed = instant('2026-11-20T14:00:00.000Z')
  test('the window of an annulment', () => {
    expect(annulUntil(signed, 24)).toBe('2026-11-21T14:00:00.000Z')
  })
  test('the second factor', () => {
    expect(factorIsStale(null, signed, 15)).toBe(true)
    expect(factorIsStale(signed, addMs(signed, 15 * 60_000), 15)).toBe(false)
    expect(factorIsStale(signed, addMs(signed, 15 * 60_000 + 1), 15)).toBe(true)
  })
})
