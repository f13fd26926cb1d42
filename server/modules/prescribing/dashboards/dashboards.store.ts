import { sql } from 'kysely'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'

export type SummaryScope = 'sede' | 'eps' | 'pais'

/**
 * Sums one Bogotá day anew: prescriptions and items of the day, what boards opened and decided on it, for each sede, each EPS and
 * regime, and the country. Counts only grow, so what was there is overwritten. `from` and `until` are the day's first and next moments.
 */
export async function summarizeDay(
  tx: Tx,
  { day, from, until, at }: { day: PlainDate; from: Instant; until: Instant; at: Instant },
): Promise<void> {
  const month = sql`date_trunc('month', ${day}::date)::date`
  const scopes = (alias: string) => sql`cross join lateral (values ('sede', ${sql.ref(`${alias}.sede_code`)}),
    ('eps', ${sql.ref(`${alias}.eps_code`)} || ' ' || ${sql.ref(`${alias}.regime`)}), ('pais', '')) as k(scope, key)`
  await sql`
    insert into prescribing.daily_summary (day, scope, key, measure, value)
    select ${day}::date, scope, key, measure, sum(n) from (
      select k.scope, k.key, m.measure, m.n::bigint as n
      from prescribing.prescriptions p ${scopes('p')}
      cross join lateral (values ('prescriptions', 1), ('annulled', (p.state = 2)::int)) as m(measure, n)
      where p.month = ${month} and p.prescribed_on = ${day}::date
      union all
      select k.scope, k.key, 'items_' || i.kind, 1
      from prescribing.prescriptions p join prescribing.items i on i.month = p.month and i.prescription_id = p.id ${scopes('p')}
      where p.month = ${month} and p.prescribed_on = ${day}::date
      union all
      select k.scope, k.key, 'boards_opened', 1
      from prescribing.board_cases b ${scopes('b')}
      where b.month = ${month} and b.opened_at >= ${from}::timestamptz and b.opened_at < ${until}::timestamptz
      union all
      select k.scope, k.key, m.measure, m.n
      from prescribing.board_cases b ${scopes('b')}
      cross join lateral (values ('boards_approved', (b.outcome = 3)::int::bigint), ('boards_denied', (b.outcome = 4)::int::bigint),
        ('boards_minutes', (extract(epoch from b.closed_at - b.opened_at) / 60)::bigint)) as m(measure, n)
      where b.closed_at >= ${from}::timestamptz and b.closed_at < ${until}::timestamptz and b.outcome is not null
    ) as counted
    group by scope, key, measure having sum(n) > 0
    on conflict (scope, key, day, measure) do update set value = excluded.value`.execute(tx)
  await sql`
    insert into prescribing.summarized_days (day, made_at) values (${day}, ${at})
    on conflict (day) do update set made_at = excluded.made_at`.execute(tx)
}

/** Of the days from `from` to `to`, those never summed, latest first. */
export async function unsummedDays(conn: Conn, from: PlainDate, to: PlainDate): Promise<PlainDate[]> {
  const { rows } = await sql<{ day: PlainDate }>`
    select d::date as day from generate_series(${from}::date, ${to}::date, interval '1 day') d
    where not exists (select from prescribing.summarized_days s where s.day = d::date)
    order by d desc`.execute(conn)
  return rows.map((row) => row.day)
}

/** A novelty written down while a day was being summed may be committed after it: it counts as later. */
const OVERLAP = sql`interval '5 minutes'`

/** Of the days from `from` to `to`, those of which a prescription was annulled after they were summed. */
export async function changedDays(conn: Conn, from: PlainDate, to: PlainDate): Promise<PlainDate[]> {
  const { rows } = await sql<{ day: PlainDate }>`
    select distinct s.day from prescribing.novelties n
    join prescribing.summarized_days s on s.day = to_date(left(n.number, 8), 'YYYYMMDD')
    where n.month >= date_trunc('month', ${from}::date)::date and n.noted_on >= ${from}::date and n.kind = 2
      and n.noted_at > s.made_at - ${OVERLAP} and s.day between ${from}::date and ${to}::date`.execute(conn)
  return rows.map((row) => row.day)
}

export interface SummedRow {
  day: PlainDate
  measure: string
  value: number
}

/** What was counted of a scope in these days: at most a row per day and measure. */
export async function summedDays(
  conn: Conn,
  asked: { scope: SummaryScope; keys: readonly string[]; from: PlainDate; to: PlainDate },
): Promise<SummedRow[]> {
  const { rows } = await sql<SummedRow>`
    select day, measure, sum(value)::float8 as value from prescribing.daily_summary
    where scope = ${asked.scope} and key = any(${[...asked.keys]}::text[]) and day between ${asked.from} and ${asked.to}
    group by day, measure order by day`.execute(conn)
  return rows
}

/** Until when the latest of these days was counted. */
export async function summedUntil(conn: Conn, from: PlainDate, to: PlainDate): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select made_at as at from prescribing.summarized_days where day between ${from} and ${to} order by day desc limit 1`.execute(
    conn,
  )
  return rows[0]?.at ?? null
}
