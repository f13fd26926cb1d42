import { type RawBuilder, sql } from 'kysely'
import { type Policies, type PolicyName, policySchemas } from '#contract/policies.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { Placed, RegistrationFacts, RequestFacts, SiteFacts } from './facts.ts'

/** Reads of the module's own tables as of a moment: an act after it has not happened yet. */

export interface ActivationRow extends Placed {
  activationId: string
  activatedAt: Instant
  activatedBy: string
  endedAt: Instant | null
  endedBy: string | null
  endReason: string | null
  endNote: string | null
}

export interface RoleRow {
  assignmentId: string
  activationId: string
  roleCode: string
  assignedAt: Instant
  assignedBy: string
  withdrawnAt: Instant | null
  withdrawnBy: string | null
}

export type RequestRow = Omit<RequestFacts, 'decidedBy'> & { decidedBy: string | null }

/** An instant that lies after the moment asked about is not known yet. */
const by = (column: string, at: Instant): RawBuilder<Instant | null> =>
  sql`case when ${sql.ref(column)} <= ${at}::timestamptz then ${sql.ref(column)} end`
const after = (moment: string, column: string, at: Instant): RawBuilder<unknown> =>
  sql`case when ${sql.ref(moment)} <= ${at}::timestamptz then ${sql.ref(column)} end`

const registrationColumns = (at: Instant): RawBuilder<unknown> => sql`
  r.id as "registrationId", r.person_id as "personId", r.user_type as "userType", r.capacity_id as "capacityId",
  r.delegation_id as "delegationId", r.registered_at as "registeredAt",
  ${by('r.annulled_at', at)} as "annulledAt", ${after('r.annulled_at', 'r.annulled_reason', at)} as "annulledReason"`

/** All registrations of a person, latest first. */
export async function registrationsOf(conn: Conn, personId: string, at: Instant): Promise<RegistrationFacts[]> {
  const { rows } = await sql<RegistrationFacts>`
    select ${registrationColumns(at)} from users.registrations r
    where r.person_id = ${personId}::uuid and r.registered_at <= ${at}::timestamptz order by r.id desc`.execute(conn)
  return rows
}

export async function registrationById(conn: Conn, id: string, at: Instant): Promise<RegistrationFacts | null> {
  const { rows } = await sql<RegistrationFacts>`
    select ${registrationColumns(at)} from users.registrations r
    where r.id = ${id}::uuid and r.registered_at <= ${at}::timestamptz`.execute(conn)
  return rows[0] ?? null
}

/** Several at once, by id. */
export async function registrationsById(
  conn: Conn,
  ids: readonly string[],
  at: Instant,
): Promise<Map<string, RegistrationFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<RegistrationFacts>`
    select ${registrationColumns(at)} from users.registrations r where r.id = any(${[...ids]}::uuid[])`.execute(conn)
  return new Map(rows.map((r) => [r.registrationId, r]))
}

/** Registrations of delegates of these capacities that no act annulled. */
export async function delegateRegistrations(
  conn: Conn,
  capacityIds: readonly string[],
  at: Instant,
): Promise<RegistrationFacts[]> {
  const { rows } = await sql<RegistrationFacts>`
    select ${registrationColumns(at)} from users.registrations r
    where r.capacity_id = any(${[...capacityIds]}::uuid[]) and r.registered_at <= ${at}::timestamptz
      and (r.annulled_at is null or r.annulled_at > ${at}::timestamptz) order by r.id desc`.execute(conn)
  return rows
}

export const activationColumns = (at: Instant): RawBuilder<unknown> => sql`
  a.id as "activationId", a.registration_id as "registrationId", a.person_id as "personId", a.user_type as "userType",
  a.capacity_id as "capacityId", a.sede_code as "sedeCode", a.site_id as "siteId", a.activated_at as "activatedAt",
  a.activated_by as "activatedBy", ${by('a.ended_at', at)} as "endedAt", ${after('a.ended_at', 'a.ended_by', at)} as "endedBy",
  ${after('a.ended_at', 'a.end_reason', at)} as "endReason", ${after('a.ended_at', 'a.end_note', at)} as "endNote"`

/** All activations of a person, latest first. */
export async function activationsOf(conn: Conn, personId: string, at: Instant): Promise<ActivationRow[]> {
  const { rows } = await sql<ActivationRow>`
    select ${activationColumns(at)} from users.activations a
    where a.person_id = ${personId}::uuid and a.activated_at <= ${at}::timestamptz order by a.id desc`.execute(conn)
  return rows
}

export async function rolesOf(conn: Conn, activationIds: readonly string[], at: Instant): Promise<RoleRow[]> {
  if (activationIds.length === 0) return []
  const { rows } = await sql<RoleRow>`
    select r.id as "assignmentId", r.activation_id as "activationId", r.role_code as "roleCode", r.assigned_at as "assignedAt",
      r.assigned_by as "assignedBy", ${by('r.withdrawn_at', at)} as "withdrawnAt",
      ${after('r.withdrawn_at', 'r.withdrawn_by', at)} as "withdrawnBy"
    from users.role_assignments r
    where r.activation_id = any(${[...activationIds]}::uuid[]) and r.assigned_at <= ${at}::timestamptz order by r.id`.execute(
    conn,
  )
  return rows
}

export const siteColumns = (at: Instant): RawBuilder<unknown> => sql`
  s.id as "siteId", s.capacity_id as "capacityId", lpad(s.number::text, 2, '0') as number, s.implicit, s.name, s.address,
  s.municipality_code as "municipalityCode", s.phone, s.opened_at as "openedAt", ${by('s.closed_at', at)} as "closedAt",
  ${after('s.closed_at', 's.closed_reason', at)} as "closedReason"`

export async function sitesById(conn: Conn, ids: readonly string[], at: Instant): Promise<SiteFacts[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SiteFacts>`
    select ${siteColumns(at)} from users.sites s where s.id = any(${[...ids]}::uuid[])`.execute(conn)
  return rows
}

/** The sites of a capacity, by number; at most 99 exist. */
export async function sitesOf(conn: Conn, capacityId: string, at: Instant): Promise<SiteFacts[]> {
  const { rows } = await sql<SiteFacts>`
    select ${siteColumns(at)} from users.sites s
    where s.capacity_id = ${capacityId}::uuid and s.opened_at <= ${at}::timestamptz order by s.number`.execute(conn)
  return rows
}

export const requestColumns = (at: Instant): RawBuilder<unknown> => sql`
  q.id as "requestId", q.registration_id as "registrationId", q.person_id as "personId", q.user_type as "userType",
  q.capacity_id as "capacityId", q.sede_code as "sedeCode", q.site_id as "siteId", q.note,
  case when q.decided_at > ${at}::timestamptz then 'pendiente' else q.state end as state, q.asked_at as "askedAt",
  ${by('q.opened_by_delegate_at', at)} as "openedByDelegateAt", q.reminders::int as reminders,
  ${by('q.reminded_at', at)} as "remindedAt", ${by('q.decided_at', at)} as "decidedAt",
  ${after('q.decided_at', 'q.decided_by', at)} as "decidedBy", ${after('q.decided_at', 'q.reason', at)} as reason`

/** The latest requests of a person. */
export async function requestsOf(conn: Conn, personId: string, at: Instant, limit = 50): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(at)} from users.activation_requests q
    where q.person_id = ${personId}::uuid and q.asked_at <= ${at}::timestamptz order by q.id desc limit ${limit}`.execute(
    conn,
  )
  return rows
}

export async function requestById(conn: Conn, id: string, at: Instant): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(at)} from users.activation_requests q where q.id = ${id}::uuid`.execute(conn)
  return rows[0] ?? null
}

export interface DeskCounts {
  capacityId: string
  networkSize: number
  openSites: number
  openActivations: number
  pendingRequests: number
}

/** What each capacity holds, each count bounded to 1,000, in one query. */
export async function deskCounts(conn: Conn, capacityIds: readonly string[], at: Instant): Promise<DeskCounts[]> {
  const { rows } = await sql<DeskCounts>`
    select c.id as "capacityId",
      (select count(*)::int from (select 1 from users.network_members n where n.eps_capacity_id = c.id
        and n.added_at <= ${at}::timestamptz and (n.removed_at is null or n.removed_at > ${at}::timestamptz) limit 1000) x) as "networkSize",
      (select count(*)::int from (select 1 from users.sites s where s.capacity_id = c.id
        and s.opened_at <= ${at}::timestamptz and (s.closed_at is null or s.closed_at > ${at}::timestamptz) limit 1000) x) as "openSites",
      (select count(*)::int from (select 1 from users.activations a where a.capacity_id = c.id
        and a.activated_at <= ${at}::timestamptz and (a.ended_at is null or a.ended_at > ${at}::timestamptz) limit 1000) x) as "openActivations",
      (select count(*)::int from (select 1 from users.activation_requests q where q.capacity_id = c.id
        and q.asked_at <= ${at}::timestamptz and (q.decided_at is null or q.decided_at > ${at}::timestamptz) limit 1000) x) as "pendingRequests"
    from unnest(${[...capacityIds]}::uuid[]) c(id)`.execute(conn)
  return rows
}

/** The policies in force at a moment. Their content was validated when it was published; parsed again, so that a broken row is a fault and not a yes. */
export async function policiesAt(conn: Conn, at: Instant): Promise<Policies> {
  const { rows } = await sql<{ name: PolicyName; version: number; content: unknown }>`
    select name, version, content from users.policies where in_force @> ${at}::timestamptz`.execute(conn)
  const row = (name: PolicyName) => {
    const found = rows.find((r) => r.name === name)
    if (!found) throw new Error(`no policy in force: ${name}`)
    return found
  }
  return {
    activadores: policySchemas.activadores.parse(row('activadores').content),
    profesion_item: policySchemas.profesion_item.parse(row('profesion_item').content),
    roles: policySchemas.roles.parse(row('roles').content),
    versions: {
      activadores: row('activadores').version,
      profesion_item: row('profesion_item').version,
      roles: row('roles').version,
    },
  }
}
