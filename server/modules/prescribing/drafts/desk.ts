import type { z } from 'zod'
import type { prescriberDesk } from '#contract/prescribing.ts'
import { dayOf } from '#platform/dates.ts'
import { monthsBefore } from '#platform/months.ts'
import { settingsAt } from '#platform/settings.ts'
import { type Caller, requireActing } from '#users'
import { WRITES } from '../acting.ts'
import type { PrescribingDeps } from '../deps.ts'
import { recentOf } from '../prescriptions/prescriptions.store.ts'
import { openDraftsOf } from './drafts.store.ts'
import { kindsOf } from './examine.ts'

/** How many months back "the last ones" are looked for: each month is a partition. */
const RECENT_MONTHS = 6

/** What the page of prescribing needs once. */
export async function deskOf(
  deps: Pick<PrescribingDeps, 'db' | 'clock' | 'users'>,
  caller: Caller,
): Promise<z.input<NonNullable<typeof prescriberDesk.response>>> {
  const { db, clock } = deps
  const at = clock.now()
  const acting = await requireActing(deps, db, caller, WRITES, at)
  const settings = await settingsAt(db, at)
  return {
    kinds: kindsOf(acting),
    profession: { code: acting.profession?.code ?? '', name: acting.profession?.name ?? 'sin título en ReTHUS' },
    drafts: await openDraftsOf(db, caller),
    recent: await recentOf(db, {
      prescriberId: caller.personId,
      capacityId: acting.capacity.capacityId,
      since: monthsBefore(dayOf(at), RECENT_MONTHS),
      limit: 10,
    }),
    annulHours: settings.annul_window_hours,
    factorMinutes: settings.signing_factor_minutes,
  }
}
