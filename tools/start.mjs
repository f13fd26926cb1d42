// `npm start`: builds when something changed since the last build, then runs the built program in this very process.
// Plain JavaScript and few imports, so that a start with nothing to build takes no time.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { isBuilt } from './sources.mjs'

process.chdir(path.join(import.meta.dirname, '..'))
if (!isBuilt()) {
  console.log('Preparando OpenMIPRES (solo la primera vez y después de cada cambio)…')
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/build.ts'], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
process.setSourceMapsEnabled(true)
await import(path.resolve('dist/server/main.js'))
