import type { Clock } from '#platform/clock.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { actingRepresentative } from '../entities/acting-representative.ts'
import { lockCapacityRow } from '../entities/entities.store.ts'
import type { EntityFacts } from '../facts.ts'
import { type DelegationRow, readDelegation } from './delegations.store.ts'

/**
 * A delegation of the acting representative's entity, its capacity locked, and the moment of the act: both read under the
 * lock. Another's is not found.
 */
export async function ownDelegation(
  tx: Tx,
  clock: Clock,
  input: { entityId: string; delegationId: string; personId: string },
): Promise<{ entity: EntityFacts; delegation: DelegationRow; at: Instant }> {
  const { entity, at: before } = await actingRepresentative(tx, clock, input)
  const seen = await readDelegation(tx, input.delegationId, before)
  if (!seen || seen.capacity.entityId !== input.entityId) return refuse('platform.not_found')
  await lockCapacityRow(tx, seen.capacity.capacityId)
  const at = clock.now()
  const delegation = await readDelegation(tx, input.delegationId, at)
  return delegation ? { entity, delegation, at } : refuse('platform.not_found')
}
