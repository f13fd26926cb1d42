import type { Policies } from '#contract/policies.ts'
import type { Settings } from '#contract/settings.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Evidence, Moment, Outcome } from '#platform/paths/requirement.ts'
import type { ActivationFacts } from '../facts/facts.ts'
import { capacityStands, placeStands } from '../standing/requirements.ts'
import { type ActivateFacts, accountActive, firstUnmet, type UserFacts, userStands } from './requirements.ts'

/** What is missing, with who and where. */
export type Cause = Extract<Outcome, { met: false }>

/**
 * The state of an activation at a moment. Stored is only whether an act ended it; that a registry row was lost or a plaza
 * ended is computed, so that nothing has to run for it to take effect.
 */
export type ActivationState =
  | { state: 'activa'; since: Instant; evidence: Evidence[] }
  | { state: 'suspendida'; cause: Cause }
  | { state: 'vencida'; cause: Cause }
  | { state: 'inactiva'; reason: string; endedAt: Instant }

/** Refusals of SSO after which the activation does not come back by itself: the plaza ended, or is another one now (edge case 9). */
const over: readonly string[] = [
  'registries.sso_ended',
  'registries.sso_other_ips',
  'registries.sso_other_sede',
  'registries.sso_exonerated',
  'registries.sso_no_plaza',
]

/** the state of one activation. The registries say now what they asked when it was made. */
export function activationState(
  activation: ActivationFacts,
  user: UserFacts,
  context: { policies: Policies; settings: Settings; rethusCut: PlainDate | null },
  moment: Moment,
): ActivationState {
  if (activation.endedAt !== null && activation.endedAt <= moment.at)
    return { state: 'inactiva', reason: activation.endReason ?? '', endedAt: activation.endedAt }
  const facts: ActivateFacts = {
    user,
    // Only its type is asked: annulling a registration ends its activations in the same act.
    registration: {
      registrationId: activation.registrationId,
      personId: activation.personId,
      userType: activation.userType,
      capacityId: activation.capacityId,
      delegationId: null,
      registeredAt: activation.activatedAt,
      annulledAt: null,
      annulledReason: null,
    },
    standing: activation.standing,
    sedeCode: activation.sedeCode,
    sede: activation.sede,
    siteId: activation.site?.siteId ?? null,
    site: activation.site,
    policies: context.policies,
    settings: context.settings,
    rethusCut: context.rethusCut,
  }
  const cause =
    firstUnmet(capacityStands, facts, moment) ??
    firstUnmet(placeStands, facts, moment) ??
    firstUnmet([accountActive], facts, moment) ??
    firstUnmet(userStands, facts, moment)
  if (!cause) {
    const evidence: Evidence[] = [...placeStands, ...userStands].flatMap((r) => {
      const outcome = r.evaluate(facts, moment)
      return outcome.met ? outcome.evidence : []
    })
    return { state: 'activa', since: activation.activatedAt, evidence }
  }
  const expired = activation.userType === 'sso' && over.includes(cause.refusal.code)
  return { state: expired ? 'vencida' : 'suspendida', cause }
}
