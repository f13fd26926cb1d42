import { listCapturedMails, readCapturedMail } from '#contract/platform.ts'
import { capturedMail, capturedMails } from './captured-mailbox.ts'
import type { Db } from './db.ts'
import { handle, type Route } from './http/route.ts'
import { refuse } from './refusal.ts'

/** The pages of captured mail; mounted in the demo alone, since anyone may read them. */
export function capturedMailRoutes(db: Db): Route[] {
  return [
    handle(listCapturedMails, async ({ query }) => {
      const found = await capturedMails(db, { to: query.to, beforeId: query.before, limit: query.limit + 1 })
      const mails = found.slice(0, query.limit)
      return {
        mails: mails.map(({ id, to, from, subject, receivedAt }) => ({ id, to, from, subject, receivedAt })),
        next: found.length > query.limit ? (mails.at(-1)?.id ?? null) : null,
      }
    }),
    handle(readCapturedMail, async ({ params }) => {
      const mail = await capturedMail(db, params.mailId)
      if (!mail) return refuse('platform.not_found')
      const { id, to, from, subject, receivedAt, text } = mail
      return { id, to, from, subject, receivedAt, text }
    }),
  ]
}
