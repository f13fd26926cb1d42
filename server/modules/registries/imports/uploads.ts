import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import type { Db } from '#platform/db.ts'
import { insertPiece, pieceOf } from './cuts.store.ts'
import { type FileFacts, FileInspector } from './read-file.ts'

const PIECE_BYTES = 1024 * 1024

/** Keeps an uploaded file in pieces, compressed, so that any process can read it. Memory stays at one piece. */
export async function keepUpload(db: Db, cutId: string, file: Readable): Promise<FileFacts> {
  const inspector = new FileInspector()
  const gzip = createGzip({ level: 1 })
  const source = Readable.from(
    (async function* () {
      for await (const bytes of file) {
        inspector.add(bytes as Buffer)
        yield bytes as Buffer
      }
    })(),
  )
  source.on('error', (error) => gzip.destroy(error))
  let pending: Buffer[] = []
  let size = 0
  let seq = 0
  for await (const bytes of source.pipe(gzip)) {
    pending.push(bytes as Buffer)
    size += (bytes as Buffer).length
    if (size < PIECE_BYTES) continue
    await insertPiece(db, cutId, seq, Buffer.concat(pending))
    seq += 1
    pending = []
    size = 0
  }
  if (size > 0) await insertPiece(db, cutId, seq, Buffer.concat(pending))
  return inspector.end()
}

/** The uploaded file as it was, from its beginning. */
export function openUpload(db: Db, cutId: string): Readable {
  const pieces = Readable.from(
    (async function* () {
      for (let seq = 0; ; seq += 1) {
        const bytes = await pieceOf(db, cutId, seq)
        if (!bytes) return
        yield bytes
      }
    })(),
  )
  const gunzip = createGunzip()
  pieces.on('error', (error) => gunzip.destroy(error))
  return pieces.pipe(gunzip)
}
