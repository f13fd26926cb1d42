import type { Notify } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import { readDelegationsOf, readOpenDelegations } from './delegations/delegations.store.ts'
import { putDelegationInForce } from './delegations/put-in-force.ts'
import { readClaimBy } from './entities/claims.store.ts'
import { lockCapacityRow, nitsNamed, readCapacities, readEntities } from './entities/entities.store.ts'
import { openOwnCapacity } from './entities/open-own-capacity.ts'
import type { DelegationFacts, IdentityDoor } from './facts.ts'

/** The part of the door about entities, capacities and delegations. */
export type EntityDoor = Pick<
  IdentityDoor,
  | 'entity'
  | 'entityByNit'
  | 'entities'
  | 'entitiesByNit'
  | 'claimOn'
  | 'nitsNamed'
  | 'entitiesRepresentedBy'
  | 'capacities'
  | 'delegationsOf'
  | 'delegationsFor'
  | 'delegationsForAll'
  | 'putDelegationInForce'
  | 'openOwnCapacity'
  | 'lockCapacity'
>

/** Binds the entity part of the door; `identity/index.ts` joins it with the persons' part. */
export function createEntityDoor(deps: { notify: Notify }): EntityDoor {
  return {
    entity: async (conn, entityId, at) => (await readEntities(conn, { ids: [entityId] }, at))[0] ?? null,
    entityByNit: async (conn, nit, at) => (await readEntities(conn, { nit }, at))[0] ?? null,
    entities: async (conn, ids, at) =>
      new Map((ids.length > 0 ? await readEntities(conn, { ids }, at) : []).map((e) => [e.entityId, e])),
    entitiesByNit: async (conn, nits, at) =>
      new Map((nits.length > 0 ? await readEntities(conn, { nits }, at) : []).map((e) => [e.nit, e])),
    claimOn: readClaimBy,
    nitsNamed,
    entitiesRepresentedBy: (conn, personId, at) => readEntities(conn, { representedBy: personId }, at),
    capacities: async (conn, ids, at) =>
      new Map((await readCapacities(conn, { ids }, at)).map((c) => [c.capacityId, c])),
    delegationsOf: readDelegationsOf,
    delegationsFor: async (conn, capacityId, application, at) =>
      openOf(await readOpenDelegations(conn, [capacityId], at), capacityId, application),
    delegationsForAll: async (conn, capacityIds, application, at) => {
      const open = capacityIds.length > 0 ? await readOpenDelegations(conn, capacityIds, at) : []
      return new Map(capacityIds.map((id) => [id, openOf(open, id, application)]))
    },
    putDelegationInForce: putDelegationInForce(deps),
    openOwnCapacity,
    lockCapacity: async (tx, capacityId) => {
      if (!(await lockCapacityRow(tx, capacityId))) refuse('platform.not_found')
    },
  }
}

/** The one in force and the one pending of a capacity and application (D-04). */
function openOf(open: readonly DelegationFacts[], capacityId: string, application: string) {
  const own = open.filter((d) => d.capacity.capacityId === capacityId && d.application === application)
  return { inForce: own.find((d) => d.inForceFrom) ?? null, pending: own.find((d) => !d.inForceFrom) ?? null }
}
