import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prescribingWorld, sampleContent } from '../../../testing/prescribing-world.ts'
import { TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import { openSession, TEST_SECRETS } from '../../identity/testing.ts'

/** More in `npm run proof`. */
const runs = Number(process.env.CRASH_RUNS ?? 5)
const child = path.resolve(`node_modules/.cache/openmipres/signing-child-${process.pid}.mjs`)
let t: TestApp
beforeAll(async () => {
  t = await testApp()
  // One file, so that a process is there in a second.
  await build({
    entryPoints: ['server/testing/signing-child.ts'],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
}, 120_000)
afterAll(async () => {
  fs.rmSync(child, { force: true })
  await t.close()
})

/** Starts a signing process, kills it after some signatures, and says what it had acknowledged. */
function signUntilKilled(signing: object, pause: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, SIGNING: JSON.stringify(signing) }
    const running = spawn(process.execPath, [child], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let errors = ''
    let armed = false
    running.stderr.on('data', (chunk: Buffer) => {
      errors += String(chunk)
    })
    running.stdout.on('data', (chunk: Buffer) => {
      out += String(chunk)
      // Not before it signs: a kill that meets nothing proves nothing.
      if (!armed && out.split('\n').length > 3) {
        armed = true
        setTimeout(() => running.kill('SIGKILL'), pause)
      }
    })
    running.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the process ended by itself: ${errors}`))
      // A last line without its end was not fully said.
      return resolve(out.slice(0, out.lastIndexOf('\n')).split('\n').slice(1).filter(Boolean))
    })
  })
}

test(`kill -9 while signing, ${runs} times: every acknowledged number exists once, whole; nothing exists in part`, {
  timeout: 60_000 + runs * 15_000,
}, async () => {
  const w = prescribingWorld(t)
  await w.catalogs()
  const me = await w.prescriber()
  const cookie = await w.inTx((tx) => openSession(tx, { personId: me.personId, at: t.clock.now() }))
  const signing = {
    databaseUrl: t.url,
    cookie,
    context: me.context,
    now: TEST_NOW,
    secret: TEST_SECRETS[0],
    content: sampleContent(['M', 'S']),
  }
  const acknowledged: string[] = []
  for (let run = 0; run < runs; run += 1) acknowledged.push(...(await signUntilKilled(signing, (run * 37) % 120)))
  // What the killed processes left open rolls back when the server notices that they are gone.
  await expect
    .poll(
      async () =>
        (
          await sql<{ n: string }>`
      select count(*) as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`.execute(
            t.db,
          )
        ).rows[0]?.n,
    )
    .toBe('0')

  const whole = await sql<{ draft: string; number: string }>`
    select d.id as draft, p.number from prescribing.prescriptions p
    join prescribing.drafts d on d.signed_number = p.number
    join prescribing.official_texts o on o.month = p.month and o.prescription_id = p.id
      and o.text like '%' || p.number || '%'
    where (select count(*) from prescribing.items i where i.month = p.month and i.prescription_id = p.id) = 2
      and (select count(*) from audit.events e where e.act = 'prescribing.signed' and e.after ->> 'prescription' = p.number) = 1`.execute(
    t.db,
  )
  const there = new Set(whole.rows.map((row) => `${row.draft} ${row.number}`))
  expect(acknowledged.length).toBeGreaterThanOrEqual(runs * 2)
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  expect(acknowledged.filter((one) => !there.has(one))).toEqual([])

  // Nothing in part: as many of each as of whole ones, and a signed draft for each.
  const counts = await sql`
    select (select count(*)::int from prescribing.prescriptions) as prescriptions,
      (select count(distinct number)::int from prescribing.prescriptions) as numbers,
      (select count(*)::int from prescribing.items) as items,
      (select count(*)::int from prescribing.official_texts) as texts,
      (select count(*)::int from prescribing.drafts where signed_number is not null) as drafts,
      (select count(*)::int from audit.events where act = 'prescribing.signed') as events`.execute(t.db)
  const n = there.size
  expect(counts.rows[0]).toEqual({ prescriptions: n, numbers: n, items: 2 * n, texts: n, drafts: n, events: n })
})
