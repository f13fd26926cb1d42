/**
 * What the public search of REPS costs against its floor: the same index scan as one raw statement, in the same run,
 * at a volume and at ten times it (the cost must not follow the size of the table).
 *   npx tsx bench/reps-search.ts [--providers 6100] [--rounds 50]
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { generateReps, importText } from '../server/modules/registries/index.ts'
import { searchReps } from '../server/modules/registries/queries/public-queries.ts'
import { systemClock } from '../server/platform/clock.ts'
import { plainDate } from '../server/platform/dates.ts'
import { createDb, type Db } from '../server/platform/db.ts'
import { createTestDatabase, startTestServer } from '../server/platform/testing/test-server.ts'
import { median, ms, rounds } from './measure.ts'

const { values } = parseArgs({
  options: { providers: { type: 'string', default: '6100' }, rounds: { type: 'string', default: '50' } },
})
const n = Number(values.rounds)
const limit = 20

async function measure(db: Db, providers: number): Promise<void> {
  const deps = { db, clock: systemClock }
  const [file] = generateReps({ providers, sedes: 0, services: 0, cut: plainDate('2026-11-18') })
  await importText(deps, 'reps-prestadores', [...(file?.lines ?? [])].join(''), { complete: true })
  console.log(`${providers} providers`)
  const cases: [string, { q: string; municipality: string }][] = [
    ['a rare name', { q: `arrayanes ${providers - 5}`, municipality: '' }],
    ['a common word', { q: 'clinica', municipality: '' }],
    ['an NIT', { q: '999000001', municipality: '' }],
    ['a municipality', { q: '', municipality: '05001' }],
  ]
  for (const [name, query] of cases) {
    const words = query.q.split(' ').map((w) => `%${w}%`)
    const floor = await rounds(n, () =>
      /^\d+$/.test(query.q)
        ? sql`select code, name from registries.reps_providers where doc_number = ${query.q} and upper_inf(recorded) limit ${limit}`.execute(
            db,
          )
        : query.municipality
          ? sql`select code, name from registries.reps_providers where municipality_code = ${query.municipality} and upper_inf(recorded) order by sort_name, code limit ${limit}`.execute(
              db,
            )
          : sql`select code, name from registries.reps_providers where search_text like all(${words}) and upper_inf(recorded) order by sort_name, code limit ${limit}`.execute(
              db,
            ),
    )
    const ours = await rounds(n, () => searchReps(deps, { ...query, limit }))
    console.log(
      `  ${name.padEnd(16)} raw ${ms(median(floor)).padStart(9)}   ours ${ms(median(ours)).padStart(9)}   ${(median(ours) / median(floor)).toFixed(1)}×`,
    )
  }
}

const server = await startTestServer()
try {
  for (const factor of [1, 10]) {
    const { url, drop } = await createTestDatabase(server)
    const db = createDb({ connectionString: url })
    await measure(db, Number(values.providers) * factor)
    await db.destroy()
    await drop()
  }
} finally {
  await server.stop()
}
