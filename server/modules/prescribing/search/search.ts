import type { z } from 'zod'
import type { Capability } from '#contract/capabilities.ts'
import type { PrescriptionView } from '#contract/prescribing.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import type { PrescriptionFilters, PrescriptionRow, SearchScope, searchOwn } from '#contract/prescriptions-search.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { Acting } from '#users'
import { type Caller, concerned, requireActing } from '../acting.ts'
import type { PrescribingDeps } from '../deps.ts'
import { epsCodes } from '../eps.ts'
import { prescriptionByNumber } from '../prescriptions/prescriptions.store.ts'
import { viewOf } from '../prescriptions/views.ts'
import { searchSince } from './rules.ts'
import { countFound, type FoundRow, searchPage, type Whose } from './search.store.ts'

/** What lets look at each scope. */
const scopeCapabilities = {
  propias: ['ver_propias'],
  ips: ['consultar_ips'],
  eps: ['consultar_eps', 'auditar_eps'],
} as const satisfies Record<SearchScope, readonly Capability[]>

/** Whose prescriptions the context shows: hers for the entity, those of the sede, those of the affiliates in the regime. */
export async function whoseOf(
  deps: PrescribingDeps,
  conn: Conn,
  caller: Caller,
  scope: SearchScope,
  at: Instant,
): Promise<{ whose: Whose; acting: Acting }> {
  const acting = await requireActing(deps, conn, caller, scopeCapabilities[scope], at)
  const { capacity } = acting
  if (scope === 'propias')
    return { acting, whose: { scope, personId: caller.personId, capacityId: capacity.capacityId } }
  if (scope === 'ips') {
    const sedeCode = acting.sede?.code
    return sedeCode ? { acting, whose: { scope, sedeCode } } : refuse('platform.not_found')
  }
  const codes = (await epsCodes(deps, conn, capacity, at)).map((eps) => eps.code)
  return { acting, whose: { scope, epsCodes: codes, regime: capacity.regime ?? refuse('platform.not_found') } }
}

function rowView(row: FoundRow): PrescriptionRow {
  const { patientName, patientType, patientNumber, ...rest } = row
  return { ...rest, patient: { name: patientName, document: { type: patientType, number: patientNumber } } }
}

/** A page of what the context may see. Whoever looks for one patient's, without being her prescriber, leaves a trace (D-29). */
export async function searchPrescriptions(
  deps: PrescribingDeps,
  scope: SearchScope,
  caller: Caller & { actor: Actor },
  body: z.output<NonNullable<typeof searchOwn.body>>,
): Promise<z.input<NonNullable<typeof searchOwn.response>>> {
  const at = deps.clock.now()
  const { whose, acting } = await whoseOf(deps, deps.db, caller, scope, at)
  const since = searchSince(scope, body.filters, dayOf(at))
  const filters: PrescriptionFilters = { ...body.filters, ...(since ? { from: since } : {}) }
  const { patient } = body.filters
  if (patient && scope !== 'propias')
    await deps.db.transaction().execute((tx) =>
      audit(tx, {
        at,
        actor: caller.actor,
        act: 'prescribing.patient_searched',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [caller.personId]),
        context: { entityName: acting.capacity.entityName, context: caller.context, patient },
      }),
    )
  const rows = await searchPage(deps.db, whose, filters, { after: body.after, limit: body.limit + 1 })
  const shown = rows.slice(0, body.limit)
  return {
    rows: shown.map(rowView),
    next: rows.length > shown.length ? (shown.at(-1)?.number ?? null) : null,
    count: await countFound(deps.db, whose, filters),
    since,
  }
}

/** One prescription that the context may see, with its timeline; who reads it leaves a trace in the same transaction (D-29). */
export function readPrescription(deps: PrescribingDeps) {
  return (scope: 'ips' | 'eps', caller: Caller & { actor: Actor; number: string }): Promise<PrescriptionView> =>
    deps.db.transaction().execute(async (tx) => {
      const at = deps.clock.now()
      const { whose, acting } = await whoseOf(deps, tx, caller, scope, at)
      const record = await prescriptionByNumber(tx, caller.number)
      const seen =
        record &&
        (whose.scope === 'ips'
          ? record.snapshot.provider.code === whose.sedeCode
          : whose.scope === 'eps' && record.regime === whose.regime && whose.epsCodes.includes(record.epsCode))
      if (!seen) return refuse('platform.not_found')
      await audit(tx, {
        at,
        actor: caller.actor,
        act: 'prescribing.read',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [caller.personId]),
        context: {
          number: groupedNumber(record.number),
          entityName: acting.capacity.entityName,
          context: caller.context,
        },
      })
      return viewOf(deps, tx, record, { own: false, at })
    })
}
