import type { UserType } from '#contract/paths.ts'
import type { DeskList, DeskRow } from '#contract/users-desk.ts'
import { addDays, type PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { ssoRowOf } from '#registries'
import type { UsersDeps } from '../deps.ts'
import { registrationsById } from '../facts/facts.store.ts'
import type { ActivationFacts, FactsMoment, RegistrationFacts } from '../facts/facts.ts'
import { asOf, completeActivations, gatherUsers } from '../facts/gather.ts'
import { countPending, pendingPage } from '../requests/requests.store.ts'
import { placeOf } from '../standing/place-names.ts'
import { type ActivationFilter, activationsPage, countActivations } from './activations.store.ts'
import { type ActivationGround, activateFacts } from './gather-activate.ts'
import { activationAsks, firstUnmet, type UserFacts } from './requirements.ts'
import { type ActivationState, activationState } from './states.ts'
import { eligibilityView, personRef, professionOf, shortCause } from './views.ts'

/** One row of activation with what is computed of it. */
export interface Standing {
  activation: ActivationFacts
  user: UserFacts
  state: ActivationState
}

/** How many rows are read at once, and at most, when a list is of computed states. */
const CHUNK = 200
const SCANNED = 1_001

/** Activations of one capacity with their computed state: a fixed number of queries per page of rows. */
export async function standingsOf(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  rows: Awaited<ReturnType<typeof activationsPage>>,
  moment: FactsMoment,
): Promise<Standing[]> {
  const { capacityId } = ground.standing.capacity
  const facts = await completeActivations(deps, conn, rows, new Map([[capacityId, ground.standing]]), moment)
  const users = await gatherUsers(
    deps,
    conn,
    facts.map((a) => a.personId),
    moment,
  )
  return facts.flatMap((activation) => {
    const user = users.get(activation.personId)
    return user ? [{ activation, user, state: activationState(activation, user, ground, moment) }] : []
  })
}

/** The last day of the plaza an SSO activation stands on; null of the others. */
export function endsOn({ activation, user }: Pick<Standing, 'activation' | 'user'>, on: PlainDate): PlainDate | null {
  return activation.userType === 'sso' ? (ssoRowOf(user.sso, on)?.endsOn ?? null) : null
}

interface ListQuery {
  place?: string | undefined
  type?: UserType | undefined
  eligible?: 'met' | 'wait' | 'stop' | undefined
  after?: string | undefined
  limit: number
}

const filters: Record<Exclude<DeskList, 'por_decidir'>, ActivationFilter> = {
  sin_rol: { open: true, withoutRole: true },
  suspendidos: { open: true },
  vencen: { open: true, userType: 'sso' },
}

function belongs(list: DeskList, row: Standing, ground: ActivationGround, moment: FactsMoment): boolean {
  if (list === 'suspendidos') return row.state.state === 'suspendida' || row.state.state === 'vencida'
  if (list !== 'vencen') return true
  const end = endsOn(row, moment.on)
  return row.state.state === 'activa' && end !== null && end <= addDays(moment.on, ground.settings.expiring_soon_days)
}

/** Rows that belong to a list of activations, oldest first, until there are enough or everything allowed was read. */
async function scan(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  list: Exclude<DeskList, 'por_decidir'>,
  query: ListQuery,
  moment: FactsMoment,
): Promise<{ rows: Standing[]; next: string | null }> {
  const { capacityId } = ground.standing.capacity
  const filter = { ...filters[list], place: query.place, userType: query.type ?? filters[list].userType }
  const rows: Standing[] = []
  let after = query.after
  for (let read = 0; read < SCANNED; read += CHUNK) {
    const page = await activationsPage(conn, capacityId, filter, { after, limit: CHUNK }, moment.at)
    for (const row of await standingsOf(deps, conn, ground, page, moment)) {
      if (!belongs(list, row, ground, moment)) continue
      if (query.eligible && (row.state.state === 'activa' ? 'met' : 'stop') !== query.eligible) continue
      if (rows.length === query.limit) return { rows, next: rows.at(-1)?.activation.activationId ?? null }
      rows.push(row)
    }
    after = page.at(-1)?.activationId
    if (page.length < CHUNK || !after) return { rows, next: null }
  }
  return { rows, next: after ?? null } // the next page goes on where this one stopped reading
}

/** How many are in each list, counted up to 1,001. */
export async function deskCountsOf(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  moment: FactsMoment,
): Promise<Record<DeskList, number>> {
  const { capacityId } = ground.standing.capacity
  const all = { limit: SCANNED }
  const { rows: fallen } = await scan(deps, conn, ground, 'suspendidos', all, moment)
  const { rows: ending } = await scan(deps, conn, ground, 'vencen', all, moment)
  return {
    por_decidir: await countPending(conn, capacityId),
    sin_rol: await countActivations(conn, capacityId, filters.sin_rol),
    suspendidos: fallen.length,
    vencen: ending.length,
  }
}

/** One list of the desk, who waits longest first. */
export async function deskListOf(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  list: DeskList,
  query: ListQuery,
  moment: FactsMoment,
): Promise<{ rows: DeskRow[]; next: string | null }> {
  if (list === 'por_decidir') return waiting(deps, conn, ground, query, moment)
  const { rows, next } = await scan(deps, conn, ground, list, query, moment)
  return {
    next,
    rows: rows.map(({ activation: a, user, state }) => ({
      id: a.activationId,
      registrationId: a.registrationId,
      person: personRef(user.person),
      userType: a.userType,
      profession: professionOf(user, a.userType, moment),
      place: placeOf(a.sedeCode, a.sede, a.site),
      since: a.activatedAt,
      endsOn: endsOn({ activation: a, user }, moment.on),
      reminders: 0,
      eligibility:
        state.state === 'suspendida' || state.state === 'vencida'
          ? { state: 'stop', text: shortCause(state.cause) }
          : eligibilityView(a.userType, null),
    })),
  }
}

async function waiting(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  query: ListQuery,
  moment: FactsMoment,
): Promise<{ rows: DeskRow[]; next: string | null }> {
  const { capacityId } = ground.standing.capacity
  const kept: DeskRow[] = []
  let after = query.after
  for (let read = 0; read < SCANNED; read += CHUNK) {
    const limit = query.eligible ? CHUNK : query.limit + 1
    const page = await pendingPage(
      conn,
      capacityId,
      { place: query.place, userType: query.type },
      { after, limit },
      moment.at,
    )
    const users = await gatherUsers(
      deps,
      conn,
      page.map((q) => q.personId),
      moment,
    )
    const registrations = await registrationsById(
      conn,
      page.map((q) => q.registrationId),
      moment.at,
    )
    const unknown = page.flatMap((q) =>
      q.sedeCode && !ground.sedes.some((s) => s.code === q.sedeCode) ? [q.sedeCode] : [],
    )
    const extra = unknown.length > 0 ? await deps.registries.sedes(conn, unknown, asOf(moment)) : []
    for (const q of page) {
      const user = users.get(q.personId)
      const registration: RegistrationFacts | undefined = registrations.get(q.registrationId)
      if (!user || !registration) continue
      const facts = activateFacts(ground, user, registration, q, extra)
      const eligibility = eligibilityView(q.userType, firstUnmet(activationAsks, facts, moment))
      if (query.eligible && eligibility.state !== query.eligible) continue
      if (kept.length === query.limit) return { rows: kept, next: kept.at(-1)?.id ?? null }
      kept.push({
        id: q.requestId,
        registrationId: q.registrationId,
        person: personRef(user.person),
        userType: q.userType,
        profession: professionOf(user, q.userType, moment),
        place: placeOf(facts.sedeCode, facts.sede, facts.site),
        since: q.askedAt,
        endsOn: null,
        reminders: q.reminders,
        eligibility,
      })
    }
    after = page.at(-1)?.requestId
    if (page.length < limit || !after) return { rows: kept, next: null }
  }
  return { rows: kept, next: after ?? null }
}
