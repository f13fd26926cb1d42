import { spanishDayOf } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Refused } from '#platform/refusal.ts'
import { firstUnmet } from '../activation/requirements.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { contextOf, type Place } from '../standing/place-names.ts'
import { type AssignFacts, assignmentAsks } from './requirements.ts'
import { insertRole } from './roles.store.ts'

/** Gives one role within the transaction of an act whose locks are held (R-18, D-02, D-05, D-07); writes its evidence. */
export async function giveRole(
  tx: Tx,
  input: AssignFacts & { moment: FactsMoment; actor: Actor; place: Place | null },
): Promise<void> {
  const { moment, actor, place, ...facts } = input
  const missing = firstUnmet(assignmentAsks, facts, moment)
  if (missing) throw new Refused([missing.refusal])
  const { activation, role, assignerId, policies } = facts
  const name = policies.roles.roles.find((r) => r.code === role)?.name ?? role
  await insertRole(
    tx,
    {
      id: newId(),
      activationId: activation.activationId,
      role,
      at: moment.at,
      by: assignerId,
      policyVersion: policies.versions.roles,
    },
    { by: 'Otro delegado', role: name, when: spanishDayOf(moment.at) },
  )
  const { capacity } = activation.standing
  await audit(tx, {
    at: moment.at,
    actor,
    act: 'users.assign_role',
    onBehalfOf: capacity.entityId,
    concerns: { persons: [activation.personId, assignerId], entities: capacity.entityId ? [capacity.entityId] : [] },
    context: {
      ...contextOf(capacity, place),
      activationId: activation.activationId,
      personName: facts.user.person.name,
      roleCode: role,
      roleName: name,
    },
    after: { policyVersion: policies.versions.roles },
  })
}
