import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import { ensureMonthsAhead } from '#platform/months.ts'
import { summarize } from './dashboards/dashboards.ts'
import { dashboardRoutes } from './dashboards/routes.ts'
import type { PrescribingDeps } from './deps.ts'
import { boardRoutes } from './juntas/routes.ts'
import { prescriptionRoutes } from './routes.ts'
import { searchRoutes } from './search/routes.ts'
import { tutelaRoutes } from './tutelas/routes.ts'

/**
 * The door of prescribing: MIPRES itself. Other modules and the composition import only this file.
 */

export type { CatalogQuestions, PrescribingDeps } from './deps.ts'
export { epsCodes, workPage } from './eps.ts'
export type { BoardRecord } from './juntas/record.ts'
export { type PrescribedItem, prescribedItem } from './prescribed-item.ts'
export { monthOf } from './prescriptions/numbers.ts'
export type { TimelineEvent } from './prescriptions/prescriptions.store.ts'
export type * from './record.ts'
export type { Directable, SupplyLink } from './supply-link.ts'
export type { TutelaNoveltyRecord, TutelaRecord } from './tutelas/record.ts'

export interface Prescribing {
  routes: Route[]
  /** Jobs by name, and when they come by themselves. */
  tasks: Tasks
  crontab: string[]
  /** Makes the partitions of this month and the next two; to be called at start, before anybody is served. */
  prepare(): Promise<void>
}

export function createPrescribing(deps: PrescribingDeps): Prescribing {
  const prepare = (): Promise<void> => ensureMonthsAhead(deps.db, deps.clock.today())
  return {
    routes: [
      ...prescriptionRoutes(deps),
      ...boardRoutes(deps),
      ...tutelaRoutes(deps),
      ...searchRoutes(deps),
      ...dashboardRoutes(deps),
    ],
    tasks: { 'prescribing:months': prepare, 'prescribing:summary': summarize(deps) },
    // At night in Bogotá, long before a month begins.
    crontab: ['40 7 * * * prescribing:months', '7 * * * * prescribing:summary'],
    prepare,
  }
}
