import * as search from '#contract/prescriptions-search.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { PrescribingDeps } from '../deps.ts'
import { whoseOf } from '../search/search.ts'
import { readDashboard } from './dashboards.ts'

/** Dashboards of a sede, of an EPS in its regime, and of the country. */
export function dashboardRoutes(deps: PrescribingDeps): Route[] {
  const of = async (
    scope: 'ips' | 'eps',
    call: { params: { context: string }; session: { personId: string }; query: { days: number } },
  ) => {
    const caller = { context: call.params.context, personId: call.session.personId }
    const { whose } = await whoseOf(deps, deps.db, caller, scope, deps.clock.now())
    return whose.scope === 'propias' ? refuse('platform.not_found') : readDashboard(deps, whose, call.query.days)
  }
  return [
    handle(search.dashboardOfIps, (call) => of('ips', call)),
    handle(search.dashboardOfEps, (call) => of('eps', call)),
    handle(search.dashboardOfOperator, ({ query }) => readDashboard(deps, 'pais', query.days)),
  ]
}
