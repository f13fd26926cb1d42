import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import type { PrescribingDeps } from './deps.ts'
import { ensureMonthsAhead } from './prescriptions/partitions.store.ts'
import { prescriptionRoutes } from './routes.ts'

/**
 * The door of prescribing: MIPRES itself. Other modules and the composition import only this file.
 */

export type { CatalogQuestions, PrescribingDeps } from './deps.ts'
export type * from './record.ts'

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
    routes: prescriptionRoutes(deps),
    tasks: { 'prescribing:months': prepare },
    // At night in Bogotá, long before a month begins.
    crontab: ['40 7 * * * prescribing:months'],
    prepare,
  }
}
