import { noticeText } from '#contract/notices.ts'
import { myNotices, readAllNotices, readNotice } from '#contract/users-inbox.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { markRead, noticesOf, unreadCount } from '#platform/notify.ts'

/** The notices of the person who calls: list, and marking as read. Another's are neither seen nor touched. */
export function inboxRoutes(deps: { db: Db; clock: Clock }): Route[] {
  const { db, clock } = deps
  const read = (personId: string, id?: string) =>
    db.transaction().execute((tx) => markRead(tx, { personId, id, at: clock.now() }))
  return [
    handle(myNotices, async ({ session, query }) => {
      const [rows, unread] = await Promise.all([
        noticesOf(db, session.personId, { beforeId: query.after, limit: query.limit + 1 }),
        unreadCount(db, session.personId),
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
    handle(readNotice, async ({ session, params }) => read(session.personId, params.noticeId)),
    handle(readAllNotices, async ({ session }) => read(session.personId)),
  ]
}
