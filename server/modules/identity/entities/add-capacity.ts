import { capacityName, capacityOf, type EntityCapacity } from '#contract/capacities.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf } from '#platform/dates.ts'
import { refuseIfAny } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import type { CapacityFacts } from '../facts.ts'
import { registryRefusals } from '../registry-checks.ts'
import { actingRepresentative } from './acting-representative.ts'
import { openEntityCapacity, readCapacities } from './entities.store.ts'

/** The representative, proven already, adds what the entity acts as; REPS or the EAPB table must know it. */
export function addCapacity(deps: EntityDeps) {
  return (input: {
    entityId: string
    capacity: EntityCapacity
    personId: string
    actor: Actor
  }): Promise<CapacityFacts> =>
    deps.db.transaction().execute(async (tx) => {
      const { entityId, actor } = input
      const { entity, at } = await actingRepresentative(tx, deps.clock, input)
      const { kind, regime } = capacityOf(input.capacity)
      refuseIfAny(await registryRefusals(tx, deps.registries, { kind, regime, nit: entity.nit }, { at, on: dayOf(at) }))
      const capacityId = await openEntityCapacity(tx, { entityId, kind, regime, at })
      await audit(tx, {
        at,
        actor,
        act: 'identity.capacity_added',
        onBehalfOf: entityId,
        concerns: { persons: [input.personId], entities: [entityId] },
        context: { capacityId, entity: entity.name },
        after: { capacity: capacityName(kind, regime) },
      })
      const [capacity] = await readCapacities(tx, { ids: [capacityId] }, at)
      if (!capacity) throw new Error(`capacity ${capacityId} vanished`)
      return capacity
    })
}
