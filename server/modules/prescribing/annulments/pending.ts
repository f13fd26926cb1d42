import type { z } from 'zod'
import type { annulmentRequests } from '#contract/prescribing.ts'
import { instant } from '#platform/dates.ts'
import { type Caller, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { epsCodes } from '../eps.ts'
import { pendingAnnulments } from './annulments.store.ts'

const PAGE = 20

/** What waits for the EPS in its regime, oldest first, a page at a time. */
export async function pendingOf(
  deps: PrescribingDeps,
  asked: Caller & { after: string | undefined },
): Promise<z.input<NonNullable<typeof annulmentRequests.response>>> {
  const { db, clock } = deps
  const at = clock.now()
  const { capacity } = await requireActing(deps, db, asked, ['auditar_eps'], at)
  const { regime } = capacity
  if (!regime) return { requests: [], next: null }
  const codes = (await epsCodes(deps, db, capacity, at)).map((eps) => eps.code)
  const rows = await pendingAnnulments(db, { epsCodes: codes, regime, after: cursor(asked.after), limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const askers = await deps.identity.persons(
    db,
    page.map((row) => row.askedBy),
    at,
  )
  const last = page.at(-1)
  return {
    requests: page.map(({ askedBy, ...row }) => ({ ...row, askedBy: askers.get(askedBy)?.name ?? null })),
    next: rows.length > PAGE && last ? `${last.askedAt}~${last.requestId}` : null,
  }
}

function cursor(text: string | undefined) {
  const [at, id] = text?.split('~') ?? []
  return at && id && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && /^[0-9a-f-]{36}$/.test(id)
    ? { at: instant(at), id }
    : null
}
