import { type Actor, audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { CapacityFacts } from '../facts.ts'
import { openOwnCapacityRow, readCapacities } from './entities.store.ts'

/** the capacity of a proveedor persona natural. Opens it once and returns it ever after; no naming, no entity. */
export async function openOwnCapacity(
  tx: Tx,
  { personId, at, actor }: { personId: string; at: Instant; actor: Actor },
): Promise<CapacityFacts> {
  const { id, opened } = await openOwnCapacityRow(tx, personId, at)
  if (opened)
    await audit(tx, {
      at,
      actor,
      act: 'identity.own_capacity_opened',
      concerns: { persons: [personId] },
      context: { capacityId: id },
      after: { kind: 'proveedor_pn' },
    })
  const [capacity] = await readCapacities(tx, { ids: [id] }, at)
  if (!capacity) throw new Error(`capacity ${id} not found`)
  return capacity
}
