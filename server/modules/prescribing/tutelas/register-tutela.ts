import { issuesOf, spanishErrors } from '#contract/issues.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type TutelaContent, tutelaContent } from '#contract/tutela-content.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant, timeOf } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { ensureMonth, monthOfDay } from '#platform/months.ts'
import { Malformed, Refused, refuse } from '#platform/refusal.ts'
import { type Acting, capacityIdOf, concerned, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { directableOfTutela } from '../directable.ts'
import { knownCodes } from '../drafts/examine.ts'
import { epsCodes } from '../eps.ts'
import { professionalOf } from '../prescriptions/snapshot.ts'
import { endSupply } from '../supply-link.ts'
import { itemRows } from './item-rows.ts'
import { tutelaNumber } from './numbers.ts'
import type { TutelaRecord, TutelaSnapshot } from './record.ts'
import { carriedRulings, endedRefusal, futureDays, tutelaTransitions, unknownCodes } from './rules.ts'
import {
  type AddedRuling,
  insertTutela,
  insertTutelaNovelty,
  lockTutela,
  lockTutelaDraft,
  markRegistered,
  moveTutela,
  type NewTutela,
  nextTutelaConsecutive,
  type TutelaDraftOwner,
  type TutelaRow,
  writeTutelaText,
} from './tutelas.store.ts'

/** A tutela as its official text is written from it. */
export function tutelaRecordOf(tutela: NewTutela): TutelaRecord {
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
 * at once → number → rows, official text, audit. The same draft again gives the same number. A correction (D-30) takes the one that it
 * replaces before the clock is read, and ends it in the same transaction.
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
      const former = draft.replaces ? await lockFormer(tx, draft.replaces, owner) : null
      // After the last lock: whoever waited for it sees what was done meanwhile.
      const at = deps.clock.now()
      const on = dayOf(at)
      const acting = await requireActing(deps, tx, owner, ['cargar_tutela'], at)
      const { content, rulings } = await readContent(deps, tx, draft.content, { at, added: former?.rulings ?? [] })
      const { regime } = acting.capacity
      const codes = await epsCodes(deps, tx, acting.capacity, at)
      if (!regime || !codes.some((eps) => eps.enabled && eps.code === content.epsCode))
        return refuse('prescribing.tutela_foreign_eps', { code: content.epsCode, regime })
      const consecutive = await nextTutelaConsecutive(tx)
      const tutela: NewTutela = {
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
        replaces: former?.number ?? null,
        rulings,
      }
      const items = itemRows(content)
      const officialText = deps.officialTutela(tutelaRecordOf(tutela))
      await insertTutela(tx, { ...tutela, consecutive, officialText, items })
      await deps.supply.ready(tx, directableOfTutela(tutela, items))
      if (former) await replace(deps, tx, { former, by: tutela, acting, actor: input.actor })
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
  { at, added }: { at: Instant; added: readonly AddedRuling[] },
): Promise<{ content: TutelaContent; rulings: AddedRuling[] }> {
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
  const carried = carriedRulings(parsed.data, added)
  const issues = [
    ...futureDays(parsed.data, dayOf(at)),
    ...carried.issues,
    ...unknownCodes(parsed.data, { ...catalogs, cie10 }),
  ]
  if (issues.length > 0) throw new Malformed(issues)
  return { content: parsed.data, rulings: carried.rulings }
}

/** The one that a draft corrects, locked and still active. */
async function lockFormer(tx: Tx, number: string, owner: TutelaDraftOwner): Promise<TutelaRow> {
  const former = (await lockTutela(tx, number, capacityIdOf(owner.context))) ?? refuse('platform.not_found')
  const ended = endedRefusal(former)
  if (ended) throw new Refused([ended])
  return former
}

/** D-30: the former becomes 1, with its novelty and the number that replaces it; its official text is written again. */
async function replace(
  deps: PrescribingDeps,
  tx: Tx,
  { former, by, acting, actor }: { former: TutelaRow; by: NewTutela; acting: Acting; actor: Actor },
): Promise<void> {
  const { number } = former
  const { registeredAt: at, registeredOn: on } = by
  if (!(await moveTutela(tx, former, { act: 'replace', at, replacedBy: by.number })))
    throw new Error(`tutela ${number}: locked and not active`)
  await endSupply(deps.supply, tx, { number, at })
  const { to: state, novelty: kind } = tutelaTransitions.replace
  const novelty = { kind, number, finalNumber: by.number }
  await insertTutelaNovelty(tx, {
    ...novelty,
    on,
    at,
    reason: null,
    officialText: deps.officialTutelaNovelty({ ...novelty, notedOn: on }),
  })
  await writeTutelaText(tx, former, deps.officialTutela(tutelaRecordOf({ ...former, state })))
  await audit(tx, {
    at,
    actor,
    act: 'prescribing.tutela_replaced',
    onBehalfOf: acting.capacity.entityId,
    concerns: concerned(acting, [...new Set([acting.person.personId, former.professionalId])]),
    context: { number: groupedNumber(number), by: groupedNumber(by.number) },
    before: { state: former.state },
    after: { state },
  })
}

function snapshotOf(acting: Acting): TutelaSnapshot {
  return {
    professional: professionalOf(acting),
    eps: { nit: acting.capacity.nit ?? '', name: acting.capacity.entityName },
  }
}
