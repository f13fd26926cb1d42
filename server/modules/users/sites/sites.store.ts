import { sql } from 'kysely'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'

interface SiteRow {
  id: string
  capacityId: string
  name: string
  at: Instant
  by: string
}

/** D-11: the one sede of a proveedor persona natural; there already, nothing happens. */
export async function insertImplicitSite(tx: Tx, s: SiteRow): Promise<void> {
  await sql`insert into users.sites (id, capacity_id, number, implicit, name, opened_at, opened_by)
    values (${s.id}, ${s.capacityId}, 1, true, ${s.name}, ${s.at}, ${s.by})
    on conflict (capacity_id, number) do nothing`.execute(tx)
}

/** a new sede with the next number, the capacity being locked; null when all 99 are taken. Numbers are never used again. */
export async function insertSite(
  tx: Tx,
  s: SiteRow & { address: string; municipalityCode: string; phone: string | null },
): Promise<string | null> {
  const { rows } = await sql<{ number: number }>`
    insert into users.sites (id, capacity_id, number, name, address, municipality_code, phone, opened_at, opened_by)
    select ${s.id}::uuid, ${s.capacityId}::uuid, coalesce(max(number), 0) + 1, ${s.name}, ${s.address}, ${s.municipalityCode},
      ${s.phone}, ${s.at}::timestamptz, ${s.by}::uuid
    from users.sites where capacity_id = ${s.capacityId}::uuid having coalesce(max(number), 0) < 99
    returning number`.execute(tx)
  return rows[0] ? String(rows[0].number).padStart(2, '0') : null
}

/** Closes an open sede; false when another act did it first. */
export async function endSite(
  tx: Tx,
  s: { siteId: string; at: Instant; by: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.sites set closed_at = ${s.at}, closed_by = ${s.by}, closed_reason = ${s.reason}
    where id = ${s.siteId}::uuid and closed_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** Who closed a sede. */
export async function closerOf(conn: Conn, siteId: string): Promise<string | null> {
  const { rows } = await sql<{ by: string | null }>`
    select closed_by as by from users.sites where id = ${siteId}::uuid`.execute(conn)
  return rows[0]?.by ?? null
}

/** Open activations by sede, each counted up to 1,001. */
export async function activationsBySite(conn: Conn, siteIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ siteId: string; n: number }>`
    select s.id as "siteId", (select count(*)::int from (select from users.activations a
      where a.site_id = s.id and a.ended_at is null limit 1001) x) as n
    from unnest(${[...siteIds]}::uuid[]) s(id)`.execute(conn)
  return new Map(rows.map((r) => [r.siteId, r.n]))
}
