import { spanishDayOf } from '#contract/spanish.ts'
import { lastActs } from '#platform/audit.ts'
import { addMs } from '#platform/dates.ts'
import { settingsAt } from '#platform/settings.ts'
import type { EntityDeps } from '../deps.ts'
import { readEntities } from '../entities/entities.store.ts'
import { personFacts } from '../persons/persons.store.ts'
import { inForceSince, markIdleTold, readDelegation } from './delegations.store.ts'
import { idleDue } from './rules.ts'

const PAGE = 500
const day = 86_400_000

/**
 * The job of every day that tells a representative of a delegate who does nothing, so that a hand-over is not found out
 * late (R-02: only she can replace). Of MIPRES alone: what is done in other applications is not known here. It decides
 * nothing; running it twice tells nobody twice.
 */
export function tellIdleDelegates(deps: EntityDeps) {
  return async (): Promise<number> => {
    const at = deps.clock.now()
    const { delegate_idle_days } = await settingsAt(deps.db, at)
    const before = addMs(at, -delegate_idle_days * day)
    let told = 0
    let after: string | undefined
    for (;;) {
      const page = await inForceSince(deps.db, { application: 'mipres', before, after, limit: PAGE })
      const acts = await lastActs(deps.db, {
        module: 'users',
        contextKey: 'capacityId',
        of: page.map((d) => ({ actorId: d.personId, value: d.capacityId })),
      })
      for (const found of page) {
        const last = acts.get(`${found.personId} ${found.capacityId}`)
        const lastActAt = last && last > found.inForceFrom ? last : found.inForceFrom
        if (!idleDue({ lastActAt, toldAt: found.toldAt }, delegate_idle_days, at)) continue
        await deps.db.transaction().execute(async (tx) => {
          const delegation = await readDelegation(tx, found.delegationId, at)
          const { entityId } = delegation?.capacity ?? {}
          if (delegation?.state !== 'vigente' || !entityId) return
          const [entity] = await readEntities(tx, { ids: [entityId] }, at)
          const representative = entity?.representative
          // A representative who named herself knows.
          if (!representative || representative.personId === found.personId) return
          if (!(await markIdleTold(tx, found, at))) return
          await deps.notify(tx, {
            at,
            kind: 'identity.delegate_idle',
            params: {
              name: delegation.personName ?? '—',
              entity: delegation.capacity.entityName,
              days: delegate_idle_days,
              when: spanishDayOf(lastActAt),
            },
            link: `/mi-seguridad-social/entidades/${entityId}/autorizados`,
            to: {
              personId: representative.personId,
              email: (await personFacts(tx, representative.personId, at))?.email ?? null,
            },
          })
          told += 1
        })
      }
      after = page.at(-1)?.delegationId
      if (page.length < PAGE) return told
    }
  }
}
