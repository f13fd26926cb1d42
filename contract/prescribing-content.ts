import { z } from 'zod'
import { dayField } from './fields.ts'

/**
 * What a prescription says, in our words (docs/official-fields.md maps each to the wire). A draft holds the same shape with
 * anything missing or wrong in it; signing parses it with these schemas, all issues at once, each at the path of its field.
 * Codes are strings as in the official tables; yes/no questions are true, false, or null when they were not asked.
 */

/** A text that must be there; `missing` says how to mend it when it is not. */
const text = (max: number, missing?: string) => {
  const words = missing === undefined ? {} : { error: missing }
  return z.string(words).trim().min(1, words).max(max)
}
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())
const asked = optional(z.boolean())
const optionalText = (max: number) => optional(text(max))

/** A positive amount as typed, with comma or point, up to `max` characters; comes out with a point. */
const amount = (max: number, missing = 'Escriba la cantidad.') =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing, abort: true })
    .max(max)
    .regex(/^\d+([.,]\d+)?$/, { error: 'Escriba un número, por ejemplo 40 o 0,8.', abort: true })
    .transform((typed) => typed.replace(',', '.'))
    .refine((typed) => Number(typed) > 0, { error: 'Escriba una cantidad mayor que cero.' })
/** A whole number above zero, up to `max` digits. */
const count = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^[1-9]\d*$/, { error: 'Escriba un número entero mayor que cero.' })
    .max(max)
/** A code of a table; that it is in the table and enabled is asked of the table. */
const code = (shape: RegExp, words = 'Elija una de las opciones de la lista.') =>
  z.string({ error: words }).trim().regex(shape, { error: words })
const diagnosis = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]\d{2}[0-9X]$/, { error: 'Elija un diagnóstico de la lista CIE-10.' })
const municipality = code(/^\d{5}$/)

/** A document as the official tables allow for patients and their companions. */
const documentOf = z.object(
  {
    type: code(/^[A-Z]{2}$/, 'Elija el tipo de documento.'),
    number: text(17, 'Escriba el número de documento.'),
  },
  { error: 'Escriba el tipo y el número de documento.' },
)

/** What every item carries. */
const everyItem = {
  /** False: one-time; true: successive (more than one delivery of the same formula). */
  successive: z.boolean({ error: 'Diga si es única o sucesiva.' }),
  justification: text(500, 'Escriba la justificación.'),
  recommendations: optionalText(160),
}

/** Every N of a time unit, during M of a time unit. */
const schedule = {
  everyAmount: optional(count(5)),
  everyUnit: optional(code(/^[1-8]$/)),
  durationAmount: optional(count(5)),
  durationUnit: optional(code(/^[1-8]$/)),
  totalQuantity: amount(10, 'Escriba la cantidad total.'),
  /** Why the total is not what the schedule gives; asked only when it differs. Ours: the wire does not carry it. */
  totalReason: optionalText(160),
}

/** Dose and total unit of medicines and nutrition. */
const dosing = {
  dose: optional(amount(10)),
  doseUnit: optional(code(/^\d{4}$/)),
  specialIndication: optional(code(/^([1-9]|10)$/)),
  totalUnit: optional(code(/^\d{2}$/)),
  ...schedule,
}

export const medicineItem = z.object({
  kind: z.literal('M'),
  /** Table 6.6. */
  medicineKind: code(/^[12379]$/, 'Elija la clase de medicamento.'),
  /** The composed name: '[ADALIMUMAB] 40mg/0,8ml / SOLUCIÓN INYECTABLE'. */
  description: text(1000, 'Elija el principio activo y la presentación.'),
  /** Presentation of the catalogue that filled it; null for what is prescribed by ingredient. */
  presentation: optionalText(20),
  form: optional(code(/^[A-Z0-9]{1,8}$/)),
  route: optional(code(/^\d{3}$/)),
  ingredients: z
    .array(
      z.object({
        /** DCI code. */
        code: code(/^\d{1,5}$/, 'Elija el principio activo.'),
        name: text(200),
        concentration: amount(10, 'Escriba la concentración.'),
        concentrationUnit: code(/^\d{4}$/, 'Elija la unidad de la concentración.'),
        content: amount(10, 'Escriba en cuánto contenido.'),
        contentUnit: code(/^\d{4}$/, 'Elija la unidad del contenido.'),
      }),
    )
    .min(1, { error: 'Agregue al menos un principio activo.' })
    .max(20),
  /** Codes of UNIRS indications; only of medicine kind 7. */
  indications: z.array(code(/^\d{1,10}$/)).max(20),
  criterion1: asked,
  criterion2: asked,
  used: asked,
  usedName: optionalText(300),
  usedNoResponse: asked,
  usedNoResponseText: optionalText(160),
  usedReaction: asked,
  usedReactionText: optionalText(160),
  discarded: asked,
  discardedName: optionalText(300),
  discardedReason1: asked,
  discardedText1: optionalText(160),
  discardedReason2: asked,
  discardedText2: optionalText(160),
  discardedReason3: asked,
  discardedText3: optionalText(160),
  discardedReason4: asked,
  discardedText4: optionalText(160),
  noAlternative: asked,
  noAlternativeReason: optional(code(/^\d$/)),
  criterion6: asked,
  ...dosing,
  ...everyItem,
})

export const procedureItem = z.object({
  kind: z.literal('P'),
  /** CUPS. */
  code: code(/^[A-Z0-9]{6}$/, 'Elija el procedimiento.'),
  name: text(300),
  criterion11: asked,
  criterion12: asked,
  criterion2: asked,
  criterion3: asked,
  used: asked,
  usedCode: optional(code(/^[A-Z0-9]{6}$/)),
  discarded: asked,
  discardedCode: optional(code(/^[A-Z0-9]{6}$/)),
  discardedReason1: asked,
  discardedText1: optionalText(160),
  discardedReason2: asked,
  discardedText2: optionalText(160),
  criterion6: asked,
  criterion7: asked,
  /** How much each time. */
  amount: optional(amount(5)),
  ...schedule,
  ...everyItem,
})

export const deviceItem = z.object({
  kind: z.literal('D'),
  /** Table 6.16. */
  code: code(/^\d{3}$/, 'Elija el dispositivo.'),
  name: text(300),
  criterion1: asked,
  amount: optional(amount(5)),
  ...schedule,
  ...everyItem,
})

export const nutritionItem = z.object({
  kind: z.literal('N'),
  /** Table 6.17. */
  nutritionType: code(/^\d{4}$/, 'Elija el tipo de producto.'),
  /** Code of the product. */
  code: code(/^\d{6}$/, 'Elija el producto.'),
  name: text(300),
  /** Table 6.11. */
  form: code(/^([1-9]|1[0-2])$/, 'Elija la presentación del producto.'),
  /** 1 oral, 2 by tube. */
  route: code(/^[12]$/, 'Elija la vía de administración.'),
  criterion1: asked,
  criterion2: asked,
  criterion3: asked,
  used: asked,
  usedName: optionalText(160),
  usedReason1: asked,
  usedText1: optionalText(160),
  usedReason2: asked,
  usedText2: optionalText(160),
  discarded: asked,
  discardedName: optionalText(160),
  discardedReason1: asked,
  discardedText1: optionalText(160),
  discardedReason2: asked,
  discardedText2: optionalText(160),
  discardedReason3: asked,
  discardedText3: optionalText(160),
  discardedReason4: asked,
  discardedText4: optionalText(160),
  dxOrphan: asked,
  dxHiv: asked,
  dxPalliativeCancer: asked,
  dxKidney5: asked,
  dxMalnutrition: asked,
  associatedPrescription: optional(code(/^\d{20}$/)),
  ...dosing,
  ...everyItem,
})

export const serviceItem = z.object({
  kind: z.literal('S'),
  /** Table 6.10. */
  code: code(/^\d{1,3}$/, 'Elija el servicio.'),
  name: text(160),
  description: optionalText(160),
  criterion1: asked,
  criterion2: asked,
  criterion3: asked,
  criterion4: asked,
  criterion4Text: optionalText(160),
  criterion5: asked,
  amount: optional(amount(5)),
  /** 1 land, 2 river, 3 air. */
  transport: optional(code(/^[123]$/)),
  companion: asked,
  companionDocument: optional(documentOf),
  companionRelationship: optional(code(/^[1-8]$/)),
  lodgingName: optionalText(160),
  originMunicipality: optional(municipality),
  destinationMunicipality: optional(municipality),
  ...schedule,
  ...everyItem,
})

export const prescriptionItem = z.discriminatedUnion('kind', [
  medicineItem,
  procedureItem,
  deviceItem,
  nutritionItem,
  serviceItem,
])
export type PrescriptionItem = z.infer<typeof prescriptionItem>
export type ItemOf<K extends PrescriptionItem['kind']> = Extract<PrescriptionItem, { kind: K }>

/** The patient as found in the affiliation, or as typed with the reason why she was not found there. */
export const patientContent = z.object({
  document: documentOf,
  firstName: text(60, 'Escriba el primer nombre del paciente.'),
  secondName: optionalText(60),
  firstSurname: text(60, 'Escriba el primer apellido del paciente.'),
  secondSurname: optionalText(60),
  bornOn: optional(dayField),
  sex: optional(z.enum(['F', 'M', 'I'])),
  /** Code of the EPS that covers her. */
  epsCode: code(/^[A-Z0-9]{3,6}$/, 'Elija la EPS del paciente.'),
  regime: z.enum(['contributivo', 'subsidiado'], { error: 'Elija el régimen del paciente.' }),
  /** Not in the affiliation, or not as it says: why it is prescribed all the same. */
  mismatchReason: optionalText(300),
  /** Of a newborn. */
  mother: optional(documentOf),
})

/** A whole prescription, ready to be signed. */
export const prescriptionContent = z.object({
  patient: patientContent,
  /** Table 6.2. */
  ambito: code(/^(11|12|21|22|30)$/, 'Elija el ámbito de la atención.'),
  /** Outpatient care after a discharge or referral; asked only for 11 and 12. */
  afterDischarge: asked,
  covid19: asked,
  orphanDisease: z.boolean({ error: 'Responda si tiene una enfermedad huérfana.' }),
  orphanCode: optional(code(/^\d{1,4}$/)),
  orphanIsMain: asked,
  mainDiagnosis: optional(diagnosis),
  relatedDiagnosis1: optional(diagnosis),
  relatedDiagnosis2: optional(diagnosis),
  nutritionalSupport: asked,
  donor: optional(documentOf),
  /** Table 6.5; only of a transcription of the paper form of contingency. */
  transcriptionReason: optional(code(/^[1-6]$/)),
  /** Date of the paper form; only of a transcription. */
  paperDate: optional(dayField),
  excluded: asked,
  items: z.array(prescriptionItem).min(1, { error: 'Agregue al menos un ítem.' }).max(99),
})
export type PrescriptionContent = z.infer<typeof prescriptionContent>

/** What a draft holds: the same names, with whatever was typed so far. */
export const draftContent = z
  .record(z.string(), z.unknown())
  .refine((content) => JSON.stringify(content).length <= 200_000, { error: 'El borrador es demasiado grande.' })
export type DraftContent = z.infer<typeof draftContent>

const names = z.record(z.string(), z.string())
/** Names of the codes that a content carries, by catalogue and code, for those who read it. */
export const codeNames = z.object({ cie10: names, cups: names, unirs: names, huerfanas: names, municipios: names })
export type CodeNames = z.infer<typeof codeNames>
