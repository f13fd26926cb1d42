import { codeName } from '#contract/mipres-codes/code-list.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { routes } from '#contract/mipres-codes/routes.ts'
import { nutritionRoutes, specialIndications, timeUnits } from '#contract/mipres-codes/short-lists.ts'
import { units } from '#contract/mipres-codes/units.ts'
import type { PrescriptionItem } from '#contract/prescribing-content.ts'
import { unitWord } from '#contract/spanish.ts'
import type { TutelaItem } from '#contract/tutela-content.ts'

/** An item as people read it, of a prescription or of a tutela. */
export type DescribedItem = PrescriptionItem | TutelaItem

const BY_RESPONSE = '7'
const ONCE = '8'

/** 'cada 14 días durante 12 semanas', 'una sola vez', 'según respuesta al tratamiento'. */
function schedule(item: DescribedItem): string {
  const { everyAmount, everyUnit, durationAmount, durationUnit } = item
  const span = (amount: string | null, unit: string): string => {
    const name = codeName(timeUnits, unit).toLowerCase()
    if (!amount || unit === BY_RESPONSE || unit === ONCE) return name
    return amount === '1' ? `1 ${name}` : `${amount} ${name === 'mes' ? 'meses' : `${name}s`}`
  }
  if (everyUnit === ONCE) return 'una sola vez'
  const every =
    everyUnit === BY_RESPONSE ? span(null, everyUnit) : everyUnit ? `cada ${span(everyAmount, everyUnit)}` : ''
  const during =
    durationUnit && durationUnit !== BY_RESPONSE && durationUnit !== ONCE
      ? `durante ${span(durationAmount, durationUnit)}`
      : ''
  return [every, during].filter(Boolean).join(' ')
}

/** How it is to be used, in one line of plain Spanish: dose, route, schedule. */
export function instructionOf(item: DescribedItem): string {
  const decimal = (amount: string): string => amount.replace('.', ',')
  const parts: string[] = []
  if (item.kind === 'M' || item.kind === 'N') {
    if (item.dose) parts.push(`${decimal(item.dose)} ${codeName(units, item.doseUnit)}`.trim())
    if (item.route)
      parts.push(`vía ${codeName(item.kind === 'M' ? routes : nutritionRoutes, item.route).toLowerCase()}`)
    if (item.specialIndication) parts.push(codeName(specialIndications, item.specialIndication).toLowerCase())
  } else if (item.amount) parts.push(`${decimal(item.amount)} cada vez`)
  parts.push(schedule(item))
  return parts.filter(Boolean).join(', ')
}

/** Name of the unit in which it is dispensed; empty when its kind has none. */
export function unitOf(item: DescribedItem): string {
  return item.kind === 'M' || item.kind === 'N' ? codeName(dispensingUnits, item.totalUnit) : ''
}

/** '6 jeringas', '3'. */
export function totalOf(item: DescribedItem): string {
  const unit = unitOf(item)
  const amount = item.totalQuantity.replace('.', ',')
  return unit ? `${amount} ${unitWord(amount, unit)}` : amount
}

/** Why it was prescribed: for who reads the paper and for the EPS, and not for who delivers it. Empty when nothing was written. */
export const justificationOf = (item: DescribedItem): string =>
  item.justification ? `Justificación: ${item.justification}` : ''

/** What whoever delivers it needs besides: form, ingredients, recommendations. */
export function detailsOf(item: DescribedItem): string[] {
  const lines: string[] = []
  if (item.kind === 'M') {
    if (item.form) lines.push(`Forma farmacéutica: ${codeName(pharmaceuticalForms, item.form)}`)
    lines.push(`Principios activos: ${item.ingredients.map((one) => one.name).join(', ')}`)
  } else lines.push(`Código: ${item.code}`)
  lines.push(item.successive ? 'Prestación sucesiva' : 'Prestación única')
  if (item.recommendations) lines.push(`Recomendaciones: ${item.recommendations}`)
  return lines
}
