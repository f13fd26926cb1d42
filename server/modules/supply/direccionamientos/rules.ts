import { itemKinds } from '#contract/capabilities.ts'
import { type DeclineForm, type DirectionForm, declineCauses, type ItemKey } from '#contract/direccionamientos.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishDay, spanishMoment } from '#contract/spanish.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Issue, Refusal } from '#platform/refusal.ts'

/** Ámbitos in which the EPS directs (table 6.2); in the others the IPS delivers by itself. A tutela says none and is directed. */
const DIRECTED_AMBITOS: readonly number[] = [11, 12, 21]

/** Whether items of this ámbito wait for their EPS (D-31). */
export function epsDirects(ambito: number | null): boolean {
  return ambito === null || DIRECTED_AMBITOS.includes(ambito)
}

/** What decides whether an item is directed. */
export interface ItemFacts {
  number: string
  ambito: number | null
  /** Table 6.3, of its prescription or tutela. */
  sourceState: number
  /** Table 6.9; null of a tutela. */
  boardState: number | null
  /** The active no-direccionamiento. */
  declinedAt: Instant | null
}

const notDirectable = (why: string): Refusal => ({ code: 'supply.not_directable', params: { why } })

/** D-31: why nothing of an item is directed now; null when it can be. */
export function directRefusal(facts: ItemFacts): Refusal | null {
  const { ambito, boardState, sourceState } = facts
  if (sourceState !== 4)
    return notDirectable(`${groupedNumber(facts.number)} fue ${sourceState === 1 ? 'reemplazada' : 'anulada'}.`)
  if (boardState === 2) return notDirectable('espera la decisión de la junta de profesionales.')
  if (boardState === 4) return notDirectable('la junta de profesionales no lo aprobó.')
  if (!epsDirects(ambito)) return notDirectable('en internación y urgencias lo entrega la IPS, sin direccionamiento.')
  if (facts.declinedAt) return { code: 'supply.already_declined', params: { when: spanishMoment(facts.declinedAt) } }
  return null
}

/** Everything wrong with what was written, at its field; the form's own shape was checked before. */
export function directionIssues(
  form: DirectionForm,
  known: {
    today: PlainDate
    regime: string
    municipality: boolean
    /** Null: not in the network of the regime. */
    supplier: { name: string; blocked: string | null } | null
    /** Deliveries with an active direccionamiento. */
    taken: ReadonlySet<number>
  },
): Issue[] {
  const issues: Issue[] = []
  const note = (path: string, code: string, text: string) => issues.push({ path, code, text })
  const { supplier } = known
  if (!supplier)
    note(
      'supplier',
      'not_in_network',
      `No está en la red del régimen ${known.regime}. Elija a quien sí está, o pida a quien administra MIPRES que lo agregue.`,
    )
  else if (supplier.blocked)
    note('supplier', 'not_ready', `No se le puede direccionar a ${supplier.name} todavía. ${supplier.blocked}`)
  if (!known.municipality)
    note('municipalityCode', 'unknown', 'Ese municipio no está en DIVIPOLA. Elija uno de la lista.')
  form.deliveries.forEach(({ delivery, latestOn }, i) => {
    if (known.taken.has(delivery))
      note(
        `deliveries.${i}.delivery`,
        'delivery_taken',
        `Ya existe un direccionamiento activo para la entrega ${delivery}. Escriba otro número, o anúlelo.`,
      )
    if (latestOn < known.today)
      note(
        `deliveries.${i}.latestOn`,
        'past',
        `La fecha ya pasó. Escriba el ${spanishDay(known.today)} o un día posterior.`,
      )
  })
  return issues
}

/** The cause must be one that is said of the kind (table 6.20), and the other prescription another one. */
export function declineIssues(form: DeclineForm, { number, kind }: ItemKey): Issue[] {
  const issues: Issue[] = []
  if (!declineCauses(kind).some(({ code }) => code === form.cause))
    issues.push({
      path: 'cause',
      code: 'not_of_kind',
      text: `Esa causa no es de un ítem de tipo «${itemKinds[kind]}». Elija otra de la lista.`,
    })
  if (form.associatedNumber === number)
    issues.push({
      path: 'associatedNumber',
      code: 'same',
      text: 'Es el número de esta misma prescripción. Escriba el de la otra.',
    })
  return issues
}

/** '2.5000' as the wire and people write it: '2.5'. */
export function plainQuantity(quantity: string): string {
  return quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity
}
