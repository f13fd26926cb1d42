import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'

export interface MemberRow {
  memberId: string
  epsCapacityId: string
  kind: 'ips' | 'proveedor' | 'proveedor_pn'
  docType: string
  docNumber: string
  name: string
  addedAt: Instant
  addedBy: string
  removedAt: Instant | null
  removedBy: string | null
}

const columns: RawBuilder<unknown> = sql`
  n.id as "memberId", n.eps_capacity_id as "epsCapacityId", n.kind, n.doc_type as "docType", n.doc_number as "docNumber",
  n.name, n.added_at as "addedAt", n.added_by as "addedBy", n.removed_at as "removedAt", n.removed_by as "removedBy"`

/** Adds a member; a second open row of the same in the same regime is refused by the index (D-15). */
export async function insertMember(
  tx: Tx,
  m: Omit<MemberRow, 'removedAt' | 'removedBy'>,
  refusal: Record<string, string>,
): Promise<void> {
  try {
    await sql`insert into users.network_members (id, eps_capacity_id, kind, doc_type, doc_number, name, added_at, added_by)
      values (${m.memberId}, ${m.epsCapacityId}, ${m.kind}, ${m.docType}, ${m.docNumber}, ${m.name}, ${m.addedAt}, ${m.addedBy})`.execute(
      tx,
    )
  } catch (error) {
    if (constraintOf(error) === 'network_members__one_open') refuse('users.already_in_network', refusal)
    throw error
  }
}

/** Removes a member; false when another act did it first. */
export async function endMember(tx: Tx, m: { memberId: string; at: Instant; by: string }): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users.network_members set removed_at = ${m.at}, removed_by = ${m.by}
    where id = ${m.memberId}::uuid and removed_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** One member of a network; of another regime or EPS it is not found. */
export async function memberIn(conn: Conn, epsCapacityId: string, memberId: string): Promise<MemberRow | null> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from users.network_members n
    where n.id = ${memberId}::uuid and n.eps_capacity_id = ${epsCapacityId}::uuid`.execute(conn)
  return rows[0] ?? null
}

/** The open row of a member, by what identifies it. */
export async function openMember(
  conn: Conn,
  epsCapacityId: string,
  m: { kind: string; docType: string; docNumber: string },
): Promise<MemberRow | null> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from users.network_members n
    where n.eps_capacity_id = ${epsCapacityId}::uuid and n.kind = ${m.kind} and n.doc_type = ${m.docType}
      and n.doc_number = ${m.docNumber} and n.removed_at is null`.execute(conn)
  return rows[0] ?? null
}

/** Which of these are in the network now, as `kind:type:number`: one query for the page of a search. */
export async function openMemberKeys(
  conn: Conn,
  epsCapacityId: string,
  members: readonly { kind: string; docType: string; docNumber: string }[],
): Promise<Set<string>> {
  if (members.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select concat_ws(':', n.kind, n.doc_type, n.doc_number) as key
    from unnest(${members.map((m) => m.kind)}::text[], ${members.map((m) => m.docType)}::text[],
      ${members.map((m) => m.docNumber)}::text[]) as m(kind, doc_type, doc_number)
    join users.network_members n on n.eps_capacity_id = ${epsCapacityId}::uuid and n.kind = m.kind
      and n.doc_type = m.doc_type and n.doc_number = m.doc_number and n.removed_at is null`.execute(conn)
  return new Set(rows.map((row) => row.key))
}

/** Open members, oldest first; the text is sought in name and document without accents or case. */
export async function membersPage(
  conn: Conn,
  epsCapacityId: string,
  filter: { kind?: string | undefined; text?: string | undefined },
  page: { after?: string | undefined; limit: number },
): Promise<MemberRow[]> {
  const kind = filter.kind ? sql`and n.kind = ${filter.kind}` : sql``
  const text = filter.text
    ? sql`and (platform.fold(n.name) like '%' || platform.fold(${filter.text}) || '%' or n.doc_number like ${filter.text} || '%')`
    : sql``
  const newer = page.after ? sql`and n.id > ${page.after}::uuid` : sql``
  const { rows } = await sql<MemberRow>`
    select ${columns} from users.network_members n
    where n.eps_capacity_id = ${epsCapacityId}::uuid and n.removed_at is null ${kind} ${text} ${newer}
    order by n.id limit ${page.limit}`.execute(conn)
  return rows
}

/** How many, counted up to 1,001. */
export async function countMembers(conn: Conn, epsCapacityId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from users.network_members
      where eps_capacity_id = ${epsCapacityId}::uuid and removed_at is null limit 1001) x`.execute(conn)
  return rows[0]?.n ?? 0
}

/** The capacities of proveedores persona natural who registered, by person. */
export async function ownCapacities(conn: Conn, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; capacityId: string }>`
    select r.person_id as "personId", r.capacity_id as "capacityId" from users.registrations r
    where r.person_id = any(${[...personIds]}::uuid[]) and r.user_type = 'delegado_proveedor_pn' and r.annulled_at is null`.execute(
    conn,
  )
  return new Map(rows.map((r) => [r.personId, r.capacityId]))
}

/** NITs of the IPS in a network at a moment, by name; at most 100. */
export async function ipsOfNetwork(conn: Conn, epsCapacityId: string, at: Instant): Promise<string[]> {
  const { rows } = await sql<{ nit: string }>`
    select n.doc_number as nit from users.network_members n
    where n.eps_capacity_id = ${epsCapacityId}::uuid and n.kind = 'ips' and n.added_at <= ${at}::timestamptz
      and (n.removed_at is null or n.removed_at > ${at}::timestamptz)
    order by n.name limit 100`.execute(conn)
  return rows.map((row) => row.nit)
}
