import { sql } from 'kysely'
import { type DocumentId, type DocumentType, documentKey } from '#contract/documents.ts'
import type { AccountView } from '#contract/identity-accounts.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { PersonFacts } from '../facts.ts'
import { personName } from './names.ts'

/** Everything the product keeps of a person besides credentials. */
export interface PersonData {
  issuedOn: PlainDate
  sex: 'F' | 'M'
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  bornOn: PlainDate
  phone: string | null
  address: string | null
  municipalityCode: string | null
}

export interface NewPerson extends PersonData {
  personId: string
  doc: DocumentId
  consentVersion: string
  consentedAt: Instant
  checkedAt: Instant
  civilCut: PlainDate
  at: Instant
}

const personColumns = (p: NewPerson) => ({
  issued_on: p.issuedOn,
  sex: p.sex,
  first_name: p.firstName,
  second_name: p.secondName,
  first_surname: p.firstSurname,
  second_surname: p.secondSurname,
  born_on: p.bornOn,
  phone: p.phone,
  address: p.address,
  municipality_code: p.municipalityCode,
  consent_version: p.consentVersion,
  consented_at: p.consentedAt,
  civil_checked_at: p.checkedAt,
  civil_cut: p.civilCut,
  registered_at: p.at,
})

/**
 * The person of a document, waiting for the mail to be confirmed. Whoever began with the same document before and never
 * confirmed gives way: a document cannot be held by an unconfirmed account. A closed account is taken up again by its
 * owner. Returns null when an account in use has the document.
 */
export async function savePendingPerson(tx: Tx, person: NewPerson): Promise<string | null> {
  // Two registrations of one document at once: the second finds what the first made.
  await sql`select pg_advisory_xact_lock(hashtext('identity.person'), hashtext(${documentKey(person.doc)}))`.execute(tx)
  const present = await tx
    .selectFrom('identity.persons as p')
    .innerJoin('identity.accounts as a', 'a.id', 'p.id')
    .select(['p.id', 'a.state'])
    .where('p.doc_type', '=', person.doc.type)
    .where('p.doc_number', '=', person.doc.number)
    .forUpdate()
    .executeTakeFirst()
  if (present?.state === 'activa' || present?.state === 'bloqueada') return null
  if (present) {
    await tx.updateTable('identity.persons').set(personColumns(person)).where('id', '=', present.id).execute()
    await tx.updateTable('identity.accounts').set({ email_confirmed_at: null }).where('id', '=', present.id).execute()
    return present.id
  }
  await tx
    .insertInto('identity.accounts')
    .values({
      id: person.personId,
      kind: 'person',
      state: 'pendiente_verificacion',
      state_since: person.at,
      created_at: person.at,
    })
    .execute()
  await tx
    .insertInto('identity.persons')
    .values({
      id: person.personId,
      doc_type: person.doc.type,
      doc_number: person.doc.number,
      ...personColumns(person),
    })
    .execute()
  return person.personId
}

/** The mailbox of a pending account was confirmed; the account still waits for its password. */
export async function confirmPendingEmail(tx: Tx, personId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('identity.accounts')
    .set({ email_confirmed_at: at })
    .where('id', '=', personId)
    .where('state', '<>', 'activa')
    .execute()
}

/** From now on the person counts as registered. */
export async function markRegistered(tx: Tx, personId: string, at: Instant): Promise<void> {
  await tx.updateTable('identity.persons').set({ registered_at: at }).where('id', '=', personId).execute()
}

const factColumns = [
  'p.id as personId',
  'p.doc_type as docType',
  'p.doc_number as docNumber',
  'p.first_name as firstName',
  'p.second_name as secondName',
  'p.first_surname as firstSurname',
  'p.second_surname as secondSurname',
  'p.registered_at as registeredAt',
  'a.email',
  'a.state',
  'a.email_confirmed_at as emailConfirmedAt',
  'a.second_factor_since as secondFactorSince',
] as const

const factsQuery = (conn: Conn, at: Instant) =>
  conn
    .selectFrom('identity.persons as p')
    .innerJoin('identity.accounts as a', 'a.id', 'p.id')
    .select(factColumns)
    .where('a.created_at', '<=', at)

type FactRow = Awaited<ReturnType<ReturnType<typeof factsQuery>['executeTakeFirstOrThrow']>>

const toFacts = (row: FactRow): PersonFacts => ({
  doc: { type: row.docType as DocumentType, number: row.docNumber },
  personId: row.personId,
  name: personName(row),
  email: row.email,
  state: row.state as PersonFacts['state'],
  registeredAt: row.state === 'pendiente_verificacion' ? null : row.registeredAt,
  emailConfirmedAt: row.emailConfirmedAt,
  secondFactorSince: row.secondFactorSince,
})

/** The account of a person, null when unknown at that moment. */
export async function personFacts(conn: Conn, personId: string, at: Instant): Promise<PersonFacts | null> {
  const row = await factsQuery(conn, at).where('p.id', '=', personId).executeTakeFirst()
  return row ? toFacts(row) : null
}

/** The person with exactly this document (edge case 1: another type is another document); nulls when nobody has it. */
export async function personFactsByDocument(conn: Conn, doc: DocumentId, at: Instant): Promise<PersonFacts> {
  const row = await factsQuery(conn, at)
    .where('p.doc_type', '=', doc.type)
    .where('p.doc_number', '=', doc.number)
    .executeTakeFirst()
  if (row) return toFacts(row)
  return {
    doc,
    personId: null,
    name: null,
    email: null,
    state: null,
    registeredAt: null,
    emailConfirmedAt: null,
    secondFactorSince: null,
  }
}

/** Several persons at once; unknown ids are absent. */
export async function personsFacts(
  conn: Conn,
  personIds: readonly string[],
  at: Instant,
): Promise<Map<string, PersonFacts>> {
  if (personIds.length === 0) return new Map()
  const rows = await factsQuery(conn, at)
    .where('p.id', 'in', [...new Set(personIds)])
    .execute()
  return new Map(rows.map((row) => [row.personId, toFacts(row)]))
}

/** The account of a person with its state and why, for an operator; null when nobody has the document, or the id is no person's. */
export async function personAccount(
  conn: Conn,
  who: { personId: string } | { document: DocumentId },
): Promise<AccountView | null> {
  const query = conn
    .selectFrom('identity.persons as p')
    .innerJoin('identity.accounts as a', 'a.id', 'p.id')
    .select([...factColumns, 'a.state_since as since', 'a.state_reason as reason'])
  const row = await ('personId' in who
    ? query.where('p.id', '=', who.personId)
    : query.where('p.doc_type', '=', who.document.type).where('p.doc_number', '=', who.document.number)
  ).executeTakeFirst()
  if (!row) return null
  const { personId, since, reason } = row
  const document = { type: row.docType, number: row.docNumber }
  return { personId, name: personName(row), document, state: row.state as AccountView['state'], since, reason }
}

export interface OwnData extends PersonData {
  document: DocumentId
  email: string
  emailConfirmedAt: Instant
  registeredAt: Instant
  civilCut: PlainDate
  consentVersion: string
  consentedAt: Instant
  version: number
}

/** Everything a person typed or confirmed, for her own eyes. */
export async function ownDataOf(conn: Conn, personId: string): Promise<OwnData | null> {
  const row = await conn
    .selectFrom('identity.persons as p')
    .innerJoin('identity.accounts as a', 'a.id', 'p.id')
    .select([
      'p.doc_type',
      'p.doc_number',
      'p.issued_on as issuedOn',
      'p.sex',
      'p.first_name as firstName',
      'p.second_name as secondName',
      'p.first_surname as firstSurname',
      'p.second_surname as secondSurname',
      'p.born_on as bornOn',
      'p.phone',
      'p.address',
      'p.municipality_code as municipalityCode',
      'p.consent_version as consentVersion',
      'p.consented_at as consentedAt',
      'p.civil_cut as civilCut',
      'p.registered_at as registeredAt',
      'a.email',
      'a.email_confirmed_at as emailConfirmedAt',
      'a.version',
    ])
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (!row?.email || !row.emailConfirmedAt) return null
  const { doc_type, doc_number, email, emailConfirmedAt, sex, ...rest } = row
  return {
    ...rest,
    email,
    emailConfirmedAt,
    sex: sex === 'F' ? 'F' : 'M',
    document: { type: doc_type as DocumentType, number: doc_number },
  }
}

/** Changes how the person is reached; false when another change came between (version). */
export async function saveContact(
  tx: Tx,
  input: {
    personId: string
    version: number
    phone: string | null
    address: string | null
    municipalityCode: string | null
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('identity.accounts')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', input.personId)
    .where('version', '=', input.version)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) return false
  await tx
    .updateTable('identity.persons')
    .set({ phone: input.phone, address: input.address, municipality_code: input.municipalityCode })
    .where('id', '=', input.personId)
    .execute()
  return true
}

/** The four names of a person as registered. */
export async function namesOf(
  conn: Conn,
  personId: string,
): Promise<{
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
} | null> {
  const row = await conn
    .selectFrom('identity.persons')
    .select([
      'first_name as firstName',
      'second_name as secondName',
      'first_surname as firstSurname',
      'second_surname as secondSurname',
    ])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}
