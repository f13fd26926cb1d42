/**
 * The code tables of MIPRES, as data shared by server and web. Where each comes from and how it is updated: docs/sources/mipres-codes.md.
 * One file per big list, so that a page loads only what it offers.
 */

/** One code of a table. Codes keep their official type: text with its zeros, or a number. */
export interface Code<C extends string | number = string | number> {
  readonly code: C
  /** For people, in Spanish. */
  readonly name: string
  /** False: a known code, readable in what was written, that is not offered today. */
  readonly enabled: boolean
  /** First and last day on which it may be written, both included; absent means unbounded. */
  readonly from?: string
  readonly until?: string
}

export type CodeList<C extends string | number = string | number> = readonly Code<C>[]

/** A big table from its rows: code, name, and 'off' when it is not offered. */
export function rows(
  of: readonly (readonly [code: string, name: string] | readonly [code: string, name: string, off: 'off'])[],
): CodeList<string> {
  return of.map(([code, name, off]) => ({ code, name, enabled: off === undefined }))
}

/** The row of a code; a number and its text are the same code here, because rows of different years write both. */
export function codeOf<T extends Code>(list: readonly T[], code: string | number | null | undefined): T | undefined {
  return code === null || code === undefined ? undefined : list.find((row) => String(row.code) === String(code))
}

/** The name of a code; the code itself when the table does not have it, so that nothing is hidden from who reads. */
export function codeName(list: CodeList, code: string | number | null | undefined): string {
  return codeOf(list, code)?.name ?? (code === null || code === undefined ? '' : String(code))
}

/** True when the code may be written on that day ('AAAA-MM-DD'): known, enabled and within its dates. */
export function isOffered(list: CodeList, code: string | number | null | undefined, on: string): boolean {
  const row = codeOf(list, code)
  return row !== undefined && inForce(row, on)
}

/** What may be written on that day, in the order of the table. */
export function offered<T extends Code>(list: readonly T[], on: string): T[] {
  return list.filter((row) => inForce(row, on))
}

const inForce = ({ enabled, from, until }: Code, on: string): boolean =>
  enabled && (from === undefined || from <= on) && (until === undefined || on <= until)
