import { itemKinds } from '#contract/capabilities.ts'
import type { BoardAct, BoardCaseKey, BoardState } from '#contract/juntas.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { refusalText } from '#contract/refusals/index.ts'
import { spanishMoment } from '#contract/spanish.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, plainDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { type Caller, concerned, nameOf, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { directableOf } from '../directable.ts'
import { epsCapacity, prescriptionPage, toTell, workPage } from '../eps.ts'
import {
  insertEvent,
  lockPrescription,
  prescriptionByNumber,
  writeOfficialText,
} from '../prescriptions/prescriptions.store.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import { recordOf } from './board-record.ts'
import {
  type CaseRow,
  decideCase,
  insertVote,
  lockCase,
  setItemBoardState,
  type VoteRow,
  votesOf,
} from './boards.store.ts'
import { actDayRefusal, boardState, type CaseFacts, memberRefusal, voteOutcome } from './rules.ts'

export interface Decided {
  state: BoardState
  votes: { approve: number; deny: number; quorum: number }
}

interface Input extends Caller {
  actor: Actor
  act: BoardAct
}

/** What the rules ask of a case. */
export function factsOf(
  row: CaseRow,
  prescription: PrescriptionRecord,
  votes: readonly VoteRow[],
  memberId: string,
): CaseFacts {
  return {
    number: row.number,
    prescriberId: row.prescriberId,
    providerName: prescription.snapshot.provider.name,
    prescribedOn: prescription.prescribedOn,
    outcome: row.outcome,
    closedAt: row.closedAt,
    actNumber: row.actNumber,
    votedAt: votes.find((vote) => vote.personId === memberId)?.votedAt ?? null,
  }
}

/**
 * A member of the board records its decision about one item (D-25): with a quorum of one that closes it; with more it is a vote, and
 * the majority closes it. The item, the prescription's official text and the board's own change with it; the prescriber and the EPS are told.
 */
export function decideBoard(deps: PrescribingDeps) {
  return (input: Input & { key: BoardCaseKey }): Promise<Decided> =>
    deps.db.transaction().execute(async (tx) => {
      const { key, act, personId } = input
      // The prescription first, as whoever annuls it: the two never wait for each other crosswise.
      const prescription = await lockPrescription(tx, key.number)
      const row = prescription && (await lockCase(tx, key))
      const at = deps.clock.now()
      const acting = await requireActing(deps, tx, input, ['decidir_junta'], at)
      if (!row || row.boardCapacityId !== acting.capacity.capacityId) return refuse('platform.not_found')
      const before = await votesOf(tx, key)
      const facts = factsOf(row, prescription, before, personId)
      const refusal =
        memberRefusal(facts, personId) ?? actDayRefusal(plainDate(act.actOn), facts.prescribedOn, dayOf(at))
      if (refusal) throw new Refused([refusal])
      const { approves, ...said } = act
      const vote: VoteRow = { ...said, actOn: plainDate(act.actOn), approves, personId, votedAt: at }
      await insertVote(tx, key, vote, { when: spanishMoment(at) })
      const votes = [...before, vote]
      const count = { approve: votes.filter((v) => v.approves).length, deny: votes.filter((v) => !v.approves).length }
      const { board_quorum: quorum } = await settingsAt(tx, at)
      const outcome = voteOutcome(count, quorum)
      await audit(tx, {
        at,
        actor: input.actor,
        act: outcome ? 'prescribing.board_decided' : 'prescribing.board_voted',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [personId, row.prescriberId]),
        context: {
          number: groupedNumber(key.number),
          kind: itemKinds[key.kind],
          item: key.item,
          entityName: acting.capacity.entityName,
          act: act.actNumber,
          decision: approves ? 'aprueba' : 'no aprueba',
        },
      })
      if (outcome) await close(deps, tx, { row, prescription, vote, outcome, acting })
      return { state: boardState({ outcome, closedAt: outcome && at }), votes: { ...count, quorum } }
    })
}

/** The case, its item, both official texts, the timeline, and whoever must know. */
async function close(
  deps: PrescribingDeps,
  tx: Tx,
  decided: {
    row: CaseRow
    prescription: PrescriptionRecord
    vote: VoteRow
    outcome: 3 | 4
    acting: Awaited<ReturnType<typeof requireActing>>
  },
): Promise<void> {
  const { row, vote, outcome, acting } = decided
  const at = vote.votedAt
  const processedBy = acting.sede?.code ?? row.boardCode ?? row.sedeCode
  const after: CaseRow = { ...row, ...vote, outcome, closedAt: at, processedBy }
  const officialText = deps.officialBoard(recordOf(after, decided.prescription))
  const moved =
    (await decideCase(tx, row, { ...vote, outcome, closedAt: at, processedBy, officialText })) &&
    (await setItemBoardState(tx, row, outcome))
  if (!moved) throw new Error(`board case ${row.number} ${row.kind}${row.item}: the item and its case disagree`)
  const prescription = await prescriptionByNumber(tx, row.number)
  if (!prescription) throw new Error(`no prescription ${row.number}`)
  await writeOfficialText(tx, deps.official, prescription)
  if (outcome === 3) await deps.supply.ready(tx, directableOf(prescription, at, row))
  const words = outcome === 3 ? 'aprobó' : 'no aprobó'
  const entity = acting.capacity.entityName
  await insertEvent(tx, prescription, {
    at,
    what: `La junta ${words} ${row.itemName}`,
    who: nameOf(acting.person),
    detail: `${entity}. Acta ${vote.actNumber}. ${vote.technicalJustification}`,
  })
  const params = { number: groupedNumber(row.number), item: row.itemName, entity, decision: words }
  const prescriber = await deps.identity.person(tx, row.prescriberId, at)
  await deps.notify(tx, {
    at,
    kind: 'prescribing.board_decided',
    params,
    link: prescriptionPage(prescription),
    to: { personId: row.prescriberId, email: prescriber?.email ?? null },
  })
  const eps = await epsCapacity(deps, tx, { code: row.epsCode, regime: row.regime }, at)
  if (!eps) return
  for (const { personId, context, capability } of await toTell(
    deps,
    tx,
    eps.capacityId,
    ['direccionar', 'consultar_eps'],
    at,
  ))
    if (personId !== row.prescriberId)
      await deps.notify(tx, {
        at,
        kind: 'prescribing.board_decided',
        params,
        // Who directs finds the item itself, who only reads the prescription.
        link: [
          workPage(context, capability),
          row.number,
          ...(capability === 'direccionar' ? [row.kind, row.item] : []),
        ].join('/'),
        to: { personId },
      })
}

export interface DecidedMany {
  done: (BoardCaseKey & { state: BoardState })[]
  refused: (BoardCaseKey & { text: string })[]
}

/** The same act for several items, each in its own transaction: what cannot be decided stays as it was, with its cause. */
export function decideBoards(deps: PrescribingDeps) {
  const decide = decideBoard(deps)
  return async (input: Input & { cases: readonly BoardCaseKey[] }): Promise<DecidedMany> => {
    const answer: DecidedMany = { done: [], refused: [] }
    const unique = new Map(input.cases.map((key) => [`${key.number}${key.kind}${key.item}`, key]))
    for (const key of unique.values()) {
      try {
        const { state } = await decide({ ...input, key })
        answer.done.push({ ...key, state })
      } catch (error) {
        const refusal = error instanceof Refused ? error.refusals[0] : undefined
        if (!refusal) throw error
        answer.refused.push({ ...key, text: refusalText(refusal.code, refusal.params) })
      }
    }
    return answer
  }
}
