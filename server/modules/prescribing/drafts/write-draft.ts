import type { z } from 'zod'
import type { createDraft } from '#contract/prescribing.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import type { Caller } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { ownOf } from '../prescriptions/own.ts'
import { prescriptionByNumber } from '../prescriptions/prescriptions.store.ts'
import { annulUntil } from '../prescriptions/rules.ts'
import { templateOf, templateUsed } from '../templates/templates.store.ts'
import { discardDraftRow, draftOf, insertDraft, saveDraftContent } from './drafts.store.ts'

type Beginning = z.output<NonNullable<typeof createDraft.body>>

/**
 * Begins a draft: empty or with what is given, as a copy of a former prescription of hers, with the items of a template, or to take
 * the place of one that she may still annul (D-22).
 */
export async function beginDraft(
  deps: Pick<PrescribingDeps, 'db' | 'clock'>,
  owner: Caller,
  beginning: Beginning,
): Promise<{ draftId: string; version: number }> {
  const { db, clock } = deps
  const at = clock.now()
  const draftId = newId()
  await db.transaction().execute(async (tx) => {
    const { repeat, replaces, templateId } = beginning
    let content: Record<string, unknown> = beginning.content ?? {}
    const number = replaces ?? repeat
    if (number) {
      const former = ownOf(await prescriptionByNumber(tx, number), owner)
      const { annul_window_hours } = await settingsAt(tx, at)
      if (replaces && (former.state !== 4 || annulUntil(former.prescribedAt, annul_window_hours) < at))
        return refuse('prescribing.not_replaceable', { number: groupedNumber(replaces) })
      const { transcriptionReason, paperDate, ...again } = former.content
      content = { ...again, ...(replaces ? { transcriptionReason, paperDate } : {}), ...content }
    }
    if (templateId) {
      const template = (await templateOf(tx, templateId, owner.personId)) ?? refuse('platform.not_found')
      await templateUsed(tx, templateId, at)
      content = { ...content, items: template.items }
    }
    await insertDraft(tx, { ...owner, draftId, content, replaces: replaces ?? null, at })
  })
  return { draftId, version: 1 }
}

/** Saves what was typed: only over the version that was read. */
export async function saveDraftOf(
  deps: Pick<PrescribingDeps, 'db' | 'clock'>,
  owner: Caller,
  save: { draftId: string; version: number; content: Record<string, unknown> },
): Promise<{ version: number; updatedAt: string }> {
  const at = deps.clock.now()
  const version = await saveDraftContent(deps.db, { ...owner, ...save, at })
  if (version !== null) return { version, updatedAt: at }
  const draft = (await draftOf(deps.db, save.draftId, owner)) ?? refuse('platform.not_found')
  if (draft.signedNumber) return refuse('prescribing.draft_signed', { number: groupedNumber(draft.signedNumber) })
  return refuse('platform.version_conflict')
}

/** Throws a draft away; a signed one stays. */
export async function discardDraftOf(
  deps: Pick<PrescribingDeps, 'db' | 'clock'>,
  owner: Caller,
  draftId: string,
): Promise<void> {
  if (await discardDraftRow(deps.db, draftId, owner, deps.clock.now())) return
  const draft = (await draftOf(deps.db, draftId, owner)) ?? refuse('platform.not_found')
  return refuse('prescribing.draft_signed', { number: groupedNumber(draft.signedNumber ?? '') })
}
