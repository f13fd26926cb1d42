import { issuesOf, spanishErrors } from '#contract/issues.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type TutelaContent, tutelaContent } from '#contract/tutela-content.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant, timeOf } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Malformed, refuse } from '#platform/refusal.ts'
import type { Acting } from '#users'
import { concerned, requireActing } from '../acting.ts'
import type { PrescribingDeps } from '../deps.ts'
import { knownCodes } from '../drafts/examine.ts'
import { epsCodes } from '../eps.ts'
import { monthOfDay } from '../prescriptions/numbers.ts'
import { ensureMonth } from '../prescriptions/partitions.store.ts'
import { professionalOf } from '../prescriptions/snapshot.ts'
import { tutelaNumber } from './numbers.ts'
import type { TutelaRecord, TutelaSnapshot } from './record.ts'
import { futureDays, unknownCodes } from './rules.ts'
import {
  insertTutela,
  lockTutelaDraft,
  markRegistered,
  nextTutelaConsecutive,
  type TutelaDraftOwner,
  type TutelaRow,
} from './tutelas.store.ts'

/** A tutela as its official text is written from it. */
export function tutelaRecordOf(tutela: Omit<TutelaRow, 'annulledAt'>): TutelaRecord {
  return {
    ...tutela.snapshot,
    number: tutela.number,
    registeredOn: tutela.registeredOn,
    hour: timeOf(tutela.registeredAt),
    state: tutela.state,
    content: tutela.content,
    rulings: tutela.rulings.map(({ number, on }) => ({ number, on })),
  }
}

/**
 * A professional of the EPS registers a draft, in one transaction: lock the draft → who acts, asked again → every fault of the content
 * at once → number → rows, official text, audit. The same draft again gives the same number.
 */
export function registerTutela(deps: PrescribingDeps) {
  return async (input: {
    owner: TutelaDraftOwner
    draftId: string
    version: number
    actor: Actor
  }): Promise<{ number: string }> => {
    const { owner, draftId } = input
    await ensureMonth(deps.db, monthOfDay(deps.clock.today()))
    return deps.db.transaction().execute(async (tx) => {
      const draft = (await lockTutelaDraft(tx, draftId, owner)) ?? refuse('platform.not_found')
      if (draft.registeredNumber) return { number: draft.registeredNumber }
      if (draft.version !== input.version) return refuse('platform.version_conflict')
      const at = deps.clock.now()
      const on = dayOf(at)
      const acting = await requireActing(deps, tx, owner, ['cargar_tutela'], at)
      const content = await readContent(deps, tx, draft.content, at)
      const { regime } = acting.capacity
      const codes = await epsCodes(deps, tx, acting.capacity, at)
      if (!regime || !codes.some((eps) => eps.enabled && eps.code === content.epsCode))
        return refuse('prescribing.tutela_foreign_eps', { code: content.epsCode, regime })
      const consecutive = await nextTutelaConsecutive(tx)
      const tutela: Omit<TutelaRow, 'annulledAt'> = {
        month: monthOfDay(on),
        id: newId(),
        number: tutelaNumber(on, consecutive),
        registeredOn: on,
        registeredAt: at,
        state: 4,
        capacityId: acting.capacity.capacityId,
        regime,
        professionalId: owner.personId,
        content,
        snapshot: snapshotOf(acting),
        rulings: [],
      }
      await insertTutela(tx, {
        ...tutela,
        consecutive,
        officialText: deps.officialTutela(tutelaRecordOf(tutela)),
        items: itemRows(content),
      })
      await markRegistered(tx, draftId, tutela.number)
      await audit(tx, {
        at,
        actor: input.actor,
        act: 'prescribing.tutela_registered',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [owner.personId]),
        context: { number: groupedNumber(tutela.number), entityName: acting.capacity.entityName, regime },
        after: { tutela: tutela.number, items: content.items.length },
      })
      return { number: tutela.number }
    })
  }
}

/** The content, ready to be registered, or every fault at once. */
async function readContent(
  deps: PrescribingDeps,
  tx: Tx,
  raw: Record<string, unknown>,
  at: Instant,
): Promise<TutelaContent> {
  const parsed = tutelaContent.safeParse(raw, { error: spanishErrors })
  if (!parsed.success) throw new Malformed(issuesOf(parsed.error))
  const { catalogs } = await knownCodes(
    deps,
    tx,
    // Diagnoses that motivated the ruling are looked for as the others.
    { ...raw, items: raw.items },
    dayOf(at),
  )
  const motives = await deps.catalogs.byCodes(
    tx,
    'cie10',
    [parsed.data.motive1, parsed.data.motive2, parsed.data.motive3].filter((code) => code !== null),
    dayOf(at),
  )
  const cie10 = new Set([...catalogs.cie10, ...[...motives].filter(([, row]) => row.inForce).map(([code]) => code)])
  const issues = [...futureDays(parsed.data, dayOf(at)), ...unknownCodes(parsed.data, { ...catalogs, cie10 })]
  if (issues.length > 0) throw new Malformed(issues)
  return parsed.data
}

function snapshotOf(acting: Acting): TutelaSnapshot {
  return {
    professional: professionalOf(acting),
    eps: { nit: acting.capacity.nit ?? '', name: acting.capacity.entityName },
  }
}

/** Rows of what is ordered, numbered inside each kind. */
function itemRows(content: TutelaContent) {
  const counts = new Map<string, number>()
  return content.items.map((item) => {
    const number = (counts.get(item.kind) ?? 0) + 1
    counts.set(item.kind, number)
    return {
      kind: item.kind,
      number,
      code: item.kind === 'M' ? (item.presentation ?? item.ingredients[0]?.code ?? '') : item.code,
      name: item.kind === 'M' ? item.description : item.name,
      totalQuantity: item.totalQuantity,
    }
  })
}
