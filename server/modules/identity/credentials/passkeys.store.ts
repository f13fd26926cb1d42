import { addMs, type Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'

const CHALLENGE_MS = 5 * 60_000

export interface PasskeyRow {
  passkeyId: string
  accountId: string
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
  name: string
  createdAt: Instant
  lastUsedAt: Instant | null
}

const columns = [
  'id as passkeyId',
  'account_id as accountId',
  'credential_id as credentialId',
  'public_key as publicKey',
  'counter',
  'transports',
  'name',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
] as const

/** Keys in use of an account, oldest first. */
export async function passkeysOf(conn: Conn, accountId: string): Promise<PasskeyRow[]> {
  const rows = await conn
    .selectFrom('identity.passkeys')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }))
}

/** The key in use with this credential id. */
export async function passkeyByCredential(conn: Conn, credentialId: string): Promise<PasskeyRow | null> {
  const row = await conn
    .selectFrom('identity.passkeys')
    .select(columns)
    .where('credential_id', '=', credentialId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, counter: Number(row.counter) } : null
}

/** Adds a key that was just proved. */
export async function insertPasskey(
  tx: Tx,
  input: {
    accountId: string
    credentialId: string
    publicKey: string
    counter: number
    transports: readonly string[]
    name: string
    at: Instant
  },
): Promise<string> {
  const id = newId()
  try {
    await tx
      .insertInto('identity.passkeys')
      .values({
        id,
        account_id: input.accountId,
        credential_id: input.credentialId,
        public_key: input.publicKey,
        counter: String(input.counter),
        transports: [...input.transports],
        name: input.name,
        created_at: input.at,
      })
      .execute()
  } catch (error) {
    if (constraintOf(error) === 'passkeys__one_per_credential') return refuse('identity.passkey_refused')
    throw error
  }
  return id
}

/** Notes a use with the authenticator's counter. */
export async function passkeyUsed(tx: Tx, input: { passkeyId: string; counter: number; at: Instant }): Promise<void> {
  await tx
    .updateTable('identity.passkeys')
    .set({ counter: String(input.counter), last_used_at: input.at })
    .where('id', '=', input.passkeyId)
    .execute()
}

/** Ends a key of the account; its name when there was one. */
export async function removePasskey(
  tx: Tx,
  input: { accountId: string; passkeyId: string; at: Instant },
): Promise<string | null> {
  const row = await tx
    .updateTable('identity.passkeys')
    .set({ removed_at: input.at })
    .where('id', '=', input.passkeyId)
    .where('account_id', '=', input.accountId)
    .where('removed_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

/** Keeps a challenge that a browser will answer within five minutes. */
export async function insertChallenge(
  conn: Conn,
  input: { accountId: string | null; purpose: 'add' | 'sign_in'; challenge: string; at: Instant },
): Promise<string> {
  const id = crypto.randomUUID()
  await conn
    .insertInto('identity.passkey_challenges')
    .values({
      id,
      account_id: input.accountId,
      purpose: input.purpose,
      challenge: input.challenge,
      created_at: input.at,
      expires_at: addMs(input.at, CHALLENGE_MS),
    })
    .execute()
  return id
}

/** Spends a challenge: each is answered once. Null when unknown, spent or late. */
export async function spendChallenge(
  conn: Conn,
  input: { challengeId: string; purpose: 'add' | 'sign_in'; accountId: string | null; at: Instant },
): Promise<string | null> {
  const row = await conn
    .updateTable('identity.passkey_challenges')
    .set({ used_at: input.at })
    .where('id', '=', input.challengeId)
    .where('purpose', '=', input.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', input.at)
    .where((eb) => (input.accountId ? eb('account_id', '=', input.accountId) : eb('account_id', 'is', null)))
    .returning('challenge')
    .executeTakeFirst()
  return row?.challenge ?? null
}
