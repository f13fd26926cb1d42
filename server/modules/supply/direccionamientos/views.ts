import type { DeclinedRow, DirectionRow as DirectionView, WaitingRow } from '#contract/direccionamientos.ts'
import type { PrescribedItem } from '#prescribing'
import type { DirectionRow } from './direccionamientos.store.ts'
import type { ItemRow } from './items.store.ts'
import type { DeclineRow } from './no-direccionamientos.store.ts'
import { plainQuantity } from './rules.ts'

/** What every list says of an item; a row holds more than its reader is told. */
function lineOf({ number, kind, item, itemName, patientName, patientDocument }: ItemRow | DirectionRow | DeclineRow) {
  return { number, kind, item, itemName, patientName, patientDocument }
}

/** A line of the queue. */
export function waitingView(row: ItemRow): WaitingRow {
  return {
    ...lineOf(row),
    ambito: row.ambito,
    readyAt: row.readyAt,
    totalQuantity: plainQuantity(row.totalQuantity),
    directedQuantity: plainQuantity(row.directedQuantity),
  }
}

/** A line of a list of direccionamientos. */
export function directionView(row: DirectionRow, municipalityOf: (code: string) => string | null): DirectionView {
  const { id, traceId, delivery, code, latestOn, municipalityCode, supplierName, supplierDocument } = row
  const { epsCode, regime, directedAt, state } = row
  return {
    ...lineOf(row),
    id,
    traceId,
    delivery,
    quantity: plainQuantity(row.quantity),
    code,
    latestOn,
    municipalityCode,
    municipalityName: municipalityOf(municipalityCode),
    supplierName,
    supplierDocument,
    epsCode,
    regime,
    directedAt,
    state,
  }
}

export function declineView(row: DeclineRow): DeclinedRow {
  const { id, cause, associatedNumber, associatedItem, declinedAt, declinedByName, annulledAt } = row
  return {
    ...lineOf(row),
    id,
    cause,
    associatedNumber,
    associatedItem,
    declinedAt,
    declinedBy: declinedByName,
    annulledAt,
  }
}

/** What a page says of the item itself. */
export function itemView(number: string, item: PrescribedItem) {
  const { patient, prescriber, boardState: _, justification: __, ...rest } = item
  return {
    ...rest,
    number,
    patientName: patient.name,
    patientDocument: patient.document,
    prescriberName: prescriber.name,
  }
}
