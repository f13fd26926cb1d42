import { type RawBuilder, sql } from 'kysely'
import type { DocumentId, DocumentType } from '#contract/documents.ts'
import { spanishDayOf, spanishDocument } from '#contract/spanish.ts'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { readCapacities } from '../entities/entities.store.ts'
import type { DelegationFacts } from '../facts.ts'
import { delegationState } from './states.ts'

/** The only SQL over applications, delegations and their confirmations. */

export interface Application {
  code: string
  name: string
  about: string
  perRegime: boolean
}

/** A delegation with what only its own pages need. */
export interface DelegationRow extends DelegationFacts {
  email: string | null
  replacesId: string | null
  endReason: 'revocada' | 'reemplazada' | 'vencida' | null
  endedByLabel: string | null
  endNote: string | null
  remindedAt: Instant | null
}

interface Raw {
  delegationId: string
  capacityId: string
  application: string
  docType: DocumentType
  docNumber: string
  personId: string | null
  personName: string | null
  namedAt: Instant
  namedBy: string
  namedByName: string
  expiresAt: Instant
  inForceFrom: Instant | null
  endedAt: Instant | null
  endReason: DelegationRow['endReason']
  endedByLabel: string | null
  endNote: string | null
  confirmBy: Instant | null
  confirmedAt: Instant | null
  email: string | null
  replacesId: string | null
  remindedAt: Instant | null
}

const nameOf = (alias: string) =>
  sql`concat_ws(' ', ${sql.ref(`${alias}.first_name`)}, ${sql.ref(`${alias}.second_name`)}, ${sql.ref(`${alias}.first_surname`)}, ${sql.ref(`${alias}.second_surname`)})`

/** Rows as they were at a moment: acts done later are not seen. */
async function read(
  conn: Conn,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
  at: Instant,
): Promise<DelegationRow[]> {
  const { rows } = await sql<Raw>`
    select d.id as "delegationId", d.capacity_id as "capacityId", d.application, d.doc_type as "docType",
      d.doc_number as "docNumber", p.id as "personId", case when p.id is not null then ${nameOf('p')} end as "personName",
      d.named_at as "namedAt", d.named_by as "namedBy", ${nameOf('n')} as "namedByName", d.expires_at as "expiresAt",
      case when d.in_force_from <= ${at} then d.in_force_from end as "inForceFrom",
      case when d.ended_at <= ${at} then d.ended_at end as "endedAt",
      case when d.ended_at <= ${at} then d.end_reason end as "endReason",
      case when d.ended_at <= ${at} then d.ended_by_label end as "endedByLabel",
      case when d.ended_at <= ${at} then d.end_note end as "endNote",
      c.confirm_by as "confirmBy", case when c.confirmed_at <= ${at} then c.confirmed_at end as "confirmedAt",
      d.email, d.replaces_id as "replacesId", d.reminded_at as "remindedAt"
    from identity.delegations d
    join identity.persons n on n.id = d.named_by
    left join identity.persons p on p.doc_type = d.doc_type and p.doc_number = d.doc_number and p.registered_at <= ${at}
    left join lateral (select c.confirm_by, c.confirmed_at from identity.delegation_confirmations c
      where c.delegation_id = d.id and c.asked_at <= ${at} order by c.asked_at desc limit 1) c on true
    where d.named_at <= ${at} and ${where} ${tail}`.execute(conn)
  const capacities = new Map(
    (rows.length ? await readCapacities(conn, { ids: [...new Set(rows.map((r) => r.capacityId))] }, at) : []).map(
      (c) => [c.capacityId, c],
    ),
  )
  return rows.map(({ capacityId, docType, docNumber, namedBy, namedByName, ...row }) => {
    const capacity = capacities.get(capacityId)
    if (!capacity) throw new Error(`capacity ${capacityId} not found`)
    return {
      ...row,
      capacity,
      doc: { type: docType, number: docNumber },
      namedBy: { personId: namedBy, name: namedByName },
      state: delegationState(row, at),
    }
  })
}

const none = sql``

/** Namings and delegations of exactly this document (edge case 1: type and number), latest first. */
export function readDelegationsOf(
  conn: Conn,
  doc: DocumentId,
  application: string,
  at: Instant,
): Promise<DelegationRow[]> {
  return read(
    conn,
    sql`d.doc_type = ${doc.type} and d.doc_number = ${doc.number} and d.application = ${application}`,
    sql`order by d.named_at desc, d.id desc limit 200`,
    at,
  )
}

/** Those of some capacities that no act had closed at the moment. */
export function readOpenDelegations(conn: Conn, capacityIds: readonly string[], at: Instant): Promise<DelegationRow[]> {
  return read(
    conn,
    sql`d.capacity_id = any(${[...capacityIds]}::uuid[]) and (d.ended_at is null or d.ended_at > ${at})`,
    sql`order by d.named_at desc, d.id desc`,
    at,
  )
}

export async function readDelegation(conn: Conn, delegationId: string, at: Instant): Promise<DelegationRow | null> {
  return (await read(conn, sql`d.id = ${delegationId}::uuid`, none, at))[0] ?? null
}

/** All namings of an entity, latest first; `before` is the id of the last of the former page (ids sort by time). */
export function readHistory(
  conn: Conn,
  entityId: string,
  page: { before?: string | undefined; limit: number },
  at: Instant,
): Promise<DelegationRow[]> {
  return read(
    conn,
    sql`d.capacity_id in (select id from identity.capacities where entity_id = ${entityId}::uuid)
      ${page.before ? sql`and d.id < ${page.before}::uuid` : none}`,
    sql`order by d.id desc limit ${page.limit}`,
    at,
  )
}

/** Namings that still wait, for the reminders' job, in the order of their ids; `after` is the last of the former page. */
export function readPending(
  conn: Conn,
  page: { after?: string | undefined; limit: number },
  at: Instant,
): Promise<DelegationRow[]> {
  return read(
    conn,
    sql`d.ended_at is null and d.in_force_from is null and d.expires_at > ${at}
      ${page.after ? sql`and d.id > ${page.after}::uuid` : none}`,
    sql`order by d.id limit ${page.limit}`,
    at,
  )
}

export interface InForce {
  delegationId: string
  capacityId: string
  personId: string
  inForceFrom: Instant
  toldAt: Instant | null
}

/** Delegations of an application in force since before a moment, in the order of their ids; `after` is the last of the former page. */
export async function inForceSince(
  conn: Conn,
  page: { application: string; before: Instant; after?: string | undefined; limit: number },
): Promise<InForce[]> {
  const { rows } = await sql<InForce>`
    select d.id as "delegationId", d.capacity_id as "capacityId", p.id as "personId", d.in_force_from as "inForceFrom",
      d.idle_told_at as "toldAt"
    from identity.delegations d
    join identity.persons p on p.doc_type = d.doc_type and p.doc_number = d.doc_number
    where d.application = ${page.application} and d.ended_at is null and d.in_force_from <= ${page.before}
      ${page.after ? sql`and d.id > ${page.after}::uuid` : none}
    order by d.id limit ${page.limit}`.execute(conn)
  return rows
}

/** Notes that the representative was told that the delegate does nothing; false when another run did it. */
export async function markIdleTold(
  tx: Tx,
  found: { delegationId: string; toldAt: Instant | null },
  at: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.delegations set idle_told_at = ${at}
    where id = ${found.delegationId}::uuid and ended_at is null
      and idle_told_at is not distinct from ${found.toldAt}::timestamptz`.execute(tx)
  return numAffectedRows === 1n
}

export async function readApplications(conn: Conn): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select code, name, about, per_regime as "perRegime" from identity.applications order by position`.execute(conn)
  return rows
}

export interface NewDelegation {
  capacityId: string
  application: string
  doc: DocumentId
  email: string | null
  namedBy: string
  at: Instant
  expiresAt: Instant
  replacesId: string | null
}

/** Inserts a naming. A second pending one for the same capacity and application is refused with who named whom and when (D-04). */
export async function insertNaming(tx: Tx, naming: NewDelegation): Promise<string> {
  const id = newId()
  await sql`
    insert into identity.delegations
      (id, capacity_id, application, doc_type, doc_number, email, named_at, named_by, expires_at, replaces_id)
    values (${id}, ${naming.capacityId}, ${naming.application}, ${naming.doc.type}, ${naming.doc.number}, ${naming.email},
      ${naming.at}, ${naming.namedBy}, ${naming.expiresAt}, ${naming.replacesId})`
    .execute(tx)
    .catch((error: unknown) => {
      if (constraintOf(error) === 'delegations__one_pending')
        refuse('identity.naming_pending', { by: '—', document: '—', when: spanishDayOf(naming.at), at: naming.at })
      throw error
    })
  return id
}

/** Who ended it, for readers; `system` ends have no id. */
export interface Ender {
  id: string | null
  label: string
}

/** Ends a delegation unless an act ended it before: true for the one that did. */
export async function endDelegation(
  tx: Tx,
  input: {
    delegationId: string
    reason: 'revocada' | 'reemplazada' | 'vencida'
    by: Ender
    note: string | null
    at: Instant
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.delegations set ended_at = ${input.at}, end_reason = ${input.reason}, ended_by = ${input.by.id},
      ended_by_label = ${input.by.label}, end_note = ${input.note}
    where id = ${input.delegationId}::uuid and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** The naming takes force, unless it has it or has ended: true for the act that did it. */
export async function startDelegation(tx: Tx, delegationId: string, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.delegations set in_force_from = ${at}
    where id = ${delegationId}::uuid and ended_at is null and in_force_from is null`.execute(tx)
  return numAffectedRows === 1n
}

export async function markReminded(tx: Tx, delegationId: string, at: Instant): Promise<void> {
  await sql`update identity.delegations set reminded_at = ${at} where id = ${delegationId}::uuid`.execute(tx)
}

/** Asks the new representative to confirm what she found open (D-06); tells how many. */
export async function askConfirmations(
  tx: Tx,
  input: { entityId: string; representationId: string; at: Instant; confirmBy: Instant },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into identity.delegation_confirmations (delegation_id, representation_id, asked_at, confirm_by)
    select d.id, ${input.representationId}::uuid, ${input.at}::timestamptz, ${input.confirmBy}::timestamptz
    from identity.delegations d join identity.capacities c on c.id = d.capacity_id
    where c.entity_id = ${input.entityId}::uuid and d.ended_at is null
      and (d.in_force_from is not null or d.expires_at > ${input.at})`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Confirms the latest question about a delegation: true when it was open. */
export async function confirmRow(tx: Tx, delegationId: string, personId: string, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.delegation_confirmations c set confirmed_at = ${at}, confirmed_by = ${personId}
    where c.delegation_id = ${delegationId}::uuid and c.confirmed_at is null
      and c.asked_at = (select max(asked_at) from identity.delegation_confirmations where delegation_id = c.delegation_id)`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** 'CC 1.099.400.218' of a delegation, for sentences. */
export const documentOf = (row: { doc: DocumentId }): string => spanishDocument(row.doc)
