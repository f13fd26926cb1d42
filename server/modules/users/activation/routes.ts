import { normalizeDocumentNumber } from '#contract/documents.ts'
import { userTypes } from '#contract/paths.ts'
import {
  activateUser as activateEndpoint,
  activateRequests as activateRequestsEndpoint,
  candidate,
  desk,
  deskList,
  inactivateUser as inactivateEndpoint,
  listUsers,
  returnRequests as returnRequestsEndpoint,
  searchRegistered,
  setRoles as setRolesEndpoint,
  userCard,
} from '#contract/users-desk.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { gatherStandings, momentNow } from '../facts/gather.ts'
import { activateRequests, returnRequests } from '../requests/answer-requests.ts'
import { setRoles } from '../roles/set-roles.ts'
import { activateUser } from './activate-user.ts'
import { candidateOf, placesOf, registrationsByDocument } from './candidate.ts'
import { deskCountsOf, deskListOf } from './desk.ts'
import { gatherGround } from './gather-activate.ts'
import { inactivateUser } from './inactivate-user.ts'
import { activatorsOf } from './requirements.ts'
import { userCardOf, usersOf } from './users.ts'

/** Administración de Usuarios: the desk of one capacity. The guard let the delegate in; each act asks again under its lock. */
export function activationRoutes(deps: UsersDeps): Route[] {
  const { db } = deps
  const activate = activateUser(deps)
  const inactivate = inactivateUser(deps)
  const set = setRoles(deps)
  const activateMany = activateRequests(deps)
  const returnMany = returnRequests(deps)
  /** The moment of the call and what every answer of this capacity stands on. */
  const at = async (capacityId: string) => {
    const moment = momentNow(deps.clock)
    const standing = (await gatherStandings(deps, db, [capacityId], moment)).get(capacityId)
    if (!standing) return refuse('platform.not_found')
    return { moment, ground: await gatherGround(deps, db, standing, moment) }
  }
  return [
    handle(desk, async ({ params }) => {
      const { moment, ground } = await at(params.capacityId)
      const { capacity } = ground.standing
      return {
        capacityId: capacity.capacityId,
        kind: capacity.kind,
        regime: capacity.regime,
        entityId: capacity.entityId,
        entityName: capacity.entityName,
        counts: await deskCountsOf(deps, db, ground, moment),
        expiringDays: ground.settings.expiring_soon_days,
        places: placesOf(ground).map(({ place }) => place),
        network: capacity.kind === 'eps',
        sites: capacity.kind === 'proveedor' || capacity.kind === 'proveedor_pn',
        activates: userTypes.filter((t) => activatorsOf(ground.policies, t).includes(capacity.kind)),
      }
    }),
    handle(deskList, async ({ params, query }) => {
      const { moment, ground } = await at(params.capacityId)
      return deskListOf(deps, db, ground, params.list, query, moment)
    }),
    handle(searchRegistered, async ({ params, query }) => {
      const { moment, ground } = await at(params.capacityId)
      const number = normalizeDocumentNumber(query.documentType, query.documentNumber)
      const doc = { type: query.documentType, number }
      return { registrations: await registrationsByDocument(deps, db, ground, doc, moment) }
    }),
    handle(candidate, async ({ params, session }) => {
      const { moment, ground } = await at(params.capacityId)
      return candidateOf(deps, db, ground, params.registrationId, session.personId, moment)
    }),
    handle(activateEndpoint, ({ params, body, session, actor }) =>
      activate({ ...body, capacityId: params.capacityId, personId: session.personId, actor }),
    ),
    handle(activateRequestsEndpoint, ({ params, body, session, actor }) =>
      activateMany({ ...body, capacityId: params.capacityId, personId: session.personId, actor }),
    ),
    handle(returnRequestsEndpoint, ({ params, body, session, actor }) =>
      returnMany({ ...body, capacityId: params.capacityId, personId: session.personId, actor }),
    ),
    handle(listUsers, async ({ params, query }) => {
      const { moment, ground } = await at(params.capacityId)
      return usersOf(deps, db, ground, query, moment)
    }),
    handle(userCard, async ({ params, session }) => {
      const { moment, ground } = await at(params.capacityId)
      return userCardOf(deps, db, ground, params.personId, session.personId, moment)
    }),
    handle(setRolesEndpoint, ({ params, body, session, actor }) =>
      set({ ...params, ...body, personId: session.personId, actor }),
    ),
    handle(inactivateEndpoint, ({ params, body, session, actor }) =>
      inactivate({ ...params, ...body, personId: session.personId, actor }),
    ),
  ]
}
