import {
  closeSite as closeEndpoint,
  createSite as createEndpoint,
  listSites,
  type SiteView,
} from '#contract/users-network.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { sitesOf } from '../facts/facts.store.ts'
import { asOf, gatherStandings, momentNow } from '../facts/gather.ts'
import { closeSite } from './close-site.ts'
import { createSite } from './create-site.ts'
import { activationsBySite } from './sites.store.ts'

/** Sedes of a proveedor; a proveedor persona natural sees his one (D-11). */
export function siteRoutes(deps: UsersDeps): Route[] {
  const { db } = deps
  const create = createSite(deps)
  const close = closeSite(deps)
  const list = async (capacityId: string): Promise<SiteView[]> => {
    const moment = momentNow(deps.clock)
    const kind = (await gatherStandings(deps, db, [capacityId], moment)).get(capacityId)?.capacity.kind
    if (kind !== 'proveedor' && kind !== 'proveedor_pn') return refuse('users.sites_not_yours')
    const sites = await sitesOf(db, capacityId, moment.at)
    const counts = await activationsBySite(
      db,
      sites.map((s) => s.siteId),
    )
    const codes = [...new Set(sites.flatMap((s) => s.municipalityCode ?? []))]
    const found = await Promise.all(codes.map((code) => deps.registries.municipality(db, code, asOf(moment))))
    return sites.map((s) => {
      const m = found.find((f) => f?.code === s.municipalityCode)
      return {
        siteId: s.siteId,
        number: s.number,
        name: s.name,
        implicit: s.implicit,
        address: s.address,
        municipality: m ? { code: m.code, name: m.name, department: m.departmentName } : null,
        phone: s.phone,
        openedAt: s.openedAt,
        closed: s.closedAt ? { at: s.closedAt, reason: s.closedReason ?? '—' } : null,
        activations: counts.get(s.siteId) ?? 0,
      }
    })
  }
  return [
    handle(listSites, async ({ params }) => ({ sites: await list(params.capacityId) })),
    handle(createEndpoint, async ({ params, body, session, actor }) => {
      const siteId = await create({ ...params, ...body, phone: body.phone || null, personId: session.personId, actor })
      return (await list(params.capacityId)).find((s) => s.siteId === siteId) ?? refuse('platform.not_found')
    }),
    handle(closeEndpoint, ({ params, body, session, actor }) =>
      close({ ...params, ...body, personId: session.personId, actor }),
    ),
  ]
}
