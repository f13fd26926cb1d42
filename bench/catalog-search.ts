/**
 * Search of a catalogue of 165,000 medicines with what people type, mistakes included, against two floors in the same run: the exact code by
 * its index, and every word by ILIKE over the same rows (which finds nothing that is mistyped or accented otherwise).
 *   npx tsx bench/catalog-search.ts [--rows 165000] [--queries 200] [--rounds 5] [--slow]
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { catalogs, generateMedicines, importText } from '../server/modules/registries/index.ts'
import { systemClock } from '../server/platform/clock.ts'
import { plainDate } from '../server/platform/dates.ts'
import { createDb } from '../server/platform/db.ts'
import { createTestDatabase, startTestServer } from '../server/platform/testing/test-server.ts'
import { median, ms, rounds } from './measure.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '165000' },
    queries: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '5' },
    slow: { type: 'boolean', default: false },
  },
})
const [count, asked, repeats] = [Number(values.rows), Number(values.queries), Number(values.rounds)]
const today = plainDate('2026-11-20')

/** A word as a hurried hand types it: a letter less, one doubled, two swapped, one that is its neighbour. */
function mistype(word: string, i: number): string {
  const at = 1 + (i % Math.max(1, word.length - 2))
  const rest = word.slice(at + 1)
  return [
    word.slice(0, at) + rest,
    word.slice(0, at) + word.charAt(at) + word.slice(at),
    word.slice(0, at) + rest.charAt(0) + word.charAt(at) + rest.slice(1),
    `${word.slice(0, at)}e${rest}`,
  ][i % 4] as string
}

/** What people type for a row: whole, beginnings only, in another order, without accents, mistyped, vague. */
function typed(name: string, i: number): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  const [first = '', ...rest] = plain.split(' ')
  const amount = rest.find((w) => /^\d/.test(w)) ?? ''
  const form = rest.at(-1) ?? ''
  return [
    first,
    `${first} ${amount}`,
    `${amount} ${first}`,
    `${form} ${first} ${amount} mg`,
    first.slice(0, 5),
    mistype(first, i),
    `${mistype(first, i + 1)} ${amount}`,
    `${form.slice(0, 4)} ${mistype(first, i + 2)}`,
    first.slice(0, 3),
    `${form} ${amount}`,
  ][i % 10] as string
}

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0

const server = await startTestServer()
const { url, drop } = await createTestDatabase(server)
const db = createDb({ connectionString: url, max: 2 })
try {
  const text = [...generateMedicines(count)].join('')
  const start = performance.now()
  const cut = await importText({ db, clock: systemClock }, 'sispro', text, {
    cut: today,
    complete: true,
    confirmed: true,
  })
  const took = performance.now() - start
  console.log(
    `${cut.rowsAdded} rows imported in ${(took / 1000).toFixed(1)} s (${Math.round(count / (took / 1000))} rows a second)`,
  )
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from registries.reference_rows where table_name = 'CatalogoCUMs'
    order by hashtext(code) limit ${asked}`.execute(db)
  const queries = rows.map((row, i) => ({ ...row, typed: typed(row.name, i), kind: i % 10 }))
  const runs: number[][] = []
  const perQuery = queries.map((): number[] => [])
  let hits = 0
  for (let round = 0; round <= repeats; round += 1) {
    const times: number[] = []
    for (const [i, query] of queries.entries()) {
      const began = performance.now()
      const found = await catalogs.search(db, 'cum', query.typed, today)
      const time = performance.now() - began
      times.push(time)
      perQuery[i]?.push(time)
      const meant = query.name.split(' ')[0] ?? ''
      if (round === 0 && query.kind < 8 && found.some((f) => f.name.includes(meant))) hits += 1
    }
    // The first round warms the caches.
    if (round > 0) runs.push(times.sort((a, b) => a - b))
  }
  const of = (p: number): number => median(runs.map((times) => percentile(times, p)).sort((a, b) => a - b))
  const exact = await rounds(queries.length * 2, (i) =>
    sql`select code, name from registries.reference_rows
      where table_name = 'CatalogoCUMs' and code = ${queries[i % queries.length]?.code} and upper_inf(recorded)`.execute(
      db,
    ),
  )
  const ilike = await rounds(40, (i) => {
    const words = (queries[i % queries.length]?.typed ?? '').split(' ').map((w) => `%${w}%`)
    return sql`select code, name from registries.reference_rows
      where table_name = 'CatalogoCUMs' and upper_inf(recorded)
        and (name || ' ' || coalesce(description, '')) ilike all(${words}) order by length(name), name limit 20`.execute(
      db,
    )
  })
  const expected = queries.filter((q) => q.kind < 8).length
  const ratio = (floor: readonly number[]): string => `${(of(0.5) / median(floor)).toFixed(2)}×`
  console.log(`${queries.length} queries, median of ${repeats} rounds`)
  console.log(`search      p50 ${ms(of(0.5))}  p95 ${ms(of(0.95))}  p99 ${ms(of(0.99))}`)
  console.log(`exact code  p50 ${ms(median(exact))}  (search is ${ratio(exact)})`)
  console.log(`ILIKE       p50 ${ms(median(ilike))}  p95 ${ms(percentile(ilike, 0.95))}  (search is ${ratio(ilike)})`)
  console.log(`the medicine meant is among the 20 in ${hits} of ${expected} queries that name it`)
  if (values.slow) {
    const slow = queries.map((q, i) => ({
      typed: q.typed,
      kind: q.kind,
      time: median((perQuery[i] ?? []).sort((a, b) => a - b)),
    }))
    for (const q of slow.sort((a, b) => b.time - a.time).slice(0, 25))
      console.log(`  ${ms(q.time)}  (${q.kind}) ${q.typed}`)
  }
} finally {
  await db.destroy()
  await drop()
  await server.stop()
}
