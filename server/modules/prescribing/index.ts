/** The door of prescribing: MIPRES itself. The composition and the official services import only this file. */

export type { SignedPrescription, WriteOfficial } from './record.ts'
