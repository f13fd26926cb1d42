/**
 * What an import costs against its floor: the same rows by a raw COPY into an empty table with the same indexes, in the same run.
 *   npx tsx bench/import.ts [--providers 61000] [--rounds 5]
 */
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { generateReps, importText } from '../server/modules/registries/index.ts'
import { systemClock } from '../server/platform/clock.ts'
import { plainDate } from '../server/platform/dates.ts'
import { copyFrom, createDb } from '../server/platform/db.ts'
import { createTestDatabase, startTestServer } from '../server/platform/testing/test-server.ts'
import { median, ms, rounds } from './measure.ts'

const { values } = parseArgs({
  options: { providers: { type: 'string', default: '61000' }, rounds: { type: 'string', default: '5' } },
})
const providers = Number(values.providers)
const volume = { providers, sedes: 0, services: 0 }
const fileOf = (cut: string): string => {
  const [file] = generateReps({ ...volume, cut: plainDate(cut) })
  return [...(file?.lines ?? [])].join('')
}

const server = await startTestServer()
const { url, drop } = await createTestDatabase(server)
const db = createDb({ connectionString: url })
const deps = { db, clock: systemClock }
try {
  const columns =
    'source, code, doc_type, doc_number, name, legal_name, class_name, municipality_code, enabled, expires_on, recorded, cut_id, cut_date'
  const first = fileOf('2026-10-01')
  const loads = await rounds(1, () => importText(deps, 'reps-prestadores', first, { complete: true }))
  const same = await rounds(Number(values.rounds), (i) =>
    importText(deps, 'reps-prestadores', fileOf(`2026-10-0${i + 2}`), { complete: true }),
  )
  const partial = await rounds(Number(values.rounds), (i) =>
    importText(deps, 'reps-prestadores', fileOf(`2026-10-1${i + 1}`), { complete: false }),
  )
  const changed = fileOf('2026-11-01').replaceAll('6075551234', '6015550000')
  const changes = await rounds(1, () => importText(deps, 'reps-prestadores', changed, { complete: true }))

  const { rows } = await sql<{ line: string }>`
    select concat_ws(e'\\t', source, code, doc_type, doc_number, name, legal_name, class_name, municipality_code, enabled::text,
      expires_on::text, recorded::text, cut_id::text, cut_date::text) as line
    from registries.reps_providers where upper_inf(recorded)`.execute(db)
  const text = `${rows.map((row) => row.line).join('\n')}\n`
  const floor = await rounds(Number(values.rounds), async () => {
    await sql`drop table if exists floor`.execute(db)
    await sql`create table floor (like registries.reps_providers including all)`.execute(db)
    await copyFrom(db, `copy floor (${columns}) from stdin`, Readable.from([text]))
  })
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
  const ratio = (value: number): string => `${(value / median(floor)).toFixed(1)}×`
  console.log(`${providers} providers, ${(first.length / 1024 / 1024).toFixed(1)} MB of CSV, ${memory} MB resident`)
  console.log(`raw COPY with the same indexes (median)    ${ms(median(floor))}`)
  console.log(`first import                               ${ms(median(loads))}  ${ratio(median(loads))}`)
  console.log(`complete cut, nothing changed (median)     ${ms(median(same))}  ${ratio(median(same))}`)
  console.log(`partial cut, nothing changed (median)      ${ms(median(partial))}  ${ratio(median(partial))}`)
  console.log(`complete cut, every row changed            ${ms(median(changes))}  ${ratio(median(changes))}`)
} finally {
  await db.destroy()
  await drop()
  await server.stop()
}
