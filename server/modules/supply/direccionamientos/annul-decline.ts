import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { settle } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import { prescribedItem } from '#prescribing'
import { type Caller, concerned, nameOf } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { actingEps, isOfEps } from './acting-eps.ts'
import { declineMatter } from './decline-item.ts'
import { lockItem, setDeclined } from './items.store.ts'
import { annulDeclineRow, declineById } from './no-direccionamientos.store.ts'
import { directionState } from './states.ts'

/** The EPS takes back that it did not direct an item: the item waits again. */
export async function annulDecline(
  deps: SupplyDeps,
  act: Caller & { number: string; id: number; reason: string; actor: Actor },
): Promise<void> {
  const { number, id, reason, actor } = act
  await deps.db.transaction().execute(async (tx) => {
    const found = await declineById(tx, { number, id })
    if (found) await lockItem(tx, found)
    const decline = found && (await declineById(tx, { number, id }))
    const at = deps.clock.now()
    const { acting, eps } = await actingEps(deps, tx, act, at)
    if (!decline || !isOfEps(eps, decline)) return refuse('platform.not_found')
    if (decline.annulledAt) return refuse('supply.decline_annulled', { when: spanishMoment(decline.annulledAt) })
    const officialText = deps.officialNoDireccionamiento({
      ...decline,
      patient: decline.patientDocument,
      state: directionState.annulled,
      annulledAt: at,
    })
    const by = { personId: act.personId, name: nameOf(acting.person), reason, at, officialText }
    if (!(await annulDeclineRow(tx, decline, by)) || !(await setDeclined(tx, decline, false)))
      throw new Error(`no-direccionamiento ${id}: locked and not active`)
    await settle(tx, [declineMatter(number, id)], at)
    const item = await prescribedItem(tx, decline)
    if (item?.prescriber.page) {
      const { personId, page } = item.prescriber
      const prescriber = await deps.identity.person(tx, personId, at)
      await deps.notify(tx, {
        at,
        kind: 'supply.decline_annulled',
        params: {
          eps: acting.capacity.entityName,
          item: decline.itemName,
          number: groupedNumber(number),
          reason,
        },
        link: page,
        to: { personId, email: prescriber?.email ?? null },
      })
    }
    await audit(tx, {
      at,
      actor,
      act: 'supply.decline_annulled',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [act.personId]),
      context: {
        number: groupedNumber(number),
        item: decline.itemName,
        entityName: acting.capacity.entityName,
        reason,
        context: act.context,
      },
      before: { noDireccionamiento: id, state: decline.state },
      after: { noDireccionamiento: id, state: directionState.annulled },
    })
  })
}
