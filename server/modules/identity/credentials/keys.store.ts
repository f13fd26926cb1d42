import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export type KeyPurpose = 'sealing' | 'cookies' | 'signing'

export interface StoredKey {
  id: string
  /** In clear. */
  secret: string
  createdAt: Instant
  retiredAt: Instant | null
}

/** Secrets at rest. All processes share the keys, which stand in the database under the master key of the configuration. */
export interface Keyring {
  /** Encrypts a secret so that a copy of the database alone does not reveal it. */
  seal(conn: Conn, text: string): Promise<string>
  unseal(conn: Conn, sealed: string): Promise<string>
  /** A keyed hash for short secrets that are only compared: recovery codes. */
  mac(conn: Conn, text: string): Promise<string>
  /** Keys of a purpose, newest first. */
  keys(conn: Conn, purpose: KeyPurpose): Promise<StoredKey[]>
  /** Adds a key. */
  add(conn: Conn, purpose: KeyPurpose, secret: string, at: Instant): Promise<void>
  /** Keys of a purpose stop signing (those before `createdBefore`); they stay to verify what they signed. */
  retire(conn: Conn, purpose: KeyPurpose, createdBefore: Instant, at: Instant): Promise<void>
  /** As `keys`, making the first one when there is none; safe between processes. */
  ensure(conn: Conn, purpose: KeyPurpose, make: () => Promise<string> | string, at: Instant): Promise<StoredKey[]>
}

function encrypt(key: Buffer, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.')
}

function decrypt(key: Buffer, sealed: string): string {
  const [iv, body, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !body || !tag) throw new Error('a sealed secret is damaged')
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}

/** `secrets` come from the configuration: the first wraps, all unwrap. Null (demo) keeps the keys of the table in clear. */
export function createKeyring(secrets: readonly string[] | null): Keyring {
  const masters = (secrets ?? []).map((secret) =>
    Buffer.from(hkdfSync('sha256', secret, 'openmipres', 'identity.keys', 32)),
  )
  const [master] = masters
  const wrap = (secret: string): string => (master ? `m.${encrypt(master, secret)}` : `p.${secret}`)
  const unwrap = (stored: string): string => {
    if (stored.startsWith('p.')) return stored.slice(2)
    for (const candidate of masters) {
      try {
        return decrypt(candidate, stored.slice(2))
      } catch {
        // Wrapped with another one.
      }
    }
    throw new Error('The keys of this database are sealed: set OPENMIPRES_SECRET to the one it was started with.')
  }

  const ring: Keyring = {
    async keys(conn, purpose) {
      const rows = await conn
        .selectFrom('identity.keys')
        .select(['id', 'secret', 'created_at as createdAt', 'retired_at as retiredAt'])
        .where('purpose', '=', purpose)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row) => ({ ...row, secret: unwrap(row.secret) }))
    },
    async add(conn, purpose, secret, at) {
      await conn
        .insertInto('identity.keys')
        .values({ id: newId(), purpose, secret: wrap(secret), created_at: at })
        .execute()
    },
    async retire(conn, purpose, createdBefore, at) {
      await conn
        .updateTable('identity.keys')
        .set({ retired_at: at })
        .where('purpose', '=', purpose)
        .where('created_at', '<', createdBefore)
        .where('retired_at', 'is', null)
        .execute()
    },
    async ensure(conn, purpose, make, at) {
      const present = await ring.keys(conn, purpose)
      if (present.length > 0) return present
      const create = async (tx: Conn): Promise<StoredKey[]> => {
        await sql`select pg_advisory_xact_lock(hashtextextended('identity.keys', 0))`.execute(tx)
        const again = await ring.keys(tx, purpose)
        if (again.length > 0) return again
        await ring.add(tx, purpose, await make(), at)
        return ring.keys(tx, purpose)
      }
      return conn.isTransaction ? create(conn) : conn.transaction().execute(create)
    },
    async seal(conn, text) {
      const [key] = await ring.ensure(conn, 'sealing', () => randomBytes(32).toString('base64url'), EPOCH)
      if (!key) throw new Error('no sealing key')
      return `${key.id}.${encrypt(Buffer.from(key.secret, 'base64url'), text)}`
    },
    async mac(conn, text) {
      const made = await ring.ensure(conn, 'sealing', () => randomBytes(32).toString('base64url'), EPOCH)
      // Always the oldest: what was hashed with it stays comparable.
      const key = made.at(-1)
      if (!key) throw new Error('no sealing key')
      return createHmac('sha256', Buffer.from(key.secret, 'base64url')).update(`mac:${text}`).digest('base64url')
    },
    async unseal(conn, sealed) {
      const dot = sealed.indexOf('.')
      const id = sealed.slice(0, dot)
      const key = (await ring.keys(conn, 'sealing')).find((k) => k.id === id)
      if (!key) throw new Error('the key of a sealed secret is missing')
      return decrypt(Buffer.from(key.secret, 'base64url'), sealed.slice(dot + 1))
    },
  }
  return ring
}

/** The first sealing key carries no meaningful moment: it comes with the first secret. */
const EPOCH = '1970-01-01T00:00:00.000Z' as Instant
