import { sql } from 'kysely'
import { capacityName } from '#contract/capacities.ts'
import type { CapacityKind, Regime } from '#contract/paths.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { CapacityFacts, EntityFacts } from '../facts.ts'

/** The only SQL over entities, representations, capacities and regime declarations. */

/** What is declared of an entity when it is registered. */
export interface EntityData {
  name: string
  shortName: string | null
  legalNature: 'publica' | 'privada' | 'mixta'
  constitutedOn: PlainDate | null
  address: string | null
  municipalityCode: string | null
  phone: string | null
  email: string | null
}

const personName = sql`concat_ws(' ', p.first_name, p.second_name, p.first_surname, p.second_surname)`

type Which = { ids: readonly string[] } | { nit: string } | { nits: readonly string[] } | { representedBy: string }

/** Entities with representative and capacities at a moment, in three queries whatever their number; by NIT or id. */
export async function readEntities(conn: Conn, which: Which, at: Instant): Promise<EntityFacts[]> {
  const where =
    'ids' in which
      ? sql`e.id = any(${[...which.ids]}::uuid[])`
      : 'nit' in which
        ? sql`e.nit = ${which.nit}`
        : 'nits' in which
          ? sql`e.nit = any(${[...which.nits]}::text[])`
          : sql`e.id in (select r.entity_id from identity.representations r where r.person_id = ${which.representedBy}::uuid
            and r.since <= ${at} and (r.until is null or r.until > ${at}))`
  const { rows } = await sql<Omit<EntityFacts, 'representative' | 'capacities'>>`
    select e.id as "entityId", e.nit, e.dv, e.name,
      case when e.registered_at <= ${at} then 'registrada' else 'en_revision' end as state,
      case when e.registered_at <= ${at} then e.registered_at end as "registeredAt"
    from identity.entities e
    where ${where} and e.created_at <= ${at}
      and (e.registered_at <= ${at} or exists (select 1 from identity.entity_claims c
        where c.entity_id = e.id and c.submitted_at <= ${at} and (c.decided_at is null or c.decided_at > ${at})))
    order by e.name, e.id limit 500`.execute(conn)
  if (rows.length === 0) return []
  const ids = rows.map((r) => r.entityId)
  const [representatives, capacities] = await Promise.all([
    sql<{ entityId: string; personId: string; name: string; since: Instant }>`
      select r.entity_id as "entityId", r.person_id as "personId", ${personName} as name, r.since
      from identity.representations r join identity.persons p on p.id = r.person_id
      where r.entity_id = any(${ids}::uuid[]) and r.since <= ${at} and (r.until is null or r.until > ${at})`.execute(
      conn,
    ),
    readCapacities(conn, { entityIds: ids }, at),
  ])
  return rows.map((row) => {
    const representative = representatives.rows.find((r) => r.entityId === row.entityId)
    return {
      ...row,
      representative: representative
        ? { personId: representative.personId, name: representative.name, since: representative.since }
        : null,
      capacities: capacities.filter((c) => c.entityId === row.entityId),
    }
  })
}

/**
 * Capacities at a moment. Of entities and persons: those open then. By id: whatever their period, so that an ended one
 * still has a name.
 */
export async function readCapacities(
  conn: Conn,
  which: { ids: readonly string[] } | { entityIds: readonly string[] } | { ownerPersonId: string },
  at: Instant,
): Promise<CapacityFacts[]> {
  const open = sql`c.since <= ${at} and (c.until is null or c.until > ${at})`
  const where =
    'ids' in which
      ? sql`c.id = any(${[...which.ids]}::uuid[])`
      : 'entityIds' in which
        ? sql`c.entity_id = any(${[...which.entityIds]}::uuid[]) and ${open}`
        : sql`c.owner_person_id = ${which.ownerPersonId}::uuid and ${open}`
  const { rows } = await sql<CapacityFacts & { kind: CapacityKind; regime: Regime | null }>`
    select c.id as "capacityId", c.kind, c.regime, c.entity_id as "entityId", e.nit,
      coalesce(e.name, ${personName}) as "entityName", c.owner_person_id as "ownerPersonId", c.since, c.until,
      (select d.declared_at from identity.regime_declarations d where d.capacity_id = c.id and d.declared_at <= ${at}
        and (d.withdrawn_at is null or d.withdrawn_at > ${at}) order by d.declared_at desc limit 1) as "declinedAt"
    from identity.capacities c
    left join identity.entities e on e.id = c.entity_id
    left join identity.persons p on p.id = c.owner_person_id
    where ${where}
    order by c.kind, c.regime nulls first, c.since`.execute(conn)
  return rows
}

/** More words narrow nothing that a person would type. */
const MOST_WORDS = 6

/** NITs of registered entities with an open capacity of a kind, whose name or sigla has every word; without accents or case. */
export async function nitsNamed(
  conn: Conn,
  text: string,
  kind: CapacityKind,
  at: Instant,
  limit: number,
): Promise<string[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  // Shorter ones have no trigram to be found by.
  if (!words.some((word) => word.length >= 3)) return []
  const named = words.map(
    (word) => sql`platform.fold(e.name || ' ' || coalesce(e.short_name, ''))
      like '%' || platform.fold(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`,
  )
  const { rows } = await sql<{ nit: string }>`
    select e.nit from identity.entities e
    where e.registered_at is not null and e.registered_at <= ${at} and ${sql.join(named, sql` and `)}
      and exists (select from identity.capacities c where c.entity_id = e.id and c.kind = ${kind}
        and c.since <= ${at} and (c.until is null or c.until > ${at}))
    order by e.name, e.id limit ${limit}`.execute(conn)
  return rows.map((row) => row.nit)
}

/** Serialises acts on one capacity; false when there is none. */
export async function lockCapacityRow(tx: Tx, capacityId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.capacities where id = ${capacityId}::uuid for update`.execute(tx)
  return rows.length > 0
}

/** Holds an entity's representation as it is while an act in its name goes on; acts do not wait for each other here. */
export async function holdEntityRow(tx: Tx, entityId: string): Promise<void> {
  await sql`select 1 from identity.entities where id = ${entityId}::uuid for share`.execute(tx)
}

/** Serialises what changes who represents an entity. */
export async function lockEntityRow(tx: Tx, entityId: string): Promise<void> {
  await sql`select 1 from identity.entities where id = ${entityId}::uuid for update`.execute(tx)
}

/** The row of a NIT, made when there is none, locked. Two first claims at once meet here: one makes it, the other finds it. */
export async function lockEntityOfNit(
  tx: Tx,
  input: { nit: string; dv: number; data: EntityData; at: Instant },
): Promise<{ id: string; registeredAt: Instant | null }> {
  await sql`
    insert into identity.entities (id, nit, dv, name, legal_nature, created_at)
    values (${newId()}, ${input.nit}, ${input.dv}, ${input.data.name}, ${input.data.legalNature}, ${input.at})
    on conflict (nit) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string; registeredAt: Instant | null }>`
    select id, registered_at as "registeredAt" from identity.entities where nit = ${input.nit} for update`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error(`entity of NIT ${input.nit} vanished`)
  return row
}

/** An accepted claim: what it declared becomes the entity's data, the moment of the first acceptance stays. */
export async function registerEntityRow(tx: Tx, entityId: string, data: EntityData, at: Instant): Promise<void> {
  await sql`
    update identity.entities set name = ${data.name}, short_name = ${data.shortName}, legal_nature = ${data.legalNature},
      constituted_on = ${data.constitutedOn}, address = ${data.address}, municipality_code = ${data.municipalityCode},
      phone = ${data.phone}, email = ${data.email}, registered_at = coalesce(registered_at, ${at}), version = version + 1
    where id = ${entityId}::uuid`.execute(tx)
}

/** Ends the representation in force, if any, and tells whose it was. */
export async function closeRepresentation(tx: Tx, entityId: string, at: Instant): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`
    update identity.representations set until = ${at} where entity_id = ${entityId}::uuid and until is null
    returning person_id as "personId"`.execute(tx)
  return rows[0]?.personId ?? null
}

export async function openRepresentation(
  tx: Tx,
  input: { entityId: string; personId: string; claimId: string; position: string; at: Instant },
): Promise<string> {
  const id = newId()
  await sql`
    insert into identity.representations (id, entity_id, person_id, claim_id, position, since)
    values (${id}, ${input.entityId}, ${input.personId}, ${input.claimId}, ${input.position}, ${input.at})`.execute(tx)
  return id
}

/** Opens a capacity of an entity; refuses with `identity.capacity_exists` when it is open already. */
export async function openEntityCapacity(
  tx: Tx,
  input: { entityId: string; kind: CapacityKind; regime: Regime | null; at: Instant },
): Promise<string> {
  const id = newId()
  try {
    await sql`
      insert into identity.capacities (id, kind, regime, entity_id, since)
      values (${id}, ${input.kind}, ${input.regime}, ${input.entityId}, ${input.at})`.execute(tx)
  } catch (error) {
    if (constraintOf(error) === 'capacities__one_of_an_entity')
      refuse('identity.capacity_exists', { capacity: capacityName(input.kind, input.regime) })
    throw error
  }
  return id
}

/** The own capacity of a proveedor persona natural: opens it unless it is open. The person's row is locked meanwhile. */
export async function openOwnCapacityRow(
  tx: Tx,
  personId: string,
  at: Instant,
): Promise<{ id: string; opened: boolean }> {
  await sql`select 1 from identity.persons where id = ${personId}::uuid for update`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from identity.capacities where owner_person_id = ${personId}::uuid and until is null`.execute(tx)
  if (rows[0]) return { id: rows[0].id, opened: false }
  const id = newId()
  await sql`
    insert into identity.capacities (id, kind, owner_person_id, since)
    values (${id}, 'proveedor_pn', ${personId}, ${at})`.execute(tx)
  return { id, opened: true }
}

/** Declares that the EPS does not operate the regime; refuses when that is declared already. */
export async function declareRegimeRow(
  tx: Tx,
  capacityId: string,
  regime: Regime,
  personId: string,
  at: Instant,
): Promise<void> {
  try {
    await sql`
      insert into identity.regime_declarations (id, capacity_id, declared_at, declared_by)
      values (${newId()}, ${capacityId}, ${at}, ${personId})`.execute(tx)
  } catch (error) {
    if (constraintOf(error) === 'regime_declarations__one_open') refuse('identity.regime_already_declared', { regime })
    throw error
  }
}

/** Withdraws the declaration; refuses when there is none open. */
export async function withdrawRegimeRow(
  tx: Tx,
  capacityId: string,
  regime: Regime,
  personId: string,
  at: Instant,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update identity.regime_declarations set withdrawn_at = ${at}, withdrawn_by = ${personId}
    where capacity_id = ${capacityId}::uuid and withdrawn_at is null`.execute(tx)
  if (numAffectedRows !== 1n) refuse('identity.regime_already_declared', { regime })
}

/** Everything declared of an entity, for its page. */
export async function readEntityData(conn: Conn, entityId: string): Promise<(EntityData & { version: number }) | null> {
  const { rows } = await sql<EntityData & { version: number }>`
    select name, short_name as "shortName", legal_nature as "legalNature", constituted_on as "constitutedOn", address,
      municipality_code as "municipalityCode", phone, email, version
    from identity.entities where id = ${entityId}::uuid`.execute(conn)
  return rows[0] ?? null
}

/** Who represents the entity now: one indexed look-up, for the guard of each request. */
export async function representativeOf(
  conn: Conn,
  entityId: string,
  at: Instant,
): Promise<{ entityName: string; personId: string | null; name: string | null } | null> {
  const { rows } = await sql<{ entityName: string; personId: string | null; name: string | null }>`
    select e.name as "entityName", r.person_id as "personId", case when p.id is not null then ${personName} end as name
    from identity.entities e
    left join identity.representations r on r.entity_id = e.id and r.since <= ${at} and (r.until is null or r.until > ${at})
    left join identity.persons p on p.id = r.person_id
    where e.id = ${entityId}::uuid`.execute(conn)
  return rows[0] ?? null
}
