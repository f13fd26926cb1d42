import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { gatherGround } from '../activation/gather-activate.ts'
import { lockActivation } from '../activation/lock-activation.ts'
import type { UsersDeps } from '../deps.ts'
import { contextOf, placeInWords, placeOf } from '../standing/place-names.ts'
import { giveRole } from './give-role.ts'
import { openRoles } from './requirements.ts'
import { endRole, heldRoles } from './roles.store.ts'

/**
 * Leaves an activation with exactly these roles: gives those missing, withdraws those left out. `seen` are the roles the form
 * was opened with: a change in between is never overwritten.
 */
export function setRoles(deps: UsersDeps) {
  return async (input: {
    capacityId: string
    activationId: string
    roles: readonly string[]
    seen: readonly string[]
    personId: string
    actor: Actor
  }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { capacityId, activationId, personId, actor } = input
      const { moment, delegate, activation, user } = await lockActivation(deps, tx, input)
      const { at } = moment
      const { standing } = delegate

      const now = openRoles(activation.roles, moment).map((r) => r.roleCode)
      const seen = new Set(input.seen)
      if (now.length !== seen.size || now.some((r) => !seen.has(r))) return refuse('platform.version_conflict')
      const wanted = [...new Set(input.roles)]
      const { policies } = await gatherGround(deps, tx, standing, moment)
      const place = placeOf(activation.sedeCode, activation.sede, activation.site)
      const nameOf = (role: string) => policies.roles.roles.find((r) => r.code === role)?.name ?? role

      const withdrawn = now.filter((r) => !wanted.includes(r))
      for (const role of withdrawn) {
        await endRole(tx, { activationId, role, at, by: personId })
        await audit(tx, {
          at,
          actor,
          act: 'users.withdraw_role',
          onBehalfOf: standing.capacity.entityId,
          concerns: {
            persons: [activation.personId, personId],
            entities: standing.capacity.entityId ? [standing.capacity.entityId] : [],
          },
          context: {
            ...contextOf(standing.capacity, place),
            activationId,
            personName: user.person.name,
            roleCode: role,
            roleName: nameOf(role),
          },
        })
      }
      const given: string[] = []
      for (const role of wanted.filter((r) => !now.includes(r))) {
        const held = (await heldRoles(tx, activation.personId, capacityId)).map((r) => r.role)
        await giveRole(tx, { moment, actor, assignerId: personId, user, activation, place, held, role, policies })
        given.push(role)
      }
      if (given.length + withdrawn.length > 0)
        await deps.notify(tx, {
          at,
          kind: 'users.roles_changed',
          params: {
            place: placeInWords(standing.capacity, place),
            roles: wanted.length > 0 ? wanted.map(nameOf).join(', ') : 'ninguno',
          },
          link: '/mi-camino',
          to: { personId: activation.personId, email: user.person.email },
        })
    })
}
