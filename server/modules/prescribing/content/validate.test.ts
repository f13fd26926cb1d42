import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyContent } from '../testing/any-content.ts'
import { contentFacts, enabledCodes } from '../testing/codes.ts'
import { sampleContent, sampleItems } from '../testing/sample-content.ts'
import { validateContent } from './validate.ts'

type Raw = Record<string, unknown>

const paths = (raw: Raw, over: Parameters<typeof contentFacts>[0] = {}): string[] =>
  validateContent(raw, contentFacts(over)).issues.map((issue) => issue.path)

/** The same draft with the value at a path replaced. */
function put(raw: Raw, path: string, value: unknown): Raw {
  const copy = structuredClone(raw)
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let at: Raw = copy
  for (const step of steps) at = at[step] as Raw
  at[last] = value
  return copy
}

/** One item of each kind, with every answer fixed, so that a test changes one thing; the patient has one surname, and company. */
const whole = (): Raw => {
  const raw = put(sampleContent(['M', 'P', 'D', 'N', 'S'], { covid19: null }), 'patient.secondSurname', '')
  const companion = { companion: true, companionDocument: { type: 'CC', number: '1099400219' } }
  return put(raw, 'items.4', { ...sampleItems.S, ...companion, companionRelationship: '2' })
}

describe('what a prescription says', () => {
  test.each(['M', 'P', 'D', 'N', 'S'])(
    'whoever writes nothing of an item %s reads what each field asks, once',
    (kind) => {
      const { issues } = validateContent({ items: [{ kind }] }, contentFacts())
      const ofItem = issues.filter(
        ({ path }) => path.startsWith('items.0.') && !/^items.0.(ingredients|indications)$/.test(path),
      )
      expect(ofItem.length).toBeGreaterThan(6)
      expect(ofItem.map(({ text }) => text)).not.toContain('Falta este dato. Escríbalo para continuar.')
      expect(new Set(ofItem.map(({ text }) => text)).size).toBe(ofItem.length)
      // The header and the patient come first, as in the form.
      expect(issues.slice(-ofItem.length).every(({ path }) => path.startsWith('items.0.'))).toBe(true)
    },
  )

  test('one item of each kind is accepted; the total follows from dose, frequency and duration', () => {
    const { content, issues } = validateContent(whole(), contentFacts())
    expect(issues).toEqual([])
    expect(content?.items.map((item) => item.kind)).toEqual(['M', 'P', 'D', 'N', 'S'])
    expect(content?.nutritionalSupport).toBe(true)
    expect(content?.patient.secondSurname).toBeNull()
  })

  test('any violated constraint is reported on its field, and on no other', () => {
    // Each replaces one good value by a bad one; the same path must be named, alone.
    const broken: [path: string, value: unknown][] = [
      ['patient.document', { type: 'NI', number: '1' }],
      ['patient.document', null],
      ['patient.firstName', ''],
      ['patient.firstSurname', 'X'.repeat(61)],
      ['patient.bornOn', '2027-01-01'],
      ['patient.epsCode', 'cualquiera'],
      ['patient.regime', 'especial'],
      ['patient.mother', { type: 'CC', number: '1099770011' }],
      ['ambito', '99'],
      ['afterDischarge', null],
      ['covid19', 'sí'],
      ['orphanDisease', null],
      ['mainDiagnosis', null],
      ['mainDiagnosis', 'Z999'],
      ['mainDiagnosis', 'no'],
      ['relatedDiagnosis1', 'M069'],
      ['donor', { type: 'CC', number: '1099770011' }],
      ['items.0.medicineKind', '9'],
      ['items.0.medicineKind', '4'],
      ['items.0.description', ''],
      ['items.0.form', 'COLFF999'],
      ['items.0.form', null],
      ['items.0.route', '005'],
      ['items.0.ingredients', []],
      ['items.0.ingredients.0.code', '77777'],
      ['items.0.ingredients.0.concentration', 'mucho'],
      ['items.0.ingredients.0.contentUnit', '9999'],
      ['items.0.criterion1', null],
      ['items.0.used', null],
      ['items.0.usedName', null],
      ['items.0.usedNoResponse', false],
      ['items.0.usedNoResponseText', ''],
      ['items.0.dose', '0'],
      ['items.0.dose', null],
      ['items.0.doseUnit', '0173'],
      ['items.0.everyAmount', '0'],
      ['items.0.everyAmount', null],
      ['items.0.everyUnit', null],
      ['items.0.durationAmount', 'doce'],
      ['items.0.durationUnit', '9'],
      ['items.0.totalQuantity', ''],
      ['items.0.totalUnit', '05'],
      ['items.0.justification', ''],
      ['items.0.justification', 'X'.repeat(501)],
      ['items.0.recommendations', 'X'.repeat(161)],
      ['items.0.successive', null],
      ['items.1.code', '000000'],
      ['items.1.discardedCode', null],
      ['items.1.discardedReason1', false],
      ['items.1.discardedText1', null],
      ['items.1.criterion11', null],
      ['items.1.amount', null],
      ['items.2.code', '011'],
      ['items.2.criterion1', null],
      ['items.3.code', '110201'],
      ['items.3.nutritionType', '9999'],
      ['items.3.form', '13'],
      ['items.3.route', '3'],
      ['items.3.dxOrphan', true],
      ['items.3.dxHiv', null],
      ['items.3.associatedPrescription', '123'],
      ['items.4.code', '149'],
      ['items.4.transport', null],
      ['items.4.companion', null],
      ['items.4.companionDocument', null],
      ['items.4.companionRelationship', '9'],
      ['items.4.criterion4', null],
      ['items.4.kind', 'X'],
    ]
    for (const [path, value] of broken) {
      const named = paths(put(whole(), path, value))
      expect([path, value, new Set(named.map((p) => (p.startsWith(`${path}.`) ? path : p)))]).toEqual([
        path,
        value,
        new Set([path]),
      ])
    }
  })

  test('a total of another size asks for its reason, and takes it', () => {
    expect(paths(put(whole(), 'items.0.totalQuantity', '8'))).toEqual(['items.0.totalReason'])
    expect(paths(put(put(whole(), 'items.0.totalQuantity', '8'), 'items.0.totalReason', 'Dos de reserva'))).toEqual([])
    expect(paths(put(whole(), 'items.0.totalQuantity', '6,0'))).toEqual([])
  })

  test('answers to questions that do not apply are emptied, not signed', () => {
    const changed = put(put(whole(), 'items.0.used', false), 'items.0.discarded', false)
    const { content, issues } = validateContent(put(changed, 'items.0.noAlternative', true), contentFacts())
    expect(issues).toEqual([])
    expect(content?.items[0]).toMatchObject({
      usedName: null,
      usedNoResponse: null,
      usedNoResponseText: null,
      noAlternative: true,
    })
    const hospital = validateContent(put(whole(), 'ambito', '22'), contentFacts())
    expect(hospital.content?.afterDischarge).toBeNull()
  })

  test('D-07: what the profession does not prescribe is said on the item, with the profession', () => {
    const { issues } = validateContent(whole(), contentFacts({ kinds: ['M', 'P', 'D'], profession: 'Optometría' }))
    expect(issues.map((issue) => [issue.path, issue.code])).toEqual([
      ['items.3.kind', 'kind_not_allowed'],
      ['items.4.kind', 'kind_not_allowed'],
    ])
    expect(issues[0]?.text).toContain('Optometría')
  })

  test('a patient whom the affiliation does not have is prescribed for with a reason', () => {
    const silent = put(whole(), 'patient.mismatchReason', '')
    expect(paths(silent, { outsideAffiliation: true })).toEqual(['patient.mismatchReason'])
    expect(paths(silent)).toEqual([])
    const explained = put(silent, 'patient.mismatchReason', 'Se afilió ayer')
    expect(paths(explained, { outsideAffiliation: true })).toEqual([])
  })

  test('D-09: a transcription says why and when it was written on paper; a donor when he was not effective', () => {
    expect(paths(whole(), { transcribing: true })).toEqual(['transcriptionReason', 'paperDate'])
    const paper = put(put(whole(), 'transcriptionReason', '6'), 'paperDate', '2026-11-20')
    expect(paths(paper, { transcribing: true })).toEqual(['donor'])
    const urgent = put(put(paper, 'transcriptionReason', '5'), 'items.0.medicineKind', '9')
    expect(paths(urgent, { transcribing: true })).toEqual([])
    expect(paths(put(paper, 'paperDate', '2026-11-23'), { transcribing: true })).toContain('paperDate')
  })

  test('UNIRS asks for its indication; a newborn for the mother; an orphan disease for its code', () => {
    expect(paths(put(whole(), 'items.0.medicineKind', '7'))).toEqual(['items.0.indications'])
    const [unirs] = enabledCodes.unirs
    expect(paths(put(put(whole(), 'items.0.medicineKind', '7'), 'items.0.indications', [unirs]))).toEqual([])
    expect(paths(put(whole(), 'patient.document', { type: 'NV', number: '12345678' }))).toEqual(['patient.mother'])
    expect(paths(put(whole(), 'orphanDisease', true))).toEqual(['orphanCode', 'orphanIsMain'])
  })

  test('an empty draft, and whatever else is no prescription, gives issues and never fails', () => {
    expect(paths({})).toContain('items')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (noise) => {
        expect(validateContent(noise, contentFacts()).issues.length).toBeGreaterThan(0)
      }),
    )
    fc.assert(
      fc.property(anyContent(false), fc.jsonValue(), fc.nat(), (raw, noise, pick) => {
        const [first] = raw.items as Raw[]
        const keys = Object.keys(first ?? {})
        validateContent(put(raw, `items.0.${keys[pick % keys.length]}`, noise), contentFacts())
      }),
      { numRuns: process.env.PROOF ? 5_000 : 100 },
    )
  }, 600_000)
})
