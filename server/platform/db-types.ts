// Generated from the migrated database by `npm run db:generate`. Do not edit.

import type { Instant, PlainDate } from "./dates.ts";
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface AuditEvents {
  /**
   * module.verb
   */
  act: string;
  actor_id: string | null;
  actor_kind: string;
  /**
   * How the actor was called at the time, for readers; null for the system
   */
  actor_label: string | null;
  after: Json | null;
  at: Instant;
  before: Json | null;
  /**
   * Entities whose representative and delegates may see this event
   */
  concerns_entities: Generated<string[]>;
  /**
   * Persons who may see this event about themselves
   */
  concerns_persons: Generated<string[]>;
  context: Generated<Json>;
  id: Generated<string>;
  on_behalf_entity_id: string | null;
  request_id: string | null;
}

export interface IdentityAccounts {
  created_at: Instant;
  /**
   * Only a confirmed address stands here: it is an identifier at sign-in
   */
  email: string | null;
  email_confirmed_at: Instant | null;
  id: string;
  kind: string;
  password_changed_at: Instant | null;
  /**
   * Argon2id in PHC form
   */
  password_hash: string | null;
  /**
   * Since when at least one second factor is set; null without one (P-2FA)
   */
  second_factor_since: Instant | null;
  state: string;
  state_reason: string | null;
  state_since: Instant;
  version: Generated<number>;
}

export interface IdentityAccountStanding {
  active: boolean | null;
  created_at: Instant | null;
  doc_number: string | null;
  doc_type: string | null;
  person_id: string | null;
  second_factor_since: Instant | null;
}

export interface IdentityApplications {
  about: string;
  code: string;
  name: string;
  /**
   * An EPS names one delegate per regime; otherwise one for the whole EPS
   */
  per_regime: boolean;
  position: number;
}

export interface IdentityCapacities {
  entity_id: string | null;
  id: string;
  kind: string;
  owner_person_id: string | null;
  regime: string | null;
  since: Instant;
  until: Instant | null;
}

export interface IdentityCapacityStanding {
  capacity_id: string | null;
  kind: string | null;
  nit: string | null;
  regime: string | null;
  registered_at: Instant | null;
  until: Instant | null;
}

export interface IdentityDelegationConfirmations {
  asked_at: Instant;
  confirm_by: Instant;
  confirmed_at: Instant | null;
  confirmed_by: string | null;
  delegation_id: string;
  representation_id: string;
}

export interface IdentityDelegations {
  application: string;
  capacity_id: string;
  doc_number: string;
  doc_type: string;
  email: string | null;
  end_note: string | null;
  /**
   * vencida: closed when a new naming took the place of a lapsed one
   */
  end_reason: string | null;
  ended_at: Instant | null;
  /**
   * Person or operator; null when the end followed from another act
   */
  ended_by: string | null;
  ended_by_label: string | null;
  /**
   * A naming that is not in force by then has lapsed (D-14); nothing runs for it
   */
  expires_at: Instant;
  id: string;
  /**
   * When the representative was last told that this delegate does nothing; decides nothing
   */
  idle_told_at: Instant | null;
  /**
   * When that person registered in the application
   */
  in_force_from: Instant | null;
  named_at: Instant;
  named_by: string;
  reminded_at: Instant | null;
  replaces_id: string | null;
}

export interface IdentityEntities {
  address: string | null;
  constituted_on: PlainDate | null;
  created_at: Instant;
  dv: number;
  email: string | null;
  id: string;
  legal_nature: string;
  municipality_code: string | null;
  name: string;
  /**
   * Without check digit
   */
  nit: string;
  phone: string | null;
  /**
   * Null until a claim was accepted: the entity is en_revision
   */
  registered_at: Instant | null;
  short_name: string | null;
  version: Generated<number>;
}

export interface IdentityEntityClaims {
  /**
   * Capacities asked for: eps_contributivo, eps_subsidiado, ips, proveedor
   */
  capacities: string[];
  claimant_id: string;
  /**
   * What was declared of the entity; copied to entities when accepted
   */
  data: Json;
  decided_at: Instant | null;
  decided_by: string | null;
  decided_by_label: string | null;
  entity_id: string;
  id: string;
  position: string;
  reason: string | null;
  /**
   * What REPS and the EAPB table said when it was submitted
   */
  registry_facts: Json;
  /**
   * Why it was not automatic (D-03); null when it was
   */
  review_cause: string | null;
  started_on: PlainDate;
  state: string;
  submitted_at: Instant;
}

export interface IdentityEntitySupports {
  claim_id: string | null;
  content: Buffer;
  file_name: string;
  id: string;
  media_type: string;
  sha256: string;
  size: number;
  uploaded_at: Instant;
  uploaded_by: string;
}

export interface IdentityIdentityChecks {
  at: Instant;
  doc_number: string;
  doc_type: string;
  id: Generated<string>;
  matched: boolean;
}

export interface IdentityKeys {
  created_at: Instant;
  id: string;
  purpose: string;
  retired_at: Instant | null;
  /**
   * Sealed with the master key of the configuration when there is one, else as it is (demo)
   */
  secret: string;
}

export interface IdentityMailLinks {
  account_id: string | null;
  created_at: Instant;
  email: string;
  expires_at: Instant;
  purpose: string;
  registration_id: string | null;
  token_hash: string;
  used_at: Instant | null;
  voided_at: Instant | null;
}

export interface IdentityOidcClients {
  added_at: Instant;
  added_by: string;
  ended_at: Instant | null;
  ended_by: string | null;
  id: string;
  name: string;
  post_logout_redirect_uris: Generated<string[]>;
  redirect_uris: string[];
  secret_sealed: string;
}

export interface IdentityOidcPayloads {
  consumed_at: Instant | null;
  expires_at: Instant | null;
  grant_id: string | null;
  id: string;
  model: string;
  payload: Json;
  uid: string | null;
}

export interface IdentityOperators {
  added_at: Instant;
  added_by: string;
  id: string;
  kind: Generated<string>;
  rights: string[];
}

export interface IdentityPasskeyChallenges {
  account_id: string | null;
  challenge: string;
  created_at: Instant;
  expires_at: Instant;
  id: string;
  purpose: string;
  used_at: Instant | null;
}

export interface IdentityPasskeys {
  account_id: string;
  counter: string;
  created_at: Instant;
  credential_id: string;
  id: string;
  last_used_at: Instant | null;
  name: string;
  /**
   * COSE key, base64url
   */
  public_key: string;
  removed_at: Instant | null;
  transports: string[];
}

export interface IdentityPersonRegistrations {
  account_id: string | null;
  civil_cut: PlainDate | null;
  completed_at: Instant | null;
  consent_version: string;
  consented_at: Instant;
  /**
   * Basic data as typed: dates, sex, names, contact
   */
  data: Json;
  doc_number: string;
  doc_type: string;
  email: string | null;
  email_confirmed_at: Instant | null;
  expires_at: Instant;
  id: string;
  identity_checked_at: Instant | null;
  mail_sent_at: Instant | null;
  started_at: Instant;
}

export interface IdentityPersons {
  address: string | null;
  born_on: PlainDate;
  civil_checked_at: Instant;
  /**
   * Cut of the civil registry against which the data were checked
   */
  civil_cut: PlainDate;
  consent_version: string;
  consented_at: Instant;
  doc_number: string;
  doc_type: string;
  first_name: string;
  first_surname: string;
  id: string;
  issued_on: PlainDate;
  kind: Generated<string>;
  municipality_code: string | null;
  phone: string | null;
  /**
   * When the account became active: the mail confirmed and a password set
   */
  registered_at: Instant;
  second_name: string | null;
  second_surname: string | null;
  sex: string;
}

export interface IdentityRecoveryCodes {
  account_id: string;
  code_hash: string;
  id: string;
  made_at: Instant;
  replaced_at: Instant | null;
  used_at: Instant | null;
}

export interface IdentityRegimeDeclarations {
  capacity_id: string;
  declared_at: Instant;
  declared_by: string;
  id: string;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
}

export interface IdentityRepresentations {
  claim_id: string;
  entity_id: string;
  id: string;
  person_id: string;
  position: string;
  since: Instant;
  until: Instant | null;
}

export interface IdentitySessions {
  account_id: string;
  address: string | null;
  created_at: Instant;
  ended_at: Instant | null;
  ended_reason: string | null;
  expires_at: Instant;
  id: string;
  /**
   * Without a request until then, the session is over; moved forward at most once a minute
   */
  idle_until: Instant;
  last_seen_at: Instant;
  methods: string[];
  /**
   * The session of the OpenID provider that opened it; both end together
   */
  oidc_session_uid: string | null;
  /**
   * When the second factor was last given in this session
   */
  second_factor_at: Instant | null;
  token_hash: string;
  user_agent: string | null;
}

export interface IdentitySignIns {
  account_id: string;
  completed_at: Instant | null;
  expires_at: Instant;
  password_at: Instant;
  uid: string;
}

export interface IdentityThrottles {
  failures: number;
  /**
   * purpose:SHA-256 of the identifier
   */
  key: string;
  last_failure_at: Instant;
  open_at: Instant;
}

export interface IdentityTotpFactors {
  account_id: string;
  confirmed_at: Instant | null;
  created_at: Instant;
  id: string;
  /**
   * Time step of the last code accepted: a code is valid once, and none older than it
   */
  last_step: string | null;
  removed_at: Instant | null;
  /**
   * AES-256-GCM with a key of identity.keys
   */
  secret_sealed: string;
}

export interface PlatformCapturedMails {
  from_address: string;
  html_body: string | null;
  id: string;
  message_id: string | null;
  received_at: Instant;
  subject: string;
  text_body: string;
  to_address: string;
}

export interface PlatformDownloads {
  asked_at: Instant;
  context: string;
  filters: Json;
  format: string;
  id: string;
  /**
   * module.list, as the module that asked names it
   */
  list: string;
  person_id: string;
}

export interface PlatformMails {
  attempts: Generated<number>;
  created_at: Instant;
  /**
   * Null once it left or was given up: it may carry a one-time link
   */
  html_body: string | null;
  id: string;
  last_error: string | null;
  message_id: string;
  sent_at: Instant | null;
  subject: string;
  /**
   * Null once it left or was given up: it may carry a one-time link
   */
  text_body: string | null;
  to_address: string;
}

export interface PlatformNotices {
  created_at: Instant;
  id: string;
  /**
   * module.reason; the text is chosen at the edge
   */
  kind: string;
  link: string;
  /**
   * What it asks to decide, as kind:id; null where nothing is asked. Deciding it marks all its notices as read
   */
  matter: string | null;
  operator_right: string | null;
  params: Generated<Json>;
  person_id: string | null;
  read_at: Instant | null;
}

export interface PlatformSettings {
  name: string;
  set_at: Instant;
  set_by: string | null;
  set_by_label: string | null;
  valid: string;
  value: Json;
  version: number;
}

export interface PrescribingAnnulmentRequests {
  asked_at: Instant;
  asked_by: string;
  decided_at: Instant | null;
  decided_by: string | null;
  decision: string | null;
  eps_code: string;
  id: string;
  number: string;
  reason: string;
  regime: string;
  remarks: string | null;
}

export interface PrescribingBoardCases {
  act_number: string | null;
  act_on: PlainDate | null;
  ambito: number;
  /**
   * When the EPS gave it to another IPS of its network
   */
  assigned_at: Instant | null;
  /**
   * IPS whose board decides: that of the prescription; another of the EPS's network where there is none; null while nobody has it
   */
  board_capacity_id: string | null;
  /**
   * REPS code of the entity whose board has it (official CodEntJM)
   */
  board_code: string | null;
  capacity_id: string;
  closed_at: Instant | null;
  /**
   * Deadline, by the settings in force when it was signed
   */
  due_at: Instant;
  eps_code: string;
  /**
   * Consecutive of the item inside its kind
   */
  item: number;
  item_name: string;
  kind: string;
  /**
   * 1 in person, 2 virtual (official Modalidad)
   */
  mode: number | null;
  month: PlainDate;
  number: string;
  observations: string | null;
  /**
   * The official JSON of the case, written again whenever it changes
   */
  official_text: string;
  opened_at: Instant;
  /**
   * 3 approved, 4 not approved (official EstJM); null while it waits, and when the prescription was annulled before
   */
  outcome: number | null;
  prescriber_id: string;
  prescription_id: string;
  /**
   * REPS code of the sede at which the board that decided belongs (official CodEntProc)
   */
  processed_by: string | null;
  regime: string;
  sede_code: string;
  technical_justification: string | null;
}

export interface PrescribingBoardVotes {
  act_number: string;
  act_on: PlainDate;
  approves: boolean;
  item: number;
  kind: string;
  mode: number;
  month: PlainDate;
  number: string;
  observations: string | null;
  person_id: string;
  technical_justification: string;
  voted_at: Instant;
}

export interface PrescribingDailySummary {
  day: PlainDate;
  /**
   * REPS code of the sede, code of the EPS with its regime (EPS001 contributivo), or empty for the country
   */
  key: string;
  /**
   * prescriptions, annulled, items_M … items_S, boards_opened, boards_approved, boards_denied, boards_minutes
   */
  measure: string;
  scope: string;
  value: string;
}

export interface PrescribingDrafts {
  content: Json;
  /**
   * Where she writes: capacity, sede and role, as in the address
   */
  context: string;
  created_at: Instant;
  discarded_at: Instant | null;
  id: string;
  person_id: string;
  /**
   * Number of the prescription that signing this draft annuls (novelty of modification)
   */
  replaces: string | null;
  signed_number: string | null;
  updated_at: Instant;
  /**
   * Grows with each save; a save with an older one is refused, so that two tabs never mix
   */
  version: Generated<number>;
}

export interface PrescribingEvents {
  at: Instant;
  by_name: string | null;
  detail: string | null;
  id: string;
  /**
   * Of the prescription
   */
  month: PlainDate;
  prescription_id: string;
  what: string;
}

export interface PrescribingItems {
  /**
   * 1 not required, 2 pending, 3 approved, 4 not approved (official table EstJM)
   */
  board_state: number;
  /**
   * M: presentation or first ingredient; P: CUPS; D, N, S: their table
   */
  code: string;
  /**
   * How long the schedule lasts, in days; null when it depends on the response
   */
  days: number | null;
  kind: string;
  month: PlainDate;
  name: string;
  /**
   * Consecutive inside its kind, from 1 (official ConOrden)
   */
  number: number;
  prescription_id: string;
  successive: boolean;
  total_quantity: string;
}

export interface PrescribingNovelties {
  final_number: string | null;
  id: string;
  kind: number;
  /**
   * Of noted_on
   */
  month: PlainDate;
  noted_at: Instant;
  noted_on: PlainDate;
  number: string;
  reason: string | null;
}

export interface PrescribingOfficialTexts {
  month: PlainDate;
  prescription_id: string;
  text: string;
}

export interface PrescribingPrescriptions {
  ambito: number;
  annulled_at: Instant | null;
  capacity_id: string;
  consecutive: number;
  /**
   * As signed (contract/prescribing-content.ts)
   */
  content: Json;
  context: string;
  eps_code: string;
  id: string;
  /**
   * First day of the month of prescribed_on: the partition; every look-up carries it, since the number begins with its date
   */
  month: PlainDate;
  /**
   * YYYYMMDD + 1 + 2 random digits + consecutive of 9
   */
  number: string;
  patient_doc_number: string;
  patient_doc_type: string;
  prescribed_at: Instant;
  /**
   * Day in Bogotá
   */
  prescribed_on: PlainDate;
  prescriber_id: string;
  provider_nit: string;
  regime: string;
  /**
   * Number of the one that was signed in its place: it may be of another month
   */
  replaced_by: string | null;
  /**
   * Number of the one that signing this one annulled
   */
  replaces: string | null;
  sede_code: string;
  /**
   * Who signed, with which register and profession, and the provider, as they were at that moment
   */
  snapshot: Json;
  /**
   * 1 modified, 2 annulled, 4 active (official table EstPres)
   */
  state: number;
  transcription_reason: number | null;
  /**
   * Short code printed beside the number: both together open the public verification
   */
  verification_code: string;
}

export interface PrescribingSummarizedDays {
  day: PlainDate;
  made_at: Instant;
}

export interface PrescribingTemplates {
  created_at: Instant;
  dropped_at: Instant | null;
  id: string;
  items: Json;
  name: string;
  person_id: string;
  used_at: Instant | null;
}

export interface PrescribingTutelaCodes {
  code: number;
  /**
   * The form offers it; what was registered with it keeps it all the same
   */
  in_use: Generated<boolean>;
  list: string;
  name: string;
  /**
   * Null of what came with the product
   */
  set_at: Instant | null;
  set_by: string | null;
  set_by_label: string | null;
  /**
   * When this version was in force
   */
  valid: string;
  version: number;
}

export interface PrescribingTutelaDrafts {
  content: Json;
  context: string;
  created_at: Instant;
  discarded_at: Instant | null;
  id: string;
  person_id: string;
  registered_number: string | null;
  /**
   * Number of the tutela that registering this draft replaces (novelty of modification)
   */
  replaces: string | null;
  updated_at: Instant;
  /**
   * Grows with each save; a save with an older one is refused, so that two tabs never mix
   */
  version: Generated<number>;
}

export interface PrescribingTutelaItems {
  code: string;
  kind: string;
  month: PlainDate;
  name: string;
  /**
   * Consecutive inside its kind, from 1 (official ConOrden)
   */
  number: number;
  total_quantity: string;
  tutela_id: string;
}

export interface PrescribingTutelaNovelties {
  final_number: string | null;
  id: string;
  kind: number;
  /**
   * Of noted_on
   */
  month: PlainDate;
  noted_at: Instant;
  noted_on: PlainDate;
  number: string;
  official_text: string;
  reason: string | null;
}

export interface PrescribingTutelaRulings {
  added_at: Instant;
  added_by: string;
  added_by_name: string;
  month: PlainDate;
  position: number;
  ruling_number: string;
  ruling_on: PlainDate;
  tutela_id: string;
}

export interface PrescribingTutelas {
  /**
   * When it ended: annulled, or modified by another
   */
  annulled_at: Instant | null;
  capacity_id: string;
  consecutive: number;
  /**
   * As registered (contract/tutela-content.ts)
   */
  content: Json;
  eps_code: string;
  eps_nit: string;
  id: string;
  month: PlainDate;
  /**
   * YYYYMMDD + 2 + 2 random digits + consecutive of 9
   */
  number: string;
  /**
   * The official JSON, written again whenever it changes
   */
  official_text: string;
  patient_doc_number: string;
  patient_doc_type: string;
  professional_id: string;
  regime: string;
  registered_at: Instant;
  /**
   * Day in Bogotá
   */
  registered_on: PlainDate;
  /**
   * Number of the one that was registered in its place
   */
  replaced_by: string | null;
  /**
   * Number of the one that registering this one modified: it may be of another month
   */
  replaces: string | null;
  ruling_number: string;
  ruling_on: PlainDate;
  /**
   * Who loaded it, with which register, as it was at that moment
   */
  snapshot: Json;
  /**
   * 1 modified, 2 annulled, 4 active (official EstTut)
   */
  state: number;
}

export interface RegistriesAffiliates {
  born_on: PlainDate;
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  /**
   * As the file writes it; NV and CN are the same when compared
   */
  doc_type: string;
  /**
   * Code of CodigoEAPByNit; the regime is its own column, never read from the prefix
   */
  eps_code: string;
  first_name: string;
  first_surname: string;
  held: Generated<boolean>;
  mother_doc_number: string | null;
  /**
   * Of a newborn without a document of their own: the mother's
   */
  mother_doc_type: string | null;
  municipality_code: string | null;
  recorded: string;
  regime: string;
  row_id: Generated<string>;
  second_name: string | null;
  second_surname: string | null;
  sex: string;
  state: string;
}

export interface RegistriesAppliedCuts {
  applied_at: Instant | null;
  kind: string | null;
}

export interface RegistriesCatalogWords {
  table_name: string;
  word: string;
}

export interface RegistriesCivilPeople {
  born_on: PlainDate;
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  doc_type: string;
  first_name: string;
  first_surname: string;
  held: Generated<boolean>;
  issued_on: PlainDate;
  recorded: string;
  row_id: Generated<string>;
  second_name: string | null;
  second_surname: string | null;
  sex: string;
  state: string;
}

export interface RegistriesConfirmations {
  cut_id: string;
  row_id: string;
  /**
   * Table of this schema whose row_id it is
   */
  table_name: string;
}

export interface RegistriesCutFiles {
  /**
   * A piece of one gzip stream
   */
  bytes: Buffer;
  cut_id: string;
  seq: number;
}

export interface RegistriesCuts {
  applied_at: Instant | null;
  by_id: string | null;
  by_kind: string;
  by_label: string;
  /**
   * Declared complete: rows of its kind and scope that are absent from it were closed
   */
  complete: boolean;
  /**
   * A person confirmed that more than the usual share of rows is closed
   */
  confirmed: Generated<boolean>;
  created_at: Instant;
  cut_date: PlainDate | null;
  encoding: string;
  file_name: string;
  finished_at: Instant | null;
  id: string;
  kind: string;
  open_before: number | null;
  /**
   * code and params when the whole file was refused or failed
   */
  refusal: Json | null;
  rows_added: Generated<number>;
  rows_changed: Generated<number>;
  rows_closed: Generated<number>;
  rows_read: Generated<number>;
  rows_rejected: Generated<number>;
  rows_same: Generated<number>;
  /**
   * SISPRO: the reference table of the file; empty for the other kinds
   */
  scope: Generated<string>;
  sha256: string;
  size_bytes: string;
  state: string;
  would_close: number | null;
}

export interface RegistriesEapbCodes {
  code: string | null;
  cut_date: PlainDate | null;
  enabled: boolean | null;
  entity_class: string | null;
  held: boolean | null;
  name: string | null;
  nit: string | null;
  recorded: string | null;
  regime: string | null;
  row_id: string | null;
}

export interface RegistriesInconsistencies {
  changed_at: Instant;
  created_at: Instant;
  description: string;
  /**
   * Secret in the link with which the reporter follows the case; later mails carry the same link
   */
  follow_token: string;
  id: string;
  outcome: string | null;
  /**
   * The reporter, when signed in; a person of another module, so no foreign key
   */
  person_id: string | null;
  registry: string;
  reporter_email: string;
  reporter_name: string;
  state: string;
  /**
   * The document or code the report is about
   */
  subject: string;
  taken_by: string | null;
  /**
   * Raised by each act; a form that acts on an older one is refused
   */
  version: Generated<number>;
}

export interface RegistriesInconsistencyFiles {
  at: Instant;
  bytes: Buffer;
  id: string;
  inconsistency_id: string;
  media_type: string;
  name: string;
  sha256: string;
  size_bytes: number;
}

export interface RegistriesInconsistencyMessages {
  at: Instant;
  author: string;
  author_label: string;
  body: string;
  id: Generated<string>;
  inconsistency_id: string;
}

export interface RegistriesMunicipalities {
  code: string;
  cut_date: PlainDate;
  cut_id: string;
  department_code: string;
  department_name: string;
  held: Generated<boolean>;
  name: string;
  recorded: string;
  row_id: Generated<string>;
  search_text: Generated<string | null>;
  /**
   * 27086 ends where 27493 begins; most codes have no bounds
   */
  valid: string;
}

export interface RegistriesProviderStanding {
  closed_on: PlainDate | null;
  code: string | null;
  doc_number: string | null;
  doc_type: string | null;
  enabled: boolean | null;
  expires_on: PlainDate | null;
  is_ips: boolean | null;
  recorded: string | null;
  source: string | null;
}

export interface RegistriesReferenceRows {
  application: string | null;
  code: string;
  /**
   * Of catalogues: the code without points, hyphens or zeros at its left, as people type it
   */
  code_key: Generated<string | null>;
  cut_date: PlainDate;
  cut_id: string;
  description: string | null;
  enabled: boolean;
  /**
   * Extra_I. Of CodigoEAPByNit: regime C or S (mapping recommended by docs/rules.md)
   */
  extra_1: string | null;
  extra_10: string | null;
  /**
   * Of CodigoEAPByNit: type of document
   */
  extra_2: string | null;
  /**
   * Of CodigoEAPByNit: NIT without check digit
   */
  extra_3: string | null;
  extra_4: string | null;
  extra_5: string | null;
  extra_6: string | null;
  extra_7: string | null;
  extra_8: string | null;
  extra_9: string | null;
  held: Generated<boolean>;
  is_public_private: string | null;
  is_standard_gel: string | null;
  is_standard_msps: string | null;
  name: string;
  recorded: string;
  responsible: string | null;
  row_id: Generated<string>;
  /**
   * Of catalogues: the words of name and description
   */
  search: Generated<string | null>;
  table_name: string;
  updated_on: string | null;
  /**
   * Of catalogues: the days on which the code may be used, Extra_IX to Extra_X
   */
  valid: Generated<string | null>;
  value_record: string | null;
}

export interface RegistriesRejectedRows {
  column_name: string;
  cut_id: string;
  line: number;
  /**
   * Spanish sentence, shown as it is
   */
  reason: string;
  seq: number;
  value: string;
}

export interface RegistriesRepsProviders {
  address: string | null;
  character: string | null;
  class_code: string | null;
  class_name: string;
  closed_on: PlainDate | null;
  code: string;
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  doc_type: string;
  email: string | null;
  enabled: boolean;
  ese: boolean | null;
  expires_on: PlainDate | null;
  filed_on: PlainDate | null;
  held: Generated<boolean>;
  legal_name: string;
  legal_representative: string | null;
  level: string | null;
  manager: string | null;
  /**
   * DANE code: the first five digits of the code; names of REPS are not trusted
   */
  municipality_code: string;
  name: string;
  nature: string | null;
  phone: string | null;
  recorded: string;
  row_id: Generated<string>;
  search_text: Generated<string | null>;
  sort_name: Generated<string | null>;
  /**
   * exports: habilitados_reps; dataset: open data c36g-9fc2, where presence means enabled
   */
  source: string;
}

export interface RegistriesRepsSedes {
  address: string | null;
  closed_on: PlainDate | null;
  code: string;
  cut_date: PlainDate;
  cut_id: string;
  email: string | null;
  enabled: boolean;
  held: Generated<boolean>;
  main: boolean | null;
  municipality_code: string;
  name: string;
  neighbourhood: string | null;
  opened_on: PlainDate | null;
  phone: string | null;
  provider_code: string;
  recorded: string;
  row_id: Generated<string>;
  search_text: Generated<string | null>;
  sort_name: Generated<string | null>;
  source: string;
  zone: string | null;
}

export interface RegistriesRepsServices {
  ambulatory: boolean | null;
  closed_on: PlainDate | null;
  complexity_high: boolean | null;
  complexity_low: boolean | null;
  complexity_medium: boolean | null;
  cut_date: PlainDate;
  cut_id: string;
  /**
   * numero_distintivo of the licence; empty when the file has none
   */
  distinctive: string;
  enabled: boolean;
  group_code: string | null;
  group_name: string | null;
  held: Generated<boolean>;
  home: boolean | null;
  inpatient: boolean | null;
  mobile_unit: boolean | null;
  name: string;
  opened_on: PlainDate | null;
  other_outreach: boolean | null;
  provider_code: string;
  recorded: string;
  reference_centre: boolean | null;
  referring: boolean | null;
  row_id: Generated<string>;
  sede_code: string;
  service_code: string;
}

export interface RegistriesRethusAcademics {
  /**
   * Acto administrativo; empty when the file has none
   */
  act: string;
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  doc_type: string;
  held: Generated<boolean>;
  practise_from: PlainDate | null;
  profession: string;
  program_type: string;
  recorded: string;
  reporter: string | null;
  row_id: Generated<string>;
  title_origin: string | null;
  valid_until: PlainDate | null;
}

export interface RegistriesRethusBans {
  doc_number: string | null;
  doc_type: string | null;
  ends_on: PlainDate | null;
  recorded: string | null;
  starts_on: PlainDate | null;
}

export interface RegistriesRethusPeople {
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  doc_type: string;
  first_name: string;
  first_surname: string;
  held: Generated<boolean>;
  identification_state: string;
  recorded: string;
  row_id: Generated<string>;
  second_name: string | null;
  second_surname: string | null;
}

export interface RegistriesRethusSanctions {
  act: string;
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  doc_type: string;
  ends_on: PlainDate | null;
  held: Generated<boolean>;
  recorded: string;
  row_id: Generated<string>;
  starts_on: PlainDate;
}

export interface RegistriesRethusStanding {
  current: boolean | null;
  doc_number: string | null;
  doc_type: string | null;
  recorded: string | null;
}

export interface RegistriesRethusTitles {
  doc_number: string | null;
  doc_type: string | null;
  practise_from: PlainDate | null;
  profession: string | null;
  recorded: string | null;
  valid_until: PlainDate | null;
}

export interface RegistriesSedeStanding {
  closed_on: PlainDate | null;
  code: string | null;
  enabled: boolean | null;
  provider_code: string | null;
  recorded: string | null;
  source: string | null;
}

export interface RegistriesSsoPlazas {
  doc_number: string | null;
  doc_type: string | null;
  ends_on: PlainDate | null;
  ips_nit: string | null;
  profession: string | null;
  recorded: string | null;
  sede_code: string | null;
  starts_on: PlainDate | null;
}

export interface RegistriesSsoRows {
  assignment_state: string;
  cut_date: PlainDate;
  cut_id: string;
  doc_number: string;
  doc_type: string;
  ends_on: PlainDate | null;
  held: Generated<boolean>;
  inscription_state: string;
  ips_name: string | null;
  ips_nit: string | null;
  modality: string | null;
  municipality_code: string | null;
  name: string;
  /**
   * Empty while no plaza is assigned
   */
  plaza_code: string;
  plaza_state: string | null;
  process: string;
  process_date: PlainDate | null;
  profession: string;
  recorded: string;
  row_id: Generated<string>;
  sede_code: string | null;
  starts_on: PlainDate | null;
}

export interface SupplyDireccionamientos {
  annulled_at: Instant | null;
  annulled_by: string | null;
  annulled_by_name: string | null;
  annulment_reason: string | null;
  code: string;
  delivery: number;
  directed_at: Instant;
  directed_by: string;
  directed_by_name: string;
  eps_code: string;
  eps_name: string;
  eps_nit: string;
  home_address: string | null;
  id: number;
  item: number;
  kind: string;
  latest_on: PlainDate;
  /**
   * Of the prescription or tutela: its number says it
   */
  month: PlainDate;
  municipality_code: string;
  number: string;
  official_text: string;
  quantity: string;
  regime: string;
  /**
   * Table 6.4: 0 annulled, 1 active, 2 scheduled by the supplier
   */
  state: Generated<number>;
  sub_delivery: Generated<number>;
  /**
   * Whose users are told; null while nobody had registered it
   */
  supplier_capacity_id: string | null;
  supplier_doc_number: string;
  supplier_doc_type: string;
  supplier_name: string;
  /**
   * ID of the wire: the whole chain of this delivery carries it
   */
  trace_id: number;
}

export interface SupplyItems {
  /**
   * Null of a tutela, which says none
   */
  ambito: number | null;
  code: string;
  declined: Generated<boolean>;
  /**
   * Active direccionamientos; with directed_quantity, written by whoever directs or annuls, under the lock of this row
   */
  directed: Generated<number>;
  directed_quantity: Generated<string>;
  /**
   * Its prescription or tutela was annulled or replaced
   */
  ended_at: Instant | null;
  eps_code: string;
  item: number;
  kind: string;
  month: PlainDate;
  name: string;
  number: string;
  patient_doc_number: string;
  patient_doc_type: string;
  patient_name: string;
  ready_at: Instant;
  regime: string;
  total_quantity: string;
}

export interface SupplyNoDireccionamientos {
  annulled_at: Instant | null;
  annulled_by: string | null;
  annulled_by_name: string | null;
  annulment_reason: string | null;
  associated_item: number | null;
  associated_number: string | null;
  cause: number;
  declined_at: Instant;
  declined_by: string;
  declined_by_name: string;
  eps_code: string;
  id: number;
  item: number;
  kind: string;
  month: PlainDate;
  number: string;
  official_text: string;
  regime: string;
  state: Generated<number>;
  trace_id: number;
}

export interface UsersActivationRequests {
  activation_id: string | null;
  asked_at: Instant;
  capacity_id: string;
  decided_at: Instant | null;
  /**
   * Delegate who activated or returned it, or the person who withdrew it
   */
  decided_by: string | null;
  id: string;
  note: string | null;
  /**
   * When a delegate first opened it: the person sees that somebody has it
   */
  opened_by_delegate_at: Instant | null;
  person_id: string;
  reason: string | null;
  registration_id: string;
  reminded_at: Instant | null;
  reminders: Generated<number>;
  sede_code: string | null;
  site_id: string | null;
  state: Generated<string>;
  user_type: string;
}

export interface UsersActivations {
  activated_at: Instant;
  activated_by: string;
  /**
   * Registration as delegate under which activated_by acted: outlives the delegation
   */
  activator_registration_id: string;
  capacity_id: string;
  end_note: string | null;
  end_reason: string | null;
  ended_at: Instant | null;
  /**
   * Null when the product ended it: the plaza of an SSO that moved
   */
  ended_by: string | null;
  id: string;
  /**
   * Of the registration, repeated for the index of R-21
   */
  person_id: string;
  /**
   * Version of the policy activadores that allowed it
   */
  policy_version: number;
  registration_id: string;
  /**
   * Sede of an IPS: its own twelve digits in REPS
   */
  sede_code: string | null;
  /**
   * Sede of a proveedor
   */
  site_id: string | null;
  /**
   * Of the registration, repeated for the index of R-21
   */
  user_type: string;
}

export interface UsersNetworkMembers {
  added_at: Instant;
  added_by: string;
  doc_number: string;
  /**
   * NI, or the document type of a proveedor persona natural
   */
  doc_type: string;
  eps_capacity_id: string;
  id: string;
  kind: string;
  /**
   * As it was known when it was added
   */
  name: string;
  removed_at: Instant | null;
  removed_by: string | null;
  removed_reason: string | null;
}

export interface UsersPolicies {
  /**
   * Validated by the schema of contract/policies.ts
   */
  content: Json;
  in_force: string;
  name: string;
  note: string | null;
  /**
   * Null for the version the product ships with
   */
  published_at: Instant | null;
  published_by: string | null;
  published_by_label: string | null;
  version: number;
}

export interface UsersPolicyDrafts {
  content: Json;
  /**
   * The version it began from; of an older one it is not offered any more
   */
  from_version: number;
  name: string;
  operator_id: string;
  saved_at: Instant;
}

export interface UsersRegistrations {
  annulled_at: Instant | null;
  /**
   * Null when the product did it: a newer naming of the same delegate
   */
  annulled_by: string | null;
  annulled_reason: string | null;
  /**
   * Only of delegates: what they administer
   */
  capacity_id: string | null;
  /**
   * The naming that this registration put in force; null for a proveedor persona natural
   */
  delegation_id: string | null;
  /**
   * The end of the plaza (its last day, or its code) of which the job told the person; decides nothing
   */
  finish_told: string | null;
  id: string;
  person_id: string;
  registered_at: Instant;
  user_type: string;
}

export interface UsersRoleAssignments {
  activation_id: string;
  assigned_at: Instant;
  assigned_by: string;
  id: string;
  /**
   * Version of the policy roles that allowed it
   */
  policy_version: number;
  role_code: string;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
}

export interface UsersSites {
  address: string | null;
  /**
   * Capacity of identity, kind proveedor or proveedor_pn
   */
  capacity_id: string;
  closed_at: Instant | null;
  closed_by: string | null;
  closed_reason: string | null;
  id: string;
  /**
   * The only sede of a proveedor persona natural (D-11), made when she registers
   */
  implicit: Generated<boolean>;
  municipality_code: string | null;
  name: string;
  number: number;
  opened_at: Instant;
  opened_by: string;
  phone: string | null;
}

export interface DB {
  "audit.events": AuditEvents;
  "identity.account_standing": IdentityAccountStanding;
  "identity.accounts": IdentityAccounts;
  "identity.applications": IdentityApplications;
  "identity.capacities": IdentityCapacities;
  "identity.capacity_standing": IdentityCapacityStanding;
  "identity.delegation_confirmations": IdentityDelegationConfirmations;
  "identity.delegations": IdentityDelegations;
  "identity.entities": IdentityEntities;
  "identity.entity_claims": IdentityEntityClaims;
  "identity.entity_supports": IdentityEntitySupports;
  "identity.identity_checks": IdentityIdentityChecks;
  "identity.keys": IdentityKeys;
  "identity.mail_links": IdentityMailLinks;
  "identity.oidc_clients": IdentityOidcClients;
  "identity.oidc_payloads": IdentityOidcPayloads;
  "identity.operators": IdentityOperators;
  "identity.passkey_challenges": IdentityPasskeyChallenges;
  "identity.passkeys": IdentityPasskeys;
  "identity.person_registrations": IdentityPersonRegistrations;
  "identity.persons": IdentityPersons;
  "identity.recovery_codes": IdentityRecoveryCodes;
  "identity.regime_declarations": IdentityRegimeDeclarations;
  "identity.representations": IdentityRepresentations;
  "identity.sessions": IdentitySessions;
  "identity.sign_ins": IdentitySignIns;
  "identity.throttles": IdentityThrottles;
  "identity.totp_factors": IdentityTotpFactors;
  "platform.captured_mails": PlatformCapturedMails;
  "platform.downloads": PlatformDownloads;
  "platform.mails": PlatformMails;
  "platform.notices": PlatformNotices;
  "platform.settings": PlatformSettings;
  "prescribing.annulment_requests": PrescribingAnnulmentRequests;
  "prescribing.board_cases": PrescribingBoardCases;
  "prescribing.board_votes": PrescribingBoardVotes;
  "prescribing.daily_summary": PrescribingDailySummary;
  "prescribing.drafts": PrescribingDrafts;
  "prescribing.events": PrescribingEvents;
  "prescribing.items": PrescribingItems;
  "prescribing.novelties": PrescribingNovelties;
  "prescribing.official_texts": PrescribingOfficialTexts;
  "prescribing.prescriptions": PrescribingPrescriptions;
  "prescribing.summarized_days": PrescribingSummarizedDays;
  "prescribing.templates": PrescribingTemplates;
  "prescribing.tutela_codes": PrescribingTutelaCodes;
  "prescribing.tutela_drafts": PrescribingTutelaDrafts;
  "prescribing.tutela_items": PrescribingTutelaItems;
  "prescribing.tutela_novelties": PrescribingTutelaNovelties;
  "prescribing.tutela_rulings": PrescribingTutelaRulings;
  "prescribing.tutelas": PrescribingTutelas;
  "registries.affiliates": RegistriesAffiliates;
  "registries.applied_cuts": RegistriesAppliedCuts;
  "registries.catalog_words": RegistriesCatalogWords;
  "registries.civil_people": RegistriesCivilPeople;
  "registries.confirmations": RegistriesConfirmations;
  "registries.cut_files": RegistriesCutFiles;
  "registries.cuts": RegistriesCuts;
  "registries.eapb_codes": RegistriesEapbCodes;
  "registries.inconsistencies": RegistriesInconsistencies;
  "registries.inconsistency_files": RegistriesInconsistencyFiles;
  "registries.inconsistency_messages": RegistriesInconsistencyMessages;
  "registries.municipalities": RegistriesMunicipalities;
  "registries.provider_standing": RegistriesProviderStanding;
  "registries.reference_rows": RegistriesReferenceRows;
  "registries.rejected_rows": RegistriesRejectedRows;
  "registries.reps_providers": RegistriesRepsProviders;
  "registries.reps_sedes": RegistriesRepsSedes;
  "registries.reps_services": RegistriesRepsServices;
  "registries.rethus_academics": RegistriesRethusAcademics;
  "registries.rethus_bans": RegistriesRethusBans;
  "registries.rethus_people": RegistriesRethusPeople;
  "registries.rethus_sanctions": RegistriesRethusSanctions;
  "registries.rethus_standing": RegistriesRethusStanding;
  "registries.rethus_titles": RegistriesRethusTitles;
  "registries.sede_standing": RegistriesSedeStanding;
  "registries.sso_plazas": RegistriesSsoPlazas;
  "registries.sso_rows": RegistriesSsoRows;
  "supply.direccionamientos": SupplyDireccionamientos;
  "supply.items": SupplyItems;
  "supply.no_direccionamientos": SupplyNoDireccionamientos;
  "users.activation_requests": UsersActivationRequests;
  "users.activations": UsersActivations;
  "users.network_members": UsersNetworkMembers;
  "users.policies": UsersPolicies;
  "users.policy_drafts": UsersPolicyDrafts;
  "users.registrations": UsersRegistrations;
  "users.role_assignments": UsersRoleAssignments;
  "users.sites": UsersSites;
}
