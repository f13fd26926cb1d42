import type { Tx } from '#platform/db.ts'
import type { Fault, Read } from './fields.ts'

/** The registries as the door names them. */
export type Registry = 'reps' | 'eapb' | 'rethus' | 'sso' | 'civil' | 'divipola' | 'affiliation'

/** One column of a table and the headers of the file it is read from. */
export interface Column {
  name: string
  /** Headers as normalised: lower case, without accents, `_` for spaces. */
  from: readonly string[]
  read: Read
  type?: 'text' | 'date' | 'boolean' | 'daterange'
  /** The file may lack the headers: the column is then empty. */
  optional?: boolean
}

/** A table that a kind of file fills. */
export interface Target {
  table: string
  /** Columns whose values are the key; `source` and the like come from `constants`. */
  key: readonly string[]
  columns: readonly Column[]
  /** Fixed values of every row of the kind; they also bound what a complete cut may close. */
  constants?: Readonly<Record<string, string>>
  /** The same key again in a file: a fault of the row, or (a provider on each of its sedes' rows) nothing. */
  repeats: 'reject' | 'ignore'
}

/** A kind of file: what it fills, and how. */
export interface Kind {
  id: string
  registry: Registry
  /** Spanish, for the page and the command line. */
  title: string
  targets: readonly Target[]
  /** Header whose value is the day of the cut, in its first row. */
  cutHeader?: string
  /** SISPRO: the header that names the table of the file and the column it goes to; a file holds one. */
  scope?: { header: string; column: string }
  /** What must hold between the columns of a row: the column at fault and why. */
  rule?: (value: (header: string) => string) => { column: string; fault: Fault } | null
  /** What else follows from an applied cut, in its transaction. */
  after?: (tx: Tx, of: { cutId: string; scope: string }) => Promise<void>
}

/** Headers as they are compared: 'Municipio PDET' → 'municipio_pdet'. */
export function headerKey(header: string): string {
  return header
    .normalize('NFD')
    .replace(/[\u0300-\u036f\ufeff"]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '_')
}

/** The headers without which a file of this kind is refused whole. */
export function neededHeaders(kind: Kind): string[] {
  return [
    ...new Set([
      ...(kind.scope ? [kind.scope.header] : []),
      ...kind.targets.flatMap((t) => t.columns.filter((c) => !c.optional).flatMap((c) => c.from)),
    ]),
  ]
}
