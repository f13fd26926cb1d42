import * as search from '#contract/prescriptions-search.ts'
import type { Actor } from '#platform/audit.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { PrescribingDeps } from '../deps.ts'
import { askExport, openExport } from './export.ts'
import { readPrescription, searchPrescriptions } from './search.ts'

const caller = (call: { params: { context: string }; session: { personId: string }; actor: Actor }) => ({
  context: call.params.context,
  personId: call.session.personId,
  actor: call.actor,
})

/** Finding, reading and downloading prescriptions, for who prescribes, for an IPS and for an EPS. */
export function searchRoutes(deps: PrescribingDeps): Route[] {
  const read = readPrescription(deps)
  const ask = askExport(deps)
  return [
    handle(search.searchOwn, (call) => searchPrescriptions(deps, 'propias', caller(call), call.body)),
    handle(search.searchOfIps, (call) => searchPrescriptions(deps, 'ips', caller(call), call.body)),
    handle(search.searchOfEps, (call) => searchPrescriptions(deps, 'eps', caller(call), call.body)),
    handle(search.readOfIps, (call) => read('ips', { ...caller(call), number: call.params.number })),
    handle(search.readOfEps, (call) => read('eps', { ...caller(call), number: call.params.number })),
    handle(search.exportOwn, (call) => ask('propias', { ...caller(call), ...call.body })),
    handle(search.exportOfIps, (call) => ask('ips', { ...caller(call), ...call.body })),
    handle(search.exportOfEps, (call) => ask('eps', { ...caller(call), ...call.body })),
    handle(search.downloadExport, async (call) => {
      const { stream, type, name } = await openExport(deps, { ...caller(call), exportId: call.params.exportId })
      return call.reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(stream)
    }),
  ]
}
