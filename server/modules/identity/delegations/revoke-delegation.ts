import { spanishDayOf } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { lockCapacityRow } from '../entities/entities.store.ts'
import { personFacts } from '../persons/persons.store.ts'
import { delegationContext } from './audit-context.ts'
import { type DelegationRow, documentOf, endDelegation, readApplications, readDelegation } from './delegations.store.ts'
import { ownDelegation } from './own-delegation.ts'
import { closedRefusal } from './rules.ts'

/** Ends an open delegation or naming; the second of two learns who did it and when. What the delegate did stays. */
async function revoke(
  tx: Tx,
  deps: EntityDeps,
  input: { delegation: DelegationRow; note: string | null; at: Instant; actor: Actor; byRepresentative: boolean },
): Promise<DelegationRow> {
  const { delegation, at, actor, note } = input
  const { capacity, delegationId } = delegation
  if (delegation.endedAt || delegation.state === 'vencida')
    return refuse('identity.delegation_closed', closedRefusal(delegation))
  const ended = await endDelegation(tx, {
    delegationId,
    reason: 'revocada',
    by: { id: actor.id, label: actor.label },
    note,
    at,
  })
  const row = await readDelegation(tx, delegationId, at)
  if (!row) throw new Error(`delegation ${delegationId} vanished`)
  if (!ended) return refuse('identity.delegation_closed', closedRefusal(row))
  await audit(tx, {
    at,
    actor,
    act: input.byRepresentative ? 'identity.delegation_revoked' : 'identity.delegation_revoked_by_operator',
    onBehalfOf: input.byRepresentative ? capacity.entityId : null,
    concerns: {
      persons: [delegation.namedBy.personId, ...(delegation.personId ? [delegation.personId] : [])],
      entities: capacity.entityId ? [capacity.entityId] : [],
    },
    context: delegationContext(delegation),
    before: { state: delegation.state },
    after: { state: 'revocada', note },
  })
  const application =
    (await readApplications(tx)).find((a) => a.code === delegation.application)?.name ?? delegation.application
  if (delegation.personId && delegation.inForceFrom) {
    const person = await personFacts(tx, delegation.personId, at)
    await deps.notify(tx, {
      at,
      kind: 'identity.delegation_revoked',
      params: { application, entity: capacity.entityName, when: spanishDayOf(at) },
      link: '/mi-camino',
      to: { personId: delegation.personId, email: person?.email ?? null },
    })
  }
  return row
}

/** the representative revokes a delegation in force or withdraws a naming that waits. */
export function revokeDelegation(deps: EntityDeps) {
  return (input: {
    entityId: string
    delegationId: string
    note: string | null
    personId: string
    actor: Actor
  }): Promise<DelegationRow> =>
    deps.db.transaction().execute(async (tx) => {
      const { delegation, at } = await ownDelegation(tx, deps.clock, input)
      return revoke(tx, deps, { delegation, note: input.note, at, actor: input.actor, byRepresentative: true })
    })
}

/** An operator revokes in an emergency, with a reason; the representative is told (matrix: emergency_revoke). */
export function emergencyRevoke(deps: EntityDeps) {
  return (input: { delegationId: string; reason: string; actor: Actor }): Promise<DelegationRow> =>
    deps.db.transaction().execute(async (tx) => {
      const seen = await readDelegation(tx, input.delegationId, deps.clock.now())
      if (!seen) return refuse('platform.not_found')
      await lockCapacityRow(tx, seen.capacity.capacityId)
      const at = deps.clock.now()
      const delegation = await readDelegation(tx, input.delegationId, at)
      if (!delegation) return refuse('platform.not_found')
      const row = await revoke(tx, deps, {
        delegation,
        note: input.reason,
        at,
        actor: input.actor,
        byRepresentative: false,
      })
      const representative = await personFacts(tx, delegation.namedBy.personId, at)
      await deps.notify(tx, {
        at,
        kind: 'identity.delegation_revoked_by_operator',
        params: {
          name: (delegation.inForceFrom && delegation.personName) || documentOf(delegation),
          application: delegation.application,
          entity: delegation.capacity.entityName,
          reason: input.reason,
        },
        link: `/mi-seguridad-social/entidades/${delegation.capacity.entityId}/autorizados`,
        to: { personId: delegation.namedBy.personId, email: representative?.email ?? null },
      })
      return row
    })
}
