import { describe, expect, test } from 'vitest'
import type { CapacityKind, UserType } from '#contract/paths.ts'
import type { Policies } from '#contract/policies.ts'
import { type PersonFact, sampleMoment, samplePerson } from '../paths/sample-facts.ts'
import { type ActivateFacts, activationAsks, firstUnmet } from './requirements.ts'

const all = new Set<PersonFact>(['registry', 'account', 'mail', 'module', 'activation', 'role', 'factor'])

/** A user of a type about whom everything holds, before the delegate of a kind of capacity, with what a case changes. */
function asked(type: UserType, kind: CapacityKind, change: Partial<ActivateFacts> = {}): string | null {
  const facts = samplePerson(type, all)
  const [activation] = facts.activations
  const [registration] = facts.registrations
  if (!activation || !registration) throw new Error('no activation')
  const pn = type === 'delegado_proveedor_pn'
  const { standing } = activation
  const sited = kind === 'proveedor' || kind === 'proveedor_pn'
  const site = activation.site ?? { ...sampleSite, capacityId: activation.capacityId }
  const eapb = {
    code: 'EPSS99',
    name: 'EPS',
    enabled: true,
    regime: 'subsidiado' as const,
    nit: '999000202',
    cut: null,
  }
  const full: ActivateFacts = {
    user: { person: facts.person, rethus: facts.rethus, sso: facts.sso },
    registration,
    standing: {
      ...standing,
      capacity: { ...standing.capacity, kind, regime: kind === 'eps' ? 'subsidiado' : null },
      eapb: kind === 'eps' ? [{ ...eapb, cut: sampleMoment.on }] : [],
    },
    sedeCode: kind === 'ips' ? (activation.sedeCode ?? '152380041701') : null,
    sede: kind === 'ips' && !pn ? activation.sede : null,
    siteId: sited ? site.siteId : null,
    site: sited ? site : null,
    policies: facts.policies,
    settings: facts.settings,
    rethusCut: facts.cuts.rethus,
    ...change,
  }
  return firstUnmet(activationAsks, full, sampleMoment)?.refusal.code ?? null
}

const sampleSite = {
  siteId: 's1',
  capacityId: '',
  number: '01',
  implicit: false,
  name: 'Principal',
  address: null,
  municipalityCode: null,
  phone: null,
  openedAt: sampleMoment.at,
  closedAt: null,
  closedReason: null,
}

describe('who activates whom', () => {
  const no = 'users.activator_not_allowed'
  test.each<[UserType, Record<CapacityKind, string | null>]>([
    ['profesional', { eps: null, ips: null, proveedor: no, proveedor_pn: no }],
    [
      'sso',
      { eps: 'users.sso_only_ips', ips: null, proveedor: 'users.sso_only_ips', proveedor_pn: 'users.sso_only_ips' },
    ],
    ['otro', { eps: no, ips: null, proveedor: null, proveedor_pn: null }],
    ['delegado_proveedor_pn', { eps: no, ips: no, proveedor: no, proveedor_pn: null }],
  ])('R-08, R-09, R-10, R-11, R-12, R-14, R-15, D-01: %s', (type, kinds) => {
    for (const kind of ['eps', 'ips', 'proveedor', 'proveedor_pn'] as const)
      expect([kind, asked(type, kind)]).toEqual([kind, kinds[kind]])
  })

  test('D-01: the strict reading leaves otro to the IPS', () => {
    const { policies } = samplePerson('otro', all)
    const strict: Policies = { ...policies, activadores: { ...policies.activadores, otro: { activadores: ['ips'] } } }
    expect(asked('otro', 'ips', { policies: strict })).toBeNull()
    expect(asked('otro', 'proveedor', { policies: strict })).toBe(no)
  })

  test('R-06: delegates of entities are never activated', () => {
    const registration = samplePerson('otro', all).registrations[0]
    if (!registration) throw new Error('no registration')
    for (const userType of ['delegado_eps', 'delegado_ips', 'delegado_proveedor'] as const)
      expect(asked('otro', 'ips', { registration: { ...registration, userType } })).toBe('users.not_activable')
  })

  test('R-11: a proveedor persona natural activates only her own registration', () => {
    const registration = samplePerson('delegado_proveedor_pn', all).registrations[0]
    if (!registration) throw new Error('no registration')
    expect(
      asked('delegado_proveedor_pn', 'proveedor_pn', { registration: { ...registration, capacityId: 'another' } }),
    ).toBe('users.own_registration_only')
  })

  test('R-16, R-19: an annulled registration is not activated', () => {
    const registration = samplePerson('otro', all).registrations[0]
    if (!registration) throw new Error('no registration')
    expect(asked('otro', 'ips', { registration: { ...registration, annulledAt: sampleMoment.at } })).toBe(
      'users.registration_annulled',
    )
  })
})

describe('where', () => {
  test('R-08, R-09, R-10: an EPS has no sedes; an IPS and a proveedor activate in one', () => {
    expect(asked('profesional', 'eps', { sedeCode: '152380041701' })).toBe('users.regime_has_no_sedes')
    expect(asked('profesional', 'ips', { sedeCode: null })).toBe('users.sede_needed')
    expect(asked('otro', 'proveedor', { siteId: null })).toBe('users.sede_needed')
  })

  test('R-10, R-22, D-11: the site is the own one, and open', () => {
    expect(asked('otro', 'proveedor', { site: { ...sampleSite, capacityId: 'another' } })).toBe('users.site_not_found')
    expect(asked('otro', 'proveedor', { site: null })).toBe('users.site_not_found')
    const facts = samplePerson('otro', all).activations[0]
    const closed = { ...sampleSite, capacityId: facts?.capacityId ?? '', closedAt: sampleMoment.at }
    expect(asked('otro', 'proveedor', { site: closed })).toBe('users.site_closed')
  })

  test('D-12: an EPS without enabled code in its regime activates nobody', () => {
    const standing = samplePerson('otro', all).activations[0]?.standing
    if (!standing) throw new Error('no standing')
    const eps = {
      ...standing,
      capacity: { ...standing.capacity, kind: 'eps' as const, regime: 'contributivo' as const },
    }
    expect(asked('profesional', 'eps', { standing: { ...eps, eapb: [] } })).toBe('registries.eapb_not_found')
  })
})
