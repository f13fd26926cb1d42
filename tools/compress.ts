import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** A built file as a browser of today receives it: brotli, at its best, since it is done once a build. */
export function brotli(content: Buffer): Promise<Buffer> {
  return toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
}

/** Writes `.br` and `.gz` beside every script and style of a folder; the server sends what the browser accepts. */
export async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const content = await readFile(file)
      await writeFile(`${file}.br`, await brotli(content))
      await writeFile(`${file}.gz`, await toGzip(content, { level: 9 }))
    }),
  )
}
