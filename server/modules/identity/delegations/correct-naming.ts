import { type DocumentId, documentKey } from '#contract/documents.ts'
import { spanishDocument } from '#contract/spanish.ts'
import type { Actor } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { type DelegationRow, endDelegation } from './delegations.store.ts'
import { lockSlot, writeNaming } from './name-delegate.ts'
import { ownDelegation } from './own-delegation.ts'
import { closedRefusal } from './rules.ts'

/** A pending naming with a wrong document or address: it ends as replaced and a right one takes its place, in one act. */
export function correctNaming(deps: EntityDeps) {
  return (input: {
    entityId: string
    delegationId: string
    doc: DocumentId
    email: string | null
    personId: string
    actor: Actor
  }): Promise<DelegationRow> =>
    deps.db.transaction().execute(async (tx) => {
      const { entity, delegation } = await ownDelegation(tx, deps.clock, input)
      if (delegation.endedAt) return refuse('identity.delegation_closed', closedRefusal(delegation))
      if (delegation.inForceFrom)
        return refuse('identity.delegation_not_pending', {
          name: delegation.personName ?? spanishDocument(delegation.doc),
        })
      if (documentKey(delegation.doc) === documentKey(input.doc) && delegation.email === input.email)
        return refuse('identity.same_delegate', { document: spanishDocument(input.doc) })
      const { capacity, application, at } = await lockSlot(tx, deps, {
        entity,
        capacityId: delegation.capacity.capacityId,
        application: delegation.application,
      })
      const lapsed = delegation.state === 'vencida'
      await endDelegation(tx, {
        delegationId: delegation.delegationId,
        reason: lapsed ? 'vencida' : 'reemplazada',
        by: { id: input.personId, label: input.actor.label },
        note: null,
        at: lapsed ? delegation.expiresAt : at,
      })
      return writeNaming(tx, deps, {
        ...input,
        entity,
        capacity,
        application,
        replaces: delegation,
        at,
        act: 'identity.naming_corrected',
      })
    })
}
