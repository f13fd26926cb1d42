import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { type CapturedMailbox, startCapturedMailbox } from '#platform/captured-mailbox.ts'
import type { Clock } from '#platform/clock.ts'
import { createDb, createPool, type Db } from '#platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { startWorker } from '#platform/jobs.ts'
import { createSendMail, mailTasks } from '#platform/mail.ts'
import { migrate } from '#platform/migrate.ts'
import { loadDivipola } from '#registries'
import { createApp } from './app.ts'
import { type Config, packageRoot } from './config.ts'
import { createModules, type Modules } from './modules.ts'

/** The program while it runs. */
export interface Running {
  config: Config
  db: Db
  /** For what opens its own connections. Holds the password. */
  databaseUrl: string
  /** Null when this process does not serve the web. */
  app: FastifyInstance | null
  /** Sentences for the person who started it. */
  notices: string[]
  /** Stops everything in the reverse order: no request and no job is cut. */
  stop(): Promise<void>
}

export interface StartOptions {
  config: Config
  clock: Clock
  log: Logger
  /** Responses are checked against the contract: everywhere but in production. */
  checkOutput: boolean
  /** Runs on the migrated database before anybody is served: the demo world. */
  prepare?: (prepared: { databaseUrl: string; config: Config; clock: Clock }) => Promise<void>
}

/** Starts the parts this process is for: database → migrations → mailbox of the demo → web → worker. */
export async function start(options: StartOptions): Promise<Running> {
  const { config, clock, log } = options
  const closing: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'))
    }
  }
  try {
    const { databaseUrl, notices } = await openDatabase(config, closing)
    await options.prepare?.({ databaseUrl, config, clock })
    const pool = createPool({
      connectionString: databaseUrl,
      max: config.databasePool,
      onError: (error) => log.warn({ err: error }, 'lost a database connection'),
    })
    const db = createDb({ pool })
    closing.push(() => db.destroy())
    await loadDivipola({ db, clock })

    const smtpUrl = config.smtpUrl ?? (await openMailbox(db, clock, closing)).url
    const sendMail = createSendMail({ publicUrl: config.publicUrl })
    const modules = await createModules({
      db,
      clock,
      publicUrl: config.publicUrl,
      sendMail,
      demo: config.demo,
      secrets: config.secrets,
    })

    await modules.prepare()

    const app = config.roles.includes('web') ? await listen(options, db, modules) : null
    if (app) closing.push(() => app.close())
    if (config.roles.includes('worker')) {
      const worker = await startWorker({
        connectionString: databaseUrl,
        log,
        tasks: { ...mailTasks({ db, clock, smtpUrl, from: config.mailFrom }), ...modules.tasks },
        crontab: modules.crontab,
      })
      closing.push(() => worker.stop())
    }
    return { config, db, databaseUrl, app, notices, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openDatabase(
  config: Config,
  closing: (() => Promise<unknown>)[],
): Promise<{ databaseUrl: string; notices: string[] }> {
  const folder = path.join(packageRoot, 'db/migrations')
  if (!config.databaseUrl) {
    const server: EmbeddedPostgres = await startEmbeddedPostgres({ folder: path.join(config.dataFolder, 'postgres') })
    closing.push(() => server.stop())
    await migrate({ connectionString: server.url(), folder })
    return { databaseUrl: server.url(), notices: server.notices }
  }
  const runtimeRole = decodeURIComponent(new URL(config.databaseUrl).username)
  const owner = config.databaseMigrateUrl
  const separate = owner !== null && decodeURIComponent(new URL(owner).username) !== runtimeRole
  await migrate({ connectionString: owner ?? config.databaseUrl, folder, ...(separate ? { runtimeRole } : {}) })
  const warning =
    'El programa usa la base de datos con el mismo usuario dueño de las tablas: dele uno propio y ponga el dueño en DATABASE_MIGRATE_URL.'
  return { databaseUrl: config.databaseUrl, notices: separate ? [] : [warning] }
}

async function openMailbox(db: Db, clock: Clock, closing: (() => Promise<unknown>)[]): Promise<CapturedMailbox> {
  const mailbox = await startCapturedMailbox({ db, clock })
  closing.push(() => mailbox.stop())
  return mailbox
}

async function listen(
  { config, clock, log, checkOutput }: StartOptions,
  db: Db,
  modules: Modules,
): Promise<FastifyInstance> {
  const webRoot = path.join(packageRoot, 'dist/web')
  const app = await createApp({
    db,
    clock,
    log,
    publicUrl: config.publicUrl,
    webRoot: fs.existsSync(path.join(webRoot, 'index.html')) ? webRoot : null,
    rates: config.rates,
    checkOutput,
    routes: modules.routes,
    guards: modules.guards,
    plugins: modules.plugins,
  })
  try {
    await app.listen({ port: config.port, host: config.host === 'localhost' ? '127.0.0.1' : config.host })
    if (config.host === 'localhost') await listenOnV6(app, config.port)
  } catch (error) {
    await app.close()
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTaken(config.port)
    throw error
  }
  return app
}

/**
 * The other loopback address, whatever the machine's table of names says `localhost` is: browsers may try it first.
 * Its connections are handed to the one HTTP server. A machine without IPv6 goes without.
 */
async function listenOnV6(app: FastifyInstance, port: number): Promise<void> {
  const door = net.createServer((socket) => app.server.emit('connection', socket))
  try {
    await new Promise<void>((resolve, reject) => {
      door.once('error', reject)
      door.listen(port, '::1', resolve)
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error
    return
  }
  app.server.once('close', () => door.close())
}

/** Another program listens there; `message` is the sentence for the person who starts this one. */
export class PortTaken extends Error {
  override name = 'PortTaken'

  constructor(port: number) {
    super(`El puerto ${port} está ocupado por otro programa: elija otro con PORT.`)
  }
}
