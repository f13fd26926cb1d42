import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pendingCodes } from '#contract/paths.ts'
import { MovableClock } from '#platform/clock.ts'
import { addMs, instant } from '#platform/dates.ts'
import { createSendMail } from '#platform/mail.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { loadDivipola } from '#registries'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openSession } from '../modules/identity/testing.ts'
import { createModules } from '../modules.ts'
import { type Accounts, demoLines } from './accounts.ts'
import { seedDemo } from './demo-world.ts'
import { prepareDemo } from './prepare-demo.ts'

const clock = new MovableClock(instant('2027-03-08T15:00:00.000Z'))
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'openmipres-demo-'))
const publicUrl = 'http://localhost:3000'
const secrets: [string] = ['a secret of the demo in tests, no other']
let database: Awaited<ReturnType<typeof testDatabase>>
let app: FastifyInstance
let accounts: Accounts

const seed = () =>
  seedDemo({
    db: database.db,
    clock,
    publicUrl,
    mailFrom: 'no-responder@localhost',
    secrets,
    seeds: 'db/seeds',
    dataFolder,
    mark: path.join(dataFolder, 'demo.unfinished'),
  })

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  await loadDivipola({ db, clock })
  const made = await seed()
  if (!made) throw new Error('no demo was made')
  accounts = made
  const sendMail = createSendMail({ publicUrl })
  const modules = await createModules({ db, clock, publicUrl, sendMail, demo: true, secrets })
  const rates = { general: 1e6, login: 1e6, publicQuery: 1e6, mail: 1e6 }
  const log = pino({ level: 'silent' })
  app = await createApp({ ...modules, db, clock, log, publicUrl, webRoot: null, rates, checkOutput: true })
}, 240_000)
afterAll(async () => {
  await app?.close()
  await database.close()
  fs.rmSync(dataFolder, { recursive: true, force: true })
})

/** What the API answers to this person. */
async function reader(number: string): Promise<(url: string) => Promise<unknown>> {
  const { id } = await database.db
    .selectFrom('identity.persons')
    .select('id')
    .where('doc_number', '=', number)
    .executeTakeFirstOrThrow()
  const cookie = await database.db.transaction().execute((tx) => openSession(tx, { personId: id, at: clock.now() }))
  return async (url) => {
    const response = await app.inject({ url: `/api/v1${url}`, headers: { cookie } })
    expect(response.statusCode, `${url}: ${response.body.slice(0, 300)}`).toBe(200)
    return response.json()
  }
}

/** Every status code that stands anywhere in an answer. */
const codesIn = (answer: unknown): string[] => JSON.stringify(answer).match(/(?<="pending":")P-[A-Z0-9-]+/g) ?? []

test('the world is as large as promised, and demo.json says who can be played', async () => {
  const entities = accounts.entities
  const having = (capacity: string) => entities.filter((e) => e.capacities.some((c) => c.startsWith(capacity)))
  expect(having('eps')).toHaveLength(2)
  expect(having('ips').length).toBeGreaterThanOrEqual(6)
  expect(having('proveedor').length).toBeGreaterThanOrEqual(3)
  expect(accounts.actors.length + accounts.others.length).toBeGreaterThanOrEqual(60)
  expect(JSON.parse(fs.readFileSync(path.join(dataFolder, 'demo.json'), 'utf8'))).toEqual(accounts)
  const roles = accounts.actors.map((a) => a.role)
  for (const role of ['Representante legal', 'Delegado de IPS', 'Profesional', 'SSO', 'Otro usuario', 'Persona'])
    expect(roles).toContain(role)
  const get = await reader('1099301714')
  expect(await get('/me/security')).toMatchObject({ recoveryCodesLeft: 10 })
  expect(demoLines(dataFolder)).toContain('CC 1099400218')
})

test('somebody stands at every P-code of docs/rules.md', async () => {
  const seen = new Set<string>()
  const note = (codes: string[]): void => {
    for (const code of codes) seen.add(code)
  }
  for (const one of [...accounts.actors, ...accounts.others].filter((a) => a.document)) {
    if (one.name.startsWith('Libardo')) continue // closed his account: nobody signs in
    const get = await reader(one.document?.number ?? '')
    const mine = (await get('/me/paths')) as { paths: unknown[]; couldBe: { state: string }[] }
    note(codesIn(mine))
    // The last three are states of a list, not of a step: who has an account and no registration, and the claims on entities.
    if (mine.paths.length === 0 && mine.couldBe.some((type) => type.state === 'met')) note(['P-REG'])
    const { entities, claims } = (await get('/entities')) as {
      entities: { entityId: string }[]
      claims: { state: string }[]
    }
    for (const { entityId } of entities) note(codesIn(await get(`/entities/${entityId}/path`)))
    if (claims.some((c) => c.state === 'en_revision')) note(['P-MSS-REV'])
    if (claims.some((c) => c.state === 'rechazada') && entities.length === 0) note(['P-MSS-JUR'])
  }
  expect(pendingCodes.filter((code) => !seen.has(code))).toEqual([])
}, 60_000)

test('a later start does not make it again, nor one over a database with another life', async () => {
  const count = () =>
    database.db
      .selectFrom('identity.accounts')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst()
  const before = await count()
  clock.set(addMs(clock.now(), 86_400_000))
  expect(await seed()).toEqual(accounts)
  expect(await count()).toEqual(before)
})

test('without demo nothing is made, whatever the database', async () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://nobody@localhost:1/none',
    PUBLIC_URL: publicUrl,
    SMTP_URL: 'smtp://localhost',
    OPENMIPRES_SECRET: 'x'.repeat(40),
    OPENMIPRES_DATA: dataFolder,
  })
  await prepareDemo({ databaseUrl: config.databaseUrl ?? '', config, clock })
})
