import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { completeActivations, gatherUsers, momentNow } from '../facts/gather.ts'
import { requireDelegate } from '../registration/delegate-guard.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf, placeInWords, placeOf } from '../standing/place-names.ts'
import { activationIn, endActivation } from './activations.store.ts'

/** A delegate ends an activation of his capacity, with the reason that the person will read. Its roles stay as history. */
export function inactivateUser(deps: UsersDeps) {
  return async (input: {
    capacityId: string
    activationId: string
    reason: string
    personId: string
    actor: Actor
  }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { capacityId, activationId, reason, personId, actor } = input
      await deps.identity.lockCapacity(tx, capacityId)
      const seen = await activationIn(tx, capacityId, activationId, deps.clock.now())
      if (seen) await lockPerson(tx, seen.personId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const { standing } = await requireDelegate(deps, tx, personId, capacityId, moment)
      const row = await activationIn(tx, capacityId, activationId, at)
      if (!row) return refuse('platform.not_found')
      const [activation] = await completeActivations(deps, tx, [row], new Map([[capacityId, standing]]), moment)
      if (!activation) return refuse('platform.not_found')
      if (!(await endActivation(tx, { activationId, at, by: personId, reason, note: null })))
        return refuse('users.already_inactivated', {
          by: activation.endedBy?.name ?? 'El sistema',
          when: spanishMoment(activation.endedAt ?? at),
          at: activation.endedAt,
          reason: activation.endReason,
        })
      const place = placeOf(activation.sedeCode, activation.sede, activation.site)
      const { person } = (await gatherUsers(deps, tx, [row.personId], moment)).get(row.personId) ?? { person: null }
      await audit(tx, {
        at,
        actor,
        act: 'users.inactivate',
        onBehalfOf: standing.capacity.entityId,
        concerns: {
          persons: [row.personId, personId],
          entities: standing.capacity.entityId ? [standing.capacity.entityId] : [],
        },
        context: { ...contextOf(standing.capacity, place), activationId, personName: person?.name ?? null, reason },
        before: { activatedAt: activation.activatedAt },
        after: { endedAt: at },
      })
      await deps.notify(tx, {
        at,
        kind: 'users.inactivated',
        params: { place: placeInWords(standing.capacity, place), reason },
        link: '/mi-camino',
        to: { personId: row.personId, email: person?.email ?? null },
      })
    })
}
