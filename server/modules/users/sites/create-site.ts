import { type Actor, audit } from '#platform/audit.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { asOf, momentNow } from '../facts/gather.ts'
import { requireDelegate } from '../registration/delegate-guard.ts'
import { contextOf } from '../standing/place-names.ts'
import { whyNotOwnSites } from './rules.ts'
import { insertSite } from './sites.store.ts'

/** the delegate of a proveedor creates a sede; nobody else does (R-09, D-11). */
export function createSite(deps: UsersDeps) {
  return async (input: {
    capacityId: string
    name: string
    address: string
    municipality: string
    phone: string | null
    personId: string
    actor: Actor
  }): Promise<string> =>
    deps.db.transaction().execute(async (tx) => {
      const { capacityId, name, address, municipality, phone, personId, actor } = input
      await deps.identity.lockCapacity(tx, capacityId)
      const moment = momentNow(deps.clock)
      const { standing } = await requireDelegate(deps, tx, personId, capacityId, moment)
      const why = whyNotOwnSites(standing.capacity.kind)
      if (why) return refuse(why)
      if (!(await deps.registries.municipality(tx, municipality, asOf(moment))))
        return refuse('users.municipality_unknown', { code: municipality })
      const siteId = newId()
      const row = {
        id: siteId,
        capacityId,
        name,
        address,
        municipalityCode: municipality,
        phone,
        at: moment.at,
        by: personId,
      }
      const number = (await insertSite(tx, row)) ?? refuse('users.sites_full')
      await audit(tx, {
        at: moment.at,
        actor,
        act: 'users.create_site',
        onBehalfOf: standing.capacity.entityId,
        concerns: { persons: [personId], entities: standing.capacity.entityId ? [standing.capacity.entityId] : [] },
        context: { ...contextOf(standing.capacity, { key: siteId, number, name, code: null }), siteId },
        after: { number, name, address, municipality, phone },
      })
      return siteId
    })
}
