import { userTypeNames } from '#contract/paths.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import type { Actor } from '#platform/audit.ts'
import { audit } from '#platform/audit.ts'
import { addMs } from '#platform/dates.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import { requestById } from '../facts/facts.store.ts'
import { gatherStandings, momentNow } from '../facts/gather.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf } from '../standing/place-names.ts'
import { deskPage } from '../standing/requirements.ts'
import { alreadyDecided } from './already-decided.ts'
import { addReminder, requestMatter } from './requests.store.ts'

const DAY_MS = 86_400_000

/** The person reminds the delegate of a request that waits; at most once every so many days (setting). */
export function remindRequest(deps: UsersDeps) {
  return async ({ personId, requestId, actor }: { personId: string; requestId: string; actor: Actor }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      await lockPerson(tx, personId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const row = await requestById(tx, requestId, at)
      if (row?.personId !== personId) return refuse('platform.not_found')
      if (row.state !== 'pendiente') throw new Refused([await alreadyDecided(deps, tx, row)])
      const { request_reminder_days: days } = await settingsAt(tx, at)
      const from = addMs(row.remindedAt ?? row.askedAt, days * DAY_MS)
      if (at < from) return refuse('users.request_reminder_too_soon', { when: spanishDayOf(from), at: from })
      if (!(await addReminder(tx, requestId, at))) throw new Refused([await alreadyDecided(deps, tx, row)])
      const capacity = (await gatherStandings(deps, tx, [row.capacityId], moment)).get(row.capacityId)?.capacity
      if (!capacity) return refuse('platform.not_found')
      await audit(tx, {
        at,
        actor,
        act: 'users.remind_request',
        concerns: { persons: [personId], entities: capacity.entityId ? [capacity.entityId] : [] },
        context: { ...contextOf(capacity), requestId, personName: actor.label },
      })
      const { inForce } = await deps.identity.delegationsFor(tx, row.capacityId, MIPRES, at)
      const delegate = inForce?.personId ? await deps.identity.person(tx, inForce.personId, at) : null
      if (delegate?.personId)
        await deps.notify(tx, {
          at,
          kind: 'users.activation_reminded',
          params: {
            name: actor.label,
            userType: userTypeNames[row.userType],
            when: spanishDayOf(row.askedAt),
            entity: capacity.entityName,
          },
          link: `${deskPage(row.capacityId).href}?solicitud=${requestId}`,
          to: { personId: delegate.personId, email: delegate.email },
          matter: requestMatter(requestId),
        })
    })
}
