import type { PendingCode, StepActor } from '#contract/paths.ts'
import type { Instant, PlainDate } from '../dates.ts'
import type { Refusal } from '../refusal.ts'

/** The moment a question is asked about: the instant and its Bogotá day, always together. */
export interface Moment {
  at: Instant
  on: PlainDate
}

/** A dated fact that supports an answer: what was found, where, as of which cut or act. Texts are Spanish, shown as they are. */
export interface Evidence {
  kind: 'registry' | 'act' | 'mail' | 'entity' | 'request'
  /** The fact itself: 'Medicina, puede ejercer desde el 14 feb 2019'. */
  fact: string
  /** Where it stands: 'ReTHUS', 'REPS', 'Mi Seguridad Social'. */
  source: string
  /** Cut date of the registry, when it is one. */
  cut?: PlainDate
  /** Moment of the act, when it is one. */
  at?: Instant
}

/** Who must act: the part played and, where known, the name to show. */
export interface Who {
  actor: StepActor
  /** 'Carlos Mina Balanta', 'el delegado del Hospital Los Arrayanes', 'ReTHUS'. */
  name?: string
  personId?: string
  entityId?: string
}

/** Where to act: a route of the web application and the words of its link. */
export interface Where {
  href: string
  label: string
}

export type Outcome =
  | { met: true; since?: PlainDate | Instant; evidence: Evidence[] }
  | {
      met: false
      pending: PendingCode
      refusal: Refusal
      who: Who
      where: Where
      /** Since when it waits, if an act began the wait. */
      since?: PlainDate | Instant
      evidence?: Evidence[]
    }

/**
 * One thing that must hold, as a pure function of facts and a moment. The same object decides the step's status,
 * whether the act is allowed, the refusal, and the public page: there is no second copy of a rule.
 */
export interface Requirement<F> {
  /** `module.requirement`, stable. */
  readonly id: string
  /** The rules it states: 'R-07', 'D-10'. */
  readonly rules: readonly string[]
  /** One Spanish sentence for the public page: what is asked. */
  readonly asks: string
  evaluate(facts: F, moment: Moment): Outcome
}

/** Every declared requirement by id: for the documentation, the walkers and `tools/rules-off`. */
const declared = new Map<string, Requirement<never>>()
/** Ids that a test composition treats as met; see `switchOff`. */
const off = new Set<string>()

/** Declares a requirement; the id must be new. */
export function requirement<F>(definition: Requirement<F>): Requirement<F> {
  if (declared.has(definition.id)) throw new Error(`requirement declared twice: ${definition.id}`)
  const guarded: Requirement<F> = {
    ...definition,
    evaluate: (facts, moment) =>
      off.has(definition.id) ? { met: true, evidence: [] } : definition.evaluate(facts, moment),
  }
  declared.set(definition.id, guarded as Requirement<never>)
  return guarded
}

/** The same requirement asked of a larger bundle of facts; keeps id and rules. */
export function asked<G, F>(of: Requirement<F>, select: (facts: G) => F): Requirement<G> {
  return { id: of.id, rules: of.rules, asks: of.asks, evaluate: (facts, moment) => of.evaluate(select(facts), moment) }
}

/** All declared requirements, for documentation and walkers. */
export function declaredRequirements(): readonly Requirement<never>[] {
  return [...declared.values()]
}

/**
 * Only for `tools/rules-off`: treats one requirement as met, to prove that a test notices. Nothing in the product calls it.
 * It holds for requirements declared later too: a test's set-up runs before the modules are loaded.
 */
export function switchOff(id: string): void {
  off.add(id)
}

/** The refusals of every unmet requirement, in order: what a verb throws with `refuseIfAny`. */
export function unmet<F>(requirements: readonly Requirement<F>[], facts: F, moment: Moment): Refusal[] {
  return requirements.flatMap((r) => {
    const outcome = r.evaluate(facts, moment)
    return outcome.met ? [] : [outcome.refusal]
  })
}
