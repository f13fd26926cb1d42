import { capacityName } from '#contract/capacities.ts'
import { documentKey } from '#contract/documents.ts'
import type { DelegationRow } from './delegations.store.ts'

/** What the history tells of a delegation beside who did what. */
export const delegationContext = ({ delegationId, capacity, application, doc }: DelegationRow) => ({
  delegationId,
  capacityId: capacity.capacityId,
  capacity: capacityName(capacity.kind, capacity.regime),
  entity: capacity.entityName,
  application,
  document: documentKey(doc),
})
