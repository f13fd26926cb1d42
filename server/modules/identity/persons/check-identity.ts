import { type PlainDate, startOfDay } from '#platform/dates.ts'
import { type Refusal, refuse, refuseIfAny } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import { advanceRegistration, countChecks, insertCheck, lockRegistration } from './registrations.store.ts'
import { compareWithCivil } from './rules.ts'

/** Comparisons that fail, per document and Bogotá day. */
export const MAX_CHECKS = 5

/**
 * Step 2: compares the data with the civil registry. Without a loaded registry the registration waits, as D-13 does for
 * professionals. The comparison is counted even when it fails, so that nobody reads the registry by guessing.
 */
export async function checkIdentity(deps: IdentityDeps, registrationId: string): Promise<{ civilCut: PlainDate }> {
  const at = deps.clock.now()
  const on = deps.clock.today()
  const outcome = await deps.db.transaction().execute(async (tx): Promise<{ cut: PlainDate } | Refusal> => {
    const registration = await lockRegistration(tx, registrationId, at)
    const civil = await deps.registries.civil(tx, registration.doc, { on })
    const cut = civil?.cut ?? (await deps.registries.cuts(tx)).civil
    if (!cut) return { code: 'identity.civil_unavailable' }
    if ((await countChecks(tx, registration.doc, startOfDay(on))) >= MAX_CHECKS)
      return { code: 'identity.civil_too_many_checks', params: { limit: MAX_CHECKS } }
    const result = compareWithCivil(registration.data, civil)
    await insertCheck(tx, { doc: registration.doc, matched: result === 'match', at })
    if (result === 'names') return { code: 'identity.civil_mismatch_names' }
    if (result === 'mismatch') return { code: 'identity.civil_mismatch' }
    await advanceRegistration(tx, registrationId, { identity_checked_at: at, civil_cut: cut })
    return { cut }
  })
  if ('code' in outcome) {
    refuseIfAny([outcome])
    return refuse('identity.civil_mismatch')
  }
  return { civilCut: outcome.cut }
}
