import { expect, test } from 'vitest'
import type { ActivadoresPolicy, ProfesionItemPolicy } from '#contract/policies.ts'
import { policyChanges, professionCode } from './policy-words.ts'

const activadores: ActivadoresPolicy = {
  profesional: { activadores: ['ips', 'eps'] },
  sso: { activadores: ['ips'] },
  otro: { activadores: ['ips', 'proveedor', 'proveedor_pn'] },
  delegado_proveedor_pn: { activadores: ['proveedor_pn'] },
  autoasignacion: ['proveedor_pn'],
}

test('D-01: the strict reading shows as one line, before and after', () => {
  const strict = { ...activadores, otro: { activadores: ['ips' as const] } }
  expect(policyChanges('activadores', activadores, strict)).toEqual([
    { label: 'Activa a Otro usuario', before: 'IPS, Proveedor, Persona natural', after: 'IPS' },
  ])
  expect(policyChanges('activadores', activadores, activadores)).toEqual([])
})

test('D-07: a profession that is added, and one whose items change', () => {
  const before: ProfesionItemPolicy = {
    professions: [{ code: 'nutricion', name: 'Nutrición', names: ['Nutrición'], items: ['N'] }],
    registro: 'prescriptora',
    prescribir_ordenar: 'una_entrada',
  }
  const after: ProfesionItemPolicy = {
    ...before,
    professions: [
      { code: 'nutricion', name: 'Nutrición', names: ['Nutrición'], items: [] },
      { code: 'enfermeria', name: 'Enfermería', names: ['Enfermería'], items: ['D'] },
    ],
  }
  expect(policyChanges('profesion_item', before, after)).toEqual([
    { label: 'Nutrición: prescribe', before: 'Producto de soporte nutricional', after: 'nada' },
    { label: 'Enfermería: prescribe', before: 'no existía', after: 'Dispositivo médico' },
    { label: 'Enfermería: nombres en los registros', before: 'no existía', after: 'Enfermería' },
  ])
})

test('the code of a profession is made of its name', () => {
  expect(professionCode(' Terapia física y rehabilitación ')).toBe('terapia_fisica_y_rehabilitacion')
})
