import type { UserType } from '#contract/paths.ts'
import type { Policies } from '#contract/policies.ts'
import type { Settings } from '#contract/settings.ts'
import type { CapacityFacts, DelegationFacts, EntityFacts, PersonFacts } from '#identity'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { EapbCodeFacts, ProviderFacts, RethusFacts, SedeFacts, SsoFacts } from '#registries'

/**
 * What is known, gathered once for a moment, on which every requirement of this module is evaluated.
 * Only acts that had happened by then are in it, and nothing that ended later is shown as ended.
 */

/** The moment asked about. `knownAt` asks the registries for what they said then; absent, for what they say now of that day. */
export interface FactsMoment {
  at: Instant
  on: PlainDate
  knownAt?: Instant
}

/** Who did an act, with the name to show; the name is null when the person cannot be found any more. */
export interface By {
  personId: string
  name: string | null
}

/** A capacity with what it stands on: the entity and its registries. */
export interface CapacityStanding {
  capacity: CapacityFacts
  /** Null for a proveedor persona natural. */
  entity: EntityFacts | null
  /** Of an IPS: the providers of its NIT in REPS. */
  providers: ProviderFacts[]
  /** Of an EPS: all its codes, of both regimes. */
  eapb: EapbCodeFacts[]
}

/** A sede made by a proveedor's delegate, or the implicit one of a proveedor persona natural (D-11). */
export interface SiteFacts {
  siteId: string
  capacityId: string
  /** '01' to '99'. */
  number: string
  implicit: boolean
  name: string
  address: string | null
  municipalityCode: string | null
  phone: string | null
  openedAt: Instant
  closedAt: Instant | null
  closedReason: string | null
}

export interface RegistrationFacts {
  registrationId: string
  personId: string
  userType: UserType
  /** Only of delegates. */
  capacityId: string | null
  delegationId: string | null
  registeredAt: Instant
  annulledAt: Instant | null
  annulledReason: string | null
}

export interface RoleAssignmentFacts {
  assignmentId: string
  roleCode: string
  assignedAt: Instant
  assignedBy: By
  withdrawnAt: Instant | null
  withdrawnBy: By | null
}

export interface ActivationFacts {
  activationId: string
  registrationId: string
  personId: string
  userType: UserType
  capacityId: string
  standing: CapacityStanding
  /** REPS code of the sede, for an IPS. */
  sedeCode: string | null
  /** What REPS says of it; null when REPS does not know it, or the activation has no REPS sede. */
  sede: SedeFacts | null
  site: SiteFacts | null
  activatedAt: Instant
  activatedBy: By
  endedAt: Instant | null
  endedBy: By | null
  endReason: string | null
  endNote: string | null
  /** Also the withdrawn ones: history. */
  roles: RoleAssignmentFacts[]
}

/** Whose registration, and where it is or is asked to be active: a sede of REPS, a site of ours, or the whole capacity. */
export interface Placed {
  registrationId: string
  personId: string
  userType: UserType
  capacityId: string
  sedeCode: string | null
  siteId: string | null
}

export interface RequestFacts extends Placed {
  requestId: string
  note: string | null
  state: 'pendiente' | 'activada' | 'devuelta' | 'retirada'
  askedAt: Instant
  openedByDelegateAt: Instant | null
  reminders: number
  remindedAt: Instant | null
  decidedAt: Instant | null
  decidedBy: By | null
  reason: string | null
}

/** Everything about one person, for her paths, her contexts and the acts about her. */
export interface UsersFacts {
  moment: FactsMoment
  person: PersonFacts
  rethus: RethusFacts | null
  sso: SsoFacts[]
  /** The cut of each registry, for "nothing found, as of …" and for D-13. */
  cuts: Record<'reps' | 'eapb' | 'rethus' | 'sso' | 'civil' | 'divipola', PlainDate | null>
  /** Namings and delegations of exactly her document for MIPRES, latest first. */
  delegations: DelegationFacts[]
  /** Entities she represents. */
  represents: EntityFacts[]
  /** Also annulled ones, latest first. */
  registrations: RegistrationFacts[]
  /** Also ended ones, latest first. */
  activations: ActivationFacts[]
  /** Her requests of activation, latest first; at most 50. */
  requests: RequestFacts[]
  /** What each capacity of the above stands on, by capacity id. */
  standings: Map<string, CapacityStanding>
  policies: Policies
  settings: Settings
}

/** One capacity as its representative and its delegate see it. */
export interface CapacityDesk {
  standing: CapacityStanding
  delegation: { inForce: DelegationFacts | null; pending: DelegationFacts | null }
  /** Registration of the delegate in force; null while he has not registered (P-DEL-REG). */
  delegateRegistration: RegistrationFacts | null
  /** Members of the network now (P-RED), of an EPS; counted up to 1,000. */
  networkSize: number
  /** Open sites (P-SEDE), of a proveedor. */
  openSites: number
  /** Activations that no act has ended, counted up to 1,000. */
  openActivations: number
  /** Requests of activation that wait. */
  pendingRequests: number
}

/** Everything about one entity (or one's own capacity as a proveedor persona natural), for its paths. */
export interface EntityUsersFacts {
  moment: FactsMoment
  entity: EntityFacts
  capacities: CapacityDesk[]
  cuts: UsersFacts['cuts']
  policies: Policies
  settings: Settings
}
