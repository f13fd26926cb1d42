import { sql } from 'kysely'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'

/** Gives a role in an activation; a second open one of the same is refused by the index. */
export async function insertRole(
  tx: Tx,
  r: { id: string; activationId: string; role: string; at: Instant; by: string; policyVersion: number },
  refusal: Record<string, string>,
): Promise<void> {
  try {
    await sql`insert into users.role_assignments (id, activation_id, role_code, assigned_at, assigned_by, policy_version)
      values (${r.id}, ${r.activationId}, ${r.role}, ${r.at}, ${r.by}, ${r.policyVersion})`.execute(tx)
  } catch (error) {
    if (constraintOf(error) === 'role_assignments__one_open') refuse('users.role_already_assigned', refusal)
    throw error
  }
}

/** Withdraws an open role; false when it was not held. */
export async function endRole(
  tx: Tx,
  r: { activationId: string; role: string; at: Instant; by: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.role_assignments set withdrawn_at = ${r.at}, withdrawn_by = ${r.by}
    where activation_id = ${r.activationId}::uuid and role_code = ${r.role} and withdrawn_at is null returning id`.execute(
    tx,
  )
  return rows.length === 1
}

/** The roles a person holds now in open activations of a capacity. */
export async function heldRoles(
  conn: Conn,
  personId: string,
  capacityId: string,
): Promise<{ activationId: string; role: string }[]> {
  const { rows } = await sql<{ activationId: string; role: string }>`
    select r.activation_id as "activationId", r.role_code as role
    from users.role_assignments r join users.activations a on a.id = r.activation_id
    where a.person_id = ${personId}::uuid and a.capacity_id = ${capacityId}::uuid and a.ended_at is null
      and r.withdrawn_at is null`.execute(conn)
  return rows
}
