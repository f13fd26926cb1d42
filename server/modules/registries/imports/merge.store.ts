import { Readable } from 'node:stream'
import { type RawBuilder, sql } from 'kysely'
import type { Instant, PlainDate } from '#platform/dates.ts'
import { copyFrom, type Tx } from '#platform/db.ts'
import type { Column, Target } from './kind.ts'

/** A cut being merged: what its new versions carry and what bounds a complete one. */
export interface MergeOf {
  cutId: string
  cutDate: PlainDate
  at: Instant
  /** SISPRO: only rows of this reference table are this cut's business. */
  scope: { column: string; value: string } | null
}

export interface Counts {
  added: number
  changed: number
  closed: number
  same: number
}

export interface RejectedCell {
  line: number
  column: string
  value: string
  reason: string
}

/** A row as it goes to the staging table: `held` rows have faults and only their key. */
export interface StagedRow {
  line: number
  held: boolean
  values: (string | null)[]
}

const stage = (i: number): RawBuilder<unknown> => sql.id(`stage_${i}`)
const table = (target: Target): RawBuilder<unknown> => sql.id('registries', target.table)
const list = (names: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(names.map((n) => (alias ? sql.id(alias, n) : sql.id(n))))
/** Bulk statements are planned for the rows at hand, not prepared once: the comment keeps them unnamed. */
const bulk = sql.raw('/* bulk */ ')

/** Key columns that come from the file. */
const ownKey = (target: Target): string[] => target.key.filter((k) => !target.constants?.[k])
const dataColumns = (target: Target): Column[] => target.columns.filter((c) => !target.key.includes(c.name))

const sameKey = (target: Target): RawBuilder<unknown> =>
  sql.join(
    [
      ...ownKey(target).map((k) => sql`${sql.id('t', k)} = ${sql.id('s', k)}`),
      ...Object.entries(target.constants ?? {}).map(([k, v]) => sql`${sql.id('t', k)} = ${sql.lit(v)}`),
    ],
    sql` and `,
  )

/** Open rows that the cut speaks about. */
const inScope = (target: Target, scope: MergeOf['scope']): RawBuilder<unknown> =>
  sql.join(
    [
      sql`upper_inf(t.recorded)`,
      ...Object.entries(target.constants ?? {}).map(([k, v]) => sql`${sql.id('t', k)} = ${sql.lit(v)}`),
      ...(scope ? [sql`${sql.id('t', scope.column)} = ${scope.value}`] : []),
    ],
    sql` and `,
  )

/** One import of a kind at a time; false when another one runs. Held to the end of the transaction. */
export async function lockKind(tx: Tx, kind: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('registries.import'), hashtext(${kind})) as locked`.execute(tx)
  return rows[0]?.locked === true
}

/** The staging tables of a kind live as long as the transaction. */
export async function openStages(tx: Tx, targets: readonly Target[]): Promise<void> {
  for (const [i, target] of targets.entries()) {
    const columns = target.columns.map((c) => sql`${sql.id(c.name)} ${sql.raw(c.type ?? 'text')}`)
    await sql`create temp table ${stage(i)} (line integer, held boolean, ${sql.join(columns)}) on commit drop`.execute(
      tx,
    )
  }
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }

/** COPY of a batch into its staging table. */
export async function stageRows(tx: Tx, i: number, target: Target, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  let text = ''
  for (const { line, held, values } of rows) {
    text += `${line}\t${held ? 't' : 'f'}`
    for (const value of values) {
      text +=
        value === null
          ? '\t\\N'
          : `\t${/[\\\t\n\r\0]/.test(value) ? value.replace(/[\\\t\n\r\0]/g, (c) => escapes[c] ?? c) : value}`
    }
    text += '\n'
  }
  const columns = target.columns.map((c) => c.name).join(', ')
  await copyFrom(tx, `copy stage_${i} (line, held, ${columns}) from stdin`, Readable.from([text]))
}

/** Keeps the faults of rows; a second run of the same cut finds them there. */
export async function rejectRows(tx: Tx, cutId: string, cells: readonly RejectedCell[]): Promise<void> {
  if (cells.length === 0) return
  let seq = 0
  const seqs = cells.map((cell, i) => {
    seq = cells[i - 1]?.line === cell.line ? seq + 1 : 0
    return seq
  })
  await sql`
    insert into registries.rejected_rows (cut_id, line, seq, column_name, value, reason)
    select ${cutId}::uuid, r.line, r.seq, r.column_name, left(r.value, 500), r.reason
    from unnest(${cells.map((c) => c.line)}::int[], ${seqs}::int[], ${cells.map((c) => c.column)}::text[],
      ${cells.map((c) => c.value)}::text[], ${cells.map((c) => c.reason)}::text[]) as r (line, seq, column_name, value, reason)
    on conflict do nothing`.execute(tx)
}

/** Keeps one staged row per key (a good one before a faulty one, the first of equals); returns how many rows were rejected for it. */
export async function dropRepeats(tx: Tx, cutId: string, i: number, target: Target): Promise<number> {
  const key = list(ownKey(target))
  // With an index and fresh statistics no plan can turn quadratic, whatever the server knows of the tables.
  await sql`create index on ${stage(i)} (${key})`.execute(tx)
  await sql`${bulk}analyze ${stage(i)}`.execute(tx)
  const { rows } = await sql<{ n: number }>`${bulk}
    with ranked as (
      select ctid, row_number() over w as n, first_value(line) over w as first_line from ${stage(i)}
      window w as (partition by ${key} order by held, line)
    ), gone as (
      delete from ${stage(i)} s using ranked r where r.ctid = s.ctid and r.n > 1
      returning s.line, s.held, r.first_line, concat_ws(' ', ${list(ownKey(target), 's')}) as key_text
    ), rejected as (
      insert into registries.rejected_rows (cut_id, line, seq, column_name, value, reason)
      select ${cutId}::uuid, line, 0, ${ownKey(target).join('+')}::text, key_text,
        'Esta clave ya está en la línea ' || first_line
      from gone where not held and ${target.repeats === 'reject'}::boolean
      on conflict do nothing
    )
    select count(*)::int as n from gone where not held`.execute(tx)
  return target.repeats === 'reject' ? (rows[0]?.n ?? 0) : 0
}

/** How many rows of the cut's business are open, and how many of them a complete cut would close. */
export async function measure(
  tx: Tx,
  i: number,
  target: Target,
  scope: MergeOf['scope'],
): Promise<{ open: number; wouldClose: number }> {
  const { rows } = await sql<{ open: number; wouldClose: number }>`${bulk}
    select count(*)::int as open,
      (count(*) filter (where not exists (select from ${stage(i)} s where ${sameKey(target)})))::int as "wouldClose"
    from ${table(target)} t where ${inScope(target, scope)}`.execute(tx)
  return rows[0] ?? { open: 0, wouldClose: 0 }
}

/** Merges the staged rows: a changed row closes its version and opens another, a new key opens one, the rest stays. */
export async function merge(tx: Tx, i: number, target: Target, of: MergeOf, complete: boolean): Promise<Counts> {
  const data = dataColumns(target).map((c) => c.name)
  const constants = Object.entries(target.constants ?? {})
  // A clock that stands still or went back must not make a range that ends before it begins.
  const until = sql`tstzrange(lower(t.recorded), greatest(${of.at}::timestamptz, lower(t.recorded)))`
  const staged = await count(tx, sql`select count(*)::int as n from ${stage(i)} where not held`)
  const different = data.length > 0 ? sql`(${list(data, 't')}) is distinct from (${list(data, 's')})` : sql`false`
  const changed = await affected(
    tx,
    sql`${bulk}update ${table(target)} t set recorded = ${until} from ${stage(i)} s
      where upper_inf(t.recorded) and not s.held and ${sameKey(target)} and ${different}`,
  )
  const names = target.columns.map((c) => c.name)
  const inserted = await affected(
    tx,
    sql`${bulk}insert into ${table(target)}
        (recorded, cut_id, cut_date${constants.length ? sql`, ${list(constants.map(([k]) => k))}` : sql``}, ${list(names)})
      select tstzrange(${of.at}::timestamptz, null), ${of.cutId}::uuid, ${of.cutDate}::date
        ${constants.length ? sql`, ${sql.join(constants.map(([, v]) => sql.lit(v)))}` : sql``}, ${list(names, 's')}
      from ${stage(i)} s
      where not s.held and not exists (select from ${table(target)} t where upper_inf(t.recorded) and ${sameKey(target)})
      order by s.line`,
  )
  // What a partial cut carried unchanged is confirmed by it; a complete one confirms whatever it kept, without a word.
  if (!complete)
    await affected(
      tx,
      sql`${bulk}insert into registries.confirmations (table_name, row_id, cut_id)
        select ${target.table}::text, t.row_id, ${of.cutId}::uuid from ${table(target)} t join ${stage(i)} s on ${sameKey(target)}
        where upper_inf(t.recorded) and not s.held and t.cut_id <> ${of.cutId}::uuid
        on conflict on constraint confirmations__row do update set cut_id = excluded.cut_id`,
    )
  await affected(
    tx,
    sql`${bulk}update ${table(target)} t set held = s.held from ${stage(i)} s
      where upper_inf(t.recorded) and ${sameKey(target)} and t.held <> s.held and (${complete}::boolean or not s.held)`,
  )
  const closed = complete
    ? await affected(
        tx,
        sql`${bulk}update ${table(target)} t set recorded = ${until}
          where ${inScope(target, of.scope)} and not exists (select from ${stage(i)} s where ${sameKey(target)})`,
      )
    : 0
  // A first load makes thousands of rows that autovacuum has not seen yet: searches need their statistics now.
  if (inserted + closed > 1_000) await sql`${bulk}analyze ${table(target)}`.execute(tx)
  return { added: inserted - changed, changed, closed, same: staged - inserted }
}

async function count(tx: Tx, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await (query as RawBuilder<{ n: number }>).execute(tx)
  return rows[0]?.n ?? 0
}

async function affected(tx: Tx, query: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await query.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
