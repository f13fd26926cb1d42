import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { settle } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { personFacts } from '../persons/persons.store.ts'
import { acceptClaim } from './accept-claim.ts'
import { type ClaimRow, claimMatter, decideClaimRow, readClaim } from './claims.store.ts'
import { lockEntityRow } from './entities.store.ts'

const decisionWords = { aceptada: 'aceptada', rechazada: 'rechazada', automatica: 'aceptada por coincidencia con REPS' }

/**
 * D-03: an operator accepts or rejects a claim. Two at once: the row decides, the other is told by whom and when.
 * Accepting a claim on a registered NIT closes the former representation at this instant.
 */
export function decideClaim(deps: EntityDeps) {
  return (input: { claimId: string; accept: boolean; reason: string; actor: Actor }): Promise<ClaimRow> =>
    deps.db.transaction().execute(async (tx) => {
      const { actor } = input
      const seen = await readClaim(tx, input.claimId)
      if (!seen) return refuse('platform.not_found')
      await lockEntityRow(tx, seen.entityId)
      const at = deps.clock.now()
      const reason = input.reason || null
      const decided = await decideClaimRow(tx, {
        claimId: input.claimId,
        state: input.accept ? 'aceptada' : 'rechazada',
        by: { id: actor.id, label: actor.label },
        reason,
        at,
      })
      const claim = await readClaim(tx, input.claimId)
      if (!claim) throw new Error(`claim ${input.claimId} vanished`)
      if (!decided) {
        const when = claim.decidedAt ?? claim.submittedAt
        return refuse('identity.claim_already_decided', {
          by: claim.decidedByLabel,
          when: spanishMoment(when),
          at: when,
          decision: claim.state === 'en_revision' ? null : decisionWords[claim.state],
        })
      }
      await settle(tx, [claimMatter(claim.claimId)], at)
      await audit(tx, {
        at,
        actor,
        act: input.accept ? 'identity.claim_accepted' : 'identity.claim_rejected',
        concerns: { persons: [claim.claimant.personId], entities: [claim.entityId] },
        context: { claimId: claim.claimId, nit: claim.nit, entity: claim.data.name },
        before: { state: 'en_revision' },
        after: { state: claim.state, reason },
      })
      if (input.accept) await acceptClaim(tx, deps, { claim, at, actor })
      else {
        const person = await personFacts(tx, claim.claimant.personId, at)
        await deps.notify(tx, {
          at,
          kind: 'identity.claim_rejected',
          params: { entity: claim.data.name, reason: claim.reason ?? '' },
          link: `/mi-seguridad-social/solicitudes/${claim.claimId}`,
          to: { personId: claim.claimant.personId, email: person?.email ?? null },
        })
      }
      return claim
    })
}
