import type { EntityCapacity } from '#contract/capacities.ts'
import type { DocumentId } from '#contract/documents.ts'
import type { CapacityKind, Regime } from '#contract/paths.ts'
import type { Actor } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'

/** What Mi Seguridad Social says about persons, entities and delegations, as the rest of the product asks it. */

/** A person by document; everything but the document is null while nobody has registered with it (P-MSS-NAT). */
export interface PersonFacts {
  doc: DocumentId
  personId: string | null
  name: string | null
  email: string | null
  /** State of the account; null without one. */
  state: 'pendiente_verificacion' | 'activa' | 'bloqueada' | 'inactiva' | null
  registeredAt: Instant | null
  emailConfirmedAt: Instant | null
  /** Since when at least one second factor is set. */
  secondFactorSince: Instant | null
}

/** What an entity (or a proveedor persona natural) acts as. */
export interface CapacityFacts {
  capacityId: string
  kind: CapacityKind
  /** Only for an EPS. */
  regime: Regime | null
  /** Null for a proveedor persona natural. */
  entityId: string | null
  nit: string | null
  entityName: string
  /** Only for a proveedor persona natural: whose it is. */
  ownerPersonId: string | null
  since: Instant
  until: Instant | null
  /** The representative declared that the EPS does not operate MIPRES in this regime (D-12). */
  declinedAt: Instant | null
}

export interface EntityFacts {
  entityId: string
  nit: string
  dv: number
  name: string
  state: 'en_revision' | 'registrada' | 'suspendida' | 'cancelada'
  registeredAt: Instant | null
  representative: { personId: string; name: string; since: Instant } | null
  capacities: CapacityFacts[]
}

/** A person's latest attempt to register an entity, with what it asked for. */
export interface ClaimFacts {
  claimId: string
  entityId: string
  entityName: string
  nit: string
  dv: number
  capacities: EntityCapacity[]
  state: 'en_revision' | 'aceptada' | 'rechazada' | 'automatica'
  submittedAt: Instant
  decidedAt: Instant | null
  reason: string | null
}

/** A naming of a delegate and what became of it. `state` is computed for the moment asked (docs/rules.md, "Stored and computed"). */
export interface DelegationFacts {
  delegationId: string
  capacity: CapacityFacts
  application: string
  /** The document that was named: the identity proof, before the person exists. */
  doc: DocumentId
  /** Bound when a person with exactly that document has registered. */
  personId: string | null
  personName: string | null
  namedAt: Instant
  namedBy: { personId: string; name: string }
  /** A pending naming lapses here (D-14). */
  expiresAt: Instant
  inForceFrom: Instant | null
  endedAt: Instant | null
  /** A new representative must confirm it before this moment or it is suspended (D-06). */
  confirmBy: Instant | null
  confirmedAt: Instant | null
  state: 'nombrada' | 'vencida' | 'vigente' | 'suspendida' | 'revocada' | 'reemplazada'
}

/** The questions and the few acts other modules may call; each takes the caller's connection. */
export interface IdentityDoor {
  person(conn: Conn, personId: string, at: Instant): Promise<PersonFacts | null>
  /** Always answers: a document nobody registered with comes back with nulls. */
  personByDocument(conn: Conn, doc: DocumentId, at: Instant): Promise<PersonFacts>
  /** Her four names as in her document, for what she signs; null when nobody has this id. */
  namesOf(
    conn: Conn,
    personId: string,
  ): Promise<{
    firstName: string
    secondName: string | null
    firstSurname: string
    secondSurname: string | null
  } | null>
  /** Several at once, for lists; unknown ids are absent. */
  persons(conn: Conn, personIds: readonly string[], at: Instant): Promise<Map<string, PersonFacts>>
  /** The account, of a person or an operator, whose confirmed address this is; null when nobody has it. Never for strangers. */
  accountByEmail(conn: Conn, email: string): Promise<string | null>
  entity(conn: Conn, entityId: string, at: Instant): Promise<EntityFacts | null>
  entityByNit(conn: Conn, nit: string, at: Instant): Promise<EntityFacts | null>
  /** Several at once, for lists and gathered facts; unknown ones are absent. */
  entities(conn: Conn, entityIds: readonly string[], at: Instant): Promise<Map<string, EntityFacts>>
  /** The same by NIT. */
  entitiesByNit(conn: Conn, nits: readonly string[], at: Instant): Promise<Map<string, EntityFacts>>
  /** The latest claim of a person on an entity at the moment; null when she made none. */
  claimOn(conn: Conn, entityId: string, personId: string, at: Instant): Promise<ClaimFacts | null>
  /** NITs of registered entities that act as this kind and whose name or sigla has these words; at most `limit`, by name; fewer than 3 letters find none. */
  nitsNamed(conn: Conn, words: string, kind: CapacityKind, at: Instant, limit: number): Promise<string[]>
  entitiesRepresentedBy(conn: Conn, personId: string, at: Instant): Promise<EntityFacts[]>
  capacities(conn: Conn, capacityIds: readonly string[], at: Instant): Promise<Map<string, CapacityFacts>>
  /** Namings and delegations of exactly this document for an application, latest first. */
  delegationsOf(conn: Conn, doc: DocumentId, application: string, at: Instant): Promise<DelegationFacts[]>
  /** The one in force and the one pending of a capacity (D-04: at most one of each). */
  delegationsFor(
    conn: Conn,
    capacityId: string,
    application: string,
    at: Instant,
  ): Promise<{ inForce: DelegationFacts | null; pending: DelegationFacts | null }>
  /** The same of several capacities, in one query; every capacity is a key. */
  delegationsForAll(
    conn: Conn,
    capacityIds: readonly string[],
    application: string,
    at: Instant,
  ): Promise<Map<string, { inForce: DelegationFacts | null; pending: DelegationFacts | null }>>
  /** The delegate registered in the module: the naming becomes `vigente`, the one it replaces ends at the same instant. */
  putDelegationInForce(
    tx: Tx,
    input: { delegationId: string; personId: string; at: Instant; actor: Actor },
  ): Promise<void>
  /** The capacity of a proveedor persona natural: opens it once, returns it ever after. */
  openOwnCapacity(tx: Tx, input: { personId: string; at: Instant; actor: Actor }): Promise<CapacityFacts>
  /** Serialises acts on one capacity: takes its row lock for the rest of the transaction. */
  lockCapacity(tx: Tx, capacityId: string): Promise<void>
}
