import { randomInt } from 'node:crypto'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Keyring } from './keys.store.ts'

const HOW_MANY = 10
/** Without what looks alike on paper: 0 O, 1 I L, U V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
const newCode = (): string => {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** Ten new codes; the former ones stop serving. They are shown once: only keyed hashes stay. */
export async function replaceRecoveryCodes(
  tx: Tx,
  input: { accountId: string; keyring: Keyring; at: Instant },
): Promise<string[]> {
  await tx
    .updateTable('identity.recovery_codes')
    .set({ replaced_at: input.at })
    .where('account_id', '=', input.accountId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .execute()
  const codes = Array.from({ length: HOW_MANY }, newCode)
  const hashes = await Promise.all(codes.map((code) => input.keyring.mac(tx, plain(code))))
  await tx
    .insertInto('identity.recovery_codes')
    .values(hashes.map((hash) => ({ id: newId(), account_id: input.accountId, code_hash: hash, made_at: input.at })))
    .execute()
  return codes
}

/** Spends a code; false when it is wrong or was spent. */
export async function spendRecoveryCode(
  tx: Tx,
  input: { accountId: string; code: string; keyring: Keyring; at: Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('identity.recovery_codes')
    .set({ used_at: input.at })
    .where('account_id', '=', input.accountId)
    .where('code_hash', '=', await input.keyring.mac(tx, plain(input.code)))
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** How many codes still serve. */
export async function recoveryCodesLeft(conn: Conn, accountId: string): Promise<number> {
  const row = await conn
    .selectFrom('identity.recovery_codes')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
