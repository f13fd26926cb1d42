import { itemKinds } from '#contract/capabilities.ts'
import { type DirectedFilters, directionStates } from '#contract/direccionamientos.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import {
  type Columns,
  type DownloadFormat,
  insertDownload,
  openDownloadOf,
  type TableFile,
  tableFile,
} from '#platform/files/downloads.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { type Acting, type Caller, concerned } from '#users'
import type { SupplyDeps } from '../deps.ts'
import { actingEps } from './acting-eps.ts'
import { type DirectionRow, directionBatches, type Whose } from './direccionamientos.store.ts'
import { actingSupplier } from './directed-to-us.ts'
import { plainQuantity } from './rules.ts'

/** Lists that can be downloaded: what an EPS directed, and what was directed to a supplier. */
const lists = ['direccionado', 'recibido'] as const
type List = (typeof lists)[number]

/** One line for each delivery. */
const columns: Columns<DirectionRow> = [
  ['ID', (row) => row.traceId],
  ['Direccionamiento', (row) => row.id],
  ['Número', (row) => groupedNumber(row.number)],
  ['Tipo', (row) => itemKinds[row.kind]],
  ['Ítem', (row) => row.item],
  ['Nombre', (row) => row.itemName],
  ['Código', (row) => row.code],
  ['Entrega', (row) => row.delivery],
  ['Cantidad', (row) => Number(plainQuantity(row.quantity))],
  ['Entregar hasta', (row) => row.latestOn],
  ['Municipio', (row) => row.municipalityCode],
  ['Dirección', (row) => row.homeAddress],
  ['Tipo de documento', (row) => row.patientDocument.type],
  ['Documento', (row) => row.patientDocument.number],
  ['Paciente', (row) => row.patientName],
  ['A quién', (row) => row.supplierName],
  ['Número de a quién', (row) => row.supplierDocument.number],
  ['EPS', (row) => row.epsCode],
  ['Régimen', (row) => row.regime],
  ['Fecha y hora', (row) => spanishMoment(row.directedAt)],
  ['Estado', (row) => directionStates[row.state]],
]

const listOf = (list: List): string => `supply.${list}`

async function whoseOf(
  deps: SupplyDeps,
  conn: Conn,
  caller: Caller,
  list: List,
  at: Instant,
): Promise<{ acting: Acting; whose: Whose }> {
  if (list === 'recibido') return actingSupplier(deps, conn, caller, at)
  const { acting, eps } = await actingEps(deps, conn, caller, at)
  return { acting, whose: { scope: 'eps', eps } }
}

/** Asks for a download: what it will hold is written down, and that it was asked (D-29). */
export function askExport(
  deps: SupplyDeps,
  list: List,
  asked: Caller & { actor: Actor; filters: DirectedFilters; format: DownloadFormat },
): Promise<{ exportId: string }> {
  const { personId, context, format, filters, actor } = asked
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const { acting } = await whoseOf(deps, tx, asked, list, at)
    const exportId = newId()
    const download = { downloadId: exportId, personId, context, format, filters, askedAt: at }
    await insertDownload(tx, { ...download, list: listOf(list) })
    await audit(tx, {
      at,
      actor,
      act: 'supply.exported',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [personId]),
      context: { format: format.toUpperCase(), entityName: acting.capacity.entityName, context, filters },
    })
    return { exportId }
  })
}

/** The file, written while the rows are read; only to who asked for it, for fifteen minutes, and while the right lasts. */
export async function openExport(deps: SupplyDeps, asked: Caller & { exportId: string }): Promise<TableFile> {
  const at = deps.clock.now()
  const found = await openDownloadOf(deps.db, { ...asked, downloadId: asked.exportId }, at)
  const list = lists.find((one) => found?.list === listOf(one))
  if (!found || !list) return refuse('platform.not_found')
  const { whose } = await whoseOf(deps, deps.db, asked, list, at)
  return tableFile({
    format: found.format,
    name: 'direccionamientos',
    title: 'Direccionamientos',
    at,
    columns,
    batches: directionBatches(deps.db, whose, found.filters as DirectedFilters),
  })
}
