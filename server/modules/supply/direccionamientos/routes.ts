import * as contract from '#contract/direccionamientos.ts'
import type { Actor } from '#platform/audit.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { SupplyDeps } from '../deps.ts'
import { annulDecline } from './annul-decline.ts'
import { annulDirection } from './annul-direction.ts'
import { declineItem } from './decline-item.ts'
import { directItem } from './direct-item.ts'
import { readDirectedToUs, searchDirectedToUs } from './directed-to-us.ts'
import { readItem, searchDeclined, searchDirected, searchSuppliers, searchWaiting } from './eps-lists.ts'
import { askExport, openExport } from './export.ts'

const callerOf = (call: { params: { context: string }; session: { personId: string }; actor: Actor }) => ({
  context: call.params.context,
  personId: call.session.personId,
  actor: call.actor,
})
const keyOf = ({ number, kind, item }: contract.ItemKey): contract.ItemKey => ({ number, kind, item })

/** Directing, not directing, and reading what was directed. */
export function direccionamientoRoutes(deps: SupplyDeps): Route[] {
  return [
    handle(contract.searchWaiting, (call) => searchWaiting(deps, callerOf(call), call.body)),
    handle(contract.searchDirected, (call) => searchDirected(deps, callerOf(call), call.body)),
    handle(contract.searchDeclined, (call) => searchDeclined(deps, callerOf(call), call.body)),
    handle(contract.readWaitingItem, (call) => readItem(deps, callerOf(call), keyOf(call.params))),
    handle(contract.searchSuppliers, (call) => searchSuppliers(deps, callerOf(call), call.query.text)),
    handle(contract.directItem, (call) =>
      directItem(deps, { ...callerOf(call), key: keyOf(call.params), form: call.body }),
    ),
    handle(contract.annulDirection, async (call) => {
      const { number, id } = call.params
      await annulDirection(deps, { ...callerOf(call), number, id, reason: call.body.reason })
    }),
    handle(contract.declineItem, (call) =>
      declineItem(deps, { ...callerOf(call), key: keyOf(call.params), form: call.body }),
    ),
    handle(contract.annulDecline, async (call) => {
      const { number, id } = call.params
      await annulDecline(deps, { ...callerOf(call), number, id, reason: call.body.reason })
    }),
    handle(contract.searchDirectedToUs, (call) => searchDirectedToUs(deps, callerOf(call), call.body)),
    handle(contract.readDirectedToUs, ({ params, ...call }) =>
      readDirectedToUs(deps, callerOf({ params, ...call }), { number: params.number, id: params.id }),
    ),
    handle(contract.exportDirected, (call) => askExport(deps, 'direccionado', { ...callerOf(call), ...call.body })),
    handle(contract.exportDirectedToUs, (call) => askExport(deps, 'recibido', { ...callerOf(call), ...call.body })),
    handle(contract.downloadDirected, async (call) => {
      const { stream, type, name } = await openExport(deps, { ...callerOf(call), exportId: call.params.exportId })
      return call.reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(stream)
    }),
  ]
}
