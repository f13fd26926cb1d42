import { dayOf, instant } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'
import type { PrescribingDeps } from '../deps.ts'
import { prescriptionByNumber } from '../prescriptions/prescriptions.store.ts'
import { nameOf } from '../prescriptions/views.ts'
import { epsCodesOf } from './annul-prescription.ts'
import { pendingAnnulments } from './annulments.store.ts'

const PAGE = 20

/** What waits for the EPS in its regime, oldest first, a page at a time. */
export async function pendingOf(
  deps: Pick<PrescribingDeps, 'db' | 'clock' | 'users' | 'registries' | 'identity'>,
  asked: { personId: string; context: string; after: string | undefined },
) {
  const { db, clock } = deps
  const at = clock.now()
  const on = dayOf(at)
  const { acting, refusal } = await deps.users.acting(
    db,
    { personId: asked.personId, key: asked.context, capabilities: ['auditar_eps'] },
    { at, on },
  )
  if (!acting) return refuse(refusal.code, refusal.params)
  const { regime } = acting.capacity
  if (!regime) return { requests: [], next: null }
  const epsCodes = await epsCodesOf(deps, db, acting.capacity, on)
  const rows = await pendingAnnulments(db, { epsCodes, regime, after: cursor(asked.after), limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const askers = await deps.identity.persons(
    db,
    page.map((r) => r.askedBy),
    at,
  )
  const requests = []
  for (const r of page) {
    const record = await prescriptionByNumber(db, r.number)
    if (!record) continue
    requests.push({
      requestId: r.requestId,
      number: r.number,
      reason: r.reason,
      askedAt: r.askedAt,
      askedBy: askers.get(r.askedBy)?.name ?? null,
      patientName: nameOf(record.content.patient),
      prescribedAt: record.prescribedAt,
      items: record.items.map(({ kind, name }) => ({ kind, name })),
    })
  }
  const last = page.at(-1)
  return { requests, next: rows.length > PAGE && last ? `${last.askedAt}~${last.requestId}` : null }
}

function cursor(text: string | undefined) {
  const [at, id] = text?.split('~') ?? []
  return at && id && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && /^[0-9a-f-]{36}$/.test(id)
    ? { at: instant(at), id }
    : null
}
