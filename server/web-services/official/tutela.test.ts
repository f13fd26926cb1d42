import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TutelaContent, type TutelaItem, tutelaContent } from '#contract/tutela-content.ts'
import { type PlainDate, plainDate } from '#platform/dates.ts'
import type { BoardRecord, TutelaRecord } from '#prescribing'
import { officialBoard, officialBoardFaults, readOfficialBoard } from './board.ts'
import { officialTutela, officialTutelaFaults, officialTutelaNovelty, readOfficialTutela } from './tutela.ts'

const digits = (min: number, max = min) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })
const words = (max: number) =>
  fc
    .string({ minLength: 1, maxLength: max })
    .map((s) => s.trim() || 'x')
    .filter((s) => s.length <= max)
const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arb, { nil: null })
const count = (max: number) => fc.integer({ min: 1, max: 10 ** max - 1 }).map(String)
const amount = (max: number) =>
  fc.tuple(count(Math.max(1, max - 3)), fc.boolean()).map(([n, half]) => (half ? `${n}.5` : n))
const code = (from: number, to: number) => fc.integer({ min: from, max: to }).map(String)
const days: fc.Arbitrary<PlainDate> = fc
  .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((d) => plainDate(d.toISOString().slice(0, 10)))
const diagnosis = fc
  .tuple(fc.constantFrom('A', 'E', 'Z'), digits(2), fc.constantFrom('0', '9', 'X'))
  .map((p) => p.join(''))
const document = fc.record({ type: fc.constantFrom('CC', 'TI', 'RC', 'PT'), number: digits(5, 17) })
const yes = maybe(fc.boolean())

const every = {
  successive: fc.boolean(),
  justification: maybe(words(500)),
  recommendations: maybe(words(160)),
  tutelaType: fc.integer({ min: 0, max: 99 }),
  everyAmount: maybe(count(5)),
  everyUnit: maybe(code(1, 8)),
  durationAmount: maybe(count(5)),
  durationUnit: maybe(code(1, 8)),
  totalQuantity: amount(10),
}
const dosing = {
  dose: maybe(amount(10)),
  doseUnit: maybe(digits(4)),
  specialIndication: maybe(code(1, 10)),
  totalUnit: maybe(digits(2)),
}
const ingredient = fc.record({
  code: digits(1, 5),
  name: words(200),
  concentration: amount(10),
  concentrationUnit: digits(4),
  content: amount(10),
  contentUnit: digits(4),
})
const items: fc.Arbitrary<TutelaItem> = fc.oneof(
  fc.record({
    kind: fc.constant('M' as const),
    medicineKind: fc.constantFrom('1', '2', '3', '7', '9'),
    medicineType: fc.integer({ min: 0, max: 99 }),
    description: words(1000),
    presentation: maybe(words(20)),
    form: maybe(fc.constantFrom('COLFF004', 'C42998')),
    route: maybe(digits(3)),
    ingredients: fc.array(ingredient, { minLength: 1, maxLength: 3 }),
    indications: fc.array(digits(1, 10), { maxLength: 2 }),
    ...dosing,
    ...every,
  }),
  fc.record({
    kind: fc.constant('P' as const),
    code: digits(6),
    name: words(300),
    amount: maybe(amount(5)),
    procedureType: fc.integer({ min: 0, max: 99 }),
    purpose: maybe(words(500)),
    ...every,
  }),
  fc.record({
    kind: fc.constant('D' as const),
    code: digits(3),
    name: words(300),
    amount: maybe(amount(5)),
    purpose: maybe(words(500)),
    ...every,
  }),
  fc.record({
    kind: fc.constant('N' as const),
    nutritionType: digits(4),
    code: digits(6),
    name: words(300),
    form: code(1, 12),
    route: fc.constantFrom('1', '2'),
    ...dosing,
    ...every,
  }),
  fc.record({
    kind: fc.constant('S' as const),
    code: code(1, 156),
    name: words(160),
    description: maybe(words(160)),
    amount: maybe(amount(5)),
    ...every,
  }),
)

const contents: fc.Arbitrary<TutelaContent> = fc
  .record({
    patient: fc.record({
      document,
      firstName: words(60),
      secondName: maybe(words(60)),
      firstSurname: words(60),
      secondSurname: maybe(words(60)),
      mother: maybe(document),
    }),
    epsCode: fc.constantFrom('EPS001', 'ESS076'),
    rulingNumber: words(30),
    rulingOn: days,
    firstInstanceOn: maybe(days),
    secondInstanceOn: maybe(days),
    courtOn: maybe(days),
    contemptOn: maybe(days),
    orphanDisease: fc.boolean(),
    orphanCode: digits(1, 4),
    orphanIsMain: fc.boolean(),
    mainDiagnosis: diagnosis,
    relatedDiagnosis1: maybe(diagnosis),
    relatedDiagnosis2: maybe(diagnosis),
    clarification: maybe(words(500)),
    motive1: maybe(diagnosis),
    motive2: maybe(diagnosis),
    motive3: maybe(diagnosis),
    medicalJustification: maybe(words(500)),
    courtCriterion1: yes,
    courtCriterion2: yes,
    courtCriterion3: yes,
    courtCriterion4: yes,
    items: fc.array(items, { minLength: 1, maxLength: 6 }),
  })
  .map((c) => ({
    ...c,
    orphanCode: c.orphanDisease ? c.orphanCode : null,
    orphanIsMain: c.orphanDisease ? c.orphanIsMain : null,
    secondInstanceOn:
      c.firstInstanceOn && c.secondInstanceOn && c.secondInstanceOn < c.firstInstanceOn ? null : c.secondInstanceOn,
    contemptOn: c.contemptOn && c.contemptOn < c.rulingOn ? null : c.contemptOn,
  }))

const records: fc.Arbitrary<TutelaRecord> = fc.record({
  number: digits(20),
  registeredOn: days,
  hour: fc.constantFrom('00:00:00', '23:59:59'),
  state: fc.constantFrom(1, 2, 4),
  professional: fc.record({
    documentType: fc.constant('CC'),
    documentNumber: digits(5, 17),
    firstName: words(60),
    secondName: maybe(words(60)),
    firstSurname: words(60),
    secondSurname: maybe(words(60)),
    register: words(60),
  }),
  eps: fc.record({ nit: digits(9), name: words(100) }),
  content: contents,
  rulings: fc.array(fc.record({ number: words(30), on: days }), { maxLength: 3 }),
})

/** What does not travel: names of codes, the presentation, the EPS's name. */
function travels(content: TutelaContent): unknown {
  const order = 'MPDNS'
  return {
    ...content,
    items: [...content.items]
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
      .map((item) => ({
        ...item,
        ...(item.kind === 'M'
          ? { presentation: null, ingredients: item.ingredients.map((one) => ({ ...one, name: '-' })) }
          : item.kind === 'P'
            ? {}
            : { name: '-' }),
      })),
  }
}

describe('the official text of a tutela (5.10)', () => {
  test('any tutela that the form accepts: types, lengths, order of keys, and back without loss', () => {
    fc.assert(
      fc.property(records, (record) => {
        const accepted = tutelaContent.safeParse(record.content)
        expect(accepted.error?.issues ?? []).toEqual([])
        const official = officialTutela({ ...record, content: accepted.data as TutelaContent })
        expect(officialTutelaFaults(official)).toEqual([])
        const back = readOfficialTutela(official) as { content: { items: { name?: string; ingredients?: object[] }[] } }
        const named = {
          ...back.content,
          items: back.content.items.map((item) => ({
            name: '-',
            ...item,
            ...(item.ingredients ? { ingredients: item.ingredients.map((one) => ({ name: '-', ...one })) } : {}),
          })),
        }
        expect(tutelaContent.parse(named)).toEqual(tutelaContent.parse(travels(record.content)))
        const { content: _, eps, state, rulings, ...head } = record
        expect(back).toMatchObject({
          ...head,
          state: String(state),
          eps: { nit: eps.nit, documentType: 'NI' },
          rulings,
        })
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
    )
  })

  test('a novelty carries the number of the tutela', () => {
    const text = officialTutelaNovelty({
      kind: 2,
      number: '20261120242000000007',
      finalNumber: null,
      notedOn: plainDate('2026-11-21'),
    })
    expect(text).toBe(
      '{"tutela_novedades":{"TipoNov":2,"NoPrescripcion":"20261120242000000007","NoPrescripcionF":null,"FNov":"2026-11-21T00:00:00"}}',
    )
  })
})

describe('the official text of a board (5.7)', () => {
  const pending: BoardRecord = {
    number: '20261120142000000007',
    prescribedOn: plainDate('2026-11-20'),
    kind: 'S',
    item: 1,
    state: 2,
    processedBy: null,
    observations: null,
    technicalJustification: null,
    mode: null,
    actNumber: null,
    actOn: null,
    processedOn: null,
    patient: { type: 'CC', number: '1099123456' },
    boardCode: '540019900201',
  }

  test('what waits has every key, in order', () => {
    expect(officialBoard(pending)).toBe(
      '{"junta_profesional":{"NoPrescripcion":"20261120142000000007","FPrescripcion":"2026-11-20T00:00:00","TipoTecnologia":"S","Consecutivo":1,"EstJM":2,"CodEntProc":null,"Observaciones":null,"JustificacionTecnica":null,"Modalidad":null,"NoActa":null,"FechaActa":null,"FProceso":null,"TipoIDPaciente":"CC","NroIDPaciente":"1099123456","CodEntJM":"540019900201"}}',
    )
  })

  test('any decision: types, lengths, and back without loss', () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom('M' as const, 'N' as const, 'S' as const),
          item: fc.integer({ min: 1, max: 99 }),
          state: fc.constantFrom(3 as const, 4 as const),
          processedBy: digits(12),
          observations: maybe(words(500)),
          technicalJustification: words(500),
          mode: fc.constantFrom(1, 2),
          actNumber: words(20),
          actOn: days,
          processedOn: days,
        }),
        (decided) => {
          const official = officialBoard({ ...pending, ...decided })
          expect(officialBoardFaults(official)).toEqual([])
          const { item, state, mode, ...texts } = decided
          expect(readOfficialBoard(official)).toMatchObject({
            ...texts,
            item: String(item),
            state: String(state),
            mode: String(mode),
          })
        },
      ),
    )
  })
})
