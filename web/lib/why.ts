import type { ApiProblem } from './api.ts'

/** Refusals about what one typed, or that something was already done: there is nothing to explain beyond the sentence. */
const plain = /already|taken|_changed$|wait_before|password|link_|code_wrong|too_soon|version_conflict|not_found$/

/**
 * The page of reasons for a refusal of the rules: "¿Por qué puedo o no puedo?" about the place and capability it names.
 * On the pages of a capacity the question is who may administer it. Null where there is nothing to explain.
 */
export function whyOf(problem: ApiProblem, pathname: string): string | null {
  if (problem.problem.kind !== 'refusal' || pathname.startsWith('/operador')) return null
  const refusal = problem.problem.refusals.find(
    (r) => /^(users|registries|identity)\./.test(r.code) && !plain.test(r.code),
  )
  if (!refusal) return null
  const { params } = refusal
  const text = (name: string): string | null => (typeof params[name] === 'string' ? (params[name] as string) : null)
  const desk = /^\/administracion\/([0-9a-f-]{36})/.exec(pathname)?.[1]
  const capacity = text('capacityId') ?? desk
  const capability = text('capability') ?? (capacity ? 'administrar_usuarios' : null)
  const query = new URLSearchParams({ codigo: refusal.code })
  if (capacity) query.set('capacity', capacity)
  if (capability) query.set('capability', capability)
  const sede = text('sede')
  if (sede) query.set('sede', sede)
  return `/por-que?${query.toString()}`
}
