import type { ClientMetadata } from 'oidc-provider'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { Keyring } from '../credentials/keys.store.ts'

/** What the provider reads of a third-party client; null when unknown or withdrawn. */
export async function clientMetadata(conn: Conn, keyring: Keyring, clientId: string): Promise<ClientMetadata | null> {
  const row = await conn
    .selectFrom('identity.oidc_clients')
    .select(['id', 'name', 'secret_sealed', 'redirect_uris', 'post_logout_redirect_uris'])
    .where('id', '=', clientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    client_id: row.id,
    client_name: row.name,
    client_secret: await keyring.unseal(conn, row.secret_sealed),
    redirect_uris: row.redirect_uris,
    post_logout_redirect_uris: row.post_logout_redirect_uris,
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    application_type: 'web',
    token_endpoint_auth_method: 'client_secret_basic',
  }
}

/** Adds a client; the secret is stored sealed. */
export async function insertClient(
  tx: Tx,
  input: {
    clientId: string
    name: string
    secretSealed: string
    redirectUris: readonly string[]
    addedBy: string
    at: Instant
  },
): Promise<void> {
  await tx
    .insertInto('identity.oidc_clients')
    .values({
      id: input.clientId,
      name: input.name,
      secret_sealed: input.secretSealed,
      redirect_uris: [...input.redirectUris],
      // Where people may return to after leaving: the origins of the addresses they came from.
      post_logout_redirect_uris: [...new Set(input.redirectUris.map((uri) => `${new URL(uri).origin}/`))],
      added_at: input.at,
      added_by: input.addedBy,
    })
    .execute()
}

/** Withdraws a client; false when there was none. */
export async function endClient(tx: Tx, input: { clientId: string; by: string; at: Instant }): Promise<boolean> {
  const done = await tx
    .updateTable('identity.oidc_clients')
    .set({ ended_at: input.at, ended_by: input.by })
    .where('id', '=', input.clientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

export interface ClientRow {
  clientId: string
  name: string
  redirectUris: string[]
  addedAt: Instant
  addedBy: string
  endedAt: Instant | null
}

/** Third-party clients with these ids, by name; withdrawn ones, and what is no row (the portal), are left out. */
export async function clientsByIds(
  conn: Conn,
  ids: readonly string[],
): Promise<Pick<ClientRow, 'clientId' | 'name' | 'redirectUris'>[]> {
  if (ids.length === 0) return []
  return conn
    .selectFrom('identity.oidc_clients')
    .select(['id as clientId', 'name', 'redirect_uris as redirectUris'])
    .where('id', 'in', [...new Set(ids)])
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()
}

/** Every third-party client, newest first. */
export async function clients(conn: Conn): Promise<ClientRow[]> {
  return conn
    .selectFrom('identity.oidc_clients')
    .select([
      'id as clientId',
      'name',
      'redirect_uris as redirectUris',
      'added_at as addedAt',
      'added_by as addedBy',
      'ended_at as endedAt',
    ])
    .orderBy('added_at', 'desc')
    .limit(500)
    .execute()
}
