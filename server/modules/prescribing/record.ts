import type { PrescriptionContent } from '#contract/prescribing-content.ts'
import type { PlainDate } from '#platform/dates.ts'

/** A professional as she was when she signed or loaded something. */
export interface ProfessionalSnapshot {
  documentType: string
  documentNumber: string
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  /** Number of the professional register. */
  register: string
}

/** Who signed, and the provider in whose name, as they were at that moment; never changes. */
export interface PrescriptionSnapshot {
  prescriber: ProfessionalSnapshot & { profession: string }
  provider: {
    /** REPS code of the sede, 12 digits. */
    code: string
    /** NI, or CC of an independent professional. */
    documentType: string
    documentNumber: string
    name: string
    municipality: string
    address: string
    phone: string
  }
}

/** A signed prescription as its official text is written from it. */
export interface SignedPrescription extends PrescriptionSnapshot {
  number: string
  prescribedOn: PlainDate
  /** 'HH:mm:ss' in Bogotá. */
  hour: string
  /** 1 modified, 2 annulled, 4 active. */
  state: number
  content: PrescriptionContent
  /** Board state of each item of the content, by its index. */
  boardStates: readonly number[]
}

/** Writes the official text of a prescription; the composition hands it in, since only the wire knows its names. */
export type WriteOfficial = (prescription: SignedPrescription) => string
