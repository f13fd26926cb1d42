import { groupedNumber } from '#contract/prescription-number.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { PrescribingDeps } from '../deps.ts'
import { workPage } from '../eps.ts'
import { boardMatter } from './boards.store.ts'

/** Those who register the decisions of a board learn that something waits; the prescriber never decides her own. */
export async function tellBoard(
  deps: Pick<PrescribingDeps, 'users' | 'notify'>,
  tx: Tx,
  board: { capacityId: string; entityName: string },
  waiting: { number: string; prescriberId: string; items: readonly { kind: string; number: number }[] },
  at: Instant,
): Promise<void> {
  const { capacityId, entityName } = board
  const { number, items } = waiting
  const [one] = items
  if (!one) return
  const params = {
    number: groupedNumber(number),
    count: items.length === 1 ? '1 ítem' : `${items.length} ítems`,
    entity: entityName,
  }
  for (const { personId, context } of await deps.users.holders(tx, { capacityId, capability: 'decidir_junta' }, at))
    if (personId !== waiting.prescriberId) {
      const inbox = workPage(context, 'decidir_junta')
      await deps.notify(tx, {
        at,
        kind: 'prescribing.board_waits',
        params,
        link: items.length === 1 ? `${inbox}/${number}/${one.kind}/${one.number}` : inbox,
        to: { personId },
        matter: boardMatter(number),
      })
    }
}
