import type { Capability } from '#contract/capabilities.ts'
import type { ContextKey } from '#contract/users-authority.ts'
import type { Conn } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { gatherPerson, gatherStandings } from '../facts/gather.ts'
import { explain } from './explain.ts'
import { placeOf } from './place.ts'

/** The first missing link of the chain that would grant the first of these capabilities there: the same that /por-que shows. */
export async function whyNot(
  deps: Pick<UsersDeps, 'db' | 'registries' | 'identity'>,
  conn: Conn,
  asked: { personId: string; context: ContextKey; capabilities: readonly Capability[] },
  moment: FactsMoment,
): Promise<Refusal> {
  const { personId, context } = asked
  const facts = await gatherPerson(deps, conn, personId, moment)
  const standing = (await gatherStandings(deps, conn, [context.capacityId], moment)).get(context.capacityId)
  const [capability] = asked.capabilities
  if (!facts || !standing || !capability) return { code: 'platform.not_found' }
  const place = await placeOf(deps, facts, standing, context.sede)
  const links = explain(facts, { capability, place, delegateName: null })?.links
  const missing = links?.find((l) => !l.outcome.met)?.outcome
  return missing && !missing.met ? missing.refusal : { code: 'platform.not_allowed' }
}
