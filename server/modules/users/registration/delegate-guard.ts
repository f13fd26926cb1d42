import { capacityName } from '#contract/capacities.ts'
import { delegateTypes } from '#contract/paths.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import type { Conn } from '#platform/db.ts'
import { type Refusal, Refused } from '#platform/refusal.ts'
import { firstUnmet } from '../activation/requirements.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import { delegateRegistrations } from '../facts/facts.store.ts'
import type { CapacityStanding, FactsMoment, RegistrationFacts } from '../facts/facts.ts'
import { gatherStandings, momentNow } from '../facts/gather.ts'
import { capacityInForce, epsStands } from '../standing/requirements.ts'

/** A delegate in office: what he administers and under which registration he acts. */
export interface Delegate {
  standing: CapacityStanding
  registration: RegistrationFacts
}

type Deps = Pick<UsersDeps, 'identity' | 'registries' | 'clock'>

/**
 * Whether the person administers the capacity at the moment: delegation in force and not suspended (D-06),
 * registered in the module, capacity in force, EAPB code of an EPS enabled. An IPS that lost REPS keeps its desk: its
 * acts are refused one by one and its history stays readable (edge case 7).
 */
export async function delegateAt(
  deps: Deps,
  conn: Conn,
  personId: string,
  capacityId: string,
  moment: FactsMoment,
): Promise<Delegate | Refusal> {
  const standing = (await gatherStandings(deps, conn, [capacityId], moment)).get(capacityId)
  if (!standing) return { code: 'platform.not_found' }
  const { capacity } = standing
  const params = { entity: capacity.entityName, capacity: capacityName(capacity.kind, capacity.regime), capacityId }
  const registrations = await delegateRegistrations(conn, [capacityId], moment.at)
  const registration = registrations.find((r) => r.personId === personId && r.userType === delegateTypes[capacity.kind])
  if (capacity.kind === 'proveedor_pn') {
    if (capacity.ownerPersonId !== personId) return { code: 'users.not_delegate', params }
    if (!registration) return { code: 'users.delegate_not_registered', params }
  } else {
    const { inForce, pending } = await deps.identity.delegationsFor(conn, capacityId, MIPRES, moment.at)
    if (inForce?.personId !== personId) {
      if (pending?.personId === personId && pending.state === 'nombrada')
        return { code: 'users.delegate_not_registered', params }
      const ended = await lastEnded(deps, conn, personId, capacityId, moment)
      return ended
        ? { code: 'users.delegation_ended', params: { ...params, when: spanishDayOf(ended), at: ended } }
        : { code: 'users.not_delegate', params }
    }
    if (inForce.state === 'suspendida') {
      const since = inForce.confirmBy ?? moment.at
      return { code: 'users.delegation_not_confirmed', params: { ...params, when: spanishDayOf(since), at: since } }
    }
    if (!registration || registration.delegationId !== inForce.delegationId)
      return { code: 'users.delegate_not_registered', params }
  }
  const cause = firstUnmet([capacityInForce, epsStands], { standing, settings: { reps_grace_days: 0 } }, moment)
  if (cause) return cause.refusal
  return { standing, registration }
}

/** When the person's last delegation of the capacity ended; null when there was none. */
async function lastEnded(deps: Deps, conn: Conn, personId: string, capacityId: string, moment: FactsMoment) {
  const person = await deps.identity.person(conn, personId, moment.at)
  if (!person) return null
  const own = await deps.identity.delegationsOf(conn, person.doc, MIPRES, moment.at)
  return own.find((d) => d.capacity.capacityId === capacityId && d.endedAt)?.endedAt ?? null
}

/** The same inside the transaction of an act, with the capacity locked; refuses (edge case 15). */
export async function requireDelegate(
  deps: Deps,
  conn: Conn,
  personId: string,
  capacityId: string,
  moment: FactsMoment,
): Promise<Delegate> {
  const answer = await delegateAt(deps, conn, personId, capacityId, moment)
  if ('code' in answer) throw new Refused([answer])
  return answer
}

/** The guard of the HTTP adapter: why not, or null. */
export function delegateGuard(deps: UsersDeps) {
  return async (personId: string, capacityId: string): Promise<Refusal | null> => {
    const answer = await delegateAt(deps, deps.db, personId, capacityId, momentNow(deps.clock))
    return 'code' in answer ? answer : null
  }
}
