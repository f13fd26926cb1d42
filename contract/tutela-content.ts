import { z } from 'zod'
import { amongFaults, dayField } from './fields.ts'
import {
  deviceItem,
  medicineItem,
  nutritionItem,
  patientContent,
  procedureItem,
  serviceItem,
} from './prescribing-content.ts'

/**
 * What a tutela says, in our words (docs/prescribing.md maps each to the official field of section 5.10). A draft holds the same
 * shape with anything missing or wrong in it; registering parses it with these schemas, all issues at once, each on its field.
 */

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())
const optionalText = (max: number) => optional(z.string().trim().min(1).max(max))
const asked = optional(z.boolean())
const diagnosis = optional(
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]\d{2}[0-9X]$/, { error: 'Elija un diagnóstico de la lista CIE-10.' }),
)
const day = (missing: string) => z.iso.date({ error: missing })

/** TipTut, TipMed, TipPro: whole numbers whose official lists nobody has published (D-26). */
const freeCode = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,2}$/.test(value.trim()) ? Number(value) : value),
  z.int({ error: 'Elija una de las opciones de la lista.' }).min(0).max(99),
)

/** What a judge orders needs no criterion of the plan: only what it is, how much and for how long. */
const everyItem = { justification: optionalText(500), tutelaType: freeCode }
const purpose = optionalText(500)
const schedule = {
  everyAmount: true,
  everyUnit: true,
  durationAmount: true,
  durationUnit: true,
  totalQuantity: true,
  successive: true,
  recommendations: true,
} as const

export const tutelaItem = z.discriminatedUnion('kind', [
  medicineItem
    .pick({
      kind: true,
      medicineKind: true,
      description: true,
      presentation: true,
      form: true,
      route: true,
      ingredients: true,
      indications: true,
      dose: true,
      doseUnit: true,
      specialIndication: true,
      totalUnit: true,
      ...schedule,
    })
    .extend({ ...everyItem, medicineType: freeCode }),
  procedureItem
    .pick({ kind: true, code: true, name: true, amount: true, ...schedule })
    .extend({ ...everyItem, procedureType: freeCode, purpose }),
  deviceItem.pick({ kind: true, code: true, name: true, amount: true, ...schedule }).extend({ ...everyItem, purpose }),
  nutritionItem
    .pick({
      kind: true,
      nutritionType: true,
      code: true,
      name: true,
      form: true,
      route: true,
      dose: true,
      doseUnit: true,
      specialIndication: true,
      totalUnit: true,
      ...schedule,
    })
    .extend(everyItem),
  serviceItem
    .pick({ kind: true, code: true, name: true, description: true, amount: true, ...schedule })
    .extend(everyItem),
])
export type TutelaItem = z.infer<typeof tutelaItem>

/** The patient of a ruling; his EPS is the one that loads it. */
export const tutelaPatient = patientContent.pick({
  document: true,
  firstName: true,
  secondName: true,
  firstSurname: true,
  secondSurname: true,
  mother: true,
})

const tutelaFields = z.object({
  patient: tutelaPatient,
  /** Code of this EPS in this regime. */
  epsCode: z
    .string({ error: 'Elija el código de la EPS.' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{3,6}$/, { error: 'Elija el código de la EPS.' }),
  rulingNumber: z
    .string({ error: 'Escriba el número del fallo.' })
    .trim()
    .min(1, { abort: true, error: 'Escriba el número del fallo.' })
    .max(30),
  rulingOn: day('Escriba la fecha del fallo.'),
  firstInstanceOn: optional(dayField),
  secondInstanceOn: optional(dayField),
  courtOn: optional(dayField),
  contemptOn: optional(dayField),
  orphanDisease: z.boolean({ error: 'Responda si tiene una enfermedad huérfana.' }),
  orphanCode: optional(z.string().regex(/^\d{1,4}$/, { error: 'Elija la enfermedad de la lista.' })),
  orphanIsMain: asked,
  mainDiagnosis: diagnosis,
  relatedDiagnosis1: diagnosis,
  relatedDiagnosis2: diagnosis,
  clarification: optionalText(500),
  motive1: diagnosis,
  motive2: diagnosis,
  motive3: diagnosis,
  medicalJustification: optionalText(500),
  /** Criteria of the Constitutional Court. */
  courtCriterion1: asked,
  courtCriterion2: asked,
  courtCriterion3: asked,
  courtCriterion4: asked,
  items: z
    .array(tutelaItem, { error: 'Agregue al menos un ítem.' })
    .min(1, { error: 'Agregue al menos un ítem.' })
    .max(99),
})

type Said = Partial<z.infer<typeof tutelaFields>>
/** What fields ask of each other: `wrong` is asked of whatever was read, so that these faults come with those of the fields. */
const together: { path: keyof Said; code: string; text: string; wrong: (said: Said) => unknown }[] = [
  {
    path: 'orphanCode',
    code: 'required',
    text: 'Elija la enfermedad huérfana.',
    wrong: (said) => said.orphanDisease && !said.orphanCode,
  },
  {
    path: 'orphanCode',
    code: 'not_asked',
    text: 'Quite la enfermedad huérfana, o responda que la tiene.',
    wrong: (said) => said.orphanDisease === false && said.orphanCode,
  },
  {
    path: 'orphanIsMain',
    code: 'required',
    text: 'Diga si la enfermedad huérfana es el diagnóstico principal.',
    wrong: (said) => said.orphanDisease && typeof said.orphanIsMain !== 'boolean',
  },
  {
    path: 'mainDiagnosis',
    code: 'required',
    text: 'Elija el diagnóstico principal.',
    wrong: (said) => !said.mainDiagnosis && said.orphanIsMain !== true,
  },
  {
    path: 'secondInstanceOn',
    code: 'order',
    text: 'La segunda instancia no puede ser anterior a la primera.',
    wrong: ({ firstInstanceOn: first, secondInstanceOn: second }) => first && second && second < first,
  },
  {
    path: 'contemptOn',
    code: 'order',
    text: 'El desacato no puede ser anterior al fallo.',
    wrong: ({ contemptOn, rulingOn }) => contemptOn && rulingOn && contemptOn < rulingOn,
  },
]

/** A whole tutela, ready to be registered. */
export const tutelaContent = together.reduce(
  (schema, { path, code, text, wrong }) =>
    schema.refine((said) => !wrong(said), {
      path: [path],
      params: { code },
      error: text,
      ...amongFaults,
    }),
  tutelaFields,
)
export type TutelaContent = z.infer<typeof tutelaFields>

/** The Court's criteria as the form asks them (the official record only numbers them, D-27). */
export const courtCriteria = [
  'La falta de lo pedido amenaza la vida o la integridad del paciente',
  'No hay en el plan de beneficios otra cosa que lo reemplace con la misma eficacia',
  'El paciente no puede pagarlo ni tenerlo por otro plan',
  'Lo ordenó un profesional de la red de la EPS',
] as const

/** Lists of the types that the form offers. */
export const tutelaCodeLists = ['tipo_tutela', 'tipo_medicamento', 'tipo_procedimiento'] as const
export type TutelaCodeList = (typeof tutelaCodeLists)[number]

/** Each list for people, with the official field that carries it. */
export const tutelaCodeListNames: Record<TutelaCodeList, { name: string; field: string }> = {
  tipo_tutela: { name: 'Tipos de tutela', field: 'TipTut' },
  tipo_medicamento: { name: 'Tipos de medicamento', field: 'TipMed' },
  tipo_procedimiento: { name: 'Tipos de procedimiento', field: 'TipPro' },
}
