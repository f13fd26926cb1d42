import { type DocumentId, documentKey } from '#contract/documents.ts'
import { spanishDayOf, spanishDocument } from '#contract/spanish.ts'
import type { Actor } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { type DelegationRow, endDelegation } from './delegations.store.ts'
import { clearLapsed, lockSlot, writeNaming } from './name-delegate.ts'
import { ownDelegation } from './own-delegation.ts'
import { closedRefusal } from './rules.ts'

export interface ReplaceDelegate {
  entityId: string
  delegationId: string
  doc: DocumentId
  email: string | null
  /** When the one in force ends: when the new one registers in the module, or now. */
  ends: 'when_registered' | 'now'
  personId: string
  actor: Actor
}

/** Replacing is one act (D-04): the new one is named; the old one stays in force until then, or ends at once. */
export function replaceDelegate(deps: EntityDeps) {
  return (input: ReplaceDelegate): Promise<DelegationRow> =>
    deps.db.transaction().execute(async (tx) => {
      const { entity, delegation } = await ownDelegation(tx, deps.clock, input)
      if (delegation.endedAt) return refuse('identity.delegation_closed', closedRefusal(delegation))
      if (!delegation.inForceFrom) return refuse('identity.delegation_not_in_force')
      if (documentKey(delegation.doc) === documentKey(input.doc))
        return refuse('identity.same_delegate', { document: spanishDocument(input.doc) })
      const { capacity, application, open, at } = await lockSlot(tx, deps, {
        entity,
        capacityId: delegation.capacity.capacityId,
        application: delegation.application,
      })
      await clearLapsed(tx, open)
      if (input.ends === 'now') {
        await endDelegation(tx, {
          delegationId: delegation.delegationId,
          reason: 'reemplazada',
          by: { id: input.personId, label: input.actor.label },
          note: null,
          at,
        })
        if (delegation.personId)
          await deps.notify(tx, {
            at,
            kind: 'identity.delegation_revoked',
            params: { application: application.name, entity: entity.name, when: spanishDayOf(at) },
            link: '/mi-camino',
            to: { personId: delegation.personId },
          })
      }
      return writeNaming(tx, deps, {
        ...input,
        entity,
        capacity,
        application,
        replaces: delegation,
        at,
        act: 'identity.delegate_replaced',
      })
    })
}
