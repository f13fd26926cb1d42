import { codeOf } from '#contract/mipres-codes/code-list.ts'
import { undeliveredCauses } from '#contract/mipres-codes/undelivered-causes.ts'
import type { CheckView } from '#contract/prescribing.ts'
import type { PrescriptionContent, PrescriptionItem } from '#contract/prescribing-content.ts'
import { epsWords, spanishDay } from '#contract/spanish.ts'
import { daysBetween, type PlainDate } from '#platform/dates.ts'
import { needsBoard } from './board.ts'
import { codeOfItem } from './item-rows.ts'
import { daysOf, exceedsDaily, takesWholeUnits } from './quantities.ts'

/**
 * "Would this be accepted?": the causes of table 6.20 for which an EPS does not deliver, as far as they can be known now.
 * A warning never stops a signature; what the norms forbid does.
 */

/** The patient in the affiliation, as far as it decides. */
export interface Affiliate {
  epsCode: string
  epsName: string | null
  regime: string
  state: 'activo' | 'suspendido' | 'retirado' | 'fallecido'
}

/** An item of another active prescription of the same patient. */
export interface FormerItem {
  number: string
  prescribedOn: PlainDate
  prescriberName: string
  kind: PrescriptionItem['kind']
  code: string
  days: number | null
}

export interface AcceptanceFacts {
  on: PlainDate
  /** Null when the affiliation does not have her; `cutOn` null when no affiliation was ever loaded. */
  affiliate: Affiliate | null
  /** Name of the EPS that was written. */
  epsName: string | null
  cutOn: PlainDate | null
  prescriber: { type: string; number: string }
  /** The EPS in whose name it is written, with its codes in the regime; null at an IPS, which treats the patients of any. */
  actingEps: { name: string; regime: string | null; codes: readonly string[] } | null
  /** Items of her other active prescriptions of the last year, newest first; without the one that this replaces. */
  former: readonly FormerItem[]
  /** What the catalogue knows of the presentations, by code. */
  presentations: ReadonlyMap<string, { maxDaily: { amount: string; unit: string } | null; indivisible: boolean }>
}

/** Longest first formula, and longest formula that is not successive, in days (causes 12 and 13). */
const THREE_MONTHS = 92
const ONE_YEAR = 366
/** A request is "the same" within this many days; later it is a supply that still runs (causes 1 and 15). */
const SAME_REQUEST_DAYS = 30

type Check = Omit<CheckView, 'id'>
const cause = (code: number): string => codeOf(undeliveredCauses, code)?.name ?? ''

/** Every check, first those of the whole prescription, then item by item; passed ones too, so that a person sees what was looked at. */
export function acceptanceChecks(content: PrescriptionContent, facts: AcceptanceFacts): CheckView[] {
  const checks: (CheckView | null)[] = [
    named('self', samePerson(content, facts)),
    named('affiliation', affiliation(content, facts)),
    named('eps', ofActingEps(content, facts)),
    ...content.items.flatMap((item, i) => [
      named(`repeated.${i}`, at(i, repeated(item, facts))),
      named(`length.${i}`, at(i, length(item, facts))),
      named(`dose.${i}`, at(i, dose(item, facts))),
      named(`split.${i}`, at(i, split(item, facts))),
      named(`board.${i}`, at(i, board(item, content))),
    ]),
  ]
  return checks.filter((check) => check !== null)
}

const named = (id: string, check: Check | null): CheckView | null => check && { id, ...check }
const at = (item: number, check: Check | null): Check | null => check && { ...check, item }
const ok = (text: string): Check => ({ result: 'ok', item: null, cause: null, text, number: null })
const warning = (code: number, text: string, number: string | null = null): Check => ({
  result: 'warning',
  item: null,
  cause: code,
  text,
  number,
})

/** Cause 16, and forbidden besides: nobody prescribes to himself. */
function samePerson({ patient }: PrescriptionContent, { prescriber }: AcceptanceFacts): Check {
  const same = patient.document.type === prescriber.type && patient.document.number === prescriber.number
  return same
    ? {
        ...warning(16, 'Usted es el paciente de esta prescripción. Debe prescribirla otra persona.'),
        result: 'prohibited',
      }
    : ok('Quien prescribe no es el paciente')
}

/** Causes 6 and 8. */
function affiliation({ patient }: PrescriptionContent, { affiliate, cutOn }: AcceptanceFacts): Check | null {
  if (!cutOn) return null
  const said = `corte del ${spanishDay(cutOn)}`
  if (!affiliate) return warning(6, `El paciente no está en la afiliación, ${said}. La EPS puede negar la entrega.`)
  if (affiliate.state === 'fallecido')
    return warning(8, `La afiliación dice que el paciente falleció, ${said}. Compruebe la identidad.`)
  if (affiliate.epsCode !== patient.epsCode || affiliate.regime !== patient.regime)
    return warning(
      6,
      `La afiliación dice ${epsWords(affiliate.epsCode, affiliate.epsName)}, régimen ${affiliate.regime}, ${said}. Usted escribió otra.`,
    )
  if (affiliate.state !== 'activo')
    return warning(6, `La afiliación está en estado ${affiliate.state}, ${said}. La EPS puede negar la entrega.`)
  return ok(`Afiliación activa en esta EPS y régimen, ${said}`)
}

/** Cause 6, of who writes for an EPS. */
function ofActingEps({ patient }: PrescriptionContent, { actingEps, epsName }: AcceptanceFacts): Check | null {
  if (!actingEps) return null
  const { name, regime, codes } = actingEps
  return codes.includes(patient.epsCode) && patient.regime === regime
    ? ok('El paciente es de la EPS en la que usted actúa')
    : warning(
        6,
        `Usted actúa en ${name}, régimen ${regime}. El paciente es de ${epsWords(patient.epsCode, epsName)}, régimen ${patient.regime}.`,
      )
}

/** Causes 1 and 15. */
function repeated(item: PrescriptionItem, { former, on }: AcceptanceFacts): Check {
  const same = former.filter((other) => other.kind === item.kind && other.code === codeOfItem(item))
  const recent = same.find((other) => daysBetween(other.prescribedOn, on) <= SAME_REQUEST_DAYS)
  if (recent)
    return warning(
      1,
      `Hay otra solicitud igual, activa desde el ${spanishDay(recent.prescribedOn)}, de ${recent.prescriberName}. La EPS suele negar la repetida.`,
      recent.number,
    )
  const supplied = codeOf(undeliveredCauses, 15)?.tec.includes(item.kind) ?? false
  const running = same.find((other) => other.days !== null && daysBetween(other.prescribedOn, on) < other.days)
  if (supplied && running)
    return warning(
      15,
      `Todavía corre otra fórmula igual, del ${spanishDay(running.prescribedOn)}. La EPS puede aplazar esta entrega.`,
      running.number,
    )
  return ok('No hay otra solicitud igual activa')
}

/** Causes 12 and 13. */
function length(item: PrescriptionItem, { former }: AcceptanceFacts): Check | null {
  const days = daysOf(item)
  if (days === null) return null
  if (days > ONE_YEAR && !item.successive)
    return warning(13, `${cause(13)}. Márquela como sucesiva o acorte la duración.`)
  const first = !former.some((other) => other.kind === item.kind && other.code === codeOfItem(item))
  if (first && days > THREE_MONTHS) return warning(12, `${cause(12)}. La EPS suele entregar solo tres meses.`)
  return ok(first ? 'Primera fórmula: no pasa de tres meses' : 'La duración está dentro de un año')
}

/** Cause 11, where the catalogue knows a maximum. */
function dose(item: PrescriptionItem, { presentations }: AcceptanceFacts): Check | null {
  const max = item.kind === 'M' && item.presentation ? presentations.get(item.presentation)?.maxDaily : null
  if (!max) return null
  const beyond = exceedsDaily(item, max)
  if (beyond === null) return null
  return beyond
    ? warning(11, `${cause(11)}, según el catálogo. Revise la dosis y la frecuencia.`)
    : ok('Dentro de la dosis máxima')
}

/** Cause 4, where the catalogue knows that the presentation is not divided. */
function split(item: PrescriptionItem, { presentations }: AcceptanceFacts): Check | null {
  if (item.kind !== 'M' || !item.presentation || !presentations.get(item.presentation)?.indivisible) return null
  const whole = takesWholeUnits(item)
  if (whole === null) return null
  return whole
    ? ok('La dosis usa unidades completas')
    : warning(4, `${cause(4)}. Ajuste la dosis a unidades completas.`)
}

function board(item: PrescriptionItem, content: PrescriptionContent): Check | null {
  return needsBoard(item, content)
    ? {
        result: 'board',
        item: null,
        cause: null,
        text: 'Irá a la junta de profesionales antes de entregarse',
        number: null,
      }
    : null
}
