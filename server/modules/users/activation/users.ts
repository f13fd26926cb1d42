import type { UserType } from '#contract/paths.ts'
import type { ActivationView, UserRow } from '#contract/users-desk.ts'
import { eventsConcerning } from '#platform/audit.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { sentenceOf } from '../history/sentences.ts'
import { openRoles } from '../roles/requirements.ts'
import { placeOf } from '../standing/place-names.ts'
import { activationsPage, personsIn } from './activations.store.ts'
import { endsOn, type Standing, standingsOf } from './desk.ts'
import type { ActivationGround } from './gather-activate.ts'
import { missingView, personRef, professionOf, roleOffers, shortCause } from './views.ts'

/** Persons of one entity whose names are sorted at once; an entity with more is searched by document. */
const SORTED = 5_000
const PAGE_OF_PERSONS = 100

interface UsersQuery {
  state?: 'activa' | 'suspendida' | 'vencida' | 'inactiva' | undefined
  place?: string | undefined
  type?: UserType | undefined
  role?: string | undefined
  text?: string | undefined
  after?: string | undefined
  limit: number
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each word of the text begins a word of the name, or the text without its points begins the document's number. */
function fits(text: string, person: { name: string | null; doc: { number: string } }): boolean {
  const number = plain(text)
    .replace(/^[a-z]{2}(?=[\s.]*\d)/, '')
    .replace(/[\s.-]/g, '')
  if (/\d/.test(number)) return person.doc.number.toLowerCase().startsWith(number)
  const names = plain(person.name ?? '').split(/\s+/)
  return plain(text)
    .split(/\s+/)
    .every((word) => names.some((name) => name.startsWith(word)))
}

const roleName = (ground: ActivationGround, code: string): string =>
  ground.policies.roles.roles.find((r) => r.code === code)?.name ?? code

/** Users of a capacity by name, each with her activations there. */
export async function usersOf(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  query: UsersQuery,
  moment: FactsMoment,
): Promise<{ rows: UserRow[]; next: string | null }> {
  const { capacityId } = ground.standing.capacity
  const filter = { open: query.state !== 'inactiva', place: query.place, userType: query.type, role: query.role }
  const ids = await personsIn(conn, capacityId, filter, SORTED)
  const { text = '' } = query
  const persons = [...(await deps.identity.persons(conn, ids, moment.at)).values()].filter((p) => fits(text.trim(), p))
  const keyOf = (p: (typeof persons)[number]) => `${(p.name ?? '').toLocaleLowerCase('es')}|${p.personId}`
  const sorted = persons.map((p) => ({ p, key: keyOf(p) })).sort((a, b) => a.key.localeCompare(b.key, 'es'))
  const from = query.after ? sorted.findIndex(({ p }) => p.personId === query.after) + 1 : 0
  const rows: UserRow[] = []
  for (let i = from; i < sorted.length; i += PAGE_OF_PERSONS) {
    const some = sorted.slice(i, i + PAGE_OF_PERSONS).map(({ p }) => p.personId ?? '')
    const page = await activationsPage(conn, capacityId, { ...filter, personIds: some }, { limit: 1_000 }, moment.at)
    const standings = await standingsOf(deps, conn, ground, page, moment)
    for (const personId of some) {
      const own = standings.filter(
        (s) => s.activation.personId === personId && (!query.state || s.state.state === query.state),
      )
      const first = own[0]
      if (!first) continue
      if (rows.length === query.limit) return { rows, next: rows.at(-1)?.person.personId ?? null }
      rows.push({
        person: personRef(first.user.person),
        userType: first.activation.userType,
        profession: professionOf(first.user, first.activation.userType, moment),
        activations: own.map(({ activation: a, state }) => ({
          activationId: a.activationId,
          place: placeOf(a.sedeCode, a.sede, a.site),
          state: state.state,
          cause: state.state === 'suspendida' || state.state === 'vencida' ? shortCause(state.cause) : null,
          roles: openRoles(a.roles, moment).map((r) => roleName(ground, r.roleCode)),
        })),
      })
    }
  }
  return { rows, next: null }
}

/** One user of the entity: her activations there, current and former, with the roles that could be given, and what was done. */
export async function userCardOf(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  personId: string,
  reader: string,
  moment: FactsMoment,
) {
  const { capacityId } = ground.standing.capacity
  const page = await activationsPage(conn, capacityId, { personIds: [personId] }, { limit: 200 }, moment.at)
  const standings = await standingsOf(deps, conn, ground, page, moment)
  const first = standings[0]
  if (!first) return refuse('platform.not_found')
  const held = standings
    .filter((s) => s.activation.endedAt === null)
    .flatMap((s) => openRoles(s.activation.roles, moment).map((r) => r.roleCode))
  // Only what was done in this capacity: the person's other entities are not this delegate's business.
  const events = await eventsConcerning(conn, { personId, capacityId }, { limit: 50 })
  return {
    person: personRef(first.user.person),
    you: personId === reader,
    activations: [...standings].reverse().map((s) => activationView(s, ground, held, reader, moment)),
    history: events.map((e) => ({ id: e.id, at: e.at, actor: e.actorLabel, text: sentenceOf(e) })),
  }
}

function activationView(
  standing: Standing,
  ground: ActivationGround,
  held: readonly string[],
  reader: string,
  moment: FactsMoment,
): ActivationView {
  const { activation: a, user, state } = standing
  const roles = openRoles(a.roles, moment)
  const mine = new Set(roles.map((r) => r.roleCode))
  return {
    activationId: a.activationId,
    registrationId: a.registrationId,
    userType: a.userType,
    place: placeOf(a.sedeCode, a.sede, a.site),
    state: state.state,
    missing: state.state === 'suspendida' || state.state === 'vencida' ? missingView(state.cause, reader) : null,
    activatedAt: a.activatedAt,
    activatedBy: a.activatedBy.name ?? '—',
    endsOn: endsOn(standing, moment.on),
    ended: a.endedAt
      ? { at: a.endedAt, by: a.endedBy?.name ?? 'El sistema', reason: a.endNote ?? a.endReason ?? '—' }
      : null,
    roles: roles.map((r) => ({
      code: r.roleCode,
      name: roleName(ground, r.roleCode),
      assignedAt: r.assignedAt,
      assignedBy: r.assignedBy.name ?? '—',
    })),
    offers: a.endedAt
      ? []
      : roleOffers(
          {
            user,
            activation: a,
            held: held.filter((h) => !mine.has(h)),
            assignerId: reader,
            policies: ground.policies,
          },
          moment,
        ),
  }
}
