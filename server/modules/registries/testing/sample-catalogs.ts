import fs from 'node:fs'
import path from 'node:path'
import type { PlainDate } from '#platform/dates.ts'
import type { ImportDeps } from '../imports/import-file.ts'
import { importText } from './files.ts'

/** Loads the hand-made catalogues of db/seeds/catalogos (docs/sources/catalogs.md) through the importer. For tests and for the demo world. */
export async function loadSampleCatalogs(deps: ImportDeps, seeds = 'db/seeds', cut?: PlainDate): Promise<void> {
  const folder = path.join(seeds, 'catalogos')
  for (const name of fs.readdirSync(folder).sort()) {
    const done = await importText(deps, 'sispro', fs.readFileSync(path.join(folder, name)), {
      fileName: name,
      cut: cut ?? deps.clock.today(),
      complete: true,
      confirmed: true,
    })
    if (!['applied', 'repeated'].includes(done.state) || done.rowsRejected > 0)
      throw new Error(`${name}: ${JSON.stringify(done)}`)
  }
}
