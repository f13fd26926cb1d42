import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { newId } from '#platform/ids.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { momentNow, names } from '../facts/gather.ts'
import { requireDelegate } from '../registration/delegate-guard.ts'
import { contextOf } from '../standing/place-names.ts'
import { identification, memberKey, memberStandings, parseMemberKey } from './candidates.ts'
import { insertMember, openMember } from './network.store.ts'

/** D-15: the delegate of an EPS adds an IPS or a proveedor to the network of his regime. */
export function addToNetwork(deps: UsersDeps) {
  return async (input: { capacityId: string; key: string; personId: string; actor: Actor }): Promise<string> =>
    deps.db.transaction().execute(async (tx) => {
      const { capacityId, personId, actor } = input
      await deps.identity.lockCapacity(tx, capacityId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const { standing } = await requireDelegate(deps, tx, personId, capacityId, moment)
      if (standing.capacity.kind !== 'eps') return refuse('users.network_not_yours')
      const key = parseMemberKey(input.key)
      if (!key) return refuse('users.member_unknown', { document: input.key })
      const member = (await memberStandings(deps, tx, [key], moment)).get(memberKey(key))
      if (!member) return refuse('users.member_unknown', { document: identification(key) })
      if (member.refusal) throw new Refused([member.refusal])
      const there = await openMember(tx, capacityId, key)
      if (there) {
        const who = await names(deps, tx, at, [there.addedBy])
        return refuse('users.already_in_network', {
          by: who(there.addedBy).name ?? 'Otra persona',
          name: member.name,
          when: spanishMoment(there.addedAt),
          at: there.addedAt,
        })
      }
      const memberId = newId()
      await insertMember(
        tx,
        { memberId, epsCapacityId: capacityId, ...key, name: member.name, addedAt: at, addedBy: personId },
        { by: 'Otra persona', name: member.name, when: spanishMoment(at) },
      )
      await audit(tx, {
        at,
        actor,
        act: 'users.add_to_network',
        onBehalfOf: standing.capacity.entityId,
        concerns: { persons: [personId], entities: standing.capacity.entityId ? [standing.capacity.entityId] : [] },
        context: {
          ...contextOf(standing.capacity),
          memberId,
          memberName: member.name,
          document: identification(key),
        },
        after: { ...key, state: member.state },
      })
      return memberId
    })
}
