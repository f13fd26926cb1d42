import { spanishDayOf, spanishDocument, spanishMoment } from '#contract/spanish.ts'
import type { Instant } from '#platform/dates.ts'
import type { RefusalParams } from '#platform/refusal.ts'
import type { DelegationFacts } from '../facts.ts'

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
