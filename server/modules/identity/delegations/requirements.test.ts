import { describe, expect, test } from 'vitest'
import { addMs, dayOf, type Instant, instant } from '#platform/dates.ts'
import { entityAccepted, entityClaimed, type LatestClaim, representativeIsMe } from '../entities/requirements.ts'
import type { CapacityFacts, DelegationFacts, EntityFacts, PersonFacts } from '../facts.ts'
import { delegateInMss, delegateNamed, delegationConfirmed, type NamingFacts, namedAsDelegate } from './requirements.ts'

const start = instant('2026-03-02T15:00:00.000Z')
const day = (n: number): Instant => addMs(start, n * 86_400_000)
const moment = { at: day(50), on: dayOf(day(50)) }
const capacity: CapacityFacts = {
  capacityId: 'c1',
  kind: 'eps',
  regime: 'subsidiado',
  entityId: 'e1',
  nit: '999000101',
  entityName: 'EPS Demo Andina',
  ownerPersonId: null,
  since: start,
  until: null,
  declinedAt: null,
}
const doc = { type: 'CC' as const, number: '1099584662' }
const delegation = (over: Partial<DelegationFacts> = {}): DelegationFacts => ({
  delegationId: 'd1',
  capacity,
  application: 'mipres',
  doc,
  personId: null,
  personName: null,
  namedAt: day(1),
  namedBy: { personId: 'rl', name: 'Beatriz Olano' },
  expiresAt: day(91),
  inForceFrom: null,
  endedAt: null,
  confirmBy: null,
  confirmedAt: null,
  state: 'nombrada',
  ...over,
})
const facts = (over: Partial<NamingFacts> = {}): NamingFacts => ({
  capacity,
  application: { code: 'mipres', name: 'MIPRES' },
  representative: { personId: 'rl', name: 'Beatriz Olano', since: start },
  inForce: null,
  pending: null,
  ...over,
})

describe('P-NOMBRAR, P-DEL-VENC: somebody administers the capacity, or may still come', () => {
  test('R-04, R-05: nobody is named in a regime: the representative has the ball', () => {
    expect(delegateNamed.evaluate(facts(), moment)).toMatchObject({
      met: false,
      pending: 'P-NOMBRAR',
      refusal: { code: 'identity.delegate_missing', params: { capacity: 'EPS, régimen subsidiado' } },
      who: { actor: 'representative', name: 'Beatriz Olano', personId: 'rl', entityId: 'e1' },
      where: { href: '/mi-seguridad-social/entidades/e1/autorizados' },
    })
  })
  test('D-14: a lapsed naming is not one', () => {
    expect(delegateNamed.evaluate(facts({ pending: delegation({ state: 'vencida' }) }), moment)).toMatchObject({
      met: false,
      pending: 'P-DEL-VENC',
      refusal: { code: 'identity.naming_lapsed', params: { document: 'CC 1.099.584.662' } },
    })
  })
  test('R-03: a naming that waits is enough, since the day it was made', () => {
    expect(delegateNamed.evaluate(facts({ pending: delegation() }), moment)).toMatchObject({ met: true, since: day(1) })
  })
  test('D-12: a regime declared not operated asks for nobody', () => {
    const declined = { ...capacity, declinedAt: day(2) }
    expect(delegateNamed.evaluate(facts({ capacity: declined }), moment)).toMatchObject({ met: true, since: day(2) })
  })
})

describe('P-DEL-MSS: the named person registers with exactly that document', () => {
  test('R-03, edge case 1: nobody has it yet; the document is shown, never a name', () => {
    expect(delegateInMss.evaluate(facts({ pending: delegation() }), moment)).toMatchObject({
      met: false,
      pending: 'P-DEL-MSS',
      refusal: { code: 'identity.delegate_not_in_mss' },
      who: { actor: 'delegate', name: 'CC 1.099.584.662' },
    })
  })
  test('R-03: bound when registered, without telling the name before the delegation is in force', () => {
    const pending = delegation({ personId: 'p1', personName: 'Jairo Alape' })
    const outcome = delegateInMss.evaluate(facts({ pending }), moment)
    expect(outcome.met).toBe(true)
    expect(JSON.stringify(outcome)).not.toContain('Jairo')
  })
})

describe('D-06: a new representative confirms', () => {
  test('a delegation whose confirmation is overdue is suspended until then', () => {
    const inForce = delegation({
      state: 'suspendida',
      inForceFrom: day(2),
      confirmBy: day(40),
      personName: 'Nelly Guarnizo',
    })
    expect(delegationConfirmed.evaluate(facts({ inForce }), moment)).toMatchObject({
      met: false,
      refusal: { code: 'identity.delegation_suspended', params: { name: 'Nelly Guarnizo' } },
      who: { actor: 'representative' },
    })
  })
  test('one in force is met', () => {
    const inForce = delegation({ state: 'vigente', inForceFrom: day(2) })
    expect(delegationConfirmed.evaluate(facts({ inForce }), moment).met).toBe(true)
  })
})

describe('R-06: who registers as a delegate was named', () => {
  const person: PersonFacts = {
    doc,
    personId: 'p1',
    name: 'Jairo Alape',
    email: null,
    state: 'activa',
    registeredAt: day(3),
    emailConfirmedAt: day(3),
    secondFactorSince: null,
  }
  test.each([
    ['edge case 2: never named', [], 'P-NOMBRAR', 'identity.not_named'],
    ['lapsed', [delegation({ state: 'vencida' })], 'P-DEL-VENC', 'identity.naming_lapsed'],
    ['revoked', [delegation({ state: 'revocada' })], 'P-NOMBRAR', 'identity.not_named'],
    [
      'suspended',
      [delegation({ state: 'suspendida', confirmBy: day(40), inForceFrom: day(2) })],
      'P-NOMBRAR',
      'identity.delegation_suspended',
    ],
  ])('%s', (_, delegations, pending, code) => {
    expect(namedAsDelegate.evaluate({ person, delegations }, moment)).toMatchObject({
      met: false,
      pending,
      refusal: { code },
      who: { actor: 'representative' },
    })
  })
  test('a naming that waits, or one in force, is enough', () => {
    expect(namedAsDelegate.evaluate({ person, delegations: [delegation()] }, moment).met).toBe(true)
    const inForce = delegation({ state: 'vigente', inForceFrom: day(2) })
    expect(
      namedAsDelegate.evaluate({ person, delegations: [delegation({ state: 'vencida' }), inForce] }, moment).met,
    ).toBe(true)
  })
})

describe('P-MSS-JUR, P-MSS-REV: the entity is registered', () => {
  const claim: LatestClaim = {
    claimId: 'k1',
    entityName: 'EPS Demo Andina',
    state: 'en_revision',
    submittedAt: day(1),
    decidedAt: null,
    reason: null,
  }
  const entity: EntityFacts = {
    entityId: 'e1',
    nit: '999000101',
    dv: 0,
    name: 'EPS Demo Andina',
    state: 'registrada',
    registeredAt: day(2),
    representative: { personId: 'rl', name: 'Beatriz Olano', since: day(2) },
    capacities: [capacity],
  }
  test('R-01: nobody asked: the representative registers it', () => {
    expect(entityClaimed.evaluate({ entity: null, claim: null }, moment)).toMatchObject({
      met: false,
      pending: 'P-MSS-JUR',
      refusal: { code: 'identity.entity_not_registered' },
      where: { href: '/mi-seguridad-social/registrar-entidad' },
    })
  })
  test('R-01: a rejected one is asked again, with the reason', () => {
    const rejected = { ...claim, state: 'rechazada' as const, decidedAt: day(4), reason: 'El certificado venció.' }
    expect(entityClaimed.evaluate({ entity: null, claim: rejected }, moment)).toMatchObject({
      met: false,
      refusal: { code: 'identity.claim_rejected', params: { reason: 'El certificado venció.' } },
    })
  })
  test('D-03: the operator has the ball while it is reviewed', () => {
    expect(entityClaimed.evaluate({ entity: null, claim }, moment).met).toBe(true)
    expect(entityAccepted.evaluate({ entity: null, claim }, moment)).toMatchObject({
      met: false,
      pending: 'P-MSS-REV',
      refusal: { code: 'identity.entity_in_review' },
      who: { actor: 'operator' },
      since: day(1),
    })
    expect(entityAccepted.evaluate({ entity: null, claim: null }, moment)).toMatchObject({ pending: 'P-MSS-JUR' })
  })
  test('D-03: accepted', () => {
    expect(entityAccepted.evaluate({ entity, claim: null }, moment)).toMatchObject({ met: true, since: day(2) })
    expect(entityClaimed.evaluate({ entity, claim: null }, moment).met).toBe(true)
  })
  test('R-02: only the representative acts for it', () => {
    expect(representativeIsMe.evaluate({ entity, personId: 'rl' }, moment).met).toBe(true)
    expect(representativeIsMe.evaluate({ entity, personId: 'p1' }, moment)).toMatchObject({
      met: false,
      refusal: { code: 'identity.not_representative', params: { representative: 'Beatriz Olano' } },
    })
  })
})
