import { type RawBuilder, sql } from 'kysely'
import type { AsOf } from './facts.ts'

/** The versions of a table's rows that were known: now, or at a past moment. */
export function known(alias: string, asOf: AsOf): RawBuilder<unknown> {
  return asOf.knownAt
    ? sql`${sql.id(alias, 'recorded')} @> ${asOf.knownAt}::timestamptz`
    : sql`upper_inf(${sql.id(alias, 'recorded')})`
}

/**
 * The cut that vouches for a row: its own, or the latest complete one of its kind, which confirmed it by not changing it.
 * A row whose latest version came with faults (`held`) is dated with its own.
 */
export function vouchedBy(alias: string, kind: RawBuilder<unknown>, asOf: AsOf, scope = ''): RawBuilder<unknown> {
  const then = asOf.knownAt ? sql`and c.applied_at <= ${asOf.knownAt}::timestamptz` : sql``
  const own = sql.id(alias, 'cut_date')
  return sql`case when ${sql.id(alias, 'held')} then ${own} else greatest(${own}, (
    select c.cut_date from registries.cuts c
    where c.state = 'applied' and c.kind = ${kind} and c.scope = ${sql.lit(scope)} and c.complete ${then}
    order by c.cut_date desc limit 1)) end`
}
