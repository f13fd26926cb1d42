/** What a form would send: the same few items for every test, and for the demo to begin from. */

const everyItem = { justification: 'Artritis activa que no responde', recommendations: null }
const schedule = {
  everyAmount: '14',
  everyUnit: '3',
  durationAmount: '12',
  durationUnit: '4',
  totalQuantity: '6',
  totalReason: null,
  successive: true,
  ...everyItem,
}
const dosing = { ...schedule, dose: '40', doseUnit: '0168', specialIndication: null, totalUnit: '65' }
const discarded = { discarded: true, discardedReason1: true, discardedText1: 'No tolera', discardedReason2: false }

/** A valid item of each kind, with codes of the sample catalogues. */
export const sampleItems = {
  M: {
    kind: 'M',
    medicineKind: '1',
    description: '[ADALIMUMAB] 40mg/0,8ml / SOLUCIÓN INYECTABLE',
    presentation: '019900540-01',
    form: 'COLFF004',
    route: '058',
    ingredients: [
      {
        code: '01019',
        name: 'Adalimumab',
        concentration: '40',
        concentrationUnit: '0168',
        content: '0,8',
        contentUnit: '0176',
      },
    ],
    indications: [],
    criterion1: true,
    criterion2: true,
    used: true,
    usedName: 'Metotrexato 2,5 mg',
    usedNoResponse: true,
    usedNoResponseText: 'No bajó la actividad',
    ...dosing,
  },
  P: {
    kind: 'P',
    code: '908412',
    name: 'Secuenciación de exoma completo',
    criterion11: false,
    criterion12: false,
    criterion2: true,
    criterion3: true,
    used: false,
    discardedCode: '890201',
    amount: '1',
    ...discarded,
    ...schedule,
  },
  D: { kind: 'D', code: '041', name: 'Filtros', criterion1: true, amount: '1', ...schedule },
  N: {
    kind: 'N',
    nutritionType: '1504',
    code: '150401',
    name: 'Fórmula estándar',
    form: '5',
    route: '1',
    criterion1: true,
    criterion2: true,
    criterion3: true,
    used: false,
    discardedName: 'Otra fórmula',
    dxOrphan: false,
    dxHiv: false,
    dxPalliativeCancer: false,
    dxKidney5: false,
    dxMalnutrition: true,
    ...discarded,
    ...dosing,
  },
  S: {
    kind: 'S',
    code: '150',
    name: 'Transporte ambulatorio',
    criterion1: true,
    criterion2: true,
    criterion3: true,
    criterion4: false,
    criterion5: true,
    amount: '1',
    transport: '1',
    companion: false,
    ...schedule,
  },
} as const

/** What a form would send for an invented patient. */
export function sampleContent(
  items: readonly (keyof typeof sampleItems)[] = ['M'],
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    patient: {
      document: { type: 'CC', number: '1099770011' },
      firstName: 'Elvia',
      secondName: 'Rosa',
      firstSurname: 'Tibaduiza',
      secondSurname: 'Niño',
      epsCode: 'EPS900',
      regime: 'contributivo',
      mismatchReason: 'La afiliación todavía no la muestra',
    },
    ambito: '12',
    afterDischarge: false,
    covid19: false,
    orphanDisease: false,
    mainDiagnosis: 'M069',
    items: items.map((kind) => structuredClone(sampleItems[kind])),
    ...over,
  }
}
