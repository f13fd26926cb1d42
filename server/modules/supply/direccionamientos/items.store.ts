import { type RawBuilder, sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { ItemKey, WaitingFilters } from '#contract/direccionamientos.ts'
import type { Regime } from '#contract/paths.ts'
import type { SupplyState } from '#contract/prescribing.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { type Directable, monthOf } from '#prescribing'

/** An item that an EPS directs. */
export interface ItemRow {
  month: string
  number: string
  kind: ItemKind
  item: number
  code: string
  itemName: string
  epsCode: string
  regime: Regime
  patientName: string
  patientDocument: { type: string; number: string }
  ambito: number | null
  totalQuantity: string
  readyAt: Instant
  /** Active direccionamientos, and the sum of their quantities. */
  directed: number
  directedQuantity: string
  declined: boolean
  endedAt: Instant | null
}

const columns = sql`i.month, i.number, i.kind, i.item, i.code, i.name as "itemName", i.eps_code as "epsCode", i.regime,
  i.patient_name as "patientName", jsonb_build_object('type', i.patient_doc_type, 'number', i.patient_doc_number) as "patientDocument",
  i.ambito, i.total_quantity::text as "totalQuantity", i.ready_at as "readyAt", i.directed, i.directed_quantity::text as "directedQuantity",
  i.declined, i.ended_at as "endedAt"`

const thisItem = (
  key: ItemKey,
) => sql`i.month = ${monthOf(key.number)}::date and i.number = ${key.number} and i.kind = ${key.kind}
  and i.item = ${key.item}`

/** Items that wait from now on. */
export async function insertItems(tx: Tx, d: Directable): Promise<void> {
  const of = <K extends keyof Directable['items'][number]>(key: K) => d.items.map((item) => item[key])
  await sql`
    insert into supply.items (month, number, kind, item, code, name, eps_code, regime, patient_doc_type, patient_doc_number, patient_name,
      ambito, total_quantity, ready_at)
    select ${d.month}::date, ${d.number}, i.kind, i.item, i.code, i.name, ${d.epsCode}, ${d.regime}, ${d.patient.document.type},
      ${d.patient.document.number}, ${d.patient.name}, ${d.ambito}::smallint, i.total, ${d.readyAt}::timestamptz
    from unnest(${of('kind')}::char(1)[], ${of('number')}::smallint[], ${of('code')}::text[], ${of('name')}::text[],
      ${of('totalQuantity')}::numeric[]) as i(kind, item, code, name, total)`.execute(tx)
}

/** Takes the items of what ended out of the queue; when one is directed nothing changes, and it says so. */
export async function endItems(tx: Tx, ended: { number: string; at: Instant }): Promise<'ended' | 'directed'> {
  const month = monthOf(ended.number)
  const { rows } = await sql<{ directed: number }>`
    select directed from supply.items where month = ${month}::date and number = ${ended.number} order by kind, item for update`.execute(
    tx,
  )
  if (rows.some((row) => row.directed > 0)) return 'directed'
  if (rows.length > 0)
    await sql`update supply.items set ended_at = ${ended.at}
      where month = ${month}::date and number = ${ended.number} and ended_at is null`.execute(tx)
  return 'ended'
}

export async function itemByKey(conn: Conn, key: ItemKey): Promise<ItemRow | null> {
  const { rows } = await sql<ItemRow>`select ${columns} from supply.items i where ${thisItem(key)}`.execute(conn)
  return rows[0] ?? null
}

/** How far each item of a prescription or tutela went; nothing of what ended. */
export async function itemStates(
  conn: Conn,
  number: string,
): Promise<{ kind: ItemKind; item: number; state: SupplyState }[]> {
  const { rows } = await sql<{ kind: ItemKind; item: number; state: SupplyState }>`
    select kind, item, case when declined then 'no_direccionado' when directed = 0 then 'en_espera'
      when directed_quantity < total_quantity then 'en_parte' else 'direccionado' end as state
    from supply.items where month = ${monthOf(number)}::date and number = ${number} and ended_at is null`.execute(conn)
  return rows
}

/** Takes its row for the rest of the transaction; what is read after it is as whoever held it left it. */
export async function lockItem(tx: Tx, key: ItemKey): Promise<ItemRow | null> {
  const { rows } = await sql`select 1 from supply.items i where ${thisItem(key)} for update`.execute(tx)
  return rows.length > 0 ? itemByKey(tx, key) : null
}

/** Adds deliveries to what is directed of an item, or takes one back. Under the lock of its row. */
export async function addDirected(tx: Tx, key: ItemKey, quantities: readonly string[]): Promise<void> {
  await sql`
    update supply.items i set directed = i.directed + ${quantities.length},
      directed_quantity = i.directed_quantity + (select sum(q) from unnest(${[...quantities]}::numeric[]) as q)
    where ${thisItem(key)}`.execute(tx)
}

export async function takeBackDirected(tx: Tx, key: ItemKey, quantity: string): Promise<void> {
  await sql`
    update supply.items i set directed = i.directed - 1, directed_quantity = i.directed_quantity - ${quantity}::numeric
    where ${thisItem(key)}`.execute(tx)
}

/** Compare-and-set: false when it was so already. */
export async function setDeclined(tx: Tx, key: ItemKey, declined: boolean): Promise<boolean> {
  const { rows } = await sql`
    update supply.items i set declined = ${declined} where ${thisItem(key)} and i.declined = ${!declined} returning 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** Whose items: of the codes of an EPS in a regime. */
export interface OfEps {
  epsCodes: readonly string[]
  regime: Regime
}

/** Where a page of the queue goes on: the last of the former one. */
export interface WaitingCursor {
  readyAt: Instant
  number: string
  kind: string
  item: number
}

const only: Record<NonNullable<WaitingFilters['only']>, RawBuilder<unknown>> = {
  priorizado: sql`and i.ambito = 11`,
  domiciliario: sql`and i.ambito = 21`,
  tutela: sql`and i.ambito is null`,
}

/** What waits, oldest first; each code of the EPS is walked by its own index. */
const waiting = (eps: OfEps, f: WaitingFilters, page: { after?: WaitingCursor | undefined; limit: number }) => {
  const { after } = page
  const one = sql`
    select i.month, i.number, i.kind, i.item, i.ready_at from supply.items i
    where i.eps_code = e.code and i.regime = ${eps.regime} and not i.declined and i.ended_at is null
      and i.directed_quantity < i.total_quantity
      ${f.kind ? sql`and i.kind = ${f.kind}` : sql``} ${f.only ? only[f.only] : sql``}
      ${f.patient ? sql`and i.patient_doc_number = ${f.patient.number} and i.patient_doc_type = ${f.patient.type}` : sql``}
      ${f.number ? sql`and i.month = ${monthOf(f.number)}::date and i.number = ${f.number}` : sql``}
      ${after ? sql`and (i.ready_at, i.number, i.kind, i.item) > (${after.readyAt}::timestamptz, ${after.number}, ${after.kind}::char(1), ${after.item}::smallint)` : sql``}
    order by i.ready_at, i.number, i.kind, i.item limit ${page.limit}`
  return sql`select k.* from unnest(${[...eps.epsCodes]}::text[]) as e(code) cross join lateral (${one}) k
    order by k.ready_at, k.number, k.kind, k.item limit ${page.limit}`
}

export async function waitingPage(
  conn: Conn,
  eps: OfEps,
  filters: WaitingFilters,
  page: { after?: WaitingCursor | undefined; limit: number },
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    with found as materialized (${waiting(eps, filters, page)})
    select ${columns} from found k
    join supply.items i on i.month = k.month and i.number = k.number and i.kind = k.kind and i.item = k.item
    order by i.ready_at, i.number, i.kind, i.item`.execute(conn)
  return rows
}

/** How many wait, counted up to 1,001. */
export async function countWaiting(conn: Conn, eps: OfEps, filters: WaitingFilters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${waiting(eps, filters, { limit: 1001 })}) x`.execute(conn)
  return rows[0]?.n ?? 0
}
