import { expect, test } from 'vitest'
import { countOf, rowsOf } from './words.ts'

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

test('an amount takes the number of its unit', () => {
  expect(['1', '6', '0,5'].map((n) => countOf(n, 'Jeringa'))).toEqual(['1 jeringa', '6 jeringas', '0,5 jeringas'])
  expect(countOf('2', 'Vial')).toBe('2 viales')
  expect(countOf('3', 'Unidades')).toBe('3 unidades')
  expect(countOf('1200', '')).toBe('1.200')
})
