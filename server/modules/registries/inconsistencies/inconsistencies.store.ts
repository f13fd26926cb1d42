import { sql } from 'kysely'
import type {
  InconsistencyState,
  inconsistencyOutcomes,
  ReportableRegistry,
} from '#contract/registries-inconsistencies.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { Evidence } from './evidence.ts'

type Outcome = (typeof inconsistencyOutcomes)[number]

/** A report as stored. */
export interface CaseRow {
  id: string
  registry: ReportableRegistry
  subject: string
  description: string
  reporterName: string
  reporterEmail: string
  personId: string | null
  followToken: string
  state: InconsistencyState
  outcome: Outcome | null
  takenBy: string | null
  version: number
  createdAt: Instant
  changedAt: Instant
}

const columns = sql`
  id, registry, subject, description, reporter_name as "reporterName", reporter_email as "reporterEmail",
  person_id as "personId", follow_token as "followToken", state, outcome, taken_by as "takenBy", version,
  created_at as "createdAt", changed_at as "changedAt"`

export async function insertCase(
  tx: Tx,
  c: Omit<CaseRow, 'state' | 'outcome' | 'takenBy' | 'version' | 'changedAt'>,
): Promise<void> {
  await sql`
    insert into registries.inconsistencies
      (id, registry, subject, description, reporter_name, reporter_email, person_id, follow_token, state, created_at, changed_at)
    values (${c.id}, ${c.registry}, ${c.subject}, ${c.description}, ${c.reporterName}, ${c.reporterEmail}, ${c.personId},
      ${c.followToken}, 'recibida', ${c.createdAt}, ${c.createdAt})`.execute(tx)
}

/** The case, locked until the end of the transaction. */
export async function lockCase(tx: Tx, by: { id: string } | { token: string }): Promise<CaseRow | null> {
  const where = 'id' in by ? sql`id = ${by.id}::uuid` : sql`follow_token = ${by.token}`
  const { rows } = await sql<CaseRow>`
    select ${columns} from registries.inconsistencies where ${where} for update`.execute(tx)
  return rows[0] ?? null
}

export async function findCase(conn: Conn, by: { id: string } | { token: string }): Promise<CaseRow | null> {
  const where = 'id' in by ? sql`id = ${by.id}::uuid` : sql`follow_token = ${by.token}`
  const { rows } = await sql<CaseRow>`select ${columns} from registries.inconsistencies where ${where}`.execute(conn)
  return rows[0] ?? null
}

export async function setCase(
  tx: Tx,
  id: string,
  to: { state: InconsistencyState; outcome: Outcome | null; takenBy: string | null; at: Instant },
): Promise<void> {
  await sql`
    update registries.inconsistencies set state = ${to.state}, outcome = ${to.outcome}, taken_by = ${to.takenBy},
      changed_at = ${to.at}, version = version + 1
    where id = ${id}::uuid`.execute(tx)
}

export interface MessageRow {
  at: Instant
  author: 'reporter' | 'operator'
  by: string
  text: string
}

export async function insertMessage(tx: Tx, caseId: string, m: MessageRow): Promise<void> {
  await sql`
    insert into registries.inconsistency_messages (inconsistency_id, at, author, author_label, body)
    values (${caseId}::uuid, ${m.at}, ${m.author}, ${m.by}, ${m.text})`.execute(tx)
}

export interface FileRow {
  id: string
  name: string
  mediaType: Evidence['mediaType']
  sizeBytes: number
  at: Instant
}

export async function insertFile(
  tx: Tx,
  caseId: string,
  file: Evidence & { id: string; at: Instant; sha256: string },
): Promise<void> {
  await sql`
    insert into registries.inconsistency_files (id, inconsistency_id, at, name, media_type, size_bytes, sha256, bytes)
    values (${file.id}, ${caseId}::uuid, ${file.at}, ${file.name}, ${file.mediaType}, ${file.bytes.length}, ${file.sha256},
      ${file.bytes})`.execute(tx)
}

export async function messagesOf(conn: Conn, caseId: string): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select at, author, author_label as by, body as text from registries.inconsistency_messages
    where inconsistency_id = ${caseId}::uuid order by id limit 200`.execute(conn)
  return rows
}

export async function filesOf(conn: Conn, caseId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select id, name, media_type as "mediaType", size_bytes as "sizeBytes", at from registries.inconsistency_files
    where inconsistency_id = ${caseId}::uuid order by id limit 50`.execute(conn)
  return rows
}

export async function fileBytes(
  conn: Conn,
  caseId: string,
  fileId: string,
): Promise<{ name: string; mediaType: string; bytes: Buffer } | null> {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: Buffer }>`
    select name, media_type as "mediaType", bytes from registries.inconsistency_files
    where id = ${fileId}::uuid and inconsistency_id = ${caseId}::uuid`.execute(conn)
  return rows[0] ?? null
}

/** Cases of one state, who waits longest first (uuidv7 ids sort by time). */
export async function listCases(
  conn: Conn,
  page: { state: InconsistencyState; after?: string | undefined; limit: number },
): Promise<CaseRow[]> {
  const later = page.after ? sql`and id > ${page.after}::uuid` : sql``
  const { rows } = await sql<CaseRow>`
    select ${columns} from registries.inconsistencies where state = ${page.state} ${later}
    order by id limit ${page.limit}`.execute(conn)
  return rows
}

/** How many are in each state, counted up to 1,001. */
export async function countCases(conn: Conn): Promise<Record<InconsistencyState, number>> {
  const bounded = (state: InconsistencyState) =>
    sql`(select count(*) from (select from registries.inconsistencies where state = ${state} limit 1001) as counted)::int`
  const { rows } = await sql<Record<InconsistencyState, number>>`
    select ${bounded('recibida')} as recibida, ${bounded('pide_mas')} as pide_mas, ${bounded('resuelta')} as resuelta`.execute(
    conn,
  )
  return rows[0] ?? { recibida: 0, pide_mas: 0, resuelta: 0 }
}
