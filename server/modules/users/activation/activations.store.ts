import { type RawBuilder, sql } from 'kysely'
import type { UserType } from '#contract/paths.ts'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { type ActivationRow, activationColumns } from '../facts/facts.store.ts'
import type { Placed } from '../facts/facts.ts'

/** Opens an activation. The indexes refuse a second open one in the place and a second open SSO one. */
export async function insertActivation(
  tx: Tx,
  a: Placed & {
    id: string
    at: Instant
    by: string
    activatorRegistrationId: string
    policyVersion: number
  },
  refusal: { already: Record<string, string>; sso: Record<string, string> },
): Promise<void> {
  try {
    await sql`insert into users.activations
        (id, registration_id, person_id, user_type, capacity_id, sede_code, site_id, activated_at, activated_by,
         activator_registration_id, policy_version)
      values (${a.id}, ${a.registrationId}, ${a.personId}, ${a.userType}, ${a.capacityId}, ${a.sedeCode}, ${a.siteId}, ${a.at},
        ${a.by}, ${a.activatorRegistrationId}, ${a.policyVersion})`.execute(tx)
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === 'activations__one_open') refuse('users.already_active', refusal.already)
    if (constraint === 'activations__one_open_sso') refuse('users.sso_already_active', refusal.sso)
    throw error
  }
}

/** Ends an open activation; false when another act did it first. `by` null: the product did. */
export async function endActivation(
  tx: Tx,
  a: { activationId: string; at: Instant; by: string | null; reason: string; note: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.activations set ended_at = ${a.at}, ended_by = ${a.by}, end_reason = ${a.reason}, end_note = ${a.note}
    where id = ${a.activationId}::uuid and ended_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** One activation of a capacity; another capacity's is simply not found. */
export async function activationIn(
  conn: Conn,
  capacityId: string,
  activationId: string,
  at: Instant,
): Promise<ActivationRow | null> {
  const { rows } = await sql<ActivationRow>`
    select ${activationColumns(at)} from users.activations a
    where a.id = ${activationId}::uuid and a.capacity_id = ${capacityId}::uuid`.execute(conn)
  return rows[0] ?? null
}

/** What a list of a capacity's activations is narrowed by, in SQL. */
export interface ActivationFilter {
  /** Only those no act has ended. */
  open?: boolean
  place?: string | undefined
  userType?: UserType | undefined
  withoutRole?: boolean
  personIds?: readonly string[]
  role?: string | undefined
}

function where(capacityId: string, filter: ActivationFilter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`a.capacity_id = ${capacityId}::uuid`]
  if (filter.open) conditions.push(sql`a.ended_at is null`)
  if (filter.userType) conditions.push(sql`a.user_type = ${filter.userType}`)
  if (filter.place) conditions.push(sql`(a.sede_code = ${filter.place} or a.site_id::text = ${filter.place})`)
  if (filter.personIds) conditions.push(sql`a.person_id = any(${[...filter.personIds]}::uuid[])`)
  if (filter.withoutRole)
    conditions.push(
      sql`not exists (select from users.role_assignments r where r.activation_id = a.id and r.withdrawn_at is null)`,
    )
  if (filter.role)
    conditions.push(
      sql`exists (select from users.role_assignments r where r.activation_id = a.id and r.withdrawn_at is null
        and r.role_code = ${filter.role})`,
    )
  return sql.join(conditions, sql` and `)
}

/** Activations of a capacity in the order in which they were made, oldest first; `after` is the id of the last of the former page. */
export async function activationsPage(
  conn: Conn,
  capacityId: string,
  filter: ActivationFilter,
  page: { after?: string | undefined; limit: number },
  at: Instant,
): Promise<ActivationRow[]> {
  const newer = page.after ? sql`and a.id > ${page.after}::uuid` : sql``
  const { rows } = await sql<ActivationRow>`
    select ${activationColumns(at)} from users.activations a
    where ${where(capacityId, filter)} ${newer} order by a.id limit ${page.limit}`.execute(conn)
  return rows
}

/** How many, counted up to 1,001. */
export async function countActivations(conn: Conn, capacityId: string, filter: ActivationFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from users.activations a where ${where(capacityId, filter)} limit 1001) x`.execute(
    conn,
  )
  return rows[0]?.n ?? 0
}

/** The persons ever activated in a capacity under this filter; at most `limit`. */
export async function personsIn(
  conn: Conn,
  capacityId: string,
  filter: ActivationFilter,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct a.person_id as "personId" from users.activations a
    where ${where(capacityId, filter)} limit ${limit}`.execute(conn)
  return rows.map((r) => r.personId)
}
