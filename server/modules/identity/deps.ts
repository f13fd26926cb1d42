import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import type { RegistryQuestions } from '#registries'

/** What the topics entities and delegations are composed with. */
export interface EntityDeps {
  db: Db
  clock: Clock
  notify: Notify
  registries: RegistryQuestions
}
