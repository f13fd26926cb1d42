import type { BoardRecord } from '#prescribing'
import { boardFields } from './board-fields.ts'
import { faultsOf, readFields, writeFields } from './fields.ts'

type WireObject = Record<string, unknown>

/** One case of JuntaProfesional, as the official service tells it: every key, in the official order. */
export function officialBoard(record: BoardRecord): string {
  return JSON.stringify({ junta_profesional: writeFields(boardFields, record) })
}

const inside = (official: string): WireObject =>
  (JSON.parse(official) as { junta_profesional: WireObject }).junta_profesional

/** The same back in our words; codes come as texts. */
export function readOfficialBoard(official: string): WireObject {
  return readFields(boardFields, inside(official))
}

/** What of an official text is not as the table says. */
export function officialBoardFaults(official: string): string[] {
  return faultsOf(boardFields, inside(official))
}
