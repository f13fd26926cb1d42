import * as tutelas from '#contract/tutelas.ts'
import { plainDate } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { PrescribingDeps } from '../deps.ts'
import { addRuling, annulTutela, beginCorrection } from './change-tutela.ts'
import { listTutelaCodes, nameTutelaCode } from './name-codes.ts'
import { registerTutela } from './register-tutela.ts'
import { discardTutelaDraftRow, insertTutelaDraft, saveTutelaDraftContent, tutelaDraftOf } from './tutelas.store.ts'
import { findTutelas, tutelaDeskOf, tutelaView } from './views.ts'

const caller = (call: { params: { context: string }; session: { personId: string } }) => ({
  context: call.params.context,
  personId: call.session.personId,
})

/** Tutelas: drafts, registering, later rulings, annulling, lists; and the names of their types, for operators. */
export function tutelaRoutes(deps: PrescribingDeps): Route[] {
  const { db, clock } = deps
  const register = registerTutela(deps)
  const add = addRuling(deps)
  const correct = beginCorrection(deps)
  const annul = annulTutela(deps)
  const view = tutelaView(deps)
  const name = nameTutelaCode(deps)
  /** Why a draft did not change: it is registered, or another tab saved it, or it is not hers. */
  async function unchanged(call: Parameters<typeof caller>[0] & { params: { draftId: string } }): Promise<never> {
    const draft = await tutelaDraftOf(db, call.params.draftId, caller(call))
    if (draft?.registeredNumber)
      return refuse('prescribing.tutela_draft_registered', { number: draft.registeredNumber })
    return refuse(draft ? 'platform.version_conflict' : 'platform.not_found')
  }
  return [
    handle(tutelas.tutelaDesk, (call) => tutelaDeskOf(deps, caller(call))),
    handle(tutelas.createTutelaDraft, async (call) => {
      const { content, replaces } = call.body
      if (replaces) return correct({ ...caller(call), number: replaces, content })
      const draftId = newId()
      await insertTutelaDraft(db, { ...caller(call), draftId, content: content ?? {}, replaces: null, at: clock.now() })
      return { draftId, version: 1 }
    }),
    handle(tutelas.readTutelaDraft, async (call) => {
      const draft = (await tutelaDraftOf(db, call.params.draftId, caller(call))) ?? refuse('platform.not_found')
      const { registeredNumber, ...rest } = draft
      return { ...rest, registered: registeredNumber }
    }),
    handle(tutelas.saveTutelaDraft, async (call) => {
      const at = clock.now()
      const save = { ...caller(call), draftId: call.params.draftId, ...call.body, at }
      const version = (await saveTutelaDraftContent(db, save)) ?? (await unchanged(call))
      return { version, updatedAt: at }
    }),
    handle(tutelas.discardTutelaDraft, async (call) => {
      if (!(await discardTutelaDraftRow(db, call.params.draftId, caller(call), clock.now()))) await unchanged(call)
      return undefined
    }),
    handle(tutelas.registerTutela, ({ body, actor, ...call }) =>
      register({ owner: caller(call), draftId: call.params.draftId, version: body.version, actor }),
    ),
    handle(tutelas.searchTutelas, (call) => findTutelas(deps, { ...caller(call), actor: call.actor }, call.body)),
    handle(tutelas.readTutela, (call) => view({ ...caller(call), number: call.params.number, actor: call.actor })),
    handle(tutelas.addRuling, async ({ body, actor, ...call }) => {
      const { rulingNumber, rulingOn } = body
      const ruling = { rulingNumber, rulingOn: plainDate(rulingOn) }
      await add({ ...caller(call), number: call.params.number, actor, ...ruling })
      return undefined
    }),
    handle(tutelas.annulTutela, async ({ body, actor, ...call }) => {
      await annul({ ...caller(call), number: call.params.number, actor, reason: body.reason })
      return undefined
    }),
    handle(tutelas.tutelaCodes, () => listTutelaCodes(deps)),
    handle(tutelas.setTutelaCode, async ({ params, body, actor, session }) => {
      await name({ ...params, ...body, operatorId: session.operatorId, actor })
      return undefined
    }),
  ]
}
