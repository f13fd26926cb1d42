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

export interface PlatformMails {
  attempts: Generated<number>;
  created_at: Instant;
  html_body: string | null;
  id: string;
  last_error: string | null;
  message_id: string;
  sent_at: Instant | null;
  subject: string;
  text_body: string;
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
   * SHA-256 of the secret in the link with which the reporter follows the case
   */
  follow_hash: string;
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

export interface RegistriesReferenceRows {
  application: string | null;
  code: string;
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
  table_name: string;
  updated_on: string | null;
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

export interface DB {
  "audit.events": AuditEvents;
  "platform.captured_mails": PlatformCapturedMails;
  "platform.mails": PlatformMails;
  "platform.notices": PlatformNotices;
  "platform.settings": PlatformSettings;
  "registries.civil_people": RegistriesCivilPeople;
  "registries.cut_files": RegistriesCutFiles;
  "registries.cuts": RegistriesCuts;
  "registries.eapb_codes": RegistriesEapbCodes;
  "registries.inconsistencies": RegistriesInconsistencies;
  "registries.inconsistency_files": RegistriesInconsistencyFiles;
  "registries.inconsistency_messages": RegistriesInconsistencyMessages;
  "registries.municipalities": RegistriesMunicipalities;
  "registries.reference_rows": RegistriesReferenceRows;
  "registries.rejected_rows": RegistriesRejectedRows;
  "registries.reps_providers": RegistriesRepsProviders;
  "registries.reps_sedes": RegistriesRepsSedes;
  "registries.reps_services": RegistriesRepsServices;
  "registries.rethus_academics": RegistriesRethusAcademics;
  "registries.rethus_people": RegistriesRethusPeople;
  "registries.rethus_sanctions": RegistriesRethusSanctions;
  "registries.sso_rows": RegistriesSsoRows;
}
