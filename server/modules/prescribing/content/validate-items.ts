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
import { doseUnits, units } from '#contract/mipres-codes/units.ts'
import {
  deviceItem,
  type ItemOf,
  medicineItem,
  nutritionItem,
  type PrescriptionItem,
  procedureItem,
  serviceItem,
} from '#contract/prescribing-content.ts'
import { type Answers, givenOnce, lodges, questions, travels, withoutNumber } from '#contract/prescription-questions.ts'
import { UNIRS } from './board.ts'
import { type Issues, type Loose, Part } from './loose.ts'
import { quantityOf, sameAmount } from './quantities.ts'
import type { ContentFacts } from './tables.ts'
import { type Header, isOfferedDocument } from './validate-header.ts'

const shapes = { M: medicineItem, P: procedureItem, D: deviceItem, N: nutritionItem, S: serviceItem } as const
type AnyItem = { [K in ItemKind]: Loose<ItemOf<K>> & { kind: K } }[ItemKind]

/** Reads an item field by field as its kind has them; null, and an issue, when it is of none. */
export function readItem(issues: Issues, raw: unknown, path: string): AnyItem | null {
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

/** What an item is looked at with. */
interface Around {
  header: Loose<Header>
  facts: ContentFacts
}

/** Everything wrong with one item, each at its field. */
export function checkItem(issues: Issues, item: AnyItem, path: string, around: Around): void {
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
  checkSchedule(part, givenOnce(part.of))
}

function checkDevice(part: Part<ItemOf<'D'>>, { facts }: Around): void {
  const { code } = part.of
  if (code && !isOffered(devices, code, facts.on))
    part.wrong('code', 'unknown_code', 'Elija un dispositivo de la lista.')
  part.need({ amount: 'Escriba cuántos en cada uso.' })
  checkSchedule(part, givenOnce(part.of))
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
    if (item.companionDocument && !isOfferedDocument(item.companionDocument.type))
      part.wrong('companionDocument', 'invalid_value', 'Elija un tipo de documento de la lista.')
  } else if (item.companion !== undefined) part.clear('companionDocument', 'companionRelationship')
  for (const field of ['originMunicipality', 'destinationMunicipality'] as const) {
    const municipality = item[field]
    if (municipality && !facts.known.municipalities.has(municipality))
      part.wrong(field, 'unknown_code', 'Elija un municipio de la lista.')
  }
  checkSchedule(part, givenOnce(part.of))
}
