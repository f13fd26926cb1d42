import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'

export interface AccountRow {
  accountId: string
  kind: 'person' | 'operator'
  email: string | null
  state: 'pendiente_verificacion' | 'activa' | 'bloqueada' | 'inactiva'
  passwordHash: string | null
  secondFactorSince: Instant | null
  version: number
}

const columns = [
  'a.id as accountId',
  'a.kind',
  'a.email',
  'a.state',
  'a.password_hash as passwordHash',
  'a.second_factor_since as secondFactorSince',
  'a.version',
] as const

const asAccount = (row: unknown): AccountRow | null => (row as AccountRow | undefined) ?? null

/** The account whose confirmed address this is. */
export async function accountByEmail(conn: Conn, email: string): Promise<AccountRow | null> {
  return asAccount(
    await conn
      .selectFrom('identity.accounts as a')
      .select(columns)
      .where((eb) => eb(eb.fn<string>('lower', ['a.email']), '=', email.toLowerCase()))
      .executeTakeFirst(),
  )
}

/** The account of a person by document. */
export async function accountByDocument(conn: Conn, doc: { type: string; number: string }): Promise<AccountRow | null> {
  return asAccount(
    await conn
      .selectFrom('identity.accounts as a')
      .innerJoin('identity.persons as p', 'p.id', 'a.id')
      .select(columns)
      .where('p.doc_type', '=', doc.type)
      .where('p.doc_number', '=', doc.number)
      .executeTakeFirst(),
  )
}

/** The account by id. */
export async function account(conn: Conn, accountId: string): Promise<AccountRow | null> {
  return asAccount(
    await conn.selectFrom('identity.accounts as a').select(columns).where('a.id', '=', accountId).executeTakeFirst(),
  )
}

/** The account by id, its row locked for the rest of the transaction: acts on credentials come one at a time. */
export async function lockAccount(tx: Tx, accountId: string): Promise<AccountRow> {
  const row = asAccount(
    await tx
      .selectFrom('identity.accounts as a')
      .select(columns)
      .where('a.id', '=', accountId)
      .forUpdate()
      .executeTakeFirst(),
  )
  return row ?? refuse('platform.not_found')
}

/** Makes a pending account usable: address confirmed, password set. */
export async function activateAccount(
  tx: Tx,
  input: { accountId: string; email: string; passwordHash: string; at: Instant },
): Promise<void> {
  try {
    await tx
      .updateTable('identity.accounts')
      .set((eb) => ({
        email: input.email,
        email_confirmed_at: input.at,
        password_hash: input.passwordHash,
        password_changed_at: input.at,
        state: 'activa',
        state_since: input.at,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', input.accountId)
      .execute()
  } catch (error) {
    throw emailRefusal(error)
  }
}

/** Sets another confirmed address. */
export async function setEmail(tx: Tx, input: { accountId: string; email: string; at: Instant }): Promise<void> {
  try {
    await tx
      .updateTable('identity.accounts')
      .set((eb) => ({ email: input.email, email_confirmed_at: input.at, version: eb('version', '+', 1) }))
      .where('id', '=', input.accountId)
      .execute()
  } catch (error) {
    throw emailRefusal(error)
  }
}

/** Who reaches this has opened the link in that mailbox: to tell them that the address is taken tells no stranger anything. */
function emailRefusal(error: unknown): unknown {
  if (constraintOf(error) === 'accounts__one_per_email') return refuse('identity.email_taken')
  return error
}

/** Sets another password. */
export async function setPassword(
  tx: Tx,
  input: { accountId: string; passwordHash: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable('identity.accounts')
    .set((eb) => ({
      password_hash: input.passwordHash,
      password_changed_at: input.at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', input.accountId)
    .execute()
}

/** Since when the account has a second factor; null when the last one was removed. */
export async function setSecondFactorSince(tx: Tx, accountId: string, since: Instant | null): Promise<void> {
  await tx
    .updateTable('identity.accounts')
    .set((eb) => ({ second_factor_since: since, version: eb('version', '+', 1) }))
    .where('id', '=', accountId)
    .execute()
}

/** Moves an account to another state with its reason. */
export async function setAccountState(
  tx: Tx,
  input: { accountId: string; state: 'activa' | 'bloqueada' | 'inactiva'; reason: string | null; at: Instant },
): Promise<void> {
  await tx
    .updateTable('identity.accounts')
    .set((eb) => ({
      state: input.state,
      state_since: input.at,
      state_reason: input.reason,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', input.accountId)
    .execute()
}

/** When password and second factor were last set. */
export async function securityOf(
  conn: Conn,
  accountId: string,
): Promise<{ email: string | null; passwordChangedAt: Instant | null; secondFactorSince: Instant | null } | null> {
  const row = await conn
    .selectFrom('identity.accounts')
    .select(['email', 'password_changed_at as passwordChangedAt', 'second_factor_since as secondFactorSince'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}
