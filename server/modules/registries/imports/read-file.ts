import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import Papa from 'papaparse'
import { refuse } from '#platform/refusal.ts'
import { headerKey } from './kind.ts'

/** What is known of a file before it is parsed. */
export interface FileFacts {
  sha256: string
  sizeBytes: number
  encoding: 'utf-8' | 'iso-8859-1'
}

/** Takes the bytes as they pass and says at the end what they were: UTF-8 when all of it is valid, ISO-8859-1 otherwise. */
export class FileInspector {
  readonly #hash = createHash('sha256')
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true })
  #valid = true
  #size = 0

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    this.#size += bytes.length
    if (this.#valid) this.#tryDecode(bytes)
  }

  end(): FileFacts {
    if (this.#valid) this.#tryDecode()
    return {
      sha256: this.#hash.digest('hex'),
      sizeBytes: this.#size,
      encoding: this.#valid ? 'utf-8' : 'iso-8859-1',
    }
  }

  #tryDecode(bytes?: Uint8Array): void {
    try {
      this.#utf8.decode(bytes, { stream: bytes !== undefined })
    } catch {
      this.#valid = false
    }
  }
}

/** Reads a whole stream for its facts. */
export async function inspect(stream: Readable): Promise<FileFacts> {
  const inspector = new FileInspector()
  for await (const bytes of stream) inspector.add(bytes as Buffer)
  return inspector.end()
}

/** A line of the file: its first physical line and its fields, trimmed. */
export interface Line {
  line: number
  fields: string[]
}

export interface Table {
  /** Normalised headers, in the file's order. */
  headers: string[]
  /** Batches of lines; blank ones are skipped. */
  batches: AsyncGenerator<Line[]>
}

/** Parsed text is handed on in pieces of this many characters: memory does not grow with the file. */
const PIECE = 512 * 1024
/** One row longer than this is an unclosed quote, not a row. */
const LONGEST_ROW = 4 * PIECE

/** Opens a delimited file (`;` or `,`, found in the header). Refuses what has no header or an unclosed quote. */
export async function openTable(stream: Readable, encoding: FileFacts['encoding']): Promise<Table> {
  const pieces = decoded(stream, encoding)
  const first = await pieces.next()
  const start = first.done ? '' : first.value
  const end = start.search(/\r?\n/)
  const header = (end < 0 ? start : start.slice(0, end)).trim()
  if (header === '') refuse('registries.file_empty')
  const delimiter = header.split(';').length >= header.split(',').length ? ';' : ','
  const newline = start.slice(end, end + 2) === '\r\n' ? '\r\n' : '\n'
  const parser = () => new Papa.Parser({ delimiter, newline })
  const headers = (parser().parse(header, 0, false) as { data: string[][] }).data[0]?.map(headerKey) ?? []

  async function* batches(): AsyncGenerator<Line[]> {
    let rest = end < 0 ? '' : start.slice(end + newline.length)
    let line = 2
    for (let last = first.done === true; ; ) {
      const parsed = parser().parse(rest, 0, !last) as { data: string[][]; meta: { cursor: number } }
      const lines: Line[] = []
      for (const fields of parsed.data) {
        let breaks = 1
        let blank = true
        for (let i = 0; i < fields.length; i += 1) {
          const field = fields[i] ?? ''
          if (field.includes('\n')) breaks += field.split('\n').length - 1
          const trimmed = field.trim()
          if (trimmed !== '') blank = false
          fields[i] = trimmed
        }
        if (!blank) lines.push({ line, fields })
        line += breaks
      }
      rest = last ? '' : rest.slice(parsed.meta.cursor)
      if (rest.length > LONGEST_ROW) refuse('registries.file_unclosed_quote', { line })
      if (lines.length > 0) yield lines
      if (last) return
      const next = await pieces.next()
      if (next.done) last = true
      else rest += next.value
    }
  }
  return { headers, batches: batches() }
}

async function* decoded(stream: Readable, encoding: FileFacts['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let text = ''
  for await (const bytes of stream) {
    text += decoder.decode(bytes as Buffer, { stream: true })
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  text += decoder.decode()
  if (text !== '') yield text
}
