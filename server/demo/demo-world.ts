import fs from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import { operatorRights } from '#contract/endpoint.ts'
import { systemActor } from '#platform/audit.ts'
import { keepDelivered } from '#platform/captured-mailbox.ts'
import { type Clock, MovableClock } from '#platform/clock.ts'
import { addDays, addMs, dayOf, type Instant, type PlainDate, startOfDay } from '#platform/dates.ts'
import type { Db } from '#platform/db.ts'
import { importText, loadSampleCatalogs } from '#registries'
import { createApp } from '../app.ts'
import { createOperatorAccount } from '../modules/identity/testing.ts'
import { createModules } from '../modules.ts'
import { type Accounts, accountsOf, readAccounts, writeAccounts } from './accounts.ts'
import { demoSessions, inProcess } from './in-process.ts'
import { civilPeople, registryFile } from './registry-files.ts'
import { scenes } from './story.ts'
import { DemoWorld } from './world.ts'

/** The one password of every demo account; the second factors differ. */
const PASSWORD = 'arrayanes-en-flor-27'
const OPERATOR = 'ines.rojas@ejemplo.co'

/** Which file of a folder of db/seeds is of which kind, in the order in which they load. */
const files = [
  ['reps-prestadores', 'reps_prestadores.csv'],
  ['reps-sedes', 'reps_sedes.csv'],
  ['reps-servicios', 'reps_servicios.csv'],
  ['sispro', 'eapb.csv'],
  ['rethus-personas', 'rethus_personas.csv'],
  ['rethus-academicos', 'rethus_academicos.csv'],
  ['rethus-sanciones', 'rethus_sanciones.csv'],
  ['sso', 'sso.csv'],
  ['registro-civil', 'registro_civil.csv'],
  ['afiliacion', 'afiliacion.csv'],
] as const

export interface DemoOptions {
  db: Db
  clock: Clock
  publicUrl: string
  secrets: readonly [string, ...string[]]
  mailFrom: string
  /** db/seeds. */
  seeds: string
  dataFolder: string
  /** File that stands while the world is being made. */
  mark: string
}

/**
 * Makes the demo world in a database that nobody used, through the importers and the verbs of the product, with a clock that walks
 * through the past year, and writes demo.json. Answers the accounts; null when the database has another life already.
 */
export async function seedDemo(options: DemoOptions): Promise<Accounts | null> {
  const { db, publicUrl, seeds } = options
  if (!(await isUntouched(db))) return readAccounts(options.dataFolder)
  fs.writeFileSync(options.mark, '')
  const now = options.clock.now()
  const today = dayOf(now)
  const clock = new MovableClock(startOfDay(addDays(today, -400)))
  const modules = await createModules({
    db,
    clock,
    publicUrl,
    sendMail: keepDelivered({ since: startOfDay(addDays(today, -30)), from: options.mailFrom }),
    demo: true,
    secrets: options.secrets,
  })
  const app = await createApp({
    db,
    clock,
    log: pino({ level: 'silent' }),
    publicUrl,
    webRoot: null,
    rates: { general: 1e6, login: 1e6, publicQuery: 1e6, mail: 1e6 },
    checkOutput: false,
    routes: modules.routes,
    guards: { ...modules.guards, session: demoSessions(clock) },
    plugins: [],
  })
  try {
    await app.ready()
    const world = new DemoWorld(db, clock, inProcess(app), civilPeople(seeds), PASSWORD)
    const operator = await db.transaction().execute((tx) =>
      createOperatorAccount(tx, {
        email: OPERATOR,
        password: PASSWORD,
        recoveryCodes: true,
        at: clock.now(),
        secrets: null,
      }),
    )
    world.operator = { kind: 'operator', operatorId: operator.operatorId, email: OPERATOR, rights: operatorRights }

    const timed = scenes.map((s) => ({ ...s, at: momentOf(today, s.daysAgo, s.hour, now) }))
    timed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const scene of timed) {
      clock.set(scene.at)
      if (scene.cut) await importFolder(options, clock, today, scene.cut)
      if (scene.cut === 'corte-anterior') {
        await loadSampleCatalogs({ db, clock }, { seeds, by: 'demostración' })
        world.civilCut = clock.today()
      }
      await scene.act?.(world).catch((error: unknown) => {
        throw new Error(`the demo, ${scene.daysAgo} days ago at ${scene.hour}`, { cause: error })
      })
    }
    // The dashboards have their numbers from the first hour on.
    await modules.tasks['prescribing:summary']?.({})
    const accounts = accountsOf(world, { publicUrl, operator })
    writeAccounts(options.dataFolder, accounts)
    fs.rmSync(options.mark)
    return accounts
  } finally {
    await app.close()
  }
}

/** An hour of Bogotá some days ago; never later than now. */
function momentOf(today: PlainDate, daysAgo: number, hour: string, now: Instant): Instant {
  const [h = 0, m = 0] = hour.split(':').map(Number)
  const at = addMs(startOfDay(addDays(today, -daysAgo)), (h * 60 + m) * 60_000)
  return at < now ? at : now
}

/** Nobody has an account and no registry was loaded but DIVIPOLA, which every installation has. */
async function isUntouched(db: Db): Promise<boolean> {
  const account = await db.selectFrom('identity.accounts').select('id').limit(1).executeTakeFirst()
  const provider = await db.selectFrom('registries.reps_providers').select('code').limit(1).executeTakeFirst()
  return !account && !provider
}

/** Loads what a folder of db/seeds has, dated for the demo's today, as the cut of the clock's day. */
async function importFolder(
  { db, seeds }: DemoOptions,
  clock: MovableClock,
  today: PlainDate,
  folder: string,
): Promise<void> {
  for (const [kind, name] of files) {
    if (!fs.existsSync(path.join(seeds, folder, name))) continue
    const text = registryFile(seeds, path.join(folder, name), today)
    const actor = systemActor('demostración')
    const done = await importText({ db, clock }, kind, text, {
      fileName: name,
      actor,
      // The files have every row, so a later cut vouches for the rows that it leaves as they were.
      complete: true,
      confirmed: true,
      // The exports of REPS say their own cut.
      ...(kind.startsWith('reps') ? {} : { cut: clock.today() }),
    })
    if (done.state !== 'applied' || done.rowsRejected > 0) throw new Error(`${folder}/${name}: ${JSON.stringify(done)}`)
  }
}
