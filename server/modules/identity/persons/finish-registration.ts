import { documentKey } from '#contract/documents.ts'
import { audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { activateAccount, lockAccount } from '../credentials/accounts.store.ts'
import { requireStrong } from '../credentials/password-strength.ts'
import { hashPassword } from '../credentials/passwords.ts'
import type { IdentityDeps } from '../options.ts'
import { personName } from './names.ts'
import { ownWords } from './own-words.ts'
import { markRegistered } from './persons.store.ts'
import { advanceRegistration, lockRegistration, registration } from './registrations.store.ts'

/** Step 4: the password opens the account. A naming that waited for this document binds by itself. */
export async function finishRegistration(
  deps: IdentityDeps,
  input: { registrationId: string; password: string; requestId: string | null },
): Promise<void> {
  const at = deps.clock.now()
  const { data, doc, email: asked } = await registration(deps.db, input.registrationId)
  await requireStrong(input.password, ownWords({ ...data, document: doc, email: asked }))
  const passwordHash = await hashPassword(input.password)
  await deps.db.transaction().execute(async (tx) => {
    const row = await lockRegistration(tx, input.registrationId, at)
    const { accountId, email } = row
    if (!row.emailConfirmedAt || !accountId || !email) return refuse('identity.mail_first')
    const account = await lockAccount(tx, accountId)
    // Another registration of the same document ended first.
    if (account.state === 'activa' || account.state === 'bloqueada') return refuse('identity.registration_done')
    await activateAccount(tx, { accountId, email, passwordHash, at })
    await markRegistered(tx, accountId, at)
    await advanceRegistration(tx, input.registrationId, { completed_at: at })
    const name = personName(row.data)
    await audit(tx, {
      at,
      actor: { kind: 'person', id: accountId, label: name, requestId: input.requestId },
      act: 'identity.person_registered',
      concerns: { persons: [accountId] },
      context: { document: documentKey(row.doc), civilCut: row.civilCut, consentVersion: row.consentVersion },
      before: account.state === 'inactiva' ? { state: 'inactiva' } : undefined,
      after: { state: 'activa' },
    })
    await deps.notify(tx, {
      at,
      kind: 'identity.account_opened',
      params: { name },
      link: '/cuenta/seguridad',
      to: { personId: accountId, email },
    })
  })
}
