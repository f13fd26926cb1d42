import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PrescriptionContent } from '#contract/prescribing-content.ts'
import type { PlainDate } from '#platform/dates.ts'
import { anyContent } from '../testing/any-content.ts'
import { contentFacts, TODAY } from '../testing/codes.ts'
import { type AcceptanceFacts, type Affiliate, acceptanceChecks } from './acceptance.ts'
import { codeOfItem } from './item-rows.ts'
import { validateContent } from './validate.ts'

/** A medicine every 14 days during `weeks`, of a patient of EPS901, contributivo. */
function content(weeks: number, over: Record<string, unknown> = {}): PrescriptionContent {
  const [raw = {}] = fc.sample(anyContent(false), { numRuns: 1, seed: 3 })
  const medicine = {
    kind: 'M',
    medicineKind: '1',
    description: 'Adalimumab',
    presentation: '019900001-01',
    form: 'COLFF004',
    route: '058',
    ingredients: [
      {
        code: '8114',
        name: 'Adalimumab',
        concentration: '40',
        concentrationUnit: '0168',
        content: '1',
        contentUnit: '0176',
      },
    ],
    indications: ['101'],
    criterion1: true,
    criterion2: true,
    used: false,
    discarded: false,
    noAlternative: true,
    dose: '40',
    doseUnit: '0168',
    everyAmount: '14',
    everyUnit: '3',
    durationAmount: String(weeks),
    durationUnit: '4',
    totalQuantity: String(Math.ceil(weeks / 2)),
    totalUnit: '65',
    successive: false,
    justification: 'Artritis',
    ...over,
  }
  const patient = {
    ...(raw.patient as object),
    document: { type: 'CC', number: '24990310' },
    epsCode: 'EPS901',
    regime: 'contributivo',
  }
  const read = validateContent({ ...raw, patient, donor: null, excluded: null, items: [medicine] }, contentFacts())
  if (!read.content) throw new Error(JSON.stringify(read.issues))
  return read.content
}

const facts = (over: Partial<AcceptanceFacts> = {}): AcceptanceFacts => ({
  on: TODAY as PlainDate,
  affiliate: { epsCode: 'EPS901', epsName: 'EPS DEMO ANDINA', regime: 'contributivo', state: 'activo' },
  epsName: 'EPS DEMO ANDINA',
  cutOn: '2026-11-19' as PlainDate,
  prescriber: { type: 'CC', number: '1099400218' },
  actingEps: null,
  former: [],
  presentations: new Map(),
  ...over,
})

const found = (c: PrescriptionContent, f: AcceptanceFacts) =>
  acceptanceChecks(c, f)
    .filter((check) => check.result !== 'ok')
    .map((check) => [check.result, check.cause, check.item])

describe('would it be accepted?', () => {
  test('nothing to say: only passed checks', () => {
    expect(found(content(12), facts())).toEqual([])
    expect(acceptanceChecks(content(12), facts()).length).toBeGreaterThan(3)
  })

  test('cause 16: who prescribes to himself is stopped; everything else only warns', () => {
    expect(found(content(12), facts({ prescriber: { type: 'CC', number: '24990310' } }))).toEqual([
      ['prohibited', 16, null],
    ])
  })

  test('causes 6 and 8: another EPS or regime, not there, not active, deceased; silent without any affiliation', () => {
    const of = (said: Pick<Affiliate, 'epsCode' | 'regime' | 'state'> | null) =>
      found(content(12), facts({ affiliate: said && { ...said, epsName: null } }))
    expect(of({ epsCode: 'EPS902', regime: 'contributivo', state: 'activo' })).toEqual([['warning', 6, null]])
    expect(of({ epsCode: 'EPS901', regime: 'subsidiado', state: 'activo' })).toEqual([['warning', 6, null]])
    expect(of({ epsCode: 'EPS901', regime: 'contributivo', state: 'retirado' })).toEqual([['warning', 6, null]])
    expect(of({ epsCode: 'EPS901', regime: 'contributivo', state: 'fallecido' })).toEqual([['warning', 8, null]])
    expect(of(null)).toEqual([['warning', 6, null]])
    expect(found(content(12), facts({ affiliate: null, cutOn: null }))).toEqual([])
  })

  test('cause 6: who writes for an EPS is told when the patient is of another, or of its other regime', () => {
    const of = (codes: string[], regime: string) =>
      found(content(12), facts({ actingEps: { name: 'EPS Uno', regime, codes } }))
    expect(of(['EPS901'], 'contributivo')).toEqual([])
    expect(of(['EPS902'], 'contributivo')).toEqual([['warning', 6, null]])
    expect(of(['EPS901'], 'subsidiado')).toEqual([['warning', 6, null]])
  })

  test('causes 1 and 15: the same request within 30 days, or a supply that still runs', () => {
    const c = content(12)
    const code = codeOfItem(c.items[0] as PrescriptionContent['items'][number])
    const former = (prescribedOn: string, days: number | null, of = code) => [
      {
        number: '20261103110000418722',
        prescribedOn: prescribedOn as PlainDate,
        prescriberName: 'Inés Cano',
        kind: 'M' as const,
        code: of,
        days,
      },
    ]
    expect(found(c, facts({ former: former('2026-11-03', 30) }))).toEqual([['warning', 1, 0]])
    expect(acceptanceChecks(c, facts({ former: former('2026-11-03', 30) })).find((x) => x.cause === 1)?.number).toBe(
      '20261103110000418722',
    )
    expect(found(c, facts({ former: former('2026-09-20', 90) }))).toEqual([['warning', 15, 0]])
    expect(found(c, facts({ former: former('2026-09-20', 30) }))).toEqual([])
    expect(found(c, facts({ former: former('2026-11-03', 30, 'otro') }))).toEqual([])
  })

  test('causes 12 and 13: three months on a first formula, a year that is not successive', () => {
    expect(found(content(16), facts())).toEqual([['warning', 12, 0]])
    expect(
      found(
        content(16),
        facts({
          former: [
            {
              number: '1',
              prescribedOn: '2026-01-10' as PlainDate,
              prescriberName: 'A',
              kind: 'M',
              code: '019900001-01',
              days: 30,
            },
          ],
        }),
      ),
    ).toEqual([])
    expect(found(content(60), facts())).toEqual([['warning', 13, 0]])
    expect(found(content(60, { successive: true }), facts())).toEqual([['warning', 12, 0]])
  })

  test('causes 4 and 11, where the catalogue knows', () => {
    const known = (amount: string, indivisible = false) =>
      facts({ presentations: new Map([['019900001-01', { maxDaily: { amount, unit: '0168' }, indivisible }]]) })
    expect(found(content(12), known('40'))).toEqual([])
    expect(found(content(12), known('39'))).toEqual([['warning', 11, 0]])
    expect(found(content(12, { dose: '60', totalQuantity: '9' }), known('100', true))).toEqual([['warning', 4, 0]])
  })

  test('what goes to a board is said', () => {
    expect(found(content(12, { medicineKind: '7' }), facts())).toEqual([['board', null, 0]])
  })
})
