import { audit, systemActor } from '#platform/audit.ts'
import type { UsersDeps } from '../deps.ts'
import { gatherUsers, momentNow } from '../facts/gather.ts'
import { markFinishTold, openSsoRegistrations } from './registrations.store.ts'
import { closedSso, finishedRefusal } from './requirements.ts'

const PAGE = 500

/**
 * D-20: the job of every day. Tells each person whose plaza ended that the SSO registration closed and what comes next. It
 * decides nothing: the closing is computed. Running it twice tells nobody twice; new dates and another end tell again.
 */
export function tellFinishedSso(deps: UsersDeps) {
  return async (): Promise<number> => {
    const moment = momentNow(deps.clock)
    const { at } = moment
    let told = 0
    let after: string | undefined
    for (;;) {
      const page = await openSsoRegistrations(deps.db, { after, limit: PAGE }, at)
      const users = await gatherUsers(
        deps,
        deps.db,
        page.map((r) => r.personId),
        moment,
      )
      for (const registration of page) {
        const user = users.get(registration.personId)
        const closed = user && closedSso({ sso: user.sso, moment }, registration)
        if (!user || !closed) continue
        const { registrationId, personId } = registration
        const { params } = finishedRefusal(closed)
        await deps.db.transaction().execute(async (tx) => {
          // A plaza that the registry closed before its last day has none: its code stands for the end.
          if (!(await markFinishTold(tx, registrationId, closed.endedOn ?? closed.plaza))) return
          await audit(tx, {
            at,
            actor: systemActor('fin del servicio social'),
            act: 'users.sso_finished',
            concerns: { persons: [personId] },
            context: { registrationId, personName: user.person.name, ...params },
          })
          await deps.notify(tx, {
            at,
            kind: 'users.sso_finished',
            params: { plaza: closed.plaza, ended: String(params?.ended ?? '') },
            link: '/mi-camino',
            to: { personId, email: user.person.email },
          })
          told += 1
        })
      }
      after = page.at(-1)?.registrationId
      if (page.length < PAGE) return told
    }
  }
}
