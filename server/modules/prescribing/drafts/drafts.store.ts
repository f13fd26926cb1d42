import { sql } from 'kysely'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { Caller } from '#users'

export interface DraftRow {
  draftId: string
  personId: string
  context: string
  content: Record<string, unknown>
  version: number
  updatedAt: Instant
  replaces: string | null
  signedNumber: string | null
  discardedAt: Instant | null
}

export async function insertDraft(
  tx: Tx,
  d: Caller & { draftId: string; content: Record<string, unknown>; replaces: string | null; at: Instant },
): Promise<void> {
  await sql`
    insert into prescribing.drafts (id, person_id, context, content, created_at, updated_at, replaces)
    values (${d.draftId}, ${d.personId}, ${d.context}, ${JSON.stringify(d.content)}::jsonb, ${d.at}, ${d.at}, ${d.replaces})`.execute(
    tx,
  )
}

const columns = sql`id as "draftId", person_id as "personId", context, content, version, updated_at as "updatedAt", replaces,
  signed_number as "signedNumber", discarded_at as "discardedAt"`

/** Her draft, in the context in which she began it; unless it was discarded. */
export async function draftOf(conn: Conn, draftId: string, owner: Caller): Promise<DraftRow | null> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from prescribing.drafts
    where id = ${draftId} and person_id = ${owner.personId} and context = ${owner.context} and discarded_at is null`.execute(
    conn,
  )
  return rows[0] ?? null
}

/** The same, locked: one signature at a time. */
export async function lockDraft(tx: Tx, draftId: string, owner: Caller): Promise<DraftRow | null> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from prescribing.drafts
    where id = ${draftId} and person_id = ${owner.personId} and context = ${owner.context} and discarded_at is null
    for update`.execute(tx)
  return rows[0] ?? null
}

/** Compare-and-set on the version; the new one, or null when it was another, is signed or is not there. */
export async function saveDraftContent(
  tx: Conn,
  save: Caller & { draftId: string; version: number; content: Record<string, unknown>; at: Instant },
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update prescribing.drafts set content = ${JSON.stringify(save.content)}::jsonb, version = version + 1, updated_at = ${save.at}
    where id = ${save.draftId} and person_id = ${save.personId} and context = ${save.context} and version = ${save.version}
      and discarded_at is null and signed_number is null
    returning version`.execute(tx)
  return rows[0]?.version ?? null
}

export async function discardDraftRow(tx: Conn, draftId: string, owner: Caller, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update prescribing.drafts set discarded_at = ${at}
    where id = ${draftId} and person_id = ${owner.personId} and context = ${owner.context} and discarded_at is null
      and signed_number is null
    returning id`.execute(tx)
  return rows.length > 0
}

export async function markSigned(tx: Tx, draftId: string, number: string): Promise<void> {
  await sql`update prescribing.drafts set signed_number = ${number} where id = ${draftId}`.execute(tx)
}

export interface OpenDraft {
  draftId: string
  patientName: string | null
  items: number
  updatedAt: Instant
  transcription: boolean
}

/** What she has begun here and not signed, latest first; at most 50. */
export async function openDraftsOf(conn: Conn, owner: Caller): Promise<OpenDraft[]> {
  const { rows } = await sql<OpenDraft>`
    select id as "draftId",
      nullif(concat_ws(' ', content #>> '{patient,firstName}', content #>> '{patient,firstSurname}'), '') as "patientName",
      case jsonb_typeof(content -> 'items') when 'array' then jsonb_array_length(content -> 'items') else 0 end as items,
      updated_at as "updatedAt", coalesce(content ->> 'transcriptionReason', '') <> '' as transcription
    from prescribing.drafts
    where person_id = ${owner.personId} and context = ${owner.context} and signed_number is null and discarded_at is null
    order by updated_at desc limit 50`.execute(conn)
  return rows
}
