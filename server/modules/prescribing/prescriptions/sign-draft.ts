import { itemKinds } from '#contract/policies.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Malformed, refuse, refuseIfAny } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import type { Acting } from '#users'
import { closePendingAnnulment } from '../annulments/annulments.store.ts'
import { itemRows } from '../content/item-rows.ts'
import type { PrescribingDeps } from '../deps.ts'
import { type DraftOwner, lockDraft, markSigned } from '../drafts/drafts.store.ts'
import { examine, kindsOf } from '../drafts/examine.ts'
import { closeBoardCases, openBoardCases } from '../juntas/open-cases.ts'
import { monthOfDay, prescriptionNumber, verificationCode } from './numbers.ts'
import { ensureMonth } from './partitions.store.ts'
import {
  insertEvent,
  insertNovelty,
  insertSigned,
  lockPrescription,
  moveState,
  nextConsecutive,
  prescriptionByNumber,
  writeOfficialText,
} from './prescriptions.store.ts'
import { annulUntil, factorIsStale } from './rules.ts'
import type { PrescriptionRecord, Snapshot } from './signed.ts'

export interface Signing {
  owner: DraftOwner
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
  const { db, clock, users } = deps
  const { owner, draftId } = signing
  await ensureMonth(db, monthOfDay(clock.today()))
  return db.transaction().execute(async (tx) => {
    const draft = (await lockDraft(tx, draftId, owner)) ?? refuse('platform.not_found')
    // After the lock: whoever waited for it sees what was done meanwhile.
    const at = clock.now()
    const on = dayOf(at)
    if (draft.signedNumber) {
      const signed = await prescriptionByNumber(tx, draft.signedNumber)
      return { number: draft.signedNumber, verificationCode: signed?.verificationCode ?? '' }
    }
    if (draft.version !== signing.version) return refuse('platform.version_conflict')
    const { acting, refusal } = await users.acting(
      tx,
      { personId: owner.personId, key: owner.context, capabilities: ['prescribir', 'ordenar', 'transcribir'] },
      { at, on },
    )
    if (!acting) return refuse(refusal.code, refusal.params)
    const settings = await settingsAt(tx, at)
    if (factorIsStale(signing.secondFactorAt, at, settings.signing_factor_minutes))
      return refuse('platform.second_factor_stale')
    refuseKinds(draft.content, acting)
    const { content, issues, checks, epsName } = await examine(deps, tx, {
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
      snapshot: snapshotOf(acting, epsName),
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
    if (draft.replaces)
      await replace(deps, tx, { former: draft.replaces, by: record, signing, windowHours: settings.annul_window_hours })
    if (content.transcriptionReason)
      await insertNovelty(tx, { kind: 3, number, on, at, reason: content.transcriptionReason })
    await markSigned(tx, draftId, number)
    await audit(tx, {
      at,
      actor: signing.actor,
      act: 'prescribing.signed',
      onBehalfOf: acting.capacity.entityId,
      concerns: { persons: [owner.personId], entities: acting.capacity.entityId ? [acting.capacity.entityId] : [] },
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
    await tellBoard(deps, tx, acting, record)
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

/** Who signed and for whom, as the registries say at this moment. */
function snapshotOf(acting: Acting, epsName: string | null): Snapshot {
  const { person, capacity, sede } = acting
  return {
    prescriber: {
      documentType: person.document.type,
      documentNumber: person.document.number,
      firstName: person.firstName,
      secondName: person.secondName,
      firstSurname: person.firstSurname,
      secondSurname: person.secondSurname,
      // As long as the official tables take them.
      register: acting.register.slice(0, 60),
      profession: acting.profession?.name ?? '',
    },
    provider: {
      // Of an IPS its NIT; an independent professional is his own provider; a transcription is loaded by the EPS.
      documentType: capacity.kind === 'ips' ? 'NI' : (sede?.docType ?? 'NI'),
      documentNumber: capacity.kind === 'ips' ? (capacity.nit ?? '') : (sede?.docNumber ?? capacity.nit ?? ''),
      name: capacity.entityName,
      sedeName: sede?.name ?? capacity.entityName,
      code: sede?.code ?? '',
      municipality: sede?.municipalityCode ?? '',
      municipalityName: sede?.municipalityName ?? '',
      address: (sede?.address ?? '').slice(0, 300),
      phone: (sede?.phone ?? '').slice(0, 70),
    },
    epsName,
    role: acting.role.code,
  }
}

/** A modification is an annulment and a new one (D-22): the former becomes 1, with its novelty. */
async function replace(
  deps: PrescribingDeps,
  tx: Tx,
  {
    former,
    by,
    signing,
    windowHours,
  }: { former: string; by: PrescriptionRecord; signing: Signing; windowHours: number },
): Promise<void> {
  const at = by.prescribedAt
  const old = await lockPrescription(tx, former)
  const mine = old?.prescriberId === by.prescriberId && old.capacityId === by.capacityId
  const moved =
    old && mine && annulUntil(old.prescribedAt, windowHours) >= at
      ? await moveState(tx, { number: former, act: 'replace', at, replacedBy: by.number })
      : false
  if (!old || !moved) return refuse('prescribing.not_replaceable', { number: groupedNumber(former) })
  await insertNovelty(tx, { kind: 1, number: former, finalNumber: by.number, on: by.prescribedOn, at, reason: null })
  await insertEvent(tx, old, {
    at,
    what: 'Reemplazada',
    who: signing.actor.label,
    detail: `Por la prescripción ${groupedNumber(by.number)}`,
  })
  await closePendingAnnulment(tx, former, by.prescriberId, at)
  await closeBoardCases(tx, former, at)
  await writeOfficialText(tx, deps.official, { ...old, state: 1, replacedBy: by.number, annulledAt: at })
  await audit(tx, {
    at,
    actor: signing.actor,
    act: 'prescribing.replaced',
    concerns: { persons: [by.prescriberId] },
    context: { number: groupedNumber(former), by: groupedNumber(by.number) },
    before: { state: 4 },
    after: { state: 1 },
  })
}

/** Those who register the decisions of the board of the IPS learn that something waits; the prescriber never decides her own. */
async function tellBoard(deps: PrescribingDeps, tx: Tx, acting: Acting, record: PrescriptionRecord): Promise<void> {
  const waiting = record.items.filter((item) => item.boardState === 2).length
  if (waiting === 0 || acting.capacity.kind !== 'ips') return
  const { capacityId, entityName } = acting.capacity
  const at = record.prescribedAt
  for (const personId of await deps.users.holders(tx, { capacityId, capability: 'decidir_junta' }, at)) {
    if (personId === record.prescriberId) continue
    await deps.notify(tx, {
      at,
      kind: 'prescribing.board_waits',
      params: {
        number: groupedNumber(record.number),
        count: waiting === 1 ? '1 ítem' : `${waiting} ítems`,
        entity: entityName,
      },
      link: '/mipres',
      to: { personId },
    })
  }
}
