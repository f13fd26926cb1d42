import { dayOf } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'
import type { PrescribingDeps } from '../deps.ts'
import { monthsBefore } from '../prescriptions/numbers.ts'
import { recentOf } from '../prescriptions/prescriptions.store.ts'
import { type DraftOwner, openDraftsOf } from './drafts.store.ts'
import { kindsOf } from './examine.ts'

/** How many months back "the last ones" are looked for: each month is a partition. */
const RECENT_MONTHS = 6

/** What the page of prescribing needs once. */
export async function deskOf(deps: Pick<PrescribingDeps, 'db' | 'clock' | 'users'>, owner: DraftOwner) {
  const { db, clock, users } = deps
  const at = clock.now()
  const on = dayOf(at)
  const { acting, refusal } = await users.acting(
    db,
    { personId: owner.personId, key: owner.context, capabilities: ['prescribir', 'ordenar', 'transcribir'] },
    { at, on },
  )
  if (!acting) return refuse(refusal.code, refusal.params)
  return {
    kinds: kindsOf(acting),
    profession: { code: acting.profession?.code ?? '', name: acting.profession?.name ?? 'sin título en ReTHUS' },
    drafts: await openDraftsOf(db, owner),
    recent: await recentOf(db, {
      prescriberId: owner.personId,
      capacityId: acting.capacity.capacityId,
      since: monthsBefore(on, RECENT_MONTHS),
      limit: 10,
    }),
  }
}
