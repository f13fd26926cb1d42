import type { Notify } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import { readDelegationsOf, readOpenDelegations } from './delegations/delegations.store.ts'
import { putDelegationInForce } from './delegations/put-in-force.ts'
import { lockCapacityRow, readCapacities, readEntities } from './entities/entities.store.ts'
import { openOwnCapacity } from './entities/open-own-capacity.ts'
import type { IdentityDoor } from './facts.ts'

/** The part of the door about entities, capacities and delegations. */
export type EntityDoor = Pick<
  IdentityDoor,
  | 'entity'
  | 'entityByNit'
  | 'entitiesRepresentedBy'
  | 'capacities'
  | 'delegationsOf'
  | 'delegationsFor'
  | 'putDelegationInForce'
  | 'openOwnCapacity'
  | 'lockCapacity'
>

/** Binds the entity part of the door; `identity/index.ts` joins it with the persons' part. */
export function createEntityDoor(deps: { notify: Notify }): EntityDoor {
  return {
    entity: async (conn, entityId, at) => (await readEntities(conn, { ids: [entityId] }, at))[0] ?? null,
    entityByNit: async (conn, nit, at) => (await readEntities(conn, { nit }, at))[0] ?? null,
    entitiesRepresentedBy: (conn, personId, at) => readEntities(conn, { representedBy: personId }, at),
    capacities: async (conn, ids, at) =>
      new Map((await readCapacities(conn, { ids }, at)).map((c) => [c.capacityId, c])),
    delegationsOf: readDelegationsOf,
    delegationsFor: async (conn, capacityId, application, at) => {
      const open = (await readOpenDelegations(conn, [capacityId], at)).filter((d) => d.application === application)
      return {
        inForce: open.find((d) => d.inForceFrom) ?? null,
        pending: open.find((d) => !d.inForceFrom) ?? null,
      }
    },
    putDelegationInForce: putDelegationInForce(deps),
    openOwnCapacity,
    lockCapacity: async (tx, capacityId) => {
      if (!(await lockCapacityRow(tx, capacityId))) refuse('platform.not_found')
    },
  }
}
