import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf } from '#platform/dates.ts'
import { ensureMonth, monthOfDay } from '#platform/months.ts'
import { refuse, refuseIfAny } from '#platform/refusal.ts'
import { type Caller, concerned, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { epsCodes, prescriptionPage } from '../eps.ts'
import { insertEvent, lockPrescription } from '../prescriptions/prescriptions.store.ts'
import { annul } from './annul.ts'
import { annulmentOf, decideAnnulmentRow } from './annulments.store.ts'
import { whyEnded } from './rules.ts'

/**
 * The EPS decides what was asked. `auditar_eps` decides and not `direccionar`: an annulment takes a right away from the patient's
 * chain, so it is for who answers for the regime, not for who moves the deliveries.
 */
export async function decideAnnulment(
  deps: PrescribingDeps,
  act: Caller & { requestId: string; decision: 'aceptada' | 'negada'; remarks: string; actor: Actor },
): Promise<void> {
  const { personId, requestId, decision, remarks, actor } = act
  await ensureMonth(deps.db, monthOfDay(deps.clock.today()))
  await deps.db.transaction().execute(async (tx) => {
    // The prescription is what everybody locks who asks, decides or annuls; the request is read anew behind it.
    const asked = await annulmentOf(tx, requestId)
    const record = asked && (await lockPrescription(tx, asked.number))
    const request = record && (await annulmentOf(tx, requestId))
    const at = deps.clock.now()
    const acting = await requireActing(deps, tx, act, ['auditar_eps'], at)
    const codes = await epsCodes(deps, tx, acting.capacity, at)
    if (!request || request.regime !== acting.capacity.regime || !codes.some((eps) => eps.code === request.epsCode))
      return refuse('platform.not_found')
    if (request.decision) {
      const when = request.decidedAt ? spanishMoment(request.decidedAt) : '—'
      return refuse('prescribing.annulment_decided', { when, decision: request.decision })
    }
    const { number } = request
    const accepted = decision === 'aceptada'
    if (accepted) {
      refuseIfAny(whyEnded(record))
      await annul(deps, tx, record, { act: 'accept_annulment', reason: request.reason, at, on: dayOf(at) })
    }
    await decideAnnulmentRow(tx, { requestId, decision, by: personId, at, remarks })
    const what = accepted ? 'Anulada por decisión de la EPS' : 'La EPS negó la anulación'
    await insertEvent(tx, record, { at, what, who: acting.capacity.entityName, detail: remarks })
    await audit(tx, {
      at,
      actor,
      act: 'prescribing.annulment_decided',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [personId, record.prescriberId]),
      context: { number: groupedNumber(number), decision, remarks },
      before: { state: 4 },
      after: { state: accepted ? 2 : 4 },
    })
    const asker = await deps.identity.person(tx, request.askedBy, at)
    await deps.notify(tx, {
      at,
      kind: accepted ? 'prescribing.annulment_accepted' : 'prescribing.annulment_denied',
      params: { number: groupedNumber(number), remarks },
      link: prescriptionPage(record),
      to: { personId: request.askedBy, email: asker?.email ?? null },
    })
  })
}
