import { capacityOf } from '#contract/capacities.ts'
import type { ClaimFacts, EntityFacts, PersonFacts } from '#identity'
import type { Conn } from '#platform/db.ts'
import type { UsersDeps } from '../deps.ts'
import type { CapacityDesk, EntityUsersFacts, FactsMoment } from '../facts/facts.ts'
import { asOf } from '../facts/gather.ts'
import { type DelegateWalk, nobody } from './walks.ts'

type Doors = Pick<UsersDeps, 'identity' | 'registries'>

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
  const claim = entity.representative
    ? await identity.claimOn(conn, entity.entityId, entity.representative.personId, moment.at)
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
      claim,
      desk,
      graceDays: facts.settings.reps_grace_days,
      representative: representative ?? nobody('el representante legal'),
      delegate: delegate ?? nobody('el delegado'),
    })
  }
  return walks
}

/**
 * The walk of each capacity that a claim asks for, as its claimant sees it: the entity is hers to walk only once the claim is
 * accepted, so that nothing of who represents or administers it is in here (D-03, edge case 16).
 */
export async function gatherClaimWalks(
  doors: Doors,
  conn: Conn,
  claim: ClaimFacts,
  claimant: PersonFacts,
  { moment, graceDays }: { moment: FactsMoment; graceDays: number },
): Promise<DelegateWalk[]> {
  const { claimId, entityId, entityName, nit, dv } = claim
  const entity: EntityFacts = {
    entityId,
    nit,
    dv,
    name: entityName,
    state: 'en_revision',
    registeredAt: null,
    representative: null,
    capacities: [],
  }
  const kinds = claim.capacities.map(capacityOf)
  const providers = kinds.some((c) => c.kind === 'ips')
    ? await doors.registries.providersOf(conn, nit, asOf(moment))
    : []
  const eapb = kinds.some((c) => c.kind === 'eps') ? await doors.registries.eapbCodesOf(conn, nit, asOf(moment)) : []
  return kinds.map(({ kind, regime }) => {
    const capacity = {
      capacityId: `${claimId}:${kind}:${regime ?? ''}`,
      kind,
      regime,
      entityId,
      nit,
      entityName,
      ownerPersonId: null,
      since: claim.submittedAt,
      until: null,
      declinedAt: null,
    }
    return {
      entity,
      claim,
      desk: {
        standing: { capacity, entity, providers, eapb },
        delegation: { inForce: null, pending: null },
        delegateRegistration: null,
        networkSize: 0,
        openSites: 0,
        openActivations: 0,
        pendingRequests: 0,
      },
      graceDays,
      representative: claimant,
      delegate: nobody('el delegado'),
    }
  })
}
