/**
 * What a signature and the reading of a prescription cost through the whole product (session, authority, validation, official text,
 * audit, notice), against a bare handler that runs the same statements with the same connection settings, in the same run: at a volume
 * and at ten times it. The floor replays the statements that one real request sent, with keys of its own.
 *   npx tsx bench/prescriptions.ts [--sizes 300000,3000000] [--calls 200]
 */
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import Fastify, { type FastifyInstance } from 'fastify'
import pg from 'pg'
import pino from 'pino'
import { createApp } from '../server/app.ts'
import { openSession, TEST_SECRETS } from '../server/modules/identity/testing.ts'
import { createModules } from '../server/modules.ts'
import { MovableClock } from '../server/platform/clock.ts'
import { copyFrom, createDb, createPool } from '../server/platform/db.ts'
import { newId } from '../server/platform/ids.ts'
import { createSendMail } from '../server/platform/mail.ts'
import { createTestDatabase, startTestServer } from '../server/platform/testing/test-server.ts'
import { prescribingWorld, sampleContent } from '../server/testing/prescribing-world.ts'
import { TEST_NOW } from '../server/testing/test-app.ts'
import type { Visitor } from '../server/testing/visitor.ts'
import { median, ms } from './measure.ts'

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '300000,3000000' }, calls: { type: 'string', default: '200' } },
})
const sizes = options.sizes.split(',').map(Number)
const calls = Number(options.calls)
const MONTHS = ['2026-09-01', '2026-10-01', '2026-11-01']
const ROUNDS = 5
const publicUrl = 'http://localhost:3000'

// The product, composed as it runs, without a network ----------------------------------------------------------------

const server = await startTestServer()
const { url, drop } = await createTestDatabase(server)
const pool = createPool({ connectionString: url, max: 4 })
const db = createDb({ pool })
const clock = new MovableClock(TEST_NOW)
const modules = await createModules({
  db,
  clock,
  publicUrl,
  sendMail: createSendMail({ publicUrl }),
  demo: false,
  secrets: TEST_SECRETS,
})
const rates = { general: 1e9, login: 1e9, publicQuery: 1e9, mail: 1e9 }
const log = pino({ level: 'silent' })
const app = await createApp({ ...modules, db, clock, log, publicUrl, webRoot: null, rates, checkOutput: false })
await app.ready()
const as = (cookie: string | null): Visitor => {
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
    const headers = { origin: publicUrl, ...(cookie ? { cookie } : {}) }
    const payload = body === undefined ? {} : { payload: body as object }
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...payload })
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as never, headers: answer.headers }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path, body) => call('DELETE', path, body),
  }
}
const w = prescribingWorld({ db, clock, as })
await w.catalogs()
const me = await w.prescriber()
const cookie = await w.inTx((tx) => openSession(tx, { personId: me.personId, at: clock.now() }))

// What one request sends to the database -----------------------------------------------------------------------------

interface Sent {
  name?: string
  text: string
  values: unknown[]
}
let recorded: Sent[] | null = null
/** The driver's client, as far as this looks: whatever form a statement is sent in, it goes on as it came. */
const driver = pg.Client.prototype as unknown as { query(this: pg.Client, ...args: unknown[]): unknown }
const { query } = driver
driver.query = function (...args) {
  const [config] = args
  if (recorded && isStatement(config)) {
    const { name, text, values = [] } = config
    recorded.push({ ...(name ? { name } : {}), text, values })
  }
  return query.apply(this, args)
}

function isStatement(config: unknown): config is pg.QueryConfig<unknown[]> {
  return typeof config === 'object' && config !== null && 'text' in config
}

async function record(request: () => Promise<unknown>): Promise<Sent[]> {
  recorded = []
  await request()
  const sent = recorded
  recorded = null
  return sent
}

/** The same statements on one connection, some values replaced; the rows of the first answer that has a `name`d column are handed on. */
async function replay(
  sent: readonly Sent[],
  swap: (value: unknown) => unknown,
  seen?: (row: pg.QueryResultRow) => void,
) {
  const client = await pool.connect()
  try {
    for (const { name, text, values } of sent) {
      const result = await client.query({ ...(name ? { name } : {}), text, values: values.map(swap) })
      if (seen && result.rows[0]) seen(result.rows[0])
    }
  } finally {
    client.release()
  }
}

// Signing ------------------------------------------------------------------------------------------------------------

const content = JSON.stringify(sampleContent())
/** Drafts ready to be signed, made beforehand. */
async function drafts(n: number): Promise<string[]> {
  const ids = Array.from({ length: n }, () => newId())
  await pool.query(
    `insert into prescribing.drafts (id, person_id, context, content, created_at, updated_at)
     select id, $2, $3, jsonb_set($4::jsonb, '{patient,document,number}', to_jsonb('77' || lpad((random() * 1e8)::int::text, 8, '0'))), $5, $5
     from unnest($1::uuid[]) id`,
    [ids, me.personId, me.context, content, TEST_NOW],
  )
  return ids
}
const headers = { cookie, origin: publicUrl }
const sign = async (draftId: string): Promise<string> => {
  const address = `/api/v1/contexts/${me.context}/drafts/${draftId}/sign`
  const answer = await app.inject({ method: 'POST', url: address, headers, payload: { version: 1 } })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json().number
}
const read = async (number: string): Promise<void> => {
  const address = `/api/v1/contexts/${me.context}/prescriptions/${number}`
  const answer = await app.inject({ method: 'GET', url: address, headers })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

async function bareHandlers(): Promise<FastifyInstance> {
  const [sample = ''] = await drafts(1)
  let number = ''
  const signing = await record(async () => {
    number = await sign(sample)
  })
  const insert = signing.find((s) => s.text.includes('insert into prescribing.prescriptions'))
  const [, id, , consecutive] = insert?.values ?? []
  const reading = await record(() => read(number))
  console.log(`statements: ${signing.length} to sign, ${reading.length} to read`)
  const bare = Fastify()
  bare.post<{ Params: { draft: string } }>('/sign/:draft', async ({ params }) => {
    let own = 0
    const fresh = newId()
    const named = (): string => `${number.slice(0, 11)}${String(own).padStart(9, '0')}`
    await replay(
      signing,
      (value) => {
        if (value === sample) return params.draft
        if (value === id) return fresh
        if (value === consecutive) return own
        return value === number ? named() : value
      },
      (row) => {
        if (row.n && own === 0) own = Number(row.n)
      },
    )
    return { number: named(), verificationCode: 'AAAAAAAA' }
  })
  const stored = (await pool.query(`select month, id from prescribing.prescriptions where number = $1`, [number]))
    .rows[0]
  bare.get<{ Params: { number: string } }>('/read/:number', async ({ params }) => {
    let found: pg.QueryResultRow = {}
    await replay(
      reading,
      (value) => {
        if (value === number) return params.number
        if (value === stored?.id) return found.id ?? value
        return value === stored?.month ? `${params.number.slice(0, 4)}-${params.number.slice(4, 6)}-01` : value
      },
      (row) => {
        if (row.snapshot) found = row
      },
    )
    return found
  })
  await bare.ready()
  return bare
}

// The volume ---------------------------------------------------------------------------------------------------------

let there = 0
/** Tops the tables up by COPY into the partitions, as a national day would leave them; one in a thousand is the measured doctor's. */
async function fill(size: number): Promise<void> {
  const start = performance.now()
  const snapshot = JSON.stringify({
    prescriber: {
      documentType: 'CC',
      documentNumber: '1',
      firstName: 'A',
      firstSurname: 'B',
      register: '1',
      profession: 'Medicina',
    },
    provider: { documentType: 'NI', documentNumber: me.ips.nit, code: me.ips.sedes[0], name: 'IPS', sedeName: '01' },
    epsName: 'EPS',
    role: 'PRESCRIPTOR',
  })
  const body = JSON.stringify(sampleContent())
  // Only what the doctor reads is whole: the rest is short, so that three million fit on a laptop.
  const short = JSON.stringify({ patient: { firstName: 'Elvia', firstSurname: 'Tibaduiza' }, ambito: '12', items: [] })
  const mine = (i: number): boolean => i % 1_000 === 0
  for (const month of MONTHS) {
    await pool.query('select platform.ensure_month($1)', [month])
    const suffix = month.slice(0, 7).replace('-', '')
    const count = Math.floor((size - there) / MONTHS.length)
    const first = Math.floor(there / MONTHS.length)
    const key = (i: number): string =>
      `0192${suffix}-0000-7000-8000-${String(first + i).padStart(12, '0')}`.replace(
        /^(.{4})(.{6})/,
        (_, a, b) => `${a}${b.slice(2)}`,
      )
    const day = (i: number): string => `${month.slice(0, 8)}${String(((first + i) % 28) + 1).padStart(2, '0')}`
    const number = (i: number): string => `${day(i).replaceAll('-', '')}100${String(500_000_000 + first + i)}`
    const copy = (table: string, columns: string, line: (i: number) => string) =>
      w.inTx(async (tx) => {
        function* pieces(): Generator<string> {
          for (let i = 0; i < count; ) {
            let piece = ''
            for (const end = Math.min(i + 500, count); i < end; i += 1) piece += `${line(i)}\n`
            yield piece
          }
        }
        await copyFrom(tx, `copy prescribing.${table}_${suffix} (${columns}) from stdin`, Readable.from(pieces()))
      })
    const prescribers = Array.from({ length: 5_000 }, () => newId())
    await copy(
      'prescriptions',
      'month, id, number, consecutive, prescribed_on, prescribed_at, state, context, capacity_id, sede_code, provider_nit, prescriber_id, patient_doc_type, patient_doc_number, eps_code, regime, ambito, content, snapshot, verification_code',
      (i) =>
        [
          month,
          key(i),
          number(i),
          500_000_000 + first + i,
          day(i),
          `${day(i)} 15:00:00+00`,
          4,
          me.context,
          me.ips.capacityId,
          me.ips.sedes[0],
          me.ips.nit,
          mine(i) ? me.personId : prescribers[i % prescribers.length],
          'CC',
          `66${String(((first + i) * 7_919) % 10_000_000).padStart(8, '0')}`,
          'EPS900',
          'contributivo',
          12,
          (mine(i) ? body : short).replaceAll('\\', '\\\\'),
          mine(i) ? snapshot : '{}',
          'AAAAAAAA',
        ].join('\t'),
    )
    await pool.query(`alter table prescribing.items_${suffix} disable trigger all`)
    await pool.query(`alter table prescribing.official_texts_${suffix} disable trigger all`)
    await copy(
      'items',
      'month, prescription_id, kind, number, code, name, successive, total_quantity, days, board_state',
      (i) => [month, key(i), 'M', 1, '019900540-01', 'Adalimumab', 't', 6, 84, i % 20 === 0 ? 2 : 1].join('\t'),
    )
    await copy('official_texts', 'month, prescription_id, text', (i) =>
      [month, key(i), `{"of":"${number(i)}"}`].join('\t'),
    )
    await pool.query(`alter table prescribing.items_${suffix} enable trigger all`)
    await pool.query(`alter table prescribing.official_texts_${suffix} enable trigger all`)
  }
  there = size
  for (const table of ['prescriptions', 'items', 'official_texts', 'events', 'drafts'])
    await pool.query(`vacuum analyze prescribing.${table}`)
  const { rows } = await pool.query('select pg_size_pretty(pg_database_size(current_database())) as size')
  console.log(
    `\n${size} prescriptions (${rows[0]?.size}), filled in ${Math.round((performance.now() - start) / 1000)} s`,
  )
}

// Measuring ----------------------------------------------------------------------------------------------------------

interface Times {
  p50: number
  p99: number
}
async function timed<T>(of: readonly T[], run: (one: T) => Promise<unknown>): Promise<Times> {
  const times: number[] = []
  for (const one of of) {
    const start = performance.now()
    await run(one)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { p50: median(times), p99: times[Math.floor((times.length - 1) * 0.99)] ?? 0 }
}
const middle = (times: readonly Times[], key: keyof Times): number =>
  median(times.map((t) => t[key]).sort((a, b) => a - b))

/** Alternating: ours, floor, ours, floor …; the median of the rounds. */
async function compare<T>(
  what: string,
  some: () => Promise<T[]>,
  ours: (one: T) => Promise<unknown>,
  floor: (one: T) => Promise<unknown>,
) {
  await timed((await some()).slice(0, 40), ours)
  await timed((await some()).slice(0, 40), floor)
  const [mine, bare]: [Times[], Times[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(await timed(await some(), ours))
    bare.push(await timed(await some(), floor))
  }
  const [p50, p99, f50, f99] = [middle(mine, 'p50'), middle(mine, 'p99'), middle(bare, 'p50'), middle(bare, 'p99')]
  console.log(
    `  ${what.padEnd(5)} p50 ${ms(p50)}  p99 ${ms(p99)}   bare p50 ${ms(f50)}  p99 ${ms(f99)}   ratio ${(p50 / f50).toFixed(2)}×`,
  )
  return { p50, ratio: p50 / f50 }
}

try {
  const bare = await bareHandlers()
  const results: { create: number; read: number }[] = []
  for (const size of sizes) {
    await fill(size)
    const numbers = (
      await pool.query(
        `select number from prescribing.prescriptions where prescriber_id = $1 and month < '2026-12-01' and number like '%1005%' order by random() limit $2`,
        [me.personId, calls],
      )
    ).rows.map((row) => String(row.number))
    const create = await compare(
      'sign',
      () => drafts(calls),
      sign,
      (draft) => bare.inject({ method: 'POST', url: `/sign/${draft}` }).then(fine),
    )
    const one = await compare(
      'read',
      async () => Array.from({ length: calls }, (_, i) => numbers[i % numbers.length] ?? ''),
      read,
      (number) => bare.inject({ method: 'GET', url: `/read/${number}` }).then(fine),
    )
    results.push({ create: create.p50, read: one.p50 })
    console.log(`  memory ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB resident`)
  }
  const [small, large] = [results[0], results.at(-1)]
  if (small && large && results.length > 1)
    console.log(
      `\n${sizes[0]} → ${sizes.at(-1)}: sign ${change(small.create, large.create)}, read ${change(small.read, large.read)}`,
    )
  await bare.close()
} finally {
  await app.close()
  await db.destroy()
  await drop()
  await server.stop()
}

function change(from: number, to: number): string {
  const percent = Math.round((to / from - 1) * 100)
  return `${percent >= 0 ? '+' : ''}${percent} %`
}

function fine(answer: { statusCode: number; body: string }): void {
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
