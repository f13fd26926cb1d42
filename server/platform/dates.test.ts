import { expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  instant,
  isInstant,
  isPlainDate,
  plainDate,
  startOfDay,
  yearsBetween,
} from './dates.ts'

test('a day ends at midnight in Bogotá, not in UTC', () => {
  expect(dayOf(instant('2026-11-21T04:59:59.999Z'))).toBe('2026-11-20')
  expect(dayOf(instant('2026-11-21T05:00:00.000Z'))).toBe('2026-11-21')
  expect(startOfDay(plainDate('2026-11-21'))).toBe('2026-11-21T05:00:00.000Z')
})

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['20261120', false],
])('%s is a day: %s', (text, expected) => expect(isPlainDate(text)).toBe(expected))

test.each([
  ['2026-11-21T05:00:00.000Z', true],
  ['2026-11-21T05:00:00Z', false],
  ['2026-02-31T05:00:00.000Z', false],
  ['2026-11-21T25:00:00.000Z', false],
  ['+010000-01-01T00:00:00.000Z', false],
  ['0000-01-01T00:00:00.000Z', false],
])('%s is a moment: %s', (text, expected) => expect(isInstant(text)).toBe(expected))

test('day arithmetic crosses months and years', () => {
  expect(addDays(plainDate('2026-12-31'), 1)).toBe('2027-01-01')
  expect(daysBetween(plainDate('2026-11-20'), plainDate('2027-11-20'))).toBe(365)
})

test('an age is counted in completed years', () => {
  expect(yearsBetween(plainDate('2008-11-22'), plainDate('2026-11-21'))).toBe(17)
  expect(yearsBetween(plainDate('2008-11-22'), plainDate('2026-11-22'))).toBe(18)
})
