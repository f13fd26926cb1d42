import path from 'node:path'
import { createDb, type Db } from '#platform/db.ts'
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { packageRoot, readConfig } from '../config.ts'

/**
 * Runs a command on the database of this installation: the one of DATABASE_URL, the embedded one that the running program
 * keeps, or the embedded one started for the command alone.
 */
export async function withDatabase<T>(command: (db: Db) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const folder = path.join(config.dataFolder, 'postgres')
  const running = config.databaseUrl ?? (await runningEmbeddedPostgres(folder))
  if (running) return onConnection(running, command)
  const server = await startEmbeddedPostgres({ folder })
  try {
    await migrate({ connectionString: server.url(), folder: path.join(packageRoot, 'db/migrations') })
    return await onConnection(server.url(), command)
  } finally {
    await server.stop()
  }
}

async function onConnection<T>(connectionString: string, command: (db: Db) => Promise<T>): Promise<T> {
  const db = createDb({ connectionString, max: 4, name: 'openmipres-cli' })
  try {
    return await command(db)
  } finally {
    await db.destroy()
  }
}
