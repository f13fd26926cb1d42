import fs from 'node:fs'
import path from 'node:path'
import { systemActor } from '#platform/audit.ts'
import type { ImportDeps } from '../imports/import-file.ts'
import { importText } from './files.ts'

/** Loads the hand-made catalogues of db/seeds/catalogos (docs/sources/catalogs.md) through the importer. For tests and for the demo world. */
export async function loadSampleCatalogs(
  deps: ImportDeps,
  { seeds = 'db/seeds', by = 'prueba' }: { seeds?: string; by?: string } = {},
): Promise<void> {
  const folder = path.join(seeds, 'catalogos')
  for (const name of fs.readdirSync(folder).sort()) {
    const done = await importText(deps, 'sispro', fs.readFileSync(path.join(folder, name)), {
      fileName: name,
      cut: deps.clock.today(),
      actor: systemActor(by),
      complete: true,
      confirmed: true,
    })
    if (!['applied', 'repeated'].includes(done.state) || done.rowsRejected > 0)
      throw new Error(`${name}: ${JSON.stringify(done)}`)
  }
}
