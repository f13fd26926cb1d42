import { documentKey } from '#contract/documents.ts'
import { type UserType, userTypeNames } from '#contract/paths.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import type { CapacityFacts } from '#identity'
import { type Actor, audit } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Refusal, Refused, refuse } from '#platform/refusal.ts'
import { firstUnmet } from '../activation/requirements.ts'
import type { UsersDeps } from '../deps.ts'
import type { UsersFacts } from '../facts/facts.ts'
import { gatherPerson, momentNow } from '../facts/gather.ts'
import { insertImplicitSite } from '../sites/sites.store.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf } from '../standing/place-names.ts'
import { capacityStands } from '../standing/requirements.ts'
import { endWhatFollows } from './annul-registration.ts'
import { closeRegistration, insertRegistration } from './registrations.store.ts'
import { closedSso, openRegistrations, registrationAsks, waitingNamings } from './requirements.ts'

export interface Registered {
  registrationId: string
  userType: UserType
  capacity: CapacityFacts | null
}

/**
 * Registro de Usuarios: the person registers herself with one of the seven types. A delegate's
 * form registers every naming of that type that waits for her document and whose capacity stands; the first of them
 * that does not stand speaks only when none does. A proveedor persona natural gets her capacity and its one sede (D-11).
 */
export function registerUser(deps: UsersDeps) {
  return async ({ personId, userType, actor }: { personId: string; userType: UserType; actor: Actor }) =>
    deps.db.transaction().execute(async (tx): Promise<Registered[]> => {
      const before = (await gatherPerson(deps, tx, personId, momentNow(deps.clock))) ?? refuse('platform.not_found')
      for (const d of sorted(waitingNamings({ facts: before, type: userType, capacityId: null })))
        await deps.identity.lockCapacity(tx, d.capacity.capacityId)
      await lockPerson(tx, personId)
      const moment = momentNow(deps.clock)
      const facts = (await gatherPerson(deps, tx, personId, moment)) ?? refuse('platform.not_found')
      const about = { facts, type: userType, capacityId: null }

      const waiting = sorted(waitingNamings(about))
      const open = openRegistrations(about)[0]
      if (open && waiting.length === 0)
        return refuse('users.already_registered', {
          userType: userTypeNames[userType],
          when: spanishDayOf(open.registeredAt),
          at: open.registeredAt,
        })
      const missing = firstUnmet(registrationAsks[userType], about, moment)
      if (missing) throw new Refused([missing.refusal])

      const act = { tx, deps, facts, userType, actor }
      if (userType === 'delegado_proveedor_pn') return [await registerProveedorPn(act)]
      if (userType === 'profesional') await closeFinishedSso(act)
      if (!userType.startsWith('delegado')) return [await write(act, null, null)]

      const done: Registered[] = []
      let cause: Refusal | null = null
      for (const naming of waiting) {
        const standing = facts.standings.get(naming.capacity.capacityId)
        const fault = standing && firstUnmet(capacityStands, { standing, settings: facts.settings }, moment)
        if (!standing || fault) {
          cause ??= fault?.refusal ?? null
          continue
        }
        // A newer naming of the same delegate replaces the registration of the former one.
        const stale = facts.registrations.find(
          (r) => r.annulledAt === null && r.userType === userType && r.capacityId === naming.capacity.capacityId,
        )
        if (stale)
          await closeRegistration(tx, {
            registrationId: stale.registrationId,
            at: moment.at,
            by: null,
            reason: 'nombramiento nuevo',
          })
        await deps.identity.putDelegationInForce(tx, {
          delegationId: naming.delegationId,
          personId,
          at: moment.at,
          actor,
        })
        done.push(await write(act, naming.capacity, naming.delegationId))
      }
      if (done.length === 0 && cause) throw new Refused([cause])
      return done
    })
}

interface Act {
  tx: Tx
  deps: UsersDeps
  facts: UsersFacts
  userType: UserType
  actor: Actor
}

/** Always in the same order, so that two acts that lock several capacities never wait for each other. */
const sorted = <T extends { capacity: CapacityFacts }>(namings: readonly T[]): T[] =>
  [...namings].sort((a, b) => a.capacity.capacityId.localeCompare(b.capacity.capacityId))

/** D-20: registering anew as profesional puts the end of the SSO registration on record; until then it is computed. */
async function closeFinishedSso({ tx, facts, actor }: Act): Promise<void> {
  const { at } = facts.moment
  const reason = 'el servicio social terminó'
  for (const registration of facts.registrations.filter((r) => closedSso(facts, r))) {
    const { registrationId } = registration
    await closeRegistration(tx, { registrationId, at, by: null, reason })
    const endedActivations = await endWhatFollows(tx, { facts, registrationId, reason, note: null, actor })
    await audit(tx, {
      at,
      actor,
      act: 'users.annul_registration',
      concerns: { persons: [registration.personId] },
      context: { registrationId, userType: userTypeNames.sso, reason, personName: facts.person.name },
      before: { registeredAt: registration.registeredAt },
      after: { annulledAt: at, endedActivations },
    })
  }
}

async function registerProveedorPn(act: Act): Promise<Registered> {
  const { tx, deps, facts, actor } = act
  const personId = facts.person.personId ?? ''
  const capacity = await deps.identity.openOwnCapacity(tx, { personId, at: facts.moment.at, actor })
  const registered = await write(act, capacity, null)
  await insertImplicitSite(tx, {
    id: newId(),
    capacityId: capacity.capacityId,
    name: 'Sede única',
    at: facts.moment.at,
    by: personId,
  })
  return registered
}

async function write(act: Act, capacity: CapacityFacts | null, delegationId: string | null): Promise<Registered> {
  const { tx, facts, userType, actor } = act
  const { at } = facts.moment
  const personId = facts.person.personId ?? ''
  const registrationId = newId()
  await insertRegistration(
    tx,
    { id: registrationId, personId, userType, capacityId: capacity?.capacityId ?? null, delegationId, at },
    { userType: userTypeNames[userType], when: spanishDayOf(at) },
  )
  await audit(tx, {
    at,
    actor,
    act: 'users.register',
    concerns: { persons: [personId], entities: capacity?.entityId ? [capacity.entityId] : [] },
    context: {
      registrationId,
      userType: userTypeNames[userType],
      personName: facts.person.name,
      document: documentKey(facts.person.doc),
      ...(capacity ? contextOf(capacity) : {}),
    },
    after: { delegationId },
  })
  return { registrationId, userType, capacity }
}
