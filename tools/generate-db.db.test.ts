import fs from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../server/platform/testing/database.ts'
import { describeDatabase, generatedFiles } from './generate-db.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('db/schema.sql and the table types are those of the migrations: run `npm run db:generate`', async () => {
  const { schema, types } = await describeDatabase(database.url)
  expect(schema).toBe(fs.readFileSync(generatedFiles.schema, 'utf8'))
  expect(types).toBe(fs.readFileSync(generatedFiles.types, 'utf8'))
})
