import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { constraintOf, copyFrom, instantText } from './db.ts'
import { newId } from './ids.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('days, moments, big numbers and periods arrive as text', async () => {
  const { rows } = await sql`select date '2026-02-01' as day, timestamptz '2026-02-01 10:00:00.5-05' as at,
    9007199254740993::int8 as big, 1.10::numeric as price, daterange('2026-01-01', '2026-02-01') as period,
    array[date '2026-02-01'] as days, array[timestamptz '2026-02-01 00:00Z'] as moments`.execute(database.db)
  expect(rows[0]).toEqual({
    day: '2026-02-01',
    at: '2026-02-01T15:00:00.500Z',
    big: '9007199254740993',
    price: '1.10',
    period: '[2026-01-01,2026-02-01)',
    days: ['2026-02-01'],
    moments: ['2026-02-01T00:00:00.000Z'],
  })
  expect(instantText('2026-02-01 10:00:00.123456-05')).toBe('2026-02-01T15:00:00.123Z')
})

test('each text is a named statement of its session', async () => {
  await database.db.connection().execute(async (one) => {
    for (const name of ['a', 'b'])
      await one.selectFrom('platform.settings').select('name').where('name', '=', name).execute()
    const { rows } = await sql<{
      times: string
    }>`select generic_plans + custom_plans as times from pg_prepared_statements
      where statement like 'select "name"%'`.execute(one)
    expect(rows).toEqual([{ times: '2' }])
  })
})

test('a plan made stale by a change of schema is prepared again', async () => {
  const { db } = database
  await sql`create table public.shapes (a int)`.execute(db)
  await db.connection().execute(async (one) => {
    const read = sql`select * from public.shapes where a > ${0}`
    await read.execute(one)
    await sql`alter table public.shapes add column b int`.execute(one)
    await expect(read.execute(one)).resolves.toMatchObject({ rows: [] })
    await expect(read.execute(one)).resolves.toMatchObject({ rows: [] })
  })
})

test('COPY fills a table inside a transaction and goes with its rollback', async () => {
  const { db } = database
  await sql`create table public.staging (a text, b int)`.execute(db)
  const load = db.transaction().execute(async (tx) => {
    await copyFrom(tx, 'copy public.staging (a, b) from stdin (format csv)', Readable.from(['x,1\n', 'y,2\n']))
    const { rows } = await sql`select a, b from public.staging order by b`.execute(tx)
    expect(rows).toEqual([
      { a: 'x', b: 1 },
      { a: 'y', b: 2 },
    ])
    throw new Error('undo')
  })
  await expect(load).rejects.toThrow('undo')
  await expect(sql`select 1 from public.staging`.execute(db)).resolves.toMatchObject({ rows: [] })
})

test('a refused write names its constraint', async () => {
  const notice = { id: newId(), kind: 'test', link: '/', created_at: '2026-01-01T00:00:00.000Z' as never }
  const error = await database.db
    .insertInto('platform.notices')
    .values(notice)
    .execute()
    .catch((e: unknown) => e)
  expect(constraintOf(error)).toBe('notices__one_addressee')
  expect(constraintOf(new Error('other'))).toBeNull()
})

test('searches fold accents and case', async () => {
  const { rows } = await sql`select platform.fold('ÑANDÚ Pérez') as folded`.execute(database.db)
  expect(rows).toEqual([{ folded: 'nandu perez' }])
})

test.each(['update audit.events set act = act', 'delete from audit.events', 'truncate audit.events'])(
  'the audit refuses: %s',
  async (text) => {
    await expect(sql.raw(text).execute(database.db)).rejects.toThrow('only ever added to')
  },
)
