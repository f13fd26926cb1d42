import { itemKinds } from '#contract/capabilities.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { ensureMonth, monthOfDay } from '#platform/months.ts'
import { Malformed, refuse, refuseIfAny } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { type Acting, type Caller, concerned, requireActing } from '#users'
import { WRITES } from '../acting.ts'
import { itemRows } from '../content/item-rows.ts'
import type { PrescribingDeps } from '../deps.ts'
import { directableOf } from '../directable.ts'
import { lockDraft, markSigned } from '../drafts/drafts.store.ts'
import { examine, kindsOf } from '../drafts/examine.ts'
import { openBoardCases } from '../juntas/open-cases.ts'
import { tellBoard } from '../juntas/tell-board.ts'
import { prescriptionNumber, verificationCode } from './numbers.ts'
import {
  insertNovelty,
  insertSigned,
  lockPrescription,
  nextConsecutive,
  prescriptionByNumber,
  writeOfficialText,
} from './prescriptions.store.ts'
import { replacePrescription } from './replace-prescription.ts'
import { factorIsStale } from './rules.ts'
import type { PrescriptionRecord } from './signed.ts'
import { snapshotOf } from './snapshot.ts'

export interface Signing {
  owner: Caller
  draftId: string
  version: number
  secondFactorAt: Instant | null
  actor: Actor
}

/**
 * Signs a draft, in one transaction: lock the draft → who acts, asked again → a fresh second factor (D-23) → the content,
 * all issues at once → prohibitions → number → rows, official text, novelties, audit, notices. What was signed never changes; signing
 * the same draft again, from another tab or after a lost answer, gives the same number.
 */
export async function signDraft(
  deps: PrescribingDeps,
  signing: Signing,
): Promise<{ number: string; verificationCode: string }> {
  const { db, clock } = deps
  const { owner, draftId } = signing
  await ensureMonth(db, monthOfDay(clock.today()))
  return db.transaction().execute(async (tx) => {
    const draft = (await lockDraft(tx, draftId, owner)) ?? refuse('platform.not_found')
    const former = draft.replaces ? await lockPrescription(tx, draft.replaces) : null
    // After the locks: whoever waited for them sees what was done meanwhile.
    const at = clock.now()
    const on = dayOf(at)
    if (draft.signedNumber) {
      const signed = await prescriptionByNumber(tx, draft.signedNumber)
      return { number: draft.signedNumber, verificationCode: signed?.verificationCode ?? '' }
    }
    if (draft.version !== signing.version) return refuse('platform.version_conflict')
    const acting = await requireActing(deps, tx, owner, WRITES, at)
    const settings = await settingsAt(tx, at)
    if (factorIsStale(signing.secondFactorAt, at, settings.signing_factor_minutes))
      return refuse('platform.second_factor_stale')
    refuseKinds(draft.content, acting)
    const { content, issues, checks, eps } = await examine(deps, tx, {
      raw: draft.content,
      acting,
      replaces: draft.replaces,
      on,
    })
    if (!content) throw new Malformed(issues)
    refuseIfAny(
      checks
        .filter((check) => check.result === 'prohibited')
        .map((check) => ({ code: 'prescribing.prohibited', params: { text: check.text } })),
    )

    const consecutive = await nextConsecutive(tx)
    const { patient } = content
    const record: PrescriptionRecord & { consecutive: number } = {
      month: monthOfDay(on),
      id: newId(),
      number: prescriptionNumber(on, consecutive),
      consecutive,
      prescribedOn: on,
      prescribedAt: at,
      state: 4,
      context: owner.context,
      capacityId: acting.capacity.capacityId,
      prescriberId: owner.personId,
      epsCode: patient.epsCode,
      regime: patient.regime,
      content,
      snapshot: snapshotOf(acting, eps?.name ?? null),
      verificationCode: verificationCode(),
      replaces: draft.replaces,
      replacedBy: null,
      annulledAt: null,
      items: itemRows(content).map(({ index: _, ...item }) => item),
    }
    const { number } = record
    await insertSigned(tx, record)
    await writeOfficialText(tx, deps.official, record)
    await openBoardCases(deps, tx, record)
    await deps.supply.ready(tx, directableOf(record, at))
    if (draft.replaces)
      await replacePrescription(
        deps,
        tx,
        { number: draft.replaces, held: former },
        { record, caller: owner, actor: signing.actor, acting, windowHours: settings.annul_window_hours },
      )
    if (content.transcriptionReason)
      await insertNovelty(tx, { kind: 3, number, on, at, reason: content.transcriptionReason })
    await markSigned(tx, draftId, number)
    await audit(tx, {
      at,
      actor: signing.actor,
      act: 'prescribing.signed',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [owner.personId]),
      context: {
        number: groupedNumber(number),
        entityName: acting.capacity.entityName,
        roleName: acting.role.name,
        context: owner.context,
      },
      after: {
        prescription: number,
        items: record.items.map((item) => `${item.kind}${item.number}`),
        warnings: checks.filter((check) => check.result === 'warning').map((check) => check.id),
      },
    })
    const waiting = record.items.filter((item) => item.boardState === 2)
    if (acting.capacity.kind === 'ips')
      await tellBoard(deps, tx, acting.capacity, { number, prescriberId: owner.personId, items: waiting }, at)
    return { number, verificationCode: record.verificationCode }
  })
}

/** D-07, D-08: the first item that her profession does not allow, with the profession that decides. */
function refuseKinds(raw: Record<string, unknown>, acting: Acting): void {
  const kinds: readonly string[] = kindsOf(acting)
  const items: unknown[] = Array.isArray(raw.items) ? raw.items : []
  for (const item of items) {
    const kind = typeof item === 'object' && item !== null && 'kind' in item ? item.kind : null
    if (typeof kind !== 'string' || !(kind in itemKinds) || kinds.includes(kind)) continue
    refuse('prescribing.kind_not_allowed', {
      profession: acting.profession?.name ?? 'sin título en ReTHUS',
      kind: itemKinds[kind as keyof typeof itemKinds],
    })
  }
}
