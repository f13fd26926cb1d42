-- Printed from the migrated database by `npm run db:generate`. Do not edit: write a migration.

create extension btree_gist with schema public;
create extension pg_trgm with schema public;
create extension unaccent with schema public;

create schema audit;
create schema platform;

CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit.% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$function$;
CREATE OR REPLACE FUNCTION platform.fold(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));

create table audit.events (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_label text,
  act text not null,
  on_behalf_entity_id uuid,
  context jsonb default '{}'::jsonb not null,
  concerns_persons uuid[] default '{}'::uuid[] not null,
  concerns_entities uuid[] default '{}'::uuid[] not null,
  before jsonb,
  after jsonb,
  request_id text,
  constraint events__actor_kind CHECK ((actor_kind = ANY (ARRAY['person'::text, 'operator'::text, 'authority'::text, 'client'::text, 'system'::text]))),
  constraint events__id PRIMARY KEY (id)
);
CREATE INDEX events__actor ON audit.events USING btree (actor_id, id);
CREATE INDEX events__at ON audit.events USING btree (at);
CREATE INDEX events__concerns_entities ON audit.events USING gin (concerns_entities);
CREATE INDEX events__concerns_persons ON audit.events USING gin (concerns_persons);
CREATE TRIGGER events__refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.events FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
create table platform.captured_mails (
  id uuid not null,
  to_address text not null,
  from_address text not null,
  subject text not null,
  text_body text not null,
  html_body text,
  message_id text,
  received_at timestamp with time zone not null,
  constraint captured_mails__id PRIMARY KEY (id)
);
CREATE INDEX captured_mails__received ON platform.captured_mails USING btree (received_at);
CREATE INDEX captured_mails__to ON platform.captured_mails USING btree (to_address, received_at);
create table platform.mails (
  id uuid not null,
  to_address text not null,
  subject text not null,
  text_body text not null,
  html_body text,
  message_id text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer default 0 not null,
  last_error text,
  constraint mails__id PRIMARY KEY (id),
  constraint mails__message_id UNIQUE (message_id)
);
CREATE INDEX mails__unsent ON platform.mails USING btree (created_at) WHERE (sent_at IS NULL);
create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  constraint migrations__name PRIMARY KEY (name)
);
create table platform.notices (
  id uuid not null,
  person_id uuid,
  operator_right text,
  kind text not null,
  params jsonb default '{}'::jsonb not null,
  link text not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notices__id PRIMARY KEY (id),
  constraint notices__one_addressee CHECK ((num_nonnulls(person_id, operator_right) = 1))
);
CREATE INDEX notices__operator ON platform.notices USING btree (operator_right, id) WHERE (operator_right IS NOT NULL);
CREATE INDEX notices__person ON platform.notices USING btree (person_id, id) WHERE (person_id IS NOT NULL);
create table platform.settings (
  name text not null,
  version integer not null,
  value jsonb not null,
  valid daterange not null,
  set_by uuid,
  set_by_label text,
  set_at timestamp with time zone not null,
  constraint settings__name_version PRIMARY KEY (name, version),
  constraint settings__one_at_a_time EXCLUDE USING gist (name WITH =, valid WITH &&),
  constraint settings__valid_not_empty CHECK ((NOT isempty(valid)))
);

comment on schema audit is 'What was done, by whom, on whose behalf; only ever added to';
comment on table audit.events is 'One row per act that changed something. A trigger refuses every change';
comment on column audit.events.act is 'module.verb';
comment on column audit.events.actor_label is 'How the actor was called at the time, for readers; null for the system';
comment on column audit.events.concerns_entities is 'Entities whose representative and delegates may see this event';
comment on column audit.events.concerns_persons is 'Persons who may see this event about themselves';
comment on function audit.refuse_change() is 'Refuses UPDATE, DELETE and TRUNCATE, also to the owner';
comment on schema platform is 'The house itself: settings, notices, mail';
comment on table platform.captured_mails is 'Mailbox of the demo: what its own SMTP server received. Capped; empty in production';
comment on function platform.fold(text) is 'Text as searches compare it: without accents, in lower case. Declared immutable so that it can be indexed';
comment on table platform.mails is 'Every mail to send or sent; delivery is at least once, with the same Message-ID each time';
comment on table platform.migrations is 'Files of db/migrations applied to this database, with their checksums';
comment on table platform.notices is 'What the inbox shows: the ball is with this person, or with whoever holds this operator right';
comment on column platform.notices.kind is 'module.reason; the text is chosen at the edge';
comment on table platform.settings is 'Values an operator may change, each with the days it holds; a change adds a version and closes the former';
