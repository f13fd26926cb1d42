import { userTypeNames } from '#contract/paths.ts'
import { spanishDayOf, spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { newId } from '#platform/ids.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { activateFacts, gatherGround, placeKeys } from '../activation/gather-activate.ts'
import { activatorAllowed, firstUnmet, placeFits, registrationOpen } from '../activation/requirements.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import { gatherPerson, gatherStandings, momentNow } from '../facts/gather.ts'
import { closedSso, finishedRefusal } from '../registration/requirements.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf, placeInWords, placeOf } from '../standing/place-names.ts'
import { capacityInForce, deskPage, siteOpen } from '../standing/requirements.ts'
import { insertRequest, requestMatter } from './requests.store.ts'

/**
 * A registered person asks an entity to activate her. Refused is only what no delegate could grant: the wrong kind of entity
 * no such place. What a registry says may change: the delegate sees it.
 */
export function askActivation(deps: UsersDeps) {
  return async (input: {
    personId: string
    registrationId: string
    capacityId: string
    place: string | null
    note: string | null
    actor: Actor
  }): Promise<string> =>
    deps.db.transaction().execute(async (tx) => {
      const { personId, registrationId, capacityId, actor } = input
      await lockPerson(tx, personId)
      const moment = momentNow(deps.clock)
      const { at } = moment
      const facts = (await gatherPerson(deps, tx, personId, moment)) ?? refuse('platform.not_found')
      const registration = facts.registrations.find((r) => r.registrationId === registrationId)
      const closed = registration ? closedSso(facts, registration) : null
      if (closed) throw new Refused([finishedRefusal(closed)])
      const standing = (await gatherStandings(deps, tx, [capacityId], moment)).get(capacityId)
      if (!registration || !standing) return refuse('platform.not_found')
      const ground = await gatherGround(deps, tx, standing, moment)
      const user = { person: facts.person, rethus: facts.rethus, sso: facts.sso }
      const asked = activateFacts(ground, user, registration, placeKeys(ground, input.place))
      const missing =
        firstUnmet([registrationOpen], asked, moment) ??
        firstUnmet([activatorAllowed], asked, moment) ??
        firstUnmet([capacityInForce], asked, moment) ??
        firstUnmet([placeFits, siteOpen], asked, moment)
      if (missing) throw new Refused([missing.refusal])
      if (asked.sedeCode && !asked.sede) return refuse('registries.sede_not_found', { code: asked.sedeCode })

      const { capacity } = standing
      const place = placeOf(asked.sedeCode, asked.sede, asked.site)
      const there = facts.activations.find(
        (a) =>
          a.registrationId === registrationId &&
          a.capacityId === capacityId &&
          a.endedAt === null &&
          a.sedeCode === asked.sedeCode &&
          (a.site?.siteId ?? null) === asked.siteId,
      )
      if (there)
        return refuse('users.already_active', {
          by: there.activatedBy.name ?? 'El delegado',
          name: facts.person.name,
          place: placeInWords(capacity, place),
          when: spanishMoment(there.activatedAt),
          at: there.activatedAt,
        })
      const requestId = newId()
      const earlier = facts.requests.find(
        (r) =>
          r.state === 'pendiente' &&
          r.registrationId === registrationId &&
          r.capacityId === capacityId &&
          r.sedeCode === asked.sedeCode &&
          r.siteId === asked.siteId,
      )
      await insertRequest(
        tx,
        {
          id: requestId,
          registrationId,
          personId,
          userType: registration.userType,
          capacityId,
          sedeCode: asked.sedeCode,
          siteId: asked.siteId,
          note: input.note,
          at,
        },
        { entity: capacity.entityName, when: spanishDayOf(earlier?.askedAt ?? at) },
      )
      await audit(tx, {
        at,
        actor,
        act: 'users.ask_activation',
        concerns: { persons: [personId], entities: capacity.entityId ? [capacity.entityId] : [] },
        context: {
          ...contextOf(capacity, place),
          requestId,
          personName: facts.person.name,
          userType: userTypeNames[registration.userType],
        },
      })
      const { inForce } = await deps.identity.delegationsFor(tx, capacityId, MIPRES, at)
      const delegateId = inForce?.personId ?? capacity.ownerPersonId
      if (delegateId && delegateId !== personId) {
        const delegate = await deps.identity.person(tx, delegateId, at)
        await deps.notify(tx, {
          at,
          kind: 'users.activation_asked',
          params: {
            name: facts.person.name ?? '—',
            userType: userTypeNames[registration.userType],
            place: placeInWords(capacity, place),
          },
          link: `${deskPage(capacityId).href}?solicitud=${requestId}`,
          to: { personId: delegateId, email: delegate?.email ?? null },
          matter: requestMatter(requestId),
        })
      }
      return requestId
    })
}
