/** A cell of a download: a text, a number or nothing. */
export type Cell = string | number | null

/** Rows come in batches, so that a download of any length holds only one of them in memory. */
export type Batches = AsyncIterable<readonly (readonly Cell[])[]>

/** What a spreadsheet would take for a formula when it opens a text. */
const FORMULA = /^[=+\-@\t\r]/

/** A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it. */
export function inert(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell
}
