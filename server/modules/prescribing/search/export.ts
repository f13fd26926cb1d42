import { itemKinds } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos, boardStates, prescriptionStates } from '#contract/mipres-codes/short-lists.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type PrescriptionFilters, type SearchScope, searchScopes } from '#contract/prescriptions-search.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf } from '#platform/dates.ts'
import { type Columns, insertDownload, openDownloadOf, type TableFile, tableFile } from '#platform/files/downloads.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, concerned } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { searchSince } from './rules.ts'
import { type ExportRow, exportBatches } from './search.store.ts'
import { whoseOf } from './search.ts'

/** The columns of a download: one line for each item. */
const columns: Columns<ExportRow> = [
  ['Número', (row) => groupedNumber(row.number)],
  ['Fecha y hora', (row) => spanishMoment(row.prescribedAt)],
  ['Estado', (row) => codeName(prescriptionStates, row.state)],
  ['Tipo de documento', (row) => row.patientType],
  ['Documento', (row) => row.patientNumber],
  ['Paciente', (row) => row.patientName],
  ['EPS', (row) => row.epsCode],
  ['Nombre de la EPS', (row) => row.epsName ?? ''],
  ['Régimen', (row) => row.regime],
  ['Prestador', (row) => row.providerName],
  ['Sede', (row) => row.sedeCode],
  ['Prescribió', (row) => row.prescriberName],
  ['Ámbito', (row) => codeName(ambitos, row.ambito)],
  ['Diagnóstico', (row) => row.mainDiagnosis],
  ['Tipo', (row) => itemKinds[row.kind]],
  ['Ítem', (row) => row.item],
  ['Código', (row) => row.code],
  ['Nombre', (row) => row.itemName],
  ['Cantidad', (row) => Number(row.quantity)],
  ['Junta', (row) => codeName(boardStates, row.boardState)],
]

const listOf = (scope: SearchScope): string => `prescribing.${scope}`

/** Asks for a download: what it will hold is written down, and that it was asked (D-29). */
export function askExport(deps: PrescribingDeps) {
  return (
    scope: SearchScope,
    asked: Caller & { actor: Actor; filters: PrescriptionFilters; format: 'csv' | 'xlsx' },
  ): Promise<{ exportId: string }> =>
    deps.db.transaction().execute(async (tx) => {
      const at = deps.clock.now()
      const { acting } = await whoseOf(deps, tx, asked, scope, at)
      const since = searchSince(scope, asked.filters, dayOf(at))
      const filters = { ...asked.filters, ...(since ? { from: since } : {}) }
      const exportId = newId()
      const { personId, context, format } = asked
      const list = listOf(scope)
      await insertDownload(tx, { downloadId: exportId, personId, context, list, format, filters, askedAt: at })
      await audit(tx, {
        at,
        actor: asked.actor,
        act: 'prescribing.exported',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [personId]),
        context: { format: format.toUpperCase(), entityName: acting.capacity.entityName, context, filters },
      })
      return { exportId }
    })
}

/** The file, written while the rows are read; only to who asked for it, for fifteen minutes, and while the right lasts. */
export async function openExport(deps: PrescribingDeps, asked: Caller & { exportId: string }): Promise<TableFile> {
  const at = deps.clock.now()
  const found = await openDownloadOf(deps.db, { ...asked, downloadId: asked.exportId }, at)
  const scope = searchScopes.find((one) => found?.list === listOf(one))
  if (!found || !scope) return refuse('platform.not_found')
  const { whose } = await whoseOf(deps, deps.db, asked, scope, at)
  return tableFile({
    format: found.format,
    name: 'prescripciones',
    title: 'Prescripciones',
    at,
    columns,
    batches: exportBatches(deps.db, whose, found.filters as PrescriptionFilters),
  })
}
