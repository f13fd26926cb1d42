import { type RawBuilder, sql } from 'kysely'
import type { BoardCaseKey, BoardKind } from '#contract/juntas.ts'
import type { Regime } from '#contract/paths.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { settle } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import { monthOf } from '../prescriptions/numbers.ts'
import { boardTransitions } from '../prescriptions/states.ts'

export interface CaseRow extends BoardCaseKey {
  prescriptionId: string
  itemName: string
  capacityId: string
  sedeCode: string
  boardCapacityId: string | null
  boardCode: string | null
  prescriberId: string
  epsCode: string
  regime: Regime
  ambito: number
  openedAt: Instant
  dueAt: Instant
  assignedAt: Instant | null
  outcome: 3 | 4 | null
  closedAt: Instant | null
  processedBy: string | null
  mode: number | null
  actNumber: string | null
  actOn: PlainDate | null
  observations: string | null
  technicalJustification: string | null
}

/** What a board decided, as the act says it. */
export interface ActRow {
  mode: number
  actNumber: string
  actOn: PlainDate
  observations: string | null
  technicalJustification: string
}

const columns = sql`
  b.number, b.kind, b.item, b.prescription_id as "prescriptionId", b.item_name as "itemName", b.capacity_id as "capacityId",
  b.sede_code as "sedeCode", b.board_capacity_id as "boardCapacityId", b.board_code as "boardCode", b.prescriber_id as "prescriberId",
  b.eps_code as "epsCode", b.regime, b.ambito, b.opened_at as "openedAt", b.due_at as "dueAt", b.assigned_at as "assignedAt",
  b.outcome, b.closed_at as "closedAt", b.processed_by as "processedBy", b.mode, b.act_number as "actNumber", b.act_on as "actOn",
  b.observations, b.technical_justification as "technicalJustification"`

const is = ({ number, kind, item }: BoardCaseKey): RawBuilder<unknown> =>
  sql`b.month = ${monthOf(number)}::date and b.number = ${number} and b.kind = ${kind} and b.item = ${item}`

/** The cases of a prescription that is signed now. One statement. */
export async function insertCases(
  tx: Tx,
  p: Pick<
    CaseRow,
    | 'number'
    | 'prescriptionId'
    | 'capacityId'
    | 'sedeCode'
    | 'boardCapacityId'
    | 'boardCode'
    | 'prescriberId'
    | 'epsCode'
    | 'regime'
    | 'ambito'
    | 'openedAt'
    | 'dueAt'
  > & {
    month: string
    items: readonly { kind: BoardKind; number: number; name: string; officialText: string }[]
  },
): Promise<void> {
  const of = <K extends 'kind' | 'number' | 'name' | 'officialText'>(key: K) => p.items.map((item) => item[key])
  await sql`
    insert into prescribing.board_cases (month, number, prescription_id, capacity_id, sede_code, board_capacity_id, board_code,
      prescriber_id, eps_code, regime, ambito, opened_at, due_at, kind, item, item_name, official_text)
    select ${p.month}::date, ${p.number}, ${p.prescriptionId}::uuid, ${p.capacityId}::uuid, ${p.sedeCode}, ${p.boardCapacityId}::uuid,
      ${p.boardCode}, ${p.prescriberId}::uuid, ${p.epsCode}, ${p.regime}, ${p.ambito}::smallint, ${p.openedAt}::timestamptz,
      ${p.dueAt}::timestamptz, *
    from unnest(${of('kind')}::char(1)[], ${of('number')}::smallint[], ${of('name')}::text[], ${of('officialText')}::text[])`.execute(
    tx,
  )
}

/** A case, its row locked for the rest of the transaction. */
export async function lockCase(tx: Tx, key: BoardCaseKey): Promise<CaseRow | null> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from prescribing.board_cases b where ${is(key)} for update`.execute(tx)
  return rows[0] ?? null
}

export interface VoteRow extends ActRow {
  personId: string
  approves: boolean
  votedAt: Instant
}

/** Who voted what, oldest first; at most a handful. */
export async function votesOf(conn: Conn, { number, kind, item }: BoardCaseKey): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select person_id as "personId", approves, voted_at as "votedAt", mode, act_number as "actNumber", act_on as "actOn",
      observations, technical_justification as "technicalJustification"
    from prescribing.board_votes
    where month = ${monthOf(number)}::date and number = ${number} and kind = ${kind} and item = ${item}
    order by voted_at limit 50`.execute(conn)
  return rows
}

/** One vote; the key keeps one per member. */
export async function insertVote(
  tx: Tx,
  { number, kind, item }: BoardCaseKey,
  vote: VoteRow,
  refusal: { when: string },
): Promise<void> {
  try {
    await sql`
      insert into prescribing.board_votes (month, number, kind, item, person_id, approves, voted_at, mode, act_number, act_on,
        observations, technical_justification)
      values (${monthOf(number)}, ${number}, ${kind}, ${item}, ${vote.personId}, ${vote.approves}, ${vote.votedAt}, ${vote.mode},
        ${vote.actNumber}, ${vote.actOn}, ${vote.observations}, ${vote.technicalJustification})`.execute(tx)
  } catch (error) {
    if (constraintOf(error)?.endsWith('one_per_member')) refuse('prescribing.board_already_voted', refusal)
    throw error
  }
}

/** Closes a case with what the board decided: compare-and-set; false when it was closed already. */
export async function decideCase(
  tx: Tx,
  key: BoardCaseKey,
  decided: ActRow & { outcome: 3 | 4; closedAt: Instant; processedBy: string; officialText: string },
): Promise<boolean> {
  const { rows } = await sql`
    update prescribing.board_cases b
    set outcome = ${decided.outcome}, closed_at = ${decided.closedAt}, processed_by = ${decided.processedBy}, mode = ${decided.mode},
      act_number = ${decided.actNumber}, act_on = ${decided.actOn}, observations = ${decided.observations},
      technical_justification = ${decided.technicalJustification}, official_text = ${decided.officialText}
    where ${is(key)} and b.closed_at is null returning 1`.execute(tx)
  await settleBoards(tx, key.number, decided.closedAt)
  return rows.length > 0
}

/** What a notice to a board asks to decide: whatever waits of one prescription. */
export const boardMatter = (number: string): string => `board:${number}`

/** Nobody of the board has an unread notice of a prescription of which nothing waits any more. */
async function settleBoards(tx: Tx, number: string, at: Instant): Promise<void> {
  const { rows } = await sql`
    select from prescribing.board_cases
    where month = ${monthOf(number)}::date and number = ${number} and closed_at is null limit 1`.execute(tx)
  if (rows.length === 0) await settle(tx, [boardMatter(number)], at)
}

/** Moves the item from pending to what was decided; false when it was not pending. */
export async function setItemBoardState(tx: Tx, row: CaseRow, to: 3 | 4): Promise<boolean> {
  const { from } = to === 3 ? boardTransitions.approve : boardTransitions.reject
  const { rows } = await sql`
    update prescribing.items set board_state = ${to}
    where month = ${monthOf(row.number)}::date and prescription_id = ${row.prescriptionId} and kind = ${row.kind}
      and number = ${row.item} and board_state = ${from} returning 1`.execute(tx)
  return rows.length > 0
}

/** In the transaction that annuls or replaces a prescription: what its boards had waiting has no object any more. */
export async function closeCasesOf(tx: Tx, number: string, at: Instant): Promise<void> {
  await sql`
    update prescribing.board_cases set closed_at = ${at}
    where month = ${monthOf(number)}::date and number = ${number} and closed_at is null`.execute(tx)
  await settleBoards(tx, number, at)
}

/** Gives a case to the board of another IPS. */
export async function giveCase(
  tx: Tx,
  key: BoardCaseKey,
  to: { capacityId: string; code: string | null; at: Instant; officialText: string },
): Promise<void> {
  await sql`
    update prescribing.board_cases b
    set board_capacity_id = ${to.capacityId}, board_code = ${to.code}, assigned_at = ${to.at}, official_text = ${to.officialText}
    where ${is(key)} and b.closed_at is null`.execute(tx)
}

/** A case as a list shows it. */
export interface ListedCase extends CaseRow {
  patientName: string
  prescriberName: string
  providerName: string
  approve: number
  deny: number
  /** Of the reader. */
  voted: boolean
}

/** Names from the prescription, votes counted: one look-up by key for each row of a bounded page. */
const listed = sql`${columns},
  concat_ws(' ', p.content #>> '{patient,firstName}', p.content #>> '{patient,firstSurname}') as "patientName",
  concat_ws(' ', p.snapshot #>> '{prescriber,firstName}', p.snapshot #>> '{prescriber,firstSurname}') as "prescriberName",
  p.snapshot #>> '{provider,name}' as "providerName", v.approve, v.deny, v.voted`
const joined = (readerId: string): RawBuilder<unknown> => sql`
  join prescribing.prescriptions p on p.month = b.month and p.id = b.prescription_id
  cross join lateral (
    select count(*) filter (where approves)::int as approve, count(*) filter (where not approves)::int as deny,
      coalesce(bool_or(person_id = ${readerId}::uuid), false) as voted
    from prescribing.board_votes w where w.month = b.month and w.number = b.number and w.kind = b.kind and w.item = b.item) v`

export interface CasePage {
  list: 'pendientes' | 'decididos'
  kind?: BoardKind | undefined
  /** Only what is past this moment. */
  overdueAt?: Instant | undefined
  after?: { moment: Instant; number: string; kind: string; item: number } | undefined
  limit: number
}

/** The inbox of a board: what waits, nearest deadline first; or what is closed, latest first. The page is cut before anything is joined. */
export async function boardPage(
  conn: Conn,
  boardCapacityId: string,
  page: CasePage,
  readerId: string,
): Promise<ListedCase[]> {
  const kind = page.kind ? sql`and b.kind = ${page.kind}` : sql``
  const overdue = page.overdueAt ? sql`and b.due_at < ${page.overdueAt}::timestamptz` : sql``
  const { after } = page
  const key =
    after && sql`(${after.moment}::timestamptz, ${after.number}, ${after.kind}::char(1), ${after.item}::smallint)`
  const waiting = page.list === 'pendientes'
  const next = key
    ? waiting
      ? sql`and (b.due_at, b.number, b.kind, b.item) > ${key}`
      : sql`and (b.closed_at, b.number, b.kind, b.item) < ${key}`
    : sql``
  const order = waiting
    ? sql`b.due_at, b.number, b.kind, b.item`
    : sql`b.closed_at desc, b.number desc, b.kind desc, b.item desc`
  const { rows } = await sql<ListedCase>`
    select ${listed}
    from (select * from prescribing.board_cases b
      where b.board_capacity_id = ${boardCapacityId}::uuid and b.closed_at is ${waiting ? sql`null` : sql`not null`} ${kind} ${overdue} ${next}
      order by ${order} limit ${page.limit}) b
    ${joined(readerId)} order by ${order}`.execute(conn)
  return rows
}

/** One case with its names and votes. */
export async function listedCase(conn: Conn, key: BoardCaseKey, readerId: string): Promise<ListedCase | null> {
  const { rows } = await sql<ListedCase>`
    select ${listed} from prescribing.board_cases b ${joined(readerId)} where ${is(key)}`.execute(conn)
  return rows[0] ?? null
}

/** How many wait and how many are late, each counted up to 1,001. */
export async function countWaiting(
  conn: Conn,
  where: { boardCapacityId: string } | { sedeCode: string } | { epsCodes: readonly string[]; regime: Regime } | 'all',
  at: Instant,
): Promise<{ pending: number; overdue: number }> {
  const mine =
    where === 'all'
      ? sql`true`
      : 'boardCapacityId' in where
        ? sql`board_capacity_id = ${where.boardCapacityId}::uuid`
        : 'sedeCode' in where
          ? sql`sede_code = ${where.sedeCode}`
          : sql`eps_code = any(${[...where.epsCodes]}::text[]) and regime = ${where.regime}`
  const { rows } = await sql<{ pending: number; overdue: number }>`
    select
      (select count(*)::int from (select 1 from prescribing.board_cases where ${mine} and closed_at is null limit 1001) x) as pending,
      (select count(*)::int from (select 1 from prescribing.board_cases
        where ${mine} and closed_at is null and due_at < ${at}::timestamptz limit 1001) x) as overdue`.execute(conn)
  return rows[0] ?? { pending: 0, overdue: 0 }
}

/** Boards of a regime at which something waits (null: at none): which of them have nobody is asked elsewhere. At most 200. */
export async function waitingBoards(
  conn: Conn,
  where: { epsCodes: readonly string[]; regime: Regime },
): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: string | null }>`
    select distinct board_capacity_id as id from prescribing.board_cases
    where eps_code = any(${[...where.epsCodes]}::text[]) and regime = ${where.regime} and closed_at is null limit 200`.execute(
    conn,
  )
  return rows.map((row) => row.id)
}

/** What waits at these boards (null: at none) of a regime, nearest deadline first. */
export async function unattendedPage(
  conn: Conn,
  where: { epsCodes: readonly string[]; regime: Regime; boards: readonly (string | null)[] },
  page: { after?: CasePage['after']; limit: number },
  readerId: string,
): Promise<ListedCase[]> {
  const known = where.boards.filter((id) => id !== null)
  const { after } = page
  const next = after
    ? sql`and (b.due_at, b.number, b.kind, b.item) > (${after.moment}::timestamptz, ${after.number}, ${after.kind}::char(1), ${after.item}::smallint)`
    : sql``
  const { rows } = await sql<ListedCase>`
    select ${listed}
    from (select * from prescribing.board_cases b
      where b.eps_code = any(${[...where.epsCodes]}::text[]) and b.regime = ${where.regime} and b.closed_at is null
        and (b.board_capacity_id is null or b.board_capacity_id = any(${known}::uuid[])) ${next}
      order by b.due_at, b.number, b.kind, b.item limit ${page.limit}) b
    ${joined(readerId)} order by b.due_at, b.number, b.kind, b.item`.execute(conn)
  return rows
}
