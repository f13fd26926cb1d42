import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import type { Notify } from '#platform/notify.ts'
import { type Affiliation, affiliation } from './affiliation/affiliation.ts'
import { type Catalogs, catalogs } from './catalogs/catalogs.ts'
import { registryQuestions } from './facts.store.ts'
import type { RegistryQuestions } from './facts.ts'
import { importJob } from './imports/manage-cuts.ts'
import { registriesRoutes } from './routes.ts'

export interface RegistriesDeps {
  db: Db
  clock: Clock
  notify: Notify
}

/** The module composed: what it answers to other modules, its endpoints, its jobs. */
export interface Registries {
  questions: RegistryQuestions
  catalogs: Catalogs
  affiliation: Affiliation
  routes: Route[]
  tasks: Tasks
}

/**
 * Composes the module. A deployment that reads an authority live hands in nothing here: its adapter writes what it fetched
 * into the same tables, with a cut of its own, and the questions answer from there.
 */
export function createRegistries(deps: RegistriesDeps): Registries {
  return { questions: registryQuestions, catalogs, affiliation, routes: registriesRoutes(deps), tasks: importJob(deps) }
}
