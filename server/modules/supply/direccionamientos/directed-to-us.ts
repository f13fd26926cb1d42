import type { z } from 'zod'
import type * as contract from '#contract/direccionamientos.ts'
import type { Actor } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { prescribedItem } from '#prescribing'
import { type Acting, type Caller, requireActing } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { municipalityNames } from './acting-eps.ts'
import { afterDay, afterMoment, cursorOf } from './cursors.ts'
import {
  countDirections,
  directionById,
  directionPage,
  directionsOf,
  supplyTimeline,
  type Whose,
} from './direccionamientos.store.ts'
import { tracePatient, traceRead } from './eps-lists.ts'
import { directionState } from './states.ts'
import { directionView, itemView } from './views.ts'

type Asked = Caller & { actor: Actor }
type Answer<E extends { response?: z.ZodType }> = z.input<NonNullable<E['response']>>
type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>
type SupplierScope = Extract<Whose, { scope: 'supplier' }>

/** Who reads for a supplier, and under which document things are directed to it: whatever sede she acts at, all of the entity's (D-33). */
export async function actingSupplier(
  deps: SupplyDeps,
  conn: Conn,
  caller: Caller,
  at: Instant,
): Promise<{ acting: Acting; whose: SupplierScope }> {
  const acting = await requireActing(deps, conn, caller, ['consultar_direccionado'], at)
  const { capacityId, nit } = acting.capacity
  if (nit) return { acting, whose: { scope: 'supplier', document: { type: 'NI', number: nit } } }
  const owner = (await deps.identity.capacities(conn, [capacityId], at)).get(capacityId)?.ownerPersonId
  const person = owner && (await deps.identity.person(conn, owner, at))
  if (!person) return refuse('platform.not_found')
  return { acting, whose: { scope: 'supplier', document: person.doc } }
}

/** What was directed to the entity: what is due first among what it has not scheduled, or the newest. */
export async function searchDirectedToUs(
  deps: SupplyDeps,
  caller: Asked,
  body: Body<typeof contract.searchDirectedToUs>,
): Promise<Answer<typeof contract.searchDirectedToUs>> {
  const at = deps.clock.now()
  const { acting, whose } = await actingSupplier(deps, deps.db, caller, at)
  await tracePatient(deps, caller, acting, body.filters.patient, at)
  // Only what is not scheduled yet is due: its index gives it by day.
  const due = body.order === 'vence' && (body.filters.state ?? directionState.active) === directionState.active
  const filters = due ? { ...body.filters, state: directionState.active } : body.filters
  const order = due ? 'vence' : 'reciente'
  const rows = await directionPage(deps.db, whose, filters, order, {
    after: due ? afterDay(body.after) : afterMoment(body.after),
    limit: body.limit + 1,
  })
  const shown = rows.slice(0, body.limit)
  const last = shown.at(-1)
  const municipalityOf = await municipalityNames(
    deps,
    deps.db,
    shown.map((row) => row.municipalityCode),
    at,
  )
  return {
    rows: shown.map((row) => ({ ...directionView(row, municipalityOf), epsName: row.epsName })),
    next:
      rows.length > shown.length && last ? cursorOf({ by: due ? last.latestOn : last.directedAt, id: last.id }) : null,
    count: await countDirections(deps.db, whose, filters, order),
  }
}

/** One direccionamiento with what is to be delivered. Who reads it leaves a trace (D-29). */
export async function readDirectedToUs(
  deps: SupplyDeps,
  caller: Asked,
  key: { number: string; id: number },
): Promise<Answer<typeof contract.readDirectedToUs>> {
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const { acting, whose } = await actingSupplier(deps, tx, caller, at)
    const found = await directionById(tx, key)
    const { type, number } = whose.document
    if (found?.supplierDocument.type !== type || found.supplierDocument.number !== number)
      return refuse('platform.not_found')
    const item = await prescribedItem(tx, found)
    if (!item) throw new Error(`direccionamiento ${found.id}: no item ${found.number} ${found.kind}${found.item}`)
    await traceRead(tx, caller, acting, { number: found.number, item: item.itemName }, at)
    const others = (await directionsOf(tx, found, whose.document)).filter((one) => one.id !== found.id).slice(0, 100)
    const municipalityOf = await municipalityNames(
      deps,
      tx,
      [found, ...others].map((one) => one.municipalityCode),
      at,
    )
    const { epsName, homeAddress, annulledAt, annulmentReason } = found
    return {
      ...itemView(found.number, item),
      direction: { ...directionView(found, municipalityOf), epsName, homeAddress },
      annulledAt,
      annulmentReason,
      others: others.map((one) => directionView(one, municipalityOf)),
      timeline: await supplyTimeline(tx, found.number, found, whose.document),
    }
  })
}
