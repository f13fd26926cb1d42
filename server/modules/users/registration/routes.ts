import { refusalText } from '#contract/refusals/index.ts'
import {
  type ActivationRequestView,
  annulRegistration as annulEndpoint,
  askActivation as askEndpoint,
  findEntities,
  myRegistrations,
  myRequests,
  type RegistrationView,
  registerUser as registerEndpoint,
  remindRequest as remindEndpoint,
  withdrawRequest as withdrawEndpoint,
} from '#contract/users-registration.ts'
import type { CapacityFacts } from '#identity'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { ssoRowOf } from '#registries'
import { placesOf } from '../activation/candidate.ts'
import { activateFacts, gatherGround } from '../activation/gather-activate.ts'
import { activationAsks, activatorsOf, firstUnmet } from '../activation/requirements.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import { sitesById } from '../facts/facts.store.ts'
import type { UsersFacts } from '../facts/facts.ts'
import { asOf, gatherPerson, gatherStandings, momentNow } from '../facts/gather.ts'
import { askActivation } from '../requests/ask-activation.ts'
import { remindRequest } from '../requests/remind-request.ts'
import { withdrawRequest } from '../requests/withdraw-request.ts'
import { entityByWrittenNit } from '../standing/entity-by-nit.ts'
import { placeOf } from '../standing/place-names.ts'
import { annulRegistration } from './annul-registration.ts'
import { registerUser } from './register-user.ts'
import { closedSso } from './requirements.ts'

const capacityView = (c: CapacityFacts | null | undefined): RegistrationView['capacity'] =>
  c ? { capacityId: c.capacityId, kind: c.kind, regime: c.regime, entityName: c.entityName } : null

/** What a person does about herself: registers, asks for activation, follows her requests. */
export function registrationRoutes(deps: UsersDeps): Route[] {
  const { db, identity } = deps
  const register = registerUser(deps)
  const annul = annulRegistration(deps)
  const ask = askActivation(deps)
  const withdraw = withdrawRequest(deps)
  const remind = remindRequest(deps)
  const me = async (personId: string): Promise<UsersFacts> =>
    (await gatherPerson(deps, db, personId, momentNow(deps.clock))) ?? refuse('platform.not_found')

  const requestViews = async (facts: UsersFacts): Promise<ActivationRequestView[]> => {
    const codes = [...new Set(facts.requests.flatMap((r) => r.sedeCode ?? []))]
    const sedes = codes.length > 0 ? await deps.registries.sedes(db, codes, asOf(facts.moment)) : []
    const sites = await sitesById(db, [...new Set(facts.requests.flatMap((r) => r.siteId ?? []))], facts.moment.at)
    return facts.requests.map((r) => {
      const place = placeOf(
        r.sedeCode,
        sedes.find((s) => s.code === r.sedeCode) ?? null,
        sites.find((s) => s.siteId === r.siteId) ?? null,
      )
      return {
        requestId: r.requestId,
        registrationId: r.registrationId,
        userType: r.userType,
        capacityId: r.capacityId,
        entityName: facts.standings.get(r.capacityId)?.capacity.entityName ?? '—',
        place: place ? `${place.number} ${place.name}` : null,
        state: r.state,
        askedAt: r.askedAt,
        openedAt: r.openedByDelegateAt,
        remindedAt: r.remindedAt,
        decided: r.decidedAt ? { at: r.decidedAt, by: r.decidedBy?.name ?? null, reason: r.reason } : null,
      }
    })
  }

  return [
    handle(registerEndpoint, async ({ body, session, actor }) => {
      const done = await register({ personId: session.personId, userType: body.userType, actor })
      const registeredAt = deps.clock.now()
      return { registrations: done.map((r) => ({ ...r, capacity: capacityView(r.capacity), registeredAt })) }
    }),
    handle(myRegistrations, async ({ session }) => {
      const facts = await me(session.personId)
      return {
        registrations: facts.registrations
          .filter((r) => r.annulledAt === null && !closedSso(facts, r))
          .map((r) => ({
            registrationId: r.registrationId,
            userType: r.userType,
            capacity: capacityView(r.capacityId ? facts.standings.get(r.capacityId)?.capacity : null),
            registeredAt: r.registeredAt,
          })),
      }
    }),
    handle(annulEndpoint, ({ params, body, session, actor }) =>
      annul({ ...params, ...body, personId: session.personId, actor }),
    ),
    handle(findEntities, async ({ params, query, session }) => {
      const facts = await me(session.personId)
      const registration = facts.registrations.find((r) => r.registrationId === params.registrationId)
      if (!registration) return refuse('platform.not_found')
      const { moment } = facts
      const plaza = registration.userType === 'sso' ? ssoRowOf(facts.sso, moment.on) : null
      const entity = await entityByWrittenNit(deps, query.nit ?? plaza?.ipsNit ?? '', moment.at)
      const kinds = activatorsOf(facts.policies, registration.userType)
      const own = (c: CapacityFacts) =>
        registration.userType !== 'delegado_proveedor_pn' || c.capacityId === registration.capacityId
      const capacities = (entity?.capacities ?? []).filter((c) => kinds.includes(c.kind) && own(c))
      const ids = capacities.map((c) => c.capacityId)
      const standings = await gatherStandings(deps, db, ids, moment)
      const delegations = await identity.delegationsForAll(db, ids, MIPRES, moment.at)
      const user = { person: facts.person, rethus: facts.rethus, sso: facts.sso }
      const entities = []
      for (const capacity of capacities) {
        const standing = standings.get(capacity.capacityId)
        if (!standing) continue
        const ground = await gatherGround(deps, db, standing, moment)
        const places =
          capacity.kind === 'eps'
            ? [{ place: null, name: `Régimen ${capacity.regime ?? '—'}`, sedeCode: null, siteId: null }]
            : placesOf(ground).map(({ place, ...keys }) => ({
                place: place.key,
                name: `${place.number} ${place.name}`,
                ...keys,
              }))
        entities.push({
          capacityId: capacity.capacityId,
          kind: capacity.kind,
          regime: capacity.regime,
          entityName: capacity.entityName,
          nit: capacity.nit,
          delegateName: delegations.get(capacity.capacityId)?.inForce?.personName ?? null,
          places: places.map(({ place, name, sedeCode, siteId }) => {
            const cause = firstUnmet(
              activationAsks,
              activateFacts(ground, user, registration, { sedeCode, siteId }),
              moment,
            )
            return { place, name, refusal: cause ? refusalText(cause.refusal.code, cause.refusal.params ?? {}) : null }
          }),
        })
      }
      return { entities }
    }),
    handle(askEndpoint, async ({ body, session, actor }) => {
      const requestId = await ask({
        personId: session.personId,
        registrationId: body.registrationId,
        capacityId: body.capacityId,
        place: body.place || null,
        note: body.note || null,
        actor,
      })
      const views = await requestViews(await me(session.personId))
      return views.find((v) => v.requestId === requestId) ?? refuse('platform.not_found')
    }),
    handle(myRequests, async ({ session }) => ({ requests: await requestViews(await me(session.personId)) })),
    handle(withdrawEndpoint, ({ params, session, actor }) =>
      withdraw({ ...params, personId: session.personId, actor }),
    ),
    handle(remindEndpoint, ({ params, session, actor }) => remind({ ...params, personId: session.personId, actor })),
  ]
}
