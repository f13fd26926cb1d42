import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** What the built program is made from; tests are not part of it. */
const sources = ['server', 'contract', 'web', 'db/seeds', 'vite.config.ts', 'package-lock.json', 'tools/build.ts']

/** Where the fingerprint of the last build is kept. */
export const stampFile = 'dist/stamp'

/** @type {(place: string) => string[]} */
function filesBelow(place) {
  if (!fs.existsSync(place)) return []
  if (fs.statSync(place).isFile()) return /[.]test[.]tsx?$/.test(place) ? [] : [place]
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)))
}

/**
 * A fingerprint of every source: while it stays the same, nothing is built again.
 * @returns {string}
 */
export function fingerprint() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesBelow)) hash.update(file).update(fs.readFileSync(file))
  return hash.digest('hex')
}

/**
 * True when what is in dist/ was made from these very sources.
 * @returns {boolean}
 */
export function isBuilt() {
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === fingerprint()
}
