import type { ItemKind } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { complementaryServices } from '#contract/mipres-codes/complementary-services.ts'
import { devices } from '#contract/mipres-codes/devices.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { timeUnits } from '#contract/mipres-codes/short-lists.ts'
import { doseUnits } from '#contract/mipres-codes/units.ts'
import type { Answers } from '#contract/prescription-questions.ts'
import { unitWord } from '#contract/spanish.ts'
import { showNumber } from '#web/lib/format.ts'

/** The kinds in their order, with the word of the list and the key that adds one. */
export const kinds: readonly { kind: ItemKind; name: string; short: string }[] = [
  { kind: 'M', name: 'Medicamento', short: 'Medicamento' },
  { kind: 'P', name: 'Procedimiento', short: 'Procedimiento' },
  { kind: 'D', name: 'Dispositivo médico', short: 'Dispositivo' },
  { kind: 'N', name: 'Producto de soporte nutricional', short: 'Nutricional' },
  { kind: 'S', name: 'Servicio complementario', short: 'Servicio' },
]

export const kindName = (kind: ItemKind): string => kinds.find((one) => one.kind === kind)?.name ?? kind

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an item is called in lists. */
export function itemName(item: Answers): string {
  const name = text(item.description && item.kind === 'M' ? item.description : item.name)
  if (name) return name
  if (item.kind === 'D' && item.code) return codeName(devices, text(item.code))
  if (item.kind === 'S' && item.code) return codeName(complementaryServices, text(item.code))
  return 'Sin elegir'
}

const unitWords: Record<string, [one: string, many: string]> = {
  1: ['minuto', 'minutos'],
  2: ['hora', 'horas'],
  3: ['día', 'días'],
  4: ['semana', 'semanas'],
  5: ['mes', 'meses'],
  6: ['año', 'años'],
}

function span(amount: unknown, unit: unknown): string {
  const words = unitWords[text(unit)]
  if (!words) return codeName(timeUnits, text(unit)).toLowerCase()
  return `${text(amount)} ${amount === '1' ? words[0] : words[1]}`
}

/** '40 mg cada 14 días, durante 12 semanas'. */
export function scheduleLine(item: Answers): string {
  const dose = text(item.dose)
    ? `${text(item.dose)} ${codeName(doseUnits, text(item.doseUnit))}`
    : text(item.amount)
      ? text(item.amount)
      : ''
  const every = text(item.everyUnit)
    ? withoutCount(item.everyUnit)
      ? span(item.everyAmount, item.everyUnit)
      : `cada ${span(item.everyAmount, item.everyUnit)}`
    : ''
  const during = text(item.durationUnit)
    ? withoutCount(item.durationUnit)
      ? span(item.durationAmount, item.durationUnit)
      : `durante ${span(item.durationAmount, item.durationUnit)}`
    : ''
  const once = item.everyUnit === '8'
  return [
    once ? dose : [dose, every].filter(Boolean).join(' '),
    once ? 'una sola vez' : '',
    // Once is said once: 'única' for both is not two answers.
    item.durationUnit === item.everyUnit && withoutCount(item.durationUnit) ? '' : during,
  ]
    .filter(Boolean)
    .join(', ')
}

const withoutCount = (unit: unknown): boolean => unit === '7' || unit === '8'

/** '6 jeringas', '1 vial': an amount of a unit of the table, in the number that it asks. */
export function countOf(amount: string, unit: string): string {
  const shown = showNumber(amount.replace(',', '.'))
  return unit ? `${shown} ${unitWord(amount, unit)}` : shown
}

/** '6 jeringas', '3': the total with its unit. */
export function totalLine(item: Answers): string {
  const total = text(item.totalQuantity)
  if (!total) return ''
  return countOf(total, text(item.totalUnit) ? codeName(dispensingUnits, text(item.totalUnit)) : '')
}

/** '6 jeringas', or 'Cantidad 3' where no unit says of what. */
export function amountLine(item: Answers): string {
  const total = totalLine(item)
  return total && !text(item.totalUnit) ? `Cantidad ${total}` : total
}

/** 'Elvia Rosa Tibaduiza Niño'. */
export function fullName(patient: {
  firstName: string
  secondName?: string | null
  firstSurname: string
  secondSurname?: string | null
}): string {
  return [patient.firstName, patient.secondName, patient.firstSurname, patient.secondSurname].filter(Boolean).join(' ')
}

/** 'Faltan 3 datos', 'Falta 1 dato'. */
export function missingWords(n: number): string {
  return n === 1 ? 'Falta 1 dato' : `Faltan ${n} datos`
}

export function warningWords(n: number): string {
  return n === 1 ? '1 advertencia' : `${n} advertencias`
}

/** Items in the order in which they are written everywhere, whatever the order of the answer. */
export const inOrder = <I extends { kind: ItemKind }>(items: readonly I[]): I[] =>
  kinds.flatMap(({ kind }) => items.filter((item) => item.kind === kind))

/** Of each item of a signed content, the row that the record keeps of it: by its kind and its number inside the kind, never by its place in a list. */
export function rowsOf<R extends { kind: ItemKind; number: number }>(
  items: readonly { kind: ItemKind }[],
  rows: readonly R[],
): (R | undefined)[] {
  const counts = new Map<ItemKind, number>()
  return items.map(({ kind }) => {
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    return rows.find((row) => row.kind === kind && row.number === number)
  })
}
