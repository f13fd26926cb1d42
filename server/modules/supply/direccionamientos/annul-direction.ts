import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, concerned, nameOf } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { actingEps, isOfEps } from './acting-eps.ts'
import { annulDirectionRow, directionById } from './direccionamientos.store.ts'
import { lockItem, takeBackDirected } from './items.store.ts'
import { plainQuantity } from './rules.ts'
import { directionState } from './states.ts'
import { tellSupplier } from './tell-supplier.ts'

/** The EPS annuls what the supplier has not scheduled: the delivery waits again, and gets another ID when it is directed anew. */
export async function annulDirection(
  deps: SupplyDeps,
  act: Caller & { number: string; id: number; reason: string; actor: Actor },
): Promise<void> {
  const { number, id, reason, actor } = act
  await deps.db.transaction().execute(async (tx) => {
    const found = await directionById(tx, { number, id })
    if (found) await lockItem(tx, found)
    const direction = found && (await directionById(tx, { number, id }))
    const at = deps.clock.now()
    const { acting, eps } = await actingEps(deps, tx, act, at)
    if (!direction || !isOfEps(eps, direction)) return refuse('platform.not_found')
    if (direction.annulledAt) return refuse('supply.direction_annulled', { when: spanishMoment(direction.annulledAt) })
    if (direction.state === directionState.scheduled)
      return refuse('supply.direction_scheduled', { supplier: direction.supplierName })
    const by = { personId: act.personId, name: nameOf(acting.person), reason, at }
    const officialText = deps.officialDireccionamiento({
      ...direction,
      quantity: plainQuantity(direction.quantity),
      patient: direction.patientDocument,
      supplier: direction.supplierDocument,
      state: directionState.annulled,
      annulledAt: at,
    })
    if (!(await annulDirectionRow(tx, direction, { ...by, officialText })))
      throw new Error(`direccionamiento ${id}: locked and not active`)
    await takeBackDirected(tx, direction, direction.quantity)
    await tellSupplier(deps, tx, {
      capacityId: direction.supplierCapacityId,
      kind: 'supply.direction_annulled',
      params: { eps: direction.epsName, item: direction.itemName, number: groupedNumber(number), reason },
      at,
      page: `/${number}/${id}`,
    })
    await audit(tx, {
      at,
      actor,
      act: 'supply.direction_annulled',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [act.personId]),
      context: {
        number: groupedNumber(number),
        item: direction.itemName,
        supplierName: direction.supplierName,
        entityName: acting.capacity.entityName,
        reason,
        context: act.context,
      },
      before: { direccionamiento: id, state: direction.state },
      after: { direccionamiento: id, state: directionState.annulled },
    })
  })
}
