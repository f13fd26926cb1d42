import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant, type PlainDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { ensureMonth, monthOfDay } from '#platform/months.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { type Acting, type Caller, capacityIdOf, concerned, nameOf, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { endSupply } from '../supply-link.ts'
import { tutelaRecordOf } from './register-tutela.ts'
import { addedRulingRefusal, endedRefusal } from './rules.ts'
import {
  correctionOf,
  insertRuling,
  insertTutelaDraft,
  insertTutelaNovelty,
  lockTutela,
  moveTutela,
  type TutelaRow,
  writeTutelaText,
} from './tutelas.store.ts'

interface Input extends Caller {
  number: string
  actor: Actor
}

/** The tutela of the EPS in whose name the caller acts, locked and active; the moment is read after the lock. */
async function takeActive(
  deps: PrescribingDeps,
  tx: Tx,
  input: Omit<Input, 'actor'>,
): Promise<{ tutela: TutelaRow; acting: Acting; at: Instant }> {
  const tutela = await lockTutela(tx, input.number, capacityIdOf(input.context))
  const at = deps.clock.now()
  const acting = await requireActing(deps, tx, input, ['cargar_tutela'], at)
  if (!tutela) return refuse('platform.not_found')
  const ended = endedRefusal(tutela)
  if (ended) throw new Refused([ended])
  return { tutela, acting, at }
}

/** A ruling that came later is added to the tutela; its official text carries it from then on. */
export function addRuling(deps: PrescribingDeps) {
  return (input: Input & { rulingNumber: string; rulingOn: PlainDate }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { tutela, acting, at } = await takeActive(deps, tx, input)
      const ruling = { number: input.rulingNumber, on: input.rulingOn }
      const { rulingNumber, rulingOn } = tutela.content
      const refusal = addedRulingRefusal(
        ruling,
        { rulingNumber, rulingOn: rulingOn as PlainDate, added: tutela.rulings },
        dayOf(at),
      )
      if (refusal) throw new Refused([refusal])
      const byName = nameOf(acting.person)
      await insertRuling(tx, tutela, { ...ruling, by: input.personId, byName, at })
      const after = {
        ...tutela,
        rulings: [...tutela.rulings, { ...ruling, addedById: input.personId, addedBy: byName, addedAt: at }],
      }
      await writeTutelaText(tx, tutela, deps.officialTutela(tutelaRecordOf(after)))
      await audit(tx, {
        at,
        actor: input.actor,
        act: 'prescribing.ruling_added',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [input.personId, tutela.professionalId]),
        context: { number: groupedNumber(tutela.number), ruling: ruling.number, on: ruling.on },
      })
    })
}

/**
 * Begins the correction of an active tutela with what it says, as a draft of hers; the one that she already began is that same one. With
 * `content`, what a tab of hers could not save, it is another draft of that correction. Nothing changes until one is registered.
 */
export function beginCorrection(deps: PrescribingDeps) {
  return (
    input: Caller & { number: string; content?: Record<string, unknown> | undefined },
  ): Promise<{ draftId: string; version: number }> =>
    deps.db.transaction().execute(async (tx) => {
      const { tutela, at } = await takeActive(deps, tx, input)
      const { personId, context, number: replaces } = input
      const begun = input.content ? null : await correctionOf(tx, replaces, { personId, context })
      if (begun) return begun
      const draftId = newId()
      await insertTutelaDraft(tx, {
        personId,
        context,
        draftId,
        content: input.content ?? tutela.content,
        replaces,
        at,
      })
      return { draftId, version: 1 }
    })
}

/** The tutela is annulled, with its novelty; of any number of attempts at once, one does it. */
export function annulTutela(deps: PrescribingDeps) {
  return async (input: Input & { reason: string }): Promise<void> => {
    await ensureMonth(deps.db, monthOfDay(deps.clock.today()))
    await deps.db.transaction().execute(async (tx) => {
      const { tutela, acting, at } = await takeActive(deps, tx, input)
      const on = dayOf(at)
      if (!(await moveTutela(tx, tutela, { act: 'annul', at })))
        throw new Error(`tutela ${tutela.number}: locked and not active`)
      const { number } = tutela
      await endSupply(deps.supply, tx, { number, at })
      await insertTutelaNovelty(tx, {
        kind: 2,
        number,
        finalNumber: null,
        on,
        at,
        reason: input.reason,
        officialText: deps.officialTutelaNovelty({ kind: 2, number, finalNumber: null, notedOn: on }),
      })
      await writeTutelaText(tx, tutela, deps.officialTutela(tutelaRecordOf({ ...tutela, state: 2 })))
      await audit(tx, {
        at,
        actor: input.actor,
        act: 'prescribing.tutela_annulled',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [input.personId, tutela.professionalId]),
        context: { number: groupedNumber(number), reason: input.reason },
        before: { state: 4 },
        after: { state: 2 },
      })
    })
  }
}
