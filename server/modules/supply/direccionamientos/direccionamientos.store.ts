import { type RawBuilder, sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { DirectedFilters, DirectionState, directedOrders, ItemKey } from '#contract/direccionamientos.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { undeliveredCauses } from '#contract/mipres-codes/undelivered-causes.ts'
import type { Regime } from '#contract/paths.ts'
import { addDays, type Instant, type PlainDate, plainDate, startOfDay } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { monthOf, type TimelineEvent } from '#prescribing'
import type { After } from './cursors.ts'
import type { OfEps } from './items.store.ts'
import { directionTransitions } from './states.ts'

/** One delivery of an item, assigned to a supplier. */
export interface DirectionRow {
  month: string
  id: number
  traceId: number
  number: string
  kind: ItemKind
  item: number
  itemName: string
  patientName: string
  patientDocument: { type: string; number: string }
  delivery: number
  subDelivery: number
  supplierName: string
  supplierCapacityId: string | null
  supplierDocument: { type: string; number: string }
  municipalityCode: string
  latestOn: PlainDate
  quantity: string
  homeAddress: string | null
  code: string
  epsNit: string
  epsName: string
  epsCode: string
  regime: Regime
  directedAt: Instant
  directedByName: string
  state: DirectionState
  annulledAt: Instant | null
  annulledByName: string | null
  annulmentReason: string | null
}

const columns = sql`d.month, d.id, d.trace_id as "traceId", d.number, d.kind, d.item, i.name as "itemName", i.patient_name as "patientName",
  jsonb_build_object('type', i.patient_doc_type, 'number', i.patient_doc_number) as "patientDocument", d.delivery,
  d.sub_delivery as "subDelivery", d.supplier_name as "supplierName", d.supplier_capacity_id as "supplierCapacityId",
  jsonb_build_object('type', d.supplier_doc_type, 'number', d.supplier_doc_number) as "supplierDocument",
  d.municipality_code as "municipalityCode", d.latest_on as "latestOn", d.quantity::text as quantity, d.home_address as "homeAddress", d.code,
  d.eps_nit as "epsNit", d.eps_name as "epsName", d.eps_code as "epsCode", d.regime, d.directed_at as "directedAt",
  d.directed_by_name as "directedByName", d.state, d.annulled_at as "annulledAt", d.annulled_by_name as "annulledByName",
  d.annulment_reason as "annulmentReason"`
const withItem = sql`supply.direccionamientos d
  join supply.items i on i.month = d.month and i.number = d.number and i.kind = d.kind and i.item = d.item`

/** So many pairs of ids, each a chain of its own: from sequences, so that nobody waits; gaps are allowed. */
export async function nextIds(tx: Tx, howMany: number): Promise<{ id: number; traceId: number }[]> {
  const { rows } = await sql<{ id: string; traceId: string }>`
    select nextval('supply.direccionamiento_id') as id, nextval('supply.trace_id') as "traceId" from generate_series(1, ${howMany}::int)`.execute(
    tx,
  )
  return rows.map(({ id, traceId }) => ({ id: Number(id), traceId: Number(traceId) }))
}

export interface NewDirection extends ItemKey {
  id: number
  traceId: number
  delivery: number
  quantity: string
  latestOn: PlainDate
  officialText: string
}

/** Deliveries of one item to one supplier, in one statement. */
export async function insertDirections(
  tx: Tx,
  to: {
    supplierDocument: { type: string; number: string }
    supplierName: string
    supplierCapacityId: string | null
    municipalityCode: string
    homeAddress: string | null
    code: string
    eps: { nit: string; name: string; code: string; regime: Regime }
    by: { personId: string; name: string }
    at: Instant
  },
  deliveries: readonly NewDirection[],
): Promise<void> {
  const of = <K extends keyof NewDirection>(key: K) => deliveries.map((one) => one[key])
  await sql`
    insert into supply.direccionamientos (month, id, trace_id, number, kind, item, delivery, supplier_doc_type, supplier_doc_number,
      supplier_name, supplier_capacity_id, municipality_code, latest_on, quantity, home_address, code, eps_nit, eps_name, eps_code, regime, directed_at,
      directed_by, directed_by_name, official_text)
    select to_date(left(n.number, 6), 'YYYYMM'), n.id, n.trace_id, n.number, n.kind, n.item, n.delivery, ${to.supplierDocument.type},
      ${to.supplierDocument.number}, ${to.supplierName}, ${to.supplierCapacityId}::uuid, ${to.municipalityCode}, n.latest_on, n.quantity, ${to.homeAddress}::text, ${to.code},
      ${to.eps.nit}, ${to.eps.name}, ${to.eps.code}, ${to.eps.regime}, ${to.at}::timestamptz, ${to.by.personId}::uuid, ${to.by.name},
      n.official_text
    from unnest(${of('number')}::text[], ${of('kind')}::char(1)[], ${of('item')}::smallint[], ${of('id')}::int[], ${of('traceId')}::int[],
      ${of('delivery')}::smallint[], ${of('quantity')}::numeric[], ${of('latestOn')}::date[], ${of('officialText')}::text[])
      as n(number, kind, item, id, trace_id, delivery, quantity, latest_on, official_text)`.execute(tx)
}

const ofItem = (
  key: ItemKey,
) => sql`d.month = ${monthOf(key.number)}::date and d.number = ${key.number} and d.kind = ${key.kind}
  and d.item = ${key.item}`
const ofSupplier = (document: { type: string; number: string }) =>
  sql`d.supplier_doc_number = ${document.number} and d.supplier_doc_type = ${document.type}`

/** Those of an item, by delivery, annulled ones too; `supplier`: only those made to it. At most 200. */
export async function directionsOf(
  conn: Conn,
  key: ItemKey,
  supplier?: { type: string; number: string },
): Promise<DirectionRow[]> {
  const { rows } = await sql<DirectionRow>`
    select ${columns} from ${withItem}
    where ${ofItem(key)} ${supplier ? sql`and ${ofSupplier(supplier)}` : sql``}
    order by d.delivery, d.id limit 200`.execute(conn)
  return rows
}

/** Every delivery of an item with an active direccionamiento; their number has four digits. */
export async function activeDeliveries(conn: Conn, key: ItemKey): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ delivery: number }>`
    select distinct d.delivery from supply.direccionamientos d where ${ofItem(key)} and d.state <> 0`.execute(conn)
  return new Set(rows.map(({ delivery }) => delivery))
}

export async function directionById(conn: Conn, key: { number: string; id: number }): Promise<DirectionRow | null> {
  const { rows } = await sql<DirectionRow>`
    select ${columns} from ${withItem}
    where d.month = ${monthOf(key.number)}::date and d.id = ${key.id} and d.number = ${key.number}`.execute(conn)
  return rows[0] ?? null
}

/** To whom the newest active one of a prescription or tutela goes, or of one item of it; null when nothing is directed. */
export async function activeSupplierOf(conn: Conn, of: { number: string } | ItemKey): Promise<string | null> {
  const narrowed = 'kind' in of ? ofItem(of) : sql`d.month = ${monthOf(of.number)}::date and d.number = ${of.number}`
  const { rows } = await sql<{ name: string }>`
    select d.supplier_name as name from supply.direccionamientos d
    where ${narrowed} and d.state <> 0 order by d.id desc limit 1`.execute(conn)
  return rows[0]?.name ?? null
}

/** Compare-and-set by the table of transitions: false when it was in another state. */
export async function annulDirectionRow(
  tx: Tx,
  d: DirectionRow,
  by: { personId: string; name: string; reason: string; at: Instant; officialText: string },
): Promise<boolean> {
  const { from, to } = directionTransitions.annul
  const { rows } = await sql`
    update supply.direccionamientos set state = ${to}, annulled_at = ${by.at}, annulled_by = ${by.personId}, annulled_by_name = ${by.name},
      annulment_reason = ${by.reason}, official_text = ${by.officialText}
    where month = ${d.month}::date and id = ${d.id} and state = ${from} returning 1`.execute(tx)
  return rows.length > 0
}

/** Whose direccionamientos: those that an EPS made in a regime, or those made to a supplier. */
export type Whose = { scope: 'eps'; eps: OfEps } | { scope: 'supplier'; document: { type: string; number: string } }

export type Order = (typeof directedOrders)[number]

/** Where a page goes on: of a list by due day that day, else the moment. */
type DirectionAfter = After<Instant | PlainDate>

const wanted = (f: DirectedFilters): RawBuilder<unknown> => sql`
  ${f.state === undefined ? sql`` : sql`and d.state = ${f.state}`} ${f.kind ? sql`and d.kind = ${f.kind}` : sql``}
  ${f.from ? sql`and d.directed_at >= ${startOfDay(plainDate(f.from))}::timestamptz` : sql``}
  ${f.to ? sql`and d.directed_at < ${startOfDay(addDays(plainDate(f.to), 1))}::timestamptz` : sql``}
  ${f.number ? sql`and d.month = ${monthOf(f.number)}::date and d.number = ${f.number}` : sql``}
  ${f.dueBy ? sql`and d.latest_on <= ${f.dueBy}::date` : sql``}
  ${f.municipalityCode ? sql`and d.municipality_code = ${f.municipalityCode}` : sql``}
  ${f.epsCode ? sql`and d.eps_code = ${f.epsCode}` : sql``}
  ${
    f.patient
      ? sql`and exists (select from supply.items i where i.month = d.month and i.number = d.number and i.kind = d.kind and i.item = d.item
          and i.patient_doc_number = ${f.patient.number} and i.patient_doc_type = ${f.patient.type})`
      : sql``
  }`

const sorted = (order: Order, of: RawBuilder<unknown>): RawBuilder<unknown> =>
  order === 'vence' ? sql`${of}.latest_on, ${of}.id` : sql`${of}.directed_at desc, ${of}.id desc`

/** Keys of the rows found. Newest first, or the one that is due first; of an EPS each of its codes is walked by its own index. */
const keys = (
  whose: Whose,
  f: DirectedFilters,
  order: Order,
  page: { after?: DirectionAfter | undefined; limit: number },
): RawBuilder<unknown> => {
  const { after } = page
  const due = order === 'vence'
  const next = !after
    ? sql``
    : due
      ? sql`and (d.latest_on, d.id) > (${after.by}::date, ${after.id}::int)`
      : sql`and (d.directed_at, d.id) < (${after.by}::timestamptz, ${after.id}::int)`
  const mine =
    whose.scope === 'eps' ? sql`d.eps_code = e.code and d.regime = ${whose.eps.regime}` : ofSupplier(whose.document)
  const one = sql`select d.month, d.id, d.latest_on, d.directed_at from supply.direccionamientos d where ${mine} ${wanted(f)} ${next}
    order by ${sorted(order, sql`d`)} limit ${page.limit}`
  return whose.scope === 'eps'
    ? sql`select k.month, k.id from unnest(${[...whose.eps.epsCodes]}::text[]) as e(code) cross join lateral (${one}) k
        order by ${sorted(order, sql`k`)} limit ${page.limit}`
    : one
}

export async function directionPage(
  conn: Conn,
  whose: Whose,
  filters: DirectedFilters,
  order: Order,
  page: { after?: DirectionAfter | undefined; limit: number },
): Promise<DirectionRow[]> {
  const { rows } = await sql<DirectionRow>`
    with found as materialized (${keys(whose, filters, order, page)})
    select ${columns} from found k join ${withItem} on d.month = k.month and d.id = k.id
    order by ${sorted(order, sql`d`)}`.execute(conn)
  return rows
}

/** How many there are, counted up to 1,001, by the index that gives the list. */
export async function countDirections(
  conn: Conn,
  whose: Whose,
  filters: DirectedFilters,
  order: Order,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${keys(whose, filters, order, { limit: 1001 })}) x`.execute(conn)
  return rows[0]?.n ?? 0
}

/** The whole result, newest first, batch after batch: memory holds one. */
export async function* directionBatches(
  conn: Conn,
  whose: Whose,
  filters: DirectedFilters,
  size = 1_000,
): AsyncGenerator<DirectionRow[]> {
  let after: DirectionAfter | undefined
  while (true) {
    const rows = await directionPage(conn, whose, filters, 'reciente', { after, limit: size })
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    const last = rows.at(-1)
    after = last && { by: last.directedAt, id: last.id }
  }
}

/**
 * What happened with the items of a prescription or tutela, oldest first; at most 200 lines. `item`: only of that one; `supplier`: only
 * what was directed to it, and nothing of what was not.
 */
export async function supplyTimeline(
  conn: Conn,
  number: string,
  item?: { kind: string; item: number },
  supplier?: { type: string; number: string },
): Promise<TimelineEvent[]> {
  const narrowed = sql`d.month = ${monthOf(number)}::date and d.number = ${number}
    ${item ? sql`and d.kind = ${item.kind} and d.item = ${item.item}` : sql``}`
  const seen = supplier ? sql`and ${ofSupplier(supplier)}` : sql``
  const named = sql`join supply.items i on i.month = d.month and i.number = d.number and i.kind = d.kind and i.item = d.item`
  // Of one item nobody needs to be told which.
  const what = (happened: string) => (item ? sql`${happened}::text` : sql`${happened}::text || ': ' || i.name`)
  const declined = supplier
    ? sql``
    : sql`
      union all
      select d.declined_at, ${what('No direccionado')}, d.declined_by_name, null, d.cause, d.trace_id
      from supply.no_direccionamientos d ${named} where ${narrowed}
      union all
      select d.annulled_at, ${what('No direccionamiento anulado')}, d.annulled_by_name, d.annulment_reason, null, d.trace_id
      from supply.no_direccionamientos d ${named} where ${narrowed} and d.state = 0`
  const { rows } = await sql<TimelineEvent & { cause: number | null }>`
    select at, what, who, detail, cause from (
      select d.directed_at as at, ${what('Direccionado')} as what, d.directed_by_name as who,
        format('Entrega %s, a %s', d.delivery, d.supplier_name) as detail, null::smallint as cause,
        d.trace_id as nth
      from supply.direccionamientos d ${named} where ${narrowed} ${seen}
      union all
      select d.annulled_at, ${what('Direccionamiento anulado')}, d.annulled_by_name,
        format('Entrega %s, a %s: %s', d.delivery, d.supplier_name, d.annulment_reason), null, d.trace_id
      from supply.direccionamientos d ${named} where ${narrowed} ${seen} and d.state = 0
      ${declined}
    ) t order by at, nth limit 200`.execute(conn)
  return rows.map(({ cause, ...event }) =>
    cause === null ? event : { ...event, detail: codeName(undeliveredCauses, cause) },
  )
}
