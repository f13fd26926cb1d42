import { refusalText } from '#contract/refusals/index.ts'
import type { Actor } from '#platform/audit.ts'
import { audit } from '#platform/audit.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { activateUser } from '../activation/activate-user.ts'
import type { UsersDeps } from '../deps.ts'
import { requestById, sitesById } from '../facts/facts.store.ts'
import { asOf, gatherUsers, momentNow } from '../facts/gather.ts'
import { requireDelegate } from '../registration/delegate-guard.ts'
import { contextOf, placeInWords, placeOf } from '../standing/place-names.ts'
import { alreadyDecided } from './already-decided.ts'
import { decideRequest } from './requests.store.ts'

export interface Answered {
  done: string[]
  refused: { requestId: string; name: string; text: string }[]
}

interface Input {
  capacityId: string
  requestIds: readonly string[]
  personId: string
  actor: Actor
}

/** Each request is decided in its own transaction: what cannot be decided stays as it was, with its cause. */
async function each(deps: UsersDeps, input: Input, decide: (requestId: string) => Promise<void>): Promise<Answered> {
  const answered: Answered = { done: [], refused: [] }
  const only = input.requestIds.length === 1
  for (const requestId of new Set(input.requestIds)) {
    try {
      await decide(requestId)
      answered.done.push(requestId)
    } catch (error) {
      const refusal = error instanceof Refused ? error.refusals[0] : undefined
      // A single decision speaks as any other act; so does losing the office in between.
      if (!refusal || only || refusal.code === 'platform.not_found') throw error
      const row = await requestById(deps.db, requestId, deps.clock.now())
      const user = row && (await gatherUsers(deps, deps.db, [row.personId], momentNow(deps.clock))).get(row.personId)
      answered.refused.push({
        requestId,
        name: user?.person.name ?? '—',
        text: refusalText(refusal.code, refusal.params),
      })
    }
  }
  return answered
}

/** A delegate activates several requests with the same roles; each at the place that it asked for. */
export function activateRequests(deps: UsersDeps) {
  const activate = activateUser(deps)
  return (input: Input & { roles: readonly string[] }): Promise<Answered> =>
    each(deps, input, async (requestId) => {
      const row = await requestById(deps.db, requestId, deps.clock.now())
      if (row?.capacityId !== input.capacityId) return refuse('platform.not_found')
      const place = row.sedeCode ?? row.siteId
      await activate({
        capacityId: input.capacityId,
        registrationId: row.registrationId,
        places: place ? [place] : [],
        roles: input.roles,
        requestId,
        personId: input.personId,
        actor: input.actor,
      })
    })
}

/** A delegate returns requests with the reason that the person will read. Two delegates at once: one decision, the other is told by whom. */
export function returnRequests(deps: UsersDeps) {
  return (input: Input & { reason: string }): Promise<Answered> =>
    each(deps, input, (requestId) =>
      deps.db.transaction().execute(async (tx) => {
        const { capacityId, personId, actor, reason } = input
        await deps.identity.lockCapacity(tx, capacityId)
        const moment = momentNow(deps.clock)
        const { at } = moment
        const { standing } = await requireDelegate(deps, tx, personId, capacityId, moment)
        const row = await requestById(tx, requestId, at)
        if (row?.capacityId !== capacityId) return refuse('platform.not_found')
        if (!(await decideRequest(tx, { requestId, state: 'devuelta', at, by: personId, reason, activationId: null })))
          throw new Refused([await alreadyDecided(deps, tx, row)])
        const { capacity } = standing
        const [sede] = row.sedeCode ? await deps.registries.sedes(tx, [row.sedeCode], asOf(moment)) : []
        const [site] = row.siteId ? await sitesById(tx, [row.siteId], at) : []
        const place = placeOf(row.sedeCode, sede ?? null, site ?? null)
        const user = (await gatherUsers(deps, tx, [row.personId], moment)).get(row.personId)
        await audit(tx, {
          at,
          actor,
          act: 'users.return_request',
          onBehalfOf: capacity.entityId,
          concerns: { persons: [row.personId, personId], entities: capacity.entityId ? [capacity.entityId] : [] },
          context: { ...contextOf(capacity, place), requestId, personName: user?.person.name ?? null, reason },
        })
        await deps.notify(tx, {
          at,
          kind: 'users.request_returned',
          params: { place: placeInWords(capacity, place), reason },
          link: '/mi-camino',
          to: { personId: row.personId, email: user?.person.email ?? null },
        })
      }),
    )
}
