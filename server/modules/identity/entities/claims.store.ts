import { sql } from 'kysely'
import type { EntityCapacity } from '#contract/capacities.ts'
import type { DocumentId, DocumentType } from '#contract/documents.ts'
import { spanishDayOf } from '#contract/spanish.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { ClaimFacts } from '../facts.ts'
import type { EntityData } from './entities.store.ts'
import type { ReviewCause } from './rules.ts'

/** The only SQL over claims and their supports. */

/** What a notice about a claim asks to decide. */
export const claimMatter = (claimId: string): string => `claim:${claimId}`

export type ClaimState = 'en_revision' | 'aceptada' | 'rechazada' | 'automatica'

/** What the registries said of the NIT when the claim was submitted; shown side by side to who reviews. */
export interface ClaimRegistryFacts {
  reps: {
    code: string
    name: string
    legalRepresentative: string | null
    enabled: boolean
    expiresOn: PlainDate | null
    cut: PlainDate
  }[]
  eapb: { code: string; name: string; regime: string; enabled: boolean; cut: PlainDate }[]
  civilName: string | null
}

export interface SupportInfo {
  supportId: string
  fileName: string
  mediaType: string
  size: number
  sha256: string
  uploadedAt: Instant
}

export interface ClaimRow {
  claimId: string
  entityId: string
  nit: string
  dv: number
  claimant: { personId: string; name: string; doc: DocumentId }
  data: EntityData
  capacities: EntityCapacity[]
  position: string
  startedOn: PlainDate
  submittedAt: Instant
  state: ClaimState
  reviewCause: ReviewCause | null
  registryFacts: ClaimRegistryFacts
  decidedAt: Instant | null
  decidedByLabel: string | null
  reason: string | null
}

type Raw = Omit<ClaimRow, 'claimant'> & {
  personId: string
  personName: string
  docType: DocumentType
  docNumber: string
}

const columns = sql`
  c.id as "claimId", c.entity_id as "entityId", e.nit, e.dv, c.claimant_id as "personId",
  concat_ws(' ', p.first_name, p.second_name, p.first_surname, p.second_surname) as "personName",
  p.doc_type as "docType", p.doc_number as "docNumber", c.data, c.capacities, c.position, c.started_on as "startedOn",
  c.submitted_at as "submittedAt", c.state, c.review_cause as "reviewCause", c.registry_facts as "registryFacts",
  c.decided_at as "decidedAt", c.decided_by_label as "decidedByLabel", c.reason
  from identity.entity_claims c
  join identity.entities e on e.id = c.entity_id
  join identity.persons p on p.id = c.claimant_id`

const shaped = ({ personId, personName, docType, docNumber, ...row }: Raw): ClaimRow => ({
  ...row,
  claimant: { personId, name: personName, doc: { type: docType, number: docNumber } },
})

export async function readClaim(conn: Conn, claimId: string): Promise<ClaimRow | null> {
  const { rows } = await sql<Raw>`select ${columns} where c.id = ${claimId}::uuid`.execute(conn)
  return rows[0] ? shaped(rows[0]) : null
}

/** Claims of a person, latest first. */
export async function readClaimsOf(conn: Conn, personId: string): Promise<ClaimRow[]> {
  const { rows } = await sql<Raw>`
    select ${columns} where c.claimant_id = ${personId}::uuid order by c.submitted_at desc, c.id desc limit 100`.execute(
    conn,
  )
  return rows.map(shaped)
}

/** The latest claim of a person on an entity, as it stood at a moment; a decision after it is not seen. */
export async function readClaimBy(
  conn: Conn,
  entityId: string,
  personId: string,
  at: Instant,
): Promise<ClaimFacts | null> {
  const decided = (column: string) => sql`case when c.decided_at <= ${at} then ${sql.ref(`c.${column}`)} end`
  const { rows } = await sql<ClaimFacts>`
    select c.id as "claimId", c.entity_id as "entityId", c.data ->> 'name' as "entityName", e.nit, e.dv, c.capacities,
      coalesce(${decided('state')}, 'en_revision') as state, c.submitted_at as "submittedAt",
      ${decided('decided_at')} as "decidedAt", ${decided('reason')} as reason
    from identity.entity_claims c join identity.entities e on e.id = c.entity_id
    where c.entity_id = ${entityId}::uuid and c.claimant_id = ${personId}::uuid and c.submitted_at <= ${at}
    order by c.submitted_at desc, c.id desc limit 1`.execute(conn)
  return rows[0] ?? null
}

/** All claims on an entity, latest first. */
export async function readClaimsOn(conn: Conn, entityId: string): Promise<ClaimRow[]> {
  const { rows } = await sql<Raw>`
    select ${columns} where c.entity_id = ${entityId}::uuid order by c.submitted_at desc, c.id desc limit 100`.execute(
    conn,
  )
  return rows.map(shaped)
}

/** Whether another person's attempt on the entity waits. */
export async function otherClaimWaits(conn: Conn, entityId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from identity.entity_claims
    where entity_id = ${entityId}::uuid and claimant_id <> ${personId}::uuid and state = 'en_revision' limit 1`.execute(
    conn,
  )
  return rows.length > 0
}

/** A page of the operator's list: those that wait, oldest first; or the decided, newest first. */
export async function readClaimsPage(
  conn: Conn,
  page: { waiting: boolean; after?: { at: Instant; id: string } | undefined; limit: number },
): Promise<ClaimRow[]> {
  const { after } = page
  const { rows } = page.waiting
    ? await sql<Raw>`
        select ${columns} where c.state = 'en_revision'
          ${after ? sql`and (c.submitted_at, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
        order by c.submitted_at, c.id limit ${page.limit}`.execute(conn)
    : await sql<Raw>`
        select ${columns} where c.state <> 'en_revision'
          ${after ? sql`and (c.decided_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
        order by c.decided_at desc, c.id desc limit ${page.limit}`.execute(conn)
  return rows.map(shaped)
}

/** How many wait, counted up to 1,000. */
export async function countWaiting(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from identity.entity_claims where state = 'en_revision' limit 1001) waiting`.execute(
    conn,
  )
  return rows[0]?.n ?? 0
}

export interface NewClaim {
  entityId: string
  nit: string
  claimantId: string
  data: EntityData
  capacities: readonly EntityCapacity[]
  position: string
  startedOn: PlainDate
  cause: ReviewCause | null
  registryFacts: ClaimRegistryFacts
  at: Instant
}

/** Inserts a claim: automatic when there is no cause for a review. A second open one of the same person is refused. */
export async function insertClaim(tx: Tx, claim: NewClaim): Promise<string> {
  const id = newId()
  const automatic = claim.cause === null
  try {
    await sql`
      insert into identity.entity_claims (id, entity_id, claimant_id, data, capacities, position, started_on, submitted_at,
        state, review_cause, registry_facts, decided_at, decided_by_label)
      values (${id}, ${claim.entityId}, ${claim.claimantId}, ${JSON.stringify(claim.data)}::jsonb, ${[...claim.capacities]},
        ${claim.position}, ${claim.startedOn}, ${claim.at}, ${automatic ? 'automatica' : 'en_revision'}, ${claim.cause},
        ${JSON.stringify(claim.registryFacts)}::jsonb, ${automatic ? claim.at : null}, ${automatic ? 'REPS' : null})`.execute(
      tx,
    )
  } catch (error) {
    if (constraintOf(error) === 'entity_claims__one_open')
      refuse('identity.claim_open', { nit: claim.nit, when: spanishDayOf(claim.at) })
    throw error
  }
  return id
}

/** Decides a claim unless it is decided: true for the one that did (compare and set). */
export async function decideClaimRow(
  tx: Tx,
  input: {
    claimId: string
    state: 'aceptada' | 'rechazada'
    by: { id: string | null; label: string }
    reason: string | null
    at: Instant
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.entity_claims set state = ${input.state}, decided_at = ${input.at}, decided_by = ${input.by.id},
      decided_by_label = ${input.by.label}, reason = ${input.reason}
    where id = ${input.claimId}::uuid and state = 'en_revision'`.execute(tx)
  return numAffectedRows === 1n
}

export interface NewSupport {
  personId: string
  fileName: string
  mediaType: string
  sha256: string
  content: Buffer
  at: Instant
}

export async function insertSupport(tx: Tx, support: NewSupport): Promise<string> {
  const id = newId()
  await sql`
    insert into identity.entity_supports (id, uploaded_by, uploaded_at, file_name, media_type, size, sha256, content)
    values (${id}, ${support.personId}, ${support.at}, ${support.fileName}, ${support.mediaType}, ${support.content.length},
      ${support.sha256}, ${support.content})`.execute(tx)
  return id
}

/** Files a person uploaded since a moment: uploads are bounded per day. */
export async function countSupports(conn: Conn, personId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from identity.entity_supports
    where uploaded_by = ${personId}::uuid and uploaded_at > ${since}`.execute(conn)
  return rows[0]?.n ?? 0
}

/** Joins the person's own uploaded files to the claim; tells how many it found. */
export async function attachSupports(
  tx: Tx,
  input: { claimId: string; personId: string; supportIds: readonly string[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update identity.entity_supports set claim_id = ${input.claimId}
    where id = any(${[...input.supportIds]}::uuid[]) and uploaded_by = ${input.personId}::uuid and claim_id is null`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

export async function readSupports(conn: Conn, claimId: string): Promise<SupportInfo[]> {
  const { rows } = await sql<SupportInfo>`
    select id as "supportId", file_name as "fileName", media_type as "mediaType", size, sha256, uploaded_at as "uploadedAt"
    from identity.entity_supports where claim_id = ${claimId}::uuid order by id`.execute(conn)
  return rows
}

/** The file itself, with the claim it supports and who uploaded it. */
export async function readSupport(
  conn: Conn,
  supportId: string,
): Promise<{
  fileName: string
  mediaType: string
  content: Buffer
  claimId: string | null
  uploadedBy: string
} | null> {
  const { rows } = await sql<{
    fileName: string
    mediaType: string
    content: Buffer
    claimId: string | null
    uploadedBy: string
  }>`
    select file_name as "fileName", media_type as "mediaType", content, claim_id as "claimId", uploaded_by as "uploadedBy"
    from identity.entity_supports where id = ${supportId}::uuid`.execute(conn)
  return rows[0] ?? null
}
