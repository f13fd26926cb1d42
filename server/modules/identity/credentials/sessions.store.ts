import type { DocumentType } from '#contract/documents.ts'
import type { OperatorRight } from '#contract/endpoint.ts'
import { addMs, type Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { Session } from '#platform/http/session.ts'
import { newId } from '#platform/ids.ts'
import { personName } from '../persons/names.ts'
import { hashToken, newToken } from './tokens.ts'

/** A session lives this long at most, and this long without a request. */
export const SESSION_MS = 12 * 3_600_000
export const IDLE_MS = 2 * 3_600_000
/** `last_seen_at` is written at most this often. */
const TOUCH_MS = 60_000

export type EndReason = 'salida' | 'revocada' | 'contrasena' | 'correo' | 'cuenta' | 'relevada'

export interface NewSession {
  accountId: string
  at: Instant
  secondFactorAt: Instant | null
  methods: readonly string[]
  userAgent?: string | null
  address?: string | null
  oidcSessionUid?: string | null
  /** Only tests keep sessions longer. */
  livesMs?: number
  idleMs?: number
}

/** Opens a session and returns the token for the cookie, which exists nowhere else. */
export async function insertSession(tx: Conn, input: NewSession): Promise<{ sessionId: string; token: string }> {
  const token = newToken()
  const sessionId = newId()
  await tx
    .insertInto('identity.sessions')
    .values({
      id: sessionId,
      token_hash: hashToken(token),
      account_id: input.accountId,
      created_at: input.at,
      last_seen_at: input.at,
      expires_at: addMs(input.at, input.livesMs ?? SESSION_MS),
      idle_until: addMs(input.at, input.idleMs ?? IDLE_MS),
      second_factor_at: input.secondFactorAt,
      methods: [...input.methods],
      user_agent: input.userAgent?.slice(0, 300) ?? null,
      address: input.address ?? null,
      oidc_session_uid: input.oidcSessionUid ?? null,
    })
    .execute()
  return { sessionId, token }
}

/** Who the cookie's token is, null when the session is unknown, over or its account is not active. One indexed query. */
export async function sessionByToken(conn: Conn, token: string, at: Instant): Promise<Session | null> {
  const row = await conn
    .selectFrom('identity.sessions as s')
    .innerJoin('identity.accounts as a', 'a.id', 's.account_id')
    .leftJoin('identity.persons as p', 'p.id', 'a.id')
    .leftJoin('identity.operators as o', 'o.id', 'a.id')
    .select([
      's.id as sessionId',
      's.account_id as accountId',
      's.last_seen_at as lastSeenAt',
      's.second_factor_at as secondFactorAt',
      'a.email',
      'p.doc_type as docType',
      'p.doc_number as docNumber',
      'p.first_name as firstName',
      'p.second_name as secondName',
      'p.first_surname as firstSurname',
      'p.second_surname as secondSurname',
      'o.rights',
    ])
    .where('s.token_hash', '=', hashToken(token))
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', at)
    .where('s.idle_until', '>', at)
    .where('a.state', '=', 'activa')
    .executeTakeFirst()
  if (!row) return null
  if (addMs(row.lastSeenAt, TOUCH_MS) <= at) await touch(conn, row.sessionId, at)
  const { sessionId, secondFactorAt } = row
  if (row.rights) {
    const rights = row.rights as OperatorRight[]
    return { kind: 'operator', sessionId, operatorId: row.accountId, email: row.email ?? '', rights, secondFactorAt }
  }
  if (!row.docType || !row.docNumber || !row.firstName || !row.firstSurname) return null
  return {
    kind: 'person',
    sessionId,
    personId: row.accountId,
    name: personName({ ...row, firstName: row.firstName, firstSurname: row.firstSurname }),
    document: { type: row.docType as DocumentType, number: row.docNumber },
    secondFactorAt,
  }
}

async function touch(conn: Conn, sessionId: string, at: Instant): Promise<void> {
  await conn
    .updateTable('identity.sessions')
    .set((eb) => ({
      last_seen_at: at,
      idle_until: eb.fn<Instant>('greatest', ['idle_until', eb.val(addMs(at, IDLE_MS))]),
    }))
    .where('id', '=', sessionId)
    .where('last_seen_at', '<', at)
    .execute()
}

/** The second factor was given in this session. */
export async function markSecondFactor(tx: Tx, sessionId: string, at: Instant): Promise<void> {
  await tx.updateTable('identity.sessions').set({ second_factor_at: at }).where('id', '=', sessionId).execute()
}

export interface SessionRow {
  sessionId: string
  createdAt: Instant
  lastSeenAt: Instant
  userAgent: string | null
  address: string | null
  methods: string[]
}

/** Open sessions of an account, latest seen first. */
export async function openSessions(conn: Conn, accountId: string, at: Instant): Promise<SessionRow[]> {
  return conn
    .selectFrom('identity.sessions')
    .select([
      'id as sessionId',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'user_agent as userAgent',
      'address',
      'methods',
    ])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .where('idle_until', '>', at)
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute()
}

/** Ends sessions of an account (one, or all but one) and returns the provider sessions that must end with them. */
export async function endSessions(
  tx: Tx,
  input: { accountId: string; only?: string; except?: string; at: Instant; reason: EndReason },
): Promise<{ sessionId: string; oidcSessionUid: string | null }[]> {
  let query = tx
    .updateTable('identity.sessions')
    .set({ ended_at: input.at, ended_reason: input.reason })
    .where('account_id', '=', input.accountId)
    .where('ended_at', 'is', null)
  if (input.only) query = query.where('id', '=', input.only)
  if (input.except) query = query.where('id', '!=', input.except)
  return query.returning(['id as sessionId', 'oidc_session_uid as oidcSessionUid']).execute()
}

/** The provider's session from which one of the portal came; null when none is known. */
export async function providerSessionOf(tx: Tx, sessionId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('identity.sessions')
    .select('oidc_session_uid as uid')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.uid ?? null
}

/** The provider's session ended: those of the portal that it opened end too. */
export async function endSessionsOfProvider(conn: Conn, oidcSessionUid: string, at: Instant): Promise<void> {
  await conn
    .updateTable('identity.sessions')
    .set({ ended_at: at, ended_reason: 'salida' })
    .where('oidc_session_uid', '=', oidcSessionUid)
    .where('ended_at', 'is', null)
    .execute()
}
