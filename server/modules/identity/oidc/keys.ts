import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { addMs, type Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import type { Keyring, StoredKey } from '../credentials/keys.store.ts'

/** A new key is published this long before it signs, so that relying parties have read it. */
const PUBLISH_MS = 10 * 60_000

async function newSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const kid = randomBytes(9).toString('base64url')
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' })
}

const newCookieKey = (): string => randomBytes(32).toString('base64url')

/** Published long enough to sign. */
const isRipe = (key: StoredKey, at: Instant): boolean => addMs(key.createdAt, PUBLISH_MS) <= at

export interface ProviderKeys {
  /** The first one signs, all are published. */
  jwks: { keys: Record<string, unknown>[] }
  /** The first one signs cookies, all verify. */
  cookies: string[]
  /** Changes whenever either list does. */
  fingerprint: string
}

/** The keys of the provider, made when there are none. Retired ones are left out. */
export async function providerKeys(conn: Conn, keyring: Keyring, at: Instant): Promise<ProviderKeys> {
  const signing = (await keyring.ensure(conn, 'signing', newSigningKey, at)).filter((key) => !key.retiredAt)
  const cookies = (await keyring.ensure(conn, 'cookies', newCookieKey, at)).filter((key) => !key.retiredAt)
  const ripe = signing.filter((key) => isRipe(key, at))
  // With none ripe yet, the oldest signs.
  const fresh = signing.filter((key) => !ripe.includes(key)).reverse()
  const ordered = [...ripe, ...fresh]
  return {
    jwks: { keys: ordered.map((key) => JSON.parse(key.secret) as Record<string, unknown>) },
    cookies: cookies.map((key) => key.secret),
    fingerprint: [...ordered, ...cookies].map((key) => key.id).join(' '),
  }
}

/**
 * Adds a signing and a cookie key; of the former ones, only the one that signs stays to verify what it signed, and those made after it:
 * twice within the time of publishing must not take away the key that still signs.
 */
export async function rotateKeys(tx: Tx, keyring: Keyring, at: Instant): Promise<void> {
  await providerKeys(tx, keyring, at)
  for (const purpose of ['signing', 'cookies'] as const) {
    const open = (await keyring.keys(tx, purpose)).filter((key) => !key.retiredAt)
    const signs = purpose === 'signing' ? (open.find((key) => isRipe(key, at)) ?? open.at(-1)) : open[0]
    if (signs) await keyring.retire(tx, purpose, signs.createdAt, at)
  }
  await keyring.add(tx, 'signing', await newSigningKey(), at)
  await keyring.add(tx, 'cookies', newCookieKey(), at)
}
