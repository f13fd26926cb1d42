create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

create schema if not exists platform;
create schema audit;
comment on schema platform is 'The house itself: settings, notices, mail';
comment on schema audit is 'What was done, by whom, on whose behalf; only ever added to';
comment on table platform.migrations is 'Files of db/migrations applied to this database, with their checksums';

create function platform.fold(text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, $1));
comment on function platform.fold(text) is 'Text as searches compare it: without accents, in lower case. Declared immutable so that it can be indexed';

-- Audit ----------------------------------------------------------------------------------------------------------

create table audit.events (
  id bigint generated always as identity,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_label text,
  act text not null,
  on_behalf_entity_id uuid,
  context jsonb not null default '{}',
  concerns_persons uuid[] not null default '{}',
  concerns_entities uuid[] not null default '{}',
  before jsonb,
  after jsonb,
  request_id text,
  constraint events__id primary key (id),
  constraint events__actor_kind check (actor_kind in ('person', 'operator', 'authority', 'client', 'system'))
);
create index events__concerns_persons on audit.events using gin (concerns_persons);
create index events__concerns_entities on audit.events using gin (concerns_entities);
create index events__actor on audit.events (actor_id, id);
create index events__at on audit.events (at);
comment on table audit.events is 'One row per act that changed something. A trigger refuses every change';
comment on column audit.events.actor_label is 'How the actor was called at the time, for readers; null for the system';
comment on column audit.events.act is 'module.verb';
comment on column audit.events.concerns_persons is 'Persons who may see this event about themselves';
comment on column audit.events.concerns_entities is 'Entities whose representative and delegates may see this event';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
comment on function audit.refuse_change() is 'Refuses UPDATE, DELETE and TRUNCATE, also to the owner';
create trigger events__refuse_change before update or delete or truncate on audit.events
  for each statement execute function audit.refuse_change();

-- Notices and mail -----------------------------------------------------------------------------------------------

create table platform.notices (
  id uuid,
  person_id uuid,
  operator_right text,
  kind text not null,
  params jsonb not null default '{}',
  link text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notices__id primary key (id),
  constraint notices__one_addressee check (num_nonnulls(person_id, operator_right) = 1)
);
create index notices__person on platform.notices (person_id, id) where person_id is not null;
create index notices__operator on platform.notices (operator_right, id) where operator_right is not null;
comment on table platform.notices is 'What the inbox shows: the ball is with this person, or with whoever holds this operator right';
comment on column platform.notices.kind is 'module.reason; the text is chosen at the edge';

create table platform.mails (
  id uuid,
  to_address text not null,
  subject text not null,
  text_body text not null,
  html_body text,
  message_id text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  constraint mails__id primary key (id),
  constraint mails__message_id unique (message_id)
);
create index mails__unsent on platform.mails (created_at) where sent_at is null;
comment on table platform.mails is 'Every mail to send or sent; delivery is at least once, with the same Message-ID each time';

create table platform.captured_mails (
  id uuid,
  to_address text not null,
  from_address text not null,
  subject text not null,
  text_body text not null,
  html_body text,
  message_id text,
  received_at timestamptz not null,
  constraint captured_mails__id primary key (id)
);
create index captured_mails__received on platform.captured_mails (received_at);
create index captured_mails__to on platform.captured_mails (to_address, received_at);
comment on table platform.captured_mails is 'Mailbox of the demo: what its own SMTP server received. Capped; empty in production';

-- Settings -------------------------------------------------------------------------------------------------------

create table platform.settings (
  name text not null,
  version integer not null,
  value jsonb not null,
  valid tstzrange not null,
  set_by uuid,
  set_by_label text,
  set_at timestamptz not null,
  constraint settings__name_version primary key (name, version),
  constraint settings__one_at_a_time exclude using gist (name with =, valid with &&),
  constraint settings__valid_not_empty check (not isempty(valid))
);
comment on table platform.settings is 'Values an operator may change, each with the time it holds; a change adds a version and closes the former';
