import { type RawBuilder, sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { PrescriptionFilters, PrescriptionRow } from '#contract/prescriptions-search.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'

/** Whose prescriptions are looked at: each has an index that gives them by number. */
export type Whose =
  | { scope: 'propias'; personId: string; capacityId: string }
  | { scope: 'ips'; sedeCode: string }
  | { scope: 'eps'; epsCodes: readonly string[]; regime: Regime }

const mine = (whose: Whose): RawBuilder<unknown> => {
  switch (whose.scope) {
    case 'propias':
      return sql`p.prescriber_id = ${whose.personId}::uuid and p.capacity_id = ${whose.capacityId}::uuid`
    case 'ips':
      return sql`p.sede_code = ${whose.sedeCode}`
    case 'eps':
      return sql`p.eps_code = e.code and p.regime = ${whose.regime}`
  }
}

/** The conditions of a search; the months keep partitions out. */
const wanted = (whose: Whose, f: PrescriptionFilters): RawBuilder<unknown> => {
  const item =
    f.kind || f.boardState
      ? sql`and exists (select from prescribing.items i where i.month = p.month and i.prescription_id = p.id
          ${f.kind ? sql`and i.kind = ${f.kind}` : sql``} ${f.boardState ? sql`and i.board_state = ${f.boardState}` : sql``})`
      : sql``
  return sql`${mine(whose)}
    ${f.from ? sql`and p.month >= date_trunc('month', ${f.from}::date)::date and p.prescribed_on >= ${f.from}::date` : sql``}
    ${f.to ? sql`and p.month <= ${f.to}::date and p.prescribed_on <= ${f.to}::date` : sql``}
    ${f.state ? sql`and p.state = ${f.state}` : sql``}
    ${f.patient ? sql`and p.patient_doc_number = ${f.patient.number} and p.patient_doc_type = ${f.patient.type}` : sql``}
    ${item}`
}

/** Keys of the rows found, newest first, at most `limit`. Of an EPS each of its codes is walked by its own index. */
const keys = (whose: Whose, f: PrescriptionFilters, page: { after?: string | undefined; limit: number }) => {
  const next = page.after ? sql`and p.number < ${page.after}` : sql``
  const one = sql`select p.month, p.id, p.number from prescribing.prescriptions p
    where ${wanted(whose, f)} ${next} order by p.number desc limit ${page.limit}`
  return whose.scope === 'eps'
    ? sql`select k.month, k.id, k.number from unnest(${[...whose.epsCodes]}::text[]) as e(code) cross join lateral (${one}) k
        order by k.number desc limit ${page.limit}`
    : one
}

const fullName = (of: RawBuilder<unknown>): RawBuilder<unknown> => sql`concat_ws(' ', ${of} ->> 'firstName',
  ${of} ->> 'secondName', ${of} ->> 'firstSurname', ${of} ->> 'secondSurname')`
const columns = sql`p.number, p.prescribed_at as "prescribedAt", p.state,
  ${fullName(sql`p.content -> 'patient'`)} as "patientName", ${fullName(sql`p.snapshot -> 'prescriber'`)} as "prescriberName",
  p.snapshot #>> '{provider,name}' as "providerName", p.patient_doc_type as "patientType", p.patient_doc_number as "patientNumber",
  p.sede_code as "sedeCode", p.eps_code as "epsCode",
  p.snapshot ->> 'epsName' as "epsName", p.regime, p.ambito`

export interface FoundRow {
  number: string
  prescribedAt: Instant
  state: number
  patientName: string
  patientType: string
  patientNumber: string
  prescriberName: string
  providerName: string
  sedeCode: string
  epsCode: string
  epsName: string | null
  regime: Regime
  ambito: number
  items: PrescriptionRow['items']
}

/** A page of prescriptions, newest first. */
export async function searchPage(
  conn: Conn,
  whose: Whose,
  filters: PrescriptionFilters,
  page: { after?: string | undefined; limit: number },
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    with found as materialized (${keys(whose, filters, page)})
    select ${columns},
      (select jsonb_agg(jsonb_build_object('kind', i.kind, 'number', i.number, 'name', i.name, 'boardState', i.board_state)
          order by i.kind, i.number)
        from prescribing.items i where i.month = p.month and i.prescription_id = p.id) as items
    from found f join prescribing.prescriptions p on p.month = f.month and p.id = f.id
    order by p.number desc`.execute(conn)
  return rows
}

/** How many there are, counted up to 1,001. */
export async function countFound(conn: Conn, whose: Whose, filters: PrescriptionFilters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${keys(whose, filters, { limit: 1001 })}) x`.execute(conn)
  return rows[0]?.n ?? 0
}

/** One line of a download: an item with what it belongs to. */
export interface ExportRow extends Omit<FoundRow, 'items'> {
  mainDiagnosis: string | null
  kind: ItemKind
  item: number
  code: string
  itemName: string
  quantity: string
  boardState: number
}

/** Items of the whole result, newest prescription first, batch after batch by the number: memory holds one batch. */
export async function* exportBatches(
  conn: Conn,
  whose: Whose,
  filters: PrescriptionFilters,
  size = 1_000,
): AsyncGenerator<ExportRow[]> {
  let after: string | undefined
  while (true) {
    const { rows } = await sql<ExportRow>`
      with found as materialized (${keys(whose, filters, { after, limit: size })})
      select ${columns}, p.content ->> 'mainDiagnosis' as "mainDiagnosis", i.kind, i.number as item, i.code, i.name as "itemName",
        i.total_quantity::text as quantity, i.board_state as "boardState"
      from found f join prescribing.prescriptions p on p.month = f.month and p.id = f.id
      join prescribing.items i on i.month = p.month and i.prescription_id = p.id
      order by p.number desc, i.kind, i.number`.execute(conn)
    if (rows.length > 0) yield rows
    // Every prescription has an item: fewer of them than asked is the end.
    if (new Set(rows.map((row) => row.number)).size < size) return
    after = rows.at(-1)?.number
  }
}
