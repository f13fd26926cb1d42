import type { AccountView } from '#contract/identity-accounts.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import { personAccount } from '../persons/persons.store.ts'
import { lockAccount, setAccountState } from './accounts.store.ts'
import { endEverywhere } from './change-credentials.ts'
import { tellOwner } from './owner.ts'

/** What an operator does to the account of a person, and why. */
export interface AccountAct {
  personId: string
  reason: string
  actor: Actor
}

/** An operator blocks an account: it signs in nowhere, its sessions and permissions end at once, its acts stay as evidence. */
export async function blockAccount(deps: IdentityDeps, act: AccountAct): Promise<AccountView> {
  return change(deps, act, 'bloqueada')
}

/** The undo: the account is active again, with the password and the second factor it had. */
export async function unblockAccount(deps: IdentityDeps, act: AccountAct): Promise<AccountView> {
  return change(deps, act, 'activa')
}

async function change(deps: IdentityDeps, act: AccountAct, to: 'bloqueada' | 'activa'): Promise<AccountView> {
  const { personId, reason, actor } = act
  return deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, personId)
    const before = await personAccount(tx, { personId })
    // An operator's account is the terminal's (D-21); it is simply not found here.
    if (!before) return refuse('platform.not_found')
    const person = { person: before.name, when: spanishDayOf(before.since), at: before.since }
    if (to === 'activa' && before.state !== 'bloqueada') return refuse('identity.account_not_blocked', person)
    if (to === 'bloqueada' && before.state === 'bloqueada') return refuse('identity.account_already_blocked', person)
    if (to === 'bloqueada' && before.state !== 'activa') return refuse('identity.account_not_active', person)
    const at = deps.clock.now()
    await setAccountState(tx, { accountId: personId, state: to, reason: to === 'bloqueada' ? reason : null, at })
    if (to === 'bloqueada') await endEverywhere(tx, { accountId: personId, at, reason: 'cuenta' })
    await audit(tx, {
      at,
      actor,
      act: to === 'bloqueada' ? 'identity.account_blocked' : 'identity.account_unblocked',
      concerns: { persons: [personId] },
      context: { personName: before.name, document: before.document, reason },
      before: { state: before.state },
      after: { state: to },
    })
    await deps.notify(tx, {
      at,
      kind: to === 'bloqueada' ? 'identity.account_blocked' : 'identity.account_unblocked',
      params: { reason },
      link: to === 'bloqueada' ? '/ayuda' : '/mi-camino',
      to: tellOwner(row),
    })
    return { ...before, state: to, since: at, reason: to === 'bloqueada' ? reason : null }
  })
}
