import { groupedNumber } from '#contract/prescription-number.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { PrescribingDeps } from '../deps.ts'

/** Those who register the decisions of a board learn that something waits; the prescriber never decides her own. */
export async function tellBoard(
  deps: Pick<PrescribingDeps, 'users' | 'notify'>,
  tx: Tx,
  board: { capacityId: string; entityName: string },
  waiting: { number: string; prescriberId: string; items: number },
  at: Instant,
): Promise<void> {
  const { capacityId, entityName } = board
  const params = {
    number: groupedNumber(waiting.number),
    count: waiting.items === 1 ? '1 ítem' : `${waiting.items} ítems`,
    entity: entityName,
  }
  for (const personId of await deps.users.holders(tx, { capacityId, capability: 'decidir_junta' }, at))
    if (personId !== waiting.prescriberId)
      await deps.notify(tx, { at, kind: 'prescribing.board_waits', params, link: '/mipres', to: { personId } })
}
