import { addMs } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'
import { spendLink } from '../credentials/links.store.ts'
import type { IdentityDeps } from '../options.ts'
import { confirmPendingEmail } from './persons.store.ts'
import { advanceRegistration, lockRegistration } from './registrations.store.ts'

/** The link of step 3 was opened: the mailbox is hers. There is always a day left for the password. */
export async function confirmRegistrationMail(deps: IdentityDeps, token: string): Promise<{ registrationId: string }> {
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const { registrationId } = await spendLink(tx, 'registration', token, at)
    if (!registrationId) return refuse('identity.link_unknown')
    const registration = await lockRegistration(tx, registrationId, at)
    await advanceRegistration(tx, registrationId, {
      email_confirmed_at: at,
      expires_at: addMs(at, 24 * 3_600_000),
    })
    if (registration.accountId) await confirmPendingEmail(tx, registration.accountId, at)
    return { registrationId }
  })
}
