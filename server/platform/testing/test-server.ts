import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded-postgres.ts'
import { migrate } from '../migrate.ts'

/** The database every test file's own is copied from. */
const TEMPLATE = 'template_migrated'
const PREFIX = 'openmipres-test-'

export interface TestServer {
  /** Connection text of the maintenance database. */
  adminUrl: string
  template: string
}

/** One PostgreSQL for the run, with a migrated template. `OPENMIPRES_TEST_BINARIES` names the programs of another version. */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  removeStale()
  const folder = path.join(os.tmpdir(), `${PREFIX}${process.pid}-${Date.now()}`)
  const server = await startEmbeddedPostgres({
    folder,
    database: TEMPLATE,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
      max_connections: '300',
      max_wal_size: '4GB',
    },
    ...(process.env.OPENMIPRES_TEST_BINARIES ? { binaries: process.env.OPENMIPRES_TEST_BINARIES } : {}),
  })
  await migrate({ connectionString: server.url(TEMPLATE) })
  return {
    adminUrl: server.url('postgres'),
    template: TEMPLATE,
    stop: async () => {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A run that was killed leaves its server and folder; its number is in the folder's name. */
function removeStale(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0
    if (!pid || isRunning(pid)) continue
    const folder = path.join(os.tmpdir(), name)
    try {
      const server = Number(fs.readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
      if (fs.readFileSync(`/proc/${server}/cmdline`, 'utf8').includes(folder)) process.kill(server, 'SIGQUIT')
    } catch {
      // It was not running any more.
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A copy of the template on that server; `drop` removes it. */
export async function createTestDatabase(server: TestServer): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const onServer = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.adminUrl })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  await onServer(`create database ${name} template ${server.template}`)
  const url = new URL(server.adminUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) }
}
