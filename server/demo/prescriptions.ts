import { annulPrescription, askAnnulment, createDraft, saveTemplate, signDraft } from '#contract/prescribing.ts'
import { contextKey } from '#contract/users-authority.ts'
import { sampleItems } from '../modules/prescribing/testing/sample-content.ts'
import type { DemoWorld, Place } from './world.ts'

/** What the prescribers of the demo wrote, through the same endpoints that the pages call. */

type Content = Record<string, unknown>

const schedule = (every: string, unit: string, during: string, span: string, total: string): Content => ({
  everyAmount: every,
  everyUnit: unit,
  durationAmount: during,
  durationUnit: span,
  totalQuantity: total,
})

/** Items with codes of the sample catalogues; each patient gets a copy. */
const items = {
  adalimumab: {
    ...sampleItems.M,
    usedName: 'Metotrexato 2,5 mg tableta',
    usedNoResponseText: 'Actividad alta tras seis meses',
    justification: 'Artritis reumatoide activa que no respondió a metotrexato.',
    recommendations: 'Guardar en nevera',
  },
  rituximab: {
    kind: 'M',
    medicineKind: '7',
    description: '[RITUXIMAB] 500mg/50ml / SOLUCIÓN INYECTABLE',
    form: 'COLFF004',
    route: '042',
    ingredients: [
      {
        code: '01310',
        name: 'Rituximab',
        concentration: '500',
        concentrationUnit: '0168',
        content: '50',
        contentUnit: '0176',
      },
    ],
    indications: ['1001'],
    criterion1: true,
    criterion2: true,
    used: false,
    discarded: true,
    discardedName: 'Prednisolona 5 mg tableta',
    discardedReason1: true,
    discardedText1: 'Diabetes de difícil control',
    dose: '500',
    doseUnit: '0168',
    totalUnit: '01',
    successive: false,
    justification: 'Púrpura trombocitopénica inmune refractaria.',
    ...schedule('1', '4', '4', '4', '4'),
  },
  exoma: {
    kind: 'P',
    code: '908412',
    name: 'Secuenciación de exoma completo',
    criterion11: false,
    criterion12: false,
    criterion2: true,
    criterion3: true,
    used: false,
    discarded: false,
    amount: '1',
    successive: false,
    justification: 'Sospecha de enfermedad genética sin diagnóstico por otros medios.',
    everyUnit: '8',
    durationUnit: '8',
    totalQuantity: '1',
  },
  formula: {
    ...sampleItems.N,
    name: 'Fórmula estándar para adultos',
    discardedName: 'Alimentos fortificados en casa',
    discardedText1: 'No cubre el requerimiento',
    dose: '1',
    doseUnit: '9000',
    totalUnit: '12',
    totalReason: 'Una lata alcanza para diez tomas',
    justification: 'Desnutrición moderada con bajo consumo por vía oral.',
    ...schedule('12', '2', '30', '3', '6'),
  },
  transporte: {
    ...sampleItems.S,
    name: 'Transporte ambulatorio diferente de ambulancia',
    amount: '2',
    justification: 'Vive en otro municipio y asiste a terapia tres veces al mes.',
    ...schedule('10', '3', '30', '3', '6'),
  },
} as const

/** Patients of the affiliation of the demo (db/seeds, afiliacion.csv). */
const patients = {
  rosalba: ['1099800101', 'Rosalba', null, 'Cifuentes', 'Lozano', 'EPS900', 'contributivo', '1958-03-14', 'F'],
  hermes: ['1099800118', 'Hermes', 'Antonio', 'Gualteros', 'Pira', 'EPS900', 'contributivo', '1949-11-02', 'M'],
  doris: ['1099800125', 'Doris', null, 'Salamanca', 'Ochoa', 'EPS900', 'contributivo', '1972-07-19', 'F'],
  wilmar: ['1099800132', 'Wilmar', 'Alonso', 'Tibaquirá', 'Fonseca', 'EPS900', 'contributivo', '1985-01-30', 'M'],
  leidy: ['1099800149', 'Leidy', 'Katherine', 'Barón', 'Acevedo', 'EPS900', 'contributivo', '1994-05-08', 'F'],
  gerardo: ['1099800156', 'Gerardo', null, 'Leguizamón', null, 'EPS900', 'contributivo', '1966-09-25', 'M'],
  maria: ['1099800163', 'María', 'del Pilar', 'Echeverry', 'Galindo', 'EPS900', 'contributivo', '1979-12-12', 'F'],
  blanca: ['1099810105', 'Blanca', 'Cecilia', 'Merchán', 'Socha', 'EPSS90', 'subsidiado', '1955-08-15', 'F'],
} as const

function patientOf(name: keyof typeof patients): Content {
  const [number, firstName, secondName, firstSurname, secondSurname, epsCode, regime, bornOn, sex] = patients[name]
  const document = { type: 'CC', number }
  return { document, firstName, secondName, firstSurname, secondSurname, epsCode, regime, bornOn, sex }
}

/** What a form of the demo holds. */
export function written(
  patient: keyof typeof patients,
  of: readonly (keyof typeof items)[],
  diagnosis: string,
  over: Content = {},
): Content {
  return {
    patient: patientOf(patient),
    ambito: '12',
    afterDischarge: false,
    covid19: false,
    orphanDisease: false,
    mainDiagnosis: diagnosis,
    items: of.map((name) => structuredClone(items[name])),
    ...over,
  }
}

const contextOf = (w: DemoWorld, place: Place, role: string): string =>
  contextKey({ capacityId: w.capacity(place), sede: place.places?.[0] ?? null, role })

/** Writes and signs; the number. `replaces`: in place of a former one. */
export async function prescribes(
  w: DemoWorld,
  name: string,
  place: Place,
  content: Content,
  options: { role?: string; replaces?: string } = {},
): Promise<string> {
  const params = { context: contextOf(w, place, options.role ?? 'PRESCRIPTOR') }
  const { draftId, version } = await w.call(w.as(name), createDraft, {
    params,
    body: { content, ...(options.replaces ? { replaces: options.replaces } : {}) },
  })
  const { number } = await w.call(w.as(name), signDraft, { params: { ...params, draftId }, body: { version } })
  return number
}

/** Begins and leaves for later. */
export async function begins(w: DemoWorld, name: string, place: Place, content: Content): Promise<void> {
  await w.call(w.as(name), createDraft, { params: { context: contextOf(w, place, 'PRESCRIPTOR') }, body: { content } })
}

/** Keeps items as a template of hers. */
export async function keeps(
  w: DemoWorld,
  name: string,
  place: Place,
  title: string,
  of: readonly (keyof typeof items)[],
): Promise<void> {
  await w.call(w.as(name), saveTemplate, {
    params: { context: contextOf(w, place, 'PRESCRIPTOR') },
    body: { name: title, items: of.map((one) => structuredClone(items[one])) },
  })
}

/** Annuls within the window, or asks the EPS after it. */
export async function takesBack(
  w: DemoWorld,
  name: string,
  place: Place,
  number: string,
  reason: string,
  how: 'annul' | 'ask',
): Promise<void> {
  const params = { context: contextOf(w, place, 'PRESCRIPTOR'), number }
  if (how === 'annul') await w.call(w.as(name), annulPrescription, { params, body: { reason } })
  else await w.call(w.as(name), askAnnulment, { params, body: { reason } })
}
