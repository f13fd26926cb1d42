import type { PrescriptionItem } from '#contract/prescribing-content.ts'
import { givenOnce } from '#contract/prescription-questions.ts'

/**
 * Quantities from dose × frequency × duration, in whole numbers (a decimal is an integer and a power of ten), never in floats.
 */

/** What a schedule needs to say how often; any part may be missing in a draft. */
export type Scheduled = Partial<
  Pick<PrescriptionItem, 'everyAmount' | 'everyUnit' | 'durationAmount' | 'durationUnit' | 'successive'>
> & {
  kind?: PrescriptionItem['kind'] | undefined
  specialIndication?: string | null | undefined
  dose?: string | null | undefined
  doseUnit?: string | null | undefined
  amount?: string | null | undefined
  ingredients?: readonly {
    concentration: string
    concentrationUnit: string
    content: string
    contentUnit: string
  }[]
}

/** Months of the units that the calendar counts: between them a year has twelve. */
const MONTHS: Record<string, bigint> = { 5: 1n, 6: 12n }
/** Minutes of each unit of table 6.7; against days, a month counts 30 and a year 365. Without 7 (by response) and 8 (once). */
const MINUTES: Record<string, bigint> = { 1: 1n, 2: 60n, 3: 1440n, 4: 10_080n, 5: 43_200n, 6: 525_600n }
const BY_RESPONSE = '7'
const ONCE = '8'
/** Unit "Dosis": one dispensed unit each time. */
const DOSE_UNIT = '9000'

interface Fraction {
  n: bigint
  d: bigint
}

function decimal(text: string | null | undefined): Fraction | null {
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(text?.trim() ?? '')
  if (!match) return null
  const [, whole = '0', part = ''] = match
  return { n: BigInt(whole + part), d: 10n ** BigInt(part.length) }
}

const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d })
const over = (a: Fraction, b: Fraction): Fraction | null => (b.n === 0n ? null : { n: a.n * b.d, d: a.d * b.n })
const ceil = ({ n, d }: Fraction): bigint => (n + d - 1n) / d

/** How many times it is given: from the first one until the duration is over; null when that depends on the response or is not known. */
export function timesGiven(item: Scheduled): bigint | null {
  if (givenOnce(item)) return 1n
  if (item.durationUnit === ONCE) return 1n
  if (item.everyUnit === BY_RESPONSE || item.durationUnit === BY_RESPONSE) return null
  const calendar = [item.everyUnit, item.durationUnit].every((unit) => (unit ?? '') in MONTHS)
  const every = spanOf(item.everyAmount, item.everyUnit, calendar ? MONTHS : MINUTES)
  const during = spanOf(item.durationAmount, item.durationUnit, calendar ? MONTHS : MINUTES)
  if (every === null || during === null) return null
  return (during + every - 1n) / every
}

function spanOf(
  amount: string | null | undefined,
  unit: string | null | undefined,
  units: Record<string, bigint> = MINUTES,
): bigint | null {
  const of = units[unit ?? '']
  return of !== undefined && /^[1-9]\d*$/.test(amount ?? '') ? BigInt(amount ?? '') * of : null
}

/** Dispensed units that one dose takes: 40 mg of a syringe of 40 mg is 1, 20 mg is a half. Null when the units cannot be compared. */
export function unitsPerDose(item: Scheduled): Fraction | null {
  const dose = decimal(item.dose)
  if (!dose) return null
  if (item.doseUnit === DOSE_UNIT) return dose
  const [only, second] = item.ingredients ?? []
  // With several ingredients only the content, which they share, can be compared.
  const byContent = (item.ingredients ?? []).find((i) => i.contentUnit === item.doseUnit)
  if (byContent) {
    const content = decimal(byContent.content)
    return content && over(dose, content)
  }
  if (!only || second || only.concentrationUnit !== item.doseUnit) return null
  const concentration = decimal(only.concentration)
  return concentration && over(dose, concentration)
}

/** The total that the schedule gives, as a whole number of units; null when it cannot be known. */
export function quantityOf(item: Scheduled): string | null {
  const given = timesGiven(item)
  if (given === null) return null
  const each = item.kind === 'M' || item.kind === 'N' ? unitsPerDose(item) : decimal(item.amount)
  return each && each.n > 0n ? ceil(times(each, { n: given, d: 1n })).toString() : null
}

/** Days that the schedule lasts, rounded up; null when it is given once, depends on the response or is not known. */
export function daysOf(item: Scheduled): number | null {
  if (givenOnce(item) || item.durationUnit === ONCE) return null
  const during = spanOf(item.durationAmount, item.durationUnit)
  return during === null ? null : Number((during + 1439n) / 1440n)
}

/** Whether the dose takes a whole number of dispensed units; null when it cannot be known. */
export function takesWholeUnits(item: Scheduled): boolean | null {
  const each = unitsPerDose(item)
  return each && each.n % each.d === 0n
}

/** Whether what is given in one day goes beyond `max` of the same unit; null when it cannot be known. */
export function exceedsDaily(item: Scheduled, max: { amount: string; unit: string }): boolean | null {
  const dose = decimal(item.dose)
  const limit = decimal(max.amount)
  if (!dose || !limit || item.doseUnit !== max.unit) return null
  const every = givenOnce(item) ? 1440n : spanOf(item.everyAmount, item.everyUnit)
  if (every === null) return null
  // Doses of one day: 1440 / every, at least the one that is given.
  const perDay = every >= 1440n ? dose : times(dose, { n: 1440n, d: every })
  return perDay.n * limit.d > limit.n * perDay.d
}

/** Whether two quantities as typed are the same amount: '6' and '6,0'. */
export function sameAmount(a: string, b: string): boolean {
  const [x, y] = [decimal(a), decimal(b)]
  return x !== null && y !== null && x.n * y.d === y.n * x.d
}
