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
  const application = await applicationName(tx, naming.application)
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
export function remindNamings(deps: EntityDeps, pageSize = 500) {
  return async (): Promise<number> => {
    const at = deps.clock.now()
    const { naming_reminder_days } = await settingsAt(deps.db, at)
    let sent = 0
    let after: string | undefined
    for (;;) {
      const page = await readPending(deps.db, { after, limit: pageSize }, at)
      for (const { delegationId } of page)
        if (await deps.db.transaction().execute((tx) => remindIfDue(tx, deps, delegationId, naming_reminder_days, at)))
          sent += 1
      after = page.at(-1)?.delegationId
      if (page.length < pageSize) return sent
    }
  }
}

/** Tells who was named and the representative when one of the days has come; false when none has, or the naming ended meanwhile. */
async function remindIfDue(
  tx: Tx,
  deps: EntityDeps,
  delegationId: string,
  days: readonly number[],
  at: Instant,
): Promise<boolean> {
  const naming = await readDelegation(tx, delegationId, at)
  if (naming?.state !== 'nombrada' || !reminderDue(naming, days, at)) return false
  await remind(tx, deps, naming, at)
  const { capacity } = naming
  await deps.notify(tx, {
    at,
    kind: 'identity.naming_waits',
    params: {
      document: spanishDocument(naming.doc),
      application: await applicationName(tx, naming.application),
      entity: capacity.entityName,
      by: spanishDayOf(addMs(naming.expiresAt, -1)),
    },
    link: `/mi-seguridad-social/entidades/${capacity.entityId}/autorizados`,
    to: { personId: naming.namedBy.personId },
  })
  return true
}

/** What people call an application; its code when it has no row. */
async function applicationName(tx: Tx, code: string): Promise<string> {
  return (await readApplications(tx)).find((a) => a.code === code)?.name ?? code
}
