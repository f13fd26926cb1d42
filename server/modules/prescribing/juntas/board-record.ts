import { dayOf } from '#platform/dates.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import type { CaseRow } from './boards.store.ts'
import type { BoardRecord } from './record.ts'

/** A case as its official text is written from it. */
export function recordOf(row: CaseRow, prescription: PrescriptionRecord): BoardRecord {
  return {
    number: row.number,
    prescribedOn: prescription.prescribedOn,
    kind: row.kind,
    item: row.item,
    state: row.outcome ?? 2,
    processedBy: row.processedBy,
    observations: row.observations,
    technicalJustification: row.technicalJustification,
    mode: row.mode,
    actNumber: row.actNumber,
    actOn: row.actOn,
    processedOn: row.outcome && row.closedAt ? dayOf(row.closedAt) : null,
    patient: prescription.content.patient.document,
    boardCode: row.boardCode,
  }
}
