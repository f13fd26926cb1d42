import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDb, type Db } from './db.ts'
import { addJob, startWorker } from './jobs.ts'
import { migrate } from './migrate.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

const role = `runtime_${process.pid}`
let database: TestDatabase
let runtime: Db
let url: string

beforeAll(async () => {
  database = await testDatabase()
  await sql.raw(`create role ${role} login password 'r'`).execute(database.db)
  await migrate({ connectionString: database.url, runtimeRole: role })
  const other = new URL(database.url)
  other.username = role
  other.password = 'r'
  url = other.href
  runtime = createDb({ connectionString: url, max: 2 })
})
afterAll(async () => {
  await runtime.destroy()
  await sql.raw(`drop owned by ${role}`).execute(database.db)
  await sql.raw(`drop role ${role}`).execute(database.db)
  await database.close()
})

test('a runtime role of its own queues jobs and does them, also those that come by themselves', async () => {
  const errors: unknown[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => errors.push(line) })
  const done: unknown[] = []
  await runtime.transaction().execute((tx) => addJob(tx, 'say', { word: 'hola' }))
  const worker = await startWorker({
    connectionString: url,
    log,
    tasks: { say: async ({ word }) => void done.push(word), dawn: async () => undefined },
    crontab: ['0 5 * * * dawn'],
  })
  try {
    await vi.waitFor(() => expect(done).toEqual(['hola']), 5_000)
    await vi.waitFor(async () => {
      const { rows } = await sql`select identifier from graphile_worker._private_known_crontabs`.execute(runtime)
      expect(rows).toHaveLength(1)
    }, 5_000)
  } finally {
    await worker.stop()
  }
  expect(errors).toEqual([])
})

test('a second start as the same role grants again and finds its policies there', async () => {
  await expect(migrate({ connectionString: database.url, runtimeRole: role })).resolves.toEqual([])
})
