import { addMs, type Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { hashToken, newToken } from './tokens.ts'

export type LinkPurpose = 'registration' | 'reset' | 'email_change' | 'operator_activation'

const MINUTE = 60_000
/** How long each link serves. */
export const linkMinutes: Record<LinkPurpose, number> = {
  registration: 24 * 60,
  reset: 60,
  email_change: 24 * 60,
  operator_activation: 72 * 60,
}

export interface LinkSubject {
  accountId?: string
  registrationId?: string
}

/** Makes a one-time link for this mailbox; earlier ones of the same purpose stop serving. Returns the token, kept nowhere. */
export async function createLink(
  tx: Tx,
  input: LinkSubject & { purpose: LinkPurpose; email: string; at: Instant },
): Promise<{ token: string; expiresAt: Instant }> {
  await voidLinks(tx, input)
  const token = newToken()
  const expiresAt = addMs(input.at, linkMinutes[input.purpose] * MINUTE)
  await tx
    .insertInto('identity.mail_links')
    .values({
      token_hash: hashToken(token),
      purpose: input.purpose,
      account_id: input.accountId ?? null,
      registration_id: input.registrationId ?? null,
      email: input.email,
      created_at: input.at,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

/** Earlier links of this purpose stop serving. */
export async function voidLinks(tx: Tx, input: LinkSubject & { purpose: LinkPurpose; at: Instant }): Promise<void> {
  let query = tx
    .updateTable('identity.mail_links')
    .set({ voided_at: input.at })
    .where('purpose', '=', input.purpose)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
  if (input.accountId) query = query.where('account_id', '=', input.accountId)
  else query = query.where('registration_id', '=', input.registrationId ?? null)
  await query.execute()
}

export interface LinkRow {
  accountId: string | null
  registrationId: string | null
  email: string
}

/** What a link stands for, without spending it; refuses unknown, used, replaced and expired ones. */
export async function readLink(conn: Conn, purpose: LinkPurpose, token: string, at: Instant): Promise<LinkRow> {
  const row = await conn
    .selectFrom('identity.mail_links')
    .select([
      'account_id as accountId',
      'registration_id as registrationId',
      'email',
      'expires_at as expiresAt',
      'used_at as usedAt',
      'voided_at as voidedAt',
    ])
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  if (!row) return refuse('identity.link_unknown')
  if (row.usedAt) return refuse('identity.link_used')
  if (row.voidedAt || row.expiresAt <= at) return refuse('identity.link_expired')
  return row
}

/** Spends a link: of two that come at once, one gets it. */
export async function spendLink(tx: Tx, purpose: LinkPurpose, token: string, at: Instant): Promise<LinkRow> {
  const link = await readLink(tx, purpose, token, at)
  const done = await tx
    .updateTable('identity.mail_links')
    .set({ used_at: at })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1 ? link : refuse('identity.link_used')
}
