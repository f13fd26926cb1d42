import type { z } from 'zod'
import type { BoardCaseKey, unattendedBoardCases } from '#contract/juntas.ts'
import type { Regime } from '#contract/paths.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { type Acting, type Caller, concerned, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { epsCodes } from '../eps.ts'
import { insertEvent, lockPrescription } from '../prescriptions/prescriptions.store.ts'
import { recordOf } from './board-record.ts'
import { giveCase, lockCase, unattendedPage, waitingBoards } from './boards.store.ts'
import { factsOf } from './decide-board.ts'
import { cursorOf, readCursor } from './inbox.ts'
import { closedRefusal } from './rules.ts'
import { tellBoard } from './tell-board.ts'

/** D-28: where the IPS of a prescription has nobody who records its board's decisions, the EPS gives the case to another IPS of its network. */

/** IPS of the regime's network whose board has somebody; at most 100 looked at. */
async function boardsOfNetwork(deps: PrescribingDeps, conn: Conn, eps: Acting['capacity'], at: Instant) {
  const members = await deps.users.networkIps(conn, eps.capacityId, at)
  const entities = await deps.identity.entitiesByNit(conn, members, at)
  const boards = members.flatMap((nit) => {
    const entity = entities.get(nit)
    const ips = entity?.capacities.find((c) => c.kind === 'ips' && c.until === null)
    return entity && ips ? [{ capacityId: ips.capacityId, name: entity.name, nit }] : []
  })
  const attended = await attendedOf(
    deps,
    conn,
    boards.map((board) => board.capacityId),
    at,
  )
  return boards.filter((board) => attended.has(board.capacityId))
}

/** Those of the boards at which somebody can decide. */
function attendedOf(
  deps: PrescribingDeps,
  conn: Conn,
  capacityIds: readonly string[],
  at: Instant,
): Promise<ReadonlySet<string>> {
  return deps.users.capacitiesWith(conn, { capacityIds, capability: 'decidir_junta' }, at)
}

const placeOf = async (deps: PrescribingDeps, conn: Conn, acting: Acting, at: Instant) => ({
  epsCodes: (await epsCodes(deps, conn, acting.capacity, at)).map((e) => e.code),
  regime: (acting.capacity.regime ?? 'contributivo') as Regime,
})

/** What waits in the regime at boards that have nobody. */
export async function readUnattended(
  deps: PrescribingDeps,
  caller: Caller,
  query: z.output<NonNullable<typeof unattendedBoardCases.query>>,
): Promise<z.input<NonNullable<typeof unattendedBoardCases.response>>> {
  const at = deps.clock.now()
  const { db } = deps
  const acting = await requireActing(deps, db, caller, ['auditar_eps'], at)
  const where = await placeOf(deps, db, acting, at)
  const waiting = await waitingBoards(db, where)
  const attended = await attendedOf(
    deps,
    db,
    waiting.filter((id) => id !== null),
    at,
  )
  const boards = waiting.filter((id) => id === null || !attended.has(id))
  const page = { after: readCursor(query.after), limit: query.limit + 1 }
  const rows = boards.length > 0 ? await unattendedPage(db, { ...where, boards }, page, caller.personId) : []
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => ({
      number: row.number,
      kind: row.kind,
      item: row.item,
      itemName: row.itemName,
      patientName: row.patientName,
      providerName: row.providerName,
      openedAt: row.openedAt,
      dueAt: row.dueAt,
      overdue: row.dueAt < at,
    })),
    next: rows.length > shown.length && last ? cursorOf(last, 'dueAt') : null,
    boards: shown.length > 0 ? await boardsOfNetwork(deps, db, acting.capacity, at) : [],
  }
}

/** The EPS gives one case to the board of an IPS of its network. */
export function assignBoard(deps: PrescribingDeps) {
  return (input: Caller & { actor: Actor; key: BoardCaseKey; capacityId: string }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { key } = input
      const prescription = await lockPrescription(tx, key.number)
      const row = prescription && (await lockCase(tx, key))
      const at = deps.clock.now()
      const acting = await requireActing(deps, tx, input, ['auditar_eps'], at)
      const where = await placeOf(deps, tx, acting, at)
      if (!row || row.regime !== where.regime || !where.epsCodes.includes(row.epsCode))
        return refuse('platform.not_found')
      const closed = closedRefusal(factsOf(row, prescription, [], input.personId))
      if (closed) throw new Refused([closed])
      const { boardCapacityId } = row
      if (boardCapacityId && (await attendedOf(deps, tx, [boardCapacityId], at)).size > 0) {
        const holding = (await deps.identity.capacities(tx, [boardCapacityId], at)).get(boardCapacityId)
        return refuse('prescribing.board_attended', { entity: holding?.entityName ?? '—' })
      }
      const board = (await boardsOfNetwork(deps, tx, acting.capacity, at)).find(
        (one) => one.capacityId === input.capacityId,
      )
      if (!board) return refuse('prescribing.board_not_in_network')
      const [sede] = await deps.registries.sedesOf(tx, board.nit, { on: dayOf(at) }, 1)
      const given = { ...row, boardCapacityId: board.capacityId, boardCode: sede?.code ?? null }
      await giveCase(tx, key, {
        capacityId: board.capacityId,
        code: given.boardCode,
        at,
        officialText: deps.officialBoard(recordOf(given, prescription)),
      })
      await insertEvent(tx, prescription, {
        at,
        what: `La EPS dio ${row.itemName} a la junta de ${board.name}`,
        who: acting.capacity.entityName,
        detail: null,
      })
      await audit(tx, {
        at,
        actor: input.actor,
        act: 'prescribing.board_assigned',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [input.personId, row.prescriberId]),
        context: { number: groupedNumber(key.number), item: row.itemName, entity: board.name },
      })
      const waiting = {
        number: key.number,
        prescriberId: row.prescriberId,
        items: [{ kind: key.kind, number: key.item }],
      }
      await tellBoard(deps, tx, { capacityId: board.capacityId, entityName: board.name }, waiting, at)
    })
}
