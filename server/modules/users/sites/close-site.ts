import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { activationsPage } from '../activation/activations.store.ts'
import type { UsersDeps } from '../deps.ts'
import { sitesById } from '../facts/facts.store.ts'
import { gatherUsers, momentNow, names } from '../facts/gather.ts'
import { requireDelegate } from '../registration/delegate-guard.ts'
import { contextOf } from '../standing/place-names.ts'
import { whyNotOwnSites } from './rules.ts'
import { activationsBySite, closerOf, endSite } from './sites.store.ts'

/** closing a sede suspends the activations that stand on it; answers how many. They are not ended. */
export function closeSite(deps: UsersDeps) {
  return async (input: {
    capacityId: string
    siteId: string
    reason: string
    personId: string
    actor: Actor
  }): Promise<{ suspended: number }> =>
    deps.db.transaction().execute(async (tx) => {
      const { capacityId, siteId, reason, personId, actor } = input
      await deps.identity.lockCapacity(tx, capacityId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const { standing } = await requireDelegate(deps, tx, personId, capacityId, moment)
      const why = whyNotOwnSites(standing.capacity.kind)
      if (why) return refuse(why)
      const [site] = await sitesById(tx, [siteId], at)
      if (site?.capacityId !== capacityId) return refuse('platform.not_found')
      if (!(await endSite(tx, { siteId, at, by: personId, reason }))) {
        const by = await closerOf(tx, siteId)
        const who = await names(deps, tx, at, [by])
        return refuse('users.site_already_closed', {
          by: (by && who(by).name) ?? 'Otra persona',
          when: spanishMoment(site.closedAt ?? at),
          at: site.closedAt,
        })
      }
      const suspended = (await activationsBySite(tx, [siteId])).get(siteId) ?? 0
      const place = { key: siteId, number: site.number, name: site.name, code: null }
      await audit(tx, {
        at,
        actor,
        act: 'users.close_site',
        onBehalfOf: standing.capacity.entityId,
        concerns: { persons: [personId], entities: standing.capacity.entityId ? [standing.capacity.entityId] : [] },
        context: { ...contextOf(standing.capacity, place), siteId, reason },
        after: { closedAt: at, suspended },
      })
      const hit = await activationsPage(tx, capacityId, { open: true, place: siteId }, { limit: 1000 }, at)
      const users = await gatherUsers(
        deps,
        tx,
        hit.map((a) => a.personId),
        moment,
      )
      for (const [id, user] of users)
        await deps.notify(tx, {
          at,
          kind: 'users.site_closed',
          params: { entity: standing.capacity.entityName, site: `${site.number} ${site.name}`, reason },
          link: '/mi-camino',
          to: { personId: id, email: user.person.email },
        })
      return { suspended }
    })
}
