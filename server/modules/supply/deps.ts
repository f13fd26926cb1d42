import type { IdentityDoor } from '#identity'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import type { RegistryQuestions } from '#registries'
import type { UsersDoor } from '#users'
import type { DireccionamientoOfficial, NoDireccionamientoOfficial } from './record.ts'

/** What the module stands on; the composition hands it in. */
export interface SupplyDeps {
  db: Db
  clock: Clock
  notify: Notify
  registries: RegistryQuestions
  identity: IdentityDoor
  users: UsersDoor
  officialDireccionamiento: DireccionamientoOfficial
  officialNoDireccionamiento: NoDireccionamientoOfficial
}
