import type { z } from 'zod'
import type * as contract from '#contract/direccionamientos.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { refusalText } from '#contract/refusals/index.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { type Instant, isInstant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { prescribedItem } from '#prescribing'
import { type Acting, type Caller, concerned } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { actingEps, isOfEps, municipalityNames } from './acting-eps.ts'
import { afterMoment, cursorOf } from './cursors.ts'
import {
  activeDeliveries,
  countDirections,
  directionPage,
  directionsOf,
  supplyTimeline,
  type Whose,
} from './direccionamientos.store.ts'
import { countWaiting, itemByKey, type OfEps, type WaitingCursor, waitingPage } from './items.store.ts'
import { activeDecline, countDeclines, declinePage } from './no-direccionamientos.store.ts'
import { directRefusal, plainQuantity } from './rules.ts'
import { declineView, directionView, itemView, waitingView } from './views.ts'

type Asked = Caller & { actor: Actor }
type Answer<E extends { response?: z.ZodType }> = z.input<NonNullable<E['response']>>
type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>

/** Whoever looks for one patient leaves a trace (D-29), on every page of the answer. */
export async function tracePatient(
  deps: SupplyDeps,
  caller: Asked,
  acting: Acting,
  patient: { type: string; number: string } | undefined,
  at: Instant,
): Promise<void> {
  if (!patient) return
  await deps.db.transaction().execute((tx) =>
    audit(tx, {
      at,
      actor: caller.actor,
      act: 'supply.patient_searched',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [caller.personId]),
      context: { entityName: acting.capacity.entityName, context: caller.context, patient },
    }),
  )
}

const readCursor = (text: string | undefined): WaitingCursor | undefined => {
  const [moment = '', number = '', kind = '', item = ''] = text?.split('~') ?? []
  if (!/^\d{20}$/.test(number) || !/^[MPDNS]$/.test(kind) || !/^\d{1,2}$/.test(item)) return undefined
  return isInstant(moment) ? { readyAt: moment, number, kind, item: Number(item) } : undefined
}
const waitingCursorOf = (row: WaitingCursor): string => [row.readyAt, row.number, row.kind, row.item].join('~')

/** Who looks in the name of which EPS, now; looking for one patient leaves its trace first. */
async function lookAs(
  deps: SupplyDeps,
  caller: Asked,
  patient: { type: string; number: string } | undefined,
): Promise<{ eps: OfEps; at: Instant }> {
  const at = deps.clock.now()
  const { acting, eps } = await actingEps(deps, deps.db, caller, at)
  await tracePatient(deps, caller, acting, patient, at)
  return { eps, at }
}

/** What waits for the EPS of the context, oldest first. */
export async function searchWaiting(
  deps: SupplyDeps,
  caller: Asked,
  { filters, after, limit }: Body<typeof contract.searchWaiting>,
): Promise<Answer<typeof contract.searchWaiting>> {
  const { eps } = await lookAs(deps, caller, filters.patient)
  const rows = await waitingPage(deps.db, eps, filters, { after: readCursor(after), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(waitingView),
    next: rows.length > shown.length && last ? waitingCursorOf(last) : null,
    count: await countWaiting(deps.db, eps, filters),
  }
}

/** What the EPS directed in the regime, newest first. */
export async function searchDirected(
  deps: SupplyDeps,
  caller: Asked,
  { filters, after, limit }: Body<typeof contract.searchDirected>,
): Promise<Answer<typeof contract.searchDirected>> {
  const { eps, at } = await lookAs(deps, caller, filters.patient)
  const whose: Whose = { scope: 'eps', eps }
  const rows = await directionPage(deps.db, whose, filters, 'reciente', { after: afterMoment(after), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const municipalityOf = await municipalityNames(
    deps,
    deps.db,
    shown.map((row) => row.municipalityCode),
    at,
  )
  return {
    rows: shown.map((row) => directionView(row, municipalityOf)),
    next: rows.length > shown.length && last ? cursorOf({ by: last.directedAt, id: last.id }) : null,
    count: await countDirections(deps.db, whose, filters, 'reciente'),
  }
}

/** What the EPS did not direct, newest first. */
export async function searchDeclined(
  deps: SupplyDeps,
  caller: Asked,
  { filters, after, limit }: Body<typeof contract.searchDeclined>,
): Promise<Answer<typeof contract.searchDeclined>> {
  const { eps } = await lookAs(deps, caller, filters.patient)
  const rows = await declinePage(deps.db, eps, filters, { after: afterMoment(after), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(declineView),
    next: rows.length > shown.length && last ? cursorOf({ by: last.declinedAt, id: last.id }) : null,
    count: await countDeclines(deps.db, eps, filters),
  }
}

/** An item with what was directed of it and why nothing is, when so. Who reads it leaves a trace (D-29). */
export async function readItem(
  deps: SupplyDeps,
  caller: Asked,
  key: contract.ItemKey,
): Promise<Answer<typeof contract.readWaitingItem>> {
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const { acting, eps } = await actingEps(deps, tx, caller, at)
    const item = await prescribedItem(tx, key)
    if (!item || !isOfEps(eps, item)) return refuse('platform.not_found')
    await traceRead(tx, caller, acting, { number: key.number, item: item.itemName }, at)
    const directions = await directionsOf(tx, key)
    const decline = await activeDecline(tx, key)
    const row = await itemByKey(tx, key)
    const refusal = directRefusal({ ...item, number: key.number, declinedAt: decline?.declinedAt ?? null })
    const municipalityOf = await municipalityNames(
      deps,
      tx,
      directions.map((one) => one.municipalityCode),
      at,
    )
    const active = await activeDeliveries(tx, key)
    let nextDelivery = 1
    while (active.has(nextDelivery)) nextDelivery += 1
    return {
      ...itemView(key.number, item),
      details: [...item.details, item.justification].filter(Boolean),
      directedQuantity: plainQuantity(row?.directedQuantity ?? '0'),
      nextDelivery,
      blocked: refusal && refusalText(refusal.code, refusal.params),
      directions: directions.map((one) => ({
        ...directionView(one, municipalityOf),
        annulledAt: one.annulledAt,
        annulmentReason: one.annulmentReason,
      })),
      declined: decline && declineView(decline),
      timeline: await supplyTimeline(tx, key.number, key),
    }
  })
}

/** D-29, of one item. */
export async function traceRead(
  tx: Tx,
  caller: Asked,
  acting: Acting,
  read: { number: string; item: string },
  at: Instant,
): Promise<void> {
  await audit(tx, {
    at,
    actor: caller.actor,
    act: 'supply.read',
    onBehalfOf: acting.capacity.entityId,
    concerns: concerned(acting, [caller.personId]),
    context: {
      number: groupedNumber(read.number),
      item: read.item,
      entityName: acting.capacity.entityName,
      context: caller.context,
    },
  })
}

/** Members of the network of the EPS in the regime, with who cannot receive yet and why. */
export async function searchSuppliers(
  deps: SupplyDeps,
  caller: Caller,
  text: string | undefined,
): Promise<Answer<typeof contract.searchSuppliers>> {
  const at = deps.clock.now()
  const { acting } = await actingEps(deps, deps.db, caller, at)
  const found = await deps.users.suppliers.search(deps.db, acting.capacity.capacityId, text, {
    at,
    on: deps.clock.today(),
  })
  return {
    suppliers: found.map(({ key, kind, name, identification, blocked }) => ({
      key,
      kind,
      name,
      identification,
      blocked,
    })),
  }
}
