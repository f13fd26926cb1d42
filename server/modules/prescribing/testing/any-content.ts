import fc from 'fast-check'
import { enabledCodes } from './codes.ts'

/**
 * Drafts that the form accepts, for property tests: every answer at random, and every text, code and reason that some answer may ask
 * for filled in; what does not apply is emptied by the validation itself.
 */

const words = (max: number) =>
  fc
    .array(
      fc.constantFrom('dolor', 'niña', 'año', 'sin respuesta', 'reacción', '«así»', "O'Neil", '50 %', 'línea "1"'),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((list) => list.join(' ').slice(0, max).trim())
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null })
const count = fc.integer({ min: 1, max: 999 }).map(String)
const amount = fc.oneof(
  count,
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9 })).map(([a, b]) => `${a},${b}`),
)
const timeUnit = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8')
const documentOf = fc.record({
  type: fc.constantFrom('CC', 'TI', 'RC', 'CE', 'PT'),
  number: fc.integer({ min: 1_099_000_000, max: 1_099_999_999 }).map(String),
})
const from = (codes: readonly string[]) => fc.constantFrom(...codes)
const yes = fc.boolean()

const schedule = {
  everyAmount: count,
  everyUnit: timeUnit,
  durationAmount: count,
  durationUnit: timeUnit,
  totalQuantity: amount,
  totalReason: words(160),
  successive: yes,
  justification: words(500),
  recommendations: maybe(words(160)),
}
const dosing = {
  ...schedule,
  dose: amount,
  doseUnit: from(enabledCodes.doseUnits),
  specialIndication: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9', '10'),
  totalUnit: from(enabledCodes.dispensingUnits),
}
const discarded = {
  discarded: yes,
  discardedReason1: fc.constant(true),
  discardedText1: words(160),
  discardedReason2: yes,
  discardedText2: words(160),
}
const discardedMore = {
  discardedReason3: yes,
  discardedText3: words(160),
  discardedReason4: yes,
  discardedText4: words(160),
}

const ingredients = fc.uniqueArray(
  fc.record({
    code: from(enabledCodes.dci),
    name: words(100),
    concentration: amount,
    concentrationUnit: from(enabledCodes.units),
    content: amount,
    contentUnit: from(enabledCodes.units),
  }),
  { minLength: 1, maxLength: 3, selector: (one) => one.code },
)

const medicine = (transcribing: boolean) =>
  fc.record({
    kind: fc.constant('M'),
    medicineKind: from(transcribing ? ['1', '2', '3', '7', '9'] : ['1', '2', '3', '7']),
    description: words(1000),
    presentation: fc.constant(null),
    form: from(enabledCodes.forms),
    route: from(enabledCodes.routes),
    ingredients,
    indications: fc.uniqueArray(from(enabledCodes.unirs), { minLength: 1, maxLength: 3 }),
    criterion1: yes,
    criterion2: yes,
    criterion6: maybe(yes),
    used: yes,
    usedName: words(300),
    usedNoResponse: fc.constant(true),
    usedNoResponseText: words(160),
    usedReaction: yes,
    usedReactionText: words(160),
    discardedName: words(300),
    noAlternative: yes,
    noAlternativeReason: maybe(fc.constantFrom('1', '2', '3')),
    ...discarded,
    ...discardedMore,
    ...dosing,
  })

const procedure = fc.record({
  kind: fc.constant('P'),
  code: from(enabledCodes.cups),
  name: words(300),
  criterion11: yes,
  criterion12: yes,
  criterion2: yes,
  criterion3: yes,
  criterion6: maybe(yes),
  criterion7: maybe(yes),
  used: yes,
  usedCode: from(enabledCodes.cups),
  discardedCode: from(enabledCodes.cups),
  amount: count,
  ...discarded,
  ...schedule,
})

const device = fc.record({
  kind: fc.constant('D'),
  code: from(enabledCodes.devices),
  name: words(300),
  criterion1: yes,
  amount: count,
  ...schedule,
})

const nutrition = (orphan: boolean) =>
  from(enabledCodes.nutrition).chain((code) =>
    fc.record({
      kind: fc.constant('N'),
      nutritionType: fc.constant(code.slice(0, 4)),
      code: fc.constant(code),
      name: words(300),
      form: from(enabledCodes.nutritionForms),
      route: fc.constantFrom('1', '2'),
      criterion1: yes,
      criterion2: yes,
      criterion3: yes,
      used: yes,
      usedName: words(160),
      usedReason1: fc.constant(true),
      usedText1: words(160),
      usedReason2: yes,
      usedText2: words(160),
      discardedName: words(160),
      dxOrphan: orphan ? yes : fc.constant(false),
      dxHiv: yes,
      dxPalliativeCancer: yes,
      dxKidney5: yes,
      dxMalnutrition: yes,
      associatedPrescription: maybe(fc.constant('20261122112000000001')),
      ...discarded,
      ...discardedMore,
      ...dosing,
    }),
  )

const service = fc.record({
  kind: fc.constant('S'),
  code: from(enabledCodes.services),
  name: words(160),
  description: maybe(words(160)),
  criterion1: yes,
  criterion2: yes,
  criterion3: yes,
  criterion4: yes,
  criterion4Text: words(160),
  criterion5: yes,
  amount: count,
  transport: fc.constantFrom('1', '2', '3'),
  companion: yes,
  companionDocument: documentOf,
  companionRelationship: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
  lodgingName: words(160),
  originMunicipality: from(enabledCodes.municipalities),
  destinationMunicipality: from(enabledCodes.municipalities),
  ...schedule,
})

/** A whole draft; of a paper form of contingency when `transcribing`. */
export function anyContent(transcribing: boolean): fc.Arbitrary<Record<string, unknown>> {
  return fc.boolean().chain((orphanDisease) =>
    fc
      .record({
        patient: fc.record({
          document: documentOf,
          firstName: words(60),
          secondName: maybe(words(60)),
          firstSurname: words(60),
          secondSurname: maybe(words(60)),
          bornOn: maybe(fc.constantFrom('1968-02-29', '2019-12-31', '2026-11-01')),
          sex: maybe(fc.constantFrom('F', 'M', 'I')),
          epsCode: fc.constantFrom('EPS901', 'ESS902', 'EPSI01'),
          regime: fc.constantFrom('contributivo', 'subsidiado'),
          mismatchReason: maybe(words(300)),
          mother: maybe(fc.constant({ type: 'CC', number: '1098000001' })),
        }),
        ambito: fc.constantFrom('11', '12', '21', '22', '30'),
        afterDischarge: yes,
        covid19: maybe(yes),
        orphanDisease: fc.constant(orphanDisease),
        orphanCode: from(enabledCodes.orphan),
        orphanIsMain: yes,
        diagnoses: fc.uniqueArray(from(enabledCodes.cie10), { minLength: 1, maxLength: 3 }),
        donor: transcribing
          ? fc.constant({ type: 'CC', number: '1098000002' })
          : maybe(fc.constant({ type: 'CC', number: '1098000002' })),
        transcriptionReason: fc.constantFrom('1', '2', '3', '4', '5', '6'),
        paperDate: fc.constant('2026-11-20'),
        excluded: maybe(yes),
        items: fc.array(fc.oneof(medicine(transcribing), procedure, device, nutrition(orphanDisease), service), {
          minLength: 1,
          maxLength: 6,
        }),
      })
      .map(({ diagnoses: [main = null, first = null, second = null], ...rest }) => ({
        ...rest,
        mainDiagnosis: main,
        relatedDiagnosis1: first,
        relatedDiagnosis2: second,
      })),
  )
}
