import { describe, expect, test } from 'vitest'
import type { UserType } from '#contract/paths.ts'
import type { Requirement } from '#platform/paths/requirement.ts'
import type { CapacityDesk, UsersFacts } from '../facts/facts.ts'
import { capacityId, type PersonFact, sampleMoment, samplePerson } from '../paths/sample-facts.ts'
import {
  activated,
  delegateRegistered,
  hasRole,
  inGoodStanding,
  networkBuilt,
  registered,
  registrationAsks,
  repsLoaded,
  siteMade,
  somebodyActive,
  type TypeFacts,
} from './requirements.ts'

const every: PersonFact[] = ['registry', 'account', 'mail', 'module', 'activation', 'role', 'factor']
const without = (...missing: PersonFact[]) => new Set(every.filter((f) => !missing.includes(f)))
const of = (type: UserType, facts: UsersFacts): TypeFacts => ({ facts, type, capacityId: null })

/** What is pending, by which code, or null. */
function pending<F>(requirement: Requirement<F>, facts: F): string | null {
  const outcome = requirement.evaluate(facts, sampleMoment)
  return outcome.met ? null : `${outcome.pending} ${outcome.refusal.code}`
}

describe('where a person stands', () => {
  test('R-19, P-REG: not registered; R-12, P-ACT: registered and active nowhere; R-18, P-ROL: active without role', () => {
    const state = (facts: UsersFacts) => [
      pending(registered, of('profesional', facts)),
      pending(activated, of('profesional', facts)),
      pending(hasRole, of('profesional', facts)),
    ]
    expect(state(samplePerson('profesional', without()))).toEqual([null, null, null])
    expect(state(samplePerson('profesional', without('role')))).toEqual([null, null, 'P-ROL users.no_role'])
    expect(state(samplePerson('profesional', without('role', 'activation')))).toEqual([
      null,
      'P-ACT users.not_activated',
      'P-ROL users.no_role',
    ])
    expect(state(samplePerson('profesional', without('role', 'activation', 'module')))[0]).toBe(
      'P-REG users.not_registered',
    )
  })

  test('R-11, P-ACT: a proveedor persona natural activates herself: the ball is hers', () => {
    const facts = samplePerson('delegado_proveedor_pn', without('activation', 'role'))
    expect(pending(activated, of('delegado_proveedor_pn', facts))).toBe('P-ACT users.not_activated_self')
  })

  test('R-19: a request makes the wait visible: who has it and since when', () => {
    const facts = samplePerson('profesional', without('activation', 'role'))
    const asked: UsersFacts = {
      ...facts,
      requests: [
        {
          requestId: 'q1',
          registrationId: 'r1',
          personId: 'p1',
          userType: 'profesional',
          capacityId,
          sedeCode: null,
          siteId: null,
          note: null,
          state: 'pendiente',
          askedAt: sampleMoment.at,
          openedByDelegateAt: null,
          reminders: 0,
          remindedAt: null,
          decidedAt: null,
          decidedBy: null,
          reason: null,
        },
      ],
    }
    const outcome = activated.evaluate(of('profesional', asked), sampleMoment)
    expect(outcome.met ? null : [outcome.who.actor, outcome.since]).toEqual(['delegate', sampleMoment.at])
    const alone = activated.evaluate(of('profesional', facts), sampleMoment)
    expect(alone.met ? null : [alone.who.actor, alone.where.href]).toEqual(['person', '/pedir-activacion'])
  })

  test('R-22, P-SUSP: all her activations fell: the cause and who mends it; R-23: an ended plaza keeps its own code', () => {
    const fallen = { ...samplePerson('profesional', without()), rethus: null }
    expect(pending(inGoodStanding, of('profesional', fallen))).toBe('P-SUSP registries.rethus_not_found')
    const sso = samplePerson('sso', without())
    const ended = { ...sso, sso: sso.sso.map((s) => ({ ...s, endsOn: s.startsOn })) }
    expect(pending(inGoodStanding, of('sso', ended))).toBe('P-SSO-VIG registries.sso_ended')
    expect(pending(inGoodStanding, of('sso', sso))).toBeNull()
  })
})

describe('what registering asks', () => {
  const first = (type: UserType, facts: UsersFacts) =>
    registrationAsks[type].map((r) => pending(r, of(type, facts))).find((p) => p !== null) ?? null

  test.each<[UserType, string | null]>([
    ['otro', null],
    ['delegado_proveedor_pn', null],
    ['profesional', 'P-RETHUS registries.rethus_not_found'],
    ['sso', 'P-SSO-INS registries.sso_not_found'],
    ['delegado_ips', 'P-NOMBRAR identity.not_named'],
    ['delegado_eps', 'P-NOMBRAR identity.not_named'],
    ['delegado_proveedor', 'P-NOMBRAR identity.not_named'],
  ])('R-06, R-11, R-12, R-13, R-15: %s with nothing but an account', (type, missing) => {
    expect(first(type, samplePerson(type, without('registry', 'module', 'activation', 'role')))).toBe(missing)
  })

  test('R-12, R-13: with the registry behind them, profesional and SSO register', () => {
    for (const type of ['profesional', 'sso'] as const)
      expect(first(type, samplePerson(type, without('module', 'activation', 'role')))).toBeNull()
  })

  test('R-16: an account that is not active registers nothing; D-13: nor a professional without a loaded ReTHUS', () => {
    const facts = samplePerson('profesional', without('module'))
    expect(first('profesional', { ...facts, person: { ...facts.person, state: 'bloqueada' } })).toBe(
      'P-MSS-NAT users.account_not_active',
    )
    expect(first('profesional', { ...facts, rethus: null, cuts: { ...facts.cuts, rethus: null } })).toBe(
      'P-RETHUS users.rethus_not_loaded',
    )
  })

  test('D-13: without a cut of SSO or REPS nobody is told that she is not in it: she waits for the cut', () => {
    const sso = samplePerson('sso', without('module', 'activation', 'role'))
    expect(first('sso', { ...sso, sso: [], cuts: { ...sso.cuts, sso: null } })).toBe(
      'P-SSO-INS users.registry_not_loaded',
    )
    const loaded = { ...sso, cuts: { ...sso.cuts, reps: null } }
    expect(pending(repsLoaded, of('delegado_ips', loaded))).toBe('P-REPS users.registry_not_loaded')
    expect(pending(repsLoaded, of('delegado_ips', sso))).toBeNull()
  })
})

describe('the side of the entity', () => {
  const standing = samplePerson('otro', without()).standings.get(capacityId)
  if (!standing) throw new Error('no standing')
  const desk = (kind: 'eps' | 'ips' | 'proveedor', change: Partial<CapacityDesk> = {}): CapacityDesk => ({
    standing: { ...standing, capacity: { ...standing.capacity, kind } },
    delegation: { inForce: null, pending: null },
    delegateRegistration: null,
    networkSize: 0,
    openSites: 0,
    openActivations: 0,
    pendingRequests: 0,
    ...change,
  })

  test('R-06, P-DEL-REG; R-08, P-RED; R-10, P-SEDE; R-09: nobody active', () => {
    expect(pending(delegateRegistered, desk('ips'))).toBe('P-DEL-REG users.delegate_not_registered')
    expect(pending(networkBuilt, desk('eps'))).toBe('P-RED users.network_empty')
    expect(pending(networkBuilt, desk('eps', { networkSize: 1 }))).toBeNull()
    expect(pending(networkBuilt, desk('ips'))).toBeNull()
    expect(pending(siteMade, desk('proveedor'))).toBe('P-SEDE users.no_site')
    expect(pending(siteMade, desk('proveedor', { openSites: 1 }))).toBeNull()
    expect(pending(somebodyActive, desk('ips'))).toBe('P-ACT users.nobody_active')
    expect(pending(somebodyActive, desk('ips', { openActivations: 1 }))).toBeNull()
  })
})
