import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { delegationContext } from './audit-context.ts'
import { confirmRow, type DelegationRow, documentOf, readDelegation } from './delegations.store.ts'
import { ownDelegation } from './own-delegation.ts'
import { closedRefusal } from './rules.ts'

/** D-06: the new representative confirms delegates found, all or none. Late, it lifts the suspension from now on. */
export function confirmDelegations(deps: EntityDeps) {
  return (input: {
    entityId: string
    delegationIds: readonly string[]
    personId: string
    actor: Actor
  }): Promise<DelegationRow[]> =>
    deps.db.transaction().execute(async (tx) => {
      const confirmed: DelegationRow[] = []
      // One order for all: two that confirm the same ones at once do not lock each other out.
      for (const delegationId of [...new Set(input.delegationIds)].sort()) {
        const { entity, delegation, at } = await ownDelegation(tx, deps.clock, { ...input, delegationId })
        if (delegation.endedAt) return refuse('identity.delegation_closed', closedRefusal(delegation))
        if (!(await confirmRow(tx, delegationId, input.personId, at)))
          return refuse('identity.delegation_confirmed', { name: delegation.personName ?? documentOf(delegation) })
        await audit(tx, {
          at,
          actor: input.actor,
          act: 'identity.delegation_confirmed',
          onBehalfOf: entity.entityId,
          concerns: {
            persons: [input.personId, ...(delegation.personId ? [delegation.personId] : [])],
            entities: [entity.entityId],
          },
          context: delegationContext(delegation),
          before: { state: delegation.state, confirmBy: delegation.confirmBy },
          after: { confirmedAt: at },
        })
        const row = await readDelegation(tx, delegationId, at)
        if (row) confirmed.push(row)
      }
      return confirmed
    })
}
