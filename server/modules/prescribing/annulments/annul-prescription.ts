import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import type { PrescribingDeps } from '../deps.ts'
import type { DraftOwner } from '../drafts/drafts.store.ts'
import { closeBoardCases } from '../juntas/open-cases.ts'
import { monthOfDay } from '../prescriptions/numbers.ts'
import { ensureMonth } from '../prescriptions/partitions.store.ts'
import {
  insertEvent,
  insertNovelty,
  lockPrescription,
  moveState,
  writeOfficialText,
} from '../prescriptions/prescriptions.store.ts'
import { annulUntil } from '../prescriptions/rules.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import {
  closePendingAnnulment,
  decideAnnulmentRow,
  insertAnnulment,
  lockAnnulment,
  pendingAnnulment,
} from './annulments.store.ts'

type Deps = Pick<PrescribingDeps, 'db' | 'clock' | 'notify' | 'official' | 'users' | 'identity' | 'registries'>

/** D-22: the prescriber annuls her own within the window; of any number of attempts at once, one does it. */
export async function annulOwn(
  deps: Deps,
  act: { owner: DraftOwner; number: string; reason: string; actor: Actor },
): Promise<void> {
  const { owner, number, reason, actor } = act
  await ensureMonth(deps.db, monthOfDay(deps.clock.today()))
  await deps.db.transaction().execute(async (tx) => {
    const record = await lockOwn(tx, owner, number)
    // After the lock, as everywhere: whoever waited for an act sees it.
    const at = deps.clock.now()
    const on = dayOf(at)
    refuseEnded(record)
    const { annul_window_hours } = await settingsAt(tx, at)
    const until = annulUntil(record.prescribedAt, annul_window_hours)
    if (until < at) return refuse('prescribing.annul_window_over', { when: spanishMoment(until) })
    await moveState(tx, { number, act: 'annul', at })
    await insertNovelty(tx, { kind: 2, number, on, at, reason })
    await insertEvent(tx, record, { at, what: 'Anulada', who: actor.label, detail: reason })
    await closePendingAnnulment(tx, number, owner.personId, at)
    await closeBoardCases(tx, number, at)
    await writeOfficialText(tx, deps.official, { ...record, state: 2, annulledAt: at })
    await audit(tx, {
      at,
      actor,
      act: 'prescribing.annulled',
      concerns: { persons: [owner.personId] },
      context: { number: groupedNumber(number), reason, context: owner.context },
      before: { state: 4 },
      after: { state: 2 },
    })
  })
}

/** D-22: after the window, the prescriber asks; who audits the EPS of the patient in its regime decides. */
export async function askAnnulmentOf(
  deps: Deps,
  act: { owner: DraftOwner; number: string; reason: string; actor: Actor },
): Promise<{ requestId: string }> {
  const { owner, number, reason, actor } = act
  return deps.db.transaction().execute(async (tx) => {
    const record = await lockOwn(tx, owner, number)
    const at = deps.clock.now()
    refuseEnded(record)
    const { annul_window_hours } = await settingsAt(tx, at)
    const until = annulUntil(record.prescribedAt, annul_window_hours)
    if (at <= until) return refuse('prescribing.still_in_window', { when: spanishMoment(until) })
    const { epsCode, regime } = record
    const requestId = await insertAnnulment(tx, { number, epsCode, regime, reason, askedBy: owner.personId, at })
    if (!requestId) {
      const pending = await pendingAnnulment(tx, number)
      const when = pending ? spanishMoment(pending.askedAt) : '—'
      return refuse('prescribing.annulment_already_asked', { number: groupedNumber(number), when })
    }
    await insertEvent(tx, record, { at, what: 'Anulación pedida a la EPS', who: actor.label, detail: reason })
    await audit(tx, {
      at,
      actor,
      act: 'prescribing.annulment_asked',
      concerns: { persons: [owner.personId] },
      context: { number: groupedNumber(number), reason, context: owner.context },
    })
    await tellAuditors(deps, tx, record, { at, name: actor.label, reason })
    return { requestId }
  })
}

/**
 * The EPS decides what was asked. `auditar_eps` decides and not `direccionar`: an annulment takes a right away from the patient's
 * chain, so it is for who answers for the regime, not for who moves the deliveries.
 */
export async function decideAnnulmentOf(
  deps: Deps,
  act: {
    personId: string
    context: string
    requestId: string
    decision: 'aceptada' | 'negada'
    remarks: string
    actor: Actor
  },
): Promise<void> {
  const { requestId, decision, remarks, actor } = act
  await ensureMonth(deps.db, monthOfDay(deps.clock.today()))
  await deps.db.transaction().execute(async (tx) => {
    const request = await lockAnnulment(tx, requestId)
    const at = deps.clock.now()
    const on = dayOf(at)
    const { acting, refusal } = await deps.users.acting(
      tx,
      { personId: act.personId, key: act.context, capabilities: ['auditar_eps'] },
      { at, on },
    )
    if (!acting) return refuse(refusal.code, refusal.params)
    const codes = await epsCodesOf(deps, tx, acting.capacity, on)
    if (!request || request.regime !== acting.capacity.regime || !codes.includes(request.epsCode))
      return refuse('platform.not_found')
    if (request.decision) {
      const when = request.decidedAt ? spanishMoment(request.decidedAt) : '—'
      return refuse('prescribing.annulment_decided', { when, decision: request.decision })
    }
    const { number } = request
    const record = (await lockPrescription(tx, number)) ?? refuse('platform.not_found')
    if (decision === 'aceptada') {
      refuseEnded(record)
      await moveState(tx, { number, act: 'accept_annulment', at })
      await insertNovelty(tx, { kind: 2, number, on, at, reason: request.reason })
      await closeBoardCases(tx, number, at)
      await writeOfficialText(tx, deps.official, { ...record, state: 2, annulledAt: at })
    }
    await decideAnnulmentRow(tx, { requestId, decision, by: act.personId, at, remarks })
    const what = decision === 'aceptada' ? 'Anulada por decisión de la EPS' : 'La EPS negó la anulación'
    await insertEvent(tx, record, { at, what, who: acting.capacity.entityName, detail: remarks })
    await audit(tx, {
      at,
      actor,
      act: 'prescribing.annulment_decided',
      onBehalfOf: acting.capacity.entityId,
      concerns: {
        persons: [act.personId, record.prescriberId],
        entities: acting.capacity.entityId ? [acting.capacity.entityId] : [],
      },
      context: { number: groupedNumber(number), decision, remarks },
      before: { state: 4 },
      after: { state: decision === 'aceptada' ? 2 : 4 },
    })
    const asker = await deps.identity.person(tx, request.askedBy, at)
    await deps.notify(tx, {
      at,
      kind: decision === 'aceptada' ? 'prescribing.annulment_accepted' : 'prescribing.annulment_denied',
      params: { number: groupedNumber(number), remarks },
      link: '/mipres',
      to: { personId: request.askedBy, email: asker?.email ?? null },
    })
  })
}

/** The codes of an EPS in its regime. */
export async function epsCodesOf(
  deps: Pick<PrescribingDeps, 'registries'>,
  conn: Tx | PrescribingDeps['db'],
  capacity: { kind: string; nit: string | null; regime: string | null },
  on: ReturnType<typeof dayOf>,
): Promise<string[]> {
  if (capacity.kind !== 'eps' || !capacity.nit) return []
  const codes = await deps.registries.eapbCodesOf(conn, capacity.nit, { on })
  return codes.filter((code) => code.regime === capacity.regime).map((code) => code.code)
}

async function lockOwn(tx: Tx, owner: DraftOwner, number: string): Promise<PrescriptionRecord> {
  const record = await lockPrescription(tx, number)
  if (record?.prescriberId !== owner.personId || record.capacityId !== owner.context.split('~')[0])
    return refuse('platform.not_found')
  return record
}

function refuseEnded(record: PrescriptionRecord): void {
  if (record.state === 4) return
  const when = record.annulledAt ? spanishMoment(record.annulledAt) : '—'
  refuse('prescribing.already_annulled', { number: groupedNumber(record.number), when })
}

async function tellAuditors(
  deps: Deps,
  tx: Tx,
  record: PrescriptionRecord,
  asked: { at: Instant; name: string; reason: string },
): Promise<void> {
  const { at } = asked
  const eps = await deps.registries.eapbByCode(tx, record.epsCode, { on: dayOf(at) })
  const entity = eps && (await deps.identity.entityByNit(tx, eps.nit, at))
  const capacity = entity?.capacities.find((c) => c.kind === 'eps' && c.regime === record.regime && !c.until)
  if (!capacity) return
  for (const personId of await deps.users.holders(
    tx,
    { capacityId: capacity.capacityId, capability: 'auditar_eps' },
    at,
  ))
    await deps.notify(tx, {
      at,
      kind: 'prescribing.annulment_asked',
      params: { number: groupedNumber(record.number), name: asked.name, reason: asked.reason },
      link: '/mipres',
      to: { personId },
    })
}
