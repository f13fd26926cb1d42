import { sql } from 'kysely'
import type { PolicyName } from '#contract/policies.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'

export interface PolicyVersion {
  name: PolicyName
  version: number
  content: unknown
  publishedAt: Instant | null
  publishedByLabel: string | null
}

/** Versions of one policy (or of all), newest first. */
export async function policyVersions(conn: Conn, name?: PolicyName): Promise<PolicyVersion[]> {
  const only = name ? sql`where name = ${name}` : sql``
  const { rows } = await sql<PolicyVersion>`
    select name, version, content, published_at as "publishedAt", published_by_label as "publishedByLabel"
    from users.policies ${only} order by name, version desc`.execute(conn)
  return rows
}

/** Puts a new version in force from `at` on and closes the former; the policy's name is locked. */
export async function insertPolicy(
  tx: Tx,
  p: { name: PolicyName; version: number; content: unknown; at: Instant; by: { id: string; label: string } },
): Promise<void> {
  await sql`update users.policies set in_force = tstzrange(lower(in_force), ${p.at}::timestamptz)
    where name = ${p.name} and version = ${p.version - 1}`.execute(tx)
  await sql`
    insert into users.policies (name, version, content, in_force, published_at, published_by, published_by_label)
    values (${p.name}, ${p.version}, ${JSON.stringify(p.content)}::jsonb, tstzrange(${p.at}::timestamptz, null), ${p.at},
      ${p.by.id}, ${p.by.label})`.execute(tx)
}

/** The draft of an operator that began from this version; null without one. */
export async function draftOf(
  conn: Conn,
  name: PolicyName,
  operatorId: string,
  fromVersion: number,
): Promise<{ content: unknown; savedAt: Instant } | null> {
  const { rows } = await sql<{ content: unknown; savedAt: Instant }>`
    select content, saved_at as "savedAt" from users.policy_drafts
    where name = ${name} and operator_id = ${operatorId}::uuid and from_version = ${fromVersion}`.execute(conn)
  return rows[0] ?? null
}

/** Keeps the draft of an operator in the place of her former one; false when its version is not the one in force any more. */
export async function putDraft(
  conn: Conn,
  d: { name: PolicyName; operatorId: string; fromVersion: number; content: unknown; at: Instant },
): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`
    insert into users.policy_drafts (name, operator_id, from_version, content, saved_at)
    select p.name, ${d.operatorId}::uuid, p.version, ${JSON.stringify(d.content)}::jsonb, ${d.at}::timestamptz
    from users.policies p where p.name = ${d.name} and p.version = ${d.fromVersion} and upper_inf(p.in_force)
    on conflict (name, operator_id) do update
      set from_version = excluded.from_version, content = excluded.content, saved_at = excluded.saved_at
    returning name`.execute(conn)
  return rows.length === 1
}

/** Takes the draft of an operator away, if there is one. */
export async function dropDraft(conn: Conn, name: PolicyName, operatorId: string): Promise<void> {
  await sql`delete from users.policy_drafts where name = ${name} and operator_id = ${operatorId}::uuid`.execute(conn)
}

/** Open activations by type of user and capacity: what a change of who activates whom touches. */
export async function openActivationsByType(
  conn: Conn,
): Promise<{ userType: string; capacityId: string; count: number }[]> {
  const { rows } = await sql<{ userType: string; capacityId: string; count: number }>`
    select user_type as "userType", capacity_id as "capacityId", count(*)::int as count
    from users.activations where ended_at is null group by 1, 2`.execute(conn)
  return rows
}

/** Open assignments of roles by role, type of user and capacity. */
export async function openRolesByType(
  conn: Conn,
): Promise<{ role: string; userType: string; capacityId: string; count: number }[]> {
  const { rows } = await sql<{ role: string; userType: string; capacityId: string; count: number }>`
    select r.role_code as role, a.user_type as "userType", a.capacity_id as "capacityId", count(*)::int as count
    from users.role_assignments r join users.activations a on a.id = r.activation_id
    where r.withdrawn_at is null and a.ended_at is null group by 1, 2, 3`.execute(conn)
  return rows
}

/** Persons who hold a role that prescribes in an open activation; at most `limit`. */
export async function holdersOf(
  conn: Conn,
  roles: readonly string[],
  limit: number,
): Promise<{ personId: string; userType: string; role: string }[]> {
  const { rows } = await sql<{ personId: string; userType: string; role: string }>`
    select distinct a.person_id as "personId", a.user_type as "userType", r.role_code as role
    from users.role_assignments r join users.activations a on a.id = r.activation_id
    where r.withdrawn_at is null and a.ended_at is null and r.role_code = any(${[...roles]}::text[]) limit ${limit}`.execute(
    conn,
  )
  return rows
}
