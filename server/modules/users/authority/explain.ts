import type { Capability } from '#contract/capabilities.ts'
import { type UserType, userTypes } from '#contract/paths.ts'
import type { ActivationFacts, UsersFacts } from '../facts/facts.ts'
import type { PlaceFacts } from '../standing/requirements.ts'
import { type Claim, type ExplainedLink, explainClaim, rolesGiving } from './requirements.ts'

/** Where something is asked about, with what the registries say of it. */
export interface Question {
  capability: Capability
  place: PlaceFacts
  delegateName: string | null
}

export interface Explanation {
  yes: boolean
  userType: UserType
  links: ExplainedLink[]
}

/**
 * The chain that grants the capability in the place or, when none does, the one that comes nearest: the same requirements
 * decide the act, so that "why not" can never differ from "no". Null: no role of this kind of entity gives it to anybody.
 */
export function explain(facts: UsersFacts, question: Question): Explanation | null {
  let best: (Explanation & { score: number }) | null = null
  for (const claim of claims(facts, question)) {
    const { yes, met, links } = explainClaim(claim, facts.moment)
    // Of equal chains the one with a registration or an activation is nearer to who she is.
    const score = (yes ? 1_000 : 0) + (claim.activation ? 100 : 0) + (holds(facts, claim.userType) ? 50 : 0) + met
    if (!best || score > best.score) best = { yes, userType: claim.userType, links, score }
  }
  return best && { yes: best.yes, userType: best.userType, links: best.links }
}

const holds = (facts: UsersFacts, type: UserType): boolean =>
  facts.registrations.some((r) => r.userType === type && r.annulledAt === null)

/** Every way in which it could be granted; few: types × roles × her activations in one capacity. */
function claims(facts: UsersFacts, { capability, place, delegateName }: Question): Claim[] {
  const { kind, capacityId } = place.standing.capacity
  return userTypes.flatMap((userType) =>
    rolesGiving(facts.policies, { capability, userType, kind }).flatMap((role) => {
      const carriers = facts.activations.filter(
        (a) =>
          a.userType === userType &&
          a.capacityId === capacityId &&
          (a.endedAt === null || a.endedAt > facts.moment.at) &&
          (role.scope === 'entidad' || samePlace(a, place)),
      )
      return [...carriers, null].map((activation) => ({
        facts,
        capability,
        userType,
        role,
        place,
        activation,
        delegateName,
      }))
    }),
  )
}

/** The same sede of REPS or site; a regime of an EPS has neither. */
function samePlace(a: ActivationFacts, place: PlaceFacts): boolean {
  return a.sedeCode === place.sedeCode && (a.site?.siteId ?? null) === place.siteId
}
