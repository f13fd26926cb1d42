import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import { createDb, type Db } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { loadDivipola } from '#registries'
import { type Config, packageRoot } from '../config.ts'
import { seedDemo } from './demo-world.ts'

/**
 * The demo's part of a start: fills a database that nobody used, never any other, and nothing without demo. A start that was killed
 * while it filled the embedded database left its mark: that half of a world is thrown away and made anew.
 */
export async function prepareDemo(start: { databaseUrl: string; config: Config; clock: Clock }): Promise<void> {
  const { databaseUrl, config, clock } = start
  if (!config.demo) return
  // Nothing here is worth a wait for the disk: what a crash loses is made again.
  const db = createDb({ connectionString: withOption(databaseUrl, '-c synchronous_commit=off'), max: 2 })
  const mark = path.join(config.dataFolder, 'demo.unfinished')
  try {
    if (fs.existsSync(mark) && !config.databaseUrl) {
      await dropAll(db)
      await migrate({ connectionString: databaseUrl, folder: path.join(packageRoot, 'db/migrations') })
    }
    await loadDivipola({ db, clock })
    await seedDemo({ ...config, db, clock, mark, seeds: path.join(packageRoot, 'db/seeds') })
  } finally {
    await db.destroy()
  }
}

function withOption(connectionString: string, option: string): string {
  const url = new URL(connectionString)
  const before = url.searchParams.get('options')
  url.searchParams.set('options', before ? `${before} ${option}` : option)
  return url.href
}

/** Every schema of ours and of the job library, whatever they hold. */
async function dropAll(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)'`.execute(db)
  for (const { name } of rows) await sql`drop schema ${sql.id(name)} cascade`.execute(db)
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
}
