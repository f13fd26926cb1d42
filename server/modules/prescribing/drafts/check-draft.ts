import type { z } from 'zod'
import type { checkDraft } from '#contract/prescribing.ts'
import { dayOf } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, requireActing } from '#users'
import { WRITES } from '../acting.ts'
import type { PrescribingDeps } from '../deps.ts'
import { draftOf } from './drafts.store.ts'
import { examine } from './examine.ts'

/** "Would this be accepted?", of a draft as it stands. */
export async function checkDraftOf(
  deps: PrescribingDeps,
  caller: Caller,
  draftId: string,
): Promise<z.input<NonNullable<typeof checkDraft.response>>> {
  const { db, clock } = deps
  const draft = (await draftOf(db, draftId, caller)) ?? refuse('platform.not_found')
  const at = clock.now()
  const acting = await requireActing(deps, db, caller, WRITES, at)
  const { content: raw, version, replaces } = draft
  const { issues, checks, quantities, eps } = await examine(deps, db, { raw, acting, replaces, on: dayOf(at) })
  return { version, issues, checks, quantities, eps }
}
