import { sql } from 'kysely'
import { type NoticeKind, noticeText } from '#contract/notices.ts'
import type { Instant } from './dates.ts'
import type { Conn, Tx } from './db.ts'
import { newId } from './ids.ts'
import type { SendMail } from './mail.ts'

/** A change of hands, told to whom it concerns: one row in the application and, where an address is given, one mail. */
export interface Notice {
  at: Instant
  kind: NoticeKind
  params: Record<string, string | number>
  /** Route of the web application where the reader acts. */
  link: string
  to: { personId?: string; operatorRight?: string; email?: string | null }
  /** What it asks the reader to decide, as `kind:id`: `settle` closes it when somebody did. */
  matter?: string
  /** Not again while the reader has not read the last one of the same matter. */
  once?: boolean
}

export type Notify = (tx: Tx, notice: Notice) => Promise<void>

/** Binds notices to the mail queue and to the public address that links in mails carry. */
export function createNotify(deps: { sendMail: SendMail; publicUrl: string }): Notify {
  return async (tx, { at, kind, params, link, to, matter, once }) => {
    if (to.personId || to.operatorRight) {
      await sql`
        insert into platform.notices (id, person_id, operator_right, kind, params, link, matter, created_at)
        select ${newId()}::uuid, ${to.personId ?? null}::uuid, ${to.operatorRight ?? null}::text, ${kind}::text, ${JSON.stringify(params)}::jsonb,
          ${link}::text, ${matter ?? null}::text, ${at}::timestamptz
        ${
          once
            ? sql`where not exists (select from platform.notices
                where person_id = ${to.personId ?? null}::uuid and matter = ${matter ?? null} and read_at is null)`
            : sql``
        }`.execute(tx)
    }
    if (to.email) {
      const { subject, text } = noticeText(kind, params)
      await deps.sendMail(tx, { at, to: to.email, subject, text, link: `${deps.publicUrl}${link}` })
    }
  }
}

/**
 * In the transaction that decides: nobody is asked any more, so every notice that asked is read, whoever it went to. Who decides
 * something that many were told of leaves no unread notice of it to the others.
 */
export async function settle(tx: Tx, matters: readonly string[], at: Instant): Promise<void> {
  if (matters.length === 0) return
  await sql`update platform.notices set read_at = ${at}
    where matter = any(${[...matters]}::text[]) and read_at is null`.execute(tx)
}

export interface NoticeRow {
  id: string
  kind: NoticeKind
  params: Record<string, string | number>
  link: string
  createdAt: Instant
  readAt: Instant | null
}

/** Whose notices: a person's, or those of operators who hold one of these rights, which they share. */
export type Addressee = { personId: string } | { operatorRights: readonly string[] }

const mine = (whose: Addressee) =>
  'personId' in whose
    ? sql`person_id = ${whose.personId}::uuid`
    : sql`operator_right = any(${[...whose.operatorRights]}::text[])`

/** Notices of an addressee, newest first; `beforeId` is the last of the former page (uuidv7 ids sort by time). */
export async function noticesOf(
  conn: Conn,
  whose: Addressee,
  page: { beforeId?: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  const older = page.beforeId ? sql`and id < ${page.beforeId}::uuid` : sql``
  const { rows } = await sql<NoticeRow>`
    select id, kind, params, link, created_at as "createdAt", read_at as "readAt"
    from platform.notices where ${mine(whose)} ${older} order by id desc limit ${page.limit}`.execute(conn)
  return rows
}

/** How many are unread, counted up to 100: the badge says "99+". */
export async function unreadCount(conn: Conn, whose: Addressee): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from (select 1 from platform.notices
      where ${mine(whose)} and read_at is null limit 100) as unread`.execute(conn)
  return Number(rows[0]?.n ?? 0)
}

/** Marks one notice (or all, without an id) of the addressee as read; another's are not touched. */
export async function markRead(
  tx: Tx,
  input: { whose: Addressee; id?: string | undefined; at: Instant },
): Promise<void> {
  const one = input.id ? sql`and id = ${input.id}::uuid` : sql``
  await sql`update platform.notices set read_at = ${input.at}
    where ${mine(input.whose)} and read_at is null ${one}`.execute(tx)
}
