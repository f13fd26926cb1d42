/**
 * The look-up of a patient by exact document as the affiliation table grows, against a raw select by primary key of the same table in the
 * same run, and what each import costs.
 *   npx tsx bench/affiliation.ts [--sizes 100000,1000000,3000000] [--lookups 2000]
 */
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { affiliation, generateAffiliates, importFile, inspectFile } from '../server/modules/registries/index.ts'
import { systemActor } from '../server/platform/audit.ts'
import { systemClock } from '../server/platform/clock.ts'
import { plainDate } from '../server/platform/dates.ts'
import { createDb } from '../server/platform/db.ts'
import { createTestDatabase, startTestServer } from '../server/platform/testing/test-server.ts'
import { median, ms, rounds } from './measure.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000,3000000' },
    lookups: { type: 'string', default: '2000' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const lookups = Number(values.lookups)
const on = plainDate('2026-11-20')
const server = await startTestServer()
const { url, drop } = await createTestDatabase(server)
const db = createDb({ connectionString: url, max: 2 })
const at = (times: readonly number[], p: number): number => times[Math.floor((times.length - 1) * p)] ?? 0

function* pieces(size: number): Generator<Buffer> {
  for (const text of generateAffiliates(size)) yield Buffer.from(text)
}

try {
  let before = 0
  for (const [i, size] of sizes.entries()) {
    const open = (): Readable => Readable.from(pieces(size))
    const facts = await inspectFile(open())
    const start = performance.now()
    const cut = await importFile(
      { db, clock: systemClock },
      {
        kind: 'afiliacion',
        fileName: 'afiliacion.csv',
        facts,
        open,
        cutDate: plainDate(`2026-11-0${i + 1}`),
        complete: true,
        confirmed: true,
        actor: systemActor('bench'),
      },
    )
    const seconds = (performance.now() - start) / 1000
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
    console.log(
      `${cut.state}: ${size} rows read (${cut.rowsAdded} new, ${before} there before) in ${seconds.toFixed(1)} s, ${Math.round(size / seconds)} a second, ${memory} MB resident`,
    )
    before = size
    const { rows } = await sql<{ id: string; type: string; number: string }>`
      select row_id as id, doc_type as type, doc_number as number from registries.affiliates
      where upper_inf(recorded) order by hashint8(row_id) limit ${lookups}`.execute(db)
    const person = (n: number) => rows[n % rows.length] ?? { id: '0', type: '', number: '' }
    const raw = (n: number) =>
      sql`select doc_type, doc_number, first_name, second_name, first_surname, second_surname, born_on, sex, eps_code, regime,
        municipality_code, state, cut_date from registries.affiliates where row_id = ${person(n).id}::bigint`.execute(
        db,
      )
    const ours = (n: number) => affiliation.byDocument(db, person(n).type, person(n).number, { on })
    const none = (n: number) => affiliation.byDocument(db, 'CC', `80${String(n).padStart(8, '0')}`, { on })
    await rounds(lookups, raw)
    await rounds(lookups, ours)
    const [floors, times]: [number[], number[]] = [[], []]
    for (let round = 0; round < 5; round += 1) {
      floors.push(median(await rounds(lookups, raw)))
      const run = await rounds(lookups, ours)
      times.push(median(run))
      if (round === 4) console.log(`  last round of ours: p95 ${ms(at(run, 0.95))}  p99 ${ms(at(run, 0.99))}`)
    }
    const floor = median(floors.sort((a, b) => a - b))
    const time = median(times.sort((a, b) => a - b))
    const absent = median(await rounds(lookups, none))
    console.log(
      `  raw primary key ${ms(floor)}   by document ${ms(time)} (${(time / floor).toFixed(2)}×)   of nobody ${ms(absent)}`,
    )
  }
} finally {
  await db.destroy()
  await drop()
  await server.stop()
}
