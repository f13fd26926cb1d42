import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { PrescriptionContent } from '#contract/prescribing-content.ts'
import { type Instant, type PlainDate, timeOf } from '#platform/dates.ts'
import type { PrescriptionSnapshot, SignedPrescription } from '../record.ts'
import type { BoardState, PrescriptionState } from './states.ts'

/** Who signed and for whom, as they were at that moment, with what only our own pages show. */
export interface Snapshot extends PrescriptionSnapshot {
  provider: PrescriptionSnapshot['provider'] & { sedeName: string; municipalityName: string }
  epsName: string | null
  role: string
}

export interface SignedItem {
  kind: ItemKind
  /** Consecutive inside its kind (official ConOrden). */
  number: number
  code: string
  name: string
  successive: boolean
  totalQuantity: string
  days: number | null
  boardState: BoardState
}

/** A signed prescription, whole, as the store keeps it: what the views and the document are made of. */
export interface PrescriptionRecord {
  month: string
  id: string
  number: string
  prescribedOn: PlainDate
  prescribedAt: Instant
  state: PrescriptionState
  context: string
  capacityId: string
  prescriberId: string
  epsCode: string
  regime: Regime
  content: PrescriptionContent
  snapshot: Snapshot
  verificationCode: string
  replaces: string | null
  replacedBy: string | null
  annulledAt: Instant | null
  /** By kind and number. */
  items: SignedItem[]
}

/** As its official text is written from it. */
export function signedOf(record: PrescriptionRecord): SignedPrescription {
  const counts = new Map<string, number>()
  const boardStates = record.content.items.map((item) => {
    const number = (counts.get(item.kind) ?? 0) + 1
    counts.set(item.kind, number)
    return record.items.find((i) => i.kind === item.kind && i.number === number)?.boardState ?? 1
  })
  const { number, prescribedOn, state, content, snapshot } = record
  const { provider, prescriber } = snapshot
  return {
    number,
    prescribedOn,
    hour: timeOf(record.prescribedAt),
    state,
    provider,
    prescriber,
    content,
    boardStates,
  }
}
