import { spanishDayOf, spanishDocument } from '#contract/spanish.ts'
import { addMs, epochMs, type Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import type { EntityDeps } from '../deps.ts'
import { type DelegationRow, markReminded, readApplications, readDelegation, readPending } from './delegations.store.ts'
import { ownDelegation } from './own-delegation.ts'
import { closedRefusal, invitationPage, reminderDue } from './rules.ts'

const day = 86_400_000

/** Writes to the address of a naming that waits. */
async function remind(tx: Tx, deps: EntityDeps, naming: DelegationRow, at: Instant): Promise<void> {
  const application =
    (await readApplications(tx)).find((a) => a.code === naming.application)?.name ?? naming.application
  const { entityName } = naming.capacity
  // Lapses at the first moment of a day: the last day to register is the one before.
  const by = spanishDayOf(addMs(naming.expiresAt, -1))
  const document = spanishDocument(naming.doc)
  await markReminded(tx, naming.delegationId, at)
  if (naming.personId || naming.email)
    await deps.notify(tx, {
      at,
      kind: 'identity.naming_reminder',
      params: { entity: entityName, application, document, by },
      link: invitationPage(naming.delegationId, naming.capacity.capacityId),
      to: { ...(naming.personId ? { personId: naming.personId } : {}), email: naming.email },
    })
}

/** The representative reminds who was named; at most once a day, and only when an address was given (D-19). */
export function remindDelegate(deps: EntityDeps) {
  return (input: { entityId: string; delegationId: string; personId: string }): Promise<DelegationRow> =>
    deps.db.transaction().execute(async (tx) => {
      const { delegation, at } = await ownDelegation(tx, deps.clock, input)
      if (delegation.endedAt || delegation.state === 'vencida')
        return refuse('identity.delegation_closed', closedRefusal(delegation))
      if (delegation.inForceFrom)
        return refuse('identity.delegation_not_pending', {
          name: delegation.personName ?? spanishDocument(delegation.doc),
        })
      if (!delegation.email) return refuse('identity.reminder_without_address')
      const last = delegation.remindedAt ?? delegation.namedAt
      if (epochMs(at) - epochMs(last) < day)
        return refuse('identity.reminder_too_soon', { when: spanishDayOf(last), at: last })
      await remind(tx, deps, delegation, at)
      return (await readDelegation(tx, delegation.delegationId, at)) ?? delegation
    })
}

/**
 * D-14: the job of every day. Tells who was named, and the representative, on the days of the setting after the naming. Lapsing
 * needs no job. Running it twice sends nothing twice.
 */
export function remindNamings(deps: EntityDeps) {
  return async (): Promise<number> => {
    const at = deps.clock.now()
    const { naming_reminder_days } = await settingsAt(deps.db, at)
    let sent = 0
    for (const { delegationId, capacity } of await readPending(deps.db, at, 1_000)) {
      await deps.db.transaction().execute(async (tx) => {
        const naming = await readDelegation(tx, delegationId, at)
        if (naming?.state !== 'nombrada' || !reminderDue(naming, naming_reminder_days, at)) return
        await remind(tx, deps, naming, at)
        const application =
          (await readApplications(tx)).find((a) => a.code === naming.application)?.name ?? naming.application
        await deps.notify(tx, {
          at,
          kind: 'identity.naming_waits',
          params: {
            document: spanishDocument(naming.doc),
            application,
            entity: capacity.entityName,
            by: spanishDayOf(addMs(naming.expiresAt, -1)),
          },
          link: `/mi-seguridad-social/entidades/${capacity.entityId}/autorizados`,
          to: { personId: naming.namedBy.personId },
        })
        sent += 1
      })
    }
    return sent
  }
}
