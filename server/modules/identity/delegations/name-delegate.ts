import { capacityName } from '#contract/capacities.ts'
import { type DocumentId, documentKey } from '#contract/documents.ts'
import { spanishDay, spanishDocument } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse, refuseIfAny } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import type { EntityDeps } from '../deps.ts'
import { actingRepresentative } from '../entities/acting-representative.ts'
import { lockCapacityRow, readCapacities } from '../entities/entities.store.ts'
import type { CapacityFacts, EntityFacts } from '../facts.ts'
import { personFactsByDocument } from '../persons/persons.store.ts'
import { registryRefusals } from '../registry-checks.ts'
import {
  type Application,
  type DelegationRow,
  endDelegation,
  insertNaming,
  readApplications,
  readDelegation,
  readOpenDelegations,
} from './delegations.store.ts'
import { inForceRefusal, invitationPage, pendingRefusal, wholeEntitySlot } from './rules.ts'

/**
 * What a naming may be made for, with the capacity's row locked, and the moment under that lock: refuses what cannot have
 * a delegate now.
 */
export async function lockSlot(
  tx: Tx,
  deps: EntityDeps,
  input: { entity: EntityFacts; capacityId: string; application: string },
): Promise<{ capacity: CapacityFacts; application: Application; open: DelegationRow[]; at: Instant }> {
  const { entity, capacityId } = input
  if (!(await lockCapacityRow(tx, capacityId))) return refuse('platform.not_found')
  const at = deps.clock.now()
  const capacities = await readCapacities(tx, { entityIds: [entity.entityId] }, at)
  const capacity = capacities.find((c) => c.capacityId === capacityId)
  if (!capacity) return refuse('platform.not_found')
  const application = (await readApplications(tx)).find((a) => a.code === input.application)
  if (!application) return refuse('identity.application_unknown')
  if (wholeEntitySlot(application, capacities, capacity) !== capacityId)
    return refuse('identity.application_whole_entity', { application: application.name })
  if (capacity.declinedAt && application.perRegime)
    return refuse('identity.regime_declined', { regime: capacity.regime })
  refuseIfAny(await registryRefusals(tx, deps.registries, capacity, { at, on: dayOf(at) }))
  const open = (await readOpenDelegations(tx, [capacityId], at)).filter((d) => d.application === application.code)
  return { capacity, application, open, at }
}

/** Writes the naming, its evidence, and tells the named person; the slot is locked and free of a pending one. */
export async function writeNaming(
  tx: Tx,
  deps: EntityDeps,
  input: {
    entity: EntityFacts
    capacity: CapacityFacts
    application: Application
    doc: DocumentId
    email: string | null
    replaces: DelegationRow | null
    personId: string
    actor: Actor
    at: Instant
    act: 'identity.delegate_named' | 'identity.delegate_replaced' | 'identity.naming_corrected'
  },
): Promise<DelegationRow> {
  const { entity, capacity, application, doc, at, actor } = input
  const { naming_expires_days } = await settingsAt(tx, at)
  const lastDay = addDays(dayOf(at), naming_expires_days)
  const delegationId = await insertNaming(tx, {
    capacityId: capacity.capacityId,
    application: application.code,
    doc,
    email: input.email,
    namedBy: input.personId,
    at,
    expiresAt: startOfDay(addDays(lastDay, 1)),
    replacesId: input.replaces?.delegationId ?? null,
  })
  const named = await personFactsByDocument(tx, doc, at)
  await audit(tx, {
    at,
    actor,
    act: input.act,
    onBehalfOf: entity.entityId,
    concerns: { persons: [input.personId, ...(named.personId ? [named.personId] : [])], entities: [entity.entityId] },
    context: {
      delegationId,
      capacityId: capacity.capacityId,
      capacity: capacityName(capacity.kind, capacity.regime),
      entity: entity.name,
      application: application.code,
    },
    before: input.replaces
      ? { delegationId: input.replaces.delegationId, document: documentKey(input.replaces.doc) }
      : null,
    after: { state: 'nombrada', document: documentKey(doc) },
  })
  // D-19: the address only carries the news; the document is the proof.
  if (named.personId || input.email)
    await deps.notify(tx, {
      at,
      kind: 'identity.delegate_named',
      params: {
        entity: entity.name,
        application: application.name,
        document: spanishDocument(doc),
        by: spanishDay(lastDay),
      },
      link: invitationPage(delegationId, capacity.capacityId),
      to: { ...(named.personId ? { personId: named.personId } : {}), email: input.email },
    })
  const row = await readDelegation(tx, delegationId, at)
  if (!row) throw new Error(`delegation ${delegationId} vanished`)
  return row
}

/** A pending naming stands in the way, unless it lapsed: then it is closed as of its expiry. */
export async function clearLapsed(tx: Tx, open: readonly DelegationRow[]): Promise<void> {
  const pending = open.find((d) => !d.inForceFrom)
  if (!pending) return
  if (pending.state !== 'vencida') return refuse('identity.naming_pending', pendingRefusal(pending))
  await endDelegation(tx, {
    delegationId: pending.delegationId,
    reason: 'vencida',
    by: { id: null, label: pending.namedBy.name },
    note: null,
    at: pending.expiresAt,
  })
}

export interface NameDelegate {
  entityId: string
  capacityId: string
  application: string
  doc: DocumentId
  email: string | null
  personId: string
  actor: Actor
}

/**
 * the representative names a delegate for one application and capacity, by document, before that person
 * needs to exist; also himself (edge case 12). REPS or the EAPB table is checked again. At most one waits and one
 * is in force (D-04): of many at once one wins, the others learn who named whom and when.
 */
export function nameDelegate(deps: EntityDeps) {
  return (input: NameDelegate): Promise<DelegationRow> =>
    deps.db.transaction().execute(async (tx) => {
      const { entity } = await actingRepresentative(tx, deps.clock, input)
      const { capacity, application, open, at } = await lockSlot(tx, deps, { ...input, entity })
      const inForce = open.find((d) => d.inForceFrom)
      if (inForce) return refuse('identity.delegation_in_force', inForceRefusal(inForce, application.name))
      await clearLapsed(tx, open)
      return writeNaming(tx, deps, {
        ...input,
        entity,
        capacity,
        application,
        replaces: null,
        at,
        act: 'identity.delegate_named',
      })
    })
}
