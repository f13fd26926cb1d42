import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import type { Clock } from './clock.ts'
import type { Instant } from './dates.ts'
import type { Db, Tx } from './db.ts'
import { newId } from './ids.ts'
import { addJob, type Task } from './jobs.ts'

export interface Mail {
  at: Instant
  to: string
  subject: string
  /** Plain text, paragraphs apart by an empty line. */
  text: string
  /** Address of the button below the text. */
  link?: string
  /** What the button says; default "Abrir en OpenMIPRES". */
  linkText?: string
}

/** Puts a mail on its way in the caller's transaction: written and queued together, gone together on a rollback. */
export type SendMail = (tx: Tx, mail: Mail) => Promise<void>

const JOB = 'mail.send'
/** About two days, ever further apart. */
const TRIES = 15

/** Binds mails to the origin of the service: its host stands in the Message-ID, which stays the same however often it is sent. */
export function createSendMail(deps: { publicUrl: string }): SendMail {
  const host = new URL(deps.publicUrl).hostname
  return async (tx, mail) => {
    const id = newId()
    const text = mail.link ? `${mail.text}\n\n${mail.link}\n` : `${mail.text}\n`
    await sql`insert into platform.mails (id, to_address, subject, text_body, html_body, message_id, created_at)
      values (${id}, ${mail.to}, ${mail.subject}, ${text}, ${htmlOf(mail)}, ${`<${id}@${host}>`}, ${mail.at})`.execute(
      tx,
    )
    await addJob(tx, JOB, { mailId: id }, { key: `mail:${id}`, maxAttempts: TRIES })
  }
}

export interface MailerOptions {
  db: Db
  clock: Clock
  /** smtp:// or smtps://, with user and password when the server asks for them. */
  smtpUrl: string
  /** Address in From. */
  from: string
}

/**
 * The job that delivers: at least once. A failure is kept with the mail and tried again later. Its text may carry a one-time link, so
 * it is thrown away when the mail left or was given up.
 */
export function mailTasks(options: MailerOptions): Record<typeof JOB, Task> {
  const { db, clock } = options
  const transport = createTransport(options.smtpUrl)
  return {
    [JOB]: async ({ mailId }) => {
      const { rows } = await sql<MailRow>`
        select to_address as "to", subject, text_body as text, html_body as html, message_id as "messageId"
        from platform.mails where id = ${mailId}::uuid and sent_at is null and text_body is not null`.execute(db)
      const mail = rows[0]
      if (!mail) return
      try {
        await transport.sendMail({ ...mail, html: mail.html ?? undefined, from: options.from })
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        await sql`update platform.mails set attempts = attempts + 1, last_error = ${why},
            text_body = case when attempts + 1 < ${TRIES} then text_body end,
            html_body = case when attempts + 1 < ${TRIES} then html_body end
          where id = ${mailId}::uuid`.execute(db)
        throw error
      }
      await sql`update platform.mails set attempts = attempts + 1, last_error = null, sent_at = ${clock.now()}, text_body = null, html_body = null
        where id = ${mailId}::uuid`.execute(db)
    },
  }
}

interface MailRow {
  to: string
  subject: string
  text: string
  html: string | null
  messageId: string
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** The same words with a heading and a button; no image, nothing fetched, readable in a dark reader too. */
function htmlOf(mail: Mail): string {
  const paragraphs = mail.text
    .split(/\n{2,}/)
    .map((p) => `<p style="margin:0 0 16px">${escapeHtml(p).replaceAll('\n', '<br>')}</p>`)
    .join('')
  const button = mail.link
    ? `<p style="margin:24px 0"><a href="${escapeHtml(mail.link)}" style="background:#2f46b8;border-radius:6px;color:#ffffff;display:inline-block;padding:12px 20px;text-decoration:none">${escapeHtml(mail.linkText ?? 'Abrir en OpenMIPRES')}</a></p>
<p style="font-size:14px;margin:0;overflow-wrap:anywhere">Si el botón no abre, copie esta dirección en su navegador: ${escapeHtml(mail.link)}</p>`
    : ''
  return `<!doctype html><html lang="es-CO"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(mail.subject)}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;margin:0;padding:24px"><div style="margin:0 auto;max-width:560px">
<h1 style="font-size:20px;margin:0 0 16px">${escapeHtml(mail.subject)}</h1>${paragraphs}${button}</div></body></html>`
}
