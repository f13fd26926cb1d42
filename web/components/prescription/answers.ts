import type { ItemKind } from '#contract/capabilities.ts'
import { type CodeList, codeName } from '#contract/mipres-codes/code-list.ts'
import { nutritionForms } from '#contract/mipres-codes/nutrition-forms.ts'
import { nutritionTypes } from '#contract/mipres-codes/nutrition-types.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { routes } from '#contract/mipres-codes/routes.ts'
import {
  companionRelationships,
  medicineKinds,
  nutritionRoutes,
  specialIndications,
  transportTypes,
} from '#contract/mipres-codes/short-lists.ts'
import { units } from '#contract/mipres-codes/units.ts'
import { type Answers, asked, noAlternativeReasons } from '#contract/prescription-questions.ts'
import type { Catalog } from '#contract/registries-catalogs.ts'
import { showDocument } from '#web/lib/format.ts'
import type { Ingredient } from './medicine.ts'
import { scheduleLine, totalLine } from './words.ts'

/** A catalogue, or the list of municipalities. */
type Coded = Catalog | 'municipios'

/** One answered thing of an item, as the review, the page and the document show it. */
export interface Answer {
  /** Name of its field, for the link that changes it. */
  field: string
  label: string
  value: string
  /** The catalogue of the code, or codes parted by commas, that the value is: each is shown with its name. */
  catalog?: Coded
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Everything that an item says, in the order of its editor; what was not asked or stays empty is left out. */
export function answersOf(item: Answers & { kind: ItemKind }): Answer[] {
  const { kind } = item
  const rows: (Answer | null)[] = []
  const add = (field: string, label: string, value: string, catalog?: Coded): void => {
    if (value) rows.push({ field, label, value, ...(catalog ? { catalog } : {}) })
  }
  const coded = (field: string, label: string, list: CodeList): void =>
    add(field, label, codeName(list, text(item[field])))
  if (kind === 'M') {
    coded('medicineKind', 'Clase', medicineKinds)
    const ingredients = (item.ingredients ?? []) as Ingredient[]
    add(
      'ingredients',
      ingredients.length === 1 ? 'Principio activo' : 'Principios activos',
      ingredients
        .map(
          (one) =>
            `${one.name} ${one.concentration} ${codeName(units, one.concentrationUnit)} en ${one.content} ${codeName(units, one.contentUnit)}`,
        )
        .join('; '),
    )
    coded('form', 'Forma farmacéutica', pharmaceuticalForms)
    coded('route', 'Vía', routes)
    add('presentation', 'Presentación', text(item.presentation))
    add('indications', 'Indicaciones UNIRS', ((item.indications ?? []) as string[]).join(', '), 'unirs')
  }
  if (kind === 'P') add('code', 'CUPS', text(item.code), 'cups')
  if (kind === 'D' || kind === 'S') add('code', 'Código', text(item.code))
  if (kind === 'N') {
    coded('nutritionType', 'Tipo de producto', nutritionTypes)
    add('code', 'Código del producto', text(item.code))
    coded('form', 'Presentación', nutritionForms)
    coded('route', 'Vía', nutritionRoutes)
  }
  if (kind === 'S') {
    add('description', 'Descripción', text(item.description))
    coded('transport', 'Medio de transporte', transportTypes)
    add('lodgingName', 'Albergue', text(item.lodgingName))
    add('originMunicipality', 'Municipio de origen', text(item.originMunicipality), 'municipios')
    add('destinationMunicipality', 'Municipio de destino', text(item.destinationMunicipality), 'municipios')
    add('companion', 'Acompañante', yesNo(item.companion))
    const companion = item.companionDocument as { type: string; number: string } | null
    if (companion) add('companionDocument', 'Documento del acompañante', showDocument(companion))
    coded('companionRelationship', 'Parentesco', companionRelationships)
  }
  add(kind === 'M' || kind === 'N' ? 'dose' : 'amount', 'Dosis y duración', scheduleLine(item))
  coded('specialIndication', 'Indicación especial', specialIndications)
  add('totalQuantity', 'Cantidad total', totalLine(item))
  add('totalReason', 'Por qué es otra cantidad', text(item.totalReason))
  add('successive', 'Prestación', item.successive === true ? 'Sucesiva' : 'Única')
  add('recommendations', 'Indicaciones para el paciente', text(item.recommendations))
  add('associatedPrescription', 'Prescripción asociada', text(item.associatedPrescription))
  add('justification', 'Justificación', text(item.justification))
  for (const question of asked(kind, item)) {
    const value = item[question.name]
    add(
      question.name,
      question.label,
      question.type === 'ask'
        ? yesNo(value)
        : question.type === 'reason'
          ? (noAlternativeReasons.find((one) => one.value === text(value))?.label ?? text(value))
          : text(value),
      question.type === 'catalog' ? question.catalog : undefined,
    )
  }
  return rows.filter((row) => row !== null)
}

/** 'Sí', 'No', or nothing when it was not asked. */
export function yesNo(value: unknown): string {
  return value === true ? 'Sí' : value === false ? 'No' : ''
}
