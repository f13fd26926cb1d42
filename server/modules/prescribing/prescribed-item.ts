import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { prescriptionPage } from './eps.ts'
import {
  type DescribedItem,
  detailsOf,
  instructionOf,
  justificationOf,
  totalOf,
  unitOf,
} from './prescriptions/instructions.ts'
import { prescriptionByNumber } from './prescriptions/prescriptions.store.ts'
import { nameOf } from './prescriptions/views.ts'
import { itemRows as tutelaItems } from './tutelas/item-rows.ts'
import { tutelaByNumber } from './tutelas/tutelas.store.ts'

/** An item of a prescription or tutela, as whoever directs or delivers it must know it. */
export interface PrescribedItem {
  source: 'prescripcion' | 'tutela'
  /** Table 6.3. */
  sourceState: number
  prescribedAt: Instant
  /** Who signed or loaded it, and where that person reads it; null of a tutela. */
  prescriber: { personId: string; name: string; page: string | null }
  providerName: string | null
  ambito: number | null
  epsCode: string
  regime: Regime
  patient: { document: { type: string; number: string }; name: string }
  kind: ItemKind
  item: number
  itemName: string
  code: string
  totalQuantity: string
  /** '12 jeringas', and the unit alone. */
  total: string
  unit: string
  instruction: string
  details: string[]
  /** 'Justificación: …', for the EPS alone; empty when nothing was written. */
  justification: string
  /** Table 6.9; null of a tutela. */
  boardState: number | null
}

/** One item, by the number of its prescription or tutela, its kind and its consecutive in the kind; null when there is none. */
export async function prescribedItem(
  conn: Conn,
  key: { number: string; kind: string; item: number },
): Promise<PrescribedItem | null> {
  // The ninth digit of a number says what it is of.
  return key.number[8] === '2' ? ofTutela(conn, key) : ofPrescription(conn, key)
}

type Key = Parameters<typeof prescribedItem>[1]

const described = (content: DescribedItem) => ({
  total: totalOf(content),
  unit: unitOf(content),
  instruction: instructionOf(content),
  details: detailsOf(content),
  justification: justificationOf(content),
})

async function ofPrescription(conn: Conn, key: Key): Promise<PrescribedItem | null> {
  const record = await prescriptionByNumber(conn, key.number)
  const row = record?.items.find((one) => one.kind === key.kind && one.number === key.item)
  const content = record?.content.items.filter((one) => one.kind === key.kind)[key.item - 1]
  if (!record || !row || !content) return null
  const { prescriber, provider } = record.snapshot
  const { patient, ambito } = record.content
  return {
    source: 'prescripcion',
    sourceState: record.state,
    prescribedAt: record.prescribedAt,
    prescriber: { personId: record.prescriberId, name: nameOf(prescriber), page: prescriptionPage(record) },
    providerName: provider.name,
    ambito: Number(ambito),
    epsCode: record.epsCode,
    regime: record.regime,
    patient: { document: patient.document, name: nameOf(patient) },
    kind: row.kind,
    item: row.number,
    itemName: row.name,
    code: row.code,
    totalQuantity: row.totalQuantity,
    boardState: row.boardState,
    ...described(content),
  }
}

async function ofTutela(conn: Conn, key: Key): Promise<PrescribedItem | null> {
  const tutela = await tutelaByNumber(conn, key.number)
  const row = tutela && tutelaItems(tutela.content).find((one) => one.kind === key.kind && one.number === key.item)
  const content = tutela?.content.items.filter((one) => one.kind === key.kind)[key.item - 1]
  if (!tutela || !row || !content) return null
  const { patient, epsCode } = tutela.content
  return {
    source: 'tutela',
    sourceState: tutela.state,
    prescribedAt: tutela.registeredAt,
    prescriber: { personId: tutela.professionalId, name: nameOf(tutela.snapshot.professional), page: null },
    providerName: null,
    ambito: null,
    epsCode,
    regime: tutela.regime,
    patient: { document: patient.document, name: nameOf(patient) },
    kind: row.kind,
    item: row.number,
    itemName: row.name,
    code: row.code,
    totalQuantity: row.totalQuantity,
    boardState: null,
    ...described(content),
  }
}
