import { sql } from 'kysely'
import type { Instant } from './dates.ts'
import type { Conn, Tx } from './db.ts'

/** Who does an act. `system` is for what no person did: an import by command line, a job. */
export interface Actor {
  kind: 'person' | 'operator' | 'system'
  id: string | null
  label: string
  requestId: string | null
}

/** The actor of command-line acts and jobs; `label` says which. */
export function systemActor(label: string): Actor {
  return { kind: 'system', id: null, label, requestId: null }
}

export interface AuditEvent {
  at: Instant
  actor: Actor
  /** `module.verb`, in English, stable. */
  act: string
  /** The entity in whose name the actor acted. */
  onBehalfOf?: string | null
  /** Persons and entities who may read the event. */
  concerns: { persons?: readonly string[]; entities?: readonly string[] }
  /** Identifiers and words that place the act: capacity, sede, role. */
  context?: Record<string, unknown>
  before?: unknown
  after?: unknown
}

/** Writes the event in the caller's transaction: an act and its evidence exist together or not at all. */
export async function audit(tx: Tx, event: AuditEvent): Promise<void> {
  const { actor } = event
  await sql`
    insert into audit.events
      (at, actor_kind, actor_id, actor_label, act, on_behalf_entity_id, context,
       concerns_persons, concerns_entities, before, after, request_id)
    values
      (${event.at}, ${actor.kind}, ${actor.id}, ${actor.label}, ${event.act}, ${event.onBehalfOf ?? null},
       ${JSON.stringify(event.context ?? {})}::jsonb,
       ${[...new Set(event.concerns.persons ?? [])]}::uuid[], ${[...new Set(event.concerns.entities ?? [])]}::uuid[],
       ${event.before === undefined ? null : JSON.stringify(event.before)}::jsonb,
       ${event.after === undefined ? null : JSON.stringify(event.after)}::jsonb, ${actor.requestId})`.execute(tx)
}

export interface RecordedEvent {
  id: string
  at: Instant
  actorKind: Actor['kind']
  actorId: string | null
  actorLabel: string
  act: string
  context: Record<string, unknown>
  before: unknown
  after: unknown
}

/** An event as whoever audits reads it: everything that was recorded. */
export interface AuditedEvent extends RecordedEvent {
  requestId: string | null
}

/** What a page of the audit is narrowed by; of dates the first is in, the second out. */
export interface AuditFilter {
  actor?: { id: string } | { kind: Actor['kind'] } | undefined
  entityId?: string | undefined
  from?: Instant | undefined
  until?: Instant | undefined
}

/** Every event under a filter, newest first; `before` is the moment and id of the last one of the former page. */
export async function auditPage(
  conn: Conn,
  filter: AuditFilter,
  page: { before?: { at: Instant; id: string } | undefined; limit: number },
): Promise<AuditedEvent[]> {
  const { actor, entityId, from, until } = filter
  const { before } = page
  const conditions = [
    sql`true`,
    ...(actor ? ['id' in actor ? sql`actor_id = ${actor.id}::uuid` : sql`actor_kind = ${actor.kind}`] : []),
    ...(entityId ? [sql`concerns_entities @> array[${entityId}::uuid]`] : []),
    ...(from ? [sql`at >= ${from}::timestamptz`] : []),
    ...(until ? [sql`at < ${until}::timestamptz`] : []),
    ...(before ? [sql`(at, id) < (${before.at}::timestamptz, ${before.id}::bigint)`] : []),
  ]
  const { rows } = await sql<AuditedEvent>`
    select id, at, actor_kind as "actorKind", actor_id as "actorId", actor_label as "actorLabel", act, context, before, after,
      request_id as "requestId"
    from audit.events where ${sql.join(conditions, sql` and `)} order by at desc, id desc limit ${page.limit}`.execute(
    conn,
  )
  return rows
}

/**
 * Events that concern a person (in one capacity, when it is given) or an entity, newest first; `beforeId` is the id of the last one
 * of the former page.
 */
export async function eventsConcerning(
  conn: Conn,
  about: { personId: string; capacityId?: string } | { entityId: string },
  page: { beforeId?: string; limit: number },
): Promise<RecordedEvent[]> {
  const mine =
    'personId' in about
      ? sql`concerns_persons @> array[${about.personId}::uuid]
          ${about.capacityId ? sql`and context ->> 'capacityId' = ${about.capacityId}` : sql``}`
      : sql`concerns_entities @> array[${about.entityId}::uuid]`
  const older = page.beforeId ? sql`and id < ${page.beforeId}::bigint` : sql``
  const { rows } = await sql<RecordedEvent>`
    select id, at, actor_kind as "actorKind", actor_id as "actorId", actor_label as "actorLabel", act, context, before, after
    from audit.events where ${mine} ${older} order by id desc limit ${page.limit}`.execute(conn)
  return rows
}

/**
 * When each actor last did an act of a module whose context carries a value (of a capacity, for one); by `actorId value`.
 * Who never did is absent. One query for all.
 */
export async function lastActs(
  conn: Conn,
  asked: { module: string; contextKey: string; of: readonly { actorId: string; value: string }[] },
): Promise<Map<string, Instant>> {
  if (asked.of.length === 0) return new Map()
  const { rows } = await sql<{ actorId: string; value: string; at: Instant }>`
    select o.actor_id as "actorId", o.value, e.at
    from unnest(${asked.of.map((o) => o.actorId)}::uuid[], ${asked.of.map((o) => o.value)}::text[]) o(actor_id, value)
    cross join lateral (
      select e.at from audit.events e
      where e.actor_id = o.actor_id and starts_with(e.act, ${`${asked.module}.`}) and e.context ->> ${asked.contextKey} = o.value
      order by e.at desc, e.id desc limit 1) e`.execute(conn)
  return new Map(rows.map((row) => [`${row.actorId} ${row.value}`, row.at]))
}
