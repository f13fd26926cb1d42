import type { SearchScope } from '#contract/prescriptions-search.ts'
import { addDays, type PlainDate } from '#platform/dates.ts'

/** Days that a search of an IPS or EPS looks back when nobody says from when. */
const LOOK_BACK_DAYS = 89

/**
 * From which day a search starts: where it was asked; else the last 90 days of an IPS or EPS, which is what indexes and people bear.
 * All of one's own, and all of one patient, are few.
 */
export function searchSince(
  scope: SearchScope,
  filters: { from?: string | undefined; patient?: unknown },
  today: PlainDate,
): string | null {
  if (filters.from) return filters.from
  return scope === 'propias' || filters.patient ? null : addDays(today, -LOOK_BACK_DAYS)
}
