import { Readable } from 'node:stream'
import { systemActor } from '#platform/audit.ts'
import { plainDate } from '#platform/dates.ts'
import type { CutRow } from '../imports/cuts.store.ts'
import { type ImportDeps, type ImportRequest, importFile } from '../imports/import-file.ts'
import { inspect } from '../imports/read-file.ts'

/** Loads a text as a file of a kind, the way the command line does. For tests and for the demo world. */
export async function importText(
  deps: ImportDeps,
  kind: string,
  text: string | Buffer,
  options: Partial<Pick<ImportRequest, 'complete' | 'confirmed' | 'fileName' | 'actor'>> & { cut?: string } = {},
): Promise<CutRow> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  return importFile(deps, {
    kind,
    fileName: options.fileName ?? `${kind}.csv`,
    facts: await inspect(Readable.from([bytes])),
    open: () => Readable.from([bytes]),
    cutDate: options.cut ? plainDate(options.cut) : null,
    complete: options.complete ?? false,
    confirmed: options.confirmed ?? false,
    actor: options.actor ?? systemActor('prueba'),
  })
}

/** A `;`-separated text from rows of named values; headers are those of the first row. */
export function csv(rows: readonly Record<string, string | number | null>[], delimiter = ';'): string {
  const headers = Object.keys(rows[0] ?? {})
  const cell = (value: unknown): string => {
    const text = value === null || value === undefined ? '' : String(value)
    return text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
  }
  return [headers.join(delimiter), ...rows.map((row) => headers.map((h) => cell(row[h])).join(delimiter))].join('\n')
}
