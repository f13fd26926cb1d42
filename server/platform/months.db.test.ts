import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb } from './db.ts'
import { ensureMonth, ensureMonthsAhead, monthsBefore, monthsFrom } from './months.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const months = async (): Promise<string[]> =>
  (
    await sql<{ name: string }>`
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'prescribing' and c.relispartition and c.relkind = 'r' and relname like 'prescriptions\\_2%' order by 1`.execute(
      t.db,
    )
  ).rows.map((row) => row.name)

test('the months ahead are made once, by any number of processes at once', async () => {
  const processes = Array.from({ length: 6 }, () => createDb({ connectionString: t.url, max: 1 }))
  await Promise.all(processes.map((db) => ensureMonthsAhead(db, '2026-11-20')))
  expect(await months()).toEqual(['prescriptions_202611', 'prescriptions_202612', 'prescriptions_202701'])
  await ensureMonthsAhead(t.db, '2026-12-01')
  await ensureMonth(t.db, '2025-01-01')
  expect(await months()).toEqual([
    'prescriptions_202501',
    'prescriptions_202611',
    'prescriptions_202612',
    'prescriptions_202701',
    'prescriptions_202702',
  ])
  await Promise.all(processes.map((db) => db.destroy()))
})

test('a month is its first day', async () => {
  await expect(ensureMonth(t.db, '2026-11-02')).rejects.toThrow('not the first day of a month')
})

test('a table that a later migration lays out by month gets the months that are there', async () => {
  await ensureMonth(t.db, '2026-11-01')
  await sql`create table prescribing.later_facts (month date not null) partition by range (month)`.execute(t.db)
  const next = createDb({ connectionString: t.url, max: 1 })
  await ensureMonth(next, '2026-11-01')
  await next.destroy()
  const { rows } = await sql`select to_regclass('prescribing.later_facts_202611')::text as name`.execute(t.db)
  expect(rows).toEqual([{ name: 'prescribing.later_facts_202611' }])
})

test('months are counted over the turn of the year', () => {
  expect(monthsFrom('2026-11-20', 2)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
  expect(monthsBefore('2027-02-28', 6)).toBe('2026-08-01')
})
