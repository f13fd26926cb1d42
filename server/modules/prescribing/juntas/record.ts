import type { BoardKind } from '#contract/juntas.ts'
import type { PlainDate } from '#platform/dates.ts'

/** A board's case as the official services tell it; the composition hands in who writes it down. */
export interface BoardRecord {
  number: string
  prescribedOn: PlainDate
  kind: BoardKind
  item: number
  /** Table EstJM: 2 pending, 3 approved, 4 not approved. */
  state: 2 | 3 | 4
  /** REPS code of the entity whose board processed it. */
  processedBy: string | null
  observations: string | null
  technicalJustification: string | null
  /** 1 in person, 2 virtual. */
  mode: number | null
  actNumber: string | null
  actOn: PlainDate | null
  /** Day in Bogotá. */
  processedOn: PlainDate | null
  patient: { type: string; number: string }
  /** REPS code of the entity whose board has it. */
  boardCode: string | null
}

/** Writes the official JSON of one case. */
export type BoardOfficial = (record: BoardRecord) => string
