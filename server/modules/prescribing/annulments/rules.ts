import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import type { Instant } from '#platform/dates.ts'
import type { Refusal } from '#platform/refusal.ts'

/** Why there is nothing to annul any more; none while it is active. */
export function whyEnded(facts: { number: string; state: number; annulledAt: Instant | null }): Refusal[] {
  if (facts.state === 4) return []
  const when = facts.annulledAt ? spanishMoment(facts.annulledAt) : '—'
  return [{ code: 'prescribing.already_annulled', params: { number: groupedNumber(facts.number), when } }]
}
