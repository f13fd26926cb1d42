import { capacityName, capacityOf } from '#contract/capacities.ts'
import { spanishDay } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import { settingsAt } from '#platform/settings.ts'
import { askConfirmations } from '../delegations/delegations.store.ts'
import { personFacts } from '../persons/persons.store.ts'
import type { ClaimRow } from './claims.store.ts'
import {
  closeRepresentation,
  openEntityCapacity,
  openRepresentation,
  readCapacities,
  registerEntityRow,
} from './entities.store.ts'

/**
 * What follows from an accepted claim, in the transaction that accepts it, the entity's row locked: its data, the former
 * representation closed at this instant (D-03), the new one, the capacities asked for, and the question to the new
 * representative about the delegates found (D-06).
 */
export async function acceptClaim(
  tx: Tx,
  deps: { notify: Notify },
  { claim, at, actor }: { claim: ClaimRow; at: Instant; actor: Actor },
): Promise<void> {
  const { entityId, claimant, data } = claim
  await registerEntityRow(tx, entityId, data, at)
  const formerId = await closeRepresentation(tx, entityId, at)
  const representationId = await openRepresentation(tx, {
    entityId,
    personId: claimant.personId,
    claimId: claim.claimId,
    position: claim.position,
    at,
  })
  const open = await readCapacities(tx, { entityIds: [entityId] }, at)
  const opened = claim.capacities
    .map(capacityOf)
    .filter(({ kind, regime }) => !open.some((c) => c.kind === kind && c.regime === regime))
  for (const capacity of opened) await openEntityCapacity(tx, { entityId, ...capacity, at })

  const { representative_confirm_days } = await settingsAt(tx, at)
  const lastDay = addDays(dayOf(at), representative_confirm_days)
  const confirmBy = startOfDay(addDays(lastDay, 1))
  const toConfirm = formerId ? await askConfirmations(tx, { entityId, representationId, at, confirmBy }) : 0

  await audit(tx, {
    at,
    actor,
    act: 'identity.representation_opened',
    concerns: { persons: [claimant.personId, ...(formerId ? [formerId] : [])], entities: [entityId] },
    context: { claimId: claim.claimId, nit: claim.nit, entity: data.name, toConfirm },
    before: formerId ? { representativeId: formerId } : null,
    after: {
      representativeId: claimant.personId,
      representative: claimant.name,
      capacities: opened.map((c) => capacityName(c.kind, c.regime)),
    },
  })
  const page = `/mi-seguridad-social/entidades/${entityId}`
  const person = await personFacts(tx, claimant.personId, at)
  await deps.notify(tx, {
    at,
    kind: 'identity.claim_accepted',
    params: { entity: data.name },
    link: page,
    to: { personId: claimant.personId, email: person?.email ?? null },
  })
  if (toConfirm > 0)
    await deps.notify(tx, {
      at,
      kind: 'identity.confirm_delegates',
      params: { entity: data.name, count: toConfirm, by: spanishDay(lastDay) },
      link: `${page}/entrega`,
      to: { personId: claimant.personId, email: person?.email ?? null },
    })
  if (formerId && formerId !== claimant.personId) {
    const former = await personFacts(tx, formerId, at)
    await deps.notify(tx, {
      at,
      kind: 'identity.representation_ended',
      params: { entity: data.name, successor: claimant.name },
      link: '/mi-seguridad-social/entidades',
      to: { personId: formerId, email: former?.email ?? null },
    })
  }
}
