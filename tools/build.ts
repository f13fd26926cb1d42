import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build as bundle } from 'esbuild'
import { build as buildWeb } from 'vite'
import { compressAssets } from './compress.ts'
import { fingerprint, isBuilt, stampFile } from './sources.mjs'

/** Makes dist/server (one file per program, packages outside) and dist/web. Does nothing when they are of these sources. */
export async function build(): Promise<void> {
  if (isBuilt()) return
  const stamp = fingerprint()
  fs.rmSync(stampFile, { force: true })
  fs.rmSync('dist/server', { recursive: true, force: true })
  const entryPoints = ['server/main.ts', 'server/cli/main.ts'].filter((file) => fs.existsSync(file))
  await bundle({
    entryPoints,
    outdir: 'dist/server',
    outbase: 'server',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
  await buildWeb({ configFile: 'vite.config.ts', logLevel: 'warn' })
  await compressAssets('dist/web/assets')
  fs.writeFileSync(stampFile, stamp)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build()
