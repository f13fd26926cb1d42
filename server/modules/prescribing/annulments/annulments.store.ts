import { sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { settle } from '#platform/notify.ts'

/** What a notice about an annulment asks to decide: one of a prescription waits at a time. */
export const annulmentMatter = (number: string): string => `annulment:${number}`

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

/** A new request; the index keeps one pending of each prescription. */
export async function insertAnnulment(
  tx: Tx,
  a: { number: string; epsCode: string; regime: Regime; reason: string; askedBy: string; at: Instant },
): Promise<string> {
  const requestId = newId()
  await sql`
    insert into prescribing.annulment_requests (id, number, eps_code, regime, reason, asked_by, asked_at)
    values (${requestId}, ${a.number}, ${a.epsCode}, ${a.regime}, ${a.reason}, ${a.askedBy}, ${a.at})`.execute(tx)
  return requestId
}

/** The pending one of a prescription. */
export async function pendingAnnulment(conn: Conn, number: string): Promise<AnnulmentRow | null> {
  const { rows } = await sql<AnnulmentRow>`
    select ${columns} from prescribing.annulment_requests where number = ${number} and decision is null`.execute(conn)
  return rows[0] ?? null
}

export async function annulmentOf(conn: Conn, requestId: string): Promise<AnnulmentRow | null> {
  const { rows } = await sql<AnnulmentRow>`
    select ${columns} from prescribing.annulment_requests where id = ${requestId}`.execute(conn)
  return rows[0] ?? null
}

/** A request with what its prescription says. */
export interface PendingAnnulment {
  requestId: string
  number: string
  reason: string
  askedBy: string
  askedAt: Instant
  patientName: string
  prescribedAt: Instant
  items: { kind: ItemKind; name: string }[]
}

/** Pending ones of an EPS (its codes) in a regime, oldest first, after a cursor. The page is cut before anything is joined. */
export async function pendingAnnulments(
  conn: Conn,
  of: { epsCodes: readonly string[]; regime: Regime; after: { at: Instant; id: string } | null; limit: number },
): Promise<PendingAnnulment[]> {
  const after = of.after ? sql`and (asked_at, id) > (${of.after.at}::timestamptz, ${of.after.id}::uuid)` : sql``
  const { rows } = await sql<PendingAnnulment>`
    with page as materialized (
      select id, number, reason, asked_by, asked_at, to_date(left(number, 6), 'YYYYMM') as month
      from prescribing.annulment_requests
      where eps_code = any(${[...of.epsCodes]}::text[]) and regime = ${of.regime} and decision is null ${after}
      order by asked_at, id limit ${of.limit})
    select r.id as "requestId", r.number, r.reason, r.asked_by as "askedBy", r.asked_at as "askedAt",
      p.prescribed_at as "prescribedAt", concat_ws(' ', p.content #>> '{patient,firstName}', p.content #>> '{patient,secondName}',
        p.content #>> '{patient,firstSurname}', p.content #>> '{patient,secondSurname}') as "patientName",
      (select jsonb_agg(jsonb_build_object('kind', i.kind, 'name', i.name) order by i.kind, i.number)
        from prescribing.items i where i.month = p.month and i.prescription_id = p.id) as items
    from page r join prescribing.prescriptions p on p.month = r.month and p.number = r.number
    order by r.asked_at, r.id`.execute(conn)
  return rows
}

export async function decideAnnulmentRow(
  tx: Tx,
  d: { requestId: string; decision: 'aceptada' | 'negada'; by: string; at: Instant; remarks: string },
): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    update prescribing.annulment_requests set decision = ${d.decision}, decided_by = ${d.by}, decided_at = ${d.at}, remarks = ${d.remarks}
    where id = ${d.requestId} and decision is null returning number`.execute(tx)
  await settle(
    tx,
    rows.map(({ number }) => annulmentMatter(number)),
    d.at,
  )
}

/** What was pending ends when the prescriber annuls it himself or replaces it: nothing is left to decide. */
export async function closePendingAnnulment(tx: Tx, number: string, by: string, at: Instant): Promise<void> {
  await sql`
    update prescribing.annulment_requests
    set decision = 'aceptada', decided_by = ${by}, decided_at = ${at}, remarks = 'La prescripción ya quedó anulada.'
    where number = ${number} and decision is null`.execute(tx)
  await settle(tx, [annulmentMatter(number)], at)
}
