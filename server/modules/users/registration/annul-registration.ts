import { userTypeNames } from '#contract/paths.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { endActivation } from '../activation/activations.store.ts'
import type { UsersDeps } from '../deps.ts'
import type { UsersFacts } from '../facts/facts.ts'
import { gatherPerson, momentNow } from '../facts/gather.ts'
import { closeRequests } from '../requests/requests.store.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf, placeOf } from '../standing/place-names.ts'
import { closeRegistration } from './registrations.store.ts'

/** What stood on a registration ends with it: its activations, each with its evidence, and its waiting requests. Says how many activations. */
export async function endWhatFollows(
  tx: Tx,
  input: { facts: UsersFacts; registrationId: string; reason: string; note: string | null; actor: Actor },
): Promise<number> {
  const { facts, registrationId, reason, note, actor } = input
  const { at } = facts.moment
  const personId = facts.person.personId ?? ''
  const open = facts.activations.filter((a) => a.registrationId === registrationId && a.endedAt === null)
  for (const a of open) {
    await endActivation(tx, { activationId: a.activationId, at, by: personId, reason, note })
    const { capacity } = a.standing
    await audit(tx, {
      at,
      actor,
      act: 'users.inactivate',
      concerns: { persons: [personId], entities: capacity.entityId ? [capacity.entityId] : [] },
      context: {
        ...contextOf(capacity, placeOf(a.sedeCode, a.sede, a.site)),
        activationId: a.activationId,
        personName: facts.person.name,
        reason,
      },
    })
  }
  await closeRequests(tx, { registrationId, state: 'retirada', at, by: personId, reason: null, activationId: null })
  return open.length
}

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
      const endedActivations = await endWhatFollows(tx, {
        facts,
        registrationId,
        reason: 'registro anulado',
        note: reason,
        actor,
      })
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
        after: { annulledAt: at, endedActivations },
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
      return { endedActivations }
    })
}
