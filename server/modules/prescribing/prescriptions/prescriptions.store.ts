import { sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { WriteOfficial } from '../record.ts'
import { monthOf } from './numbers.ts'
import { type PrescriptionRecord, type SignedItem, signedOf } from './signed.ts'
import { type PrescriptionAct, type PrescriptionState, prescriptionTransitions } from './states.ts'

/** The next consecutive: from a sequence, so that signers never wait for each other; gaps are allowed. */
export async function nextConsecutive(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('prescribing.prescription_consecutive') as n`.execute(tx)
  return Number(rows[0]?.n)
}

/** Writes what was signed: its row and the rows of its items. Two statements. */
export async function insertSigned(tx: Tx, p: PrescriptionRecord & { consecutive: number }): Promise<void> {
  const { content, snapshot } = p
  const { document } = content.patient
  await sql`
    insert into prescribing.prescriptions (month, id, number, consecutive, prescribed_on, prescribed_at, state, context, capacity_id,
      sede_code, provider_nit, prescriber_id, patient_doc_type, patient_doc_number, eps_code, regime, ambito, transcription_reason,
      content, snapshot, verification_code, replaces)
    values (${p.month}, ${p.id}, ${p.number}, ${p.consecutive}, ${p.prescribedOn}, ${p.prescribedAt}, ${p.state}, ${p.context},
      ${p.capacityId}, ${snapshot.provider.code}, ${snapshot.provider.documentNumber}, ${p.prescriberId}, ${document.type}, ${document.number},
      ${p.epsCode}, ${p.regime}, ${Number(content.ambito)}, ${content.transcriptionReason && Number(content.transcriptionReason)},
      ${JSON.stringify(content)}::jsonb, ${JSON.stringify(snapshot)}::jsonb, ${p.verificationCode}, ${p.replaces})`.execute(
    tx,
  )
  const of = <K extends keyof SignedItem>(key: K): SignedItem[K][] => p.items.map((item) => item[key])
  await sql`
    insert into prescribing.items (month, prescription_id, kind, number, code, name, successive, total_quantity, days, board_state)
    select ${p.month}::date, ${p.id}::uuid, * from unnest(${of('kind')}::char(1)[], ${of('number')}::smallint[], ${of('code')}::text[],
      ${of('name')}::text[], ${of('successive')}::boolean[], ${of('totalQuantity')}::numeric[], ${of('days')}::int[],
      ${of('boardState')}::smallint[])`.execute(tx)
}

/** Writes the official text anew: to be called by whoever changes the state of a prescription or of an item, in the same transaction. */
export async function writeOfficialText(tx: Tx, official: WriteOfficial, signed: PrescriptionRecord): Promise<void> {
  const { month, id } = signed
  await sql`
    insert into prescribing.official_texts (month, prescription_id, text) values (${month}, ${id}, ${official(signedOf(signed))})
    on conflict (month, prescription_id) do update set text = excluded.text`.execute(tx)
}

const columns = sql`
  p.month, p.id, p.number, p.prescribed_on as "prescribedOn", p.prescribed_at as "prescribedAt", p.state, p.context,
  p.capacity_id as "capacityId", p.prescriber_id as "prescriberId", p.eps_code as "epsCode", p.regime, p.content, p.snapshot,
  p.verification_code as "verificationCode", p.replaces, p.replaced_by as "replacedBy", p.annulled_at as "annulledAt",
  (select jsonb_agg(jsonb_build_object('kind', i.kind, 'number', i.number, 'code', i.code, 'name', i.name, 'successive', i.successive,
      'totalQuantity', i.total_quantity::text, 'days', i.days, 'boardState', i.board_state) order by i.kind, i.number)
    from prescribing.items i where i.month = p.month and i.prescription_id = p.id) as items`

/** One prescription by its number, whole; one statement on one partition. */
export async function prescriptionByNumber(conn: Conn, number: string): Promise<PrescriptionRecord | null> {
  const { rows } = await sql<PrescriptionRecord>`
    select ${columns} from prescribing.prescriptions p where p.month = ${monthOf(number)}::date and p.number = ${number}`.execute(
    conn,
  )
  return rows[0] ?? null
}

/**
 * Takes its row for the rest of the transaction; then it is read anew: a statement that waited for the row would still show the items
 * as they were before whoever held it changed them.
 */
export async function lockPrescription(tx: Tx, number: string): Promise<PrescriptionRecord | null> {
  const { rows } = await sql`
    select 1 from prescribing.prescriptions p
    where p.month = ${monthOf(number)}::date and p.number = ${number} for update`.execute(tx)
  return rows.length > 0 ? prescriptionByNumber(tx, number) : null
}

/** Compare-and-set by the table of transitions: false when it was in another state, and then nothing changed. */
export async function moveState(
  tx: Tx,
  move: { number: string; act: PrescriptionAct; at: Instant; replacedBy?: string },
): Promise<boolean> {
  const { from, to } = prescriptionTransitions[move.act]
  const { rows } = await sql`
    update prescribing.prescriptions set state = ${to}, annulled_at = ${move.at}, replaced_by = ${move.replacedBy ?? null}
    where month = ${monthOf(move.number)}::date and number = ${move.number} and state = ${from} returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export async function insertNovelty(
  tx: Tx,
  n: { kind: 1 | 2 | 3; number: string; finalNumber?: string; on: PlainDate; at: Instant; reason: string | null },
): Promise<void> {
  await sql`
    insert into prescribing.novelties (month, id, kind, number, final_number, noted_on, noted_at, reason)
    values (date_trunc('month', ${n.on}::date)::date, ${newId()}, ${n.kind}, ${n.number}, ${n.finalNumber ?? null}, ${n.on}, ${n.at},
      ${n.reason})`.execute(tx)
}

export interface TimelineEvent {
  at: Instant
  what: string
  who: string | null
  detail: string | null
}

/** One more line of the timeline, in the transaction of the act; `who` as people know the body or person. */
export async function insertEvent(
  tx: Tx,
  prescription: { month: string; id: string },
  event: TimelineEvent,
): Promise<void> {
  await sql`
    insert into prescribing.events (month, prescription_id, id, at, what, by_name, detail)
    values (${prescription.month}, ${prescription.id}, ${newId()}, ${event.at}, ${event.what}, ${event.who}, ${event.detail})`.execute(
    tx,
  )
}

/** What happened after it was signed, oldest first. */
export async function eventsOf(conn: Conn, prescription: { month: string; id: string }): Promise<TimelineEvent[]> {
  const { rows } = await sql<TimelineEvent>`
    select at, what, by_name as who, detail from prescribing.events
    where month = ${prescription.month} and prescription_id = ${prescription.id} order by at, id limit 500`.execute(
    conn,
  )
  return rows
}

export interface RecentPrescription {
  number: string
  patientName: string
  prescribedAt: Instant
  state: PrescriptionState
  items: { kind: ItemKind; name: string; boardState: number }[]
}

/** The last ones that a person signed for a capacity, newest first, from a month on: the bound keeps old partitions out. */
export async function recentOf(
  conn: Conn,
  asked: { prescriberId: string; capacityId: string; since: string; limit: number },
): Promise<RecentPrescription[]> {
  const { rows } = await sql<RecentPrescription>`
    select p.number, concat_ws(' ', p.content #>> '{patient,firstName}', p.content #>> '{patient,firstSurname}') as "patientName",
      p.prescribed_at as "prescribedAt", p.state,
      (select jsonb_agg(jsonb_build_object('kind', i.kind, 'name', i.name, 'boardState', i.board_state) order by i.kind, i.number)
        from prescribing.items i where i.month = p.month and i.prescription_id = p.id) as items
    from prescribing.prescriptions p
    where p.prescriber_id = ${asked.prescriberId} and p.capacity_id = ${asked.capacityId} and p.month >= ${asked.since}::date
    order by p.number desc limit ${asked.limit}`.execute(conn)
  return rows
}

/** An item of an active prescription of a patient: what "the same request in another prescription" is compared with. */
export interface ActiveItem {
  number: string
  prescriberName: string
  prescribedOn: PlainDate
  kind: ItemKind
  code: string
  name: string
  successive: boolean
  days: number | null
  boardState: number
}

/** Items of a patient's active prescriptions since a day; at most 200. */
export async function activeItemsOf(
  conn: Conn,
  patient: { type: string; number: string },
  since: PlainDate,
): Promise<ActiveItem[]> {
  const { rows } = await sql<ActiveItem>`
    select p.number, p.prescribed_on as "prescribedOn",
      concat_ws(' ', p.snapshot #>> '{prescriber,firstName}', p.snapshot #>> '{prescriber,firstSurname}') as "prescriberName",
      i.kind, i.code, i.name, i.successive, i.days, i.board_state as "boardState"
    from prescribing.prescriptions p
    join prescribing.items i on i.month = p.month and i.prescription_id = p.id
    where p.patient_doc_number = ${patient.number} and p.patient_doc_type = ${patient.type} and p.state = 4
      and p.month >= date_trunc('month', ${since}::date)::date and p.prescribed_on >= ${since}
    order by p.number desc limit 200`.execute(conn)
  return rows
}

/** What a paper is compared with. */
export interface Verifiable {
  number: string
  prescribedOn: PlainDate
  state: PrescriptionState
  verificationCode: string
  providerName: string
  patientNames: (string | null)[]
  /** `unit`: its code of table 6.17; null of what is counted by itself. */
  items: { kind: ItemKind; name: string; quantity: string; unit: string | null }[]
  regime: Regime
}

export async function verifiable(conn: Conn, number: string): Promise<Verifiable | null> {
  const { rows } = await sql<Verifiable>`
    select p.number, p.prescribed_on as "prescribedOn", p.state, p.verification_code as "verificationCode",
      p.snapshot #>> '{provider,name}' as "providerName", p.regime,
      array[p.content #>> '{patient,firstName}', p.content #>> '{patient,secondName}', p.content #>> '{patient,firstSurname}',
        p.content #>> '{patient,secondSurname}'] as "patientNames",
      (select jsonb_agg(jsonb_build_object('kind', i.kind, 'name', i.name, 'quantity', i.total_quantity::text, 'unit', (
            select c.item ->> 'totalUnit' from jsonb_array_elements(p.content -> 'items') with ordinality as c(item, place)
            where c.item ->> 'kind' = i.kind order by c.place offset i.number - 1 limit 1)) order by i.kind, i.number)
        from prescribing.items i where i.month = p.month and i.prescription_id = p.id) as items
    from prescribing.prescriptions p
    where p.month = ${monthOf(number)}::date and p.number = ${number}`.execute(conn)
  return rows[0] ?? null
}
