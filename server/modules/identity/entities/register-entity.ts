import type { EntityCapacity } from '#contract/capacities.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type PlainDate } from '#platform/dates.ts'
import { Malformed, refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { personFacts } from '../persons/persons.store.ts'
import { acceptClaim } from './accept-claim.ts'
import {
  attachSupports,
  type ClaimRegistryFacts,
  type ClaimState,
  claimMatter,
  insertClaim,
  otherClaimWaits,
  readClaim,
} from './claims.store.ts'
import { type EntityData, lockEntityOfNit, representativeOf } from './entities.store.ts'
import { type ReviewCause, reviewCause, supportNeeded } from './rules.ts'

export interface RegisterEntity {
  personId: string
  nit: string
  dv: number
  data: EntityData
  capacities: readonly EntityCapacity[]
  position: string
  startedOn: PlainDate
  supportIds: readonly string[]
  actor: Actor
}

/**
 * R-01, D-03: a registered person registers an entity as its representative. Automatic when REPS names her for an IPS;
 * else, and whenever the NIT has a representative or another claimant, the operator decides (edge cases 13, 16).
 */
export function registerEntity(deps: EntityDeps) {
  return (
    input: RegisterEntity,
  ): Promise<{ claimId: string; entityId: string; state: ClaimState; cause: ReviewCause | null }> =>
    deps.db.transaction().execute(async (tx) => {
      const asked = deps.clock.now()
      const future = (['constitutedOn', 'startedOn'] as const).filter((f) => {
        const day = f === 'startedOn' ? input.startedOn : input.data.constitutedOn
        return day !== null && day > dayOf(asked)
      })
      if (future.length > 0)
        throw new Malformed(
          future.map((path) => ({
            path,
            code: 'future',
            text: 'Esa fecha no ha llegado. Escriba una de hoy o anterior.',
          })),
        )
      const person = await personFacts(tx, input.personId, asked)
      if (person?.state !== 'activa') return refuse('identity.person_not_registered')

      const { nit, dv, data } = input
      const entity = await lockEntityOfNit(tx, { nit, dv, data, at: asked })
      // After the lock: who claimed first is seen.
      const at = deps.clock.now()
      const on = dayOf(at)
      const current = await representativeOf(tx, entity.id, at)
      if (current?.personId === input.personId)
        return refuse('identity.already_representative', { entity: current.entityName, entityId: entity.id })

      const [providers, eapb, civil, otherWaits] = [
        await deps.registries.providersOf(tx, nit, { on }),
        await deps.registries.eapbCodesOf(tx, nit, { on }),
        await deps.registries.civil(tx, person.doc, { on }),
        await otherClaimWaits(tx, entity.id, input.personId),
      ]
      const civilName = civil
        ? [civil.firstName, civil.secondName, civil.firstSurname, civil.secondSurname].filter(Boolean).join(' ')
        : null
      const cause = reviewCause({
        capacities: input.capacities,
        nitRegistered: entity.registeredAt !== null,
        otherClaimWaits: otherWaits,
        repsRepresentatives: providers.map((p) => p.legalRepresentative),
        civilName,
      })
      const known = providers.length + eapb.length > 0
      if (supportNeeded({ cause, nitInRegistries: known }) && input.supportIds.length === 0)
        return refuse('identity.support_needed')

      const registryFacts: ClaimRegistryFacts = {
        reps: providers.map(({ code, name, legalRepresentative, enabled, expiresOn, cut }) => ({
          code,
          name,
          legalRepresentative,
          enabled,
          expiresOn,
          cut,
        })),
        eapb: eapb.map(({ code, name, regime, enabled, cut }) => ({ code, name, regime, enabled, cut })),
        civilName,
      }
      const claimId = await insertClaim(tx, {
        entityId: entity.id,
        nit,
        claimantId: input.personId,
        data,
        capacities: input.capacities,
        position: input.position,
        startedOn: input.startedOn,
        cause,
        registryFacts,
        at,
      })
      const attached = await attachSupports(tx, { claimId, personId: input.personId, supportIds: input.supportIds })
      if (attached !== input.supportIds.length) return refuse('identity.support_not_found')

      await audit(tx, {
        at,
        actor: input.actor,
        act: 'identity.entity_claimed',
        concerns: { persons: [input.personId], entities: [entity.id] },
        context: { claimId, nit, entity: data.name, cause },
        after: { capacities: input.capacities, position: input.position, supports: input.supportIds.length },
      })
      if (cause === null) {
        const claim = await readClaim(tx, claimId)
        if (!claim) throw new Error(`claim ${claimId} vanished`)
        await acceptClaim(tx, deps, { claim, at, actor: input.actor })
        return { claimId, entityId: entity.id, state: 'automatica', cause }
      }
      await deps.notify(tx, {
        at,
        kind: 'identity.claim_waits',
        params: { claimant: person.name ?? '', entity: data.name, nit, since: spanishDayOf(at) },
        link: `/operador/revisiones/${claimId}`,
        to: { operatorRight: 'reviews' },
        matter: claimMatter(claimId),
      })
      return { claimId, entityId: entity.id, state: 'en_revision', cause }
    })
}
