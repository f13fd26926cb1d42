import { documentKey } from '#contract/documents.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import { lockCapacityRow } from '../entities/entities.store.ts'
import { delegationContext } from './audit-context.ts'
import {
  documentOf,
  endDelegation,
  readApplications,
  readDelegation,
  readOpenDelegations,
  startDelegation,
} from './delegations.store.ts'
import { closedRefusal } from './rules.ts'

/**
 * The delegate registered in the module: her naming becomes `vigente` and the one it replaces ends at the same instant
 * (R-06, D-04). The person must hold exactly the named document. Refuses a naming that lapsed or was closed.
 */
export function putDelegationInForce(deps: { notify: Notify }) {
  return async (
    tx: Tx,
    { delegationId, personId, at, actor }: { delegationId: string; personId: string; at: Instant; actor: Actor },
  ): Promise<void> => {
    const seen = await readDelegation(tx, delegationId, at)
    if (!seen) return refuse('platform.not_found')
    await lockCapacityRow(tx, seen.capacity.capacityId)
    const naming = await readDelegation(tx, delegationId, at)
    if (!naming || naming.personId !== personId) return refuse('identity.not_named', { document: documentOf(seen) })
    if (naming.state === 'vigente') return
    if (naming.state === 'vencida')
      return refuse('identity.naming_lapsed', {
        document: documentOf(naming),
        when: spanishDayOf(naming.expiresAt),
        at: naming.expiresAt,
      })
    if (naming.state !== 'nombrada') return refuse('identity.delegation_closed', closedRefusal(naming))

    const former = (await readOpenDelegations(tx, [naming.capacity.capacityId], at)).find(
      (d) => d.application === naming.application && d.inForceFrom && d.delegationId !== delegationId,
    )
    if (former)
      await endDelegation(tx, {
        delegationId: former.delegationId,
        reason: 'reemplazada',
        by: { id: null, label: naming.namedBy.name },
        note: null,
        at,
      })
    if (!(await startDelegation(tx, delegationId, at)))
      throw new Error(`delegation ${delegationId} changed under its lock`)

    const { capacity } = naming
    await audit(tx, {
      at,
      actor,
      act: 'identity.delegation_in_force',
      concerns: {
        persons: [personId, naming.namedBy.personId, ...(former?.personId ? [former.personId] : [])],
        entities: capacity.entityId ? [capacity.entityId] : [],
      },
      context: delegationContext(naming),
      before: former ? { delegationId: former.delegationId, document: documentKey(former.doc) } : null,
      after: { state: 'vigente' },
    })
    const application =
      (await readApplications(tx)).find((a) => a.code === naming.application)?.name ?? naming.application
    await deps.notify(tx, {
      at,
      kind: 'identity.delegate_in_force',
      params: { name: naming.personName ?? documentOf(naming), application, entity: capacity.entityName },
      link: `/mi-seguridad-social/entidades/${capacity.entityId}/autorizados`,
      to: { personId: naming.namedBy.personId },
    })
    if (former?.personId && former.personId !== personId)
      await deps.notify(tx, {
        at,
        kind: 'identity.delegation_revoked',
        params: { application, entity: capacity.entityName, when: spanishDayOf(at) },
        link: '/mi-camino',
        to: { personId: former.personId },
      })
  }
}
