import { sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { DeclinedFilters, ItemKey } from '#contract/direccionamientos.ts'
import { addDays, type Instant, plainDate, startOfDay } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { monthOf } from '#prescribing'
import type { After } from './cursors.ts'
import type { OfEps } from './items.store.ts'
import { declineTransitions } from './states.ts'

/** An item that its EPS does not direct, with its cause. */
export interface DeclineRow {
  month: string
  id: number
  traceId: number
  number: string
  kind: ItemKind
  item: number
  itemName: string
  patientName: string
  patientDocument: { type: string; number: string }
  epsCode: string
  regime: string
  cause: number
  associatedNumber: string | null
  associatedItem: number | null
  declinedAt: Instant
  declinedByName: string
  state: 0 | 1 | 2
  annulledAt: Instant | null
}

const columns = sql`d.month, d.id, d.trace_id as "traceId", d.number, d.kind, d.item, i.name as "itemName", i.patient_name as "patientName",
  jsonb_build_object('type', i.patient_doc_type, 'number', i.patient_doc_number) as "patientDocument", d.eps_code as "epsCode", d.regime,
  d.cause, d.associated_number as "associatedNumber", d.associated_item as "associatedItem", d.declined_at as "declinedAt",
  d.declined_by_name as "declinedByName", d.state, d.annulled_at as "annulledAt"`
const withItem = sql`supply.no_direccionamientos d
  join supply.items i on i.month = d.month and i.number = d.number and i.kind = d.kind and i.item = d.item`

/** Ids of a new one: its own and that of its chain. */
export async function nextDeclineIds(tx: Tx): Promise<{ id: number; traceId: number }> {
  const { rows } = await sql<{ id: string; traceId: string }>`
    select nextval('supply.no_direccionamiento_id') as id, nextval('supply.trace_id') as "traceId"`.execute(tx)
  return { id: Number(rows[0]?.id), traceId: Number(rows[0]?.traceId) }
}

export async function insertDecline(
  tx: Tx,
  d: ItemKey & {
    id: number
    traceId: number
    cause: number
    associatedNumber: string | null
    associatedItem: number | null
    epsCode: string
    regime: string
    by: { personId: string; name: string }
    at: Instant
    officialText: string
  },
): Promise<void> {
  await sql`
    insert into supply.no_direccionamientos (month, id, trace_id, number, kind, item, cause, associated_number, associated_item, eps_code,
      regime, declined_at, declined_by, declined_by_name, official_text)
    values (${monthOf(d.number)}, ${d.id}, ${d.traceId}, ${d.number}, ${d.kind}, ${d.item}, ${d.cause}, ${d.associatedNumber},
      ${d.associatedItem}, ${d.epsCode}, ${d.regime}, ${d.at}, ${d.by.personId}, ${d.by.name}, ${d.officialText})`.execute(
    tx,
  )
}

/** The active one of an item; null when there is none. */
export async function activeDecline(conn: Conn, key: ItemKey): Promise<DeclineRow | null> {
  const { rows } = await sql<DeclineRow>`
    select ${columns} from ${withItem}
    where d.month = ${monthOf(key.number)}::date and d.number = ${key.number} and d.kind = ${key.kind} and d.item = ${key.item}
      and d.state <> 0`.execute(conn)
  return rows[0] ?? null
}

export async function declineById(conn: Conn, key: { number: string; id: number }): Promise<DeclineRow | null> {
  const { rows } = await sql<DeclineRow>`
    select ${columns} from ${withItem}
    where d.month = ${monthOf(key.number)}::date and d.id = ${key.id} and d.number = ${key.number}`.execute(conn)
  return rows[0] ?? null
}

/** Compare-and-set by the table of transitions: false when it was in another state. */
export async function annulDeclineRow(
  tx: Tx,
  d: DeclineRow,
  by: { personId: string; name: string; reason: string; at: Instant; officialText: string },
): Promise<boolean> {
  const { from, to } = declineTransitions.annul
  const { rows } = await sql`
    update supply.no_direccionamientos set state = ${to}, annulled_at = ${by.at}, annulled_by = ${by.personId},
      annulled_by_name = ${by.name}, annulment_reason = ${by.reason}, official_text = ${by.officialText}
    where month = ${d.month}::date and id = ${d.id} and state = ${from} returning 1`.execute(tx)
  return rows.length > 0
}

/** Keys of those that an EPS made in a regime, newest first. */
const keys = (eps: OfEps, f: DeclinedFilters, page: { after?: After<Instant> | undefined; limit: number }) => {
  const one = sql`
    select d.month, d.id, d.declined_at from supply.no_direccionamientos d
    where d.eps_code = e.code and d.regime = ${eps.regime}
      ${f.from ? sql`and d.declined_at >= ${startOfDay(plainDate(f.from))}::timestamptz` : sql``}
      ${f.to ? sql`and d.declined_at < ${startOfDay(addDays(plainDate(f.to), 1))}::timestamptz` : sql``}
      ${f.number ? sql`and d.month = ${monthOf(f.number)}::date and d.number = ${f.number}` : sql``}
      ${
        f.patient
          ? sql`and exists (select from supply.items i where i.month = d.month and i.number = d.number and i.kind = d.kind
              and i.item = d.item and i.patient_doc_number = ${f.patient.number} and i.patient_doc_type = ${f.patient.type})`
          : sql``
      }
      ${page.after ? sql`and (d.declined_at, d.id) < (${page.after.by}::timestamptz, ${page.after.id}::int)` : sql``}
    order by d.declined_at desc, d.id desc limit ${page.limit}`
  return sql`select k.month, k.id from unnest(${[...eps.epsCodes]}::text[]) as e(code) cross join lateral (${one}) k
    order by k.declined_at desc, k.id desc limit ${page.limit}`
}

export async function declinePage(
  conn: Conn,
  eps: OfEps,
  filters: DeclinedFilters,
  page: { after?: After<Instant> | undefined; limit: number },
): Promise<DeclineRow[]> {
  const { rows } = await sql<DeclineRow>`
    with found as materialized (${keys(eps, filters, page)})
    select ${columns} from found k join ${withItem} on d.month = k.month and d.id = k.id
    order by d.declined_at desc, d.id desc`.execute(conn)
  return rows
}

/** How many there are, counted up to 1,001. */
export async function countDeclines(conn: Conn, eps: OfEps, filters: DeclinedFilters): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (${keys(eps, filters, { limit: 1001 })}) x`.execute(conn)
  return rows[0]?.n ?? 0
}
