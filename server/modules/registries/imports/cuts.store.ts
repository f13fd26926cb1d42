import { sql } from 'kysely'
import type { Actor } from '#platform/audit.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { FileFacts } from './read-file.ts'

/** received → reading → applied | repeated | refused | failed, or confirm → (a person confirms) → received. */
export type CutState = 'received' | 'reading' | 'confirm' | 'applied' | 'repeated' | 'refused' | 'failed'

/** A file received and what became of it. */
export interface CutRow {
  id: string
  kind: string
  scope: string
  fileName: string
  sha256: string
  sizeBytes: number
  encoding: FileFacts['encoding']
  cutDate: PlainDate | null
  complete: boolean
  state: CutState
  confirmed: boolean
  rowsRead: number
  rowsRejected: number
  rowsAdded: number
  rowsChanged: number
  rowsClosed: number
  rowsSame: number
  wouldClose: number | null
  openBefore: number | null
  refusal: Refusal | null
  byKind: Actor['kind']
  byId: string | null
  byLabel: string
  createdAt: Instant
  finishedAt: Instant | null
}

const columns = sql`
  id, kind, scope, file_name as "fileName", sha256, size_bytes::int as "sizeBytes", encoding, cut_date as "cutDate", complete,
  state, confirmed, rows_read as "rowsRead", rows_rejected as "rowsRejected", rows_added as "rowsAdded",
  rows_changed as "rowsChanged", rows_closed as "rowsClosed", rows_same as "rowsSame", would_close as "wouldClose",
  open_before as "openBefore", refusal, by_kind as "byKind", by_id as "byId", by_label as "byLabel",
  created_at as "createdAt", finished_at as "finishedAt"`

export async function insertCut(
  conn: Conn,
  cut: Pick<CutRow, 'id' | 'kind' | 'fileName' | 'complete' | 'cutDate' | 'state' | 'confirmed' | 'createdAt'> & {
    facts: FileFacts
    actor: Actor
  },
): Promise<void> {
  await sql`
    insert into registries.cuts
      (id, kind, file_name, sha256, size_bytes, encoding, cut_date, complete, state, confirmed, by_kind, by_id, by_label, created_at)
    values (${cut.id}, ${cut.kind}, ${cut.fileName}, ${cut.facts.sha256}, ${cut.facts.sizeBytes}, ${cut.facts.encoding},
      ${cut.cutDate}, ${cut.complete}, ${cut.state}, ${cut.confirmed}, ${cut.actor.kind}, ${cut.actor.id}, ${cut.actor.label},
      ${cut.createdAt})`.execute(conn)
}

export async function cutById(conn: Conn, id: string): Promise<CutRow | null> {
  const { rows } = await sql<CutRow>`select ${columns} from registries.cuts where id = ${id}::uuid`.execute(conn)
  return rows[0] ?? null
}

/** Newest first; `beforeId` is the last one of the former page (uuidv7 ids sort by time). */
export async function listCuts(
  conn: Conn,
  page: { beforeId?: string | undefined; kind?: string | undefined; limit: number },
): Promise<CutRow[]> {
  const older = page.beforeId ? sql`and id < ${page.beforeId}::uuid` : sql``
  const ofKind = page.kind ? sql`and kind = ${page.kind}` : sql``
  const { rows } = await sql<CutRow>`
    select ${columns} from registries.cuts where true ${ofKind} ${older} order by id desc limit ${page.limit}`.execute(
    conn,
  )
  return rows
}

/** The newest applied cut of a kind and scope, and whether this very file was applied as that cut. */
export async function loadedCut(
  tx: Tx,
  of: { kind: string; scope: string; sha256: string; cutDate: PlainDate; complete: boolean },
): Promise<{ newest: PlainDate | null; sameFile: boolean }> {
  const { rows } = await sql<{ newest: PlainDate | null; sameFile: boolean }>`
    with newest as (
      select cut_date, sha256, complete from registries.cuts
      where kind = ${of.kind} and scope = ${of.scope} and state = 'applied'
      order by cut_date desc, applied_at desc, id desc limit 1)
    select cut_date as newest,
      (sha256 = ${of.sha256} and cut_date = ${of.cutDate}::date and complete = ${of.complete}) as "sameFile"
    from newest`.execute(tx)
  return rows[0] ?? { newest: null, sameFile: false }
}

/** Written outside the import's own transaction, so that the page sees it move. */
export async function markReading(conn: Conn, id: string, rowsRead: number): Promise<void> {
  await sql`update registries.cuts set state = 'reading', rows_read = ${rowsRead} where id = ${id}::uuid`.execute(conn)
}

/** The upload broke off: nothing was read. */
export async function failUpload(conn: Conn, id: string, refusal: Refusal, at: Instant): Promise<void> {
  await sql`update registries.cuts set state = 'failed', refusal = ${JSON.stringify(refusal)}::jsonb, finished_at = ${at}
    where id = ${id}::uuid`.execute(conn)
}

export type CutResult = Pick<
  CutRow,
  'state' | 'scope' | 'cutDate' | 'rowsRead' | 'rowsRejected' | 'rowsAdded' | 'rowsChanged' | 'rowsClosed' | 'rowsSame'
> & { wouldClose: number | null; openBefore: number | null; refusal: Refusal | null; at: Instant }

/** How the import ended (or that it waits for a person). */
export async function finishCut(conn: Conn, id: string, r: CutResult): Promise<void> {
  await sql`
    update registries.cuts set
      state = ${r.state}, scope = ${r.scope}, cut_date = coalesce(${r.cutDate}::date, cut_date), rows_read = ${r.rowsRead},
      rows_rejected = ${r.rowsRejected}, rows_added = ${r.rowsAdded}, rows_changed = ${r.rowsChanged},
      rows_closed = ${r.rowsClosed}, rows_same = ${r.rowsSame}, would_close = ${r.wouldClose}, open_before = ${r.openBefore},
      refusal = ${r.refusal === null ? null : JSON.stringify(r.refusal)}::jsonb,
      finished_at = ${r.at}, applied_at = ${r.state === 'applied' ? r.at : null}
    where id = ${id}::uuid`.execute(conn)
}

/** The person confirms: compare-and-set, so that two confirmations start one import. False when it no longer waits. */
export async function confirmCut(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update registries.cuts set state = 'received', confirmed = true where id = ${id}::uuid and state = 'confirm'`.execute(
    tx,
  )
  return Number(numAffectedRows) === 1
}

/** The person discards: compare-and-set. False when it no longer waits. */
export async function discardCut(tx: Tx, id: string, refusal: Refusal, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update registries.cuts set state = 'refused', refusal = ${JSON.stringify(refusal)}::jsonb, finished_at = ${at}
    where id = ${id}::uuid and state = 'confirm'`.execute(tx)
  return Number(numAffectedRows) === 1
}

export interface RejectedRow {
  line: number
  column: string
  value: string
  reason: string
}

/** Rejected rows in the file's order, after a place; the download reads them page by page. */
export async function rejectedAfter(
  conn: Conn,
  cutId: string,
  after: { line: number; seq: number },
  limit: number,
): Promise<(RejectedRow & { seq: number })[]> {
  const { rows } = await sql<RejectedRow & { seq: number }>`
    select line, seq, column_name as "column", value, reason from registries.rejected_rows
    where cut_id = ${cutId}::uuid and (line, seq) > (${after.line}::int, ${after.seq}::int)
    order by line, seq limit ${limit}`.execute(conn)
  return rows
}

/** One piece of the uploaded file, gzip. */
export async function insertPiece(conn: Conn, cutId: string, seq: number, bytes: Buffer): Promise<void> {
  await sql`insert into registries.cut_files (cut_id, seq, bytes) values (${cutId}::uuid, ${seq}, ${bytes})`.execute(
    conn,
  )
}

export async function pieceOf(conn: Conn, cutId: string, seq: number): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from registries.cut_files where cut_id = ${cutId}::uuid and seq = ${seq}`.execute(conn)
  return rows[0]?.bytes ?? null
}

/** What the file turned out to be, known once its last byte arrived. */
export async function setFileFacts(conn: Conn, id: string, facts: FileFacts): Promise<void> {
  await sql`update registries.cuts set sha256 = ${facts.sha256}, size_bytes = ${facts.sizeBytes}, encoding = ${facts.encoding}
    where id = ${id}::uuid`.execute(conn)
}

/** The newest applied cut date of each kind (SISPRO: only the table of EAPB codes counts). */
export async function newestCuts(conn: Conn): Promise<Map<string, PlainDate>> {
  const { rows } = await sql<{ kind: string; cutDate: PlainDate }>`
    select kind, max(cut_date) as "cutDate" from registries.cuts
    where state = 'applied' and scope in ('', 'CodigoEAPByNit') group by kind`.execute(conn)
  return new Map(rows.map((r) => [r.kind, r.cutDate]))
}
