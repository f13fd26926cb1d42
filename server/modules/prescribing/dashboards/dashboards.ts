import type { ItemKind } from '#contract/capabilities.ts'
import type { Dashboard, DashboardDay } from '#contract/prescriptions-search.ts'
import { addDays, daysBetween, type PlainDate, startOfDay } from '#platform/dates.ts'
import type { Task } from '#platform/jobs.ts'
import type { PrescribingDeps } from '../deps.ts'
import { countWaiting } from '../juntas/boards.store.ts'
import type { Whose } from '../search/search.store.ts'
import {
  changedDays,
  type SummaryScope,
  type SummedRow,
  summarizeDay,
  summedDays,
  summedUntil,
  unsummedDays,
} from './dashboards.store.ts'

/** Days that a dashboard may show. */
const SHOWN_DAYS = 90
/** Sums today and yesterday anew, and of the days shown those that changed since or were never summed. Comes every hour. */
export function summarize(deps: Pick<PrescribingDeps, 'db' | 'clock'>): Task {
  return async () => {
    const at = deps.clock.now()
    const today = deps.clock.today()
    const from = addDays(today, 1 - SHOWN_DAYS)
    const days = new Set<PlainDate>([
      today,
      addDays(today, -1),
      ...(await changedDays(deps.db, from, today)),
      ...(await unsummedDays(deps.db, from, today)),
    ])
    for (const day of days)
      await deps.db
        .transaction()
        .execute((tx) => summarizeDay(tx, { day, from: startOfDay(day), until: startOfDay(addDays(day, 1)), at }))
  }
}

const kinds: readonly ItemKind[] = ['M', 'P', 'D', 'N', 'S']

function dayView(day: PlainDate, rows: readonly SummedRow[]): DashboardDay {
  const of = (measure: string): number => rows.find((row) => row.day === day && row.measure === measure)?.value ?? 0
  return {
    day,
    prescriptions: of('prescriptions'),
    annulled: of('annulled'),
    items: Object.fromEntries(kinds.map((kind) => [kind, of(`items_${kind}`)])) as Record<ItemKind, number>,
    boards: {
      opened: of('boards_opened'),
      approved: of('boards_approved'),
      denied: of('boards_denied'),
      minutes: of('boards_minutes'),
    },
  }
}

/** The last days of a sede, of an EPS in its regime, or of the country, from the daily sums; and what waits now. */
export async function readDashboard(
  deps: Pick<PrescribingDeps, 'db' | 'clock'>,
  whose: Exclude<Whose, { scope: 'propias' }> | 'pais',
  days: number,
): Promise<Dashboard> {
  const at = deps.clock.now()
  const to = deps.clock.today()
  const from = addDays(to, 1 - Math.min(days, SHOWN_DAYS))
  const [scope, keys]: [SummaryScope, string[]] =
    whose === 'pais'
      ? ['pais', ['']]
      : whose.scope === 'ips'
        ? ['sede', [whose.sedeCode]]
        : ['eps', whose.epsCodes.map((code) => `${code} ${whose.regime}`)]
  const rows = await summedDays(deps.db, { scope, keys, from, to })
  const waiting =
    whose === 'pais'
      ? 'all'
      : whose.scope === 'ips'
        ? { sedeCode: whose.sedeCode }
        : { epsCodes: whose.epsCodes, regime: whose.regime }
  return {
    from,
    to,
    asOf: await summedUntil(deps.db, from, to),
    days: Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => dayView(addDays(from, i), rows)),
    boards: await countWaiting(deps.db, waiting, at),
  }
}
