import type { Actor } from '#platform/audit.ts'
import type { PersonSession } from '#platform/http/session.ts'
import type { Owner } from './second-factor.ts'

/** The owner of an account in a call of hers. */
export function ownerOf(call: { session: PersonSession; actor: Actor }): Owner {
  const { session, actor } = call
  return {
    accountId: session.personId,
    sessionId: session.sessionId,
    secondFactorAt: session.secondFactorAt,
    label: session.name,
    actor,
  }
}
