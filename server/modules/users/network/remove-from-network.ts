import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { momentNow, names } from '../facts/gather.ts'
import { requireDelegate } from '../registration/delegate-guard.ts'
import { contextOf } from '../standing/place-names.ts'
import { identification } from './candidates.ts'
import { endMember, memberIn } from './network.store.ts'

/** the delegate of an EPS takes a member out of the network of his regime; the row stays as history. */
export function removeFromNetwork(deps: UsersDeps) {
  return async (input: { capacityId: string; memberId: string; personId: string; actor: Actor }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { capacityId, memberId, personId, actor } = input
      await deps.identity.lockCapacity(tx, capacityId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const { standing } = await requireDelegate(deps, tx, personId, capacityId, moment)
      if (standing.capacity.kind !== 'eps') return refuse('users.network_not_yours')
      const row = await memberIn(tx, capacityId, memberId)
      if (!row) return refuse('platform.not_found')
      if (!(await endMember(tx, { memberId, at, by: personId }))) {
        const who = await names(deps, tx, at, [row.removedBy])
        return refuse('users.already_removed', {
          by: row.removedBy ? (who(row.removedBy).name ?? 'Otra persona') : 'Otra persona',
          name: row.name,
          when: spanishMoment(row.removedAt ?? at),
          at: row.removedAt,
        })
      }
      await audit(tx, {
        at,
        actor,
        act: 'users.remove_from_network',
        onBehalfOf: standing.capacity.entityId,
        concerns: { persons: [personId], entities: standing.capacity.entityId ? [standing.capacity.entityId] : [] },
        context: { ...contextOf(standing.capacity), memberId, memberName: row.name, document: identification(row) },
        before: { addedAt: row.addedAt },
      })
    })
}
