import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { monthsFrom } from './numbers.ts'

/** Months known to be there, per database, so that the question is asked once per process. */
const known = new WeakMap<Db, Set<string>>()

/**
 * Makes the partitions of a month unless they are there. Outside the caller's transaction: making one locks the tables for a moment,
 * and a transaction that ends in a rollback would take it away. Any number of processes may ask at once.
 */
export async function ensureMonth(db: Db, month: string): Promise<void> {
  const months = known.get(db) ?? new Set<string>()
  known.set(db, months)
  if (months.has(month)) return
  await sql`select prescribing.ensure_month(${month}::date)`.execute(db)
  months.add(month)
}

/** This month and the next two: done at start and by a job every night. */
export async function ensureMonthsAhead(db: Db, today: string): Promise<void> {
  for (const month of monthsFrom(today, 2)) await ensureMonth(db, month)
}
