import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { contextOf, placeInWords, placeOf } from '../standing/place-names.ts'
import { endActivation } from './activations.store.ts'
import { lockActivation } from './lock-activation.ts'

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
      const { activationId, reason, personId, actor } = input
      const { moment, delegate, activation, user } = await lockActivation(deps, tx, input)
      const { at } = moment
      const { standing } = delegate
      const { person } = user
      if (!(await endActivation(tx, { activationId, at, by: personId, reason, note: null })))
        return refuse('users.already_inactivated', {
          by: activation.endedBy?.name ?? 'El sistema',
          when: spanishMoment(activation.endedAt ?? at),
          at: activation.endedAt,
          reason: activation.endReason,
        })
      const place = placeOf(activation.sedeCode, activation.sede, activation.site)
      await audit(tx, {
        at,
        actor,
        act: 'users.inactivate',
        onBehalfOf: standing.capacity.entityId,
        concerns: {
          persons: [activation.personId, personId],
          entities: standing.capacity.entityId ? [standing.capacity.entityId] : [],
        },
        context: { ...contextOf(standing.capacity, place), activationId, personName: person.name, reason },
        before: { activatedAt: activation.activatedAt },
        after: { endedAt: at },
      })
      await deps.notify(tx, {
        at,
        kind: 'users.inactivated',
        params: { place: placeInWords(standing.capacity, place), reason },
        link: '/mi-camino',
        to: { personId: activation.personId, email: person.email },
      })
    })
}
