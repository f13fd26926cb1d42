import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { migrate } from '../server/platform/migrate.ts'

/** The commands of docs/operations/backup.md, run: Debian's PostgreSQL 15 with its own pg_dump and pg_restore. */
const programs = '/usr/lib/postgresql/15'

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function command(name: string, ...args: string[]): string {
  const done = spawnSync(path.join(programs, 'bin', name), args, { encoding: 'utf8' })
  return `${done.stderr}${done.error ?? ''}`
}

/** The same database as another role. */
function as(url: string, role: string, password: string): string {
  const other = new URL(url)
  other.username = role
  other.password = password
  return other.href
}

const addEvent = `insert into audit.events (at, actor_kind, act) values ('2026-11-20T14:00:00Z', 'system', 'test.act')`

test.runIf(fs.existsSync(`${programs}/bin/pg_dump`))(
  'a database with an owner and a runtime role is dumped, restored beside, and is the same product with the same guards',
  async () => {
    const folder = path.join(os.tmpdir(), `openmipres-test-${process.pid}-restore`)
    const server: EmbeddedPostgres = await startEmbeddedPostgres({ folder, binaries: programs })
    try {
      await ask(server.url(), `create role mipres_owner login password 'o'; create role mipres_app login password 'a'`)
      await ask(server.url(), 'create database mipres owner mipres_owner')
      const owner = as(server.url('mipres'), 'mipres_owner', 'o')
      const app = as(server.url('mipres'), 'mipres_app', 'a')
      await migrate({ connectionString: owner, runtimeRole: 'mipres_app' })
      await ask(app, addEvent)
      await expect(ask(app, 'alter table audit.events disable trigger all')).rejects.toThrow('must be owner')
      for (const change of ['update audit.events set act = act', 'delete from audit.events', 'truncate audit.events'])
        await expect(ask(app, change)).rejects.toThrow('permission denied')

      const file = path.join(os.tmpdir(), `openmipres-test-${process.pid}-restore.dump`)
      expect(command('pg_dump', '--format=custom', `--file=${file}`, owner)).toBe('')
      await ask(server.url(), 'create database restored owner mipres_owner')
      const restored = as(server.url('restored'), 'mipres_owner', 'o')
      expect(command('pg_restore', '--exit-on-error', '--single-transaction', `--dbname=${restored}`, file)).toBe('')
      fs.rmSync(file)

      expect(await migrate({ connectionString: restored, runtimeRole: 'mipres_app' })).toEqual([])
      const restoredApp = as(restored, 'mipres_app', 'a')
      expect(await ask(restoredApp, 'select count(*)::int as events from audit.events')).toEqual([{ events: 1 }])
      await ask(restoredApp, addEvent)
      await expect(ask(restored, 'delete from audit.events')).rejects.toThrow('only ever added to')
    } finally {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000,
)

test('the folder of the embedded database, copied while the program is stopped, opens elsewhere with everything', async () => {
  const folder = path.join(os.tmpdir(), `openmipres-test-${process.pid}-copy`)
  const copy = `${folder}-restored`
  const first = await startEmbeddedPostgres({ folder })
  await migrate({ connectionString: first.url() })
  await ask(first.url(), addEvent)
  await first.stop()
  expect(spawnSync('cp', ['-a', folder, copy]).status).toBe(0)

  const second = await startEmbeddedPostgres({ folder: copy })
  expect(await ask(second.url(), 'select act from audit.events')).toEqual([{ act: 'test.act' }])
  await second.stop()
  for (const one of [folder, copy]) fs.rmSync(one, { recursive: true, force: true })
}, 60_000)
