import { create as createQr } from 'qrcode'
import { itemKinds } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos, boardStates, transcriptionReasons } from '#contract/mipres-codes/short-lists.ts'
import type { CodeNames } from '#contract/prescribing-content.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { epsWords, spanishDay, spanishDocument, spanishMoment } from '#contract/spanish.ts'
import type { Instant } from '#platform/dates.ts'
import { detailsOf, instructionOf, justificationOf, totalOf } from './instructions.ts'
import type { PrescriptionRecord } from './signed.ts'
import { stateNames } from './states.ts'
import { nameOf, providerDocument } from './views.ts'

const INK = '#1b2452'
const MUTED = '#555b73'
const GOLD = '#e5a50a'
const LEFT = 48
const WIDTH = 516 // letter, 612 points, with a margin at both sides
const BOTTOM = 736

/**
 * The document of a prescription: letter, mark, number, QR to the public verification, items with totals and instructions, signer,
 * page x of y. What is no longer active says so across every page.
 */
export async function prescriptionDocument(
  record: PrescriptionRecord,
  options: { names: CodeNames; publicUrl: string; printedAt: Instant },
): Promise<Buffer> {
  // Fonts and all: loaded with the first document, not at every start.
  const { default: PDFDocument } = await import('pdfkit')
  const number = groupedNumber(record.number)
  const doc = new PDFDocument({
    size: 'LETTER',
    margins: { top: 48, bottom: 0, left: LEFT, right: LEFT },
    bufferPages: true,
    lang: 'es-CO',
    info: { Title: `Prescripción ${number}`, Author: nameOf(record.snapshot.prescriber), Creator: 'OpenMIPRES' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  head(doc, record, options.publicUrl)
  facts(doc, record, options.names)
  for (let i = 0; i < record.items.length; i += 1) item(doc, record, i)
  signer(doc, record)
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    if (record.state !== 4) stamp(doc, record)
    foot(doc, { number, page: page + 1, count, printedAt: options.printedAt })
  }
  doc.end()
  await done
  return Buffer.concat(chunks)
}

type Doc = PDFKit.PDFDocument

function head(doc: Doc, record: PrescriptionRecord, publicUrl: string): void {
  mark(doc, LEFT, 46)
  doc
    .font('Helvetica-Bold')
    .fontSize(11)
    .fillColor(INK)
    .text('OpenMIPRES', LEFT + 32, 50)
  doc
    .font('Helvetica')
    .fontSize(8)
    .fillColor(MUTED)
    .text('No es un sitio del Estado', LEFT + 32, 64)
  const address = `${publicUrl}/verificar?numero=${record.number}&codigo=${record.verificationCode}`
  qr(doc, address, LEFT + WIDTH - 92, 44, 92)
  doc.font('Helvetica-Bold').fontSize(18).fillColor(INK).text('Prescripción', LEFT, 92)
  doc.fontSize(15).text(groupedNumber(record.number), LEFT, 114)
  doc.font('Helvetica').fontSize(9).fillColor(MUTED)
  doc.text(`Código de verificación: ${record.verificationCode}`, LEFT, 136)
  doc.text(`${record.content.transcriptionReason ? 'Transcrita' : 'Firmada'} el ${spanishMoment(record.prescribedAt)}`)
  doc.text(`Compare este papel en ${publicUrl}/verificar`)
  doc.y = Math.max(doc.y, 166)
  line(doc)
}

/** The mark as the logo draws it: an open ring with a dot. */
function mark(doc: Doc, x: number, y: number): void {
  doc.save().translate(x, y).scale(0.75)
  doc.path('M19.6 5.1A11.5 11.5 0 1 0 26.9 12.4').lineWidth(4.2).lineCap('round').stroke(INK)
  doc.circle(25.3, 6.7, 3.9).fill(GOLD)
  doc.restore()
}

function qr(doc: Doc, text: string, x: number, y: number, size: number): void {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' })
  const cell = size / modules.size
  doc.save().fillColor('#000000')
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) doc.rect(x + column * cell, y + row * cell, cell + 0.05, cell + 0.05)
  doc.fill().restore()
}

function facts(doc: Doc, { content, snapshot, regime }: PrescriptionRecord, names: CodeNames): void {
  const { patient } = content
  const { provider } = snapshot
  const named = (of: Record<string, string>, code: string): string => [code, of[code]].filter(Boolean).join(' ')
  const diagnoses = [content.mainDiagnosis, content.relatedDiagnosis1, content.relatedDiagnosis2].flatMap((code) =>
    code ? [named(names.cie10, code)] : [],
  )
  const place = [provider.municipalityName, provider.address, provider.phone && `teléfono ${provider.phone}`]
  field(doc, 'Paciente', `${nameOf(patient)} · ${spanishDocument(patient.document)}`)
  if (patient.bornOn) field(doc, 'Nacimiento', spanishDay(patient.bornOn))
  field(doc, 'EPS', `${epsWords(patient.epsCode, snapshot.epsName)} · régimen ${regime}`)
  field(doc, 'Prestador', `${provider.name} · ${providerDocument(provider)}`)
  field(
    doc,
    'Sede',
    [provider.sedeName, provider.code && `REPS ${provider.code}`, ...place].filter(Boolean).join(' · '),
  )
  field(doc, 'Ámbito', codeName(ambitos, content.ambito))
  if (diagnoses.length > 0) field(doc, 'Diagnóstico', `CIE-10 ${diagnoses.join('; ')}`)
  if (content.orphanCode) field(doc, 'Enf. huérfana', named(names.huerfanas, content.orphanCode))
  if (content.transcriptionReason)
    field(
      doc,
      'Transcripción',
      `${codeName(transcriptionReasons, content.transcriptionReason)}${content.paperDate ? `, papel del ${spanishDay(content.paperDate)}` : ''}`,
    )
  line(doc)
}

function field(doc: Doc, label: string, value: string): void {
  const height = doc
    .font('Helvetica')
    .fontSize(9.5)
    .heightOfString(value, { width: WIDTH - 84 })
  room(doc, height + 4)
  const { y } = doc
  doc.fillColor(MUTED).text(label, LEFT, y, { width: 80 })
  doc.fillColor('#000000').text(value, LEFT + 84, y, { width: WIDTH - 84 })
  doc.y = y + height + 4
}

function item(doc: Doc, record: PrescriptionRecord, index: number): void {
  const row = record.items[index]
  const counts = record.content.items.filter((one) => one.kind === row?.kind)
  const content = row && counts[row.number - 1]
  if (!row || !content) return
  const lines = [
    `Cantidad total: ${totalOf(content)}`,
    instructionOf(content),
    ...detailsOf(content),
    justificationOf(content),
  ].filter(Boolean)
  const options = { width: WIDTH - 24 }
  const needed =
    doc.font('Helvetica-Bold').fontSize(11).heightOfString(row.name, options) +
    lines.reduce((sum, text) => sum + doc.font('Helvetica').fontSize(9.5).heightOfString(text, options) + 2, 0) +
    34
  // An item that fits on a page is never broken.
  room(doc, Math.min(needed, 560))
  doc.font('Helvetica-Bold').fontSize(8.5).fillColor(MUTED)
  const board = row.boardState === 1 ? '' : ` · Junta: ${codeName(boardStates, row.boardState).toLowerCase()}`
  doc.text(`${itemKinds[row.kind].toUpperCase()} ${row.number}${board}`, LEFT, doc.y)
  doc
    .fontSize(11)
    .fillColor('#000000')
    .text(row.name, LEFT + 12, doc.y + 2, options)
  lines.forEach((text, i) => {
    room(doc, 14)
    doc
      .font(i < 2 ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(9.5)
      .text(text, LEFT + 12, doc.y + 2, options)
  })
  doc.y += 12
}

function signer(doc: Doc, { snapshot, prescribedAt }: PrescriptionRecord): void {
  const { prescriber } = snapshot
  room(doc, 76)
  line(doc)
  doc.font('Helvetica-Bold').fontSize(11).fillColor('#000000').text(nameOf(prescriber), LEFT, doc.y)
  doc.font('Helvetica').fontSize(9.5)
  doc.text(
    `${prescriber.profession} · ${spanishDocument({ type: prescriber.documentType, number: prescriber.documentNumber })}`,
  )
  doc.text(`Registro profesional ${prescriber.register}`)
  doc.fillColor(MUTED).text(`Firmada con segundo factor el ${spanishMoment(prescribedAt)}`)
}

function stamp(doc: Doc, record: PrescriptionRecord): void {
  const words = stateNames[record.state].toUpperCase()
  doc.save().rotate(-32, { origin: [306, 396] })
  doc.font('Helvetica-Bold').fontSize(84).fillColor('#b3261e').fillOpacity(0.22)
  doc.text(words, 0, 356, { width: 612, align: 'center', lineBreak: false })
  doc.restore().fillOpacity(1)
}

function foot(doc: Doc, f: { number: string; page: number; count: number; printedAt: Instant }): void {
  doc.font('Helvetica').fontSize(8).fillColor(MUTED)
  const options = { width: WIDTH, lineBreak: false }
  doc.text(`Prescripción ${f.number} · impresa el ${spanishMoment(f.printedAt)}`, LEFT, 756, options)
  doc.text(`Página ${f.page} de ${f.count}`, LEFT, 756, { ...options, align: 'right' })
}

/** A new page when less than this is left. */
function room(doc: Doc, height: number): void {
  if (doc.y + height <= BOTTOM) return
  doc.addPage()
  doc.y = 48
}

function line(doc: Doc): void {
  doc
    .moveTo(LEFT, doc.y + 2)
    .lineTo(LEFT + WIDTH, doc.y + 2)
    .lineWidth(0.6)
    .stroke('#c9cbd6')
  doc.y += 12
}
