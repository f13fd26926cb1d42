import type { DeclineForm, ItemKey } from '#contract/direccionamientos.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { undeliveredCauses } from '#contract/mipres-codes/undelivered-causes.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { Malformed, refuse } from '#platform/refusal.ts'
import { type Caller, concerned, nameOf } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { activeSupplierOf } from './direccionamientos.store.ts'
import { holdItem } from './hold-item.ts'
import { setDeclined } from './items.store.ts'
import { insertDecline, nextDeclineIds } from './no-direccionamientos.store.ts'
import { declineIssues } from './rules.ts'

/** What a notice of it is about: who takes it back closes it. */
export const declineMatter = (number: string, id: number): string => `supply.declined:${number}:${id}`

/** The EPS does not direct an item, with its cause of table 6.20: it closes the whole item, and who prescribed it is told. */
export async function declineItem(
  deps: SupplyDeps,
  act: Caller & { key: ItemKey; form: DeclineForm; actor: Actor },
): Promise<{ id: number }> {
  const { key, form, actor } = act
  return deps.db.transaction().execute(async (tx) => {
    const { at, acting, item, row } = await holdItem(deps, tx, act)
    if (row.directed > 0) return refuse('supply.already_directed', { supplier: await activeSupplierOf(tx, key) })
    const issues = declineIssues(form, key)
    if (issues.length > 0) throw new Malformed(issues)
    const ids = await nextDeclineIds(tx)
    const { cause, associatedNumber, associatedItem } = form
    const said = { ...key, ...ids, cause, associatedNumber, associatedItem }
    const record = { ...said, patient: item.patient.document, declinedAt: at, state: 1, annulledAt: null }
    await insertDecline(tx, {
      ...said,
      epsCode: item.epsCode,
      regime: item.regime,
      by: { personId: act.personId, name: nameOf(acting.person) },
      at,
      officialText: deps.officialNoDireccionamiento(record),
    })
    if (!(await setDeclined(tx, key, true))) throw new Error(`item ${key.number}: locked and already declined`)
    const causeName = codeName(undeliveredCauses, cause)
    await audit(tx, {
      at,
      actor,
      act: 'supply.declined',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [act.personId, item.prescriber.personId]),
      context: {
        number: groupedNumber(key.number),
        item: item.itemName,
        cause: causeName,
        entityName: acting.capacity.entityName,
        context: act.context,
      },
      after: { noDireccionamiento: ids.id, cause },
    })
    const { personId, page } = item.prescriber
    if (page) {
      const prescriber = await deps.identity.person(tx, personId, at)
      await deps.notify(tx, {
        at,
        kind: 'supply.declined',
        params: {
          eps: acting.capacity.entityName,
          item: item.itemName,
          number: groupedNumber(key.number),
          cause: causeName,
        },
        link: page,
        to: { personId, email: prescriber?.email ?? null },
        matter: declineMatter(key.number, ids.id),
      })
    }
    return { id: ids.id }
  })
}
