import { type RawBuilder, sql } from 'kysely'
import type { EapbRow } from '#contract/registries-catalogs.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'

/** What public queries show of REPS beyond the facts of the door: places by name, search, services. */

export interface PlaceRow {
  code: string
  name: string
  department: string
}

/** What is typed in the search box, taken apart. */
export interface RepsSearch {
  /** 10 digits: a provider's code; also tried as an NIT. */
  code: string | null
  /** 12 digits: a sede's code. */
  sedeCode: string | null
  nit: string | null
  /** Folded words that all must occur in the name. */
  words: string[]
  municipality: string | null
  after: { name: string; code: string } | null
  limit: number
}

const likeAnywhere = (word: string): string => `%${word.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

/** Codes of the providers found, by name; the caller reads their facts. One row more than asked says that there are more. */
export async function searchProviderCodes(conn: Conn, s: RepsSearch): Promise<{ code: string; name: string }[]> {
  const any: RawBuilder<unknown>[] = []
  if (s.code) any.push(sql`p.code = ${s.code}`)
  if (s.nit) any.push(sql`p.doc_number = ${s.nit}`)
  if (s.sedeCode)
    any.push(sql`p.code in (select d.provider_code from registries.reps_sedes d
      where d.code = ${s.sedeCode} and upper_inf(d.recorded))`)
  const all: RawBuilder<unknown>[] = [sql`upper_inf(p.recorded)`]
  if (any.length > 0) all.push(sql`(${sql.join(any, sql` or `)})`)
  for (const word of s.words) all.push(sql`p.search_text like ${likeAnywhere(word)}`)
  if (s.municipality) all.push(sql`p.municipality_code = ${s.municipality}`)
  if (s.after) all.push(sql`(p.sort_name, p.code) > (${s.after.name}, ${s.after.code})`)
  const { rows } = await sql<{ code: string; name: string }>`
    select p.code, p.sort_name as name from registries.reps_providers p
    where ${sql.join(all, sql` and `)}
      and (p.source = 'exports' or not exists (
        select from registries.reps_providers e where e.source = 'exports' and e.code = p.code))
    order by p.sort_name, p.code limit ${s.limit + 1}`.execute(conn)
  return rows
}

/** A text as searches compare it; one place decides what folding is: the database. */
async function fold(conn: Conn, text: string): Promise<string> {
  const { rows } = await sql<{ folded: string }>`select platform.fold(${text}) as folded`.execute(conn)
  return rows[0]?.folded ?? ''
}

/** The words of a typed name as the index has them: folded, at most eight. */
export async function foldedWords(conn: Conn, words: string): Promise<string[]> {
  if (words === '') return []
  const folded = await fold(conn, words)
  return folded
    .split(/\s+/)
    .filter((w) => w !== '')
    .slice(0, 8)
}

/** Municipalities by code, as known now; unknown codes are absent. */
export async function placesOf(conn: Conn, codes: readonly string[]): Promise<Map<string, PlaceRow>> {
  const { rows } = await sql<PlaceRow>`
    select m.code, m.name, m.department_name as department from registries.municipalities m
    where m.code = any(${[...new Set(codes)]}::text[]) and upper_inf(m.recorded)`.execute(conn)
  return new Map(rows.map((row) => [row.code, row]))
}

/** Municipalities in force on a day whose name, department or code holds every word; names that begin so come first. */
export async function searchPlaces(conn: Conn, text: string, on: PlainDate, limit: number): Promise<PlaceRow[]> {
  const folded = await fold(conn, text)
  const words = folded.split(/\s+/).filter((w) => w !== '')
  const all = words.map((w) => sql`(m.search_text like ${likeAnywhere(w)} or m.code like ${`${w}%`})`)
  const first = `${folded.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const { rows } = await sql<PlaceRow>`
    select m.code, m.name, m.department_name as department from registries.municipalities m
    where upper_inf(m.recorded) and m.valid @> ${on}::date ${all.length > 0 ? sql`and ${sql.join(all, sql` and `)}` : sql``}
    order by m.search_text not like ${first}, m.search_text, m.code limit ${limit}`.execute(conn)
  return rows
}

/**
 * Codes of EPS of one of the two regimes that are in force, whose name holds every word or whose code begins so; the exact code first.
 * The table has a few hundred codes: no index of its own.
 */
export async function searchEapbCodes(conn: Conn, text: string, limit: number): Promise<EapbRow[]> {
  const folded = await fold(conn, text)
  const words = folded.split(/\s+/).filter((w) => w !== '')
  const starts = (w: string): string => `${w.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const all = words.map((w) => sql`(platform.fold(e.name) like ${likeAnywhere(w)} or lower(e.code) like ${starts(w)})`)
  const { rows } = await sql<EapbRow>`
    select e.code, e.name, e.regime from registries.eapb_codes e
    where upper_inf(e.recorded) and e.enabled and e.regime is not null
      ${all.length > 0 ? sql`and ${sql.join(all, sql` and `)}` : sql``}
    order by lower(e.code) <> ${folded}, platform.fold(e.name) not like ${starts(folded)}, e.name, e.code
    limit ${limit}`.execute(conn)
  return rows
}

export interface ServiceRow {
  code: string
  name: string
  group: string | null
  distinctive: string
  openedOn: PlainDate | null
  closedOn: PlainDate | null
}

/** Services enabled at a sede, by group and name. */
export async function servicesOf(conn: Conn, sedeCode: string): Promise<ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    select v.service_code as code, v.name, v.group_name as "group", v.distinctive, v.opened_on as "openedOn",
      v.closed_on as "closedOn"
    from registries.reps_services v
    where v.sede_code = ${sedeCode} and upper_inf(v.recorded) and v.enabled
    order by v.group_name, v.name, v.distinctive limit 500`.execute(conn)
  return rows
}
