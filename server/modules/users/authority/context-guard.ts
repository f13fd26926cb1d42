import type { Capability } from '#contract/capabilities.ts'
import type { PersonSession } from '#platform/http/session.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { momentNow } from '../facts/gather.ts'
import { grantsOf } from './authority.store.ts'
import { readContextKey } from './context-key.ts'
import { whyNot } from './why-not.ts'

/**
 * The guard of whoever acts in MIPRES: the hot path asks one statement; only a no gathers the facts, so that the refusal names the
 * first missing link and who mends it, as /por-que does. A role that asks the second factor asks it of this session.
 */
export function contextGuard(deps: UsersDeps) {
  const { db, clock } = deps
  return async (session: PersonSession, key: string, capabilities: readonly Capability[]): Promise<Refusal | null> => {
    const context = readContextKey(key)
    if (!context) return { code: 'platform.not_found' }
    const { personId } = session
    const moment = momentNow(clock)
    const [grant] = await grantsOf(db, { personId, capabilities, context }, moment)
    if (!grant) return whyNot(deps, db, { personId, context, capabilities }, moment)
    return grant.secondFactor && !session.secondFactorAt ? { code: 'platform.second_factor_needed' } : null
  }
}
