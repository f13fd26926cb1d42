import type { z } from 'zod'
import { type BoardCaseKey, type boardCase, type boardInbox, boardKinds } from '#contract/juntas.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { refusalText } from '#contract/refusals/index.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { type Instant, isInstant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { type Caller, concerned, requireActing } from '#users'
import { codeNames } from '../code-names.ts'
import type { PrescribingDeps } from '../deps.ts'
import { prescriptionByNumber } from '../prescriptions/prescriptions.store.ts'
import { boardPage, type CasePage, countWaiting, type ListedCase, listedCase, votesOf } from './boards.store.ts'
import { factsOf } from './decide-board.ts'
import { boardState, memberRefusal } from './rules.ts'

type Inbox = z.input<NonNullable<typeof boardInbox.response>>
type Row = Inbox['rows'][number]

/** The cursor of a page of cases: the moment by which it is ordered, then the case. */
export function readCursor(text: string | undefined): CasePage['after'] {
  const [moment = '', number = '', kind = '', item = ''] = text?.split('~') ?? []
  if (!/^\d{20}$/.test(number) || !boardKinds.some((one) => one === kind) || !/^\d{1,2}$/.test(item)) return undefined
  return isInstant(moment) ? { moment, number, kind, item: Number(item) } : undefined
}

export function cursorOf(row: ListedCase, by: 'dueAt' | 'closedAt'): string {
  return [row[by] ?? '', row.number, row.kind, row.item].join('~')
}

function view(row: ListedCase, reader: { personId: string; at: Instant; quorum: number }): Row {
  const { number, kind, item, itemName, patientName, prescriberName, sedeCode, ambito, openedAt, dueAt, closedAt } = row
  return {
    number,
    kind,
    item,
    itemName,
    patientName,
    prescriberName,
    sedeCode,
    ambito,
    openedAt,
    dueAt,
    overdue: closedAt === null && dueAt < reader.at,
    state: boardState(row),
    closedAt,
    votes: { approve: row.approve, deny: row.deny, quorum: reader.quorum },
    own: row.prescriberId === reader.personId,
    voted: row.voted,
  }
}

/** What waits for the board of the context's IPS, or what it decided. */
export async function readInbox(
  deps: PrescribingDeps,
  caller: Caller,
  query: z.output<NonNullable<typeof boardInbox.query>>,
): Promise<Inbox> {
  const at = deps.clock.now()
  const acting = await requireActing(deps, deps.db, caller, ['decidir_junta'], at)
  const { capacityId } = acting.capacity
  const { board_quorum: quorum } = await settingsAt(deps.db, at)
  const page: CasePage = {
    list: query.list,
    kind: query.kind,
    overdueAt: query.overdue && query.list === 'pendientes' ? at : undefined,
    after: readCursor(query.after),
    limit: query.limit + 1,
  }
  const rows = await boardPage(deps.db, capacityId, page, caller.personId)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => view(row, { personId: caller.personId, at, quorum })),
    next:
      rows.length > shown.length && last ? cursorOf(last, query.list === 'pendientes' ? 'dueAt' : 'closedAt') : null,
    counts: await countWaiting(deps.db, { boardCapacityId: capacityId }, at),
  }
}

/**
 * One case with what a board needs to decide it, and why the reader cannot when she cannot. Who reads it leaves a trace in the same
 * transaction, unless she signed it (D-29).
 */
export function readCase(deps: PrescribingDeps) {
  return (
    caller: Caller & { actor: Actor },
    key: BoardCaseKey,
  ): Promise<z.input<NonNullable<typeof boardCase.response>>> =>
    deps.db.transaction().execute((tx) => caseView(deps, tx, caller, key))
}

async function caseView(
  deps: PrescribingDeps,
  tx: Tx,
  caller: Caller & { actor: Actor },
  key: BoardCaseKey,
): Promise<z.input<NonNullable<typeof boardCase.response>>> {
  const at = deps.clock.now()
  const acting = await requireActing(deps, tx, caller, ['decidir_junta'], at)
  const row = await listedCase(tx, key, caller.personId)
  if (!row || row.boardCapacityId !== acting.capacity.capacityId) return refuse('platform.not_found')
  const prescription = await prescriptionByNumber(tx, key.number)
  const item = prescription?.content.items.filter((one) => one.kind === key.kind)[key.item - 1]
  if (!prescription || !item) return refuse('platform.not_found')
  const { content } = prescription
  if (row.prescriberId !== caller.personId)
    await audit(tx, {
      at,
      actor: caller.actor,
      act: 'prescribing.board_case_read',
      onBehalfOf: acting.capacity.entityId,
      concerns: concerned(acting, [caller.personId]),
      context: {
        number: groupedNumber(key.number),
        item: row.itemName,
        entityName: acting.capacity.entityName,
        context: caller.context,
      },
    })
  const votes = await votesOf(tx, key)
  const people = await deps.identity.persons(
    tx,
    votes.map((vote) => vote.personId),
    at,
  )
  const refusal = memberRefusal(factsOf(row, prescription, votes, caller.personId), caller.personId)
  const { board_quorum: quorum } = await settingsAt(tx, at)
  return {
    ...view(row, { personId: caller.personId, at, quorum }),
    patient: content.patient,
    diagnoses: [content.mainDiagnosis, content.relatedDiagnosis1, content.relatedDiagnosis2].filter((d) => d !== null),
    content: item,
    epsCode: row.epsCode,
    epsName: prescription.snapshot.epsName,
    codeNames: await codeNames(deps, tx, { ...content, items: [item] }, prescription.prescribedOn),
    regime: row.regime,
    providerName: row.providerName,
    quorumVotes: votes.map((vote) => ({
      name: people.get(vote.personId)?.name ?? '—',
      approves: vote.approves,
      votedAt: vote.votedAt,
      technicalJustification: vote.technicalJustification,
    })),
    blocked: refusal && refusalText(refusal.code, refusal.params),
    actFrom: prescription.prescribedOn,
    decision:
      row.outcome && row.mode && row.actNumber && row.actOn
        ? {
            mode: row.mode,
            actNumber: row.actNumber,
            actOn: row.actOn,
            observations: row.observations,
            technicalJustification: row.technicalJustification ?? '',
          }
        : null,
  }
}
