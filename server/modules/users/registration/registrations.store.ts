import { sql } from 'kysely'
import type { UserType } from '#contract/paths.ts'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { RegistrationFacts } from '../facts/facts.ts'

/** Opens a registration; a second open one of the same person, type and capacity is refused by the index. */
export async function insertRegistration(
  tx: Tx,
  r: {
    id: string
    personId: string
    userType: UserType
    capacityId: string | null
    delegationId: string | null
    at: Instant
  },
  refusal: { userType: string; when: string },
): Promise<void> {
  try {
    await sql`insert into users.registrations (id, person_id, user_type, capacity_id, delegation_id, registered_at)
      values (${r.id}, ${r.personId}, ${r.userType}, ${r.capacityId}, ${r.delegationId}, ${r.at})`.execute(tx)
  } catch (error) {
    if (constraintOf(error) === 'registrations__one_open') refuse('users.already_registered', refusal)
    throw error
  }
}

/** Annuls an open registration; false when another act did it first. */
export async function closeRegistration(
  tx: Tx,
  r: { registrationId: string; at: Instant; by: string | null; reason: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.registrations set annulled_at = ${r.at}, annulled_by = ${r.by}, annulled_reason = ${r.reason}
    where id = ${r.registrationId}::uuid and annulled_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** Registrations of SSO that no act annulled, in the order of their ids; `after` is the last of the former page. */
export async function openSsoRegistrations(
  conn: Conn,
  page: { after?: string | undefined; limit: number },
  at: Instant,
): Promise<Pick<RegistrationFacts, 'registrationId' | 'personId' | 'userType' | 'annulledAt'>[]> {
  const newer = page.after ? sql`and id > ${page.after}::uuid` : sql``
  const { rows } = await sql<Pick<RegistrationFacts, 'registrationId' | 'personId' | 'userType' | 'annulledAt'>>`
    select id as "registrationId", person_id as "personId", user_type as "userType", annulled_at as "annulledAt"
    from users.registrations
    where user_type = 'sso' and annulled_at is null and registered_at <= ${at}::timestamptz ${newer}
    order by id limit ${page.limit}`.execute(conn)
  return rows
}

/** Notes that the person was told of this end of her plaza; false when she already was. */
export async function markFinishTold(tx: Tx, registrationId: string, end: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.registrations set finish_told = ${end}
    where id = ${registrationId}::uuid and annulled_at is null and finish_told is distinct from ${end} returning id`.execute(
    tx,
  )
  return rows.length === 1
}
