import type { FastifyBaseLogger } from 'fastify'
import { Logger, parseCronItems, type Runner, run } from 'graphile-worker'
import { sql } from 'kysely'
import type { Instant } from './dates.ts'
import { createPool, type Tx } from './db.ts'

export interface JobOptions {
  /** At most one waiting job with this key: adding again replaces it. */
  key?: string
  /** Real time, not the clock of tests; default at once. */
  runAt?: Instant
  /** Tries, ever further apart; default 25 (about three days). */
  maxAttempts?: number
}

/** Adds a job in the caller's transaction: it runs after the commit, and not at all after a rollback. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.maxAttempts ?? null}::int,
    job_key => ${options.key ?? null}::text)`.execute(tx)
}

/** Does a job; throwing makes it wait and run again. It can run twice: what it does must bear that. */
export type Task = (payload: Record<string, unknown>) => Promise<void>
export type Tasks = Record<string, Task>

export interface WorkerOptions {
  connectionString: string
  tasks: Tasks
  log: FastifyBaseLogger
  /** Jobs that come by themselves: `minute hour day month weekday task`, in UTC. */
  crontab?: readonly string[]
  /** Jobs at a time; default 4. */
  concurrency?: number
}

/** Starts doing jobs; `stop` waits for those under way. */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const { log, concurrency = 4 } = options
  const pool = createPool({
    connectionString: options.connectionString,
    max: concurrency + 2,
    name: 'openmipres-worker',
    onError: (error) => log.warn({ err: error }, 'worker lost a connection'),
  })
  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    parsedCronItems: parseCronItems((options.crontab ?? []).map(cronItem)),
    logger: workerLogger(log),
    taskList: Object.fromEntries(
      Object.entries(options.tasks).map(([name, task]) => [
        name,
        (payload: unknown) => task((payload ?? {}) as Record<string, unknown>),
      ]),
    ),
  }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'worker ended'))
  return {
    stop: async () => {
      await runner.stop().catch(() => {})
      await pool.end()
    },
  }
}

/** The library's own crontab parser refuses the dot in our names of jobs. */
function cronItem(line: string): { match: string; task: string } {
  const parts = /^(\S+ \S+ \S+ \S+ \S+) (\S+)$/.exec(line)
  if (!parts?.[1] || !parts[2]) throw new Error(`not a line of a crontab: ${line}`)
  return { match: parts[1], task: parts[2] }
}

/** The library's own messages at our levels; its chatter is debug. */
function workerLogger(log: FastifyBaseLogger): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const to = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug'
    log[to]({ job: scope.jobId, task: scope.taskIdentifier, err: meta?.error }, message)
  })
}
