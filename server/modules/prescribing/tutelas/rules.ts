import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishDay, spanishMoment } from '#contract/spanish.ts'
import type { TutelaContent } from '#contract/tutela-content.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Issue, Refusal } from '#platform/refusal.ts'

/** States of a tutela (official table EstTut). */
export const tutelaState = { modified: 1, annulled: 2, active: 4 } as const
export type TutelaState = (typeof tutelaState)[keyof typeof tutelaState]

/** The one table of transitions, each with the novelty that it leaves; a decision is a compare-and-set on `from`. */
export const tutelaTransitions = {
  annul: { from: 4, to: 2, novelty: 2 },
  /** D-30: another was registered in its place. */
  replace: { from: 4, to: 1, novelty: 1 },
} as const satisfies Record<string, { from: TutelaState; to: TutelaState; novelty: 1 | 2 }>
export type TutelaAct = keyof typeof tutelaTransitions

const FUTURE = 'Esta fecha no puede ser posterior a hoy.'
const days = ['rulingOn', 'firstInstanceOn', 'secondInstanceOn', 'courtOn', 'contemptOn'] as const

/** Days of a ruling that have not come yet, each on its field. */
export function futureDays(content: Pick<TutelaContent, (typeof days)[number]>, today: PlainDate): Issue[] {
  return days.flatMap((path) => {
    const day = content[path]
    return day && day > today ? [{ path, code: 'future', text: FUTURE }] : []
  })
}

/** Codes that no catalogue has in force, each on its field. */
export function unknownCodes(
  content: TutelaContent,
  known: Record<'cie10' | 'cups' | 'dci' | 'unirs' | 'orphan' | 'nutrition', ReadonlySet<string>>,
): Issue[] {
  const issues: Issue[] = []
  const ask = (path: string, code: string | null, list: ReadonlySet<string>, text: string): void => {
    if (code && !list.has(code)) issues.push({ path, code: 'unknown_code', text })
  }
  const diagnoses = [
    'mainDiagnosis',
    'relatedDiagnosis1',
    'relatedDiagnosis2',
    'motive1',
    'motive2',
    'motive3',
  ] as const
  for (const field of diagnoses) ask(field, content[field], known.cie10, 'Elija un diagnóstico de la lista CIE-10.')
  ask('orphanCode', content.orphanCode, known.orphan, 'Elija una enfermedad huérfana de la lista.')
  content.items.forEach((item, i) => {
    const at = `items.${i}`
    if (item.kind === 'P') ask(`${at}.code`, item.code, known.cups, 'Elija un procedimiento de la lista CUPS.')
    if (item.kind === 'N') ask(`${at}.code`, item.code, known.nutrition, 'Elija un producto de la lista.')
    if (item.kind !== 'M') return
    item.ingredients.forEach((one, j) => {
      ask(`${at}.ingredients.${j}.code`, one.code, known.dci, 'Elija un principio activo de la lista.')
    })
    item.indications.forEach((code, j) => {
      ask(`${at}.indications.${j}`, code, known.unirs, 'Elija una indicación UNIRS de la lista.')
    })
  })
  return issues
}

/** Why nothing more happens to it; null while it is active. */
export function endedRefusal(tutela: {
  number: string
  annulledAt: Instant | null
  replacedBy: string | null
}): Refusal | null {
  if (!tutela.annulledAt) return null
  const params = { number: groupedNumber(tutela.number), when: spanishMoment(tutela.annulledAt) }
  return tutela.replacedBy
    ? { code: 'prescribing.tutela_replaced', params: { ...params, by: groupedNumber(tutela.replacedBy) } }
    : { code: 'prescribing.tutela_annulled', params }
}

/**
 * D-30: rulings added to the one that is corrected go on in the one that replaces it, save one that is now its first ruling. Their days
 * still come after it: what is wrong is said at the day of the first.
 */
export function carriedRulings<R extends { number: string; on: PlainDate }>(
  content: Pick<TutelaContent, 'rulingNumber' | 'rulingOn'>,
  added: readonly R[],
): { rulings: R[]; issues: Issue[] } {
  const rulings = added.filter((ruling) => ruling.number !== content.rulingNumber)
  const before = rulings.find((ruling) => ruling.on < content.rulingOn)
  const issues = before
    ? [
        {
          path: 'rulingOn',
          code: 'after_added',
          text: `El fallo adicional ${before.number} es del ${spanishDay(before.on)}. Escriba esa fecha o una anterior.`,
        },
      ]
    : []
  return { rulings, issues }
}

/** A ruling added later: of a day from the first one to today, and not there already. */
export function addedRulingRefusal(
  ruling: { number: string; on: PlainDate },
  tutela: { rulingNumber: string; rulingOn: PlainDate; added: readonly { number: string }[] },
  today: PlainDate,
): Refusal | null {
  const there = [tutela.rulingNumber, ...tutela.added.map((one) => one.number)]
  if (there.includes(ruling.number))
    return { code: 'prescribing.tutela_ruling_repeated', params: { ruling: ruling.number } }
  return ruling.on < tutela.rulingOn || ruling.on > today
    ? { code: 'prescribing.tutela_ruling_day', params: { from: spanishDay(tutela.rulingOn) } }
    : null
}
