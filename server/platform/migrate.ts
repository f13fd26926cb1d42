import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { systemClock } from './clock.ts'

/** One process migrates at a time; the others wait and then find nothing to do. */
const MIGRATION_LOCK = 7_262_110_002

/** A migration cannot be applied; `message` is the sentence for the person who starts the program. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

export interface MigrateOptions {
  /** The role that owns the schemas. */
  connectionString: string
  /** Folder of numbered files; default `db/migrations` of the working folder. */
  folder?: string
  /** A different role that the program runs as: it is granted what it needs, and no change of the audit. */
  runtimeRole?: string
}

/** Brings the database to the version of this program: our numbered files and the job library's. Forward only. Returns the names applied. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const folder = options.folder ?? path.resolve('db/migrations')
  const client = new pg.Client({ connectionString: options.connectionString, application_name: 'openmipres-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`set client_min_messages = 'warning'`)
    const applied = await applyFiles(client, folder)
    const pool = new pg.Pool({ connectionString: options.connectionString, max: 2 })
    // graphile-worker insists on both; an error is reported by the query that meets it.
    pool.on('error', () => {})
    pool.on('connect', (connection) => connection.on('error', () => {}))
    try {
      await runMigrations({ pgPool: pool, schema: 'graphile_worker' })
    } finally {
      await pool.end()
    }
    if (options.runtimeRole) await grant(client, options.runtimeRole)
    return applied
  } finally {
    await client.end()
  }
}

interface File {
  name: string
  text: string
  checksum: string
}

/** The files in the order of their numbers. */
export function migrationFiles(folder: string): File[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

async function applyFiles(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migrations (
      name text constraint migrations__name primary key,
      checksum text not null,
      applied_at timestamptz not null
    )`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migrations',
  )
  const done = new Map(rows.map((row) => [row.name, row.checksum]))
  const files = migrationFiles(folder)
  const unknown = [...done.keys()].filter((name) => !files.some((file) => file.name === name))
  if (unknown.length > 0) {
    throw new MigrationError(
      `La base de datos es de una versión más nueva del programa (${unknown.join(', ')}): actualice OpenMIPRES.`,
    )
  }
  const applied: string[] = []
  for (const file of files) {
    const checksum = done.get(file.name)
    if (checksum === file.checksum) continue
    if (checksum) {
      throw new MigrationError(
        `La migración ${file.name} cambió después de aplicarse: use el archivo original, o vacíe la base de pruebas con npm run db:reset.`,
      )
    }
    await applyOne(client, file)
    applied.push(file.name)
  }
  return applied
}

async function applyOne(client: pg.Client, file: File): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into platform.migrations (name, checksum, applied_at) values ($1, $2, $3)', [
      file.name,
      file.checksum,
      systemClock.now(),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`La migración ${file.name} falló: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

/** What a runtime role of its own needs. The audit can be added to and read; its trigger refuses the rest to everyone. */
async function grant(client: pg.Client, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role)
  const { rows } = await client.query<{ nspname: string }>(
    `select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'audit') order by 1`,
  )
  for (const { nspname } of rows) {
    const schema = pg.escapeIdentifier(nspname)
    await client.query(`
      grant usage on schema ${schema} to ${to};
      grant select, insert, update, delete on all tables in schema ${schema} to ${to};
      grant usage, select on all sequences in schema ${schema} to ${to};
      grant execute on all functions in schema ${schema} to ${to}`)
  }
  await client.query(`
    grant usage on schema audit to ${to};
    grant select, insert on all tables in schema audit to ${to};
    grant usage, select on all sequences in schema audit to ${to}`)
  await openJobs(client, role)
}

/** The job library hides its rows from every role but the owner; without a policy the runtime role queues and does nothing. */
async function openJobs(client: pg.Client, role: string): Promise<void> {
  const policy = `runtime_${role}`
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = 'graphile_worker' and relrowsecurity
       and not exists (select from pg_policies p where p.schemaname = nspname and p.tablename = relname and p.policyname = $1)`,
    [policy],
  )
  for (const { relname } of rows)
    await client.query(
      `create policy ${pg.escapeIdentifier(policy)} on graphile_worker.${pg.escapeIdentifier(relname)}
       to ${pg.escapeIdentifier(role)} using (true) with check (true)`,
    )
}
