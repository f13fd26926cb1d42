import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MovableClock } from '#platform/clock.ts'
import { instant } from '#platform/dates.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { loadDivipola } from '#registries'
import { seedDemo } from './demo-world.ts'

const clock = new MovableClock(instant('2026-11-22T15:00:00.000Z'))
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'openmipres-demo-'))
let database: Awaited<ReturnType<typeof testDatabase>>
const options = () => ({
  db: database.db,
  clock,
  publicUrl: 'http://localhost:3000',
  mailFrom: 'no-responder@localhost',
  secrets: ['a secret of the demo in tests, no other'] as [string],
  seeds: 'db/seeds',
  dataFolder,
})

beforeAll(async () => {
  database = await testDatabase()
  await loadDivipola({ db: database.db, clock })
}, 60_000)
afterAll(async () => {
  await database.close()
  fs.rmSync(dataFolder, { recursive: true, force: true })
})

test('the demo world', async () => {
  const cpu = process.cpuUsage()
  const t0 = Date.now()
  const accounts = await seedDemo(options())
  console.log('seed', Date.now() - t0, process.cpuUsage(cpu))
  expect(accounts?.actors.length).toBeGreaterThan(10)
}, 120_000)
