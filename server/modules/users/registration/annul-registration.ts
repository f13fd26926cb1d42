import { userTypeNames } from '#contract/paths.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { endActivation } from '../activation/activations.store.ts'
import type { UsersDeps } from '../deps.ts'
import { gatherPerson, momentNow } from '../facts/gather.ts'
import { closeRequests } from '../requests/requests.store.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf, placeOf } from '../standing/place-names.ts'
import { closeRegistration } from './registrations.store.ts'

/** A person annuls a registration of her own; its activations end and its requests are withdrawn in the same act. */
export function annulRegistration(deps: UsersDeps) {
  return async (input: { personId: string; registrationId: string; reason: string; actor: Actor }) =>
    deps.db.transaction().execute(async (tx): Promise<{ endedActivations: number }> => {
      const { personId, registrationId, reason, actor } = input
      await lockPerson(tx, personId)
      const moment = momentNow(deps.clock)
      const facts = (await gatherPerson(deps, tx, personId, moment)) ?? refuse('platform.not_found')
      const registration = facts.registrations.find((r) => r.registrationId === registrationId)
      if (!registration) return refuse('platform.not_found')
      const userType = userTypeNames[registration.userType]
      const { at } = moment
      if (!(await closeRegistration(tx, { registrationId, at, by: personId, reason })))
        return refuse('users.registration_annulled', { userType })
      const open = facts.activations.filter((a) => a.registrationId === registrationId && a.endedAt === null)
      for (const a of open) {
        await endActivation(tx, {
          activationId: a.activationId,
          at,
          by: personId,
          reason: 'registro anulado',
          note: reason,
        })
        await audit(tx, {
          at,
          actor,
          act: 'users.inactivate',
          concerns: {
            persons: [personId],
            entities: a.standing.capacity.entityId ? [a.standing.capacity.entityId] : [],
          },
          context: {
            ...contextOf(a.standing.capacity, placeOf(a.sedeCode, a.sede, a.site)),
            activationId: a.activationId,
            personName: facts.person.name,
            reason: 'registro anulado',
          },
        })
      }
      await closeRequests(tx, { registrationId, state: 'retirada', at, by: personId, reason: null, activationId: null })
      const capacity = registration.capacityId ? facts.standings.get(registration.capacityId)?.capacity : undefined
      await audit(tx, {
        at,
        actor,
        act: 'users.annul_registration',
        concerns: { persons: [personId], entities: capacity?.entityId ? [capacity.entityId] : [] },
        context: {
          registrationId,
          userType,
          reason,
          personName: facts.person.name,
          ...(capacity ? contextOf(capacity) : {}),
        },
        before: { registeredAt: registration.registeredAt },
        after: { annulledAt: at, endedActivations: open.length },
      })
      // the delegation stays, but nobody administers until she registers again or is replaced.
      const representative = capacity?.entityId
        ? (await deps.identity.entity(tx, capacity.entityId, at))?.representative
        : null
      if (capacity && representative && representative.personId !== personId)
        await deps.notify(tx, {
          at,
          kind: 'users.delegate_left',
          params: { name: facts.person.name ?? '—', entity: capacity.entityName, reason },
          link: `/mi-seguridad-social/entidades/${capacity.entityId}/autorizados`,
          to: {
            personId: representative.personId,
            email: (await deps.identity.person(tx, representative.personId, at))?.email ?? null,
          },
        })
      return { endedActivations: open.length }
    })
}
