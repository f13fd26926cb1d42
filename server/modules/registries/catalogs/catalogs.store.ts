import { type RawBuilder, sql } from 'kysely'
import { type Catalog, type CatalogRow, catalogIds } from '#contract/registries-catalogs.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { catalogRow, catalogTables, type RawRow } from './catalog-rows.ts'

/** What is typed is cut to this many words; a ninth one changes no answer that a person would look at. */
const WORDS = 8
/** How many rows a search orders; beyond it what was typed says too little to be ordered well. */
const CANDIDATES = 400
/** How many written words a mistyped one may mean. */
const SIMILAR = 6
const RESULTS = 20
/** Words that order what is found but do not filter it; so do single letters. */
const LITTLE = ['de', 'del', 'la', 'las', 'el', 'los', 'en', 'con', 'por', 'para', 'al', 'un', 'una', 'sin']

/** The table as a literal, so that the planner sees which partial index answers. */
const tableOf = (catalog: Catalog): RawBuilder<unknown> => sql.lit(catalogTables[catalog])

const columns = (catalog: Catalog, on: PlainDate): RawBuilder<unknown> => sql`
  r.code, r.name, r.description, lower(r.valid) as "from", (upper(r.valid) - 1) as until,
  (upper_inf(r.recorded) and r.enabled and r.valid @> ${on}::date) as "inForce",
  array[r.extra_1, r.extra_2, r.extra_3, r.extra_4, r.extra_5, r.extra_6, r.extra_7, r.extra_8] as extras,
  ${ingredientNames(catalog)} as "ingredientNames"`

const ingredientNames = (catalog: Catalog): RawBuilder<unknown> =>
  catalog === 'cum' || catalog === 'ium'
    ? sql`(select jsonb_object_agg(d.code, d.name) from registries.reference_rows d
        where d.table_name = 'MedicamentosDCI' and upper_inf(d.recorded)
          and d.code = any(regexp_split_to_array(regexp_replace(r.extra_1, ':[^+]*', '', 'g'), '\\s*\\+\\s*')))`
    : sql`null::jsonb`

/**
 * Rows in force on the day whose words begin with each typed word, or resemble it when no row has them all; the exact code first. At most 20.
 * One query: words are looked for in the catalogue's GIN index, mistyped ones first in the few thousand words that it holds.
 */
export async function searchCatalogRows(
  conn: Conn,
  catalog: Catalog,
  text: string,
  on: PlainDate,
): Promise<CatalogRow[]> {
  const table = tableOf(catalog)
  const open = sql`r.table_name = ${table} and upper_inf(r.recorded) and r.enabled and r.valid @> ${on}::date`
  const key = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '')
  // Only what looks like a code is looked for among the codes.
  const byCode = /\d/.test(key) && !/\s/.test(text.trim()) ? sql`true` : sql`false`
  const { rows } = await sql<RawRow>`
    with typed as materialized (
      select w.word, w.n, w.n = max(w.n) over () as last, length(w.word) as length, w.word ~ '^[0-9]' as number,
        w.word ~ '^[a-z%]$' or w.word = any(${[...LITTLE]}::text[]) as weak
      from (select word, row_number() over (order by position(word in platform.fold(${text}))) as n
        from unnest(registries.search_words(${text})) as t(word)) as w
      order by w.n limit ${WORDS}
    ), words as materialized (
      select * from typed where not weak or not exists (select from typed where not weak)
    ), strict as materialized (
      select string_agg(quote_literal(word) || case when length > 1 and (last or not number) then ':*' else '' end, ' & ')::tsquery as query
      from words
    ), plain as materialized (
      select r.row_id, true as strict from registries.reference_rows r
      where ${open} and r.search @@ (select query from strict) limit ${CANDIDATES}
    ), loose as materialized (
      select string_agg('(' || concat_ws(' | ', quote_literal(t.word) || ':*', s.words) || ')', ' & ')::tsquery as query
      from words t left join lateral (
        select string_agg(quote_literal(x.word), ' | ') as words from (
          select c.word from registries.catalog_words c
          where c.table_name = ${table} and not t.number and t.length > 3 and c.word % t.word
          order by similarity(c.word, t.word) desc, abs(length(c.word) - t.length), c.word limit ${SIMILAR}
        ) x
      ) s on true
      where not exists (select from plain)
    ), alike as materialized (
      select r.row_id, false as strict from registries.reference_rows r
      where ${open} and not exists (select from plain) and r.search @@ (select query from loose) limit ${CANDIDATES}
    ), coded as materialized (
      select r.row_id, true as strict from registries.reference_rows r
      where ${byCode} and ${open} and r.code_key is not null and r.code_key like ${`${key.replace(/[\\%_]/g, '')}%`}
      order by r.code_key limit ${RESULTS}
    ), found as (
      select row_id from coded union select row_id from plain union select row_id from alike
    ), best as (
      select row_id, (r.code_key = ${key}) as exact, c.row_id is not null as by_code, case when c.row_id is not null then r.code_key end as code_order,
        (select count(*) from typed t where r.search @@ quote_literal(t.word)::tsquery) as whole,
        platform.fold(r.name) like (select quote_like from (
          select replace(replace(t.word, '%', '\\%'), '_', '\\_') || '%' as quote_like from typed t order by n limit 1) f) as begins,
        length(r.name) as length, r.name, r.code
      from found join registries.reference_rows r using (row_id) left join coded c using (row_id)
      order by exact desc, by_code desc, code_order, whole desc, begins desc, length, r.name, r.code
      limit ${RESULTS}
    )
    select ${columns(catalog, on)} from best b join registries.reference_rows r using (row_id)
    order by b.exact desc, b.by_code desc, b.code_order, b.whole desc, b.begins desc, b.length, b.name, b.code`.execute(
    conn,
  )
  return rows.map((row) => catalogRow(catalog, row))
}

/** Rows by their codes, also those that are no longer in force (their last version); unknown codes are absent. One query. */
export async function catalogRowsByCode(
  conn: Conn,
  catalog: Catalog,
  codes: readonly string[],
  on: PlainDate,
): Promise<Map<string, CatalogRow>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<RawRow>`
    select ${columns(catalog, on)} from (
      select distinct on (v.code) v.row_id from registries.reference_rows v
      where v.table_name = ${tableOf(catalog)} and v.code = any(${wanted}::text[])
      order by v.code, upper_inf(v.recorded) desc, lower(v.recorded) desc
    ) newest join registries.reference_rows r using (row_id)`.execute(conn)
  return new Map(rows.map((row) => [row.code, catalogRow(catalog, row)]))
}

/** The newest applied cut of each catalogue that was loaded. */
export async function catalogCuts(conn: Conn): Promise<Map<Catalog, PlainDate>> {
  const { rows } = await sql<{ scope: string; cut: PlainDate }>`
    select scope, max(cut_date) as cut from registries.cuts
    where kind = 'sispro' and state = 'applied' and scope = any(${Object.values(catalogTables)}::text[])
    group by scope`.execute(conn)
  return new Map(
    catalogIds.flatMap((catalog) =>
      rows.filter((row) => row.scope === catalogTables[catalog]).map((row) => [catalog, row.cut] as const),
    ),
  )
}

/** After a cut of a reference table: the words that its new rows brought, for mistyped searches. Nothing for what is no catalogue. */
export async function keepCatalogWords(tx: Tx, of: { cutId: string; scope: string }): Promise<void> {
  const { numAffectedRows } = await sql`/* bulk */ insert into registries.catalog_words (table_name, word)
    select distinct r.table_name, w.word
    from registries.reference_rows r, unnest(tsvector_to_array(r.search)) as w(word)
    where r.table_name = ${of.scope} and r.cut_id = ${of.cutId}::uuid and length(w.word) < 60
    on conflict do nothing`.execute(tx)
  if (Number(numAffectedRows ?? 0n) > 1_000) await sql`/* bulk */ analyze registries.catalog_words`.execute(tx)
}
