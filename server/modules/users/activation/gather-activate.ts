import type { Policies } from '#contract/policies.ts'
import type { Settings } from '#contract/settings.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { settingsAt } from '#platform/settings.ts'
import type { SedeFacts } from '#registries'
import type { UsersDeps } from '../deps.ts'
import { policiesAt, sitesOf } from '../facts/facts.store.ts'
import type { CapacityStanding, FactsMoment, RegistrationFacts, SiteFacts } from '../facts/facts.ts'
import { asOf } from '../facts/gather.ts'
import type { ActivateFacts, UserFacts } from './requirements.ts'

/** What every activation in one capacity stands on; gathered once for an act or a list. */
export interface ActivationGround {
  standing: CapacityStanding
  /** All of the IPS, by code; at most 500. */
  sedes: readonly SedeFacts[]
  /** All of the proveedor, closed ones too. */
  sites: readonly SiteFacts[]
  policies: Policies
  settings: Settings
  rethusCut: PlainDate | null
}

export async function gatherGround(
  deps: Pick<UsersDeps, 'registries'>,
  conn: Conn,
  standing: CapacityStanding,
  moment: FactsMoment,
): Promise<ActivationGround> {
  const { capacity } = standing
  return {
    standing,
    sedes:
      capacity.kind === 'ips' && capacity.nit ? await deps.registries.sedesOf(conn, capacity.nit, asOf(moment)) : [],
    sites: capacity.kind.startsWith('proveedor') ? await sitesOf(conn, capacity.capacityId, moment.at) : [],
    policies: await policiesAt(conn, moment.at),
    settings: await settingsAt(conn, moment.at),
    rethusCut: (await deps.registries.cuts(conn)).rethus,
  }
}

/** A key is the REPS code of a sede of an IPS or the id of a site; anything else fits no place. */
export function placeKeys(
  ground: ActivationGround,
  key: string | null,
): { sedeCode: string | null; siteId: string | null } {
  if (key === null || key === '') return { sedeCode: null, siteId: null }
  return ground.standing.capacity.kind === 'ips' ? { sedeCode: key, siteId: null } : { sedeCode: null, siteId: key }
}

/** The facts of activating one user in one place; `extra` sedes are those REPS knows that are not of this IPS. */
export function activateFacts(
  ground: ActivationGround,
  user: UserFacts,
  registration: RegistrationFacts,
  place: { sedeCode: string | null; siteId: string | null },
  extra: readonly SedeFacts[] = [],
): ActivateFacts {
  const { standing, sedes, sites, policies, settings, rethusCut } = ground
  return {
    user,
    registration,
    standing,
    sedeCode: place.sedeCode,
    sede: [...sedes, ...extra].find((s) => s.code === place.sedeCode) ?? null,
    siteId: place.siteId,
    site: sites.find((s) => s.siteId === place.siteId) ?? null,
    policies,
    settings,
    rethusCut,
  }
}
