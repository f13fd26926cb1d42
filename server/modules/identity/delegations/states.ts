import type { Instant } from '#platform/dates.ts'
import type { DelegationFacts } from '../facts.ts'

/** The stored acts of a delegation from which its state follows. */
export interface DelegationActs {
  expiresAt: Instant
  inForceFrom: Instant | null
  endedAt: Instant | null
  endReason: 'revocada' | 'reemplazada' | 'vencida' | null
  confirmBy: Instant | null
  confirmedAt: Instant | null
}

/**
 * The state of a delegation at a moment (D-06, D-14): `nombrada` lapses by itself, `vigente` is suspended while a new
 * representative's confirmation is overdue; an end is an act and stays.
 */
export function delegationState(acts: DelegationActs, at: Instant): DelegationFacts['state'] {
  const done = (moment: Instant | null): boolean => moment !== null && moment <= at
  if (done(acts.endedAt)) return acts.endReason ?? 'revocada'
  if (done(acts.inForceFrom))
    return acts.confirmBy && done(acts.confirmBy) && !done(acts.confirmedAt) ? 'suspendida' : 'vigente'
  return done(acts.expiresAt) ? 'vencida' : 'nombrada'
}
