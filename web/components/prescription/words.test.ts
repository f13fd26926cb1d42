import { expect, test } from 'vitest'
import { amountLine, countOf, rowsOf, scheduleLine } from './words.ts'

test('each item finds its own row by kind and number, whatever the order of the rows', () => {
  const items = [{ kind: 'M' }, { kind: 'P' }, { kind: 'M' }, { kind: 'D' }] as const
  const rows = [
    { kind: 'D', number: 1, name: 'filtros' },
    { kind: 'M', number: 1, name: 'adalimumab' },
    { kind: 'M', number: 2, name: 'metotrexato' },
    { kind: 'P', number: 1, name: 'exoma' },
  ] as const
  expect(rowsOf(items, rows).map((row) => row?.name)).toEqual(['adalimumab', 'exoma', 'metotrexato', 'filtros'])
})

test('how often and how long, in words', () => {
  const dose = { dose: '40', doseUnit: '9', everyAmount: '14', everyUnit: '3', durationAmount: '12', durationUnit: '4' }
  expect(scheduleLine(dose)).toMatch(/^40 .+ cada 14 días, durante 12 semanas$/)
  expect(scheduleLine({ amount: '1', everyUnit: '8', durationUnit: '8' })).toBe('1, una sola vez')
  expect(scheduleLine({ amount: '2', everyAmount: '1', everyUnit: '4', durationUnit: '7' })).toBe(
    '2 cada 1 semana, según respuesta al tratamiento',
  )
  expect([amountLine({ totalQuantity: '3' }), amountLine({})]).toEqual(['Cantidad 3', ''])
})

test('an amount takes the number of its unit', () => {
  expect(['1', '6', '0,5'].map((n) => countOf(n, 'Jeringa'))).toEqual(['1 jeringa', '6 jeringas', '0,5 jeringas'])
  expect(countOf('2', 'Vial')).toBe('2 viales')
  expect(countOf('3', 'Unidades')).toBe('3 unidades')
  expect(countOf('1200', '')).toBe('1.200')
})
