import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { type Acting, type Caller, concerned } from '#users'
import { closePendingAnnulment } from '../annulments/annulments.store.ts'
import type { PrescribingDeps } from '../deps.ts'
import { closeCasesOf } from '../juntas/boards.store.ts'
import { endSupply } from '../supply-link.ts'
import { isOwn } from './own.ts'
import { insertEvent, insertNovelty, moveState, writeOfficialText } from './prescriptions.store.ts'
import { annulUntil } from './rules.ts'
import type { PrescriptionRecord } from './signed.ts'

/**
 * A modification is an annulment and a new one (D-22): the former becomes 1, with its novelty. In the transaction that signs the new
 * one and holds the row of the former.
 */
export async function replacePrescription(
  deps: Pick<PrescribingDeps, 'official' | 'supply'>,
  tx: Tx,
  former: { number: string; held: PrescriptionRecord | null },
  by: { record: PrescriptionRecord; caller: Caller; actor: Actor; acting: Acting; windowHours: number },
): Promise<void> {
  const { number, held } = former
  const { record, caller, actor } = by
  const at = record.prescribedAt
  const replaceable = held && isOwn(held, caller) && annulUntil(held.prescribedAt, by.windowHours) >= at
  if (!replaceable || !(await moveState(tx, { number, act: 'replace', at, replacedBy: record.number })))
    return refuse('prescribing.not_replaceable', { number: groupedNumber(number) })
  await endSupply(deps.supply, tx, { number, at })
  await insertNovelty(tx, { kind: 1, number, finalNumber: record.number, on: record.prescribedOn, at, reason: null })
  await insertEvent(tx, held, {
    at,
    what: 'Reemplazada',
    who: actor.label,
    detail: `Por la prescripción ${groupedNumber(record.number)}`,
  })
  await closePendingAnnulment(tx, number, caller.personId, at)
  await closeCasesOf(tx, number, at)
  await writeOfficialText(tx, deps.official, { ...held, state: 1, replacedBy: record.number, annulledAt: at })
  await audit(tx, {
    at,
    actor,
    act: 'prescribing.replaced',
    onBehalfOf: by.acting.capacity.entityId,
    concerns: concerned(by.acting, [caller.personId]),
    context: { number: groupedNumber(number), by: groupedNumber(record.number) },
    before: { state: 4 },
    after: { state: 1 },
  })
}
