import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { readOpenDelegations } from '../delegations/delegations.store.ts'
import type { EntityDeps } from '../deps.ts'
import type { CapacityFacts } from '../facts.ts'
import { actingRepresentative } from './acting-representative.ts'
import { declareRegimeRow, lockCapacityRow, readCapacities, withdrawRegimeRow } from './entities.store.ts'

/** D-12: the representative declares that the EPS does not operate MIPRES in a regime, or takes that back. */
export function declareRegime(deps: EntityDeps) {
  return (input: {
    entityId: string
    capacityId: string
    operates: boolean
    personId: string
    actor: Actor
  }): Promise<CapacityFacts> =>
    deps.db.transaction().execute(async (tx) => {
      const { entityId, capacityId, personId, actor, operates } = input
      const { entity } = await actingRepresentative(tx, deps.clock, { entityId, personId })
      const regime = entity.capacities.find((c) => c.capacityId === capacityId)?.regime
      if (!regime) return refuse('platform.not_found')
      await lockCapacityRow(tx, capacityId)
      const at = deps.clock.now()
      if (operates) await withdrawRegimeRow(tx, capacityId, regime, personId, at)
      else {
        const open = await readOpenDelegations(tx, [capacityId], at)
        if (open.some((d) => d.application === 'mipres' && d.state !== 'vencida'))
          return refuse('identity.regime_has_delegate', { regime })
        await declareRegimeRow(tx, capacityId, regime, personId, at)
      }
      await audit(tx, {
        at,
        actor,
        act: operates ? 'identity.regime_declaration_withdrawn' : 'identity.regime_declared_not_operated',
        onBehalfOf: entityId,
        concerns: { persons: [personId], entities: [entityId] },
        context: { capacityId, regime, entity: entity.name },
        before: { operates: !operates },
        after: { operates },
      })
      const [capacity] = await readCapacities(tx, { ids: [capacityId] }, at)
      if (!capacity) throw new Error(`capacity ${capacityId} vanished`)
      return capacity
    })
}
