import type { Instant } from '#platform/dates.ts'
import { dayOf } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { unmet } from '#platform/paths/requirement.ts'
import { refuse, refuseIfAny } from '#platform/refusal.ts'
import type { EntityFacts } from '../facts.ts'
import { holdEntityRow, readEntities } from './entities.store.ts'
import { representativeIsMe } from './requirements.ts'

/**
 * R-02 again, inside the transaction of the act: the entity as it is now, its representation held until the end.
 * Refuses who is not (or no longer) its representative.
 */
export async function actingRepresentative(
  tx: Tx,
  { entityId, personId, at }: { entityId: string; personId: string; at: Instant },
): Promise<EntityFacts> {
  await holdEntityRow(tx, entityId)
  const [entity] = await readEntities(tx, { ids: [entityId] }, at)
  if (!entity) return refuse('platform.not_found')
  refuseIfAny(unmet([representativeIsMe], { entity, personId }, { at, on: dayOf(at) }))
  return entity
}
