import fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../server/platform/testing/database.ts'
import { describeDatabase, generatedFiles } from './generate-db.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Since 16 the server prints the bodies of views with fewer table names; everything else must be the same from 15 on. */
const withoutViewBodies = (schema: string): string => schema.replace(/^(create view \S+) as[^;]*;/gm, '$1;')

test('db/schema.sql and the table types are those of the migrations: run `npm run db:generate`', async () => {
  const { schema, types } = await describeDatabase(database.url)
  const committed = fs.readFileSync(generatedFiles.schema, 'utf8')
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(
    database.db,
  )
  if (Number(rows[0]?.version) >= 180_000) expect(schema).toBe(committed)
  else expect(withoutViewBodies(schema)).toBe(withoutViewBodies(committed))
  expect(types).toBe(fs.readFileSync(generatedFiles.types, 'utf8'))
})
