import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface TotpRow {
  id: string
  secretSealed: string
  lastStep: string | null
  confirmedAt: Instant | null
  createdAt: Instant
}

const columns = [
  'id',
  'secret_sealed as secretSealed',
  'last_step as lastStep',
  'confirmed_at as confirmedAt',
  'created_at as createdAt',
] as const

/** The confirmed factor of the account, or the one waiting for its first code. */
export async function totpOf(
  conn: Conn,
  accountId: string,
  which: 'confirmed' | 'unconfirmed',
): Promise<TotpRow | null> {
  const row = await conn
    .selectFrom('identity.totp_factors')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .where('confirmed_at', which === 'confirmed' ? 'is not' : 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** A factor that waits for its first code; a former one that waited is dropped. */
export async function insertUnconfirmedTotp(
  tx: Tx,
  input: { accountId: string; secretSealed: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable('identity.totp_factors')
    .set({ removed_at: input.at })
    .where('account_id', '=', input.accountId)
    .where('confirmed_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  await tx
    .insertInto('identity.totp_factors')
    .values({ id: newId(), account_id: input.accountId, secret_sealed: input.secretSealed, created_at: input.at })
    .execute()
}

/** The first code was right: this factor replaces the former one. */
export async function confirmTotp(
  tx: Tx,
  input: { id: string; accountId: string; step: number; at: Instant },
): Promise<void> {
  await removeTotp(tx, input)
  await tx
    .updateTable('identity.totp_factors')
    .set({ confirmed_at: input.at, last_step: String(input.step) })
    .where('id', '=', input.id)
    .execute()
}

/** Ends the confirmed factor; true when there was one. */
export async function removeTotp(tx: Tx, input: { accountId: string; at: Instant }): Promise<boolean> {
  const done = await tx
    .updateTable('identity.totp_factors')
    .set({ removed_at: input.at })
    .where('account_id', '=', input.accountId)
    .where('confirmed_at', 'is not', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) > 0
}

/** Spends a time step: false when it, or a later one, was spent before. Two requests with one code: one wins. */
export async function spendStep(tx: Tx, id: string, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('identity.totp_factors')
    .set({ last_step: String(step) })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', String(step))]))
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** A factor that is confirmed at once: for tests and the demo world. */
export async function insertConfirmedTotp(
  tx: Tx,
  input: { accountId: string; secretSealed: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('identity.totp_factors')
    .values({
      id: newId(),
      account_id: input.accountId,
      secret_sealed: input.secretSealed,
      created_at: input.at,
      confirmed_at: input.at,
    })
    .execute()
}
