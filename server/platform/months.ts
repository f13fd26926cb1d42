import { sql } from 'kysely'
import type { Db } from './db.ts'

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
  await sql`select platform.ensure_month(${month}::date)`.execute(db)
  months.add(month)
}

/** This month and the next two: done at start and by a job every night. */
export async function ensureMonthsAhead(db: Db, today: string): Promise<void> {
  for (const month of monthsFrom(today, 2)) await ensureMonth(db, month)
}

/** The first day of a day's month. */
export function monthOfDay(day: string): string {
  return `${day.slice(0, 7)}-01`
}

/** Months from the one of a day on: `ahead` more than its own. */
export function monthsFrom(day: string, ahead: number): string[] {
  return Array.from({ length: ahead + 1 }, (_, i) => shifted(day, i))
}

/** The month that lies `back` months before the one of a day. */
export function monthsBefore(day: string, back: number): string {
  return shifted(day, -back)
}

function shifted(day: string, by: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
}
