import type { UsersDeps } from '../deps.ts'
import { sitesById } from '../facts/facts.store.ts'
import type { CapacityStanding, UsersFacts } from '../facts/facts.ts'
import type { PlaceFacts } from '../standing/requirements.ts'

/** The place asked about, with what the registries (or the proveedor's own list) say of it. */
export async function placeOf(
  deps: Pick<UsersDeps, 'db' | 'registries'>,
  facts: UsersFacts,
  standing: CapacityStanding,
  sede: string | null,
): Promise<PlaceFacts> {
  const { db } = deps
  const { moment, settings } = facts
  const asOf = moment.knownAt ? { on: moment.on, knownAt: moment.knownAt } : { on: moment.on }
  const { kind } = standing.capacity
  if (kind === 'ips' && sede)
    return {
      standing,
      settings,
      sedeCode: sede,
      sede: (await deps.registries.sedes(db, [sede], asOf))[0] ?? null,
      siteId: null,
      site: null,
    }
  if ((kind === 'proveedor' || kind === 'proveedor_pn') && sede && /^[0-9a-f-]{36}$/.test(sede))
    return {
      standing,
      settings,
      sedeCode: null,
      sede: null,
      siteId: sede,
      site: (await sitesById(db, [sede], moment.at))[0] ?? null,
    }
  return { standing, settings, sedeCode: null, sede: null, siteId: null, site: null }
}
