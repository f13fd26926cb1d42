import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { systemClock } from '#platform/clock.ts'
import { addMs } from '#platform/dates.ts'
import type { Conn, Db, Tx } from '#platform/db.ts'
import type { Keyring } from '../credentials/keys.store.ts'
import { clientMetadata } from './clients.store.ts'

/** Models whose id is the bearer token itself: only its hash is stored. */
const bearer = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken', 'ClientCredentials'])

/**
 * The provider's storage on PostgreSQL. Its expiries follow real time, not the product's clock: the library compares them
 * with the system's clock itself.
 */
export function createAdapter(db: Db, keyring: Keyring): (model: string) => Adapter {
  return (model) => {
    const hashed = bearer.has(model)
    const key = (id: string): string => (hashed ? createHash('sha256').update(id).digest('base64url') : id)
    const read = async (where: ReturnType<typeof sql>, id?: string): Promise<AdapterPayload | undefined> => {
      const { rows } = await sql<{ payload: AdapterPayload; consumed: string | null }>`
        select payload, extract(epoch from consumed_at)::bigint as consumed
        from identity.oidc_payloads where model = ${model} and ${where}`.execute(db)
      const row = rows[0]
      if (!row) return undefined
      return {
        ...row.payload,
        ...(id ? { jti: id } : {}),
        ...(row.consumed ? { consumed: Number(row.consumed) } : {}),
      }
    }
    return {
      async upsert(id, payload, expiresIn) {
        const { jti, ...rest } = payload
        const stored = JSON.stringify(hashed ? rest : { ...rest, jti })
        const expiresAt = expiresIn ? addMs(systemClock.now(), expiresIn * 1000) : null
        await sql`
          insert into identity.oidc_payloads (model, id, payload, grant_id, uid, expires_at)
          values (${model}, ${key(id)}, ${stored}::jsonb, ${payload.grantId ?? null}, ${payload.uid ?? null}, ${expiresAt})
          on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
            uid = excluded.uid, expires_at = excluded.expires_at`.execute(db)
      },
      async find(id) {
        if (model === 'Client') return (await clientMetadata(db, keyring, id)) ?? undefined
        return read(sql`id = ${key(id)}`, hashed ? id : undefined)
      },
      async findByUid(uid) {
        return read(sql`uid = ${uid}`)
      },
      async findByUserCode() {
        return undefined
      },
      async consume(id) {
        const { numAffectedRows } = await sql`
          update identity.oidc_payloads set consumed_at = ${systemClock.now()}
          where model = ${model} and id = ${key(id)} and consumed_at is null`.execute(db)
        // The library looked before: of two that come at once with one code or token, one gets it.
        if (numAffectedRows === 1n) return
        const { errors } = await import('oidc-provider')
        throw new errors.InvalidGrant('already used')
      },
      async destroy(id) {
        await sql`delete from identity.oidc_payloads where model = ${model} and id = ${key(id)}`.execute(db)
      },
      async revokeByGrantId(grantId) {
        await sql`delete from identity.oidc_payloads where model = ${model} and grant_id = ${grantId}`.execute(db)
      },
    }
  }
}

/**
 * Ends sessions of an account at the provider, with every grant and token that came from them, in the caller's transaction. Without
 * `only`, also what no session of the portal knows: sessions begun at other applications, grants that outlived theirs, and sign-ins
 * proved and not yet taken up; what the sessions of `except` hold stays.
 */
export async function endProviderSessions(
  tx: Tx,
  input: { accountId: string } & ({ only: readonly (string | null)[] } | { except: readonly (string | null)[] }),
): Promise<void> {
  const { accountId } = input
  const named = ('only' in input ? input.only : input.except).filter((uid) => uid !== null)
  const theirs = sql`model = 'Session' and payload ->> 'accountId' = ${accountId}`
  const grantsOfNamed = sql`
    select a.value ->> 'grantId' from identity.oidc_payloads s, jsonb_each(coalesce(s.payload -> 'authorizations', '{}')) a
    where s.model = 'Session' and s.payload ->> 'accountId' = ${accountId} and s.uid = any(${named}) and a.value ->> 'grantId' is not null`
  const { rows } = await sql<{ id: string }>`
    delete from identity.oidc_payloads
    where model = 'Grant' and payload ->> 'accountId' = ${accountId}
      and ${'only' in input ? sql`id in (${grantsOfNamed})` : sql`id not in (${grantsOfNamed})`}
    returning id`.execute(tx)
  if (rows.length > 0)
    await sql`delete from identity.oidc_payloads where grant_id = any(${rows.map((row) => row.id)})`.execute(tx)
  if ('only' in input) {
    await sql`delete from identity.oidc_payloads where ${theirs} and uid = any(${named})`.execute(tx)
    return
  }
  await sql`delete from identity.oidc_payloads where ${theirs} and uid <> all(${named})`.execute(tx)
  await sql`delete from identity.oidc_payloads
    where model = 'Interaction' and payload #>> '{result,login,accountId}' = ${accountId}`.execute(tx)
}

/** A permission given to an application: oldest first, those that expired left out. */
export interface GrantRow {
  clientId: string
  scopes: string[]
  permittedAt: string
  expiresAt: string
}

/** What an account permitted; its own portal asks for no permission and is not among the clients that are read with it. */
export async function grantsOf(conn: Conn, accountId: string): Promise<GrantRow[]> {
  const { rows } = await sql<Omit<GrantRow, 'scopes'> & { scope: string | null }>`
    select payload ->> 'clientId' as "clientId", payload -> 'openid' ->> 'scope' as scope,
      to_timestamp((payload ->> 'iat')::bigint) as "permittedAt", expires_at as "expiresAt"
    from identity.oidc_payloads
    where model = 'Grant' and payload ->> 'accountId' = ${accountId} and expires_at > ${systemClock.now()}
    order by expires_at limit 1000`.execute(conn)
  return rows.map(({ scope, ...row }) => ({ ...row, scopes: (scope ?? '').split(' ').filter(Boolean) }))
}

/** Ends what an account permitted to a client, with every code and token that came from it; says how many grants there were. */
export async function endGrants(tx: Tx, input: { accountId: string; clientId: string }): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from identity.oidc_payloads
    where model = 'Grant' and payload ->> 'accountId' = ${input.accountId}
      and payload ->> 'clientId' = ${input.clientId} and expires_at > ${systemClock.now()}
    returning id`.execute(tx)
  if (rows.length === 0) return 0
  await sql`delete from identity.oidc_payloads where grant_id = any(${rows.map((row) => row.id)})`.execute(tx)
  return rows.length
}

/** Takes away what expired long ago, a bounded number at a time. */
export async function sweepPayloads(conn: Conn): Promise<void> {
  await sql`delete from identity.oidc_payloads where (model, id) in (
    select model, id from identity.oidc_payloads
    where expires_at < ${addMs(systemClock.now(), -86_400_000)} limit 2000)`.execute(conn)
}
