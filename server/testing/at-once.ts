import { sql } from 'kysely'
import type { Problem } from '#contract/endpoint.ts'
import type { MovableClock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Answer } from './visitor.ts'

/** What came of many acts at once. */
export interface Outcome {
  /** How often each answer came, by refusal code or else by status. */
  answers: Record<string, number>
  /** The different parameters of the refusals, so that it can be seen whom and when each loser was told. */
  told: Record<string, unknown>[]
  /** The index of those who were not refused. */
  won: number[]
}

/** Fifty clients do the same thing at once. Time flows meanwhile, as it does: nobody acts at the same moment as another. */
export async function atOnce(
  t: { clock: MovableClock },
  act: (client: number) => Promise<Pick<Answer<unknown>, 'status' | 'body'>>,
): Promise<Outcome> {
  t.clock.flow(1)
  try {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, client) => act(client)))
    const outcome: Outcome = { answers: {}, told: [], won: [] }
    const told = new Map<string, Record<string, unknown>>()
    for (const [client, { status, body }] of answers.entries()) {
      const problem = body as Problem | undefined
      const refusal = problem?.kind === 'refusal' ? problem.refusals[0] : undefined
      const key = refusal?.code ?? String(status)
      outcome.answers[key] = (outcome.answers[key] ?? 0) + 1
      if (status < 300) outcome.won.push(client)
      if (refusal) told.set(JSON.stringify(refusal.params), refusal.params ?? {})
    }
    return { ...outcome, told: [...told.values()] }
  } finally {
    t.clock.flow(0)
  }
}

/** Until some connection of this database waits for a lock: whoever was started has reached the row that the test holds. */
export async function untilSomebodyWaits(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows.length > 0) return
  }
}
