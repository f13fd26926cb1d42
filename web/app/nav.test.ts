import { expect, test } from 'vitest'
import type { OperatorRight } from '#contract/endpoint.ts'
import type { Session } from '#web/lib/session.ts'
import { navFor } from './nav.ts'

const places = { contexts: [], desks: [] }
const operator = (...rights: OperatorRight[]): Session =>
  ({ subject: { kind: 'operator', name: 'Inés', rights }, unread: 0, demo: false }) as unknown as Session
const labels = (items: readonly { label: string }[] | undefined): string[] => (items ?? []).map((one) => one.label)
const current = (items: readonly { label: string; current: boolean }[] | undefined): string[] =>
  labels((items ?? []).filter((one) => one.current))

test('an operator with every right has four places; the one where she is shows its pages', () => {
  const session = operator('registries', 'reviews', 'policies', 'clients', 'audit')
  const nav = navFor('/operador/autorizados/999000202', session, places)
  expect(labels(nav.items)).toEqual(['Inicio', 'Casos', 'Registros', 'Servicio'])
  expect([current(nav.items), nav.within?.label]).toEqual([['Casos'], 'Casos'])
  expect(labels(nav.within?.items)).toEqual(['Revisiones', 'Inconsistencias', 'Cuentas'])
  expect(current(nav.within?.items)).toEqual(['Revisiones'])
  expect(current(navFor('/operador/tablero', session, places).within?.items)).toEqual(['Tablero'])
  expect(navFor('/operador/registros/importar', session, places).within).toBeNull()
  expect(current(navFor('/avisos', session, places).items)).toEqual([])
})

test('what her rights leave alone stands by its own name', () => {
  expect(labels(navFor('/operador', operator('audit'), places).items)).toEqual(['Inicio', 'Auditoría'])
})

test('a visitor has none', () => {
  const nobody = { subject: null, unread: 0, demo: false } as unknown as Session
  expect(navFor('/', nobody, places)).toEqual({ items: [], within: null })
})
