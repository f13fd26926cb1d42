import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type Batches, type Cell, inert } from './rows.ts'

/** Rows that fit in one sheet of the format, the head among them. */
const SHEET_ROWS = 1_048_576

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What XML does not allow: control characters and halves of pairs. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Texts go inside the cell, never as formulas. */
function cellXml(cell: Cell): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(String(inert(cell)))}</t></is></c>`
}

const rowXml = (cells: readonly Cell[]): string => `<row>${cells.map(cellXml).join('')}</row>`

/**
 * A workbook of one sheet, or of as many as its rows need, written while the rows come: memory holds one batch.
 * `sheetRows` is for tests.
 */
export async function* xlsxStream(
  name: string,
  heads: readonly string[],
  batches: Batches,
  sheetRows = SHEET_ROWS,
): AsyncGenerator<Buffer> {
  let ready: Buffer[] = []
  let failed: Error | null = null
  const zip = new Zip((error, data) => {
    if (error) failed = error
    else ready.push(Buffer.from(data))
  })
  const take = (): Buffer => {
    if (failed) throw failed
    const whole = Buffer.concat(ready)
    ready = []
    return whole
  }
  const file = (path: string): ZipDeflate => {
    const entry = new ZipDeflate(path, { level: 3 })
    zip.add(entry)
    return entry
  }
  const whole = (path: string, text: string): void => file(path).push(strToU8(XML + text), true)

  let sheets = 0
  let rowsHere = 0
  let sheet: ZipDeflate | null = null
  const open = (): ZipDeflate => {
    sheets += 1
    rowsHere = 1
    const entry = file(`xl/worksheets/sheet${sheets}.xml`)
    entry.push(strToU8(`${XML}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(heads)}`))
    return entry
  }
  const close = (entry: ZipDeflate): void => entry.push(strToU8('</sheetData></worksheet>'), true)

  sheet = open()
  for await (const rows of batches) {
    for (let from = 0; from < rows.length; ) {
      if (rowsHere === sheetRows) {
        close(sheet)
        sheet = open()
      }
      const part = rows.slice(from, from + sheetRows - rowsHere)
      sheet.push(strToU8(part.map(rowXml).join('')))
      rowsHere += part.length
      from += part.length
    }
    const data = take()
    if (data.length > 0) yield data
  }
  close(sheet)
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1)
  const title = (n: number): string => escaped(sheets === 1 ? name : `${name} ${n}`).slice(0, 31)
  whole(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers.map((n) => `<sheet name="${title(n)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
  )
  whole(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${RELS}">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
  )
  whole(
    '_rels/.rels',
    `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  whole(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
  )
  zip.end()
  yield take()
}
