import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, concerned } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { epsCapacity, toTell, workPage } from '../eps.ts'
import { insertEvent } from '../prescriptions/prescriptions.store.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import { annulmentMatter, insertAnnulment, pendingAnnulment } from './annulments.store.ts'
import { holdOwn } from './hold-own.ts'

/** D-22: after the window, the prescriber asks; who audits the EPS of the patient in its regime decides. */
export async function askAnnulment(
  deps: PrescribingDeps,
  act: Caller & { number: string; reason: string; actor: Actor },
): Promise<{ requestId: string }> {
  const { personId, number, reason, actor } = act
  return deps.db.transaction().execute(async (tx) => {
    const { record, acting, at, until } = await holdOwn(deps, tx, act)
    if (at <= until) return refuse('prescribing.still_in_window', { when: spanishMoment(until) })
    // Whoever asks or decides holds the prescription: nobody can ask between this look and the insert.
    const pending = await pendingAnnulment(tx, number)
    if (pending)
      return refuse('prescribing.annulment_already_asked', {
        number: groupedNumber(number),
        when: spanishMoment(pending.askedAt),
      })
    const { epsCode, regime } = record
    const requestId = await insertAnnulment(tx, { number, epsCode, regime, reason, askedBy: personId, at })
    await insertEvent(tx, record, { at, what: 'Anulación pedida a la EPS', who: actor.label, detail: reason })
    await audit(tx, {
      at,
      actor,
      act: 'prescribing.annulment_asked',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [personId]),
      context: { number: groupedNumber(number), reason, context: act.context },
    })
    await tellAuditors(deps, tx, record, { at, name: actor.label, reason })
    return { requestId }
  })
}

async function tellAuditors(
  deps: PrescribingDeps,
  tx: Tx,
  record: PrescriptionRecord,
  asked: { at: Instant; name: string; reason: string },
): Promise<void> {
  const { at, name, reason } = asked
  const eps = await epsCapacity(deps, tx, { code: record.epsCode, regime: record.regime }, at)
  if (!eps) return
  for (const { personId, context } of await toTell(deps, tx, eps.capacityId, ['auditar_eps'], at))
    await deps.notify(tx, {
      at,
      kind: 'prescribing.annulment_asked',
      params: { number: groupedNumber(record.number), name, reason },
      link: workPage(context, 'auditar_eps'),
      to: { personId },
      matter: annulmentMatter(record.number),
    })
}
