import { Readable } from 'node:stream'
import { itemKinds } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos, boardStates, prescriptionStates } from '#contract/mipres-codes/short-lists.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import type { PrescriptionFilters, SearchScope } from '#contract/prescriptions-search.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf } from '#platform/dates.ts'
import { csvStream } from '#platform/files/csv-stream.ts'
import type { Cell } from '#platform/files/rows.ts'
import { xlsxStream } from '#platform/files/xlsx-stream.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, concerned } from '../acting.ts'
import type { PrescribingDeps } from '../deps.ts'
import { exportIsOpen, searchSince } from './rules.ts'
import { type ExportRow, exportBatches, exportOf, insertExport } from './search.store.ts'
import { whoseOf } from './search.ts'

/** The columns of a download: one line for each item. */
const columns: readonly [head: string, cell: (row: ExportRow) => Cell][] = [
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
      await insertExport(tx, { exportId, personId, context, scope, format, filters, askedAt: at })
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
export async function openExport(
  deps: PrescribingDeps,
  asked: Caller & { exportId: string },
): Promise<{ stream: Readable; type: string; name: string }> {
  const at = deps.clock.now()
  const found = await exportOf(deps.db, asked)
  if (!found || !exportIsOpen(found.askedAt, at)) return refuse('platform.not_found')
  const { whose } = await whoseOf(deps, deps.db, asked, found.scope, at)
  const heads = columns.map(([head]) => head)
  const { filters } = found
  async function* batches(): AsyncGenerator<Cell[][]> {
    for await (const rows of exportBatches(deps.db, whose, filters))
      yield rows.map((row) => columns.map(([, cell]) => cell(row)))
  }
  const csv = found.format === 'csv'
  const bytes = csv ? csvStream(heads, batches()) : xlsxStream('Prescripciones', heads, batches())
  return {
    stream: Readable.from(bytes, { objectMode: false }),
    type: csv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `prescripciones-${dayOf(at)}.${found.format}`,
  }
}
