import { sql } from 'kysely'
import type { Regime } from '#contract/paths.ts'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface AnnulmentRow {
  requestId: string
  number: string
  epsCode: string
  regime: Regime
  reason: string
  askedBy: string
  askedAt: Instant
  decision: 'aceptada' | 'negada' | null
  decidedAt: Instant | null
}

const columns = sql`id as "requestId", number, eps_code as "epsCode", regime, reason, asked_by as "askedBy", asked_at as "askedAt",
  decision, decided_at as "decidedAt"`

/** Null when one of the same prescription waits already. */
export async function insertAnnulment(
  tx: Tx,
  a: { number: string; epsCode: string; regime: Regime; reason: string; askedBy: string; at: Instant },
): Promise<string | null> {
  const requestId = newId()
  try {
    await sql`savepoint asked`.execute(tx)
    await sql`
      insert into prescribing.annulment_requests (id, number, eps_code, regime, reason, asked_by, asked_at)
      values (${requestId}, ${a.number}, ${a.epsCode}, ${a.regime}, ${a.reason}, ${a.askedBy}, ${a.at})`.execute(tx)
    return requestId
  } catch (error) {
    if (constraintOf(error) !== 'annulment_requests__one_pending') throw error
    await sql`rollback to savepoint asked`.execute(tx)
    return null
  }
}

/** The pending one of a prescription. */
export async function pendingAnnulment(conn: Conn, number: string): Promise<AnnulmentRow | null> {
  const { rows } = await sql<AnnulmentRow>`
    select ${columns} from prescribing.annulment_requests where number = ${number} and decision is null`.execute(conn)
  return rows[0] ?? null
}

export async function lockAnnulment(tx: Tx, requestId: string): Promise<AnnulmentRow | null> {
  const { rows } = await sql<AnnulmentRow>`
    select ${columns} from prescribing.annulment_requests where id = ${requestId} for update`.execute(tx)
  return rows[0] ?? null
}

/** Pending ones of an EPS (its codes) in a regime, oldest first, after a cursor. */
export async function pendingAnnulments(
  conn: Conn,
  of: { epsCodes: readonly string[]; regime: Regime; after: { at: Instant; id: string } | null; limit: number },
): Promise<AnnulmentRow[]> {
  const after = of.after ? sql`and (asked_at, id) > (${of.after.at}::timestamptz, ${of.after.id}::uuid)` : sql``
  const { rows } = await sql<AnnulmentRow>`
    select ${columns} from prescribing.annulment_requests
    where eps_code = any(${[...of.epsCodes]}::text[]) and regime = ${of.regime} and decision is null ${after}
    order by asked_at, id limit ${of.limit}`.execute(conn)
  return rows
}

export async function decideAnnulmentRow(
  tx: Tx,
  d: { requestId: string; decision: 'aceptada' | 'negada'; by: string; at: Instant; remarks: string },
): Promise<void> {
  await sql`
    update prescribing.annulment_requests set decision = ${d.decision}, decided_by = ${d.by}, decided_at = ${d.at}, remarks = ${d.remarks}
    where id = ${d.requestId} and decision is null`.execute(tx)
}

/** What was pending ends when the prescriber annuls it himself or replaces it: nothing is left to decide. */
export async function closePendingAnnulment(tx: Tx, number: string, by: string, at: Instant): Promise<void> {
  await sql`
    update prescribing.annulment_requests
    set decision = 'aceptada', decided_by = ${by}, decided_at = ${at}, remarks = 'La prescripción ya quedó anulada.'
    where number = ${number} and decision is null`.execute(tx)
}
