import { addMs, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'

const LIVES_MS = 15 * 60_000

/** The password was right; the second factor is awaited for a quarter of an hour. */
export async function insertSignIn(conn: Conn, input: { uid: string; accountId: string; at: Instant }): Promise<void> {
  const row = { account_id: input.accountId, password_at: input.at, expires_at: addMs(input.at, LIVES_MS) }
  await conn
    .insertInto('identity.sign_ins')
    .values({ uid: input.uid, ...row })
    .onConflict((oc) => oc.column('uid').doUpdateSet({ ...row, completed_at: null }))
    .execute()
}

/** Whose password was right in this interaction, null when nobody's or too long ago. */
export async function signInOf(conn: Conn, uid: string, at: Instant): Promise<string | null> {
  const row = await conn
    .selectFrom('identity.sign_ins')
    .select('account_id as accountId')
    .where('uid', '=', uid)
    .where('completed_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row?.accountId ?? null
}

/** The sign-in is done. */
export async function completeSignIn(conn: Conn, uid: string, at: Instant): Promise<void> {
  await conn.updateTable('identity.sign_ins').set({ completed_at: at }).where('uid', '=', uid).execute()
}
