import type { CapacityKind, Regime } from '#contract/paths.ts'
import type { CandidateView, DeskRow, PlaceView, RoleOffer } from '#contract/users-desk.ts'
import { listOf, placesName } from './words.ts'

/** What the desk lets choose, and what it says will happen. Pure: the server decides again at the act. */

/** Why a row cannot be chosen for a batch; undefined when it can. */
export function whyNotChosen(row: Pick<DeskRow, 'eligibility'>): string | undefined {
  return row.eligibility.state === 'met' ? undefined : row.eligibility.text
}

/** 'Cumple lo que se exige', 'Ambos cumplen', 'Los 3 cumplen'. */
export function commonWords(chosen: number): string {
  if (chosen === 1) return 'Cumple lo que se exige'
  return chosen === 2 ? 'Ambos cumplen' : `Los ${chosen} cumplen`
}

/** The rows still chosen after the list changed: those that are there and may be chosen. */
export function keptSelection(chosen: ReadonlySet<string>, rows: readonly DeskRow[]): Set<string> {
  return new Set(rows.filter((row) => chosen.has(row.id) && !whyNotChosen(row)).map((row) => row.id))
}

/** The roles that can be given to all of them at once. */
export function commonRoles(candidates: readonly Pick<CandidateView, 'roles'>[]): RoleOffer[] {
  const [first, ...others] = candidates
  if (!first) return []
  return first.roles.filter(
    (role) =>
      role.refusal === null && others.every((one) => one.roles.some((r) => r.code === role.code && r.refusal === null)),
  )
}

/** What the form begins with: the sede that was asked for when it can be, or the only one; and the role that the type is for. */
export function firstChoice(candidate: CandidateView): { places: string[]; roles: string[] } {
  const free = candidate.places.filter((place) => place.eligibility.state === 'met' && !place.activationId)
  const asked = free.find((place) => place.key === candidate.request?.place?.key)
  const place = asked ?? (free.length === 1 ? free[0] : undefined)
  const main = candidate.roles.find((role) => role.code === 'PRESCRIPTOR' && role.refusal === null)
  return { places: place ? [place.key] : [], roles: main ? [main.code] : [] }
}

/** A sentence of "Qué pasará". */
export interface Effect {
  kind: 'yes' | 'no' | 'mail' | 'info'
  text: string
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** 'prescribir, ordenar y ver sus prescripciones', each once. */
export function allowedWords(roles: readonly RoleOffer[]): string {
  return listOf([...new Set(roles.flatMap((role) => role.allows.map(lower)))])
}

/** Where an act holds, in words: the regime of an EPS, the sedes of an IPS or a proveedor. */
function whereWords(
  where: { kind: CapacityKind; regime: Regime | null; places: readonly PlaceView[] },
  scope: RoleOffer['scope'],
): string {
  if (where.kind === 'eps') return `en el régimen ${where.regime}`
  return scope === 'entidad' ? 'en toda la entidad' : `en ${placesName(where.places)}`
}

/** What activating would do, said before the act. */
export function activationEffects(input: {
  kind: CapacityKind
  regime: Regime | null
  /** All of the entity, and the chosen ones. */
  places: readonly PlaceView[]
  chosen: readonly PlaceView[]
  roles: readonly RoleOffer[]
  people?: number
}): Effect[] {
  const { kind, regime, places, chosen, roles, people = 1 } = input
  if (kind !== 'eps' && chosen.length === 0 && people === 1)
    return [{ kind: 'info', text: 'Elija al menos una sede para saber qué pasará.' }]
  const many = people > 1
  const effects: Effect[] = []
  for (const scope of ['sede', 'entidad'] as const) {
    const given = roles.filter((role) => role.scope === scope)
    if (given.length === 0) continue
    const where =
      many && scope === 'sede' && kind !== 'eps'
        ? 'en la sede que pidió cada persona'
        : whereWords({ kind, regime, places: chosen }, scope)
    effects.push({ kind: 'yes', text: `${many ? 'Podrán' : 'Podrá'} ${allowedWords(given)} ${where} desde hoy.` })
  }
  if (roles.length === 0)
    effects.push({
      kind: 'no',
      text: `Sin rol ${many ? 'no podrán' : 'no podrá'} entrar todavía. Lo verá en la lista «Sin rol».`,
    })
  if (roles.some((role) => role.secondFactor))
    effects.push({ kind: 'info', text: `Para entrar ${many ? 'usarán' : 'usará'} su segundo factor.` })
  if (kind === 'eps')
    effects.push({
      kind: 'no',
      text: `En el régimen ${regime === 'contributivo' ? 'subsidiado' : 'contributivo'} no cambia nada.`,
    })
  else if (!many && places.length > chosen.length)
    effects.push({ kind: 'no', text: 'En las demás sedes no cambia nada.' })
  effects.push({
    kind: 'mail',
    text: many
      ? 'Cada persona recibirá un correo. Queda en el historial a nombre de usted.'
      : 'Recibirá un correo. Queda en el historial a nombre de usted.',
  })
  return effects
}

/** What changing the roles of an activation would do. */
export function roleChangeEffects(input: {
  kind: CapacityKind
  regime: Regime | null
  place: PlaceView | null
  offers: readonly RoleOffer[]
  before: readonly string[]
  after: readonly string[]
}): Effect[] {
  const { kind, regime, place, offers, before, after } = input
  const where = { kind, regime, places: place ? [place] : [] }
  const given = offers.filter((o) => after.includes(o.code) && !before.includes(o.code))
  const taken = offers.filter((o) => before.includes(o.code) && !after.includes(o.code))
  const effects: Effect[] = [
    ...given.map((role) => ({
      kind: 'yes' as const,
      text: `${role.name}: podrá ${allowedWords([role])} ${whereWords(where, role.scope)}.`,
    })),
    ...taken.map((role) => ({
      kind: 'no' as const,
      text: `${role.name}: deja de ${allowedWords([role])} ${whereWords(where, role.scope)}, desde ahora.`,
    })),
  ]
  if (effects.length === 0) return []
  if (after.length === 0) effects.push({ kind: 'no', text: 'Queda sin rol: no podrá entrar aquí.' })
  effects.push({ kind: 'mail', text: 'Recibirá un correo. Queda en el historial a nombre de usted.' })
  return effects
}
