import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { actingRepresentative } from '../entities/acting-representative.ts'
import { lockCapacityRow } from '../entities/entities.store.ts'
import type { EntityFacts } from '../facts.ts'
import { type DelegationRow, readDelegation } from './delegations.store.ts'

/** A delegation of the acting representative's entity, its capacity locked, read under the lock. Another's is not found. */
export async function ownDelegation(
  tx: Tx,
  input: { entityId: string; delegationId: string; personId: string; at: Instant },
): Promise<{ entity: EntityFacts; delegation: DelegationRow }> {
  const entity = await actingRepresentative(tx, input)
  const seen = await readDelegation(tx, input.delegationId, input.at)
  if (!seen || seen.capacity.entityId !== input.entityId) return refuse('platform.not_found')
  await lockCapacityRow(tx, seen.capacity.capacityId)
  const delegation = await readDelegation(tx, input.delegationId, input.at)
  return delegation ? { entity, delegation } : refuse('platform.not_found')
}
