import { sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { TutelaContent } from '#contract/tutela-content.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { monthOf } from '../prescriptions/numbers.ts'
import type { TutelaSnapshot } from './record.ts'
import { type TutelaAct, type TutelaState, tutelaTransitions } from './rules.ts'

// Drafts -------------------------------------------------------------------------------------------------------------

/** Whose and where: a draft is of who began it alone, in the context in which it was begun. */
export interface TutelaDraftOwner {
  personId: string
  context: string
}

export interface TutelaDraftRow {
  draftId: string
  content: Record<string, unknown>
  version: number
  updatedAt: Instant
  registeredNumber: string | null
  replaces: string | null
}

export async function insertTutelaDraft(
  conn: Conn,
  d: TutelaDraftOwner & {
    draftId: string
    content: Record<string, unknown>
    replaces: string | null
    at: Instant
  },
): Promise<void> {
  await sql`
    insert into prescribing.tutela_drafts (id, person_id, context, content, created_at, updated_at, replaces)
    values (${d.draftId}, ${d.personId}, ${d.context}, ${JSON.stringify(d.content)}::jsonb, ${d.at}, ${d.at}, ${d.replaces})`.execute(
    conn,
  )
}

/** The draft with which she is already correcting a tutela, the last one that she wrote in. */
export async function correctionOf(
  conn: Conn,
  replaces: string,
  owner: TutelaDraftOwner,
): Promise<Pick<TutelaDraftRow, 'draftId' | 'version'> | null> {
  const { rows } = await sql<Pick<TutelaDraftRow, 'draftId' | 'version'>>`
    select id as "draftId", version from prescribing.tutela_drafts
    where person_id = ${owner.personId} and context = ${owner.context} and replaces = ${replaces}
      and registered_number is null and discarded_at is null
    order by updated_at desc, id desc limit 1`.execute(conn)
  return rows[0] ?? null
}

const draftColumns = sql`id as "draftId", content, version, updated_at as "updatedAt", registered_number as "registeredNumber", replaces`

/** Her draft in this context, unless it was discarded. */
export async function tutelaDraftOf(
  conn: Conn,
  draftId: string,
  owner: TutelaDraftOwner,
): Promise<TutelaDraftRow | null> {
  const { rows } = await sql<TutelaDraftRow>`
    select ${draftColumns} from prescribing.tutela_drafts
    where id = ${draftId} and person_id = ${owner.personId} and context = ${owner.context} and discarded_at is null`.execute(
    conn,
  )
  return rows[0] ?? null
}

/** The same, locked: registered once. */
export async function lockTutelaDraft(
  tx: Tx,
  draftId: string,
  owner: TutelaDraftOwner,
): Promise<TutelaDraftRow | null> {
  const { rows } = await sql<TutelaDraftRow>`
    select ${draftColumns} from prescribing.tutela_drafts
    where id = ${draftId} and person_id = ${owner.personId} and context = ${owner.context} and discarded_at is null
    for update`.execute(tx)
  return rows[0] ?? null
}

/** Compare-and-set on the version; the new one, or null when it was another, is registered or is not there. */
export async function saveTutelaDraftContent(
  conn: Conn,
  save: TutelaDraftOwner & { draftId: string; version: number; content: Record<string, unknown>; at: Instant },
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update prescribing.tutela_drafts
    set content = ${JSON.stringify(save.content)}::jsonb, version = version + 1, updated_at = ${save.at}
    where id = ${save.draftId} and person_id = ${save.personId} and context = ${save.context} and version = ${save.version}
      and discarded_at is null and registered_number is null
    returning version`.execute(conn)
  return rows[0]?.version ?? null
}

export async function discardTutelaDraftRow(
  conn: Conn,
  draftId: string,
  owner: TutelaDraftOwner,
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update prescribing.tutela_drafts set discarded_at = ${at}
    where id = ${draftId} and person_id = ${owner.personId} and context = ${owner.context} and discarded_at is null
      and registered_number is null
    returning 1`.execute(conn)
  return rows.length > 0
}

export async function markRegistered(tx: Tx, draftId: string, number: string): Promise<void> {
  await sql`update prescribing.tutela_drafts set registered_number = ${number} where id = ${draftId}`.execute(tx)
}

export interface OpenTutelaDraft {
  draftId: string
  patientName: string | null
  rulingNumber: string | null
  items: number
  updatedAt: Instant
  replaces: string | null
}

/** What she has begun here and not registered, latest first; at most 50. */
export async function openTutelaDraftsOf(conn: Conn, owner: TutelaDraftOwner): Promise<OpenTutelaDraft[]> {
  const { rows } = await sql<OpenTutelaDraft>`
    select id as "draftId",
      nullif(concat_ws(' ', content #>> '{patient,firstName}', content #>> '{patient,firstSurname}'), '') as "patientName",
      nullif(content ->> 'rulingNumber', '') as "rulingNumber",
      case jsonb_typeof(content -> 'items') when 'array' then jsonb_array_length(content -> 'items') else 0 end as items,
      updated_at as "updatedAt", replaces
    from prescribing.tutela_drafts
    where person_id = ${owner.personId} and context = ${owner.context} and registered_number is null and discarded_at is null
    order by updated_at desc limit 50`.execute(conn)
  return rows
}

// Tutelas ------------------------------------------------------------------------------------------------------------

export interface AddedRuling {
  number: string
  on: PlainDate
  addedById: string
  addedBy: string
  addedAt: Instant
}

export interface TutelaRow {
  month: string
  id: string
  number: string
  registeredOn: PlainDate
  registeredAt: Instant
  state: TutelaState
  capacityId: string
  regime: Regime
  professionalId: string
  content: TutelaContent
  snapshot: TutelaSnapshot
  replaces: string | null
  replacedBy: string | null
  /** When it ended: annulled, or modified by another. */
  annulledAt: Instant | null
  rulings: AddedRuling[]
}

/** From a sequence of its own, so that nobody waits; gaps are allowed. */
export async function nextTutelaConsecutive(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('prescribing.tutela_consecutive') as n`.execute(tx)
  return Number(rows[0]?.n)
}

/** A tutela that was just registered: nothing ended it yet. */
export type NewTutela = Omit<TutelaRow, 'annulledAt' | 'replacedBy'>

/** A new tutela with its items and the rulings that it carries. Three statements at most. */
export async function insertTutela(
  tx: Tx,
  t: NewTutela & {
    consecutive: number
    officialText: string
    items: readonly { kind: ItemKind; number: number; code: string; name: string; totalQuantity: string }[]
  },
): Promise<void> {
  const { content, snapshot } = t
  const { document } = content.patient
  await sql`
    insert into prescribing.tutelas (month, id, number, consecutive, registered_on, registered_at, state, capacity_id, eps_code,
      eps_nit, regime, professional_id, patient_doc_type, patient_doc_number, ruling_number, ruling_on, content, snapshot, official_text,
      replaces)
    values (${t.month}, ${t.id}, ${t.number}, ${t.consecutive}, ${t.registeredOn}, ${t.registeredAt}, ${t.state}, ${t.capacityId},
      ${content.epsCode}, ${snapshot.eps.nit}, ${t.regime}, ${t.professionalId}, ${document.type}, ${document.number},
      ${content.rulingNumber}, ${content.rulingOn}, ${JSON.stringify(content)}::jsonb, ${JSON.stringify(snapshot)}::jsonb,
      ${t.officialText}, ${t.replaces})`.execute(tx)
  const of = <K extends keyof (typeof t.items)[number]>(key: K) => t.items.map((item) => item[key])
  await sql`
    insert into prescribing.tutela_items (month, tutela_id, kind, number, code, name, total_quantity)
    select ${t.month}::date, ${t.id}::uuid, * from unnest(${of('kind')}::char(1)[], ${of('number')}::smallint[], ${of('code')}::text[],
      ${of('name')}::text[], ${of('totalQuantity')}::numeric[])`.execute(tx)
  if (t.rulings.length === 0) return
  const each = <K extends keyof AddedRuling>(key: K) => t.rulings.map((ruling) => ruling[key])
  await sql`
    insert into prescribing.tutela_rulings (month, tutela_id, position, ruling_number, ruling_on, added_by, added_by_name, added_at)
    select ${t.month}::date, ${t.id}::uuid, r.position, r.number, r.day, r.by_id, r.by_name, r.at
    from unnest(${each('number')}::text[], ${each('on')}::date[], ${each('addedById')}::uuid[], ${each('addedBy')}::text[],
      ${each('addedAt')}::timestamptz[]) with ordinality as r(number, day, by_id, by_name, at, position)`.execute(tx)
}

const columns = sql`
  t.month, t.id, t.number, t.registered_on as "registeredOn", t.registered_at as "registeredAt", t.state,
  t.capacity_id as "capacityId", t.regime, t.professional_id as "professionalId", t.content, t.snapshot, t.replaces,
  t.replaced_by as "replacedBy", t.annulled_at as "annulledAt",
  coalesce((select jsonb_agg(jsonb_build_object('number', r.ruling_number, 'on', r.ruling_on, 'addedById', r.added_by, 'addedBy', r.added_by_name,
      'addedAt', to_char(r.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.position)
    from prescribing.tutela_rulings r where r.month = t.month and r.tutela_id = t.id), '[]') as rulings`

/** One tutela, whole; one statement on one partition. `capacityId`: only of the EPS in that regime, another's is not found. */
export async function tutelaByNumber(conn: Conn, number: string, capacityId?: string): Promise<TutelaRow | null> {
  const ofEps = capacityId ? sql`and t.capacity_id = ${capacityId}::uuid` : sql``
  const { rows } = await sql<TutelaRow>`
    select ${columns} from prescribing.tutelas t
    where t.month = ${monthOf(number)}::date and t.number = ${number} ${ofEps}`.execute(conn)
  return rows[0] ?? null
}

/** Takes its row for the rest of the transaction; then it is read anew. */
export async function lockTutela(tx: Tx, number: string, capacityId: string): Promise<TutelaRow | null> {
  const { rows } = await sql`
    select 1 from prescribing.tutelas t
    where t.month = ${monthOf(number)}::date and t.number = ${number} and t.capacity_id = ${capacityId}::uuid for update`.execute(
    tx,
  )
  return rows.length > 0 ? tutelaByNumber(tx, number, capacityId) : null
}

/** One more ruling, after those that are there. */
export async function insertRuling(
  tx: Tx,
  tutela: TutelaRow,
  ruling: { number: string; on: PlainDate; by: string; byName: string; at: Instant },
): Promise<void> {
  try {
    await sql`
      insert into prescribing.tutela_rulings (month, tutela_id, position, ruling_number, ruling_on, added_by, added_by_name, added_at)
      values (${tutela.month}, ${tutela.id}, ${tutela.rulings.length + 1}, ${ruling.number}, ${ruling.on}, ${ruling.by},
        ${ruling.byName}, ${ruling.at})`.execute(tx)
  } catch (error) {
    if (constraintOf(error)?.includes('ruling_number'))
      refuse('prescribing.tutela_ruling_repeated', { ruling: ruling.number })
    throw error
  }
}

/** One transition of the table, compare-and-set; false when it was not in the state that it leaves. */
export async function moveTutela(
  tx: Tx,
  tutela: Pick<TutelaRow, 'month' | 'id'>,
  move: { act: TutelaAct; at: Instant; replacedBy?: string },
): Promise<boolean> {
  const { from, to } = tutelaTransitions[move.act]
  const { rows } = await sql`
    update prescribing.tutelas set state = ${to}, annulled_at = ${move.at}, replaced_by = ${move.replacedBy ?? null}
    where month = ${tutela.month} and id = ${tutela.id} and state = ${from} returning 1`.execute(tx)
  return rows.length > 0
}

export async function insertTutelaNovelty(
  tx: Tx,
  n: {
    kind: 1 | 2
    number: string
    finalNumber: string | null
    on: PlainDate
    at: Instant
    reason: string | null
    officialText: string
  },
): Promise<void> {
  await sql`
    insert into prescribing.tutela_novelties (month, id, kind, number, final_number, noted_on, noted_at, reason, official_text)
    values (date_trunc('month', ${n.on}::date)::date, ${newId()}, ${n.kind}, ${n.number}, ${n.finalNumber}, ${n.on}, ${n.at},
      ${n.reason}, ${n.officialText})`.execute(tx)
}

/** The reason with which it was annulled on a day: the month of the novelty, which may not be that of the tutela. */
export async function annulmentReasonOf(conn: Conn, number: string, on: PlainDate): Promise<string | null> {
  const { rows } = await sql<{ reason: string | null }>`
    select reason from prescribing.tutela_novelties
    where month = date_trunc('month', ${on}::date)::date and kind = 2 and number = ${number} limit 1`.execute(conn)
  return rows[0]?.reason ?? null
}

export async function writeTutelaText(tx: Tx, tutela: Pick<TutelaRow, 'month' | 'id'>, text: string): Promise<void> {
  await sql`update prescribing.tutelas set official_text = ${text} where month = ${tutela.month} and id = ${tutela.id}`.execute(
    tx,
  )
}

export interface ListedTutela {
  number: string
  registeredAt: Instant
  state: TutelaState
  patientName: string
  patientDocument: { type: string; number: string }
  rulingNumber: string
  rulingOn: PlainDate
  kinds: ItemKind[]
  loadedBy: string
}

export interface TutelaFilters {
  from?: string | undefined
  to?: string | undefined
  state?: number | undefined
  patient?: { type: string; number: string } | undefined
}

const filtered = (capacityId: string, f: TutelaFilters) => sql`
  t.capacity_id = ${capacityId}::uuid
  ${f.from ? sql`and t.month >= date_trunc('month', ${f.from}::date)::date and t.registered_on >= ${f.from}::date` : sql``}
  ${f.to ? sql`and t.month <= ${f.to}::date and t.registered_on <= ${f.to}::date` : sql``}
  ${f.state ? sql`and t.state = ${f.state}` : sql``}
  ${f.patient ? sql`and t.patient_doc_type = ${f.patient.type} and t.patient_doc_number = ${f.patient.number}` : sql``}`

/** Tutelas of an EPS in its regime, latest first; `after` is the last number of the former page. */
export async function tutelaPage(
  conn: Conn,
  capacityId: string,
  filters: TutelaFilters,
  page: { after?: string | undefined; limit: number },
): Promise<ListedTutela[]> {
  const { rows } = await sql<ListedTutela>`
    select t.number, t.registered_at as "registeredAt", t.state, t.ruling_number as "rulingNumber", t.ruling_on as "rulingOn",
      concat_ws(' ', t.content #>> '{patient,firstName}', t.content #>> '{patient,firstSurname}') as "patientName",
      jsonb_build_object('type', t.patient_doc_type, 'number', t.patient_doc_number) as "patientDocument",
      concat_ws(' ', t.snapshot #>> '{professional,firstName}', t.snapshot #>> '{professional,firstSurname}') as "loadedBy",
      (select jsonb_agg(distinct i.kind) from prescribing.tutela_items i where i.month = t.month and i.tutela_id = t.id) as kinds
    from prescribing.tutelas t
    where ${filtered(capacityId, filters)} ${page.after ? sql`and t.number < ${page.after}` : sql``}
    order by t.number desc limit ${page.limit}`.execute(conn)
  return rows
}

/** How many there are, counted up to 1,001. */
export async function countTutelas(conn: Conn, capacityId: string, filters: TutelaFilters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from prescribing.tutelas t where ${filtered(capacityId, filters)} limit 1001) x`.execute(
    conn,
  )
  return rows[0]?.n ?? 0
}
