import { userTypeNames } from '#contract/paths.ts'
import { spanishDayOf, spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unmet } from '#platform/paths/requirement.ts'
import { Refused, refuse, refuseIfAny } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { registrationById, requestById } from '../facts/facts.store.ts'
import type { UsersFacts } from '../facts/facts.ts'
import { asOf, gatherPerson, momentNow } from '../facts/gather.ts'
import { type Delegate, requireDelegate } from '../registration/delegate-guard.ts'
import { alreadyDecided } from '../requests/already-decided.ts'
import { closeRequests, decideRequest } from '../requests/requests.store.ts'
import { giveRole } from '../roles/give-role.ts'
import { heldRoles } from '../roles/roles.store.ts'
import { lockPerson } from '../standing/locks.store.ts'
import { contextOf, placeInWords, placeOf } from '../standing/place-names.ts'
import { endActivation, insertActivation } from './activations.store.ts'
import { type ActivationGround, activateFacts, gatherGround, placeKeys } from './gather-activate.ts'
import { type ActivateFacts, activationAsks, firstUnmet, oneSsoActivation } from './requirements.ts'
import { activationState } from './states.ts'

export interface ActivateInput {
  capacityId: string
  registrationId: string
  /** Keys of the places; empty of an EPS. */
  places: readonly string[]
  roles: readonly string[]
  requestId?: string | undefined
  /** The delegate. */
  personId: string
  actor: Actor
}

/**
 * A delegate activates a registered user, in one or several sedes, with or without roles.
 * One act: all of it or nothing. Answers the request it was asked by, and any other pending for those places.
 */
export function activateUser(deps: UsersDeps) {
  return (input: ActivateInput): Promise<{ activationIds: string[] }> =>
    deps.db.transaction().execute((tx) => activateIn(deps, tx, input))
}

async function activateIn(deps: UsersDeps, tx: Tx, input: ActivateInput): Promise<{ activationIds: string[] }> {
  const { capacityId, registrationId, actor } = input
  await deps.identity.lockCapacity(tx, capacityId)
  const seen = await registrationById(tx, registrationId, deps.clock.now())
  if (seen) await lockPerson(tx, seen.personId)
  const moment = momentNow(deps.clock)
  const { at } = moment
  const delegate = await requireDelegate(deps, tx, input.personId, capacityId, moment)
  const registration = await registrationById(tx, registrationId, at)
  if (!registration) return refuse('platform.not_found')
  const facts = (await gatherPerson(deps, tx, registration.personId, moment)) ?? refuse('platform.not_found')
  const request = input.requestId ? await requestById(tx, input.requestId, at) : null
  if (input.requestId && (request?.capacityId !== capacityId || request.registrationId !== registrationId))
    return refuse('platform.not_found')
  if (request && request.state !== 'pendiente') throw new Refused([await alreadyDecided(deps, tx, request)])

  const ground = await gatherGround(deps, tx, delegate.standing, moment)
  const keys = [...new Set(input.places)]
  const foreign = keys.filter((k) => /^\d{12}$/.test(k) && !ground.sedes.some((s) => s.code === k))
  const extra = foreign.length > 0 ? await deps.registries.sedes(tx, foreign, asOf(moment)) : []
  const user = { person: facts.person, rethus: facts.rethus, sso: facts.sso }
  const open = facts.registrations.find((r) => r.registrationId === registrationId) ?? registration
  const asked = (keys.length > 0 ? keys : [null]).map((key) =>
    activateFacts(ground, user, open, placeKeys(ground, key), extra),
  )
  for (const one of asked) {
    const missing = firstUnmet(activationAsks, one, moment)
    if (missing) throw new Refused([missing.refusal])
  }
  await endStaleSso(tx, facts, registration.userType, actor)

  const held = (await heldRoles(tx, registration.personId, capacityId)).map((r) => r.role)
  const activationIds: string[] = []
  const given = new Set<string>()
  for (const one of asked) {
    const activationId = await activateOne(tx, { one, facts, delegate, ground, input })
    activationIds.push(activationId)
    for (const role of input.roles) {
      const policy = ground.policies.roles.roles.find((r) => r.code === role)
      // A role of the whole entity hangs on one activation of it.
      if (policy?.scope === 'entidad' && (given.has(role) || held.includes(role))) continue
      await giveRole(tx, {
        moment,
        actor,
        assignerId: input.personId,
        user,
        activation: {
          activationId,
          userType: registration.userType,
          personId: registration.personId,
          standing: delegate.standing,
          endedAt: null,
        },
        place: placeOf(one.sedeCode, one.sede, one.site),
        held: [...held, ...given],
        role,
        policies: ground.policies,
      })
      given.add(role)
    }
  }
  const [first] = activationIds
  if (request && first)
    await decideRequest(tx, {
      requestId: request.requestId,
      state: 'activada',
      at,
      by: input.personId,
      reason: null,
      activationId: first,
    })
  const roleNames = ground.policies.roles.roles.filter((r) => given.has(r.code)).map((r) => r.name)
  await deps.notify(tx, {
    at,
    kind: roleNames.length > 0 ? 'users.activated_with_roles' : 'users.activated',
    params: {
      place: asked
        .map((one) => placeInWords(delegate.standing.capacity, placeOf(one.sedeCode, one.sede, one.site)))
        .join('; '),
      userType: userTypeNames[registration.userType],
      roles: roleNames.join(', '),
    },
    link: '/mi-camino',
    to: { personId: registration.personId, email: facts.person.email },
  })
  return { activationIds }
}

async function activateOne(
  tx: Tx,
  act: { one: ActivateFacts; facts: UsersFacts; delegate: Delegate; ground: ActivationGround; input: ActivateInput },
): Promise<string> {
  const { one, facts, delegate, ground, input } = act
  const { at } = facts.moment
  const { capacity } = delegate.standing
  const place = placeOf(one.sedeCode, one.sede, one.site)
  const name = facts.person.name ?? '—'
  const there = facts.activations.find(
    (a) =>
      a.registrationId === input.registrationId &&
      a.capacityId === input.capacityId &&
      a.sedeCode === one.sedeCode &&
      (a.site?.siteId ?? null) === one.siteId &&
      a.endedAt === null,
  )
  const words = placeInWords(capacity, place)
  if (there)
    return refuse('users.already_active', {
      by: there.activatedBy.name ?? 'Otro delegado',
      name,
      place: words,
      when: spanishMoment(there.activatedAt),
      at: there.activatedAt,
      personId: facts.person.personId,
      capacityId: capacity.capacityId,
    })
  const activationId = newId()
  await insertActivation(
    tx,
    {
      id: activationId,
      registrationId: input.registrationId,
      personId: facts.person.personId ?? '',
      userType: one.registration.userType,
      capacityId: capacity.capacityId,
      sedeCode: one.sedeCode,
      siteId: one.siteId,
      at,
      by: input.personId,
      activatorRegistrationId: delegate.registration.registrationId,
      policyVersion: ground.policies.versions.activadores,
    },
    {
      already: { by: 'Otro delegado', name, place: words, when: spanishDayOf(at) },
      sso: { entity: 'otra entidad' },
    },
  )
  await closeRequests(tx, {
    registrationId: input.registrationId,
    place: { capacityId: capacity.capacityId, sedeCode: one.sedeCode, siteId: one.siteId },
    state: 'activada',
    at,
    by: input.personId,
    reason: null,
    activationId,
  })
  await audit(tx, {
    at,
    actor: input.actor,
    act: 'users.activate',
    onBehalfOf: capacity.entityId,
    concerns: {
      persons: [facts.person.personId ?? '', input.personId],
      entities: capacity.entityId ? [capacity.entityId] : [],
    },
    context: {
      ...contextOf(capacity, place),
      activationId,
      personName: name,
      userType: userTypeNames[one.registration.userType],
    },
    after: { policyVersion: ground.policies.versions.activadores, requestId: input.requestId ?? null },
  })
  return activationId
}

/** R-21, edge case 9: an SSO activation whose plaza ended or moved gives way to the new one; one in force does not. */
async function endStaleSso(
  tx: Tx,
  facts: UsersFacts,
  userType: UsersFacts['registrations'][number]['userType'],
  actor: Actor,
): Promise<void> {
  if (userType !== 'sso') return
  const { at } = facts.moment
  for (const a of facts.activations.filter((x) => x.userType === 'sso' && x.endedAt === null)) {
    const context = { policies: facts.policies, settings: facts.settings, rethusCut: facts.cuts.rethus }
    const user = { person: facts.person, rethus: facts.rethus, sso: facts.sso }
    const { capacity } = a.standing
    const held = activationState(a, user, context, facts.moment).state === 'vencida' ? null : a
    refuseIfAny(unmet([oneSsoActivation], { held }, facts.moment))
    await endActivation(tx, {
      activationId: a.activationId,
      at,
      by: null,
      reason: 'la plaza terminó o cambió',
      note: null,
    })
    await audit(tx, {
      at,
      actor: { kind: 'system', id: null, label: 'cambio de plaza de SSO', requestId: actor.requestId },
      act: 'users.inactivate',
      concerns: {
        persons: [facts.person.personId ?? ''],
        entities: capacity.entityId ? [capacity.entityId] : [],
      },
      context: {
        ...contextOf(capacity, placeOf(a.sedeCode, a.sede, a.site)),
        activationId: a.activationId,
        personName: facts.person.name,
        reason: 'la plaza terminó o cambió',
      },
    })
  }
}
