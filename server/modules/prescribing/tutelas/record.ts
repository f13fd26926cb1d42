import type { TutelaContent } from '#contract/tutela-content.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { ProfessionalSnapshot } from '../record.ts'

/** Who loaded a tutela and for which EPS, as they were at that moment; never changes. */
export interface TutelaSnapshot {
  professional: ProfessionalSnapshot
  eps: { nit: string; name: string }
}

/** A tutela as its official text is written from it. */
export interface TutelaRecord extends TutelaSnapshot {
  number: string
  registeredOn: PlainDate
  /** 'HH:mm:ss' in Bogotá. */
  hour: string
  /** Table EstTut: 1 modified, 2 annulled, 4 active. */
  state: number
  content: TutelaContent
  /** Rulings that came later, in the order in which they were added. */
  rulings: readonly { number: string; on: PlainDate }[]
}

/** Writes the official text of a tutela. */
export type TutelaOfficial = (record: TutelaRecord) => string

/** A novelty of a tutela as its official text is written from it. */
export interface TutelaNoveltyRecord {
  kind: 1 | 2 | 3
  number: string
  finalNumber: string | null
  notedOn: PlainDate
}

/** Writes the official text of a novelty of a tutela. */
export type TutelaNoveltyOfficial = (record: TutelaNoveltyRecord) => string
