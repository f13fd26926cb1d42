import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}

const limit = 200_000 // what a first visit may cost on a slow connection
let folder = ''
let manifest: Record<string, Chunk> = {}
/** By gzip, what the plainest of servers and proxies sends; ours sends brotli, an eighth less. */
const sizes = new Map<string, number>()

beforeAll(async () => {
  // Under the test runner React would come in its development form.
  vi.stubEnv('NODE_ENV', 'production')
  folder = await mkdtemp(join(tmpdir(), 'openmipres-web-'))
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  for (const { file } of Object.values(manifest)) {
    if (file.endsWith('.js') && !sizes.has(file))
      sizes.set(file, gzipSync(await readFile(join(folder, file)), { level: 9 }).length)
  }
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** A page that the router brings; a page that others import from has the name of its file in `_name-hash.js`. */
const isPage = (name: string): boolean => /-page(-[\w-]+\.js|\.tsx)$/.test(name)

/**
 * The files of a chunk, itself included: what it imports, and every part that it loads later (an editor, a dialog, the reader of
 * a key), as if all of them were opened in the first visit. Only other pages are another visit.
 */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const one of chunk.imports ?? []) filesOf(one, found)
  for (const one of chunk.dynamicImports ?? []) if (!isPage(one)) filesOf(one, found)
  return found
}

function weights(): { page: string; bytes: number }[] {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry)
  if (!entry) throw new Error('the manifest has no entry')
  const pages = (manifest[entry]?.dynamicImports ?? []).filter(isPage)
  return pages
    .map((page) => {
      const files = filesOf(page, filesOf(entry))
      return { page, bytes: [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0) }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

test('the first visit to any route, whatever is opened in it, takes less than 200 kB of JavaScript by gzip', () => {
  const all = weights()
  expect(all.length).toBeGreaterThan(60)
  expect(all.filter(({ bytes }) => bytes >= limit)).toEqual([])
})
