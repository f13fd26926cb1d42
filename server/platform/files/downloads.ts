import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { addMs, dayOf, type Instant } from '../dates.ts'
import type { Conn, Tx } from '../db.ts'
import { csvStream } from './csv-stream.ts'
import type { Cell } from './rows.ts'
import { xlsxStream } from './xlsx-stream.ts'

/** Downloads of lists: asked for by POST, because a filter may name a patient, and fetched by an address that says nothing. */

export type DownloadFormat = 'csv' | 'xlsx'

/** How long what was asked for can be fetched. */
const OPEN_MS = 15 * 60_000

export interface Download {
  downloadId: string
  personId: string
  context: string
  /** `module.list`. */
  list: string
  format: DownloadFormat
  filters: unknown
  askedAt: Instant
}

/** Writes down what was asked for, in the caller's transaction. */
export async function insertDownload(tx: Tx, d: Download): Promise<void> {
  await sql`
    insert into platform.downloads (id, person_id, context, list, format, filters, asked_at)
    values (${d.downloadId}, ${d.personId}, ${d.context}, ${d.list}, ${d.format}, ${JSON.stringify(d.filters)}::jsonb, ${d.askedAt})`.execute(
    tx,
  )
}

/** What this person asked for in this context in the last fifteen minutes; another's, or an older one, is not found. */
export async function openDownloadOf(
  conn: Conn,
  asked: { downloadId: string; personId: string; context: string },
  at: Instant,
): Promise<Download | null> {
  const { rows } = await sql<Download>`
    select id as "downloadId", person_id as "personId", context, list, format, filters, asked_at as "askedAt"
    from platform.downloads
    where id = ${asked.downloadId}::uuid and person_id = ${asked.personId}::uuid and context = ${asked.context}
      and asked_at >= ${addMs(at, -OPEN_MS)}`.execute(conn)
  return rows[0] ?? null
}

/** Heads of a table and what each shows of a row. */
export type Columns<R> = readonly (readonly [head: string, cell: (row: R) => Cell])[]

export interface TableFile {
  stream: Readable
  type: string
  name: string
}

/** A table as a file, written while its rows are read: memory holds one batch. */
export function tableFile<R>(table: {
  format: DownloadFormat
  /** Name of the file without its day, and of the sheet. */
  name: string
  title: string
  at: Instant
  columns: Columns<R>
  batches: AsyncIterable<R[]>
}): TableFile {
  const { format, columns } = table
  const heads = columns.map(([head]) => head)
  async function* cells(): AsyncGenerator<Cell[][]> {
    for await (const rows of table.batches) yield rows.map((row) => columns.map(([, cell]) => cell(row)))
  }
  const csv = format === 'csv'
  return {
    stream: Readable.from(csv ? csvStream(heads, cells()) : xlsxStream(table.title, heads, cells()), {
      objectMode: false,
    }),
    type: csv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${table.name}-${dayOf(table.at)}.${format}`,
  }
}
