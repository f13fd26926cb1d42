import { noticeText } from '#contract/notices.ts'
import { myNotices, readAllNotices, readNotice } from '#contract/users-inbox.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { Session } from '#platform/http/session.ts'
import { type Addressee, markRead, noticesOf, unreadCount } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'

/**
 * The notices of who calls: list, and marking as read. Another's are neither seen nor touched. Operators share those of each
 * right they hold (D-21): the ball is with all of them, and what one read is read.
 */
export function inboxRoutes(deps: { db: Db; clock: Clock }): Route[] {
  const { db, clock } = deps
  const read = (session: Session, id?: string) =>
    db.transaction().execute((tx) => markRead(tx, { whose: addressee(session), id, at: clock.now() }))
  return [
    handle(myNotices, async ({ session, query }) => {
      const whose = addressee(session)
      const [rows, unread] = await Promise.all([
        noticesOf(db, whose, { beforeId: query.after, limit: query.limit + 1 }),
        unreadCount(db, whose),
      ])
      const shown = rows.slice(0, query.limit)
      return {
        notices: shown.map(({ createdAt, params, ...row }) => ({
          ...row,
          ...noticeText(row.kind, params),
          at: createdAt,
        })),
        unread,
        next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
      }
    }),
    handle(readNotice, async ({ session, params }) => read(session, params.noticeId)),
    handle(readAllNotices, async ({ session }) => read(session)),
  ]
}

/** Whose notices a session reads; an operator's with the second factor, like every page of operators. */
function addressee(session: Session): Addressee {
  if (session.kind === 'person') return { personId: session.personId }
  return session.secondFactorAt ? { operatorRights: session.rights } : refuse('platform.second_factor_needed')
}
