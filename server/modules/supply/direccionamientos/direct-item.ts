import { itemKinds } from '#contract/capabilities.ts'
import type { DirectionForm, ItemKey } from '#contract/direccionamientos.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, plainDate } from '#platform/dates.ts'
import { Malformed } from '#platform/refusal.ts'
import { type Caller, concerned, nameOf } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { activeDeliveries, insertDirections, nextIds } from './direccionamientos.store.ts'
import { holdItem } from './hold-item.ts'
import { addDirected } from './items.store.ts'
import { directionIssues, plainQuantity } from './rules.ts'
import { tellSupplier } from './tell-supplier.ts'

export interface Directed {
  created: { delivery: number; id: number; traceId: number }[]
}

/**
 * The EPS directs deliveries of an item to a member of its network, all of them or none, in one transaction: lock the item → who acts,
 * asked again → is it directed (D-31) → every fault at its field (D-32) → rows with their official text → audit → the supplier is told.
 * Of two who direct the same delivery at once, one does it.
 */
export async function directItem(
  deps: SupplyDeps,
  act: Caller & { key: ItemKey; form: DirectionForm; actor: Actor },
): Promise<Directed> {
  const { key, form, actor } = act
  return deps.db.transaction().execute(async (tx) => {
    const { at, acting, item } = await holdItem(deps, tx, act)
    const on = dayOf(at)
    const supplier = await deps.users.suppliers.one(tx, acting.capacity.capacityId, form.supplier, { at, on })
    const issues = directionIssues(form, {
      today: on,
      regime: item.regime,
      municipality: (await deps.registries.municipality(tx, form.municipalityCode, { on })) !== null,
      supplier,
      taken: await activeDeliveries(tx, key),
    })
    if (!supplier || issues.length > 0) throw new Malformed(issues)

    const { municipalityCode, homeAddress, code } = form
    const supplierDocument = { type: supplier.docType, number: supplier.docNumber }
    const ids = await nextIds(tx, form.deliveries.length)
    const deliveries = form.deliveries.flatMap(({ delivery, quantity, latestOn: latest }, i) => {
      const given = ids[i]
      const latestOn = plainDate(latest)
      return given ? [{ ...key, ...given, delivery, quantity: plainQuantity(quantity), latestOn }] : []
    })
    const record = {
      patient: item.patient.document,
      subDelivery: 0,
      supplier: supplierDocument,
      municipalityCode,
      homeAddress,
      code,
      epsNit: acting.capacity.nit ?? '',
      epsCode: item.epsCode,
      directedAt: at,
      state: 1,
      annulledAt: null,
    }
    await insertDirections(
      tx,
      {
        supplierDocument,
        supplierName: supplier.name,
        supplierCapacityId: supplier.capacityId,
        municipalityCode,
        homeAddress,
        code,
        eps: { nit: record.epsNit, name: acting.capacity.entityName, code: item.epsCode, regime: item.regime },
        by: { personId: act.personId, name: nameOf(acting.person) },
        at,
      },
      deliveries.map((one) => ({ ...one, officialText: deps.officialDireccionamiento({ ...record, ...one }) })),
    )
    await addDirected(
      tx,
      key,
      deliveries.map(({ quantity }) => quantity),
    )
    await audit(tx, {
      at,
      actor,
      act: 'supply.directed',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [act.personId, item.prescriber.personId]),
      context: {
        number: groupedNumber(key.number),
        kind: itemKinds[item.kind],
        item: item.itemName,
        supplierName: supplier.name,
        entityName: acting.capacity.entityName,
        context: act.context,
      },
      after: {
        deliveries: deliveries.map(({ id, traceId, delivery, quantity }) => ({ id, traceId, delivery, quantity })),
      },
    })
    await tellSupplier(deps, tx, {
      capacityId: supplier.capacityId,
      kind: 'supply.directed',
      params: { eps: acting.capacity.entityName, entity: supplier.name },
      at,
    })
    return { created: deliveries.map(({ delivery, id, traceId }) => ({ delivery, id, traceId })) }
  })
}
