import type { OperatorRight } from '#contract/endpoint.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'

/** A new operator whose account waits for the one-time link (D-21). */
export async function insertOperator(
  tx: Tx,
  input: { operatorId: string; rights: readonly OperatorRight[]; addedBy: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('identity.accounts')
    .values({
      id: input.operatorId,
      kind: 'operator',
      state: 'pendiente_verificacion',
      state_since: input.at,
      created_at: input.at,
    })
    .execute()
  await tx
    .insertInto('identity.operators')
    .values({ id: input.operatorId, rights: [...input.rights], added_at: input.at, added_by: input.addedBy })
    .execute()
}

export interface OperatorRow {
  operatorId: string
  email: string | null
  rights: OperatorRight[]
  state: string
  addedAt: Instant
}

/** Every operator, oldest first. */
export async function operators(conn: Conn): Promise<OperatorRow[]> {
  const rows = await conn
    .selectFrom('identity.operators as o')
    .innerJoin('identity.accounts as a', 'a.id', 'o.id')
    .select(['o.id as operatorId', 'a.email', 'o.rights', 'a.state', 'o.added_at as addedAt'])
    .orderBy('o.added_at')
    .execute()
  return rows.map((row) => ({ ...row, rights: row.rights as OperatorRight[] }))
}

/** Gives an operator other rights. */
export async function setRights(tx: Tx, operatorId: string, rights: readonly OperatorRight[]): Promise<void> {
  await tx
    .updateTable('identity.operators')
    .set({ rights: [...rights] })
    .where('id', '=', operatorId)
    .execute()
}

/** An operator whose latest link went to this address and who has not come yet. */
export async function pendingOperatorByEmail(conn: Conn, email: string): Promise<string | null> {
  const row = await conn
    .selectFrom('identity.mail_links as l')
    .innerJoin('identity.accounts as a', 'a.id', 'l.account_id')
    .select('a.id')
    .where('l.purpose', '=', 'operator_activation')
    .where((eb) => eb(eb.fn<string>('lower', ['l.email']), '=', email.toLowerCase()))
    .where('a.state', '=', 'pendiente_verificacion')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The rights of one operator; empty when there is none. */
export async function operatorRightsOf(conn: Conn, operatorId: string): Promise<OperatorRight[]> {
  const row = await conn
    .selectFrom('identity.operators')
    .select('rights')
    .where('id', '=', operatorId)
    .executeTakeFirst()
  return (row?.rights ?? []) as OperatorRight[]
}
