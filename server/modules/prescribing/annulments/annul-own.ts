import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf } from '#platform/dates.ts'
import { ensureMonth, monthOfDay } from '#platform/months.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, concerned } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { insertEvent } from '../prescriptions/prescriptions.store.ts'
import { annul } from './annul.ts'
import { closePendingAnnulment } from './annulments.store.ts'
import { holdOwn } from './hold-own.ts'

/** D-22: the prescriber annuls her own within the window; of any number of attempts at once, one does it. */
export async function annulOwn(
  deps: PrescribingDeps,
  act: Caller & { number: string; reason: string; actor: Actor },
): Promise<void> {
  const { personId, number, reason, actor } = act
  await ensureMonth(deps.db, monthOfDay(deps.clock.today()))
  await deps.db.transaction().execute(async (tx) => {
    const { record, acting, at, until } = await holdOwn(deps, tx, act)
    if (until < at) return refuse('prescribing.annul_window_over', { when: spanishMoment(until) })
    await annul(deps, tx, record, { act: 'annul', reason, at, on: dayOf(at) })
    await insertEvent(tx, record, { at, what: 'Anulada', who: actor.label, detail: reason })
    await closePendingAnnulment(tx, number, personId, at)
    await audit(tx, {
      at,
      actor,
      act: 'prescribing.annulled',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [personId]),
      context: { number: groupedNumber(number), reason, context: act.context },
      before: { state: 4 },
      after: { state: 2 },
    })
  })
}
