import { sql } from 'kysely'
import type { UserType } from '#contract/paths.ts'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { settle } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import { type RequestRow, requestColumns } from '../facts/facts.store.ts'
import type { Placed } from '../facts/facts.ts'

/** What a notice about a request asks to decide. */
export const requestMatter = (requestId: string): string => `activation_request:${requestId}`

/** Writes a request; the index keeps one pending per registration and place. */
export async function insertRequest(
  tx: Tx,
  q: Placed & {
    id: string
    note: string | null
    at: Instant
  },
  refusal: Record<string, string>,
): Promise<void> {
  try {
    await sql`insert into users.activation_requests
        (id, registration_id, person_id, user_type, capacity_id, sede_code, site_id, note, asked_at)
      values (${q.id}, ${q.registrationId}, ${q.personId}, ${q.userType}, ${q.capacityId}, ${q.sedeCode}, ${q.siteId},
        ${q.note}, ${q.at})`.execute(tx)
  } catch (error) {
    if (constraintOf(error) === 'activation_requests__one_pending') refuse('users.request_pending', refusal)
    throw error
  }
}

/** Decides one pending request: compare-and-set; false when it was decided already. Who was asked of it has nothing unread. */
export async function decideRequest(
  tx: Tx,
  q: {
    requestId: string
    state: 'activada' | 'devuelta' | 'retirada'
    at: Instant
    by: string
    reason: string | null
    activationId: string | null
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.activation_requests
    set state = ${q.state}, decided_at = ${q.at}, decided_by = ${q.by}, reason = ${q.reason}, activation_id = ${q.activationId}
    where id = ${q.requestId}::uuid and state = 'pendiente' returning id`.execute(tx)
  await settle(
    tx,
    rows.map(({ id }) => requestMatter(id)),
    q.at,
  )
  return rows.length === 1
}

/** Closes every pending request of a registration, or only those to one place of one capacity, with the notices that asked. */
export async function closeRequests(
  tx: Tx,
  q: {
    registrationId: string
    place?: { capacityId: string; sedeCode: string | null; siteId: string | null }
    state: 'activada' | 'retirada'
    at: Instant
    by: string
    reason: string | null
    activationId: string | null
  },
): Promise<void> {
  const there = q.place
    ? sql`and capacity_id = ${q.place.capacityId}::uuid and sede_code is not distinct from ${q.place.sedeCode}
        and site_id is not distinct from ${q.place.siteId}::uuid`
    : sql``
  const { rows } = await sql<{ id: string }>`
    update users.activation_requests
    set state = ${q.state}, decided_at = ${q.at}, decided_by = ${q.by}, reason = ${q.reason}, activation_id = ${q.activationId}
    where registration_id = ${q.registrationId}::uuid and state = 'pendiente' ${there} returning id`.execute(tx)
  await settle(
    tx,
    rows.map(({ id }) => requestMatter(id)),
    q.at,
  )
}

/** A delegate opened it for the first time: the person sees that somebody has it. */
export async function markOpened(conn: Conn, requestId: string, at: Instant): Promise<void> {
  await sql`update users.activation_requests set opened_by_delegate_at = ${at}
    where id = ${requestId}::uuid and opened_by_delegate_at is null and state = 'pendiente'`.execute(conn)
}

/** One more reminder of a pending request; false when it was decided meanwhile. */
export async function addReminder(tx: Tx, requestId: string, at: Instant): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.activation_requests set reminders = reminders + 1, reminded_at = ${at}
    where id = ${requestId}::uuid and state = 'pendiente' returning id`.execute(tx)
  return rows.length === 1
}

/** Pending requests of a capacity, oldest first; `after` is the id of the last of the former page. */
export async function pendingPage(
  conn: Conn,
  capacityId: string,
  filter: { place?: string | undefined; userType?: UserType | undefined },
  page: { after?: string | undefined; limit: number },
  at: Instant,
): Promise<RequestRow[]> {
  const place = filter.place ? sql`and (q.sede_code = ${filter.place} or q.site_id::text = ${filter.place})` : sql``
  const type = filter.userType ? sql`and q.user_type = ${filter.userType}` : sql``
  const newer = page.after ? sql`and q.id > ${page.after}::uuid` : sql``
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(at)} from users.activation_requests q
    where q.capacity_id = ${capacityId}::uuid and q.state = 'pendiente' ${place} ${type} ${newer}
    order by q.id limit ${page.limit}`.execute(conn)
  return rows
}

/** How many wait, counted up to 1,001. */
export async function countPending(conn: Conn, capacityId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from users.activation_requests
      where capacity_id = ${capacityId}::uuid and state = 'pendiente' limit 1001) x`.execute(conn)
  return rows[0]?.n ?? 0
}

/** The latest request of a registration to a capacity, a pending one first. */
export async function latestRequest(
  conn: Conn,
  registrationId: string,
  capacityId: string,
  at: Instant,
): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(at)} from users.activation_requests q
    where q.registration_id = ${registrationId}::uuid and q.capacity_id = ${capacityId}::uuid
    order by q.state = 'pendiente' desc, q.id desc limit 1`.execute(conn)
  return rows[0] ?? null
}
