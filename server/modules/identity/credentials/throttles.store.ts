import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { epochMs, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'

export interface Throttle {
  purpose: 'sign_in' | 'totp' | 'recovery' | 'password' | 'reset' | 'confirmation' | 'email_change'
  /** Attempts without delay. */
  free: number
  /** After them the delay doubles from here… */
  firstSeconds: number
  /** …up to here. */
  maxSeconds: number
}

export const throttles = {
  signIn: { purpose: 'sign_in', free: 4, firstSeconds: 5, maxSeconds: 900 },
  totp: { purpose: 'totp', free: 4, firstSeconds: 5, maxSeconds: 900 },
  recovery: { purpose: 'recovery', free: 3, firstSeconds: 10, maxSeconds: 900 },
  password: { purpose: 'password', free: 4, firstSeconds: 5, maxSeconds: 900 },
  reset: { purpose: 'reset', free: 2, firstSeconds: 60, maxSeconds: 3600 },
  confirmation: { purpose: 'confirmation', free: 2, firstSeconds: 30, maxSeconds: 3600 },
  emailChange: { purpose: 'email_change', free: 2, firstSeconds: 60, maxSeconds: 3600 },
} as const satisfies Record<string, Throttle>

const FORGET = '24 hours'
const keyOf = (throttle: Throttle, subject: string): string =>
  `${throttle.purpose}:${createHash('sha256').update(subject.toLowerCase()).digest('base64url')}`

/**
 * Counts an attempt before it is judged, so that a hundred at once are not a hundred guesses, and refuses while the delay
 * of the former failures runs. `subject` is what was typed, whether or not any account has it. `clearThrottle` after success.
 */
export async function countAttempt(conn: Conn, throttle: Throttle, subject: string, at: Instant): Promise<void> {
  const key = keyOf(throttle, subject)
  // The n-th attempt without success, counted from 1, delays the next one.
  const delay = (count: ReturnType<typeof sql>) => sql`case when ${count} < ${throttle.free} then interval '0'
    else least(${throttle.maxSeconds}::float8, ${throttle.firstSeconds} * power(2, least(${count} - ${throttle.free}, 20))) * interval '1 second' end`
  const again = sql`(case when t.last_failure_at < ${at}::timestamptz - ${FORGET}::interval then 1 else t.failures + 1 end)`
  const { rows } = await sql<{ key: string }>`
    insert into identity.throttles as t (key, failures, last_failure_at, open_at)
    values (${key}, 1, ${at}, ${at}::timestamptz + ${delay(sql`1`)})
    on conflict (key) do update
      set failures = ${again}, last_failure_at = ${at}, open_at = ${at}::timestamptz + ${delay(again)}
      where t.open_at <= ${at}::timestamptz
    returning key`.execute(conn)
  if (rows.length > 0) return
  const row = await conn
    .selectFrom('identity.throttles')
    .select('open_at as openAt')
    .where('key', '=', key)
    .executeTakeFirst()
  const seconds = row ? Math.max(1, Math.ceil((epochMs(row.openAt) - epochMs(at)) / 1000)) : 1
  return refuse('identity.wait_before_retry', { seconds })
}

/** The attempt succeeded: the next failure counts from the beginning. */
export async function clearThrottle(conn: Conn, throttle: Throttle, subject: string): Promise<void> {
  await conn
    .updateTable('identity.throttles')
    .set((eb) => ({ failures: 0, open_at: eb.ref('last_failure_at') }))
    .where('key', '=', keyOf(throttle, subject))
    .execute()
}
