import type { DocumentId, DocumentType } from '#contract/documents.ts'
import { addMs, type Instant, type PlainDate } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { PersonData } from './persons.store.ts'

const LIVES_MS = 24 * 3_600_000

export interface RegistrationRow {
  registrationId: string
  doc: DocumentId
  data: PersonData
  consentVersion: string
  consentedAt: Instant
  expiresAt: Instant
  identityCheckedAt: Instant | null
  civilCut: PlainDate | null
  email: string | null
  mailSentAt: Instant | null
  emailConfirmedAt: Instant | null
  completedAt: Instant | null
  accountId: string | null
}

const columns = [
  'id as registrationId',
  'doc_type as docType',
  'doc_number as docNumber',
  'data',
  'consent_version as consentVersion',
  'consented_at as consentedAt',
  'expires_at as expiresAt',
  'identity_checked_at as identityCheckedAt',
  'civil_cut as civilCut',
  'email',
  'mail_sent_at as mailSentAt',
  'email_confirmed_at as emailConfirmedAt',
  'completed_at as completedAt',
  'account_id as accountId',
] as const

const select = (conn: Conn, registrationId: string) =>
  conn.selectFrom('identity.person_registrations').select(columns).where('id', '=', registrationId)

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toRow = ({ docType, docNumber, data, ...row }: Row): RegistrationRow => ({
  ...row,
  doc: { type: docType as DocumentType, number: docNumber },
  data: data as unknown as PersonData,
})

/** A registration by its unguessable id. */
export async function registration(conn: Conn, registrationId: string): Promise<RegistrationRow> {
  const row = await select(conn, registrationId).executeTakeFirst()
  return row ? toRow(row) : refuse('platform.not_found')
}

/** The registration, locked for its next step; refuses those over or expired. */
export async function lockRegistration(tx: Tx, registrationId: string, at: Instant): Promise<RegistrationRow> {
  const row = await select(tx, registrationId).forUpdate().executeTakeFirst()
  if (!row) return refuse('platform.not_found')
  if (row.completedAt) return refuse('identity.registration_done')
  if (row.expiresAt <= at) return refuse('identity.registration_expired')
  return toRow(row)
}

/** Keeps the basic data of a new registration. */
export async function insertRegistration(
  tx: Tx,
  input: { registrationId: string; doc: DocumentId; data: PersonData; consentVersion: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('identity.person_registrations')
    .values({
      id: input.registrationId,
      doc_type: input.doc.type,
      doc_number: input.doc.number,
      data: JSON.stringify(input.data),
      consent_version: input.consentVersion,
      consented_at: input.at,
      started_at: input.at,
      expires_at: addMs(input.at, LIVES_MS),
    })
    .execute()
}

/** Other basic data: the steps that followed begin anew. */
export async function replaceData(
  tx: Tx,
  input: { registrationId: string; doc: DocumentId; data: PersonData },
): Promise<void> {
  await tx
    .updateTable('identity.person_registrations')
    .set({
      doc_type: input.doc.type,
      doc_number: input.doc.number,
      data: JSON.stringify(input.data),
      identity_checked_at: null,
      civil_cut: null,
      email: null,
      mail_sent_at: null,
      email_confirmed_at: null,
      account_id: null,
    })
    .where('id', '=', input.registrationId)
    .execute()
}

/** Notes a later step. */
export async function advanceRegistration(
  tx: Tx,
  registrationId: string,
  change: {
    identity_checked_at?: Instant
    civil_cut?: PlainDate
    email?: string
    mail_sent_at?: Instant
    email_confirmed_at?: Instant | null
    completed_at?: Instant
    account_id?: string | null
    expires_at?: Instant
  },
): Promise<void> {
  await tx.updateTable('identity.person_registrations').set(change).where('id', '=', registrationId).execute()
}

/** How often this document was compared since then; the row of the comparison about to happen included. */
export async function countChecks(tx: Tx, doc: DocumentId, since: Instant): Promise<number> {
  const row = await tx
    .selectFrom('identity.identity_checks')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('doc_type', '=', doc.type)
    .where('doc_number', '=', doc.number)
    .where('at', '>=', since)
    .where('matched', '=', false)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Notes that a document was compared with the civil registry. */
export async function insertCheck(tx: Tx, input: { doc: DocumentId; matched: boolean; at: Instant }): Promise<void> {
  await tx
    .insertInto('identity.identity_checks')
    .values({ doc_type: input.doc.type, doc_number: input.doc.number, at: input.at, matched: input.matched })
    .execute()
}
