import { type Actor, audit } from '#platform/audit.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { requestById } from '../facts/facts.store.ts'
import { gatherStandings, momentNow } from '../facts/gather.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf } from '../standing/place-names.ts'
import { alreadyDecided } from './already-decided.ts'
import { decideRequest } from './requests.store.ts'

/** The person takes back a request of her own that nobody has decided. */
export function withdrawRequest(deps: UsersDeps) {
  return async ({ personId, requestId, actor }: { personId: string; requestId: string; actor: Actor }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      await lockPerson(tx, personId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const row = await requestById(tx, requestId, at)
      if (row?.personId !== personId) return refuse('platform.not_found')
      const done = await decideRequest(tx, {
        requestId,
        state: 'retirada',
        at,
        by: personId,
        reason: null,
        activationId: null,
      })
      if (!done) throw new Refused([await alreadyDecided(deps, tx, row)])
      const capacity = (await gatherStandings(deps, tx, [row.capacityId], moment)).get(row.capacityId)?.capacity
      await audit(tx, {
        at,
        actor,
        act: 'users.withdraw_request',
        concerns: { persons: [personId], entities: capacity?.entityId ? [capacity.entityId] : [] },
        context: { ...(capacity ? contextOf(capacity) : {}), requestId, personName: actor.label },
      })
    })
}
