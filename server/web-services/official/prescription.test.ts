import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SignedPrescription } from '#prescribing'
import { itemRows } from '../../modules/prescribing/content/item-rows.ts'
import { validateContent } from '../../modules/prescribing/content/validate.ts'
import { anyContent } from '../../modules/prescribing/testing/any-content.ts'
import { contentFacts, TODAY } from '../../modules/prescribing/testing/codes.ts'
import { valueAt } from './fields.ts'
import { officialFaults, officialPrescription, readOfficialPrescription } from './prescription.ts'
import { headerFields, ingredientFields, prescriptionArrays } from './prescription-fields.ts'

const signed = (raw: Record<string, unknown>, transcribing: boolean): SignedPrescription => {
  const { content, issues } = validateContent(raw, contentFacts({ transcribing }))
  expect(issues).toEqual([])
  if (!content) throw new Error('not valid')
  return {
    number: '20261122117000000042',
    prescribedOn: TODAY as SignedPrescription['prescribedOn'],
    hour: '14:05:09',
    state: 4,
    content,
    boardStates: itemRows(content).map((row) => row.boardState),
    prescriber: {
      documentType: 'CC',
      documentNumber: '1099400218',
      firstName: 'Laura',
      secondName: null,
      firstSurname: 'Quintero',
      secondSurname: 'Peñuela',
      register: '1099400218',
      profession: 'Medicina',
    },
    provider: {
      code: '152380041701',
      documentType: 'NI',
      documentNumber: '999000105',
      name: 'Hospital Los Arrayanes E.S.E.',
      municipality: '15238',
      address: 'Calle 4 # 12-30',
      phone: '6087700000',
    },
  }
}

describe('the official text of a prescription', () => {
  test('any prescription that the form accepts: keys, order, types and lengths of the official tables, and back without loss', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((transcribing) => anyContent(transcribing).map((raw) => ({ raw, transcribing }))),
        ({ raw, transcribing }) => {
          const prescription = signed(raw, transcribing)
          const text = officialPrescription(prescription)
          expect(officialFaults(text)).toEqual([])
          const back = readOfficialPrescription(text)
          for (const { path } of headerFields)
            expect([path, valueAt(back, path)]).toEqual([path, valueAt(prescription, path)])
          // Items come back by kind, in the order in which they were written inside it.
          const byKind = prescriptionArrays.flatMap(({ kind }) =>
            prescription.content.items.filter((item) => item.kind === kind),
          )
          const items = valueAt(back, 'content.items') as Record<string, unknown>[]
          expect(items).toHaveLength(byKind.length)
          for (const [i, item] of byKind.entries()) {
            const fields = prescriptionArrays.find((array) => array.kind === item.kind)?.fields ?? []
            for (const { path } of fields.filter((f) => !['consecutive', 'boardState'].includes(f.path)))
              expect([path, valueAt(items[i], path)]).toEqual([path, valueAt(item, path)])
            if (item.kind !== 'M') continue
            expect(items[i]?.indications).toEqual(item.indications)
            for (const [j, one] of item.ingredients.entries())
              for (const { path } of ingredientFields.slice(1))
                expect(valueAt(items[i], `ingredients.${j}.${path}`)).toBe(valueAt(one, path))
          }
        },
      ),
      { numRuns: process.env.PROOF ? 5_000 : 100 },
    )
  }, 600_000)

  test('all five arrays are there, empty ones too; absent second names are empty texts, other absent values null', () => {
    const [raw = {}] = fc.sample(anyContent(false), { numRuns: 1, seed: 7 })
    const only = { ...raw, donor: null, items: (raw.items as unknown[]).slice(0, 1) }
    const official = JSON.parse(officialPrescription(signed(only, false)))
    expect(Object.keys(official)).toEqual([
      'prescripcion',
      'medicamentos',
      'procedimientos',
      'dispositivos',
      'productosnutricionales',
      'serviciosComplementarios',
    ])
    expect(official.prescripcion.SNProfS).toBe('')
    expect(official.prescripcion.TipoIDDonanteVivo).toBeNull()
    expect(official.prescripcion.FPrescripcion).toBe('2026-11-22T00:00:00')
    expect(official.prescripcion.EstPres).toBe(4)
  })

  test('a fault of a text is named: order, type, length, null', () => {
    const [raw = {}] = fc.sample(anyContent(false), { numRuns: 1, seed: 11 })
    const official = JSON.parse(officialPrescription(signed(raw, false)))
    const { NoPrescripcion, ...rest } = official.prescripcion
    const faults = officialFaults(
      JSON.stringify({
        ...official,
        prescripcion: { ...rest, NoPrescripcion, CodAmbAte: '12', PNPaciente: 'A'.repeat(61), EstPres: null },
      }),
    )
    expect(faults.slice(1)).toEqual(['PNPaciente is longer than 60', 'CodAmbAte is no whole number', 'EstPres is null'])
    expect(faults[0]).toMatch(/^keys FPrescripcion,.*,NoPrescripcion instead of NoPrescripcion,FPrescripcion/)
  })
})
