import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Clock } from './clock.ts'
import type { Instant } from './dates.ts'
import type { Conn, Db } from './db.ts'
import { newId } from './ids.ts'
import type { SendMail } from './mail.ts'

/** Mails kept; older ones go when a new one comes. */
const CAP = 500

export interface CapturedMailbox {
  /** For SMTP_URL. */
  url: string
  stop(): Promise<void>
}

/** The mailbox of the demo: a real SMTP server on this machine alone that keeps what it gets in the database and delivers nothing. */
export async function startCapturedMailbox(options: { db: Db; clock: Clock; cap?: number }): Promise<CapturedMailbox> {
  const { db, clock, cap = CAP } = options
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: 5_000_000,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        keep(
          db,
          Buffer.concat(chunks),
          session.envelope.rcptTo.map((to) => to.address),
          clock.now(),
          cap,
        ).then(
          () => done(),
          (error: Error) => done(error),
        )
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function keep(db: Db, raw: Buffer, to: string[], at: Instant, cap: number): Promise<void> {
  const mail = await PostalMime.parse(raw)
  for (const address of to) {
    await sql`insert into platform.captured_mails
        (id, to_address, from_address, subject, text_body, html_body, message_id, received_at)
      values (${newId()}, ${address.toLowerCase()}, ${mail.from?.address ?? ''}, ${mail.subject ?? ''}, ${mail.text ?? ''},
        ${mail.html ?? null}, ${mail.messageId ?? null}, ${at})`.execute(db)
  }
  await sql`delete from platform.captured_mails where id in
    (select id from platform.captured_mails order by id desc offset ${cap})`.execute(db)
}

/**
 * For the past of the demo: a mail is in the mailbox from the moment it was written, as if it had been delivered then; older ones
 * than `since` were thrown away long ago.
 */
export function keepDelivered({ since, from }: { since: Instant; from: string }): SendMail {
  return async (tx, mail) => {
    if (mail.at < since) return
    const text = mail.link ? `${mail.text}\n\n${mail.link}\n` : `${mail.text}\n`
    await sql`insert into platform.captured_mails
        (id, to_address, from_address, subject, text_body, html_body, message_id, received_at)
      values (${newId()}, ${mail.to.toLowerCase()}, ${from}, ${mail.subject}, ${text}, null, null, ${mail.at})`.execute(
      tx,
    )
  }
}

export interface CapturedMail {
  id: string
  to: string
  from: string
  subject: string
  text: string
  html: string | null
  messageId: string | null
  receivedAt: Instant
}

/** What the mailbox of the demo holds, newest first; `beforeId` is the last of the former page. */
export async function capturedMails(
  conn: Conn,
  page: { to?: string | undefined; beforeId?: string | undefined; limit: number },
): Promise<CapturedMail[]> {
  const whose = page.to ? sql`and to_address = ${page.to.toLowerCase()}` : sql``
  const older = page.beforeId ? sql`and id < ${page.beforeId}::uuid` : sql``
  const { rows } = await sql<CapturedMail>`
    select id, to_address as "to", from_address as "from", subject, text_body as text, html_body as html,
      message_id as "messageId", received_at as "receivedAt"
    from platform.captured_mails where true ${whose} ${older} order by id desc limit ${page.limit}`.execute(conn)
  return rows
}

/** One captured mail, or null. */
export async function capturedMail(conn: Conn, id: string): Promise<CapturedMail | null> {
  const { rows } = await sql<CapturedMail>`
    select id, to_address as "to", from_address as "from", subject, text_body as text, html_body as html,
      message_id as "messageId", received_at as "receivedAt"
    from platform.captured_mails where id = ${id}::uuid`.execute(conn)
  return rows[0] ?? null
}
