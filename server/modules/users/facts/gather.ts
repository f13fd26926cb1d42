import { documentKey } from '#contract/documents.ts'
import { type CapacityKind, delegateTypes } from '#contract/paths.ts'
import type { PersonFacts } from '#identity'
import type { Clock } from '#platform/clock.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { settingsAt } from '#platform/settings.ts'
import type { AsOf } from '#registries'
import type { UserFacts } from '../activation/requirements.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import {
  type ActivationRow,
  activationsOf,
  delegateRegistrations,
  deskCounts,
  policiesAt,
  type RequestRow,
  registrationsOf,
  requestsOf,
  rolesOf,
  sitesById,
} from './facts.store.ts'
import type {
  ActivationFacts,
  By,
  CapacityDesk,
  CapacityStanding,
  EntityUsersFacts,
  FactsMoment,
  RequestFacts,
  UsersFacts,
} from './facts.ts'

type Doors = Pick<UsersDeps, 'registries' | 'identity'>

/** The present moment for facts. */
export function momentNow(clock: Clock): FactsMoment {
  const at = clock.now()
  return { at, on: dayOf(at) }
}

/** A past moment: what held then, by what was known then. */
export function momentPast(at: Instant): FactsMoment {
  return { at, on: dayOf(at), knownAt: at }
}

export const asOf = ({ on, knownAt }: FactsMoment): AsOf => (knownAt ? { on, knownAt } : { on })

/** What each of these capacities stands on: four kinds of queries however many they are. */
export async function gatherStandings(
  doors: Doors,
  conn: Conn,
  capacityIds: readonly string[],
  moment: FactsMoment,
): Promise<Map<string, CapacityStanding>> {
  const ids = [...new Set(capacityIds)]
  if (ids.length === 0) return new Map()
  const capacities = await doors.identity.capacities(conn, ids, moment.at)
  const of = (kind?: CapacityKind) => [...capacities.values()].filter((c) => !kind || c.kind === kind)
  const nits = (kind: CapacityKind) => [...new Set(of(kind).flatMap((c) => (c.nit ? [c.nit] : [])))]
  const entityIds = [...new Set(of().flatMap((c) => (c.entityId ? [c.entityId] : [])))]
  const entities = await doors.identity.entities(conn, entityIds, moment.at)
  const providers = await doors.registries.providersOfAll(conn, nits('ips'), asOf(moment))
  const eapb = new Map<string, CapacityStanding['eapb']>()
  for (const nit of nits('eps')) eapb.set(nit, await doors.registries.eapbCodesOf(conn, nit, asOf(moment)))
  return new Map(
    [...capacities].map(([id, capacity]) => [
      id,
      {
        capacity,
        entity: capacity.entityId ? (entities.get(capacity.entityId) ?? null) : null,
        providers: capacity.kind === 'ips' && capacity.nit ? (providers.get(capacity.nit) ?? []) : [],
        eapb: capacity.kind === 'eps' && capacity.nit ? (eapb.get(capacity.nit) ?? []) : [],
      },
    ]),
  )
}

/** What the registries say of several persons, by person id; who has no account is absent. */
export async function gatherUsers(
  doors: Doors,
  conn: Conn,
  personIds: readonly string[],
  moment: FactsMoment,
): Promise<Map<string, UserFacts>> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  const persons = await doors.identity.persons(conn, ids, moment.at)
  const docs = [...persons.values()].map((p) => p.doc)
  const rethus = await doors.registries.rethusOf(conn, docs, asOf(moment))
  const sso = await doors.registries.ssoOf(conn, docs, asOf(moment))
  return new Map(
    [...persons].map(([id, person]) => {
      const key = documentKey(person.doc)
      return [id, { person, rethus: rethus.get(key) ?? null, sso: sso.get(key) ?? [] }]
    }),
  )
}

/** Completes rows of activations with sedes, sites, roles and names: six queries however many rows there are. */
export async function completeActivations(
  doors: Doors,
  conn: Conn,
  rows: readonly ActivationRow[],
  standings: Map<string, CapacityStanding>,
  moment: FactsMoment,
): Promise<ActivationFacts[]> {
  if (rows.length === 0) return []
  const roles = await rolesOf(
    conn,
    rows.map((r) => r.activationId),
    moment.at,
  )
  const codes = [...new Set(rows.flatMap((r) => (r.sedeCode ? [r.sedeCode] : [])))]
  const siteIds = [...new Set(rows.flatMap((r) => (r.siteId ? [r.siteId] : [])))]
  const sedes = codes.length > 0 ? await doors.registries.sedes(conn, codes, asOf(moment)) : []
  const sites = await sitesById(conn, siteIds, moment.at)
  const who = await names(doors, conn, moment.at, [
    ...rows.flatMap((r) => [r.activatedBy, r.endedBy]),
    ...roles.flatMap((r) => [r.assignedBy, r.withdrawnBy]),
  ])
  return rows.flatMap(({ siteId, ...row }) => {
    const standing = standings.get(row.capacityId)
    if (!standing) return [] // its capacity did not exist at this moment
    return [
      {
        ...row,
        standing,
        sede: sedes.find((s) => s.code === row.sedeCode) ?? null,
        site: sites.find((s) => s.siteId === siteId) ?? null,
        activatedBy: who(row.activatedBy),
        endedBy: row.endedBy ? who(row.endedBy) : null,
        roles: roles
          .filter((r) => r.activationId === row.activationId)
          .map(({ activationId: _, ...r }) => ({
            ...r,
            assignedBy: who(r.assignedBy),
            withdrawnBy: r.withdrawnBy ? who(r.withdrawnBy) : null,
          })),
      },
    ]
  })
}

/** Names of who did acts, in one question. */
export async function names(
  doors: Pick<Doors, 'identity'>,
  conn: Conn,
  at: Instant,
  ids: readonly (string | null)[],
): Promise<(personId: string) => By> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const persons = known.length > 0 ? await doors.identity.persons(conn, known, at) : new Map<string, PersonFacts>()
  return (personId) => ({ personId, name: persons.get(personId)?.name ?? null })
}

/** Everything about one person at a moment; null when nobody has this id. */
export async function gatherPerson(
  doors: Doors,
  conn: Conn,
  personId: string,
  moment: FactsMoment,
): Promise<UsersFacts | null> {
  const { identity, registries } = doors
  const person = await identity.person(conn, personId, moment.at)
  if (!person) return null
  const delegations = await identity.delegationsOf(conn, person.doc, MIPRES, moment.at)
  const registrations = await registrationsOf(conn, personId, moment.at)
  const activations = await activationsOf(conn, personId, moment.at)
  const requests = await requestsOf(conn, personId, moment.at)
  const standings = await gatherStandings(
    doors,
    conn,
    [
      ...delegations.map((d) => d.capacity.capacityId),
      ...registrations.flatMap((r) => (r.capacityId ? [r.capacityId] : [])),
      ...activations.map((a) => a.capacityId),
      ...requests.map((r) => r.capacityId),
    ],
    moment,
  )
  return {
    moment,
    person,
    rethus: await registries.rethus(conn, person.doc, asOf(moment)),
    sso: await registries.sso(conn, person.doc, asOf(moment)),
    cuts: await registries.cuts(conn),
    delegations,
    represents: await identity.entitiesRepresentedBy(conn, personId, moment.at),
    registrations,
    activations: await completeActivations(doors, conn, activations, standings, moment),
    requests: await completeRequests(doors, conn, requests, moment.at),
    standings,
    policies: await policiesAt(conn, moment.at),
    settings: await settingsAt(conn, moment.at),
  }
}

export async function completeRequests(
  doors: Pick<Doors, 'identity'>,
  conn: Conn,
  rows: readonly RequestRow[],
  at: Instant,
): Promise<RequestFacts[]> {
  const who = await names(
    doors,
    conn,
    at,
    rows.map((r) => r.decidedBy),
  )
  return rows.map((r) => ({ ...r, decidedBy: r.decidedBy ? who(r.decidedBy) : null }))
}

/** The desks of these capacities, in the order given. */
export async function gatherDesks(
  doors: Doors,
  conn: Conn,
  capacityIds: readonly string[],
  moment: FactsMoment,
): Promise<CapacityDesk[]> {
  const standings = await gatherStandings(doors, conn, capacityIds, moment)
  const registrations = await delegateRegistrations(conn, capacityIds, moment.at)
  const counts = await deskCounts(conn, capacityIds, moment.at)
  const delegations = await doors.identity.delegationsForAll(conn, capacityIds, MIPRES, moment.at)
  const desks: CapacityDesk[] = []
  for (const capacityId of capacityIds) {
    const standing = standings.get(capacityId)
    if (!standing) continue
    const delegation = delegations.get(capacityId) ?? { inForce: null, pending: null } // nobody names a proveedor persona natural
    const count = counts.find((c) => c.capacityId === capacityId)
    const delegate = delegation.inForce?.personId ?? standing.capacity.ownerPersonId
    desks.push({
      standing,
      delegation,
      delegateRegistration:
        registrations.find(
          (r) =>
            r.capacityId === capacityId &&
            r.personId === delegate &&
            r.userType === delegateTypes[standing.capacity.kind],
        ) ?? null,
      networkSize: count?.networkSize ?? 0,
      openSites: count?.openSites ?? 0,
      openActivations: count?.openActivations ?? 0,
      pendingRequests: count?.pendingRequests ?? 0,
    })
  }
  return desks
}

/** Everything about one entity at a moment; null when nobody has this id. */
export async function gatherEntity(
  doors: Doors,
  conn: Conn,
  entityId: string,
  moment: FactsMoment,
): Promise<EntityUsersFacts | null> {
  const entity = await doors.identity.entity(conn, entityId, moment.at)
  if (!entity) return null
  return {
    moment,
    entity,
    capacities: await gatherDesks(
      doors,
      conn,
      entity.capacities.map((c) => c.capacityId),
      moment,
    ),
    cuts: await doors.registries.cuts(conn),
    policies: await policiesAt(conn, moment.at),
    settings: await settingsAt(conn, moment.at),
  }
}
