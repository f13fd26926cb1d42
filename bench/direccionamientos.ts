/**
 * The queue of an EPS and the list of a supplier as what was prescribed and directed grows, against selects by primary key of the same rows
 * in the same run: a page of 25, and its count up to 1,001.
 *   npx tsx bench/direccionamientos.ts [--sizes 300000,3000000] [--calls 300]
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { countDirections, directionPage } from '../server/modules/supply/direccionamientos/direccionamientos.store.ts'
import { countWaiting, waitingPage } from '../server/modules/supply/direccionamientos/items.store.ts'
import { createDb } from '../server/platform/db.ts'
import { ensureMonth } from '../server/platform/months.ts'
import { createTestDatabase, startTestServer } from '../server/platform/testing/test-server.ts'
import { median, ms, rounds } from './measure.ts'

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '300000,3000000' }, calls: { type: 'string', default: '300' } },
})
const sizes = values.sizes.split(',').map(Number)
const calls = Number(values.calls)
const MONTHS = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']
const CODES = 20
const SUPPLIERS = 200
const server = await startTestServer()
const { url, drop } = await createTestDatabase(server)
const db = createDb({ connectionString: url, max: 2 })

/** Items from one consecutive to another, spread over months, EPS and suppliers; of ten, nine are directed and one waits. */
async function fill(from: number, to: number): Promise<void> {
  for (const [i, month] of MONTHS.entries()) {
    const mine = sql`generate_series(${from}::int, ${to - 1}::int) as n where n % ${MONTHS.length} = ${i}`
    const number = sql`to_char(${month}::date, 'YYYYMM') || '15' || '100' || lpad(n::text, 9, '0')`
    const waits = sql`(n / ${MONTHS.length}) % 10 = 0`
    await sql`
      insert into supply.items (month, number, kind, item, code, name, eps_code, regime, patient_doc_type, patient_doc_number, patient_name,
        ambito, total_quantity, ready_at, directed, directed_quantity)
      select ${month}::date, ${number}, 'M', 1, '019900540-01', 'Adalimumab', 'EPS' || lpad((n % ${CODES})::text, 3, '0'), 'contributivo',
        'CC', (1099000000 + n)::text, 'Persona ' || n, 12, 6, ${month}::date + n % 28 * interval '1 day' + n * interval '1 millisecond',
        case when ${waits} then 0 else 1 end, case when ${waits} then 0 else 6 end
      from ${mine}`.execute(db)
    await sql`
      insert into supply.direccionamientos (month, id, trace_id, number, kind, item, delivery, supplier_doc_type, supplier_doc_number,
        supplier_name, municipality_code, latest_on, quantity, code, eps_nit, eps_name, eps_code, regime, directed_at, directed_by,
        directed_by_name, state, official_text)
      select ${month}::date, n + 1, n + 1, ${number}, 'M', 1, 1, 'NI', (999000000 + n % ${SUPPLIERS})::text, 'Proveedor', '15238',
        ${month}::date + n % 60, 6, '019900540-01', '999000101', 'EPS', 'EPS' || lpad((n % ${CODES})::text, 3, '0'), 'contributivo',
        ${month}::timestamptz + n * interval '1 millisecond', '00000000-0000-7000-8000-000000000001', 'Persona',
        case when (n / ${MONTHS.length}) % 5 = 1 then 1 else 2 end, '{}'
      from ${mine} and not (${waits})`.execute(db)
  }
  await sql`vacuum analyze supply.items`.execute(db)
  await sql`vacuum analyze supply.direccionamientos`.execute(db)
}

const eps = (n: number) => ({ epsCodes: [`EPS${String(n % CODES).padStart(3, '0')}`], regime: 'contributivo' as const })
const supplier = (n: number) =>
  ({ scope: 'supplier', document: { type: 'NI', number: String(999_000_000 + (n % SUPPLIERS)) } }) as const
const page = { limit: 26 }
const due = { state: 1 } as const
const lists: Record<string, (n: number) => Promise<unknown>> = {
  'queue of an EPS': (n) => waitingPage(db, eps(n), {}, page),
  'its count': (n) => countWaiting(db, eps(n), {}),
  'due first, of a supplier': (n) => directionPage(db, supplier(n), due, 'vence', page),
  'newest, of a supplier': (n) => directionPage(db, supplier(n), {}, 'reciente', page),
  'newest, of an EPS': (n) => directionPage(db, { scope: 'eps', eps: eps(n) }, {}, 'reciente', page),
  'count of a supplier': (n) => countDirections(db, supplier(n), due, 'vence'),
}

try {
  for (const month of MONTHS) await ensureMonth(db, month)
  const former = new Map<string, number>()
  let before = 0
  for (const size of sizes) {
    const start = performance.now()
    await fill(before, size)
    before = size
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
    console.log(`${size} items, filled in ${((performance.now() - start) / 1000).toFixed(0)} s, ${memory} MB resident`)
    const raw = (n: number) =>
      sql`select i.number, i.name, i.patient_name, d.quantity, d.latest_on from supply.direccionamientos d
        join supply.items i on i.month = d.month and i.number = d.number and i.kind = d.kind and i.item = d.item
        where d.month = ${MONTHS[n % MONTHS.length]}::date
          and d.id = any(${Array.from({ length: 26 }, (_, k) => ((n * 37 + k * 11) % Math.floor(size / 6)) * 6 + (n % 6) + 1)}::int[])`.execute(
        db,
      )
    const timed = async (of: (n: number) => Promise<unknown>): Promise<number> => {
      await rounds(20, of)
      const times: number[] = []
      for (let round = 0; round < 5; round += 1) times.push(median(await rounds(calls, of)))
      return median(times.sort((a, b) => a - b))
    }
    const floor = await timed(raw)
    console.log(`  26 rows by primary key ${ms(floor)}`)
    for (const [name, of] of Object.entries(lists)) {
      const time = await timed(of)
      const was = former.get(name)
      console.log(
        `  ${name} ${ms(time)} (${(time / floor).toFixed(2)}×)${was ? `, ${Math.round((time / was - 1) * 100)} % over the former size` : ''}`,
      )
      former.set(name, time)
    }
  }
} finally {
  await db.destroy()
  await drop()
  await server.stop()
}
