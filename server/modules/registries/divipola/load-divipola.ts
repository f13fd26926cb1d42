import { Readable } from 'node:stream'
import { systemActor } from '#platform/audit.ts'
import { plainDate } from '#platform/dates.ts'
import type { CutRow } from '../imports/cuts.store.ts'
import { type ImportDeps, importFile } from '../imports/import-file.ts'
import { inspect } from '../imports/read-file.ts'
import data from './divipola.json' with { type: 'json' }

/** The shipped list as the file that the importer reads. */
function divipolaFile(): string {
  const departments: Record<string, string> = data.departments
  const lines = (data.municipalities as { code: string; name: string; from?: string; to?: string }[]).map(
    ({ code, name, from, to }) => `${code};${name};${departments[code.slice(0, 2)] ?? ''};${from ?? ''};${to ?? ''}`,
  )
  return ['codigo_municipio;nombre_municipio;nombre_departamento;desde;hasta', ...lines].join('\n')
}

/** Loads the shipped DIVIPOLA through the importer; nothing happens when it is already there. A newer official list wins: this one is then refused as older. */
export async function loadDivipola(deps: ImportDeps): Promise<CutRow> {
  const bytes = Buffer.from(divipolaFile(), 'utf8')
  return importFile(deps, {
    kind: 'divipola',
    fileName: 'divipola.json',
    facts: await inspect(Readable.from([bytes])),
    open: () => Readable.from([bytes]),
    cutDate: plainDate(data.cut),
    complete: true,
    confirmed: true,
    actor: systemActor('DIVIPOLA de OpenMIPRES'),
  })
}
