import type { Regime } from '#contract/paths.ts'
import type { ItemKind } from '#contract/policies.ts'
import type { PrescriptionContent } from '#contract/prescribing-content.ts'
import { type Instant, type PlainDate, timeOf } from '#platform/dates.ts'
import type { BoardState, PrescriptionState } from './states.ts'

/** Who signed and for whom, as they were at that moment: it never changes, whatever the registries say later. */
export interface Snapshot {
  prescriber: {
    documentType: string
    documentNumber: string
    firstName: string
    secondName: string | null
    firstSurname: string
    secondSurname: string | null
    register: string
    profession: string
  }
  provider: {
    /** NI, or the document of an independent professional. */
    documentType: string
    documentNumber: string
    /** The entity. */
    name: string
    /** The sede. */
    sedeName: string
    /** REPS code of the sede, 12 digits; empty when REPS knows none (transcription by an EPS). */
    code: string
    municipality: string
    municipalityName: string
    address: string
    phone: string
  }
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

/** What the official text is made of. */
export interface SignedPrescription {
  number: string
  prescribedOn: PlainDate
  /** HH:mm:ss in Bogotá. */
  time: string
  state: PrescriptionState
  provider: Snapshot['provider']
  prescriber: Snapshot['prescriber']
  content: PrescriptionContent
  /** Of each item of the content, by its index. */
  boardStates: BoardState[]
}

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
    time: timeOf(record.prescribedAt),
    state,
    provider,
    prescriber,
    content,
    boardStates,
  }
}

/** Makes the official JSON; the composition hands it in, so that wire names stay in web-services. */
export type OfficialWriter = (signed: SignedPrescription) => string
