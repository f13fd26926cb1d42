import type { DocumentId } from '#contract/documents.ts'
import type { CandidateView } from '#contract/users-desk.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { registrationById, registrationsOf } from '../facts/facts.store.ts'
import type { FactsMoment, RegistrationFacts } from '../facts/facts.ts'
import { asOf, gatherUsers, names } from '../facts/gather.ts'
import { latestRequest, markOpened } from '../requests/requests.store.ts'
import { heldRoles } from '../roles/roles.store.ts'
import { type Place, placeOf } from '../standing/place-names.ts'
import { activationsPage } from './activations.store.ts'
import { type ActivationGround, activateFacts } from './gather-activate.ts'
import { activationAsks, activatorsOf, firstUnmet } from './requirements.ts'
import { eligibilityView, missingView, personRef, professionOf, roleOffers } from './views.ts'

/** Places of a capacity where somebody could be activated: sedes of REPS, or open sites. */
export function placesOf(ground: ActivationGround): { place: Place; sedeCode: string | null; siteId: string | null }[] {
  const sedes = ground.sedes.map((s) => ({ place: placeOf(s.code, s, null), sedeCode: s.code, siteId: null }))
  const sites = ground.sites
    .filter((s) => s.closedAt === null)
    .map((s) => ({ place: placeOf(null, null, s), sedeCode: null, siteId: s.siteId }))
  return [...sedes, ...sites].flatMap(({ place, ...keys }) => (place ? [{ place, ...keys }] : []))
}

/** D-17: registrations of exactly this document that this kind of delegate activates; nothing else is told. */
export async function registrationsByDocument(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  doc: DocumentId,
  moment: FactsMoment,
) {
  const person = await deps.identity.personByDocument(conn, doc, moment.at)
  if (!person.personId) return []
  const all = await registrationsOf(conn, person.personId, moment.at)
  const { kind, capacityId } = ground.standing.capacity
  const open = all.filter((r) => r.annulledAt === null)
  const own = (r: RegistrationFacts) => r.userType !== 'delegado_proveedor_pn' || r.capacityId === capacityId
  return open
    .filter(
      (r) => !r.userType.startsWith('delegado') || (activatorsOf(ground.policies, r.userType).includes(kind) && own(r)),
    )
    .map((r) => ({ registrationId: r.registrationId, person: personRef(person), userType: r.userType }))
}

/** Everything a delegate needs to decide about one registered user. Reading it tells the person that somebody has her request. */
export async function candidateOf(
  deps: UsersDeps,
  conn: Conn,
  ground: ActivationGround,
  registrationId: string,
  reader: string,
  moment: FactsMoment,
): Promise<CandidateView> {
  const { capacityId, kind } = ground.standing.capacity
  const registration = await registrationById(conn, registrationId, moment.at)
  const user =
    registration && (await gatherUsers(deps, conn, [registration.personId], moment)).get(registration.personId)
  if (!registration || !user) return refuse('platform.not_found')
  const request = await latestRequest(conn, registrationId, capacityId, moment.at)
  if (request?.state === 'pendiente') await markOpened(conn, request.requestId, moment.at)
  const who = await names(deps, conn, moment.at, [request?.decidedBy ?? null])
  const open = await activationsPage(
    conn,
    capacityId,
    { open: true, personIds: [registration.personId] },
    { limit: 200 },
    moment.at,
  )
  const own = open.filter((a) => a.registrationId === registrationId)
  const extra =
    request?.sedeCode && !ground.sedes.some((s) => s.code === request.sedeCode)
      ? await deps.registries.sedes(conn, [request.sedeCode], asOf(moment))
      : []
  const factsAt = (keys: { sedeCode: string | null; siteId: string | null }) =>
    activateFacts(ground, user, registration, keys, extra)
  const places = placesOf(ground).map(({ place, ...keys }) => ({
    ...place,
    eligibility: eligibilityView(registration.userType, firstUnmet(activationAsks, factsAt(keys), moment)),
    activationId: own.find((a) => a.sedeCode === keys.sedeCode && a.siteId === keys.siteId)?.activationId ?? null,
  }))
  // What is said of the person: at the place she asked for, else at the first where nothing is missing.
  const asked = request ? { sedeCode: request.sedeCode, siteId: request.siteId } : null
  const good = places.find((p) => p.eligibility.state === 'met') ?? places[0]
  const chosen =
    asked ?? (good ? { sedeCode: good.code, siteId: good.code ? null : good.key } : { sedeCode: null, siteId: null })
  const facts = factsAt(chosen)
  const outcomes = activationAsks.map((r) => r.evaluate(facts, moment))
  const held = (await heldRoles(conn, registration.personId, capacityId)).map((r) => r.role)
  const askedFacts = request ? factsAt(request) : null
  return {
    registrationId,
    person: personRef(user.person),
    userType: registration.userType,
    profession: professionOf(user, registration.userType, moment),
    registeredAt: registration.registeredAt,
    request: request
      ? {
          requestId: request.requestId,
          state: request.state,
          askedAt: request.askedAt,
          place: askedFacts ? placeOf(askedFacts.sedeCode, askedFacts.sede, askedFacts.site) : null,
          note: request.note,
          reminders: request.reminders,
          decided:
            request.decidedAt && request.decidedBy
              ? {
                  by: who(request.decidedBy).name ?? '—',
                  you: request.decidedBy === reader,
                  at: request.decidedAt,
                  reason: request.reason,
                }
              : null,
        }
      : null,
    eligibility: eligibilityView(registration.userType, firstUnmet(activationAsks, facts, moment)),
    met: outcomes.flatMap((o) => (o.met ? o.evidence : [])),
    missing: outcomes.flatMap((o) => (o.met ? [] : [missingView(o, reader)])).slice(0, 3),
    places,
    activationId: kind === 'eps' ? (own[0]?.activationId ?? null) : null,
    roles: roleOffers(
      {
        user,
        activation: {
          activationId: '',
          userType: registration.userType,
          personId: registration.personId,
          standing: ground.standing,
          endedAt: null,
        },
        held,
        assignerId: reader,
        policies: ground.policies,
      },
      moment,
    ),
  }
}
