import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Prescriber, prescribingWorld, sampleContent } from '../../testing/prescribing-world.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { officialFaults } from '../../web-services/official/prescription.ts'

let t: TestApp
let w: ReturnType<typeof prescribingWorld>
let me: Prescriber
beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  me = await w.prescriber()
}, 120_000)
afterAll(() => t.close())

describe('signing', () => {
  test('gives a number of the day, the rows, the official text and the audit', async () => {
    const answer = await w.sign(me, await w.draft(me, sampleContent(['M', 'P', 'D', 'N', 'S'])))
    expect(answer.body).toMatchObject({ number: expect.stringMatching(/^202611201\d{11}$/) })
    const text = await sql<{ text: string }>`select text from prescribing.official_texts`.execute(t.db)
    expect(officialFaults(text.rows[0]?.text ?? '')).toEqual([])
    const view = await me.get(`/contexts/${me.context}/prescriptions/${answer.body.number}`)
    expect(view.status, JSON.stringify(view.body)).toBe(200)
    const pdf = await me.get(`/contexts/${me.context}/prescriptions/${answer.body.number}/pdf`)
    expect(pdf.status).toBe(200)
  })
})
