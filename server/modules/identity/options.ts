import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { SendMail } from '#platform/mail.ts'
import type { Notify } from '#platform/notify.ts'
import type { RegistryQuestions } from '#registries'
import type { Keyring } from './credentials/keys.store.ts'

/** What the composition hands to Mi Seguridad Social. */
export interface IdentityOptions {
  db: Db
  clock: Clock
  publicUrl: string
  sendMail: SendMail
  notify: Notify
  registries: RegistryQuestions
  /** Seal the keys at rest: the first wraps, all unwrap. Null only in the demo. */
  secrets: readonly string[] | null
  demo: boolean
}

/** What its verbs work with. */
export interface IdentityDeps extends IdentityOptions {
  keyring: Keyring
}
