import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import type { ActivationFacts, FactsMoment } from '../facts/facts.ts'
import { completeActivations, gatherUsers, momentNow } from '../facts/gather.ts'
import { type Delegate, requireDelegate } from '../registration/delegate-guard.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { activationIn } from './activations.store.ts'
import type { UserFacts } from './requirements.ts'

/**
 * An activation of the capacity, as the delegate finds it once capacity and person are locked: what an act on it starts from.
 * The moment is taken after the locks. Refuses who does not administer the capacity, and an activation that is not of it.
 */
export async function lockActivation(
  deps: UsersDeps,
  tx: Tx,
  of: { capacityId: string; activationId: string; personId: string },
): Promise<{ moment: FactsMoment; delegate: Delegate; activation: ActivationFacts; user: UserFacts }> {
  await deps.identity.lockCapacity(tx, of.capacityId)
  const seen = await activationIn(tx, of.capacityId, of.activationId, deps.clock.now())
  if (seen) await lockPerson(tx, seen.personId)
  const moment = momentNow(deps.clock)
  const delegate = await requireDelegate(deps, tx, of.personId, of.capacityId, moment)
  const row = await activationIn(tx, of.capacityId, of.activationId, moment.at)
  if (!row) return refuse('platform.not_found')
  const standings = new Map([[of.capacityId, delegate.standing]])
  const [activation] = await completeActivations(deps, tx, [row], standings, moment)
  const user = (await gatherUsers(deps, tx, [row.personId], moment)).get(row.personId)
  if (!activation || !user) return refuse('platform.not_found')
  return { moment, delegate, activation, user }
}
