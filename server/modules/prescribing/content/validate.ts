import type { z } from 'zod'
import { type ItemKind, itemKinds } from '#contract/capabilities.ts'
import { codeOf, isOffered } from '#contract/mipres-codes/code-list.ts'
import { complementaryServices } from '#contract/mipres-codes/complementary-services.ts'
import { devices } from '#contract/mipres-codes/devices.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { nutritionForms } from '#contract/mipres-codes/nutrition-forms.ts'
import { nutritionTypes } from '#contract/mipres-codes/nutrition-types.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { routes } from '#contract/mipres-codes/routes.ts'
import { patientDocumentTypes } from '#contract/mipres-codes/short-lists.ts'
import { doseUnits, units } from '#contract/mipres-codes/units.ts'
import {
  deviceItem,
  type ItemOf,
  medicineItem,
  nutritionItem,
  type PrescriptionContent,
  type PrescriptionItem,
  patientContent,
  prescriptionContent,
  procedureItem,
  serviceItem,
} from '#contract/prescribing-content.ts'
import { type Answers, givenOnce, lodges, questions, travels, withoutNumber } from '#contract/prescription-questions.ts'
import type { Issue } from '#platform/refusal.ts'
import { UNIRS } from './board.ts'
import { Issues, type Loose, Part } from './loose.ts'
import { quantityOf, sameAmount } from './quantities.ts'
import type { ContentFacts } from './tables.ts'

/**
 * Reads a draft as the prescription that would be signed: every fault at once, each at the path of its field, with a sentence that
 * says how to mend it; `content` only when there is none. Answers to questions that do not apply are emptied, not refused.
 * What the wire calls SopNutricional is not asked: it follows from the items.
 */
export function validateContent(
  raw: Record<string, unknown>,
  facts: ContentFacts,
): { content: PrescriptionContent | null; issues: Issue[] } {
  const issues = new Issues()
  const { patient: patientShape, items: itemsShape, ...headerShape } = prescriptionContent.shape
  const header = issues.read(prescriptionContent.pick(keysOf(headerShape)), raw, '') as Loose<Header>
  const patient = issues.read(patientContent, raw.patient, 'patient')
  const rawItems = Array.isArray(raw.items) ? raw.items : []
  if (rawItems.length === 0 || rawItems.length > 99)
    issues.list.push(...only(itemsShape.safeParse(rawItems), 'items', 'Agregue al menos un ítem.'))
  const items = rawItems.map((item, i) => readItem(issues, item, `items.${i}`))

  checkPatient(new Part(issues, patient, 'patient'), facts)
  checkHeader(new Part(issues, header, ''), patient, facts)
  items.forEach((item, i) => {
    if (item) checkItem(issues, item, `items.${i}`, { header, facts })
  })
  if (issues.list.length > 0) return { content: null, issues: issues.list.sort(bySection) }
  const whole = { ...header, patient, items, nutritionalSupport: items.some((item) => item?.kind === 'N') }
  return { content: whole as PrescriptionContent, issues: [] }
}

type Header = Omit<PrescriptionContent, 'patient' | 'items'>
type Patient = PrescriptionContent['patient']

/** The header and the patient first, then item after item, as the form has them. */
function bySection(a: Issue, b: Issue): number {
  const section = ({ path }: Issue): number => (path.startsWith('items.') ? 1 + Number.parseInt(path.slice(6), 10) : 0)
  return section(a) - section(b)
}

function keysOf<T extends object>(shape: T): { [K in keyof T]: true } {
  return Object.fromEntries(Object.keys(shape).map((key) => [key, true])) as { [K in keyof T]: true }
}

function only(parsed: z.ZodSafeParseResult<unknown>, path: string, text: string): Issue[] {
  return parsed.success ? [] : [{ path, code: 'missing', text }]
}

const shapes = { M: medicineItem, P: procedureItem, D: deviceItem, N: nutritionItem, S: serviceItem } as const
type AnyItem = { [K in ItemKind]: Loose<ItemOf<K>> & { kind: K } }[ItemKind]

function readItem(issues: Issues, raw: unknown, path: string): AnyItem | null {
  const kind = typeof raw === 'object' && raw !== null && 'kind' in raw ? String(raw.kind) : ''
  if (!(kind in shapes)) {
    issues.note(
      `${path}.kind`,
      'invalid_value',
      'Elija qué prescribe: medicamento, procedimiento, dispositivo, nutrición o servicio.',
    )
    return null
  }
  const item = issues.read<z.ZodRawShape>(shapes[kind as ItemKind], raw, path) as AnyItem
  // The name comes with the code: one choice that is missing is one issue.
  if (item.kind !== 'M' && item.code === undefined) issues.forget(`${path}.name`)
  return item
}

// The patient and the header -----------------------------------------------------------------------------------------

/** Documents of a newborn: the mother's says whose child it is. */
const NEWBORN_DOCUMENTS = ['NV', 'CN']

function checkPatient(part: Part<Patient>, { on }: ContentFacts): void {
  const { document, mother, bornOn } = part.of
  const offeredType = (type: string): boolean => codeOf(patientDocumentTypes, type)?.enabled ?? false
  if (document && !offeredType(document.type))
    part.wrong('document', 'invalid_value', 'Elija un tipo de documento de la lista.')
  if (mother && !offeredType(mother.type))
    part.wrong('mother', 'invalid_value', 'Elija un tipo de documento de la lista.')
  if (bornOn && bornOn > on) part.wrong('bornOn', 'future', 'La fecha de nacimiento no puede ser posterior a hoy.')
  if (document && NEWBORN_DOCUMENTS.includes(document.type))
    part.need({ mother: 'Escriba el documento de la madre: el paciente es un recién nacido.' })
  if (document && mother && document.type === mother.type && document.number === mother.number)
    part.wrong('mother', 'same', 'El documento de la madre no puede ser el del paciente.')
}

/** Ambits in which the question about a discharge is asked. */
const OUTPATIENT = ['11', '12']
const DONOR_NOT_EFFECTIVE = '6'

function checkHeader(part: Part<Header>, patient: Loose<Patient>, { on, known, transcribing }: ContentFacts): void {
  const h = part.of
  if (h.ambito !== undefined && !OUTPATIENT.includes(h.ambito)) part.clear('afterDischarge')
  else part.need({ afterDischarge: 'Responda si es la atención después de un egreso o una remisión.' })
  if (h.orphanDisease === true) {
    part.need({
      orphanCode: 'Elija la enfermedad huérfana.',
      orphanIsMain: 'Responda si la enfermedad huérfana es el diagnóstico principal.',
    })
    if (h.orphanCode && !known.catalogs.orphan.has(h.orphanCode))
      part.wrong('orphanCode', 'unknown_code', 'Elija una enfermedad huérfana de la lista.')
  } else if (h.orphanDisease === false) part.clear('orphanCode', 'orphanIsMain')
  if (h.orphanIsMain !== true) part.need({ mainDiagnosis: 'Elija el diagnóstico principal.' })
  const diagnoses = ['mainDiagnosis', 'relatedDiagnosis1', 'relatedDiagnosis2'] as const
  for (const [i, field] of diagnoses.entries()) {
    const code = h[field]
    if (!code) continue
    if (!known.catalogs.cie10.has(code)) part.wrong(field, 'unknown_code', 'Elija un diagnóstico de la lista CIE-10.')
    else if (diagnoses.slice(0, i).some((former) => h[former] === code))
      part.wrong(field, 'repeated', 'Este diagnóstico ya está. Elija otro o déjelo vacío.')
  }
  if (h.relatedDiagnosis2 && h.relatedDiagnosis1 === null)
    part.wrong('relatedDiagnosis1', 'missing', 'Escriba primero el primer diagnóstico relacionado.')
  if (transcribing) {
    part.need({
      transcriptionReason: 'Elija por qué se prescribió en papel.',
      paperDate: 'Escriba la fecha del formato en papel.',
    })
    if (h.paperDate && h.paperDate > on)
      part.wrong('paperDate', 'future', 'La fecha del formato no puede ser posterior a hoy.')
    if (h.transcriptionReason === DONOR_NOT_EFFECTIVE)
      part.need({ donor: 'Escriba el documento del donante: el motivo es un donante no efectivo.' })
  } else part.clear('transcriptionReason', 'paperDate')
  const { document } = patient
  if (h.donor && document && h.donor.type === document.type && h.donor.number === document.number)
    part.wrong('donor', 'same', 'El donante no puede ser el mismo paciente.')
}

// Items --------------------------------------------------------------------------------------------------------------

interface Around {
  header: Loose<Header>
  facts: ContentFacts
}

function checkItem(issues: Issues, item: AnyItem, path: string, around: Around): void {
  const { kinds, profession } = around.facts
  if (!kinds.includes(item.kind))
    issues.note(
      `${path}.kind`,
      'kind_not_allowed',
      `Con la profesión ${profession} no se prescribe «${itemKinds[item.kind].toLowerCase()}». Quite este ítem o remita al paciente.`,
    )
  checkQuestions(new Part<Answers>(issues, item, path), item.kind)
  switch (item.kind) {
    case 'M':
      checkMedicine(new Part<ItemOf<'M'>>(issues, item, path), around)
      break
    case 'P':
      checkProcedure(new Part<ItemOf<'P'>>(issues, item, path), around)
      break
    case 'D':
      checkDevice(new Part<ItemOf<'D'>>(issues, item, path), around)
      break
    case 'N':
      checkNutrition(new Part<ItemOf<'N'>>(issues, item, path), around)
      break
    case 'S':
      checkService(new Part<ItemOf<'S'>>(issues, item, path), around)
      break
  }
}

const LIST = 'Elija una de las opciones de la lista.'

type Schedule = Pick<
  PrescriptionItem,
  'everyAmount' | 'everyUnit' | 'durationAmount' | 'durationUnit' | 'totalQuantity' | 'totalReason' | 'kind'
>

/** Every N of a unit, during M of a unit; a total of another size than the schedule gives carries its reason. */
function checkSchedule(part: Part<Schedule>, givesOnce: boolean): void {
  const { everyUnit, durationUnit, totalQuantity } = part.of
  if (givesOnce) part.clear('everyAmount', 'durationAmount')
  else {
    part.need({ everyUnit: 'Elija cada cuánto.', durationUnit: 'Elija durante cuánto tiempo.' })
    if (withoutNumber(everyUnit)) part.clear('everyAmount')
    else if (everyUnit) part.need({ everyAmount: 'Escriba cada cuánto.' })
    if (withoutNumber(durationUnit)) part.clear('durationAmount')
    else if (durationUnit) part.need({ durationAmount: 'Escriba durante cuánto.' })
  }
  const given = quantityOf(part.of)
  if (given === null || !totalQuantity) return
  if (sameAmount(given, totalQuantity)) part.clear('totalReason')
  else part.need({ totalReason: `La dosis y la duración dan ${given}. Escriba por qué el total es otro.` })
}

type Dosed = Pick<ItemOf<'M'>, 'dose' | 'doseUnit' | 'specialIndication' | 'totalUnit' | 'everyUnit'> & Schedule

function checkDosing(part: Part<Dosed>, { facts }: Around): void {
  const { doseUnit, totalUnit } = part.of
  part.need({
    dose: 'Escriba la dosis.',
    doseUnit: 'Elija la unidad de la dosis.',
    totalUnit: 'Elija la unidad del total.',
  })
  if (doseUnit && !isOffered(doseUnits, doseUnit, facts.on)) part.wrong('doseUnit', 'unknown_code', LIST)
  if (totalUnit && !isOffered(dispensingUnits, totalUnit, facts.on)) part.wrong('totalUnit', 'unknown_code', LIST)
  checkSchedule(part, givenOnce(part.of))
}

/**
 * The questions of its kind, in their order: one that applies is answered, one that does not is emptied, so that what was typed before
 * an answer changed is not signed; of several reasons at least one is a yes.
 */
function checkQuestions(part: Part<Answers>, kind: ItemKind): void {
  for (const { name, label, when, optional } of questions[kind]) {
    if (when && !when(part.of)) part.clear(name)
    else if (!optional) part.need({ [name]: `Responda: ${label}` })
  }
  const reasons = questions[kind].filter(({ reasonFor }) => reasonFor !== undefined && part.of[reasonFor] === true)
  const [first] = reasons
  if (first && reasons.every(({ name }) => part.of[name] === null || part.of[name] === false))
    part.wrong(first.name, 'none_chosen', 'Elija al menos una razón.')
}

function checkMedicine(part: Part<ItemOf<'M'>>, around: Around): void {
  const { on, known, transcribing } = around.facts
  const item = part.of
  if (item.medicineKind === '9' && !transcribing)
    part.wrong(
      'medicineKind',
      'only_transcribed',
      'La urgencia médica solo se elige al transcribir un formato en papel.',
    )
  if (item.form && !isOffered(pharmaceuticalForms, item.form, on)) part.wrong('form', 'unknown_code', LIST)
  if (item.route && !isOffered(routes, item.route, on)) part.wrong('route', 'unknown_code', LIST)
  // A magistral preparation has no registered form or route.
  if (item.medicineKind !== '3')
    part.need({ form: 'Elija la forma farmacéutica.', route: 'Elija la vía de administración.' })
  item.ingredients?.forEach((ingredient, i) => {
    const at = (field: string): `ingredients.${string}` => `ingredients.${i}.${field}`
    if (!known.catalogs.dci.has(ingredient.code))
      part.note(at('code'), 'unknown_code', 'Elija un principio activo de la lista.')
    if (item.ingredients?.some((other, j) => j < i && other.code === ingredient.code))
      part.note(at('code'), 'repeated', 'Este principio activo ya está. Quite uno de los dos.')
    if (!codeOf(units, ingredient.concentrationUnit)) part.note(at('concentrationUnit'), 'unknown_code', LIST)
    if (!codeOf(units, ingredient.contentUnit)) part.note(at('contentUnit'), 'unknown_code', LIST)
  })
  if (item.medicineKind === UNIRS) {
    if (item.indications?.length === 0) part.wrong('indications', 'missing', 'Elija al menos una indicación UNIRS.')
    item.indications?.forEach((code, i) => {
      if (!known.catalogs.unirs.has(code))
        part.note(`indications.${i}`, 'unknown_code', 'Elija una indicación de la lista UNIRS.')
    })
  } else if (item.indications && item.medicineKind !== undefined) item.indications = []
  checkDosing(part, around)
}

function checkProcedure(part: Part<ItemOf<'P'>>, { facts }: Around): void {
  const cups = facts.known.catalogs.cups
  const item = part.of
  for (const field of ['code', 'usedCode', 'discardedCode'] as const) {
    const code = item[field]
    if (code && !cups.has(code.toUpperCase()))
      part.wrong(field, 'unknown_code', 'Elija un procedimiento de la lista CUPS.')
  }
  part.need({ amount: 'Escriba cuántas veces en cada uso.' })
  checkSchedule(part, item.everyUnit === '8')
}

function checkDevice(part: Part<ItemOf<'D'>>, { facts }: Around): void {
  const { code, everyUnit } = part.of
  if (code && !isOffered(devices, code, facts.on))
    part.wrong('code', 'unknown_code', 'Elija un dispositivo de la lista.')
  part.need({ amount: 'Escriba cuántos en cada uso.' })
  checkSchedule(part, everyUnit === '8')
}

function checkNutrition(part: Part<ItemOf<'N'>>, around: Around): void {
  const { on, known } = around.facts
  const item = part.of
  const typed = isOffered(nutritionTypes, item.nutritionType, on)
  if (item.nutritionType && !typed) part.wrong('nutritionType', 'unknown_code', LIST)
  if (item.code && !known.catalogs.nutrition.has(item.code))
    part.wrong('code', 'unknown_code', 'Elija un producto de la lista.')
  else if (typed && item.code && !item.code.startsWith(item.nutritionType ?? ''))
    part.wrong('code', 'other_type', 'Este producto es de otro tipo. Cambie el tipo o el producto.')
  if (item.form && !isOffered(nutritionForms, item.form, on)) part.wrong('form', 'unknown_code', LIST)
  if (item.dxOrphan === true && around.header.orphanDisease === false)
    part.wrong('dxOrphan', 'no_orphan_disease', 'Arriba dice que no hay enfermedad huérfana. Corrija uno de los dos.')
  checkDosing(part, around)
}

function checkService(part: Part<ItemOf<'S'>>, { facts }: Around): void {
  const item = part.of
  const { code } = item
  if (code && !isOffered(complementaryServices, code, facts.on))
    part.wrong('code', 'unknown_code', 'Elija un servicio de la lista.')
  part.need({ amount: 'Escriba cuántos en cada uso.' })
  const [moves, stays] = [travels(code), lodges(code)]
  if (moves) part.need({ transport: 'Elija el medio de transporte.' })
  else if (code !== undefined) part.clear('transport')
  if (moves || stays) {
    part.need({ companion: 'Responda si va con acompañante.' })
    if (stays)
      part.need({
        lodgingName: 'Escriba el nombre del albergue.',
        originMunicipality: 'Elija el municipio de origen.',
        destinationMunicipality: 'Elija el municipio de destino.',
      })
    else part.clear('lodgingName')
  } else if (code !== undefined) part.clear('companion', 'lodgingName', 'originMunicipality', 'destinationMunicipality')
  if (item.companion === true) {
    part.need({
      companionDocument: 'Escriba el documento del acompañante.',
      companionRelationship: 'Elija el parentesco del acompañante.',
    })
    if (item.companionDocument && !codeOf(patientDocumentTypes, item.companionDocument.type)?.enabled)
      part.wrong('companionDocument', 'invalid_value', 'Elija un tipo de documento de la lista.')
  } else if (item.companion !== undefined) part.clear('companionDocument', 'companionRelationship')
  for (const field of ['originMunicipality', 'destinationMunicipality'] as const) {
    const municipality = item[field]
    if (municipality && !facts.known.municipalities.has(municipality))
      part.wrong(field, 'unknown_code', 'Elija un municipio de la lista.')
  }
  checkSchedule(part, item.everyUnit === '8')
}
