import { sql } from 'kysely'
import type { TutelaCodeList } from '#contract/tutela-content.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'

/** What an operator said of a code of one of the three lists (D-26). */
export interface TutelaCodeVersion {
  version: number
  name: string
  inUse: boolean
  setAt: Instant | null
  setBy: string | null
}

export interface TutelaCodeRow extends TutelaCodeVersion {
  list: TutelaCodeList
  code: number
}

const columns = sql`c.list, c.code, c.version, c.name, c.in_use as "inUse", c.set_at as "setAt", c.set_by_label as "setBy"`

/** The version in force of every code of the three lists, by list and code; at most 300. */
export async function tutelaCodeRows(conn: Conn): Promise<TutelaCodeRow[]> {
  const { rows } = await sql<TutelaCodeRow>`
    select ${columns} from prescribing.tutela_codes c where upper_inf(c.valid) order by c.list, c.code limit 300`.execute(
    conn,
  )
  return rows
}

/** Former versions of the codes, latest first; the last 20 of each. */
export async function formerCodeRows(conn: Conn): Promise<TutelaCodeRow[]> {
  const { rows } = await sql<TutelaCodeRow>`
    select ${columns} from (
      select v.*, row_number() over (partition by v.list, v.code order by v.version desc) as place
      from prescribing.tutela_codes v where not upper_inf(v.valid)
    ) c where c.place <= 20 order by c.list, c.code, c.version desc`.execute(conn)
  return rows
}

/** The version in force of one code; null when nobody named it. */
export async function tutelaCodeRow(
  conn: Conn,
  of: { list: TutelaCodeList; code: number },
): Promise<TutelaCodeRow | null> {
  const { rows } = await sql<TutelaCodeRow>`
    select ${columns} from prescribing.tutela_codes c
    where c.list = ${of.list} and c.code = ${of.code} and upper_inf(c.valid)`.execute(conn)
  return rows[0] ?? null
}

/**
 * A new version in force from `at` on, over the one that was read (0: none yet); compare-and-set, false when it was another. The former
 * stays with the moment until which it was in force.
 */
export async function putTutelaCode(
  tx: Tx,
  put: {
    list: TutelaCodeList
    code: number
    name: string
    inUse: boolean
    expectedVersion: number
    at: Instant
    by: { id: string; label: string }
  },
): Promise<boolean> {
  const { list, code, expectedVersion, at } = put
  if (expectedVersion > 0) {
    const { rows } = await sql`
      update prescribing.tutela_codes set valid = tstzrange(lower(valid), ${at}::timestamptz)
      where list = ${list} and code = ${code} and version = ${expectedVersion} and upper_inf(valid) returning 1`.execute(
      tx,
    )
    if (rows.length === 0) return false
  }
  const { rows } = await sql`
    insert into prescribing.tutela_codes (list, code, version, name, in_use, valid, set_by, set_by_label, set_at)
    values (${list}, ${code}, ${expectedVersion + 1}, ${put.name}, ${put.inUse}, tstzrange(${at}::timestamptz, null), ${put.by.id},
      ${put.by.label}, ${at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}
