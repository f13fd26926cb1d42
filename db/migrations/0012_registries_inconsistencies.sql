create table registries.inconsistencies (
  id uuid,
  registry text not null,
  subject text not null,
  description text not null,
  reporter_name text not null,
  reporter_email text not null,
  person_id uuid,
  follow_token text not null,
  state text not null,
  outcome text,
  taken_by text,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint inconsistencies__id primary key (id),
  constraint inconsistencies__follow_token unique (follow_token),
  constraint inconsistencies__registry check (registry in ('reps', 'eapb', 'rethus', 'sso', 'civil', 'divipola')),
  constraint inconsistencies__state check (state in ('recibida', 'pide_mas', 'resuelta')),
  constraint inconsistencies__outcome check (outcome in ('corregido', 'sin_cambio')),
  constraint inconsistencies__solved_has_outcome check ((state = 'resuelta') = (outcome is not null))
);
create index inconsistencies__inbox on registries.inconsistencies (state, id);
comment on table registries.inconsistencies is 'Somebody says that a registry is wrong. The operator asks, carries it to the authority, answers';
comment on column registries.inconsistencies.subject is 'The document or code the report is about';
comment on column registries.inconsistencies.person_id is 'The reporter, when signed in; a person of another module, so no foreign key';
comment on column registries.inconsistencies.follow_token is 'Secret in the link with which the reporter follows the case; later mails carry the same link';
comment on column registries.inconsistencies.version is 'Raised by each act; a form that acts on an older one is refused';

create table registries.inconsistency_messages (
  id bigint generated always as identity,
  inconsistency_id uuid not null,
  at timestamptz not null,
  author text not null,
  author_label text not null,
  body text not null,
  constraint inconsistency_messages__id primary key (id),
  constraint inconsistency_messages__inconsistency foreign key (inconsistency_id) references registries.inconsistencies,
  constraint inconsistency_messages__author check (author in ('reporter', 'operator'))
);
create index inconsistency_messages__case on registries.inconsistency_messages (inconsistency_id, id);
comment on table registries.inconsistency_messages is 'What was asked and answered, oldest first';

create table registries.inconsistency_files (
  id uuid,
  inconsistency_id uuid not null,
  at timestamptz not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  bytes bytea not null,
  constraint inconsistency_files__id primary key (id),
  constraint inconsistency_files__inconsistency foreign key (inconsistency_id) references registries.inconsistencies,
  constraint inconsistency_files__media_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  constraint inconsistency_files__size check (size_bytes <= 5242880)
);
create index inconsistency_files__case on registries.inconsistency_files (inconsistency_id, id);
comment on table registries.inconsistency_files is 'Evidence that came with a report or an answer';
