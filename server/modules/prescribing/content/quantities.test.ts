import { expect, test } from 'vitest'
import { daysOf, exceedsDaily, quantityOf, sameAmount, takesWholeUnits } from './quantities.ts'

const syringe = [{ concentration: '40', concentrationUnit: '0168', content: '0,8', contentUnit: '0176' }]
const every14Days = { kind: 'M', everyAmount: '14', everyUnit: '3', durationAmount: '12', durationUnit: '4' } as const

test('the total is the doses given, each in dispensed units, rounded up once', () => {
  expect(quantityOf({ ...every14Days, dose: '40', doseUnit: '0168', ingredients: syringe })).toBe('6')
  expect(quantityOf({ ...every14Days, dose: '20', doseUnit: '0168', ingredients: syringe })).toBe('3')
  // By volume: 0,4 ml of a syringe of 0,8 ml is a half.
  expect(quantityOf({ ...every14Days, dose: '0,4', doseUnit: '0176', ingredients: syringe })).toBe('3')
  expect(quantityOf({ ...every14Days, dose: '50', doseUnit: '0168', ingredients: syringe })).toBe('8')
  // Every 8 hours during 10 days: 30, whatever the units of the two are called.
  const thrice = { kind: 'M', everyAmount: '8', everyUnit: '2', durationAmount: '10', durationUnit: '3' } as const
  expect(quantityOf({ ...thrice, dose: '1', doseUnit: '9000' })).toBe('30')
  // 0,1 three times is 0,3 and not a float: 10 units hold 100 doses exactly.
  const tenth = [{ concentration: '1', concentrationUnit: '0168', content: '1', contentUnit: '0176' }]
  expect(quantityOf({ ...thrice, durationAmount: '10', dose: '0,1', doseUnit: '0168', ingredients: tenth })).toBe('3')
})

test('months and years count by the calendar: a year has twelve months', () => {
  const monthly = { kind: 'D', amount: '1', everyAmount: '1', everyUnit: '5', durationUnit: '6' } as const
  expect(quantityOf({ ...monthly, durationAmount: '1' })).toBe('12')
  expect(quantityOf({ ...monthly, everyAmount: '6', durationAmount: '2' })).toBe('4')
  expect(quantityOf({ ...monthly, everyUnit: '6', durationAmount: '18', durationUnit: '5' })).toBe('2')
  // Against days, a month is 30 and a year 365.
  expect(quantityOf({ ...monthly, everyAmount: '30', everyUnit: '3', durationAmount: '1' })).toBe('13')
})

test('once is one, by response is not known, and units that cannot be compared give nothing', () => {
  expect(quantityOf({ kind: 'M', specialIndication: '1', dose: '40', doseUnit: '0168', ingredients: syringe })).toBe(
    '1',
  )
  expect(quantityOf({ kind: 'P', everyUnit: '8', amount: '2' })).toBe('2')
  expect(quantityOf({ ...every14Days, everyUnit: '7', dose: '40', doseUnit: '0168', ingredients: syringe })).toBeNull()
  expect(quantityOf({ ...every14Days, dose: '40', doseUnit: '0072', ingredients: syringe })).toBeNull()
  const two = [...syringe, { concentration: '5', concentrationUnit: '0168', content: '1', contentUnit: '0062' }]
  expect(quantityOf({ ...every14Days, dose: '40', doseUnit: '0168', ingredients: two })).toBeNull()
  expect(quantityOf({ kind: 'D' })).toBeNull()
})

test('days of a schedule, doses of a day, whole units', () => {
  expect(daysOf(every14Days)).toBe(84)
  expect(daysOf({ kind: 'M', durationAmount: '36', durationUnit: '2' })).toBe(2)
  expect(daysOf({ kind: 'M', specialIndication: '3' })).toBeNull()
  const thrice = { kind: 'M', everyAmount: '8', everyUnit: '2', dose: '500', doseUnit: '0168' } as const
  expect(exceedsDaily(thrice, { amount: '1500', unit: '0168' })).toBe(false)
  expect(exceedsDaily(thrice, { amount: '1499,9', unit: '0168' })).toBe(true)
  expect(exceedsDaily(thrice, { amount: '1', unit: '0062' })).toBeNull()
  expect(takesWholeUnits({ kind: 'M', dose: '80', doseUnit: '0168', ingredients: syringe })).toBe(true)
  expect(takesWholeUnits({ kind: 'M', dose: '60', doseUnit: '0168', ingredients: syringe })).toBe(false)
  expect(sameAmount('6', '6,0')).toBe(true)
  expect(sameAmount('6', '6,1')).toBe(false)
})
