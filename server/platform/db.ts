import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import { from as copyFromQuery } from 'pg-copy-streams'
import { instant } from './dates.ts'
import type { DB } from './db-types.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>
/** What a store takes: inside a verb the transaction, for plain reads the database. */
export type Conn = Db | Tx

/** Ours, not the driver's: timestamptz as `Instant` text, everything whose JavaScript type would lose something as text. */
export function instantText(text: string): string {
  const utc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (utc) return `${utc[1]}T${utc[2]}.${(utc[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
  if (text.endsWith('infinity')) return text
  return instant(`${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`)
}

const asText = (text: string): string => text
const { DATE, TIMESTAMP, TIMESTAMPTZ, INT8, NUMERIC, INTERVAL } = pg.types.builtins
const textArray: (text: string) => string[] = pg.types.getTypeParser(1009 as number, 'text')
const parsers = new Map<number, (text: string) => unknown>([
  [DATE, asText],
  [TIMESTAMP, asText],
  [TIMESTAMPTZ, instantText],
  [INT8, asText],
  [NUMERIC, asText],
  [INTERVAL, asText],
  // Their arrays: date[], timestamptz[], int8[], numeric[].
  [1182, textArray],
  [1185, (text) => textArray(text).map(instantText)],
  [1016, textArray],
  [1231, textArray],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format),
}

export interface PoolOptions {
  connectionString: string
  /** Connections this process may hold; default 10. */
  max?: number
  /** Told of errors of idle connections: the server went away. Never a reason to end the process. */
  onError?: (error: Error) => void
  /** Shown in pg_stat_activity. */
  name?: string
}

/** A pool with our parsers, sessions in UTC. An idle connection that breaks is replaced, it does not end the process. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 10,
    types,
    application_name: options.name ?? 'openmipres',
    // The pool waits for the promise before it lends the connection.
    onConnect: (client) => client.query(`set time zone 'UTC'`) as unknown as undefined,
  })
  // A connection that the pool is closing anyway may still be told that the server goes away.
  const lost = (error: Error): void => {
    if (!pool.ending) options.onError?.(error)
  }
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}

/** Texts that become named statements per process; beyond it a text is sent unnamed, so that no session grows without bound. */
const MAX_STATEMENTS = 1_000
const names = new Map<string, string>()
let generation = 0

function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= MAX_STATEMENTS || !/^\s*(select|insert|update|delete|with)\b/i.test(text)) return undefined
  const name = `${createHash('sha1').update(text).digest('base64url').slice(0, 20)}_${generation}`
  names.set(text, name)
  return name
}

/** A plan prepared before a change of schema: give up every name, the next use prepares anew. */
function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && error.message.includes('cached plan')
}

/** The driver's client as Kysely wants it: each text a named statement, streams for COPY. */
class NamedClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  #inTransaction = false

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  // Kysely's interface has two overloads; cursors are not used.
  // biome-ignore lint/suspicious/noExplicitAny: the type is Kysely's
  query(text: any, parameters?: readonly unknown[]): any {
    return this.#run(text as string, parameters ?? [])
  }

  async #run(text: string, values: readonly unknown[]): Promise<unknown> {
    const stream = values[0]
    if (stream instanceof Readable) return this.#copyIn(text, stream)
    if (/^(begin|start transaction)/.test(text)) this.#inTransaction = true
    else if (/^(commit|rollback)$/.test(text)) this.#inTransaction = false
    const name = statementName(text)
    const query = { text, values: values as unknown[] }
    try {
      return await this.#client.query(name ? { name, ...query } : query)
    } catch (error) {
      if (!isStalePlan(error)) throw error
      names.clear()
      generation += 1
      if (this.#inTransaction) throw error
      return this.#client.query(query)
    }
  }

  async #copyIn(text: string, source: Readable): Promise<unknown> {
    const target = this.#client.query(copyFromQuery(text))
    await pipeline(source, target)
    return { command: 'COPY', rowCount: target.rowCount, rows: [] }
  }

  release(): void {
    this.#client.release()
  }
}

/** The database over a pool of its own or a given one. `db.destroy()` ends the pool. */
export function createDb(options: { pool: pg.Pool } | PoolOptions): Db {
  const pool = 'pool' in options ? options.pool : createPool(options)
  const wrapped = new WeakMap<pg.PoolClient, NamedClient>()
  return new Kysely<DB>({
    dialect: new PostgresDialect({
      pool: {
        async connect() {
          const client = await pool.connect()
          const named = wrapped.get(client) ?? new NamedClient(client)
          wrapped.set(client, named)
          return named
        },
        end: () => pool.end(),
      },
    }),
  })
}

/**
 * `COPY … FROM STDIN` on this connection or transaction, fed from a stream. The text takes no parameters:
 * it is written in a store, never put together from input.
 */
export async function copyFrom(conn: Conn, text: string, source: Readable): Promise<void> {
  await conn.executeQuery(CompiledQuery.raw(text, [source]))
}

/**
 * The name of the constraint (or unique index) that refused a write, null for any other error.
 * Stores map the names of their own constraints to refusal codes.
 */
export function constraintOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? (error.constraint ?? null) : null
}
