import { describe, expect, test } from 'vitest'
import { seedPolicies } from '../policies/seed.ts'
import { itemsOf } from './acting.ts'

const policies = (reading: 'una_entrada' | 'estricta') => ({
  ...seedPolicies,
  profesion_item: { ...seedPolicies.profesion_item, prescribir_ordenar: reading },
  versions: { activadores: 1, profesion_item: 1, roles: 1 },
})
const all = ['M', 'P', 'D', 'N', 'S'] as const

describe('D-08: the items that a profession may write', () => {
  test('follow the profession alone in the default reading', () => {
    expect(itemsOf(policies('una_entrada'), all, ['prescribir'])).toEqual([...all])
    expect(itemsOf(policies('una_entrada'), ['M', 'P', 'D'], ['ordenar'])).toEqual(['M', 'P', 'D'])
  })

  test('in the strict reading prescribing gives M and N, ordering P, D and S', () => {
    expect(itemsOf(policies('estricta'), all, ['prescribir'])).toEqual(['M', 'N'])
    expect(itemsOf(policies('estricta'), all, ['ordenar'])).toEqual(['P', 'D', 'S'])
    expect(itemsOf(policies('estricta'), ['M', 'P', 'D'], ['prescribir', 'ordenar'])).toEqual(['M', 'P', 'D'])
  })

  test('who copies a paper form copies what it says', () => {
    expect(itemsOf(policies('estricta'), [], ['transcribir'])).toEqual([...all])
  })
})
