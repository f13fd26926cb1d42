import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/**
 * Serialises acts about one person in this module, until the transaction ends. Always taken after the locks of capacities
 * (`IdentityDoor.lockCapacity`), so that two acts never wait for each other. The clock is read after the last lock: facts are
 * those of a moment, and an act that was waited for must not lie after it.
 */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('users.person'), hashtext(${personId}))`.execute(tx)
}

/** The same for what has no row to lock: a policy by its name. */
export async function lockNamed(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('users.named'), hashtext(${name}))`.execute(tx)
}
