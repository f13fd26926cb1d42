import { type PlainDate, yearsBetween } from '#platform/dates.ts'
import type { Issue, Refusal } from '#platform/refusal.ts'

/** What can be said of basic data without asking anyone. */

const ADULT_YEARS = 18

/** D-18: accounts are for adults. The dates must be possible: birth before issue, issue not after today. One that is missing is not judged. */
export function judgeBasicData(
  { bornOn, issuedOn }: { bornOn?: PlainDate | undefined; issuedOn?: PlainDate | undefined },
  today: PlainDate,
): { issues: Issue[]; refusals: Refusal[] } {
  const issues: Issue[] = []
  if (bornOn && (bornOn > today || bornOn < '1900-01-01'))
    issues.push({
      path: 'bornOn',
      code: 'birth_out_of_range',
      text: 'Revise el año de nacimiento: la fecha no puede ser futura ni anterior a 1900.',
    })
  if (issuedOn && issuedOn > today)
    issues.push({
      path: 'issuedOn',
      code: 'issued_in_future',
      text: 'La fecha de expedición no puede ser posterior a hoy.',
    })
  else if (issuedOn && bornOn && issuedOn < bornOn)
    issues.push({
      path: 'issuedOn',
      code: 'issued_before_birth',
      text: 'La fecha de expedición no puede ser anterior a la de nacimiento.',
    })
  const minor = issues.length === 0 && bornOn && yearsBetween(bornOn, today) < ADULT_YEARS
  return { issues, refusals: minor ? [{ code: 'identity.minor' }] : [] }
}

export interface ComparedData {
  issuedOn: PlainDate
  sex: 'F' | 'M'
  bornOn: PlainDate
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
}

/** Names as they are compared: without accents, case, hyphens or double spaces; order matters. */
export function comparableName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[-'’.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const wholeName = (data: ComparedData): string =>
  comparableName([data.firstName, data.secondName, data.firstSurname, data.secondSurname].filter(Boolean).join(' '))

/**
 * Compares what was typed with the civil registry. Only when everything but the names is right is it told that the names
 * are what differs; otherwise not even which field, so that nobody reads the registry by guessing. A cancelled or
 * deceased entry counts as no match, for the same reason.
 */
export function compareWithCivil(
  typed: ComparedData,
  civil: (ComparedData & { state: 'VIGENTE' | 'CANCELADA' | 'FALLECIDO' }) | null,
): 'match' | 'names' | 'mismatch' {
  if (civil?.state !== 'VIGENTE') return 'mismatch'
  if (typed.issuedOn !== civil.issuedOn || typed.sex !== civil.sex || typed.bornOn !== civil.bornOn) return 'mismatch'
  return wholeName(typed) === wholeName(civil) ? 'match' : 'names'
}
