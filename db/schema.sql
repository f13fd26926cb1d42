-- Printed from the migrated database by `npm run db:generate`. Do not edit: write a migration.

create extension btree_gist with schema public;
create extension pg_trgm with schema public;
create extension unaccent with schema public;

create schema audit;
create schema identity;
create schema platform;
create schema prescribing;
create schema registries;
create schema supply;
create schema users;

CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit.% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$function$;
CREATE OR REPLACE FUNCTION platform.ensure_month(first_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  laid_out record;
  suffix text := to_char(first_day, 'YYYYMM');
begin
  if first_day <> date_trunc('month', first_day)::date then
    raise exception 'not the first day of a month: %', first_day;
  end if;
  if not exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('prescribing', 'supply') and c.relkind = 'p'
      and to_regclass(quote_ident(n.nspname) || '.' || quote_ident(c.relname || '_' || suffix)) is null
  ) then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtext('platform.ensure_month'));
  for laid_out in
    select n.nspname as of_schema, c.relname as parent from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('prescribing', 'supply') and c.relkind = 'p' order by 1, 2
  loop
    execute format('create table if not exists %I.%I partition of %I.%I for values from (%L) to (%L)',
      laid_out.of_schema, laid_out.parent || '_' || suffix, laid_out.of_schema, laid_out.parent,
      first_day, (first_day + interval '1 month')::date);
  end loop;
  return true;
end $function$;
CREATE OR REPLACE FUNCTION platform.fold(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));
CREATE OR REPLACE FUNCTION registries.catalog_valid(first_day text, last_day text)
 RETURNS daterange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (registries.day_or_null(first_day) > registries.day_or_null(last_day)) THEN 'empty'::daterange ELSE daterange(registries.day_or_null(first_day), registries.day_or_null(last_day), '[]'::text) END;
CREATE OR REPLACE FUNCTION registries.day_or_null(text)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ($1 ~ '^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])'::text) THEN (make_date((substr($1, 1, 4))::integer, (substr($1, 6, 2))::integer, 1) + ((substr($1, 9, 2))::integer - 1)) ELSE NULL::date END;
CREATE OR REPLACE FUNCTION registries.is_catalog(table_name text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (table_name = ANY (ARRAY['CIE10'::text, 'CUPS'::text, 'CatalogoCUMs'::text, 'IUM'::text, 'MedicamentosDCI'::text, 'UNIRS'::text, 'EnfermedadHuerfana'::text, 'ProductosNutricionales'::text]));
CREATE OR REPLACE FUNCTION registries.search_words(text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(SELECT DISTINCT w.found[1] AS found FROM regexp_matches(replace(replace(regexp_replace(platform.fold($1), '(\d),(\d)'::text, '\1.\2'::text, 'g'::text), 'µ'::text, 'mc'::text), 'μ'::text, 'mc'::text), '\d+(?:\.\d+)?|[a-z%]+'::text, 'g'::text) w(found));

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
CREATE INDEX events__actor ON audit.events USING btree (actor_id, at, id);
CREATE INDEX events__at ON audit.events USING btree (at, id);
CREATE INDEX events__concerns_entities ON audit.events USING gin (concerns_entities);
CREATE INDEX events__concerns_persons ON audit.events USING gin (concerns_persons);
CREATE TRIGGER events__refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.events FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
create table identity.accounts (
  id uuid not null,
  kind text not null,
  email text,
  email_confirmed_at timestamp with time zone,
  state text not null,
  state_since timestamp with time zone not null,
  state_reason text,
  password_hash text,
  password_changed_at timestamp with time zone,
  second_factor_since timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint accounts__active_is_complete CHECK (((state <> 'activa'::text) OR ((email IS NOT NULL) AND (email_confirmed_at IS NOT NULL) AND (password_hash IS NOT NULL)))),
  constraint accounts__id_kind UNIQUE (id, kind),
  constraint accounts__kind CHECK ((kind = ANY (ARRAY['person'::text, 'operator'::text]))),
  constraint accounts__state CHECK ((state = ANY (ARRAY['pendiente_verificacion'::text, 'activa'::text, 'bloqueada'::text, 'inactiva'::text]))),
  constraint accounts_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX accounts__one_per_email ON identity.accounts USING btree (lower(email)) WHERE (email IS NOT NULL);
create table identity.applications (
  code text not null,
  name text not null,
  about text not null,
  per_regime boolean not null,
  "position" smallint not null,
  constraint applications__code PRIMARY KEY (code),
  constraint applications__position UNIQUE ("position")
);
create table identity.capacities (
  id uuid not null,
  kind text not null,
  regime text,
  entity_id uuid,
  owner_person_id uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint capacities__entity FOREIGN KEY (entity_id) REFERENCES identity.entities(id),
  constraint capacities__holder CHECK ((((kind = 'proveedor_pn'::text) = (owner_person_id IS NOT NULL)) AND (num_nonnulls(entity_id, owner_person_id) = 1))),
  constraint capacities__id PRIMARY KEY (id),
  constraint capacities__kind CHECK ((kind = ANY (ARRAY['eps'::text, 'ips'::text, 'proveedor'::text, 'proveedor_pn'::text]))),
  constraint capacities__one_of_a_person EXCLUDE USING gist (owner_person_id WITH =, tstzrange(since, until) WITH &&) WHERE ((owner_person_id IS NOT NULL)),
  constraint capacities__one_of_an_entity EXCLUDE USING gist (entity_id WITH =, kind WITH =, COALESCE(regime, ''::text) WITH =, tstzrange(since, until) WITH &&) WHERE ((entity_id IS NOT NULL)),
  constraint capacities__owner FOREIGN KEY (owner_person_id) REFERENCES identity.persons(id),
  constraint capacities__regime CHECK ((((kind = 'eps'::text) = (regime IS NOT NULL)) AND ((regime IS NULL) OR (regime = ANY (ARRAY['contributivo'::text, 'subsidiado'::text])))))
);
CREATE INDEX capacities__entity_id ON identity.capacities USING btree (entity_id);
create table identity.delegation_confirmations (
  delegation_id uuid not null,
  representation_id uuid not null,
  asked_at timestamp with time zone not null,
  confirm_by timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  constraint delegation_confirmations__confirmed_by FOREIGN KEY (confirmed_by) REFERENCES identity.persons(id),
  constraint delegation_confirmations__delegation FOREIGN KEY (delegation_id) REFERENCES identity.delegations(id),
  constraint delegation_confirmations__key PRIMARY KEY (delegation_id, representation_id),
  constraint delegation_confirmations__representation FOREIGN KEY (representation_id) REFERENCES identity.representations(id)
);
create table identity.delegations (
  id uuid not null,
  capacity_id uuid not null,
  application text not null,
  doc_type text not null,
  doc_number text not null,
  email text,
  named_at timestamp with time zone not null,
  named_by uuid not null,
  expires_at timestamp with time zone not null,
  replaces_id uuid,
  in_force_from timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason text,
  ended_by uuid,
  ended_by_label text,
  end_note text,
  reminded_at timestamp with time zone,
  idle_told_at timestamp with time zone,
  constraint delegations__application FOREIGN KEY (application) REFERENCES identity.applications(code),
  constraint delegations__capacity FOREIGN KEY (capacity_id) REFERENCES identity.capacities(id),
  constraint delegations__end CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  constraint delegations__end_reason CHECK ((end_reason = ANY (ARRAY['revocada'::text, 'reemplazada'::text, 'vencida'::text]))),
  constraint delegations__id PRIMARY KEY (id),
  constraint delegations__named_by FOREIGN KEY (named_by) REFERENCES identity.persons(id),
  constraint delegations__replaces FOREIGN KEY (replaces_id) REFERENCES identity.delegations(id)
);
CREATE INDEX delegations__capacity_id ON identity.delegations USING btree (capacity_id, named_at DESC);
CREATE INDEX delegations__document ON identity.delegations USING btree (doc_type, doc_number, application);
CREATE UNIQUE INDEX delegations__one_in_force ON identity.delegations USING btree (capacity_id, application) WHERE ((ended_at IS NULL) AND (in_force_from IS NOT NULL));
CREATE UNIQUE INDEX delegations__one_pending ON identity.delegations USING btree (capacity_id, application) WHERE ((ended_at IS NULL) AND (in_force_from IS NULL));
create table identity.entities (
  id uuid not null,
  nit text not null,
  dv smallint not null,
  name text not null,
  short_name text,
  legal_nature text not null,
  constituted_on date,
  address text,
  municipality_code text,
  phone text,
  email text,
  created_at timestamp with time zone not null,
  registered_at timestamp with time zone,
  version integer default 1 not null,
  constraint entities__dv_form CHECK (((dv >= 0) AND (dv <= 9))),
  constraint entities__id PRIMARY KEY (id),
  constraint entities__legal_nature CHECK ((legal_nature = ANY (ARRAY['publica'::text, 'privada'::text, 'mixta'::text]))),
  constraint entities__nit UNIQUE (nit),
  constraint entities__nit_form CHECK ((nit ~ '^[1-9][0-9]{4,14}$'::text))
);
CREATE INDEX entities__name ON identity.entities USING gin (platform.fold(((name || ' '::text) || COALESCE(short_name, ''::text))) public.gin_trgm_ops) WHERE (registered_at IS NOT NULL);
create table identity.entity_claims (
  id uuid not null,
  entity_id uuid not null,
  claimant_id uuid not null,
  data jsonb not null,
  capacities text[] not null,
  "position" text not null,
  started_on date not null,
  submitted_at timestamp with time zone not null,
  state text not null,
  review_cause text,
  registry_facts jsonb not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_by_label text,
  reason text,
  constraint entity_claims__claimant FOREIGN KEY (claimant_id) REFERENCES identity.persons(id),
  constraint entity_claims__decided CHECK (((state = 'en_revision'::text) = (decided_at IS NULL))),
  constraint entity_claims__entity FOREIGN KEY (entity_id) REFERENCES identity.entities(id),
  constraint entity_claims__id PRIMARY KEY (id),
  constraint entity_claims__reason CHECK (((state <> 'rechazada'::text) OR (reason IS NOT NULL))),
  constraint entity_claims__some_capacity CHECK ((cardinality(capacities) > 0)),
  constraint entity_claims__state CHECK ((state = ANY (ARRAY['en_revision'::text, 'aceptada'::text, 'rechazada'::text, 'automatica'::text])))
);
CREATE INDEX entity_claims__claimant_id ON identity.entity_claims USING btree (claimant_id);
CREATE INDEX entity_claims__decided_at ON identity.entity_claims USING btree (decided_at DESC, id) WHERE (state <> 'en_revision'::text);
CREATE UNIQUE INDEX entity_claims__one_open ON identity.entity_claims USING btree (entity_id, claimant_id) WHERE (state = 'en_revision'::text);
CREATE INDEX entity_claims__waiting ON identity.entity_claims USING btree (submitted_at, id) WHERE (state = 'en_revision'::text);
create table identity.entity_supports (
  id uuid not null,
  claim_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  constraint entity_supports__claim FOREIGN KEY (claim_id) REFERENCES identity.entity_claims(id),
  constraint entity_supports__id PRIMARY KEY (id),
  constraint entity_supports__media_type CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text]))),
  constraint entity_supports__person FOREIGN KEY (uploaded_by) REFERENCES identity.persons(id),
  constraint entity_supports__size CHECK (((size >= 1) AND (size <= 10485760)))
);
CREATE INDEX entity_supports__claim_id ON identity.entity_supports USING btree (claim_id);
CREATE INDEX entity_supports__uploader ON identity.entity_supports USING btree (uploaded_by, uploaded_at);
create table identity.identity_checks (
  id bigint generated always as identity not null,
  doc_type text not null,
  doc_number text not null,
  at timestamp with time zone not null,
  matched boolean not null,
  constraint identity_checks_pkey PRIMARY KEY (id)
);
CREATE INDEX identity_checks__document ON identity.identity_checks USING btree (doc_type, doc_number, at);
create table identity.keys (
  id uuid not null,
  purpose text not null,
  secret text not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint keys__purpose CHECK ((purpose = ANY (ARRAY['sealing'::text, 'cookies'::text, 'signing'::text]))),
  constraint keys_pkey PRIMARY KEY (id)
);
create table identity.mail_links (
  token_hash text not null,
  purpose text not null,
  account_id uuid,
  registration_id uuid,
  email text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  voided_at timestamp with time zone,
  constraint mail_links__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint mail_links__concerns_one CHECK ((num_nonnulls(account_id, registration_id) = 1)),
  constraint mail_links__purpose CHECK ((purpose = ANY (ARRAY['registration'::text, 'reset'::text, 'email_change'::text, 'operator_activation'::text]))),
  constraint mail_links__registration FOREIGN KEY (registration_id) REFERENCES identity.person_registrations(id),
  constraint mail_links_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX mail_links__account ON identity.mail_links USING btree (account_id, purpose) WHERE ((used_at IS NULL) AND (voided_at IS NULL));
CREATE INDEX mail_links__registration ON identity.mail_links USING btree (registration_id) WHERE ((used_at IS NULL) AND (voided_at IS NULL));
create table identity.oidc_clients (
  id text not null,
  name text not null,
  secret_sealed text not null,
  redirect_uris text[] not null,
  post_logout_redirect_uris text[] default '{}'::text[] not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint oidc_clients__redirects CHECK ((cardinality(redirect_uris) > 0)),
  constraint oidc_clients_pkey PRIMARY KEY (id)
);
create table identity.oidc_payloads (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  expires_at timestamp with time zone,
  consumed_at timestamp with time zone,
  constraint oidc_payloads__pkey PRIMARY KEY (model, id)
);
CREATE INDEX oidc_payloads__expiry ON identity.oidc_payloads USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX oidc_payloads__grant ON identity.oidc_payloads USING btree (grant_id) WHERE (grant_id IS NOT NULL);
CREATE INDEX oidc_payloads__grants_of ON identity.oidc_payloads USING btree (((payload ->> 'accountId'::text))) WHERE (model = 'Grant'::text);
CREATE INDEX oidc_payloads__sessions_of ON identity.oidc_payloads USING btree (((payload ->> 'accountId'::text))) WHERE (model = 'Session'::text);
CREATE INDEX oidc_payloads__sign_ins_of ON identity.oidc_payloads USING btree (((payload #>> '{result,login,accountId}'::text[]))) WHERE ((model = 'Interaction'::text) AND ((payload #>> '{result,login,accountId}'::text[]) IS NOT NULL));
CREATE INDEX oidc_payloads__uid ON identity.oidc_payloads USING btree (model, uid) WHERE (uid IS NOT NULL);
create table identity.operators (
  id uuid not null,
  kind text default 'operator'::text not null,
  rights text[] not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint operators__account FOREIGN KEY (id, kind) REFERENCES identity.accounts(id, kind),
  constraint operators__kind CHECK ((kind = 'operator'::text)),
  constraint operators__rights CHECK (((rights <@ ARRAY['registries'::text, 'reviews'::text, 'policies'::text, 'clients'::text, 'audit'::text]) AND (cardinality(rights) > 0))),
  constraint operators_pkey PRIMARY KEY (id)
);
create table identity.passkey_challenges (
  id uuid not null,
  account_id uuid,
  purpose text not null,
  challenge text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_challenges__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint passkey_challenges__purpose CHECK ((purpose = ANY (ARRAY['add'::text, 'sign_in'::text]))),
  constraint passkey_challenges_pkey PRIMARY KEY (id)
);
create table identity.passkeys (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint passkeys__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint passkeys__one_per_credential UNIQUE (credential_id),
  constraint passkeys_pkey PRIMARY KEY (id)
);
CREATE INDEX passkeys__account ON identity.passkeys USING btree (account_id) WHERE (removed_at IS NULL);
create table identity.person_registrations (
  id uuid not null,
  doc_type text not null,
  doc_number text not null,
  data jsonb not null,
  consent_version text not null,
  consented_at timestamp with time zone not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  identity_checked_at timestamp with time zone,
  civil_cut date,
  email text,
  mail_sent_at timestamp with time zone,
  email_confirmed_at timestamp with time zone,
  completed_at timestamp with time zone,
  account_id uuid,
  constraint person_registrations__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint person_registrations__in_order CHECK ((((email_confirmed_at IS NULL) OR (mail_sent_at IS NOT NULL)) AND ((mail_sent_at IS NULL) OR (identity_checked_at IS NOT NULL)) AND ((completed_at IS NULL) OR (email_confirmed_at IS NOT NULL)))),
  constraint person_registrations_pkey PRIMARY KEY (id)
);
CREATE INDEX person_registrations__document ON identity.person_registrations USING btree (doc_type, doc_number, started_at);
create table identity.persons (
  id uuid not null,
  kind text default 'person'::text not null,
  doc_type text not null,
  doc_number text not null,
  issued_on date not null,
  sex text not null,
  first_name text not null,
  second_name text,
  first_surname text not null,
  second_surname text,
  born_on date not null,
  phone text,
  address text,
  municipality_code text,
  consent_version text not null,
  consented_at timestamp with time zone not null,
  civil_checked_at timestamp with time zone not null,
  civil_cut date not null,
  registered_at timestamp with time zone not null,
  constraint persons__account FOREIGN KEY (id, kind) REFERENCES identity.accounts(id, kind),
  constraint persons__issued_after_birth CHECK ((issued_on >= born_on)),
  constraint persons__kind CHECK ((kind = 'person'::text)),
  constraint persons__one_per_document UNIQUE (doc_type, doc_number),
  constraint persons__sex CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text]))),
  constraint persons_pkey PRIMARY KEY (id)
);
create table identity.recovery_codes (
  id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  replaced_at timestamp with time zone,
  constraint recovery_codes__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint recovery_codes__unique UNIQUE (account_id, code_hash),
  constraint recovery_codes_pkey PRIMARY KEY (id)
);
create table identity.regime_declarations (
  id uuid not null,
  capacity_id uuid not null,
  declared_at timestamp with time zone not null,
  declared_by uuid not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint regime_declarations__capacity FOREIGN KEY (capacity_id) REFERENCES identity.capacities(id),
  constraint regime_declarations__declared_by FOREIGN KEY (declared_by) REFERENCES identity.persons(id),
  constraint regime_declarations__id PRIMARY KEY (id),
  constraint regime_declarations__withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES identity.persons(id)
);
CREATE UNIQUE INDEX regime_declarations__one_open ON identity.regime_declarations USING btree (capacity_id) WHERE (withdrawn_at IS NULL);
create table identity.representations (
  id uuid not null,
  entity_id uuid not null,
  person_id uuid not null,
  claim_id uuid not null,
  "position" text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint representations__claim FOREIGN KEY (claim_id) REFERENCES identity.entity_claims(id),
  constraint representations__entity FOREIGN KEY (entity_id) REFERENCES identity.entities(id),
  constraint representations__id PRIMARY KEY (id),
  constraint representations__one_at_a_time EXCLUDE USING gist (entity_id WITH =, tstzrange(since, until) WITH &&),
  constraint representations__person FOREIGN KEY (person_id) REFERENCES identity.persons(id)
);
CREATE INDEX representations__person_id ON identity.representations USING btree (person_id);
create table identity.sessions (
  id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  idle_until timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  methods text[] not null,
  user_agent text,
  address text,
  oidc_session_uid text,
  ended_at timestamp with time zone,
  ended_reason text,
  constraint sessions__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint sessions__ended_reason CHECK ((ended_reason = ANY (ARRAY['salida'::text, 'revocada'::text, 'contrasena'::text, 'correo'::text, 'cuenta'::text, 'relevada'::text]))),
  constraint sessions__one_per_token UNIQUE (token_hash),
  constraint sessions_pkey PRIMARY KEY (id)
);
CREATE INDEX sessions__open ON identity.sessions USING btree (account_id, last_seen_at) WHERE (ended_at IS NULL);
CREATE INDEX sessions__provider ON identity.sessions USING btree (oidc_session_uid) WHERE (ended_at IS NULL);
create table identity.sign_ins (
  uid text not null,
  account_id uuid not null,
  password_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  constraint sign_ins__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint sign_ins_pkey PRIMARY KEY (uid)
);
create table identity.throttles (
  key text not null,
  failures integer not null,
  last_failure_at timestamp with time zone not null,
  open_at timestamp with time zone not null,
  constraint throttles_pkey PRIMARY KEY (key)
);
create table identity.totp_factors (
  id uuid not null,
  account_id uuid not null,
  secret_sealed text not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  removed_at timestamp with time zone,
  constraint totp_factors__account FOREIGN KEY (account_id) REFERENCES identity.accounts(id),
  constraint totp_factors_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX totp_factors__one_confirmed ON identity.totp_factors USING btree (account_id) WHERE ((confirmed_at IS NOT NULL) AND (removed_at IS NULL));
CREATE UNIQUE INDEX totp_factors__one_unconfirmed ON identity.totp_factors USING btree (account_id) WHERE ((confirmed_at IS NULL) AND (removed_at IS NULL));
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
create table platform.downloads (
  id uuid not null,
  person_id uuid not null,
  context text not null,
  list text not null,
  format text not null,
  filters jsonb not null,
  asked_at timestamp with time zone not null,
  constraint downloads__format CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text]))),
  constraint downloads__id PRIMARY KEY (id)
);
create table platform.mails (
  id uuid not null,
  to_address text not null,
  subject text not null,
  text_body text,
  html_body text,
  message_id text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer default 0 not null,
  last_error text,
  constraint mails__id PRIMARY KEY (id),
  constraint mails__message_id UNIQUE (message_id),
  constraint mails__no_text_once_sent CHECK (((sent_at IS NULL) OR ((text_body IS NULL) AND (html_body IS NULL))))
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
  matter text,
  constraint notices__id PRIMARY KEY (id),
  constraint notices__one_addressee CHECK ((num_nonnulls(person_id, operator_right) = 1))
);
CREATE INDEX notices__operator ON platform.notices USING btree (operator_right, id) WHERE (operator_right IS NOT NULL);
CREATE INDEX notices__person ON platform.notices USING btree (person_id, id) WHERE (person_id IS NOT NULL);
CREATE INDEX notices__unread_matter ON platform.notices USING btree (matter) WHERE ((matter IS NOT NULL) AND (read_at IS NULL));
create table platform.settings (
  name text not null,
  version integer not null,
  value jsonb not null,
  valid tstzrange not null,
  set_by uuid,
  set_by_label text,
  set_at timestamp with time zone not null,
  constraint settings__name_version PRIMARY KEY (name, version),
  constraint settings__one_at_a_time EXCLUDE USING gist (name WITH =, valid WITH &&),
  constraint settings__valid_not_empty CHECK ((NOT isempty(valid)))
);
create table prescribing.annulment_requests (
  id uuid not null,
  number text not null,
  eps_code text not null,
  regime text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  remarks text,
  constraint annulment_requests__decided_by_someone CHECK ((((decision IS NULL) = (decided_by IS NULL)) AND ((decision IS NULL) = (decided_at IS NULL)))),
  constraint annulment_requests__decision CHECK ((decision = ANY (ARRAY['aceptada'::text, 'negada'::text]))),
  constraint annulment_requests__id PRIMARY KEY (id)
);
CREATE INDEX annulment_requests__eps ON prescribing.annulment_requests USING btree (eps_code, regime, asked_at) WHERE (decision IS NULL);
CREATE UNIQUE INDEX annulment_requests__one_pending ON prescribing.annulment_requests USING btree (number) WHERE (decision IS NULL);
create table prescribing.board_cases (
  month date not null,
  number text not null,
  kind character(1) not null,
  item smallint not null,
  prescription_id uuid not null,
  item_name text not null,
  capacity_id uuid not null,
  sede_code text not null,
  board_capacity_id uuid,
  board_code text,
  prescriber_id uuid not null,
  eps_code text not null,
  regime text not null,
  ambito smallint not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  assigned_at timestamp with time zone,
  outcome smallint,
  closed_at timestamp with time zone,
  processed_by text,
  mode smallint,
  act_number text,
  act_on date,
  observations text,
  technical_justification text,
  official_text text not null,
  constraint board_cases__act_of_an_outcome CHECK ((((outcome IS NULL) = (mode IS NULL)) AND ((outcome IS NULL) = (act_number IS NULL)) AND ((outcome IS NULL) = (act_on IS NULL)) AND ((outcome IS NULL) = (processed_by IS NULL)))),
  constraint board_cases__due_after_opening CHECK ((due_at > opened_at)),
  constraint board_cases__id PRIMARY KEY (month, number, kind, item),
  constraint board_cases__item FOREIGN KEY (month, prescription_id, kind, item) REFERENCES prescribing.items(month, prescription_id, kind, number),
  constraint board_cases__kind CHECK ((kind = ANY (ARRAY['M'::bpchar, 'N'::bpchar, 'S'::bpchar]))),
  constraint board_cases__mode CHECK ((mode = ANY (ARRAY[1, 2]))),
  constraint board_cases__outcome CHECK ((outcome = ANY (ARRAY[3, 4]))),
  constraint board_cases__outcome_closes CHECK (((outcome IS NULL) OR (closed_at IS NOT NULL))),
  constraint board_cases__regime CHECK ((regime = ANY (ARRAY['contributivo'::text, 'subsidiado'::text])))
) partition by RANGE (month);
CREATE INDEX board_cases__closed ON ONLY prescribing.board_cases USING btree (board_capacity_id, closed_at DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX board_cases__closed_at ON ONLY prescribing.board_cases USING btree (closed_at) WHERE (closed_at IS NOT NULL);
CREATE INDEX board_cases__inbox ON ONLY prescribing.board_cases USING btree (board_capacity_id, due_at, number, kind, item) WHERE (closed_at IS NULL);
CREATE INDEX board_cases__sede ON ONLY prescribing.board_cases USING btree (sede_code, due_at) WHERE (closed_at IS NULL);
CREATE INDEX board_cases__without_board ON ONLY prescribing.board_cases USING btree (eps_code, regime, due_at, number, kind, item) WHERE (closed_at IS NULL);
create table prescribing.board_votes (
  month date not null,
  number text not null,
  kind character(1) not null,
  item smallint not null,
  person_id uuid not null,
  approves boolean not null,
  voted_at timestamp with time zone not null,
  mode smallint not null,
  act_number text not null,
  act_on date not null,
  observations text,
  technical_justification text not null,
  constraint board_votes__case FOREIGN KEY (month, number, kind, item) REFERENCES prescribing.board_cases(month, number, kind, item),
  constraint board_votes__mode CHECK ((mode = ANY (ARRAY[1, 2]))),
  constraint board_votes__one_per_member PRIMARY KEY (month, number, kind, item, person_id)
) partition by RANGE (month);
create table prescribing.daily_summary (
  day date not null,
  scope text not null,
  key text not null,
  measure text not null,
  value bigint not null,
  constraint daily_summary__id PRIMARY KEY (scope, key, day, measure),
  constraint daily_summary__scope CHECK ((scope = ANY (ARRAY['sede'::text, 'eps'::text, 'pais'::text])))
);
create table prescribing.drafts (
  id uuid not null,
  person_id uuid not null,
  context text not null,
  content jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  replaces text,
  signed_number text,
  discarded_at timestamp with time zone,
  constraint drafts__id PRIMARY KEY (id),
  constraint drafts__number_of_20_digits CHECK ((signed_number ~ '^\d{20}$'::text)),
  constraint drafts__signed_or_discarded CHECK (((signed_number IS NULL) OR (discarded_at IS NULL)))
);
CREATE INDEX drafts__open ON prescribing.drafts USING btree (person_id, context, updated_at DESC) WHERE ((signed_number IS NULL) AND (discarded_at IS NULL));
create table prescribing.events (
  month date not null,
  prescription_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  what text not null,
  by_name text,
  detail text,
  constraint events__id PRIMARY KEY (month, prescription_id, id),
  constraint events__prescription FOREIGN KEY (month, prescription_id) REFERENCES prescribing.prescriptions(month, id)
) partition by RANGE (month);
create table prescribing.items (
  month date not null,
  prescription_id uuid not null,
  kind character(1) not null,
  number smallint not null,
  code text not null,
  name text not null,
  successive boolean not null,
  total_quantity numeric not null,
  days integer,
  board_state smallint not null,
  constraint items__board_state CHECK (((board_state >= 1) AND (board_state <= 4))),
  constraint items__id PRIMARY KEY (month, prescription_id, kind, number),
  constraint items__kind CHECK ((kind = ANY (ARRAY['M'::bpchar, 'P'::bpchar, 'D'::bpchar, 'N'::bpchar, 'S'::bpchar]))),
  constraint items__prescription FOREIGN KEY (month, prescription_id) REFERENCES prescribing.prescriptions(month, id)
) partition by RANGE (month);
create table prescribing.novelties (
  month date not null,
  id uuid not null,
  kind smallint not null,
  number text not null,
  final_number text,
  noted_on date not null,
  noted_at timestamp with time zone not null,
  reason text,
  constraint novelties__final_when_replaced CHECK (((kind <> 1) OR (final_number IS NOT NULL))),
  constraint novelties__id PRIMARY KEY (month, id),
  constraint novelties__kind CHECK ((kind = ANY (ARRAY[1, 2, 3])))
) partition by RANGE (month);
CREATE INDEX novelties__day ON ONLY prescribing.novelties USING btree (month, noted_on);
CREATE INDEX novelties__number ON ONLY prescribing.novelties USING btree (number);
create table prescribing.official_texts (
  month date not null,
  prescription_id uuid not null,
  text text not null,
  constraint official_texts__id PRIMARY KEY (month, prescription_id),
  constraint official_texts__prescription FOREIGN KEY (month, prescription_id) REFERENCES prescribing.prescriptions(month, id)
) partition by RANGE (month);
create table prescribing.prescriptions (
  month date not null,
  id uuid not null,
  number text not null,
  consecutive integer not null,
  prescribed_on date not null,
  prescribed_at timestamp with time zone not null,
  state smallint not null,
  context text not null,
  capacity_id uuid not null,
  sede_code text not null,
  provider_nit text not null,
  prescriber_id uuid not null,
  patient_doc_type text not null,
  patient_doc_number text not null,
  eps_code text not null,
  regime text not null,
  ambito smallint not null,
  transcription_reason smallint,
  content jsonb not null,
  snapshot jsonb not null,
  verification_code text not null,
  replaces text,
  replaced_by text,
  annulled_at timestamp with time zone,
  constraint prescriptions__ambito CHECK ((ambito = ANY (ARRAY[11, 12, 21, 22, 30]))),
  constraint prescriptions__consecutive UNIQUE (month, prescribed_on, consecutive),
  constraint prescriptions__ended_when_not_active CHECK (((state = 4) = (annulled_at IS NULL))),
  constraint prescriptions__id PRIMARY KEY (month, id),
  constraint prescriptions__month_of_its_day CHECK ((month = (date_trunc('month'::text, (prescribed_on)::timestamp with time zone))::date)),
  constraint prescriptions__number UNIQUE (month, number),
  constraint prescriptions__number_of_its_day CHECK (((number ~ '^\d{20}$'::text) AND ("left"(number, 8) = to_char((prescribed_on)::timestamp with time zone, 'YYYYMMDD'::text)))),
  constraint prescriptions__regime CHECK ((regime = ANY (ARRAY['contributivo'::text, 'subsidiado'::text]))),
  constraint prescriptions__replaced_when_modified CHECK (((state = 1) = (replaced_by IS NOT NULL))),
  constraint prescriptions__state CHECK ((state = ANY (ARRAY[1, 2, 4]))),
  constraint prescriptions__transcription_reason CHECK (((transcription_reason >= 1) AND (transcription_reason <= 6)))
) partition by RANGE (month);
CREATE INDEX prescriptions__eps ON ONLY prescribing.prescriptions USING btree (eps_code, regime, number DESC);
CREATE INDEX prescriptions__patient ON ONLY prescribing.prescriptions USING btree (patient_doc_number, patient_doc_type, number DESC);
CREATE INDEX prescriptions__prescriber ON ONLY prescribing.prescriptions USING btree (prescriber_id, number DESC);
CREATE INDEX prescriptions__sede ON ONLY prescribing.prescriptions USING btree (sede_code, number DESC);
create table prescribing.summarized_days (
  day date not null,
  made_at timestamp with time zone not null,
  constraint summarized_days__id PRIMARY KEY (day)
);
create table prescribing.templates (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  items jsonb not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint templates__id PRIMARY KEY (id)
);
CREATE UNIQUE INDEX templates__name ON prescribing.templates USING btree (person_id, platform.fold(name)) WHERE (dropped_at IS NULL);
create table prescribing.tutela_codes (
  list text not null,
  code smallint not null,
  version integer not null,
  name text not null,
  in_use boolean default true not null,
  valid tstzrange not null,
  set_by uuid,
  set_by_label text,
  set_at timestamp with time zone,
  constraint tutela_codes__id PRIMARY KEY (list, code, version),
  constraint tutela_codes__list CHECK ((list = ANY (ARRAY['tipo_tutela'::text, 'tipo_medicamento'::text, 'tipo_procedimiento'::text]))),
  constraint tutela_codes__two_digits CHECK (((code >= 0) AND (code <= 99)))
);
CREATE UNIQUE INDEX tutela_codes__one_in_force ON prescribing.tutela_codes USING btree (list, code) WHERE upper_inf(valid);
create table prescribing.tutela_drafts (
  id uuid not null,
  person_id uuid not null,
  context text not null,
  content jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  replaces text,
  registered_number text,
  discarded_at timestamp with time zone,
  constraint tutela_drafts__id PRIMARY KEY (id),
  constraint tutela_drafts__number_of_20_digits CHECK ((registered_number ~ '^\d{20}$'::text)),
  constraint tutela_drafts__registered_or_discarded CHECK (((registered_number IS NULL) OR (discarded_at IS NULL)))
);
CREATE INDEX tutela_drafts__corrections ON prescribing.tutela_drafts USING btree (person_id, context, replaces) WHERE ((registered_number IS NULL) AND (discarded_at IS NULL));
CREATE INDEX tutela_drafts__open ON prescribing.tutela_drafts USING btree (person_id, context, updated_at DESC) WHERE ((registered_number IS NULL) AND (discarded_at IS NULL));
create table prescribing.tutela_items (
  month date not null,
  tutela_id uuid not null,
  kind character(1) not null,
  number smallint not null,
  code text not null,
  name text not null,
  total_quantity numeric not null,
  constraint tutela_items__id PRIMARY KEY (month, tutela_id, kind, number),
  constraint tutela_items__kind CHECK ((kind = ANY (ARRAY['M'::bpchar, 'P'::bpchar, 'D'::bpchar, 'N'::bpchar, 'S'::bpchar]))),
  constraint tutela_items__tutela FOREIGN KEY (month, tutela_id) REFERENCES prescribing.tutelas(month, id)
) partition by RANGE (month);
create table prescribing.tutela_novelties (
  month date not null,
  id uuid not null,
  kind smallint not null,
  number text not null,
  final_number text,
  noted_on date not null,
  noted_at timestamp with time zone not null,
  reason text,
  official_text text not null,
  constraint tutela_novelties__final_when_replaced CHECK (((kind <> 1) OR (final_number IS NOT NULL))),
  constraint tutela_novelties__id PRIMARY KEY (month, id),
  constraint tutela_novelties__kind CHECK ((kind = ANY (ARRAY[1, 2, 3])))
) partition by RANGE (month);
CREATE INDEX tutela_novelties__day ON ONLY prescribing.tutela_novelties USING btree (month, noted_on);
CREATE UNIQUE INDEX tutela_novelties__one_end ON ONLY prescribing.tutela_novelties USING btree (month, number) WHERE (kind = ANY (ARRAY[1, 2]));
create table prescribing.tutela_rulings (
  month date not null,
  tutela_id uuid not null,
  "position" smallint not null,
  ruling_number text not null,
  ruling_on date not null,
  added_by uuid not null,
  added_by_name text not null,
  added_at timestamp with time zone not null,
  constraint tutela_rulings__id PRIMARY KEY (month, tutela_id, "position"),
  constraint tutela_rulings__once UNIQUE (month, tutela_id, ruling_number),
  constraint tutela_rulings__tutela FOREIGN KEY (month, tutela_id) REFERENCES prescribing.tutelas(month, id)
) partition by RANGE (month);
create table prescribing.tutelas (
  month date not null,
  id uuid not null,
  number text not null,
  consecutive integer not null,
  registered_on date not null,
  registered_at timestamp with time zone not null,
  state smallint not null,
  capacity_id uuid not null,
  eps_code text not null,
  eps_nit text not null,
  regime text not null,
  professional_id uuid not null,
  patient_doc_type text not null,
  patient_doc_number text not null,
  ruling_number text not null,
  ruling_on date not null,
  content jsonb not null,
  snapshot jsonb not null,
  official_text text not null,
  replaces text,
  replaced_by text,
  annulled_at timestamp with time zone,
  constraint tutelas__consecutive UNIQUE (month, registered_on, consecutive),
  constraint tutelas__ended_when_not_active CHECK (((state = 4) = (annulled_at IS NULL))),
  constraint tutelas__id PRIMARY KEY (month, id),
  constraint tutelas__month_of_its_day CHECK ((month = (date_trunc('month'::text, (registered_on)::timestamp with time zone))::date)),
  constraint tutelas__number UNIQUE (month, number),
  constraint tutelas__number_of_its_day CHECK (((number ~ '^\d{8}2\d{11}$'::text) AND ("left"(number, 8) = to_char((registered_on)::timestamp with time zone, 'YYYYMMDD'::text)))),
  constraint tutelas__regime CHECK ((regime = ANY (ARRAY['contributivo'::text, 'subsidiado'::text]))),
  constraint tutelas__replaced_when_modified CHECK (((state = 1) = (replaced_by IS NOT NULL))),
  constraint tutelas__state CHECK ((state = ANY (ARRAY[1, 2, 4])))
) partition by RANGE (month);
CREATE INDEX tutelas__eps ON ONLY prescribing.tutelas USING btree (capacity_id, number DESC);
CREATE INDEX tutelas__patient ON ONLY prescribing.tutelas USING btree (patient_doc_number, patient_doc_type, number DESC);
create table registries.affiliates (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  doc_type text not null,
  doc_number text not null,
  first_name text not null,
  second_name text,
  first_surname text not null,
  second_surname text,
  born_on date not null,
  sex text not null,
  eps_code text not null,
  regime text not null,
  municipality_code text,
  state text not null,
  mother_doc_type text,
  mother_doc_number text,
  constraint affiliates__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint affiliates__mother CHECK (((mother_doc_type IS NULL) = (mother_doc_number IS NULL))),
  constraint affiliates__regime CHECK ((regime = ANY (ARRAY['contributivo'::text, 'subsidiado'::text]))),
  constraint affiliates__row_id PRIMARY KEY (row_id),
  constraint affiliates__state CHECK ((state = ANY (ARRAY['activo'::text, 'suspendido'::text, 'retirado'::text, 'fallecido'::text])))
);
CREATE UNIQUE INDEX affiliates__one_open ON registries.affiliates USING btree (doc_number, doc_type) WHERE upper_inf(recorded);
CREATE INDEX affiliates__versions ON registries.affiliates USING btree (doc_number, doc_type);
create table registries.catalog_words (
  table_name text not null,
  word text not null,
  constraint catalog_words__word PRIMARY KEY (table_name, word)
);
CREATE INDEX catalog_words__similar ON registries.catalog_words USING gin (word public.gin_trgm_ops) WITH (fastupdate=off);
create table registries.civil_people (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  doc_type text not null,
  doc_number text not null,
  issued_on date not null,
  sex text not null,
  first_name text not null,
  second_name text,
  first_surname text not null,
  second_surname text,
  born_on date not null,
  state text not null,
  constraint civil_people__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint civil_people__row_id PRIMARY KEY (row_id),
  constraint civil_people__sex CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text]))),
  constraint civil_people__state CHECK ((state = ANY (ARRAY['VIGENTE'::text, 'CANCELADA'::text, 'FALLECIDO'::text])))
);
CREATE UNIQUE INDEX civil_people__one_open ON registries.civil_people USING btree (doc_number, doc_type) WHERE upper_inf(recorded);
CREATE INDEX civil_people__versions ON registries.civil_people USING btree (doc_number, doc_type);
create table registries.confirmations (
  table_name text not null,
  row_id bigint not null,
  cut_id uuid not null,
  constraint confirmations__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint confirmations__row PRIMARY KEY (table_name, row_id)
);
create table registries.cut_files (
  cut_id uuid not null,
  seq integer not null,
  bytes bytea not null,
  constraint cut_files__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint cut_files__seq PRIMARY KEY (cut_id, seq)
);
create table registries.cuts (
  id uuid not null,
  kind text not null,
  scope text default ''::text not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  encoding text not null,
  cut_date date,
  complete boolean not null,
  state text not null,
  confirmed boolean default false not null,
  rows_read integer default 0 not null,
  rows_rejected integer default 0 not null,
  rows_added integer default 0 not null,
  rows_changed integer default 0 not null,
  rows_closed integer default 0 not null,
  rows_same integer default 0 not null,
  would_close integer,
  open_before integer,
  refusal jsonb,
  by_kind text not null,
  by_id uuid,
  by_label text not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  applied_at timestamp with time zone,
  constraint cuts__applied_is_dated CHECK (((state <> 'applied'::text) OR ((cut_date IS NOT NULL) AND (applied_at IS NOT NULL)))),
  constraint cuts__id PRIMARY KEY (id),
  constraint cuts__state CHECK ((state = ANY (ARRAY['received'::text, 'reading'::text, 'confirm'::text, 'applied'::text, 'repeated'::text, 'refused'::text, 'failed'::text])))
);
CREATE INDEX cuts__in_force ON registries.cuts USING btree (kind, scope, cut_date DESC, applied_at) WHERE (state = 'applied'::text);
CREATE INDEX cuts__newest ON registries.cuts USING btree (id DESC);
create table registries.inconsistencies (
  id uuid not null,
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
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint inconsistencies__follow_token UNIQUE (follow_token),
  constraint inconsistencies__id PRIMARY KEY (id),
  constraint inconsistencies__outcome CHECK ((outcome = ANY (ARRAY['corregido'::text, 'sin_cambio'::text]))),
  constraint inconsistencies__registry CHECK ((registry = ANY (ARRAY['reps'::text, 'eapb'::text, 'rethus'::text, 'sso'::text, 'civil'::text, 'divipola'::text]))),
  constraint inconsistencies__solved_has_outcome CHECK (((state = 'resuelta'::text) = (outcome IS NOT NULL))),
  constraint inconsistencies__state CHECK ((state = ANY (ARRAY['recibida'::text, 'pide_mas'::text, 'resuelta'::text])))
);
CREATE INDEX inconsistencies__inbox ON registries.inconsistencies USING btree (state, id);
create table registries.inconsistency_files (
  id uuid not null,
  inconsistency_id uuid not null,
  at timestamp with time zone not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  bytes bytea not null,
  constraint inconsistency_files__id PRIMARY KEY (id),
  constraint inconsistency_files__inconsistency FOREIGN KEY (inconsistency_id) REFERENCES registries.inconsistencies(id),
  constraint inconsistency_files__media_type CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text]))),
  constraint inconsistency_files__size CHECK ((size_bytes <= 5242880))
);
CREATE INDEX inconsistency_files__case ON registries.inconsistency_files USING btree (inconsistency_id, id);
create table registries.inconsistency_messages (
  id bigint generated always as identity not null,
  inconsistency_id uuid not null,
  at timestamp with time zone not null,
  author text not null,
  author_label text not null,
  body text not null,
  constraint inconsistency_messages__author CHECK ((author = ANY (ARRAY['reporter'::text, 'operator'::text]))),
  constraint inconsistency_messages__id PRIMARY KEY (id),
  constraint inconsistency_messages__inconsistency FOREIGN KEY (inconsistency_id) REFERENCES registries.inconsistencies(id)
);
CREATE INDEX inconsistency_messages__case ON registries.inconsistency_messages USING btree (inconsistency_id, id);
create table registries.municipalities (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  code text not null,
  name text not null,
  department_code text not null,
  department_name text not null,
  valid daterange not null,
  search_text text generated always as (platform.fold(((name || ' '::text) || department_name))) stored,
  constraint municipalities__code CHECK ((code ~ '^\d{5}$'::text)),
  constraint municipalities__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint municipalities__row_id PRIMARY KEY (row_id)
);
CREATE UNIQUE INDEX municipalities__one_open ON registries.municipalities USING btree (code) WHERE upper_inf(recorded);
CREATE INDEX municipalities__versions ON registries.municipalities USING btree (code);
create table registries.reference_rows (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  table_name text not null,
  code text not null,
  name text not null,
  description text,
  enabled boolean not null,
  application text,
  is_standard_gel text,
  is_standard_msps text,
  extra_1 text,
  extra_2 text,
  extra_3 text,
  extra_4 text,
  extra_5 text,
  extra_6 text,
  extra_7 text,
  extra_8 text,
  extra_9 text,
  extra_10 text,
  value_record text,
  responsible text,
  updated_on text,
  is_public_private text,
  code_key text generated always as (
CASE
    WHEN registries.is_catalog(table_name) THEN ltrim(regexp_replace(upper(code), '[^A-Z0-9]'::text, ''::text, 'g'::text), '0'::text)
    ELSE NULL::text
END) stored,
  valid daterange generated always as (
CASE
    WHEN registries.is_catalog(table_name) THEN registries.catalog_valid(extra_9, extra_10)
    ELSE NULL::daterange
END) stored,
  search tsvector generated always as (
CASE
    WHEN registries.is_catalog(table_name) THEN array_to_tsvector(registries.search_words(((name || ' '::text) || COALESCE(description, ''::text))))
    ELSE NULL::tsvector
END) stored,
  constraint reference_rows__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint reference_rows__row_id PRIMARY KEY (row_id)
);
CREATE INDEX reference_rows__by_code_key ON registries.reference_rows USING btree (table_name, code_key text_pattern_ops) WHERE ((code_key IS NOT NULL) AND upper_inf(recorded));
CREATE INDEX reference_rows__eapb_by_nit ON registries.reference_rows USING btree (extra_3) WHERE (table_name = 'CodigoEAPByNit'::text);
CREATE UNIQUE INDEX reference_rows__one_open ON registries.reference_rows USING btree (table_name, code) WHERE upper_inf(recorded);
CREATE INDEX reference_rows__search_cie10 ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'CIE10'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_cum ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'CatalogoCUMs'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_cups ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'CUPS'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_dci ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'MedicamentosDCI'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_huerfanas ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'EnfermedadHuerfana'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_ium ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'IUM'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_nutricionales ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'ProductosNutricionales'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__search_unirs ON registries.reference_rows USING gin (search) WITH (fastupdate=off) WHERE ((table_name = 'UNIRS'::text) AND upper_inf(recorded));
CREATE INDEX reference_rows__versions ON registries.reference_rows USING btree (table_name, code);
create table registries.rejected_rows (
  cut_id uuid not null,
  line integer not null,
  seq integer not null,
  column_name text not null,
  value text not null,
  reason text not null,
  constraint rejected_rows__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint rejected_rows__place PRIMARY KEY (cut_id, line, seq)
);
create table registries.reps_providers (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  source text not null,
  code text not null,
  doc_type text not null,
  doc_number text not null,
  name text not null,
  legal_name text not null,
  class_code text,
  class_name text not null,
  legal_representative text,
  manager text,
  nature text,
  ese boolean,
  level text,
  "character" text,
  address text,
  phone text,
  email text,
  municipality_code text not null,
  enabled boolean not null,
  filed_on date,
  expires_on date,
  closed_on date,
  sort_name text generated always as (platform.fold(name)) stored,
  search_text text generated always as (platform.fold(((name || ' '::text) || legal_name))) stored,
  constraint reps_providers__code CHECK ((code ~ '^\d{10}$'::text)),
  constraint reps_providers__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint reps_providers__row_id PRIMARY KEY (row_id),
  constraint reps_providers__source CHECK ((source = ANY (ARRAY['exports'::text, 'dataset'::text])))
);
CREATE INDEX reps_providers__by_municipality ON registries.reps_providers USING btree (municipality_code, sort_name, code) WHERE upper_inf(recorded);
CREATE INDEX reps_providers__by_name ON registries.reps_providers USING btree (sort_name, code) WHERE upper_inf(recorded);
CREATE INDEX reps_providers__code ON registries.reps_providers USING btree (code);
CREATE INDEX reps_providers__doc ON registries.reps_providers USING btree (doc_number, doc_type);
CREATE UNIQUE INDEX reps_providers__one_open ON registries.reps_providers USING btree (source, code) WHERE upper_inf(recorded);
CREATE INDEX reps_providers__search ON registries.reps_providers USING gin (search_text public.gin_trgm_ops) WHERE upper_inf(recorded);
CREATE INDEX reps_providers__versions ON registries.reps_providers USING btree (source, code);
create table registries.reps_sedes (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  source text not null,
  code text not null,
  provider_code text not null,
  name text not null,
  address text,
  neighbourhood text,
  zone text,
  phone text,
  email text,
  municipality_code text not null,
  main boolean,
  enabled boolean not null,
  opened_on date,
  closed_on date,
  sort_name text generated always as (platform.fold(name)) stored,
  search_text text generated always as (platform.fold(name)) stored,
  constraint reps_sedes__code CHECK ((code ~ '^\d{12}$'::text)),
  constraint reps_sedes__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint reps_sedes__provider_code CHECK ((provider_code ~ '^\d{10}$'::text)),
  constraint reps_sedes__row_id PRIMARY KEY (row_id),
  constraint reps_sedes__source CHECK ((source = ANY (ARRAY['exports'::text, 'dataset'::text])))
);
CREATE INDEX reps_sedes__by_municipality ON registries.reps_sedes USING btree (municipality_code, sort_name, code) WHERE upper_inf(recorded);
CREATE INDEX reps_sedes__by_name ON registries.reps_sedes USING btree (sort_name, code) WHERE upper_inf(recorded);
CREATE INDEX reps_sedes__code ON registries.reps_sedes USING btree (code);
CREATE UNIQUE INDEX reps_sedes__one_open ON registries.reps_sedes USING btree (source, code) WHERE upper_inf(recorded);
CREATE INDEX reps_sedes__provider ON registries.reps_sedes USING btree (provider_code, code);
CREATE INDEX reps_sedes__search ON registries.reps_sedes USING gin (search_text public.gin_trgm_ops) WHERE upper_inf(recorded);
CREATE INDEX reps_sedes__versions ON registries.reps_sedes USING btree (source, code);
create table registries.reps_services (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  sede_code text not null,
  provider_code text not null,
  service_code text not null,
  distinctive text not null,
  group_code text,
  group_name text,
  name text not null,
  enabled boolean not null,
  ambulatory boolean,
  inpatient boolean,
  mobile_unit boolean,
  home boolean,
  other_outreach boolean,
  reference_centre boolean,
  referring boolean,
  complexity_low boolean,
  complexity_medium boolean,
  complexity_high boolean,
  opened_on date,
  closed_on date,
  constraint reps_services__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint reps_services__row_id PRIMARY KEY (row_id)
);
CREATE UNIQUE INDEX reps_services__one_open ON registries.reps_services USING btree (sede_code, service_code, distinctive) WHERE upper_inf(recorded);
CREATE INDEX reps_services__versions ON registries.reps_services USING btree (sede_code, service_code, distinctive);
create table registries.rethus_academics (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  doc_type text not null,
  doc_number text not null,
  program_type text not null,
  title_origin text,
  profession text not null,
  practise_from date,
  act text not null,
  reporter text,
  valid_until date,
  constraint rethus_academics__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint rethus_academics__row_id PRIMARY KEY (row_id)
);
CREATE UNIQUE INDEX rethus_academics__one_open ON registries.rethus_academics USING btree (doc_number, doc_type, program_type, profession, act) WHERE upper_inf(recorded);
CREATE INDEX rethus_academics__versions ON registries.rethus_academics USING btree (doc_number, doc_type, program_type, profession, act);
create table registries.rethus_people (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  doc_type text not null,
  doc_number text not null,
  first_name text not null,
  second_name text,
  first_surname text not null,
  second_surname text,
  identification_state text not null,
  constraint rethus_people__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint rethus_people__row_id PRIMARY KEY (row_id)
);
CREATE UNIQUE INDEX rethus_people__one_open ON registries.rethus_people USING btree (doc_number, doc_type) WHERE upper_inf(recorded);
CREATE INDEX rethus_people__versions ON registries.rethus_people USING btree (doc_number, doc_type);
create table registries.rethus_sanctions (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  doc_type text not null,
  doc_number text not null,
  starts_on date not null,
  ends_on date,
  act text not null,
  constraint rethus_sanctions__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint rethus_sanctions__row_id PRIMARY KEY (row_id)
);
CREATE UNIQUE INDEX rethus_sanctions__one_open ON registries.rethus_sanctions USING btree (doc_number, doc_type, starts_on, act) WHERE upper_inf(recorded);
CREATE INDEX rethus_sanctions__versions ON registries.rethus_sanctions USING btree (doc_number, doc_type, starts_on, act);
create table registries.sso_rows (
  row_id bigint generated always as identity not null,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean default false not null,
  doc_type text not null,
  doc_number text not null,
  name text not null,
  process text not null,
  process_date date,
  profession text not null,
  inscription_state text not null,
  assignment_state text not null,
  plaza_code text not null,
  plaza_state text,
  ips_name text,
  ips_nit text,
  sede_code text,
  municipality_code text,
  modality text,
  starts_on date,
  ends_on date,
  constraint sso_rows__assignment CHECK ((assignment_state = ANY (ARRAY['SIN_ASIGNAR'::text, 'ASIGNADA'::text, 'EXONERADO'::text]))),
  constraint sso_rows__cut FOREIGN KEY (cut_id) REFERENCES registries.cuts(id),
  constraint sso_rows__inscription CHECK ((inscription_state = ANY (ARRAY['INSCRITO'::text, 'APROBADA'::text, 'RECHAZADA'::text, 'ANULADA'::text]))),
  constraint sso_rows__plaza CHECK ((plaza_state = ANY (ARRAY['PENDIENTE'::text, 'ACTIVA'::text, 'SUSPENDIDA'::text, 'TERMINADA'::text, 'RENUNCIADA'::text]))),
  constraint sso_rows__row_id PRIMARY KEY (row_id)
);
CREATE UNIQUE INDEX sso_rows__one_open ON registries.sso_rows USING btree (doc_number, doc_type, process, plaza_code) WHERE upper_inf(recorded);
CREATE INDEX sso_rows__versions ON registries.sso_rows USING btree (doc_number, doc_type, process, plaza_code);
create table supply.direccionamientos (
  month date not null,
  id integer not null,
  trace_id integer not null,
  number text not null,
  kind character(1) not null,
  item smallint not null,
  delivery smallint not null,
  sub_delivery smallint default 0 not null,
  supplier_doc_type text not null,
  supplier_doc_number text not null,
  supplier_name text not null,
  supplier_capacity_id uuid,
  municipality_code text not null,
  latest_on date not null,
  quantity numeric not null,
  home_address text,
  code text not null,
  eps_nit text not null,
  eps_name text not null,
  eps_code text not null,
  regime text not null,
  directed_at timestamp with time zone not null,
  directed_by uuid not null,
  directed_by_name text not null,
  state smallint default 1 not null,
  annulled_at timestamp with time zone,
  annulled_by uuid,
  annulled_by_name text,
  annulment_reason text,
  official_text text not null,
  constraint direccionamientos__annulled_by_someone CHECK ((((state = 0) = (annulled_at IS NOT NULL)) AND ((annulled_at IS NULL) = (annulled_by IS NULL)) AND ((annulled_at IS NULL) = (annulment_reason IS NULL)))),
  constraint direccionamientos__delivery CHECK (((delivery >= 1) AND (delivery <= 9999))),
  constraint direccionamientos__id PRIMARY KEY (month, id),
  constraint direccionamientos__item FOREIGN KEY (month, number, kind, item) REFERENCES supply.items(month, number, kind, item),
  constraint direccionamientos__quantity CHECK ((quantity > (0)::numeric)),
  constraint direccionamientos__state CHECK ((state = ANY (ARRAY[0, 1, 2]))),
  constraint direccionamientos__sub_delivery CHECK (((sub_delivery >= 0) AND (sub_delivery <= 99))),
  constraint direccionamientos__trace UNIQUE (month, trace_id)
) partition by RANGE (month);
CREATE INDEX direccionamientos__eps ON ONLY supply.direccionamientos USING btree (eps_code, regime, directed_at DESC, id DESC);
CREATE INDEX direccionamientos__eps_unscheduled ON ONLY supply.direccionamientos USING btree (eps_code, regime, directed_at DESC, id DESC) WHERE (state <> 2);
CREATE INDEX direccionamientos__item ON ONLY supply.direccionamientos USING btree (number, kind, item);
CREATE UNIQUE INDEX direccionamientos__one_active ON ONLY supply.direccionamientos USING btree (month, number, kind, item, delivery, sub_delivery) WHERE (state <> 0);
CREATE INDEX direccionamientos__supplier ON ONLY supply.direccionamientos USING btree (supplier_doc_number, supplier_doc_type, directed_at DESC, id DESC);
CREATE INDEX direccionamientos__supplier_due ON ONLY supply.direccionamientos USING btree (supplier_doc_number, supplier_doc_type, latest_on, id) WHERE (state = 1);
create table supply.items (
  month date not null,
  number text not null,
  kind character(1) not null,
  item smallint not null,
  code text not null,
  name text not null,
  eps_code text not null,
  regime text not null,
  patient_doc_type text not null,
  patient_doc_number text not null,
  patient_name text not null,
  ambito smallint,
  total_quantity numeric not null,
  ready_at timestamp with time zone not null,
  directed smallint default 0 not null,
  directed_quantity numeric default 0 not null,
  declined boolean default false not null,
  ended_at timestamp with time zone,
  constraint items__ambito_of_the_eps CHECK ((ambito = ANY (ARRAY[11, 12, 21]))),
  constraint items__directed_counts CHECK (((directed >= 0) AND (directed_quantity >= (0)::numeric) AND ((directed > 0) = (directed_quantity > (0)::numeric)))),
  constraint items__directed_or_declined CHECK (((NOT declined) OR (directed = 0))),
  constraint items__ended_has_nothing_directed CHECK (((ended_at IS NULL) OR (directed = 0))),
  constraint items__id PRIMARY KEY (month, number, kind, item),
  constraint items__kind CHECK ((kind = ANY (ARRAY['M'::bpchar, 'P'::bpchar, 'D'::bpchar, 'N'::bpchar, 'S'::bpchar]))),
  constraint items__number_of_its_month CHECK (((number ~ '^\d{8}[12]\d{11}$'::text) AND ("left"(number, 6) = to_char((month)::timestamp with time zone, 'YYYYMM'::text)))),
  constraint items__regime CHECK ((regime = ANY (ARRAY['contributivo'::text, 'subsidiado'::text])))
) partition by RANGE (month);
CREATE INDEX items__patient ON ONLY supply.items USING btree (patient_doc_number, patient_doc_type, ready_at, number, kind, item);
CREATE INDEX items__waiting ON ONLY supply.items USING btree (eps_code, regime, ready_at, number, kind, item) WHERE ((NOT declined) AND (ended_at IS NULL) AND (directed_quantity < total_quantity));
create table supply.no_direccionamientos (
  month date not null,
  id integer not null,
  trace_id integer not null,
  number text not null,
  kind character(1) not null,
  item smallint not null,
  cause smallint not null,
  associated_number text,
  associated_item smallint,
  eps_code text not null,
  regime text not null,
  declined_at timestamp with time zone not null,
  declined_by uuid not null,
  declined_by_name text not null,
  state smallint default 1 not null,
  annulled_at timestamp with time zone,
  annulled_by uuid,
  annulled_by_name text,
  annulment_reason text,
  official_text text not null,
  constraint no_direccionamientos__annulled_by_someone CHECK ((((state = 0) = (annulled_at IS NOT NULL)) AND ((annulled_at IS NULL) = (annulled_by IS NULL)) AND ((annulled_at IS NULL) = (annulment_reason IS NULL)))),
  constraint no_direccionamientos__cause CHECK (((cause >= 1) AND (cause <= 99))),
  constraint no_direccionamientos__id PRIMARY KEY (month, id),
  constraint no_direccionamientos__item FOREIGN KEY (month, number, kind, item) REFERENCES supply.items(month, number, kind, item),
  constraint no_direccionamientos__state CHECK ((state = ANY (ARRAY[0, 1, 2]))),
  constraint no_direccionamientos__trace UNIQUE (month, trace_id)
) partition by RANGE (month);
CREATE INDEX no_direccionamientos__eps ON ONLY supply.no_direccionamientos USING btree (eps_code, regime, declined_at DESC, id DESC);
CREATE INDEX no_direccionamientos__item ON ONLY supply.no_direccionamientos USING btree (number, kind, item);
CREATE UNIQUE INDEX no_direccionamientos__one_active ON ONLY supply.no_direccionamientos USING btree (month, number, kind, item) WHERE (state <> 0);
create table users.activation_requests (
  id uuid not null,
  registration_id uuid not null,
  person_id uuid not null,
  user_type text not null,
  capacity_id uuid not null,
  sede_code text,
  site_id uuid,
  note text,
  state text default 'pendiente'::text not null,
  asked_at timestamp with time zone not null,
  opened_by_delegate_at timestamp with time zone,
  reminders smallint default 0 not null,
  reminded_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  activation_id uuid,
  constraint activation_requests__decided CHECK (((state = 'pendiente'::text) = (decided_at IS NULL))),
  constraint activation_requests__id PRIMARY KEY (id),
  constraint activation_requests__returned_with_reason CHECK (((state <> 'devuelta'::text) OR (reason IS NOT NULL))),
  constraint activation_requests__state CHECK ((state = ANY (ARRAY['pendiente'::text, 'activada'::text, 'devuelta'::text, 'retirada'::text]))),
  constraint activation_requests_activation_id_fkey FOREIGN KEY (activation_id) REFERENCES users.activations(id),
  constraint activation_requests_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES users.registrations(id),
  constraint activation_requests_site_id_fkey FOREIGN KEY (site_id) REFERENCES users.sites(id)
);
CREATE UNIQUE INDEX activation_requests__one_pending ON users.activation_requests USING btree (registration_id, capacity_id, sede_code, site_id) NULLS NOT DISTINCT WHERE (state = 'pendiente'::text);
CREATE INDEX activation_requests__person ON users.activation_requests USING btree (person_id, id);
CREATE INDEX activation_requests__waiting ON users.activation_requests USING btree (capacity_id, id) WHERE (state = 'pendiente'::text);
create table users.activations (
  id uuid not null,
  registration_id uuid not null,
  person_id uuid not null,
  user_type text not null,
  capacity_id uuid not null,
  sede_code text,
  site_id uuid,
  activated_at timestamp with time zone not null,
  activated_by uuid not null,
  activator_registration_id uuid not null,
  policy_version integer not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  end_note text,
  constraint activations__ended_with_reason CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  constraint activations__id PRIMARY KEY (id),
  constraint activations__one_place CHECK ((num_nonnulls(sede_code, site_id) <= 1)),
  constraint activations__sede_code CHECK ((sede_code ~ '^\d{12}$'::text)),
  constraint activations_activator_registration_id_fkey FOREIGN KEY (activator_registration_id) REFERENCES users.registrations(id),
  constraint activations_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES users.registrations(id),
  constraint activations_site_id_fkey FOREIGN KEY (site_id) REFERENCES users.sites(id)
);
CREATE INDEX activations__capacity ON users.activations USING btree (capacity_id, id);
CREATE UNIQUE INDEX activations__one_open ON users.activations USING btree (registration_id, capacity_id, sede_code, site_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX activations__one_open_sso ON users.activations USING btree (person_id) WHERE ((user_type = 'sso'::text) AND (ended_at IS NULL));
CREATE INDEX activations__person ON users.activations USING btree (person_id, id);
CREATE INDEX activations__registration ON users.activations USING btree (registration_id);
CREATE INDEX activations__site ON users.activations USING btree (site_id) WHERE (site_id IS NOT NULL);
create table users.network_members (
  id uuid not null,
  eps_capacity_id uuid not null,
  kind text not null,
  doc_type text not null,
  doc_number text not null,
  name text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  constraint network_members__id PRIMARY KEY (id),
  constraint network_members__kind CHECK ((kind = ANY (ARRAY['ips'::text, 'proveedor'::text, 'proveedor_pn'::text]))),
  constraint network_members__removed_by_someone CHECK (((removed_at IS NULL) = (removed_by IS NULL)))
);
CREATE INDEX network_members__member ON users.network_members USING btree (doc_type, doc_number) WHERE (removed_at IS NULL);
CREATE INDEX network_members__of_eps ON users.network_members USING btree (eps_capacity_id, id);
CREATE UNIQUE INDEX network_members__one_open ON users.network_members USING btree (eps_capacity_id, kind, doc_type, doc_number) WHERE (removed_at IS NULL);
create table users.policies (
  name text not null,
  version integer not null,
  content jsonb not null,
  in_force tstzrange not null,
  published_at timestamp with time zone,
  published_by uuid,
  published_by_label text,
  note text,
  constraint policies__name CHECK ((name = ANY (ARRAY['activadores'::text, 'profesion_item'::text, 'roles'::text]))),
  constraint policies__name_version PRIMARY KEY (name, version),
  constraint policies__one_in_force EXCLUDE USING gist (name WITH =, in_force WITH &&)
);
create table users.policy_drafts (
  name text not null,
  operator_id uuid not null,
  from_version integer not null,
  content jsonb not null,
  saved_at timestamp with time zone not null,
  constraint policy_drafts__one_each PRIMARY KEY (name, operator_id),
  constraint policy_drafts__version FOREIGN KEY (name, from_version) REFERENCES users.policies(name, version)
);
create table users.registrations (
  id uuid not null,
  person_id uuid not null,
  user_type text not null,
  capacity_id uuid,
  delegation_id uuid,
  registered_at timestamp with time zone not null,
  annulled_at timestamp with time zone,
  annulled_by uuid,
  annulled_reason text,
  finish_told text,
  constraint registrations__annulled_with_reason CHECK (((annulled_at IS NULL) = (annulled_reason IS NULL))),
  constraint registrations__capacity_of_delegates CHECK (((capacity_id IS NOT NULL) = (user_type ~~ 'delegado%'::text))),
  constraint registrations__delegation_of_delegates CHECK (((delegation_id IS NOT NULL) = (user_type = ANY (ARRAY['delegado_eps'::text, 'delegado_ips'::text, 'delegado_proveedor'::text])))),
  constraint registrations__id PRIMARY KEY (id),
  constraint registrations__user_type CHECK ((user_type = ANY (ARRAY['delegado_eps'::text, 'delegado_ips'::text, 'delegado_proveedor'::text, 'delegado_proveedor_pn'::text, 'profesional'::text, 'sso'::text, 'otro'::text])))
);
CREATE INDEX registrations__capacity ON users.registrations USING btree (capacity_id) WHERE (capacity_id IS NOT NULL);
CREATE UNIQUE INDEX registrations__one_open ON users.registrations USING btree (person_id, user_type, capacity_id) NULLS NOT DISTINCT WHERE (annulled_at IS NULL);
CREATE INDEX registrations__open_sso ON users.registrations USING btree (id) WHERE ((user_type = 'sso'::text) AND (annulled_at IS NULL));
create table users.role_assignments (
  id uuid not null,
  activation_id uuid not null,
  role_code text not null,
  assigned_at timestamp with time zone not null,
  assigned_by uuid not null,
  policy_version integer not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint role_assignments__id PRIMARY KEY (id),
  constraint role_assignments_activation_id_fkey FOREIGN KEY (activation_id) REFERENCES users.activations(id)
);
CREATE INDEX role_assignments__activation ON users.role_assignments USING btree (activation_id);
CREATE UNIQUE INDEX role_assignments__one_open ON users.role_assignments USING btree (activation_id, role_code) WHERE (withdrawn_at IS NULL);
create table users.sites (
  id uuid not null,
  capacity_id uuid not null,
  number smallint not null,
  implicit boolean default false not null,
  name text not null,
  address text,
  municipality_code text,
  phone text,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_reason text,
  constraint sites__closed_by_someone CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint sites__id PRIMARY KEY (id),
  constraint sites__number UNIQUE (capacity_id, number),
  constraint sites__number_of_two_digits CHECK (((number >= 1) AND (number <= 99)))
);
CREATE UNIQUE INDEX sites__one_implicit ON users.sites USING btree (capacity_id) WHERE implicit;

create view identity.account_standing as
 SELECT p.id AS person_id,
    p.doc_type,
    p.doc_number,
    a.created_at,
    a.state = 'activa'::text AS active,
    a.second_factor_since
   FROM identity.persons p
     JOIN identity.accounts a ON a.id = p.id;
create view identity.capacity_standing as
 SELECT c.id AS capacity_id,
    c.kind,
    c.regime,
    c.until,
    e.nit,
    e.registered_at
   FROM identity.capacities c
     LEFT JOIN identity.entities e ON e.id = c.entity_id;
create view registries.applied_cuts as
 SELECT kind,
    applied_at
   FROM registries.cuts
  WHERE state = 'applied'::text;
create view registries.eapb_codes as
 SELECT row_id,
    recorded,
    cut_date,
    held,
    code,
    name,
    enabled,
        CASE upper("left"(TRIM(BOTH FROM extra_1), 1))
            WHEN 'C'::text THEN 'contributivo'::text
            WHEN 'S'::text THEN 'subsidiado'::text
            ELSE NULL::text
        END AS regime,
    extra_3 AS nit,
    extra_4 AS entity_class
   FROM registries.reference_rows
  WHERE table_name = 'CodigoEAPByNit'::text;
create view registries.provider_standing as
 SELECT source,
    code,
    doc_type,
    doc_number,
    enabled,
    expires_on,
    closed_on,
    recorded,
    platform.fold(class_name) ~ '\mips\M|institucion'::text AS is_ips
   FROM registries.reps_providers;
create view registries.rethus_bans as
 SELECT doc_type,
    doc_number,
    starts_on,
    ends_on,
    recorded
   FROM registries.rethus_sanctions;
create view registries.rethus_standing as
 SELECT doc_type,
    doc_number,
    platform.fold(identification_state) = 'vigente'::text AS current,
    recorded
   FROM registries.rethus_people;
create view registries.rethus_titles as
 SELECT doc_type,
    doc_number,
    regexp_replace(TRIM(BOTH FROM platform.fold(profession)), '\s+'::text, ' '::text, 'g'::text) AS profession,
    practise_from,
    valid_until,
    recorded
   FROM registries.rethus_academics
  WHERE program_type = 'UNV'::text;
create view registries.sede_standing as
 SELECT source,
    code,
    provider_code,
    enabled,
    closed_on,
    recorded
   FROM registries.reps_sedes;
create view registries.sso_plazas as
 SELECT doc_type,
    doc_number,
    regexp_replace(TRIM(BOTH FROM platform.fold(profession)), '\s+'::text, ' '::text, 'g'::text) AS profession,
    ips_nit,
    sede_code,
    starts_on,
    ends_on,
    recorded
   FROM registries.sso_rows
  WHERE inscription_state = 'APROBADA'::text AND assignment_state = 'ASIGNADA'::text AND plaza_code <> ''::text AND plaza_state = 'ACTIVA'::text;

comment on schema audit is 'What was done, by whom, on whose behalf; only ever added to';
comment on table audit.events is 'One row per act that changed something. A trigger refuses every change';
comment on column audit.events.act is 'module.verb';
comment on column audit.events.actor_label is 'How the actor was called at the time, for readers; null for the system';
comment on column audit.events.concerns_entities is 'Entities whose representative and delegates may see this event';
comment on column audit.events.concerns_persons is 'Persons who may see this event about themselves';
comment on function audit.refuse_change() is 'Refuses UPDATE, DELETE and TRUNCATE, also to the owner';
comment on schema identity is 'Mi Seguridad Social: persons, credentials, entities, delegations, OpenID provider';
comment on view identity.account_standing is 'Published for users.authority: whether the account is active and has a second factor';
comment on table identity.accounts is 'Whoever signs in: a person of MSS or an operator of the platform (D-21); credentials and sessions hang here';
comment on column identity.accounts.email is 'Only a confirmed address stands here: it is an identifier at sign-in';
comment on column identity.accounts.password_hash is 'Argon2id in PHC form';
comment on column identity.accounts.second_factor_since is 'Since when at least one second factor is set; null without one (P-2FA)';
comment on table identity.applications is 'Applications for which a representative names a delegate (R-04)';
comment on column identity.applications.per_regime is 'An EPS names one delegate per regime; otherwise one for the whole EPS';
comment on table identity.capacities is 'What an entity acts as, one row per regime of an EPS; or a person''s own as proveedor persona natural (R-11)';
comment on view identity.capacity_standing is 'Published for users.authority: what a capacity is and whether its entity is registered';
comment on table identity.delegation_confirmations is 'A new representative is asked to confirm each delegation she found (D-06); the latest row counts';
comment on table identity.delegations is 'Namings of a delegate by document (R-03) and what became of each; at most one pending and one in force per capacity and application (D-04)';
comment on column identity.delegations.end_reason is 'vencida: closed when a new naming took the place of a lapsed one';
comment on column identity.delegations.ended_by is 'Person or operator; null when the end followed from another act';
comment on column identity.delegations.expires_at is 'A naming that is not in force by then has lapsed (D-14); nothing runs for it';
comment on column identity.delegations.idle_told_at is 'When the representative was last told that this delegate does nothing; decides nothing';
comment on column identity.delegations.in_force_from is 'When that person registered in the application (R-06)';
comment on table identity.entities is 'Legal entities, one row per NIT from its first registration attempt on';
comment on column identity.entities.nit is 'Without check digit';
comment on column identity.entities.registered_at is 'Null until a claim was accepted: the entity is en_revision';
comment on table identity.entity_claims is 'Each attempt of a person to register an entity as its representative (R-01, D-03), accepted or not';
comment on column identity.entity_claims.capacities is 'Capacities asked for: eps_contributivo, eps_subsidiado, ips, proveedor';
comment on column identity.entity_claims.data is 'What was declared of the entity; copied to entities when accepted';
comment on column identity.entity_claims.registry_facts is 'What REPS and the EAPB table said when it was submitted';
comment on column identity.entity_claims.review_cause is 'Why it was not automatic (D-03); null when it was';
comment on table identity.entity_supports is 'Files that support a claim; without claim until it is submitted';
comment on table identity.identity_checks is 'Comparisons with the civil registry: their number per document and day is bounded, so that nobody guesses';
comment on table identity.keys is 'Keys shared by all processes: sealing of secrets, cookies and tokens of the OpenID provider';
comment on column identity.keys.secret is 'Sealed with the master key of the configuration when there is one, else as it is (demo)';
comment on table identity.mail_links is 'One-time links; only the SHA-256 of the token is kept';
comment on table identity.oidc_clients is 'Third-party applications that let people sign in with Mi Seguridad Social; the portal itself is not a row';
comment on table identity.oidc_payloads is 'Sessions, grants, codes and tokens of the OpenID provider, in its own form; ephemeral, swept after expiry';
comment on table identity.operators is 'Operators of the platform, not persons of MSS (D-21); rights given apart';
comment on table identity.passkey_challenges is 'Challenges handed to browsers; each answers once';
comment on table identity.passkeys is 'Llaves de acceso (WebAuthn)';
comment on column identity.passkeys.public_key is 'COSE key, base64url';
comment on table identity.person_registrations is 'The four steps of a registration under way; the id is random and stands in the URL, no session needed';
comment on column identity.person_registrations.data is 'Basic data as typed: dates, sex, names, contact';
comment on table identity.persons is 'A natural person registered in Mi Seguridad Social; the document is the identity (R-03), unique as a whole';
comment on column identity.persons.civil_cut is 'Cut of the civil registry against which the data were checked';
comment on column identity.persons.registered_at is 'When the account became active: the mail confirmed and a password set';
comment on table identity.recovery_codes is 'Ten one-time codes per set; keyed hash only';
comment on table identity.regime_declarations is 'The representative declares that the EPS does not operate MIPRES in this regime (D-12)';
comment on table identity.representations is 'Who is the representante legal of an entity, from when to when';
comment on table identity.sessions is 'Sessions of the portal: who, never what; only the SHA-256 of the cookie is kept';
comment on column identity.sessions.idle_until is 'Without a request until then, the session is over; moved forward at most once a minute';
comment on column identity.sessions.oidc_session_uid is 'The session of the OpenID provider that opened it; both end together';
comment on column identity.sessions.second_factor_at is 'When the second factor was last given in this session';
comment on table identity.sign_ins is 'A sign-in whose password was right and whose second factor is awaited; uid is the interaction of the provider';
comment on table identity.throttles is 'Growing delay after failures, by what was typed, whether or not an account has it: the delay tells nothing';
comment on column identity.throttles.key is 'purpose:SHA-256 of the identifier';
comment on table identity.totp_factors is 'Authenticator applications (TOTP)';
comment on column identity.totp_factors.last_step is 'Time step of the last code accepted: a code is valid once, and none older than it';
comment on column identity.totp_factors.secret_sealed is 'AES-256-GCM with a key of identity.keys';
comment on schema platform is 'The house itself: settings, notices, mail';
comment on table platform.captured_mails is 'Mailbox of the demo: what its own SMTP server received. Capped; empty in production';
comment on table platform.downloads is 'Downloads that somebody asked for: the filters travel here and not in an address, because they may name a patient';
comment on column platform.downloads.list is 'module.list, as the module that asked names it';
comment on function platform.ensure_month(first_day date) is 'Makes the partitions of a month; called ahead by a job and by whoever needs another one. True when it made them';
comment on function platform.fold(text) is 'Text as searches compare it: without accents, in lower case. Declared immutable so that it can be indexed';
comment on table platform.mails is 'Every mail to send or sent; delivery is at least once, with the same Message-ID each time';
comment on column platform.mails.html_body is 'Null once it left or was given up: it may carry a one-time link';
comment on column platform.mails.text_body is 'Null once it left or was given up: it may carry a one-time link';
comment on table platform.migrations is 'Files of db/migrations applied to this database, with their checksums';
comment on table platform.notices is 'What the inbox shows: the ball is with this person, or with whoever holds this operator right';
comment on column platform.notices.kind is 'module.reason; the text is chosen at the edge';
comment on column platform.notices.matter is 'What it asks to decide, as kind:id; null where nothing is asked. Deciding it marks all its notices as read';
comment on table platform.settings is 'Values an operator may change, each with the time it holds; a change adds a version and closes the former';
comment on schema prescribing is 'MIPRES: prescriptions with their items, boards, tutelas, novelties. What is signed never changes; states change by acts';
comment on table prescribing.annulment_requests is 'Asked by the prescriber after his window; decided by the EPS of the patient in its regime';
comment on table prescribing.board_cases is 'Items that a board of professionals must approve before they are supplied (official EstJM 2), and what it decided';
comment on column prescribing.board_cases.assigned_at is 'When the EPS gave it to another IPS of its network';
comment on column prescribing.board_cases.board_capacity_id is 'IPS whose board decides: that of the prescription; another of the EPS''s network where there is none; null while nobody has it';
comment on column prescribing.board_cases.board_code is 'REPS code of the entity whose board has it (official CodEntJM)';
comment on column prescribing.board_cases.due_at is 'Deadline, by the settings in force when it was signed';
comment on column prescribing.board_cases.item is 'Consecutive of the item inside its kind';
comment on column prescribing.board_cases.mode is '1 in person, 2 virtual (official Modalidad)';
comment on column prescribing.board_cases.official_text is 'The official JSON of the case, written again whenever it changes';
comment on column prescribing.board_cases.outcome is '3 approved, 4 not approved (official EstJM); null while it waits, and when the prescription was annulled before';
comment on column prescribing.board_cases.processed_by is 'REPS code of the sede at which the board that decided belongs (official CodEntProc)';
comment on table prescribing.board_votes is 'What each member of a board said of a case; with a quorum of one, the only vote decides';
comment on table prescribing.daily_summary is 'Counts per Bogotá day for dashboards, made again by a job while the day can still change';
comment on column prescribing.daily_summary.key is 'REPS code of the sede, code of the EPS with its regime (EPS001 contributivo), or empty for the country';
comment on column prescribing.daily_summary.measure is 'prescriptions, annulled, items_M … items_S, boards_opened, boards_approved, boards_denied, boards_minutes';
comment on table prescribing.drafts is 'What a prescriber writes, saved as she types; hers alone. A draft is signed once';
comment on column prescribing.drafts.context is 'Where she writes: capacity, sede and role, as in the address';
comment on column prescribing.drafts.replaces is 'Number of the prescription that signing this draft annuls (novelty of modification)';
comment on column prescribing.drafts.version is 'Grows with each save; a save with an older one is refused, so that two tabs never mix';
comment on table prescribing.events is 'What happened to a prescription after it was signed, for its timeline; the proof is in the audit';
comment on column prescribing.events.month is 'Of the prescription';
comment on table prescribing.items is 'Items of prescriptions, with what rules and lists ask of them; the rest is in the content of the prescription';
comment on column prescribing.items.board_state is '1 not required, 2 pending, 3 approved, 4 not approved (official table EstJM)';
comment on column prescribing.items.code is 'M: presentation or first ingredient; P: CUPS; D, N, S: their table';
comment on column prescribing.items.days is 'How long the schedule lasts, in days; null when it depends on the response';
comment on column prescribing.items.number is 'Consecutive inside its kind, from 1 (official ConOrden)';
comment on table prescribing.novelties is 'Novelties of prescriptions: 1 modification, 2 annulment, 3 transcription';
comment on column prescribing.novelties.month is 'Of noted_on';
comment on table prescribing.official_texts is 'The official JSON of each prescription, written again whenever it changes';
comment on table prescribing.prescriptions is 'Signed prescriptions. Content and snapshot never change; state does, by acts (annulment, modification)';
comment on column prescribing.prescriptions.content is 'As signed (contract/prescribing-content.ts)';
comment on column prescribing.prescriptions.month is 'First day of the month of prescribed_on: the partition; every look-up carries it, since the number begins with its date';
comment on column prescribing.prescriptions.number is 'YYYYMMDD + 1 + 2 random digits + consecutive of 9';
comment on column prescribing.prescriptions.prescribed_on is 'Day in Bogotá';
comment on column prescribing.prescriptions.replaced_by is 'Number of the one that was signed in its place: it may be of another month';
comment on column prescribing.prescriptions.replaces is 'Number of the one that signing this one annulled';
comment on column prescribing.prescriptions.snapshot is 'Who signed, with which register and profession, and the provider, as they were at that moment';
comment on column prescribing.prescriptions.state is '1 modified, 2 annulled, 4 active (official table EstPres)';
comment on column prescribing.prescriptions.verification_code is 'Short code printed beside the number: both together open the public verification';
comment on table prescribing.summarized_days is 'Up to which moment the summary of each day counts';
comment on table prescribing.templates is 'Sets of items a prescriber keeps by a name of hers';
comment on table prescribing.tutela_codes is 'Names of the codes TipTut, TipMed and TipPro, whose official lists nobody has published: what the form offers, edited by operators. Each change is a version';
comment on column prescribing.tutela_codes.in_use is 'The form offers it; what was registered with it keeps it all the same';
comment on column prescribing.tutela_codes.set_at is 'Null of what came with the product';
comment on column prescribing.tutela_codes.valid is 'When this version was in force';
comment on table prescribing.tutela_drafts is 'A ruling as it is being typed, by sections; of who types it alone';
comment on column prescribing.tutela_drafts.replaces is 'Number of the tutela that registering this draft replaces (novelty of modification)';
comment on column prescribing.tutela_drafts.version is 'Grows with each save; a save with an older one is refused, so that two tabs never mix';
comment on table prescribing.tutela_items is 'What a ruling orders, with what lists ask of it; the rest is in the content of the tutela';
comment on column prescribing.tutela_items.number is 'Consecutive inside its kind, from 1 (official ConOrden)';
comment on table prescribing.tutela_novelties is 'Novelties of tutelas: 1 modification, 2 annulment';
comment on column prescribing.tutela_novelties.month is 'Of noted_on';
comment on table prescribing.tutela_rulings is 'Rulings that came after the one with which the tutela was loaded (official fallosAdicionales)';
comment on table prescribing.tutelas is 'Rulings as loaded. Content and snapshot never change; rulings are added beside, the state changes by acts';
comment on column prescribing.tutelas.annulled_at is 'When it ended: annulled, or modified by another';
comment on column prescribing.tutelas.content is 'As registered (contract/tutela-content.ts)';
comment on column prescribing.tutelas.number is 'YYYYMMDD + 2 + 2 random digits + consecutive of 9';
comment on column prescribing.tutelas.official_text is 'The official JSON, written again whenever it changes';
comment on column prescribing.tutelas.registered_on is 'Day in Bogotá';
comment on column prescribing.tutelas.replaced_by is 'Number of the one that was registered in its place';
comment on column prescribing.tutelas.replaces is 'Number of the one that registering this one modified: it may be of another month';
comment on column prescribing.tutelas.snapshot is 'Who loaded it, with which register, as it was at that moment';
comment on column prescribing.tutelas.state is '1 modified, 2 annulled, 4 active (official EstTut)';
comment on schema registries is 'What the authorities say: REPS, EAPB, ReTHUS, SSO, civil registry, DIVIPOLA, with the history of each row';
comment on table registries.affiliates is 'Affiliation to EPS, one open row per document. Personal data: asked by exact document, never listed';
comment on column registries.affiliates.doc_type is 'As the file writes it; NV and CN are the same when compared';
comment on column registries.affiliates.eps_code is 'Code of CodigoEAPByNit; the regime is its own column, never read from the prefix';
comment on column registries.affiliates.mother_doc_type is 'Of a newborn without a document of their own: the mother''s';
comment on view registries.applied_cuts is 'Published for users.authority: whether a registry has been loaded at all (D-13)';
comment on function registries.catalog_valid(first_day text, last_day text) is 'From Extra_IX to Extra_X, both included';
comment on table registries.catalog_words is 'Every word of a catalogue once: a mistyped word is compared with these few thousand, not with every row. Words are never taken out';
comment on table registries.civil_people is 'Civil registry as loaded by the operator: what the identity check of a new account compares with';
comment on table registries.confirmations is 'The latest partial cut that carried a version of a row as it already was';
comment on column registries.confirmations.table_name is 'Table of this schema whose row_id it is';
comment on table registries.cut_files is 'Files uploaded through the page, gzip in pieces, so that any process can read them. Command-line imports read the disk';
comment on column registries.cut_files.bytes is 'A piece of one gzip stream';
comment on table registries.cuts is 'One row per file received: which registry, from whom, as of which day, and what it changed';
comment on column registries.cuts.complete is 'Declared complete: rows of its kind and scope that are absent from it were closed';
comment on column registries.cuts.confirmed is 'A person confirmed that more than the usual share of rows is closed';
comment on column registries.cuts.refusal is 'code and params when the whole file was refused or failed';
comment on column registries.cuts.scope is 'SISPRO: the reference table of the file; empty for the other kinds';
comment on function registries.day_or_null(text) is 'A day written AAAA-MM-DD at the beginning of a text; null for anything else, never an error: Extra columns of other tables hold other things';
comment on view registries.eapb_codes is 'Codes of insurers with NIT and regime. The regime is read from the table, never from the prefix of the code';
comment on table registries.inconsistencies is 'Somebody says that a registry is wrong. The operator asks, carries it to the authority, answers';
comment on column registries.inconsistencies.follow_token is 'Secret in the link with which the reporter follows the case; later mails carry the same link';
comment on column registries.inconsistencies.person_id is 'The reporter, when signed in; a person of another module, so no foreign key';
comment on column registries.inconsistencies.subject is 'The document or code the report is about';
comment on column registries.inconsistencies.version is 'Raised by each act; a form that acts on an older one is refused';
comment on table registries.inconsistency_files is 'Evidence that came with a report or an answer';
comment on table registries.inconsistency_messages is 'What was asked and answered, oldest first';
comment on function registries.is_catalog(table_name text) is 'Reference tables that can be searched; the others are only read by code';
comment on table registries.municipalities is 'DIVIPOLA: municipalities with their department and the days on which the code holds';
comment on column registries.municipalities.valid is '27086 ends where 27493 begins; most codes have no bounds';
comment on view registries.provider_standing is 'Published for users.authority: versions of providers, as far as they decide whether one stands';
comment on table registries.reference_rows is 'Every SISPRO reference table, by the 22 columns they share';
comment on column registries.reference_rows.code_key is 'Of catalogues: the code without points, hyphens or zeros at its left, as people type it';
comment on column registries.reference_rows.extra_1 is 'Extra_I. Of CodigoEAPByNit: regime C or S (mapping recommended by docs/rules.md)';
comment on column registries.reference_rows.extra_2 is 'Of CodigoEAPByNit: type of document';
comment on column registries.reference_rows.extra_3 is 'Of CodigoEAPByNit: NIT without check digit';
comment on column registries.reference_rows.search is 'Of catalogues: the words of name and description';
comment on column registries.reference_rows.valid is 'Of catalogues: the days on which the code may be used, Extra_IX to Extra_X';
comment on table registries.rejected_rows is 'Rows that did not enter: where, what, why. One row per fault';
comment on column registries.rejected_rows.reason is 'Spanish sentence, shown as it is';
comment on table registries.reps_providers is 'Providers of REPS, one key per code and source. Sources stay side by side; for eligibility the exports win';
comment on column registries.reps_providers.municipality_code is 'DANE code: the first five digits of the code; names of REPS are not trusted';
comment on column registries.reps_providers.source is 'exports: habilitados_reps; dataset: open data c36g-9fc2, where presence means enabled';
comment on table registries.reps_sedes is 'Sedes of REPS by their own twelve digits; the provider code is apart because it may differ (edge case 6)';
comment on table registries.reps_services is 'Services enabled at each sede of REPS';
comment on column registries.reps_services.distinctive is 'numero_distintivo of the licence; empty when the file has none';
comment on table registries.rethus_academics is 'ReTHUS, second grid: titles and the day from which each may be practised';
comment on column registries.rethus_academics.act is 'Acto administrativo; empty when the file has none';
comment on view registries.rethus_bans is 'Published for users.authority: sanctions with their days';
comment on table registries.rethus_people is 'ReTHUS, first grid: who is inscribed and the state of the identification';
comment on table registries.rethus_sanctions is 'Sanctions; not in the public grids, never shown by the public query';
comment on view registries.rethus_standing is 'Published for users.authority: whether the identification is current';
comment on view registries.rethus_titles is 'Published for users.authority: university titles, the profession as names are compared';
comment on function registries.search_words(text) is 'The words by which a text is found: folded, letters apart from digits (500mg = 500 mg), decimal point, µ as mc';
comment on view registries.sede_standing is 'Published for users.authority: versions of sedes, as far as they decide whether one stands';
comment on view registries.sso_plazas is 'Published for users.authority: plazas assigned and active, with their days';
comment on table registries.sso_rows is 'Servicio Social Obligatorio: one row per person, process and plaza';
comment on column registries.sso_rows.plaza_code is 'Empty while no plaza is assigned';
comment on table supply.direccionamientos is 'One delivery of an item, assigned by the EPS to a supplier of its network (section 5.11 of the wire)';
comment on column supply.direccionamientos.month is 'Of the prescription or tutela: its number says it';
comment on column supply.direccionamientos.state is 'Table 6.4: 0 annulled, 1 active, 2 scheduled by the supplier';
comment on column supply.direccionamientos.supplier_capacity_id is 'Whose users are told; null while nobody had registered it';
comment on column supply.direccionamientos.trace_id is 'ID of the wire: the whole chain of this delivery carries it';
comment on table supply.items is 'An item that its EPS directs: of a prescription without board or with its approval, cared for at 11, 12 or 21; or of a tutela (D-31)';
comment on column supply.items.ambito is 'Null of a tutela, which says none';
comment on column supply.items.directed is 'Active direccionamientos; with directed_quantity, written by whoever directs or annuls, under the lock of this row';
comment on column supply.items.ended_at is 'Its prescription or tutela was annulled or replaced';
comment on table supply.no_direccionamientos is 'An item that the EPS does not direct, with its cause of table 6.20 (section 5.12 of the wire); closes the whole item';
comment on schema users is 'MIPRES: registro and administración de usuarios. Acts and their periods; what is suspended or expired is computed';
comment on table users.activation_requests is 'A registered user asks an entity to activate her; its delegate decides once';
comment on column users.activation_requests.decided_by is 'Delegate who activated or returned it, or the person who withdrew it';
comment on column users.activation_requests.opened_by_delegate_at is 'When a delegate first opened it: the person sees that somebody has it';
comment on table users.activations is 'A delegate linked a registered user to the entity: its regime (EPS) or one sede. Suspended and expired are computed';
comment on column users.activations.activator_registration_id is 'Registration as delegate under which activated_by acted: outlives the delegation (R-22)';
comment on column users.activations.ended_by is 'Null when the product ended it: the plaza of an SSO that moved (R-21)';
comment on column users.activations.person_id is 'Of the registration, repeated for the index of R-21';
comment on column users.activations.policy_version is 'Version of the policy activadores that allowed it';
comment on column users.activations.sede_code is 'Sede of an IPS: its own twelve digits in REPS';
comment on column users.activations.site_id is 'Sede of a proveedor';
comment on column users.activations.user_type is 'Of the registration, repeated for the index of R-21';
comment on table users.network_members is 'IPS and proveedores of an EPS, one list per regime (R-08); a member may not have a delegate yet (D-15)';
comment on column users.network_members.doc_type is 'NI, or the document type of a proveedor persona natural';
comment on column users.network_members.name is 'As it was known when it was added';
comment on table users.policies is 'Who activates whom, which profession may prescribe what, the roles: data, versioned (D-01, D-02, D-05, D-07, D-08)';
comment on column users.policies.content is 'Validated by the schema of contract/policies.ts';
comment on column users.policies.published_at is 'Null for the version the product ships with';
comment on table users.policy_drafts is 'What an operator is writing, one draft per policy and operator. Nothing stands on it: discarded or published, the row goes';
comment on column users.policy_drafts.from_version is 'The version it began from; of an older one it is not offered any more';
comment on table users.registrations is 'A person of Mi Seguridad Social registered in MIPRES with a user type; grants nothing by itself (R-19)';
comment on column users.registrations.annulled_by is 'Null when the product did it: a newer naming of the same delegate';
comment on column users.registrations.capacity_id is 'Only of delegates: what they administer';
comment on column users.registrations.delegation_id is 'The naming that this registration put in force (R-06); null for a proveedor persona natural (R-11)';
comment on column users.registrations.finish_told is 'The end of the plaza (its last day, or its code) of which the job told the person; decides nothing';
comment on table users.role_assignments is 'A role given in one activation (R-18)';
comment on column users.role_assignments.policy_version is 'Version of the policy roles that allowed it';
comment on table users.sites is 'Sedes of proveedores, made by their delegate (R-10); sedes of IPS are those of REPS and are not here';
comment on column users.sites.capacity_id is 'Capacity of identity, kind proveedor or proveedor_pn';
comment on column users.sites.implicit is 'The only sede of a proveedor persona natural (D-11), made when she registers';
