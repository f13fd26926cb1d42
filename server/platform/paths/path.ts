import type { PendingCode, StepActor, UserType } from '#contract/paths.ts'
import type { Instant, PlainDate } from '../dates.ts'
import type { Refusal } from '../refusal.ts'
import type { Evidence, Moment, Requirement, Where, Who } from './requirement.ts'

/** A step of a path, declared once, in the guide's order. */
export interface Step<F> {
  /** Stable within the path. */
  id: string
  /** The guide's own number, with a letter where one Paso has parts: '4a'. */
  paso: string
  /** Spanish, an infinitive: 'Registrarse en Mi Seguridad Social'. */
  title: string
  /** Spanish, a sentence or two for who sees the step for the first time. */
  explains: string
  actor: StepActor
  where: Where
  /** All must hold, in this order; the first one missing is the step's status. */
  requirements: readonly Requirement<F>[]
  /** Missing it warns, but holds nobody back (P-RED, P-SEDE). */
  optional?: boolean
}

export interface Path<F> {
  id: UserType
  title: string
  /** The guide and its section. */
  guide: string
  steps: readonly Step<F>[]
}

/** done · you (the asker has the ball) · wait (somebody else has it) · stop (only an authority can clear it) · later (an earlier step comes first). */
export type StepState = 'done' | 'you' | 'wait' | 'stop' | 'later'

export interface StepStatus {
  id: string
  paso: string
  title: string
  explains: string
  state: StepState
  optional: boolean
  rules: readonly string[]
  evidence: Evidence[]
  since?: PlainDate | Instant
  missing?: { pending: PendingCode; refusal: Refusal; who: Who; where: Where }
}

/**
 * The status of every step for these facts. Steps are facts, not a wizard: whatever the order in which they became true,
 * a met step is done. Of the unmet ones, each whose predecessors are met has the ball; the rest come later.
 * `mine` tells whether the asker is who must act.
 */
export function evaluatePath<F>(path: Path<F>, facts: F, moment: Moment, mine: (who: Who) => boolean): StepStatus[] {
  let blocked = false
  return path.steps.map((step) => {
    const evidence: Evidence[] = []
    let since: PlainDate | Instant | undefined
    const rules = [...new Set(step.requirements.flatMap((r) => r.rules))]
    const base = { id: step.id, paso: step.paso, title: step.title, explains: step.explains, rules }
    const optional = step.optional ?? false
    for (const requirement of step.requirements) {
      const outcome = requirement.evaluate(facts, moment)
      if (outcome.evidence) evidence.push(...outcome.evidence)
      if (outcome.met) {
        since = outcome.since ?? since
        continue
      }
      const { pending, refusal, who, where } = outcome
      const own = mine(who)
      const state: StepState = blocked ? 'later' : own ? 'you' : who.actor === 'authority' ? 'stop' : 'wait'
      if (!optional) blocked = true
      return {
        ...base,
        optional,
        state,
        evidence,
        ...(outcome.since ? { since: outcome.since } : {}),
        missing: { pending, refusal, who, where },
      }
    }
    return { ...base, optional, state: 'done', evidence, ...(since ? { since } : {}) }
  })
}

/** The first step that holds the path back, or null when it is walked to its end. */
export function firstMissing(statuses: readonly StepStatus[]): StepStatus | null {
  return statuses.find((s) => s.missing && !s.optional) ?? null
}
