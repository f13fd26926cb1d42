import type { Capability } from '#contract/policies.ts'
import type { ContextKey } from '#contract/users-authority.ts'
import type { PersonSession } from '#platform/http/session.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { gatherPerson, gatherStandings, momentNow } from '../facts/gather.ts'
import { checkAuthority } from './check.ts'
import { explain } from './explain.ts'
import { placeOf } from './place.ts'

/** '0198…~152380041701~PRESCRIPTOR' read back; null when it is no context. */
export function readContextKey(key: string): ContextKey | null {
  const [capacityId, sede, role, more] = key.split('~')
  if (!capacityId || sede === undefined || !role || more !== undefined) return null
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(capacityId)
    ? { capacityId, sede: sede || null, role }
    : null
}

/**
 * The guard of whoever acts in MIPRES: the hot path asks one statement; only a no gathers the facts, so that the refusal names the
 * first missing link and who mends it, as /por-que does.
 */
export function contextGuard(deps: UsersDeps) {
  const { db, clock } = deps
  return async (session: PersonSession, key: string, capabilities: readonly Capability[]): Promise<Refusal | null> => {
    const context = readContextKey(key)
    if (!context) return { code: 'platform.not_found' }
    const { personId } = session
    const moment = momentNow(clock)
    for (const capability of capabilities)
      if (await checkAuthority(db, { personId, capability, context }, moment)) return null
    const facts = await gatherPerson(deps, db, personId, moment)
    const standing = (await gatherStandings(deps, db, [context.capacityId], moment)).get(context.capacityId)
    const [capability] = capabilities
    if (!facts || !standing || !capability) return { code: 'platform.not_found' }
    const place = await placeOf(deps, facts, standing, context.sede)
    const missing = explain(facts, { capability, place, delegateName: null })?.links.find(
      (l) => !l.outcome.met,
    )?.outcome
    return missing && !missing.met ? missing.refusal : { code: 'platform.not_allowed' }
  }
}
