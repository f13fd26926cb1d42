import type { Clock } from '#platform/clock.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Db } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import type { RegistryQuestions } from '../registries/facts.ts'

/** The named settings that entities and delegations follow. */
export interface EntitySettings {
  /** D-14: days after which a naming lapses. */
  namingDays: number
  /** D-14: days after the naming on which reminders go out. */
  reminderDays: readonly number[]
  /** D-06: days a new representative has to confirm the delegates found. */
  confirmationDays: number
  /** D-10: days of grace after the expiry of a provider in REPS. */
  repsGraceDays: number
}

/** What the topics entities and delegations are composed with. */
export interface EntityDeps {
  db: Db
  clock: Clock
  notify: Notify
  registries: RegistryQuestions
  settings(conn: Conn, at: Instant): Promise<EntitySettings>
}

export const defaultEntitySettings: EntitySettings = {
  namingDays: 90,
  reminderDays: [7, 30, 60],
  confirmationDays: 30,
  repsGraceDays: 0,
}
