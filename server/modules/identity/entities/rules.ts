import type { EntityCapacity } from '#contract/capacities.ts'

/** Why a registration is not automatic and goes to the operator (D-03). */
export type ReviewCause =
  /** The NIT already has a representative: accepting closes the former representation (edge cases 13 and 16). */
  | 'nit_registered'
  /** Another person's attempt on the NIT waits for a decision. */
  | 'other_claimant'
  /** It asks for more than IPS: no registry tells who represents an EPS or a proveedor. */
  | 'not_only_ips'
  | 'not_in_reps'
  | 'name_differs'
  | 'civil_unknown'

export interface ClaimFacts {
  capacities: readonly EntityCapacity[]
  nitRegistered: boolean
  otherClaimWaits: boolean
  /** `rep_legal` of each provider that REPS has for the NIT. */
  repsRepresentatives: readonly (string | null)[]
  /** Full name of the civil registry; null when it does not know the person. */
  civilName: string | null
}

/** Letters only, without accents, upper case, single spaces: how two registries write the same name. */
export function normalizeName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replace(/[^A-Z ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** D-03: null when the registration is automatic, else why the operator reviews it. A claim on a registered NIT always is. */
export function reviewCause(facts: ClaimFacts): ReviewCause | null {
  if (facts.nitRegistered) return 'nit_registered'
  if (facts.otherClaimWaits) return 'other_claimant'
  if (facts.capacities.some((c) => c !== 'ips')) return 'not_only_ips'
  if (facts.repsRepresentatives.length === 0) return 'not_in_reps'
  if (facts.civilName === null) return 'civil_unknown'
  const civil = normalizeName(facts.civilName)
  return facts.repsRepresentatives.some((name) => name !== null && normalizeName(name) === civil)
    ? null
    : 'name_differs'
}

/** A support is asked for whenever no registry knows the NIT, and to take over an entity that has a representative. */
export function supportNeeded(facts: { cause: ReviewCause | null; nitInRegistries: boolean }): boolean {
  return (
    facts.cause === 'nit_registered' ||
    facts.cause === 'other_claimant' ||
    (facts.cause !== null && !facts.nitInRegistries)
  )
}

const signatures: [string, readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a file is by its first bytes, whatever its name says; null when it is none of the three accepted. */
export function mediaTypeOf(content: Uint8Array): string | null {
  return signatures.find(([, bytes]) => bytes.every((byte, i) => content[i] === byte))?.[0] ?? null
}

/** 10 MB. */
export const maxSupportBytes = 10 * 1024 * 1024
