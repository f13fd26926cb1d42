// Generated from the migrated database by `npm run db:generate`. Do not edit.

import type { Instant } from "./dates.ts";
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

export interface DB {
  "audit.events": AuditEvents;
  "platform.captured_mails": PlatformCapturedMails;
  "platform.mails": PlatformMails;
  "platform.notices": PlatformNotices;
  "platform.settings": PlatformSettings;
}
