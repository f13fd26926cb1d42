import { capacityName } from '#contract/capacities.ts'
import type { DelegationView } from '#contract/identity-delegations.ts'
import type { CapacityView, ClaimView, EntityView, ReviewView } from '#contract/identity-entities.ts'
import type { DelegationRow } from './delegations/delegations.store.ts'
import type { ClaimRow } from './entities/claims.store.ts'
import type { CapacityFacts, EntityFacts } from './facts.ts'

/** Facts as the contract shows them. */

export const capacityView = (c: CapacityFacts): CapacityView => ({
  capacityId: c.capacityId,
  kind: c.kind,
  regime: c.regime,
  name: capacityName(c.kind, c.regime),
  since: c.since,
  declinedAt: c.declinedAt,
})

export const entityView = (e: EntityFacts): EntityView => ({
  entityId: e.entityId,
  nit: e.nit,
  dv: e.dv,
  name: e.name,
  state: e.state,
  registeredAt: e.registeredAt,
  representative: e.representative ? { name: e.representative.name, since: e.representative.since } : null,
  capacities: e.capacities.map(capacityView),
})

export const claimView = (c: ClaimRow): ClaimView => ({
  claimId: c.claimId,
  entityId: c.entityId,
  nit: c.nit,
  dv: c.dv,
  name: c.data.name,
  capacities: c.capacities,
  position: c.position,
  submittedAt: c.submittedAt,
  state: c.state,
  cause: c.reviewCause,
  decidedAt: c.decidedAt,
  reason: c.reason,
})

export const reviewView = (c: ClaimRow): ReviewView => ({
  ...claimView(c),
  claimant: { name: c.claimant.name, document: c.claimant.doc },
  decidedBy: c.decidedByLabel,
})

/** A delegation for its representative: the name shows once in force, so that naming tells nobody's name by document. */
export const delegationView = (d: DelegationRow, readerId: string | null): DelegationView => ({
  delegationId: d.delegationId,
  capacityId: d.capacity.capacityId,
  capacity: capacityName(d.capacity.kind, d.capacity.regime),
  application: d.application,
  document: d.doc,
  name: d.inForceFrom ? d.personName : null,
  inMss: d.personId !== null,
  email: d.email,
  state: d.state,
  namedAt: d.namedAt,
  namedBy: { name: d.namedBy.name, you: d.namedBy.personId === readerId },
  expiresAt: d.expiresAt,
  inForceFrom: d.inForceFrom,
  endedAt: d.endedAt,
  endedBy: d.endedByLabel,
  endNote: d.endNote,
  confirmBy: d.confirmBy,
  confirmedAt: d.confirmedAt,
  remindedAt: d.remindedAt,
})
