import { describe, expect, test } from 'vitest'
import { addMs, type Instant, instant } from '#platform/dates.ts'
import { reminderDue, wholeEntitySlot } from './rules.ts'
import { type DelegationActs, delegationState } from './states.ts'

const start = instant('2026-03-02T15:00:00.000Z')
const day = (n: number): Instant => addMs(start, n * 86_400_000)
const pending: DelegationActs = {
  expiresAt: day(90),
  inForceFrom: null,
  endedAt: null,
  endReason: null,
  confirmBy: null,
  confirmedAt: null,
}

describe('the state of a delegation follows from its acts and the moment (D-06, D-14)', () => {
  test.each<[string, Partial<DelegationActs>, number, ReturnType<typeof delegationState>]>([
    ['waits', {}, 89, 'nombrada'],
    ['lapses by itself at its expiry', {}, 90, 'vencida'],
    ['a lapse that a later naming closed', { endedAt: day(90), endReason: 'vencida' }, 95, 'vencida'],
    ['in force since the registration', { inForceFrom: day(3) }, 3, 'vigente'],
    ['asked as of before it', { inForceFrom: day(3) }, 2, 'nombrada'],
    ['an expiry means nothing once in force', { inForceFrom: day(3) }, 400, 'vigente'],
    ['revoked', { inForceFrom: day(3), endedAt: day(9), endReason: 'revocada' }, 9, 'revocada'],
    ['before it was revoked', { inForceFrom: day(3), endedAt: day(9), endReason: 'revocada' }, 8, 'vigente'],
    ['replaced', { inForceFrom: day(3), endedAt: day(9), endReason: 'reemplazada' }, 10, 'reemplazada'],
    ['a new representative may still confirm', { inForceFrom: day(3), confirmBy: day(40) }, 39, 'vigente'],
    ['the confirmation is overdue', { inForceFrom: day(3), confirmBy: day(40) }, 40, 'suspendida'],
    ['confirmed in time', { inForceFrom: day(3), confirmBy: day(40), confirmedAt: day(20) }, 50, 'vigente'],
    ['confirmed late, before', { inForceFrom: day(3), confirmBy: day(40), confirmedAt: day(45) }, 44, 'suspendida'],
    ['confirmed late, after', { inForceFrom: day(3), confirmBy: day(40), confirmedAt: day(45) }, 45, 'vigente'],
  ])('%s', (_, acts, on, state) => expect(delegationState({ ...pending, ...acts }, day(on))).toBe(state))
})

test.each([
  [6, null, false],
  [7, null, true],
  [8, 7, false],
  [29, 7, false],
  [30, 7, true],
  [61, 31, true],
  [61, 60, false],
])('D-14: on day %i, last reminded on %s, a reminder is due: %s', (on, reminded, due) => {
  const naming = { namedAt: start, remindedAt: reminded === null ? null : day(reminded) }
  expect(reminderDue(naming, [7, 30, 60], day(on))).toBe(due)
  expect(reminderDue(naming, [], day(on))).toBe(false)
})

test('R-04: an application for the whole EPS hangs on its oldest regime, any other on the capacity itself', () => {
  const capacity = (capacityId: string, kind: 'eps' | 'ips', on: number) => ({
    capacityId,
    kind,
    regime: kind === 'eps' ? ('contributivo' as const) : null,
    entityId: 'e',
    nit: '999000101',
    entityName: 'EPS Demo Andina',
    ownerPersonId: null,
    since: day(on),
    until: null,
    declinedAt: null,
  })
  const [young, old, ips] = [capacity('b', 'eps', 5), capacity('c', 'eps', 1), capacity('a', 'ips', 0)]
  const all = [young, old, ips]
  expect(wholeEntitySlot({ perRegime: true }, all, young)).toBe('b')
  expect(wholeEntitySlot({ perRegime: false }, all, young)).toBe('c')
  expect(wholeEntitySlot({ perRegime: false }, all, ips)).toBe('a')
})
