import { expect, test } from 'vitest'
import { type Contexts, placeOfPath } from './contexts.ts'

const found: Contexts = {
  desks: [
    { capacityId: 'a', kind: 'eps', regime: 'subsidiado', entityName: 'Salud Cordillera EPS' },
    { capacityId: 'b', kind: 'eps', regime: 'contributivo', entityName: 'Salud Cordillera EPS' },
    { capacityId: 'c', kind: 'ips', regime: null, entityName: 'Hospital Los Arrayanes' },
  ],
  contexts: [
    {
      key: 'c~152380041701~PRESCRIPTOR',
      capacityId: 'c',
      kind: 'ips',
      regime: null,
      entityName: 'Hospital Los Arrayanes',
      sede: { code: '152380041701', name: '01 Principal' },
      role: { code: 'PRESCRIPTOR', name: 'Prescriptor' },
      capabilities: [],
    },
  ],
}

test('R-08: two regimes of one EPS never read the same', () => {
  expect(placeOfPath('/administracion/a/usuarios', found)?.line).toBe('EPS · Régimen subsidiado · Delegado')
  expect(placeOfPath('/administracion/b', found)?.line).toBe('EPS · Régimen contributivo · Delegado')
})

test('a context is read from the address, with sede and role', () => {
  expect(placeOfPath('/mipres/c/c~152380041701~PRESCRIPTOR', found)).toMatchObject({
    title: 'Hospital Los Arrayanes',
    line: 'IPS · 01 Principal · Prescriptor',
  })
  expect(placeOfPath('/mipres/c/c%7E152380041701%7EPRESCRIPTOR', found)?.context?.capacityId).toBe('c')
})

test('elsewhere, and where one does not act, there is no context', () => {
  expect(placeOfPath('/mi-camino', found)).toBeNull()
  expect(placeOfPath('/administracion', found)).toBeNull()
  expect(placeOfPath('/administracion/z', found)).toBeNull()
})
