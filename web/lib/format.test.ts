import { describe, expect, test } from 'vitest'
import {
  daysBetween,
  initials,
  showBytes,
  showCount,
  showDate,
  showDocument,
  showHour,
  showInstant,
  showNit,
  showNumber,
  showRelative,
  showWait,
} from './format.ts'

describe('dates and hours are those of Bogotá', () => {
  test('a date', () => expect(showDate('2026-11-20')).toBe('20 nov 2026'))
  test('without year', () => expect(showDate('2026-11-08', { year: false })).toBe('8 nov'))
  test('long', () => expect(showDate('2071-05-14', { long: true })).toBe('14 de mayo de 2071'))
  test('an instant after 7 p. m. is still today', () => {
    expect(showDate('2026-11-21T03:00:00.000Z')).toBe('20 nov 2026')
    expect(showInstant('2026-11-10T20:42:00.000Z')).toBe('10 nov 2026, 3:42\u00a0p.\u00a0m.')
  })
  test('midnight and noon', () => {
    expect(showHour('2026-11-10T05:05:00.000Z')).toBe('12:05\u00a0a.\u00a0m.')
    expect(showHour('2026-11-10T17:00:00.000Z')).toBe('12:00\u00a0p.\u00a0m.')
  })
})

describe('how long', () => {
  const now = '2026-11-20T15:00:00.000Z'
  test.each([
    ['2026-11-20', 'hoy'],
    ['2026-11-19T23:00:00.000Z', 'ayer'],
    ['2026-11-12', 'hace 8 días'],
    ['2026-11-23', 'en 3 días'],
    ['2026-05-20', 'hace 6 meses'],
    ['2023-11-20', 'hace 3 años'],
  ])('%s is %s', (moment, text) => expect(showRelative(moment, now)).toBe(text))
  test('a wait is a count', () => {
    expect(showWait('2026-11-09', now)).toBe('11 días')
    expect(showWait('2026-11-19', now)).toBe('1 día')
    expect(showWait('2026-11-20T13:00:00.000Z', now)).toBe('hoy')
  })
  test('days are counted on the calendar, not in hours', () => {
    expect(daysBetween('2026-11-20T04:59:00.000Z', '2026-11-20T05:01:00.000Z')).toBe(1)
  })
})

test('numbers, documents, NITs, sizes, names', () => {
  expect(showNumber(1204)).toBe('1.204')
  expect(showNumber('1234567.89')).toBe('1.234.567,89')
  expect(showCount(1001)).toBe('más de 1.000')
  expect(showDocument({ type: 'CC', number: '1099400218' })).toBe('CC 1.099.400.218')
  expect(showDocument({ type: 'CE', number: '709118' })).toBe('CE 709118')
  expect(showNit('999000202')).toBe('999.000.202-6')
  expect(showNit('900123456', 8)).toBe('900.123.456-8')
  expect(showBytes(422_013)).toBe('412 kB')
  expect(initials('Laura Quintero Peñuela')).toBe('LQ')
})
