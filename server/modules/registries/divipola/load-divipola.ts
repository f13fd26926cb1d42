import { Readable } from 'node:stream'
import { systemActor } from '#platform/audit.ts'
import { plainDate } from '#platform/dates.ts'
import { type CutRow, newestCuts } from '../imports/cuts.store.ts'
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

/** Loads the shipped DIVIPOLA through the importer, once: null when it, or a newer official list, is already there. */
export async function loadDivipola(deps: ImportDeps): Promise<CutRow | null> {
  const loaded = (await newestCuts(deps.db)).get('divipola')
  if (loaded && loaded >= data.cut) return null
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
