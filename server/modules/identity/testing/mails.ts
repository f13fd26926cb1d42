import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface SentMail {
  to: string
  subject: string
  text: string
}

/** The newest mail queued for an address; throws when there is none. */
export async function latestMail(db: Db, to: string): Promise<SentMail> {
  const { rows } = await sql<SentMail>`
    select to_address as "to", subject, text_body as text from platform.mails
    where lower(to_address) = ${to.toLowerCase()} order by id desc limit 1`.execute(db)
  if (!rows[0]) throw new Error(`no mail was sent to ${to}`)
  return rows[0]
}

/** The secret of the one-time link in a mail. */
export function tokenIn(mail: SentMail): string {
  const token = /#([\w-]{43})/.exec(mail.text)?.[1]
  if (!token) throw new Error(`no link in «${mail.subject}»`)
  return token
}
