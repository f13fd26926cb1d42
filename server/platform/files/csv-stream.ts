import { type Batches, type Cell, inert } from './rows.ts'

/** One line of a CSV file: every text between quotes, nothing that a spreadsheet would run. */
function line(cells: readonly Cell[]): string {
  return cells
    .map((cell) => {
      const safe = inert(cell)
      return typeof safe === 'string' ? `"${safe.replaceAll('"', '""')}"` : (safe ?? '')
    })
    .join(',')
}

/** A CSV file in UTF-8, batch by batch; with the mark by which spreadsheets know the encoding. */
export async function* csvStream(heads: readonly string[], batches: Batches): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${line(heads)}\r\n`)
  for await (const rows of batches)
    if (rows.length > 0) yield Buffer.from(rows.map((cells) => `${line(cells)}\r\n`).join(''))
}
