import { describe, expect, test } from 'vitest'
import type { CapacityKind, UserType } from '#contract/paths.ts'
import { capabilitiesOf, type Policies, prescribes, professionNamed } from '#contract/policies.ts'
import { firstUnmet } from '../activation/requirements.ts'
import { type PersonFact, personId, sampleMoment, samplePerson } from '../paths/sample-facts.ts'
import { seedPolicies } from '../policies/seed.ts'
import { type AssignFacts, assignmentAsks } from './requirements.ts'

const all = new Set<PersonFact>(['registry', 'account', 'mail', 'module', 'activation', 'role', 'factor'])
const policies: Policies = { ...seedPolicies, versions: { activadores: 1, profesion_item: 1, roles: 1 } }
const roleCodes = policies.roles.roles.map((r) => r.code)

function assign(type: UserType, kind: CapacityKind, role: string, change: Partial<AssignFacts> = {}): string | null {
  const facts = samplePerson(type, all)
  const [activation] = facts.activations
  if (!activation) throw new Error('no activation')
  const { standing } = activation
  const asked: AssignFacts = {
    user: { person: facts.person, rethus: facts.rethus, sso: facts.sso },
    activation: { ...activation, standing: { ...standing, capacity: { ...standing.capacity, kind } } },
    held: [],
    role,
    assignerId: 'delegate',
    policies,
    ...change,
  }
  return firstUnmet(assignmentAsks, asked, sampleMoment)?.refusal.code ?? null
}
const given = (type: UserType, kind: CapacityKind) => roleCodes.filter((role) => assign(type, kind, role) === null)

describe('which role goes where (D-02)', () => {
  const table: [UserType, CapacityKind, string[]][] = [
    ['profesional', 'ips', ['PRESCRIPTOR', 'JUNTA', 'CONSULTA_IPS', 'DISPENSACION_IPS']],
    ['sso', 'ips', ['PRESCRIPTOR', 'CONSULTA_IPS']],
    ['otro', 'ips', ['CONSULTA_IPS', 'DISPENSACION_IPS', 'FACTURACION_IPS']],
    [
      'profesional',
      'eps',
      ['PRESCRIPTOR', 'TRANSCRIPTOR', 'TUTELAS', 'DIRECCIONAMIENTO', 'SUMINISTRO', 'AUDITORIA_EPS', 'CONSULTA_EPS'],
    ],
    ['otro', 'proveedor', ['PROGRAMACION', 'ENTREGA', 'REPORTE_ENTREGA', 'FACTURACION_PROV', 'CONSULTA_PROV']],
    ['profesional', 'proveedor', []],
    [
      'delegado_proveedor_pn',
      'proveedor_pn',
      ['PROGRAMACION', 'ENTREGA', 'REPORTE_ENTREGA', 'FACTURACION_PROV', 'CONSULTA_PROV'],
    ],
  ]
  test.each(table)('R-18: %s in %s', (type, kind, roles) => {
    expect(given(type, kind)).toEqual(roles)
  })

  test('R-18: not in an activation that ended', () => {
    const facts = samplePerson('otro', all)
    const [activation] = facts.activations
    if (!activation) throw new Error('no activation')
    expect(assign('otro', 'ips', 'CONSULTA_IPS', { activation: { ...activation, endedAt: sampleMoment.at } })).toBe(
      'users.activation_ended',
    )
  })

  test('D-07, edge case 10: the prescriber asks a profession that prescribes, of whichever registry speaks', () => {
    const nurse = samplePerson('sso', all)
    const user = { person: nurse.person, rethus: null, sso: nurse.sso.map((s) => ({ ...s, profession: 'Enfermería' })) }
    expect(assign('sso', 'ips', 'PRESCRIPTOR', { user })).toBe('users.profession_does_not_prescribe')
    expect(assign('sso', 'ips', 'CONSULTA_IPS', { user })).toBeNull()
  })

  test('D-05: to oneself only as a proveedor persona natural', () => {
    expect(assign('otro', 'ips', 'CONSULTA_IPS', { assignerId: personId })).toBe('users.role_to_oneself')
    expect(assign('delegado_proveedor_pn', 'proveedor_pn', 'ENTREGA', { assignerId: personId })).toBeNull()
  })

  test('separation of duties: either role may name the other', () => {
    const apart: Policies = {
      ...policies,
      roles: {
        roles: policies.roles.roles.map((r) =>
          r.code === 'DISPENSACION_IPS' ? { ...r, incompatibleWith: ['FACTURACION_IPS'] } : r,
        ),
      },
    }
    for (const [held, role] of [
      ['FACTURACION_IPS', 'DISPENSACION_IPS'],
      ['DISPENSACION_IPS', 'FACTURACION_IPS'],
    ] as const)
      expect(assign('otro', 'ips', role, { held: [held], policies: apart })).toBe('users.role_incompatible')
  })
})

describe('professions (D-07) and labels (D-08)', () => {
  test('compares whole names without accents or case', () => {
    const { profesion_item: policy } = policies
    expect(professionNamed(policy, '  NUTRICION Y DIETETICA ')?.items).toEqual(['N'])
    expect(prescribes(policy, 'médico cirujano')).toBe(true)
    expect(prescribes(policy, 'MEDICINA VETERINARIA')).toBe(false)
    expect(prescribes(policy, 'ENFERMERIA')).toBe(false)
  })

  test('D-08: a profesional prescribes and orders, an SSO user prescribes', () => {
    const prescriptor = policies.roles.roles.find((r) => r.code === 'PRESCRIPTOR')
    if (!prescriptor) throw new Error('no role')
    expect(capabilitiesOf(prescriptor, 'profesional')).toContain('ordenar')
    expect(capabilitiesOf(prescriptor, 'sso')).not.toContain('ordenar')
    expect(capabilitiesOf(prescriptor, 'sso')).toContain('prescribir')
    expect(capabilitiesOf(prescriptor, 'otro')).toEqual([])
  })
})
