import path from 'node:path'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { type Config, packageRoot } from '../config.ts'
import { seedDemo } from './demo-world.ts'

/** The demo's part of a start: fills a database that nobody used, never any other, and nothing without demo. */
export async function prepareDemo({ db, config, clock }: { db: Db; config: Config; clock: Clock }): Promise<void> {
  if (!config.demo) return
  await seedDemo({ ...config, db, clock, seeds: path.join(packageRoot, 'db/seeds') })
}
