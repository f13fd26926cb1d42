import type { UserType } from '#contract/paths.ts'
import {
  entityPath,
  listPaths,
  myPaths,
  myUserTypes,
  onePath,
  type PathView,
  type WaitingRequestView,
} from '#contract/users-paths.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import type { UsersDeps } from '../deps.ts'
import type { EntityUsersFacts, FactsMoment, UsersFacts } from '../facts/facts.ts'
import { gatherEntity, gatherPerson, momentNow } from '../facts/gather.ts'
import { closedSso, openRegistrations } from '../registration/requirements.ts'
import { professionsOf } from '../roles/requirements.ts'
import { delegatePaths, personPaths } from './declaration.ts'
import { gatherClaimWalks, gatherWalks } from './gather-walks.ts'
import { inWords, typesView } from './types-view.ts'
import { pathView, publicPaths } from './view.ts'
import { type DelegateWalk, personWalk } from './walks.ts'

/** The paths as a person, an entity and the public see them. */
export function pathRoutes(deps: UsersDeps): Route[] {
  const { db, clock, identity } = deps

  return [
    handle(listPaths, async () => ({ paths: publicPaths.map(({ steps: _, ...path }) => path) })),
    handle(onePath, async ({ params }) => {
      const path = publicPaths.find((p) => p.type === params.type)
      return path ?? refuse('platform.not_found')
    }),
    handle(myUserTypes, async ({ session }) => ({ types: typesView(await me(session.personId)) })),
    handle(myPaths, async ({ session }) => {
      const facts = await me(session.personId)
      const { person } = facts
      const user = { person, rethus: facts.rethus, sso: facts.sso }
      const [profession] = professionsOf(user, facts.rethus ? 'profesional' : 'sso', facts.moment)
      return {
        person: {
          name: person.name ?? '',
          document: { type: person.doc.type, number: person.doc.number },
          email: person.email,
          secondFactor: person.secondFactorSince !== null,
          profession: profession === undefined ? null : inWords(profession),
        },
        paths: [...personal(facts), ...(await asDelegate(facts))],
        requests: await waiting(facts),
        couldBe: typesView(facts),
      }
    }),
    handle(entityPath, async ({ session, params }) => {
      const facts = await gatherEntity(deps, db, params.entityId, momentNow(clock))
      if (!facts || !mayRead(facts, session.personId)) return asClaimant(params.entityId, session.personId)
      const { entity } = facts
      const walks = await gatherWalks(deps, db, facts)
      return {
        entity: {
          entityId: entity.entityId,
          name: entity.name,
          nit: entity.nit,
          dv: entity.dv,
          state: entity.state,
          representative: entity.representative?.name ?? null,
        },
        representative: entity.representative?.personId === session.personId,
        paths: walks.flatMap((w) => viewOf(w, facts, session.personId)),
      }
    }),
  ]

  /** P-MSS-REV, P-MSS-JUR: who asked to register the entity sees the way to it; anyone else finds nothing. */
  async function asClaimant(entityId: string, personId: string) {
    const moment = momentNow(clock)
    const claim = await identity.claimOn(db, entityId, personId, moment.at)
    const claimant = await identity.person(db, personId, moment.at)
    if (!claimant || (claim?.state !== 'en_revision' && claim?.state !== 'rechazada'))
      return refuse('platform.not_found')
    const graceDays = (await settingsAt(db, moment.at)).reps_grace_days
    const walks = await gatherClaimWalks(deps, db, claim, claimant, { moment, graceDays })
    const { entityName, nit, dv, state } = claim
    return {
      entity: { entityId, name: entityName, nit, dv, state, representative: null },
      representative: false,
      paths: walks.flatMap((w) => walkView(w, moment, personId)),
    }
  }

  async function me(personId: string): Promise<UsersFacts> {
    return (await gatherPerson(deps, db, personId, momentNow(clock))) ?? refuse('platform.not_found')
  }

  /** One for each type she registered with that needs no naming. */
  function personal(facts: UsersFacts): PathView[] {
    const reader = { personId: facts.person.personId ?? '', walker: true }
    return (Object.keys(personPaths) as (keyof typeof personPaths)[]).flatMap((type) => {
      const walk = personWalk(facts, type)
      // D-20: who finished the SSO reads so here until she registers anew.
      const registration =
        openRegistrations(walk)[0] ?? facts.registrations.find((r) => type === 'sso' && closedSso(facts, r))
      if (!registration) return []
      const capacity = registration.capacityId ? facts.standings.get(registration.capacityId)?.capacity : undefined
      return [
        pathView(personPaths[type], walk, facts.moment, reader, {
          key: type,
          ...(capacity ? { capacity: placeOf(capacity) } : {}),
        }),
      ]
    })
  }

  /** One for each capacity of which she is, or is named, the delegate. */
  async function asDelegate(facts: UsersFacts): Promise<PathView[]> {
    const { personId } = facts.person
    const open = facts.delegations.filter((d) => ['nombrada', 'vigente', 'suspendida'].includes(d.state))
    const views: PathView[] = []
    for (const entityId of new Set(open.flatMap((d) => (d.capacity.entityId ? [d.capacity.entityId] : [])))) {
      const entity = await gatherEntity(deps, db, entityId, facts.moment)
      if (!entity || !personId) continue
      const capacities = new Set(open.map((d) => d.capacity.capacityId))
      const walks = await gatherWalks(deps, db, entity, (d) => capacities.has(d.standing.capacity.capacityId))
      views.push(...walks.flatMap((w) => viewOf(w, entity, personId)))
    }
    return views
  }

  /** Her requests that wait, with who has them. */
  async function waiting(facts: UsersFacts): Promise<WaitingRequestView[]> {
    const views: WaitingRequestView[] = []
    for (const request of facts.requests.filter((r) => r.state === 'pendiente')) {
      const capacity = facts.standings.get(request.capacityId)?.capacity
      if (!capacity) continue
      const { inForce } = capacity.ownerPersonId
        ? { inForce: null }
        : await identity.delegationsFor(db, request.capacityId, 'mipres', facts.moment.at)
      views.push({
        requestId: request.requestId,
        userType: request.userType as UserType,
        capacityId: request.capacityId,
        entityName: capacity.entityName,
        sedeName: request.sedeCode,
        askedAt: request.askedAt,
        openedAt: request.openedByDelegateAt,
        remindedAt: request.remindedAt,
        delegateName: inForce?.personName ?? null,
      })
    }
    return views
  }
}

/** Its representative and whoever is its delegate, named or in force. */
export function mayRead(facts: EntityUsersFacts, personId: string): boolean {
  return (
    facts.entity.representative?.personId === personId ||
    facts.capacities.some(
      (c) => c.delegation.inForce?.personId === personId || c.delegation.pending?.personId === personId,
    )
  )
}

function viewOf(walk: DelegateWalk, facts: EntityUsersFacts, personId: string): PathView[] {
  return walkView(walk, facts.moment, personId)
}

function walkView(walk: DelegateWalk, moment: FactsMoment, personId: string): PathView[] {
  const { capacity } = walk.desk.standing
  if (capacity.kind === 'proveedor_pn') return []
  const reader = { personId, walker: walk.delegate.personId === personId }
  return [
    pathView(delegatePaths[capacity.kind], walk, moment, reader, {
      key: capacity.capacityId,
      capacity: placeOf(capacity),
    }),
  ]
}

function placeOf(capacity: DelegateWalk['desk']['standing']['capacity']): NonNullable<PathView['capacity']> {
  const { capacityId, kind, regime, entityId, entityName } = capacity
  return { capacityId, kind, regime, entityId, entityName }
}
