import { type Actor, audit } from '#platform/audit.ts'
import { type Instant, instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import { clientsByIds } from './clients.store.ts'
import { endGrants, grantsOf } from './payloads.store.ts'

/** An application of others that a person let use her account. */
export interface PermittedApplication {
  clientId: string
  name: string
  hosts: string[]
  scopes: string[]
  permittedAt: Instant
  expiresAt: Instant
}

/** What a person permitted and still holds: one line per application, however many sessions it was permitted in. */
export async function permittedApplications(conn: Conn, personId: string): Promise<PermittedApplication[]> {
  const grants = await grantsOf(conn, personId)
  const named = await clientsByIds(
    conn,
    grants.map((grant) => grant.clientId),
  )
  return named.flatMap(({ clientId, name, redirectUris }) => {
    const own = grants.filter((grant) => grant.clientId === clientId)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    return {
      clientId,
      name,
      hosts: [...new Set(redirectUris.map((uri) => new URL(uri).host))],
      scopes: [...new Set(own.flatMap((grant) => grant.scopes))],
      permittedAt: instant(first.permittedAt),
      expiresAt: instant(last.expiresAt),
    }
  })
}

/** Takes the permission back: every grant of that application, with all its codes and tokens, ends in one transaction. */
export async function revokeApplication(
  deps: Pick<IdentityDeps, 'db' | 'clock'>,
  input: { personId: string; clientId: string; actor: Actor },
): Promise<void> {
  const at = deps.clock.now()
  const { personId, clientId, actor } = input
  await deps.db.transaction().execute(async (tx) => {
    const [client] = await clientsByIds(tx, [clientId])
    if (!client || (await endGrants(tx, { accountId: personId, clientId })) === 0) return refuse('platform.not_found')
    await audit(tx, {
      at,
      actor,
      act: 'identity.application_revoked',
      concerns: { persons: [personId] },
      context: { clientId, application: client.name },
    })
  })
}
