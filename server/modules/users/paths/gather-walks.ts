import type { PersonFacts } from '#identity'
import type { Conn } from '#platform/db.ts'
import type { UsersDeps } from '../deps.ts'
import type { CapacityDesk, EntityUsersFacts } from '../facts/facts.ts'
import { type DelegateWalk, nobody } from './walks.ts'

type Doors = Pick<UsersDeps, 'identity'>

/** The walk of each capacity that the entity operates: its representative asked once, each delegate once. */
export async function gatherWalks(
  doors: Doors,
  conn: Conn,
  facts: EntityUsersFacts,
  only?: (desk: CapacityDesk) => boolean,
): Promise<DelegateWalk[]> {
  const { identity } = doors
  const { entity, moment } = facts
  const desks = facts.capacities.filter(
    // D-12: a declared regime has no path unless somebody administers it all the same.
    (d) => (!d.standing.capacity.declinedAt || d.delegation.inForce) && (!only || only(d)),
  )
  const representative = entity.representative
    ? await identity.person(conn, entity.representative.personId, moment.at)
    : null
  const known = new Map<string, PersonFacts>()
  const walks: DelegateWalk[] = []
  for (const desk of desks) {
    const { inForce, pending } = desk.delegation
    const naming = inForce ?? pending
    const key = naming ? `${naming.doc.type} ${naming.doc.number}` : ''
    let delegate = known.get(key)
    if (naming && !delegate) {
      delegate = await identity.personByDocument(conn, naming.doc, moment.at)
      known.set(key, delegate)
    }
    walks.push({
      entity,
      desk,
      graceDays: facts.settings.reps_grace_days,
      representative: representative ?? nobody('el representante legal'),
      delegate: delegate ?? nobody('el delegado'),
    })
  }
  return walks
}
