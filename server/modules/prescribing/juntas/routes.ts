import * as juntas from '#contract/juntas.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { PrescribingDeps } from '../deps.ts'
import { assignBoard, readUnattended } from './assign-board.ts'
import { decideBoard, decideBoards } from './decide-board.ts'
import { readCase, readInbox } from './inbox.ts'

/** Boards of professionals: the inbox of an IPS, its decisions, and what an EPS gives to another board. */
export function boardRoutes(deps: PrescribingDeps): Route[] {
  const read = readCase(deps)
  const decide = decideBoard(deps)
  const decideMany = decideBoards(deps)
  const assign = assignBoard(deps)
  const caller = (params: { context: string }, session: { personId: string }) => ({
    context: params.context,
    personId: session.personId,
  })
  return [
    handle(juntas.boardInbox, ({ params, query, session }) => readInbox(deps, caller(params, session), query)),
    handle(juntas.boardCase, ({ params, session, actor }) => read({ ...caller(params, session), actor }, params)),
    handle(juntas.decideBoard, ({ params, body, session, actor }) =>
      decide({ ...caller(params, session), actor, key: params, act: body }),
    ),
    handle(juntas.decideBoards, ({ params, body: { cases, ...act }, session, actor }) =>
      decideMany({ ...caller(params, session), actor, cases, act }),
    ),
    handle(juntas.unattendedBoardCases, ({ params, query, session }) =>
      readUnattended(deps, caller(params, session), query),
    ),
    handle(juntas.assignBoard, async ({ params, body, session, actor }) => {
      await assign({ ...caller(params, session), actor, key: params, capacityId: body.capacityId })
      return undefined
    }),
  ]
}
