import type { StepActor, UserType } from '#contract/paths.ts'
import { userTypeNames } from '#contract/paths.ts'
import { refusalText } from '#contract/refusals/index.ts'
import type { MissingView, PathView, PublicPath, StepView } from '#contract/users-paths.ts'
import { evaluatePath, firstMissing, type Path, type StepStatus } from '#platform/paths/path.ts'
import type { Moment, Outcome, Who } from '#platform/paths/requirement.ts'
import { allPaths } from './declaration.ts'
import { pathTexts } from './texts.ts'

/** From the engine's statuses to what the API answers: texts chosen, persons' identifiers left out, "you" worked out. */

/** Who reads: identified people are compared by id; a step that asks "the person" without naming her is the walker's own. */
export interface Reader {
  personId: string
  /** The reader is who walks the path. */
  walker: boolean
}

export function isReader(reader: Reader): (who: Who) => boolean {
  return (who) => (who.personId ? who.personId === reader.personId : who.actor === 'person' && reader.walker)
}

/** What is missing, in words. */
export function missingOf(missing: Omit<Extract<Outcome, { met: false }>, 'met'>, you: boolean): MissingView {
  const { pending, refusal, who, where } = missing
  return {
    pending,
    code: refusal.code,
    text: refusalText(refusal.code, refusal.params, you),
    who: { actor: who.actor, you, ...(who.name ? { name: who.name } : {}) },
    where,
  }
}

function stepOf(status: StepStatus, mine: (who: Who) => boolean): StepView {
  const { missing, rules, since, ...rest } = status
  return {
    ...rest,
    rules: [...rules],
    ...(since ? { since } : {}),
    ...(missing ? { missing: missingOf(missing, mine(missing.who)) } : {}),
  }
}

/** The guide's number of a step without the letter of its part: '4a' → '4'. */
const number = (paso: string): string => paso.replace(/[a-z]$/, '')

/** A path for these facts as this reader sees it. Progress counts the guide's numbers, not our parts of them. */
export function pathView<F>(
  path: Path<F>,
  facts: F,
  moment: Moment,
  reader: Reader,
  about: { key: string; capacity?: PathView['capacity'] },
): PathView {
  const mine = isReader(reader)
  const statuses = evaluatePath(path, facts, moment, mine)
  const ball = firstMissing(statuses)
  const pasos = [...new Set(path.steps.map((s) => number(s.paso)))]
  const done = pasos.filter((p) => statuses.every((s) => number(s.paso) !== p || s.optional || s.state === 'done'))
  return {
    key: about.key,
    type: path.id,
    name: userTypeNames[path.id],
    title: path.title,
    guide: path.guide,
    ...(about.capacity ? { capacity: about.capacity } : {}),
    done: done.length,
    total: pasos.length,
    complete: ball === null,
    ball: ball?.id ?? null,
    steps: statuses.map((s) => stepOf(s, mine)),
  }
}

/** Who acts, for the public page. */
function actorName(type: UserType, actor: StepActor, where: string): string {
  switch (actor) {
    case 'person':
      return 'Usted'
    case 'representative':
      return 'El representante legal'
    case 'operator':
      return 'El operador del servicio'
    case 'authority':
      return where.includes('rethus') ? 'ReTHUS' : where.includes('sso') ? 'El registro de SSO' : 'REPS'
    case 'delegate':
      return (
        {
          profesional: 'El delegado de una IPS o de una EPS',
          sso: 'El delegado de la IPS de su plaza',
          otro: 'El delegado de una IPS',
        }[type as string] ?? 'El delegado'
      )
  }
}

/** A path without anybody's facts: what is asked, who acts, where. From the declaration, like everything else. */
export function publicView(path: Path<never>): PublicPath {
  const { lead } = pathTexts[path.id]
  const reader: StepActor =
    path.id.startsWith('delegado') && path.id !== 'delegado_proveedor_pn' ? 'delegate' : 'person'
  const count = (steps: readonly { paso: string }[]): number => new Set(steps.map((s) => number(s.paso))).size
  return {
    type: path.id,
    name: userTypeNames[path.id],
    title: path.title,
    lead,
    guide: path.guide,
    pasos: count(path.steps),
    own: count(path.steps.filter((s) => s.actor === reader && !s.optional)),
    steps: path.steps.map((step) => ({
      id: step.id,
      paso: step.paso,
      title: step.title,
      explains: step.explains,
      actor: step.actor,
      actorName: actorName(path.id, step.actor, step.where.href),
      where: step.where,
      optional: step.optional ?? false,
      asks: step.requirements.flatMap((r) => (r.asks ? [{ text: r.asks, rules: [...r.rules] }] : [])),
    })),
  }
}

export const publicPaths: readonly PublicPath[] = allPaths.map(publicView)
