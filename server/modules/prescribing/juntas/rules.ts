import type { BoardState } from '#contract/juntas.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishDay, spanishMoment } from '#contract/spanish.ts'
import { addDays, addMs, dayOf, type Instant, type PlainDate, startOfDay } from '#platform/dates.ts'
import type { Refusal } from '#platform/refusal.ts'

/** The rules of boards of professionals: deadlines, who decides, when votes close a case. */

const HOUR_MS = 3_600_000

/** Outpatient care without priority (official table 6.2). */
const WITHOUT_PRIORITY = 12

/** D-24: outpatient, the end of the Bogotá day that many calendar days later; prioritised, inpatient and urgent, hours after signing. */
export function boardDue(
  signed: { ambito: number; at: Instant },
  settings: { board_days_outpatient: number; board_hours_priority: number },
): Instant {
  return signed.ambito === WITHOUT_PRIORITY
    ? startOfDay(addDays(dayOf(signed.at), settings.board_days_outpatient + 1))
    : addMs(signed.at, settings.board_hours_priority * HOUR_MS)
}

export interface Votes {
  approve: number
  deny: number
}

/** D-25: nothing while votes are fewer than the quorum or tied; then what most said: 3 approved, 4 not approved (table EstJM). */
export function voteOutcome({ approve, deny }: Votes, quorum: number): 3 | 4 | null {
  if (approve + deny < quorum || approve === deny) return null
  return approve > deny ? 3 : 4
}

/** What is known of a case when somebody wants to decide it. */
export interface CaseFacts {
  number: string
  prescriberId: string
  providerName: string
  prescribedOn: PlainDate
  outcome: number | null
  closedAt: Instant | null
  actNumber: string | null
  /** Of the member who acts. */
  votedAt: Instant | null
}

/** What a case is now. */
export function boardState({ outcome, closedAt }: Pick<CaseFacts, 'outcome' | 'closedAt'>): BoardState {
  if (outcome === 3) return 'aprobada'
  if (outcome === 4) return 'no_aprobada'
  return closedAt ? 'sin_objeto' : 'pendiente'
}

/** Why the case is not open any more, as whoever comes late reads it; null while it waits. */
export function closedRefusal(facts: CaseFacts): Refusal | null {
  if (!facts.closedAt) return null
  const when = spanishMoment(facts.closedAt)
  if (facts.outcome === null)
    return { code: 'prescribing.board_without_object', params: { number: groupedNumber(facts.number), when } }
  return {
    code: 'prescribing.board_already_decided',
    params: { when, outcome: facts.outcome === 3 ? 'aprobado' : 'no aprobado', act: facts.actNumber },
  }
}

/** Why this person may not decide it: never who signed it, never twice, never what is closed (docs/rules.md D-25). */
export function memberRefusal(facts: CaseFacts, memberId: string): Refusal | null {
  if (facts.prescriberId === memberId)
    return {
      code: 'prescribing.board_own_item',
      params: { number: groupedNumber(facts.number), entity: facts.providerName },
    }
  const closed = closedRefusal(facts)
  if (closed) return closed
  return facts.votedAt
    ? { code: 'prescribing.board_already_voted', params: { when: spanishMoment(facts.votedAt) } }
    : null
}

/** The act is of a day from the prescription to today. */
export function actDayRefusal(actOn: PlainDate, prescribedOn: PlainDate, today: PlainDate): Refusal | null {
  return actOn < prescribedOn || actOn > today
    ? { code: 'prescribing.board_act_day', params: { from: spanishDay(prescribedOn) } }
    : null
}
