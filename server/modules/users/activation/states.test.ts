import { describe, expect, test } from 'vitest'
import { addDays, instant, plainDate, startOfDay } from '#platform/dates.ts'
import type { SsoFacts } from '#registries'
import type { ActivationFacts, UsersFacts } from '../facts/facts.ts'
import { type PersonFact, sampleMoment, samplePerson } from '../paths/sample-facts.ts'
import { activationState } from './states.ts'

const all = new Set<PersonFact>(['registry', 'account', 'mail', 'module', 'activation', 'role', 'factor'])
const on = sampleMoment.on

function given(type: 'profesional' | 'sso' | 'otro' | 'delegado_proveedor_pn') {
  const facts = samplePerson(type, all)
  const [activation] = facts.activations
  if (!activation) throw new Error('no activation')
  return { facts, activation }
}
const stateOf = (facts: UsersFacts, activation: ActivationFacts, moment = sampleMoment) => {
  const answer = activationState(
    activation,
    { person: facts.person, rethus: facts.rethus, sso: facts.sso },
    { policies: facts.policies, settings: facts.settings, rethusCut: facts.cuts.rethus },
    moment,
  )
  return answer.state === 'suspendida' || answer.state === 'vencida'
    ? `${answer.state}: ${answer.cause.refusal.code}`
    : answer.state
}

describe('the state of an activation is computed', () => {
  test('R-22: activa while account, registry, sede and entity stand', () => {
    for (const type of ['profesional', 'sso', 'otro', 'delegado_proveedor_pn'] as const) {
      const { facts, activation } = given(type)
      expect([type, stateOf(facts, activation)]).toEqual([type, 'activa'])
    }
  })

  test('an act ended it: inactiva from that instant on, activa before', () => {
    const { facts, activation } = given('profesional')
    const ended = { ...activation, endedAt: sampleMoment.at, endReason: 'Terminó su contrato' }
    expect(stateOf(facts, ended)).toBe('inactiva')
    const before = instant(Date.parse(sampleMoment.at) - 1)
    expect(stateOf(facts, ended, { at: before, on })).toBe('activa')
  })

  const provider = (a: ActivationFacts, change: object): ActivationFacts => ({
    ...a,
    standing: { ...a.standing, providers: a.standing.providers.map((p) => ({ ...p, ...change })) },
    sede: a.sede?.provider ? { ...a.sede, provider: { ...a.sede.provider, ...change } } : a.sede,
  })
  const capacity = (a: ActivationFacts, change: object): ActivationFacts => ({
    ...a,
    standing: { ...a.standing, capacity: { ...a.standing.capacity, ...change } },
  })
  const yesterday = addDays(on, -1)
  const cases: [string, string, (a: ActivationFacts) => ActivationFacts][] = [
    ['R-07, R-22, D-10: REPS expired', 'registries.reps_expired', (a) => provider(a, { expiresOn: yesterday })],
    ['R-07, R-22: no longer habilitada', 'registries.reps_not_enabled', (a) => provider(a, { enabled: false })],
    [
      'R-22: gone from REPS',
      'registries.reps_not_found',
      (a) => ({ ...a, standing: { ...a.standing, providers: [] } }),
    ],
    [
      'R-22: the sede closed',
      'registries.sede_closed',
      (a) => ({ ...a, sede: a.sede ? { ...a.sede, closedOn: yesterday } : null }),
    ],
    ['R-22: the sede unknown to REPS', 'registries.sede_not_found', (a) => ({ ...a, sede: null })],
    ['R-22: the capacity ended', 'users.capacity_closed', (a) => capacity(a, { until: sampleMoment.at })],
    [
      'R-22: the entity is no longer registered',
      'users.entity_not_in_force',
      (a) => ({
        ...a,
        standing: { ...a.standing, entity: a.standing.entity ? { ...a.standing.entity, state: 'cancelada' } : null },
      }),
    ],
  ]
  test.each(cases)('%s suspends', (_, code, change) => {
    const { facts, activation } = given('profesional')
    expect(stateOf(facts, change(activation))).toBe(`suspendida: ${code}`)
  })

  test('D-10: within the days of grace it stands', () => {
    const { facts, activation } = given('otro')
    const expired = provider(activation, { expiresOn: addDays(on, -5) })
    expect(stateOf({ ...facts, settings: { ...facts.settings, reps_grace_days: 5 } }, expired)).toBe('activa')
    expect(stateOf({ ...facts, settings: { ...facts.settings, reps_grace_days: 4 } }, expired)).toMatch(/^suspendida/)
  })

  test('R-22: a sanction in ReTHUS suspends; a blocked account too; D-13: a ReTHUS that is not loaded does not', () => {
    const { facts, activation } = given('profesional')
    const sanctioned = facts.rethus && {
      ...facts.rethus,
      sanctions: [{ from: yesterday, to: null, act: '77' }],
    }
    expect(stateOf({ ...facts, rethus: sanctioned }, activation)).toBe('suspendida: registries.rethus_sanctioned')
    expect(stateOf({ ...facts, person: { ...facts.person, state: 'bloqueada' } }, activation)).toBe(
      'suspendida: users.account_not_active',
    )
    expect(stateOf({ ...facts, rethus: null, cuts: { ...facts.cuts, rethus: null } }, activation)).toBe('activa')
    expect(stateOf({ ...facts, rethus: null }, activation)).toBe('suspendida: registries.rethus_not_found')
  })

  test('R-14, R-23: an SSO activation lives from the first to the last day of the plaza and expires by itself', () => {
    const { facts, activation } = given('sso')
    const plaza = (change: Partial<SsoFacts>): UsersFacts => ({
      ...facts,
      sso: facts.sso.map((s) => ({
        ...s,
        startsOn: plainDate('2026-11-20'),
        endsOn: plainDate('2026-11-25'),
        ...change,
      })),
    })
    const at = (day: string) => ({ at: startOfDay(plainDate(day)), on: plainDate(day) })
    const states = ['2026-11-19', '2026-11-20', '2026-11-25', '2026-11-26'].map((day) =>
      stateOf(plaza({}), activation, at(day)),
    )
    expect(states).toEqual([
      'suspendida: registries.sso_not_started',
      'activa',
      'activa',
      'vencida: registries.sso_ended',
    ])
    expect(stateOf(plaza({ sedeCode: '152380041799' }), activation)).toBe('vencida: registries.sso_other_sede')
    expect(stateOf(plaza({ plazaState: 'SUSPENDIDA' }), activation)).toBe('suspendida: registries.sso_plaza_not_active')
  })
})
