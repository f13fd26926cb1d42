-- Mi Seguridad Social: accounts of persons and operators, their credentials and sessions (docs/rules.md, Mi Seguridad Social).
create schema identity;
comment on schema identity is 'Mi Seguridad Social: persons, credentials, entities, delegations, OpenID provider';

create table identity.accounts (
  id uuid primary key,
  kind text not null constraint accounts__kind check (kind in ('person', 'operator')),
  email text,
  email_confirmed_at timestamptz,
  state text not null constraint accounts__state
    check (state in ('pendiente_verificacion', 'activa', 'bloqueada', 'inactiva')),
  state_since timestamptz not null,
  state_reason text,
  password_hash text,
  password_changed_at timestamptz,
  second_factor_since timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  constraint accounts__active_is_complete
    check (state <> 'activa' or (email is not null and email_confirmed_at is not null and password_hash is not null)),
  constraint accounts__id_kind unique (id, kind)
);
create unique index accounts__one_per_email on identity.accounts (lower(email)) where email is not null;
comment on table identity.accounts is 'Whoever signs in: a person of MSS or an operator of the platform (D-21); credentials and sessions hang here';
comment on column identity.accounts.email is 'Only a confirmed address stands here: it is an identifier at sign-in';
comment on column identity.accounts.password_hash is 'Argon2id in PHC form';
comment on column identity.accounts.second_factor_since is 'Since when at least one second factor is set; null without one (P-2FA)';

create table identity.persons (
  id uuid primary key,
  kind text not null default 'person' constraint persons__kind check (kind = 'person'),
  doc_type text not null,
  doc_number text not null,
  issued_on date not null,
  sex text not null constraint persons__sex check (sex in ('F', 'M')),
  first_name text not null,
  second_name text,
  first_surname text not null,
  second_surname text,
  born_on date not null,
  phone text,
  address text,
  municipality_code text,
  consent_version text not null,
  consented_at timestamptz not null,
  civil_checked_at timestamptz not null,
  civil_cut date not null,
  registered_at timestamptz not null,
  constraint persons__account foreign key (id, kind) references identity.accounts (id, kind),
  constraint persons__one_per_document unique (doc_type, doc_number),
  constraint persons__issued_after_birth check (issued_on >= born_on)
);
comment on table identity.persons is 'A natural person registered in Mi Seguridad Social; the document is the identity (R-03), unique as a whole';
comment on column identity.persons.registered_at is 'When the account became active: the mail confirmed and a password set';
comment on column identity.persons.civil_cut is 'Cut of the civil registry against which the data were checked';

create table identity.operators (
  id uuid primary key,
  kind text not null default 'operator' constraint operators__kind check (kind = 'operator'),
  rights text[] not null constraint operators__rights
    check (rights <@ array['registries', 'reviews', 'policies', 'clients'] and cardinality(rights) > 0),
  added_at timestamptz not null,
  added_by text not null,
  constraint operators__account foreign key (id, kind) references identity.accounts (id, kind)
);
comment on table identity.operators is 'Operators of the platform, not persons of MSS (D-21); rights given apart';

create table identity.person_registrations (
  id uuid primary key,
  doc_type text not null,
  doc_number text not null,
  data jsonb not null,
  consent_version text not null,
  consented_at timestamptz not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  identity_checked_at timestamptz,
  civil_cut date,
  email text,
  mail_sent_at timestamptz,
  email_confirmed_at timestamptz,
  completed_at timestamptz,
  account_id uuid constraint person_registrations__account references identity.accounts (id),
  constraint person_registrations__in_order check (
    (email_confirmed_at is null or mail_sent_at is not null)
    and (mail_sent_at is null or identity_checked_at is not null)
    and (completed_at is null or email_confirmed_at is not null))
);
create index person_registrations__document on identity.person_registrations (doc_type, doc_number, started_at);
comment on table identity.person_registrations is 'The four steps of a registration under way; the id is random and stands in the URL, no session needed';
comment on column identity.person_registrations.data is 'Basic data as typed: dates, sex, names, contact';

create table identity.identity_checks (
  id bigint generated always as identity primary key,
  doc_type text not null,
  doc_number text not null,
  at timestamptz not null,
  matched boolean not null
);
create index identity_checks__document on identity.identity_checks (doc_type, doc_number, at);
comment on table identity.identity_checks is 'Comparisons with the civil registry: their number per document and day is bounded, so that nobody guesses';

create table identity.mail_links (
  token_hash text primary key,
  purpose text not null constraint mail_links__purpose
    check (purpose in ('registration', 'reset', 'email_change', 'operator_activation')),
  account_id uuid constraint mail_links__account references identity.accounts (id),
  registration_id uuid constraint mail_links__registration references identity.person_registrations (id),
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz,
  constraint mail_links__concerns_one check (num_nonnulls(account_id, registration_id) = 1)
);
create index mail_links__account on identity.mail_links (account_id, purpose) where used_at is null and voided_at is null;
create index mail_links__registration on identity.mail_links (registration_id) where used_at is null and voided_at is null;
comment on table identity.mail_links is 'One-time links; only the SHA-256 of the token is kept';

create table identity.totp_factors (
  id uuid primary key,
  account_id uuid not null constraint totp_factors__account references identity.accounts (id),
  secret_sealed text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint,
  removed_at timestamptz
);
create unique index totp_factors__one_confirmed on identity.totp_factors (account_id)
  where confirmed_at is not null and removed_at is null;
create unique index totp_factors__one_unconfirmed on identity.totp_factors (account_id)
  where confirmed_at is null and removed_at is null;
comment on column identity.totp_factors.secret_sealed is 'AES-256-GCM with a key of identity.keys';
comment on column identity.totp_factors.last_step is 'Time step of the last code accepted: a code is valid once, and none older than it';
comment on table identity.totp_factors is 'Authenticator applications (TOTP)';

create table identity.passkeys (
  id uuid primary key,
  account_id uuid not null constraint passkeys__account references identity.accounts (id),
  credential_id text not null constraint passkeys__one_per_credential unique,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz
);
create index passkeys__account on identity.passkeys (account_id) where removed_at is null;
comment on table identity.passkeys is 'Llaves de acceso (WebAuthn)';
comment on column identity.passkeys.public_key is 'COSE key, base64url';

create table identity.passkey_challenges (
  id uuid primary key,
  account_id uuid constraint passkey_challenges__account references identity.accounts (id),
  purpose text not null constraint passkey_challenges__purpose check (purpose in ('add', 'sign_in')),
  challenge text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table identity.passkey_challenges is 'Challenges handed to browsers; each answers once';

create table identity.recovery_codes (
  id uuid primary key,
  account_id uuid not null constraint recovery_codes__account references identity.accounts (id),
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz,
  constraint recovery_codes__unique unique (account_id, code_hash)
);
comment on table identity.recovery_codes is 'Ten one-time codes per set; keyed hash only';

create table identity.throttles (
  key text primary key,
  failures integer not null,
  last_failure_at timestamptz not null,
  open_at timestamptz not null
);
comment on table identity.throttles is 'Growing delay after failures, by what was typed, whether or not an account has it: the delay tells nothing';
comment on column identity.throttles.key is 'purpose:SHA-256 of the identifier';

create table identity.sign_ins (
  uid text primary key,
  account_id uuid not null constraint sign_ins__account references identity.accounts (id),
  password_at timestamptz not null,
  expires_at timestamptz not null,
  completed_at timestamptz
);
comment on table identity.sign_ins is 'A sign-in whose password was right and whose second factor is awaited; uid is the interaction of the provider';

create table identity.sessions (
  id uuid primary key,
  token_hash text not null constraint sessions__one_per_token unique,
  account_id uuid not null constraint sessions__account references identity.accounts (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  idle_until timestamptz not null,
  second_factor_at timestamptz,
  methods text[] not null,
  user_agent text,
  address text,
  oidc_session_uid text,
  ended_at timestamptz,
  ended_reason text constraint sessions__ended_reason
    check (ended_reason in ('salida', 'revocada', 'contrasena', 'correo', 'cuenta', 'relevada'))
);
create index sessions__open on identity.sessions (account_id, last_seen_at) where ended_at is null;
create index sessions__provider on identity.sessions (oidc_session_uid) where ended_at is null;
comment on table identity.sessions is 'Sessions of the portal: who, never what; only the SHA-256 of the cookie is kept';
comment on column identity.sessions.second_factor_at is 'When the second factor was last given in this session';
comment on column identity.sessions.idle_until is 'Without a request until then, the session is over; moved forward at most once a minute';
comment on column identity.sessions.oidc_session_uid is 'The session of the OpenID provider that opened it; both end together';

create table identity.keys (
  id uuid primary key,
  purpose text not null constraint keys__purpose check (purpose in ('sealing', 'cookies', 'signing')),
  secret text not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on table identity.keys is 'Keys shared by all processes: sealing of secrets, cookies and tokens of the OpenID provider';
comment on column identity.keys.secret is 'Sealed with the master key of the configuration when there is one, else as it is (demo)';
