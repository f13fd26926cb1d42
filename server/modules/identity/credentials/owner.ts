import type { Actor } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import { accountIdOf, type Session } from '#platform/http/session.ts'
import type { AccountRow } from './accounts.store.ts'

/** Who changes the own account: the session that acts, and whether it gave the second factor. */
export interface Owner {
  accountId: string
  sessionId: string
  secondFactorAt: Instant | null
  label: string
  actor: Actor
}

/** The owner of an account, person or operator, in a call of hers. */
export function ownerOf(call: { session: Session; actor: Actor }): Owner {
  const { session, actor } = call
  return {
    accountId: accountIdOf(session),
    sessionId: session.sessionId,
    secondFactorAt: session.secondFactorAt,
    label: session.kind === 'person' ? session.name : session.email,
    actor,
  }
}

type Kind = Pick<AccountRow, 'kind' | 'accountId'>

/** Whom an event about an account concerns: the person; an operator is no person of MSS (D-21) and reads it as its actor. */
export function concernsOwner(row: Kind): { persons?: string[] } {
  return row.kind === 'person' ? { persons: [row.accountId] } : {}
}

/** Where an account is told of what happens to it: by mail, and a person in the application too. */
export function tellOwner(row: Kind & Pick<AccountRow, 'email'>): { email: string | null; personId?: string } {
  return { email: row.email, ...(row.kind === 'person' ? { personId: row.accountId } : {}) }
}
