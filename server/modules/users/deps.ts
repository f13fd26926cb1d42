import type { IdentityDoor } from '#identity'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import type { RegistryQuestions } from '#registries'

/** What the module stands on; the composition hands it in. */
export interface UsersDeps {
  db: Db
  clock: Clock
  notify: Notify
  registries: RegistryQuestions
  identity: IdentityDoor
}

/** The application of Mi Seguridad Social that this module administers: delegations are named for it. */
export const MIPRES = 'mipres'
