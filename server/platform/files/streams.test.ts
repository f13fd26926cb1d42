import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvStream } from './csv-stream.ts'
import type { Cell } from './rows.ts'
import { xlsxStream } from './xlsx-stream.ts'

const nasty: Cell[][] = [
  ['=HYPERLINK("http://x";"y")', 1, null],
  ['+1', 2.5, '@suma'],
  ['-2', 0, 'dice "hola", y\nsigue'],
  ['<b>&</b>\u0001', -3, 'Ñandú 😀'],
]
async function* batches(rows: Cell[][], size = 2) {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}
async function all(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
const texts = (xml: string): string[] =>
  [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map((m) => m[1] ?? '')

describe('a CSV download', () => {
  test('keeps every cell, and no text begins like a formula', async () => {
    const text = (await all(csvStream(['a', 'b', 'c'], batches(nasty)))).toString('utf8')
    expect(text.startsWith('\uFEFF"a","b","c"\r\n')).toBe(true)
    const { data } = Papa.parse<string[]>(text.slice(1).trimEnd())
    expect(data[1]).toEqual(['\'=HYPERLINK("http://x";"y")', '1', ''])
    expect(data[3]?.[2]).toBe('dice "hola", y\nsigue')
    expect(
      data
        .slice(1)
        .flat()
        .filter((cell) => /^[=+@]/.test(cell)),
    ).toEqual([])
  })
})

describe('an XLSX download', () => {
  test('is a workbook whose texts are texts', async () => {
    const files = unzipSync(await all(xlsxStream('Prescripciones', ['a', 'b', 'c'], batches(nasty))))
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).not.toContain('<f>')
    expect(sheet.match(/<row>/g)).toHaveLength(5)
    expect(texts(sheet).slice(3, 5)).toEqual(['\'=HYPERLINK("http://x";"y")', "'+1"])
    expect(texts(sheet)).toContain('&lt;b&gt;&amp;&lt;/b&gt;')
    expect(sheet).toContain('<v>2.5</v>')
  })

  test('begins another sheet, with its head, when one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => [`fila ${i}`])
    const files = unzipSync(await all(xlsxStream('P', ['cabeza'], batches(rows, 3), 4)))
    const sheets = [1, 2, 3].map((n) => texts(strFromU8(files[`xl/worksheets/sheet${n}.xml`] ?? new Uint8Array())))
    expect(sheets).toEqual([
      ['cabeza', 'fila 0', 'fila 1', 'fila 2'],
      ['cabeza', 'fila 3', 'fila 4', 'fila 5'],
      ['cabeza', 'fila 6'],
    ])
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="P 3"')
  })

  test('holds one batch in memory, however long it is', async () => {
    async function* many() {
      for (let i = 0; i < 100; i += 1) yield Array.from({ length: 1_000 }, (_, j) => [`${i}-${j} ${'x'.repeat(60)}`, j])
    }
    global.gc?.()
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    let bytes = 0
    for await (const part of xlsxStream('P', ['a', 'b'], many())) {
      bytes += part.length
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(bytes).toBeGreaterThan(300_000)
    expect(most).toBeLessThan(60_000_000)
  })
})
