import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultSettings } from '#contract/settings.ts'
import { instant } from '#platform/dates.ts'
import { changeSetting, settingsAt } from '#platform/settings.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { policiesAt } from '../facts/facts.store.ts'
import { seedPolicies } from './seed.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('D-01 D-02 D-05 D-07 D-08: the migration writes the policies of seed.ts, in force at any moment', async () => {
  const policies = await policiesAt(t.db, instant('2020-01-01T00:00:00Z'))
  expect(policies).toEqual({ ...seedPolicies, versions: { activadores: 1, profesion_item: 1, roles: 1 } })
})

test('D-10: a setting changes from a moment on; an edit of an old version changes nothing', async () => {
  const by = { id: '01939d5e-0000-7000-8000-000000000001', label: 'operadora@demo.co' }
  const change = (value: number, expectedVersion: number, at: string) =>
    t.db
      .transaction()
      .execute((tx) => changeSetting(tx, { name: 'reps_grace_days', value, expectedVersion, at: instant(at), by }))
  expect(await change(10, 0, '2026-03-01T12:00:00Z')).toBe(true)
  expect(await change(20, 1, '2026-03-01T15:00:00Z')).toBe(true)
  expect(await change(30, 1, '2026-03-01T16:00:00Z')).toBe(false)
  const grace = async (at: string) => (await settingsAt(t.db, instant(at))).reps_grace_days
  expect(await grace('2026-02-28T00:00:00Z')).toBe(defaultSettings.reps_grace_days)
  expect(await grace('2026-03-01T13:00:00Z')).toBe(10)
  expect(await grace('2026-03-02T00:00:00Z')).toBe(20)
  await expect(change(31, 2, '2026-03-03T00:00:00Z')).rejects.toThrow(RangeError)
})
