import { expect, test } from 'vitest'
import { addDays, freeNumbers, missingOf, quantityText, split, splitRows, sumOf, tenThousandths } from './deliveries.ts'

const parts = (quantity: string, n: number): string[] => split(tenThousandths(quantity) ?? 0n, n).map(quantityText)

test.each([
  ['12', 3, ['4', '4', '4']],
  ['10', 3, ['4', '3', '3']],
  ['2.5', 2, ['1.25', '1.25']],
  ['2.5', 3, ['0.9', '0.8', '0.8']],
  ['1', 2, ['0.5', '0.5']],
  ['1', 3, ['0.3334', '0.3333', '0.3333']],
  ['0.1', 4, ['0.025', '0.025', '0.025', '0.025']],
  ['7', 1, ['7']],
])('%s in %i deliveries', (quantity, n, expected) => {
  expect(parts(quantity, n)).toEqual(expected)
})

test('whatever the quantity and the number of deliveries, they add up to it exactly and none is empty', () => {
  for (const quantity of ['1', '7', '12', '99', '1000', '0.5', '2.25', '33.3333', '12345678901', '1.0001'])
    for (let n = 1; n <= 36; n += 1) {
      const amount = tenThousandths(quantity) ?? 0n
      const found = split(amount, n)
      expect(found).toHaveLength(n)
      expect(found.reduce((a, b) => a + b, 0n)).toBe(amount)
      expect(found.every((part) => part > 0n)).toBe(true)
    }
})

test('a quantity is written with a comma or a point, with up to four decimals', () => {
  expect(tenThousandths(' 2,5 ')).toBe(25_000n)
  expect(tenThousandths('2.5')).toBe(25_000n)
  for (const text of ['', 'dos', '2,50001', '-1', '1.000,5']) expect(tenThousandths(text)).toBeNull()
  expect(sumOf([{ quantity: '0,1' }, { quantity: '0,2' }])).toBe(3_000n)
  expect(sumOf([{ quantity: '1' }, { quantity: '' }])).toBeNull()
  expect(missingOf({ totalQuantity: '12', directedQuantity: '4.5' })).toBe(75_000n)
  expect(missingOf({ totalQuantity: '12', directedQuantity: '20' })).toBe(0n)
})

test('the rows go on with the numbers that are free, each so many days after the one before', () => {
  expect(addDays('2026-12-30', 30)).toBe('2027-01-29')
  expect(addDays('', 30)).toBe('')
  expect(freeNumbers(1, 3, new Set([2, 3]))).toEqual([1, 4, 5])
  expect(
    splitRows({ amount: 120_000n, count: 3, everyDays: 30, firstOn: '2026-11-25', next: 1, taken: new Set([2]) }),
  ).toEqual([
    { delivery: '1', quantity: '4', latestOn: '2026-11-25' },
    { delivery: '3', quantity: '4', latestOn: '2026-12-25' },
    { delivery: '4', quantity: '4', latestOn: '2027-01-24' },
  ])
})
