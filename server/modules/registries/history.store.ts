import { type RawBuilder, sql } from 'kysely'
import type { AsOf } from './facts.ts'

/** The versions of a table's rows that were known: now, or at a past moment. */
export function known(alias: string, asOf: AsOf): RawBuilder<unknown> {
  return asOf.knownAt
    ? sql`${sql.id(alias, 'recorded')} @> ${asOf.knownAt}::timestamptz`
    : sql`upper_inf(${sql.id(alias, 'recorded')})`
}

/**
 * The cut that vouches for a row: the newest of its own, the latest complete one of its kind, which confirmed it by not
 * changing it, and the latest partial one that carried it as it was. A row whose latest version came with faults (`held`)
 * is not vouched for by that complete cut. Of the past, a confirmation that came later does not count.
 */
export function vouchedBy(
  alias: string,
  table: string,
  kind: RawBuilder<unknown>,
  asOf: AsOf,
  scope = '',
): RawBuilder<unknown> {
  const then = asOf.knownAt ? sql`and confirming.applied_at <= ${asOf.knownAt}::timestamptz` : sql``
  return sql`greatest(${sql.id(alias, 'cut_date')}, (
    select confirming.cut_date from registries.confirmations k join registries.cuts confirming on confirming.id = k.cut_id
    where k.table_name = ${sql.lit(table)} and k.row_id = ${sql.id(alias, 'row_id')} ${then}
  ), case when not ${sql.id(alias, 'held')} then (
    select confirming.cut_date from registries.cuts confirming
    where confirming.state = 'applied' and confirming.kind = ${kind} and confirming.scope = ${sql.lit(scope)}
      and confirming.complete ${then}
    order by confirming.cut_date desc limit 1) end)`
}
