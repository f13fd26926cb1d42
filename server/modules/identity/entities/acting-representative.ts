import type { Clock } from '#platform/clock.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { unmet } from '#platform/paths/requirement.ts'
import { refuse, refuseIfAny } from '#platform/refusal.ts'
import type { EntityFacts } from '../facts.ts'
import { holdEntityRow, readEntities } from './entities.store.ts'
import { representativeIsMe } from './requirements.ts'

/**
 * R-02 again, inside the transaction of the act: the entity as it is now, its representation held until the end.
 * Refuses who is not (or no longer) its representative. The moment is read after the lock, so that it is not earlier than
 * an act that was waited for.
 */
export async function actingRepresentative(
  tx: Tx,
  clock: Clock,
  { entityId, personId }: { entityId: string; personId: string },
): Promise<{ entity: EntityFacts; at: Instant }> {
  await holdEntityRow(tx, entityId)
  const at = clock.now()
  const [entity] = await readEntities(tx, { ids: [entityId] }, at)
  if (!entity) return refuse('platform.not_found')
  refuseIfAny(unmet([representativeIsMe], { entity, personId }, { at, on: dayOf(at) }))
  return { entity, at }
}
