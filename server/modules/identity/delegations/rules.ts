import { spanishDayOf, spanishDocument, spanishMoment } from '#contract/spanish.ts'
import { addMs, type Instant } from '#platform/dates.ts'
import type { RefusalParams } from '#platform/refusal.ts'
import type { CapacityFacts, DelegationFacts } from '../facts.ts'

/** Sentences of the refusals about delegations: who acted before, and when. */

const stateWords: Record<DelegationFacts['state'], string> = {
  nombrada: 'sigue pendiente',
  vencida: 'venció',
  vigente: 'está vigente',
  suspendida: 'está suspendida',
  revocada: 'se revocó',
  reemplazada: 'se reemplazó',
}

/** Parameters of `identity.delegation_closed`. */
export function closedRefusal(d: DelegationFacts & { endedByLabel: string | null }): RefusalParams {
  const at = d.endedAt ?? d.expiresAt
  return { by: d.endedByLabel ?? d.namedBy.name, when: spanishMoment(at), at, state: stateWords[d.state] }
}

/** Parameters of `identity.naming_pending`. */
export function pendingRefusal(d: DelegationFacts): RefusalParams {
  return {
    by: d.namedBy.name,
    document: spanishDocument(d.doc),
    when: spanishMoment(d.namedAt),
    at: d.namedAt,
    delegationId: d.delegationId,
  }
}

/** Parameters of `identity.delegation_in_force`. */
export function inForceRefusal(
  d: DelegationFacts & { inForceFrom: Instant | null },
  application: string,
): RefusalParams {
  const at = d.inForceFrom ?? d.namedAt
  return {
    name: d.personName ?? spanishDocument(d.doc),
    application,
    when: spanishDayOf(at),
    at,
    delegationId: d.delegationId,
  }
}

/**
 * The capacity on which a delegation of this application hangs. Per regime (and of anything but an EPS): the capacity
 * itself. For the whole EPS: the oldest of its regimes, so that there is one place for it.
 */
export function wholeEntitySlot(
  application: { perRegime: boolean },
  capacities: readonly CapacityFacts[],
  capacity: CapacityFacts,
): string {
  if (application.perRegime || capacity.kind !== 'eps') return capacity.capacityId
  const [first] = capacities
    .filter((c) => c.kind === 'eps')
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.capacityId < b.capacityId ? -1 : 1))
  return first?.capacityId ?? capacity.capacityId
}

const day = 86_400_000

/** D-14: whether a reminder is due: one of the days after the naming has come and nothing was sent since it came. */
export function reminderDue(
  naming: { namedAt: Instant; remindedAt: Instant | null },
  days: readonly number[],
  at: Instant,
): boolean {
  const due = days.map((n) => addMs(naming.namedAt, n * day)).filter((moment) => moment <= at)
  const last = due.at(-1)
  return last !== undefined && (naming.remindedAt === null || naming.remindedAt < last)
}

/**
 * Whether the representative is told that a delegate does nothing: so many days have passed since the last act (or since the
 * delegation took force), and since the last time it was told.
 */
export function idleDue(delegate: { lastActAt: Instant; toldAt: Instant | null }, days: number, at: Instant): boolean {
  const since = delegate.toldAt && delegate.toldAt > delegate.lastActAt ? delegate.toldAt : delegate.lastActAt
  return addMs(since, days * day) <= at
}

/** Where a named person begins: her path in this capacity, or, without a session, what she is invited to. */
export function invitationPage(delegationId: string, capacityId: string): string {
  return `/mi-camino?camino=${capacityId}&invitacion=${delegationId}`
}
