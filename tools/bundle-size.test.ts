import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { brotli } from './compress.ts'

interface Chunk {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
}

const limit = 200_000 // what a first visit may cost on a slow connection
let folder = ''
let manifest: Record<string, Chunk> = {}
const sizes = new Map<string, number>()

beforeAll(async () => {
  // Under the test runner React would come in its development form.
  vi.stubEnv('NODE_ENV', 'production')
  folder = await mkdtemp(join(tmpdir(), 'openmipres-web-'))
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  for (const { file } of Object.values(manifest)) {
    if (file.endsWith('.js') && !sizes.has(file))
      sizes.set(file, (await brotli(await readFile(join(folder, file)))).length)
  }
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** The files that a chunk needs, itself included. */
function needs(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const one of chunk.imports ?? []) needs(one, found)
  return found
}

test('the first visit to any route takes less than 200 kB of compressed JavaScript', () => {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry)
  if (!entry) throw new Error('the manifest has no entry')
  const pages = Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry && name.startsWith('features/'))
  expect(pages.length).toBeGreaterThan(5)
  const heavy = pages
    .map((page) => {
      const files = needs(page, needs(entry))
      return { page, bytes: [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0) }
    })
    .filter(({ bytes }) => bytes >= limit)
  expect(heavy).toEqual([])
})
