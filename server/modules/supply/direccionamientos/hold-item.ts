import type { ItemKey } from '#contract/direccionamientos.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { type PrescribedItem, prescribedItem } from '#prescribing'
import type { Acting, Caller } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { actingEps, isOfEps } from './acting-eps.ts'
import { type ItemRow, lockItem } from './items.store.ts'
import { activeDecline } from './no-direccionamientos.store.ts'
import { directRefusal } from './rules.ts'

export interface HeldItem {
  /** After the lock: whoever waited for it sees what was done meanwhile. */
  at: Instant
  acting: Acting
  item: PrescribedItem
  row: ItemRow
}

/**
 * An item that its EPS decides about, its row held until the end of the transaction: who acts, asked again, and why it is not directed
 * (D-31), read after the lock. Another's is not found.
 */
export async function holdItem(
  deps: SupplyDeps,
  tx: Tx,
  act: Caller & { key: ItemKey },
  looked = false,
): Promise<HeldItem> {
  const { key } = act
  const row = await lockItem(tx, key)
  const at = deps.clock.now()
  const { acting, eps } = await actingEps(deps, tx, act, at)
  const item = await prescribedItem(tx, key)
  if (!item || !isOfEps(eps, item)) return refuse('platform.not_found')
  const decline = await activeDecline(tx, key)
  const refusal = directRefusal({ ...item, number: key.number, declinedAt: decline?.declinedAt ?? null })
  if (refusal) throw new Refused([refusal])
  if (row) return { at, acting, item, row }
  // A board approved it between the two looks: now its row is there to be held, and all is asked again.
  if (looked) throw new Error(`item ${key.number} ${key.kind}${key.item}: directable and not in the queue`)
  return holdItem(deps, tx, act, true)
}
