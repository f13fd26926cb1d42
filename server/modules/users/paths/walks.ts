import type { UserType } from '#contract/paths.ts'
import type { ClaimFacts, EntityFacts, PersonFacts } from '#identity'
import type { CapacityDesk, UsersFacts } from '../facts/facts.ts'
import type { TypeFacts } from '../registration/requirements.ts'

/** The bundles of facts on which the steps of the paths are evaluated: one capacity's walk, and one person's. */

/** From the representative to the delegate at work, for one capacity of an entity (in an EPS, one regime). */
export interface DelegateWalk {
  entity: EntityFacts
  /** The attempt of its representative to register it, or of who claims it; null for an entity made without one. */
  claim: ClaimFacts | null
  desk: CapacityDesk
  graceDays: number
  /** The representative as a person; with nulls while nobody is known. */
  representative: PersonFacts
  /** Who was named, by the document of the naming; with nulls while nobody is. */
  delegate: PersonFacts
}

/** A person towards a type that needs no naming. */
export type PersonWalk = TypeFacts

export function personWalk(facts: UsersFacts, type: UserType): PersonWalk {
  return { facts, type, capacityId: null }
}

/** Stands for a person nobody has named yet: every question about her is answered "not yet". */
export function nobody(name: string): PersonFacts {
  return {
    doc: { type: 'CC', number: '' },
    personId: null,
    name,
    email: null,
    state: null,
    registeredAt: null,
    emailConfirmedAt: null,
    secondFactorSince: null,
  }
}
