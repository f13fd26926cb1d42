import type { SearchScope } from '#contract/prescriptions-search.ts'
import { addDays, addMs, type Instant, type PlainDate } from '#platform/dates.ts'

/** Days that a search of an IPS or EPS looks back when nobody says from when. */
const LOOK_BACK_DAYS = 89
const EXPORT_MS = 15 * 60_000

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

/** A download serves for fifteen minutes. */
export function exportIsOpen(askedAt: Instant, at: Instant): boolean {
  return at <= addMs(askedAt, EXPORT_MS)
}
