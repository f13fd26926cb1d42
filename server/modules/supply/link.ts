import type { SupplyLink } from '#prescribing'
import { activeSupplierOf, supplyTimeline } from './direccionamientos/direccionamientos.store.ts'
import { endItems, insertItems, itemStates } from './direccionamientos/items.store.ts'
import { epsDirects } from './direccionamientos/rules.ts'

/** What prescribing tells and asks, in its own transactions. */
export const supplyLink: SupplyLink = {
  async ready(tx, items) {
    if (items.items.length > 0 && epsDirects(items.ambito)) await insertItems(tx, items)
  },
  async end(tx, ended) {
    if ((await endItems(tx, ended)) === 'ended') return null
    return { supplierName: (await activeSupplierOf(tx, { number: ended.number })) ?? '—' }
  },
  states: itemStates,
  timeline: (conn, number) => supplyTimeline(conn, number),
}
