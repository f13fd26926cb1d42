import { randomInt } from 'node:crypto'
import { Secret } from 'otpauth'
import type { DocumentId } from '#contract/documents.ts'
import { type OperatorRight, operatorRights } from '#contract/endpoint.ts'
import { systemClock } from '#platform/clock.ts'
import { type Instant, type PlainDate, plainDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { activateAccount, setSecondFactorSince } from './credentials/accounts.store.ts'
import { createKeyring } from './credentials/keys.store.ts'
import { hashPassword } from './credentials/passwords.ts'
import { replaceRecoveryCodes } from './credentials/recovery-codes.store.ts'
import { insertSession } from './credentials/sessions.store.ts'
import { insertConfirmedTotp } from './credentials/totp.store.ts'
import { createEntityDoor } from './entity-door.ts'
import type { IdentityDoor } from './facts.ts'
import { insertOperator } from './operators/operators.store.ts'
import { personsDoor } from './persons/door.ts'
import { savePendingPerson } from './persons/persons.store.ts'

/** Builders for tests and the demo world: rows as the real verbs leave them, without mails and waits. */

/** What test compositions use as OPENMIPRES_SECRET. */
export const TEST_SECRETS: readonly [string] = ['a secret of tests and never of an installation']

const TEST_PASSWORD = 'canoa-lenta-de-guadua-27'
const hashes = new Map<string, Promise<string>>()

/** Hashing is slow on purpose; a world of sixty persons shares one hash per password. */
function hashOnce(password: string): Promise<string> {
  const known = hashes.get(password)
  if (known) return known
  const made = hashPassword(password)
  hashes.set(password, made)
  return made
}

let lastDocument = randomInt(1_000_000)

/** An invented cédula: ten digits that begin with 1099. Never the same twice in a run: only where it begins is random. */
export function someDocument(): DocumentId {
  lastDocument = (lastDocument + 1) % 1_000_000
  return { type: 'CC', number: `1099${String(lastDocument).padStart(6, '0')}` }
}

export interface PersonAccount {
  personId: string
  doc: DocumentId
  email: string
  password: string
  /** Base32; null without a TOTP factor. */
  totpSecret: string | null
}

/**
 * An active account of a person. Defaults: random invented document, 'Prueba Demostración', a confirmed address, a known
 * password, no second factor. `totp: true` makes a random secret, a text is used as the base32 secret.
 */
export async function createPersonAccount(
  tx: Tx,
  input: {
    document?: DocumentId
    names?: { firstName: string; secondName?: string | null; firstSurname: string; secondSurname?: string | null }
    sex?: 'F' | 'M'
    bornOn?: PlainDate
    issuedOn?: PlainDate
    email?: string
    password?: string
    totp?: boolean | string
    /** Ten recovery codes with the TOTP factor, as its page gives them; nobody reads them, new ones can be made. */
    recoveryCodes?: boolean
    at?: Instant
    /** Cut of the civil registry against which she was checked. */
    civilCut?: PlainDate
    /** Of the composition under test; the demo's has none. */
    secrets?: readonly string[] | null
  } = {},
): Promise<PersonAccount> {
  const at = input.at ?? systemClock.now()
  const doc = input.document ?? someDocument()
  const names = input.names ?? { firstName: 'Prueba', firstSurname: 'Demostración' }
  const personId = await savePendingPerson(tx, {
    personId: newId(),
    doc,
    issuedOn: input.issuedOn ?? plainDate('2008-05-20'),
    sex: input.sex ?? 'F',
    firstName: names.firstName,
    secondName: names.secondName ?? null,
    firstSurname: names.firstSurname,
    secondSurname: names.secondSurname ?? null,
    bornOn: input.bornOn ?? plainDate('1990-03-14'),
    phone: null,
    address: null,
    municipalityCode: null,
    consentVersion: '1',
    consentedAt: at,
    checkedAt: at,
    civilCut: input.civilCut ?? plainDate('2026-01-01'),
    at,
  })
  if (!personId) throw new Error(`${doc.type} ${doc.number} already has an active account`)
  const email = input.email ?? `${doc.type}${doc.number}@ejemplo.test`.toLowerCase()
  const password = input.password ?? TEST_PASSWORD
  await activateAccount(tx, { accountId: personId, email, passwordHash: await hashOnce(password), at })
  const totpSecret = input.totp ? (typeof input.totp === 'string' ? input.totp : new Secret({ size: 20 }).base32) : null
  if (totpSecret) {
    const keys = createKeyring(input.secrets === undefined ? TEST_SECRETS : input.secrets)
    await insertConfirmedTotp(tx, { accountId: personId, secretSealed: await keys.seal(tx, totpSecret), at })
    await setSecondFactorSince(tx, personId, at)
    if (input.recoveryCodes) await replaceRecoveryCodes(tx, { accountId: personId, keyring: keys, at })
  }
  return { personId, doc, email, password, totpSecret }
}

/** An active operator with these rights, password and TOTP. */
export async function createOperatorAccount(
  tx: Tx,
  input: {
    email?: string
    rights?: readonly OperatorRight[]
    password?: string
    totp?: string
    /** As of a person. */
    recoveryCodes?: boolean
    at?: Instant
    /** Of the composition under test; the demo's has none. */
    secrets?: readonly string[] | null
  } = {},
): Promise<{ operatorId: string; email: string; password: string; totpSecret: string }> {
  const at = input.at ?? systemClock.now()
  const operatorId = newId()
  const email = input.email ?? `operador-${operatorId.slice(-8)}@ejemplo.test`
  const password = input.password ?? TEST_PASSWORD
  const totpSecret = input.totp ?? new Secret({ size: 20 }).base32
  const rights = input.rights ?? operatorRights
  await insertOperator(tx, { operatorId, rights, addedBy: 'pruebas', at })
  await activateAccount(tx, { accountId: operatorId, email, passwordHash: await hashOnce(password), at })
  const keys = createKeyring(input.secrets === undefined ? TEST_SECRETS : input.secrets)
  await insertConfirmedTotp(tx, { accountId: operatorId, secretSealed: await keys.seal(tx, totpSecret), at })
  await setSecondFactorSince(tx, operatorId, at)
  if (input.recoveryCodes) await replaceRecoveryCodes(tx, { accountId: operatorId, keyring: keys, at })
  return { operatorId, email, password, totpSecret }
}

const YEARS = 10 * 365 * 86_400_000

/**
 * Opens a session without the sign-in pages and returns the `cookie` header for requests. It outlives any move of a
 * test clock. `secondFactor` (default true) says whether it was given in it.
 */
export async function openSession(
  tx: Tx,
  input: ({ personId: string } | { operatorId: string }) & { secondFactor?: boolean; at?: Instant },
): Promise<string> {
  const at = input.at ?? systemClock.now()
  const { token } = await insertSession(tx, {
    accountId: 'personId' in input ? input.personId : input.operatorId,
    at,
    secondFactorAt: input.secondFactor === false ? null : at,
    methods: input.secondFactor === false ? ['pwd'] : ['pwd', 'otp'],
    userAgent: 'pruebas',
    livesMs: YEARS,
    idleMs: YEARS,
  })
  return `om_session=${token}`
}

export { type AnEntity, aDelegation, anEntity, someNit } from './entities/testing.ts'

/** The door's answers without the rest of the module; its acts tell nobody. */
export const identityDoor: IdentityDoor = { ...personsDoor, ...createEntityDoor({ notify: async () => {} }) }
