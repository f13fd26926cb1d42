-- The OpenID provider's own storage.
create table identity.oidc_payloads (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  expires_at timestamptz,
  consumed_at timestamptz,
  constraint oidc_payloads__pkey primary key (model, id)
);
create index oidc_payloads__grant on identity.oidc_payloads (grant_id) where grant_id is not null;
create index oidc_payloads__uid on identity.oidc_payloads (model, uid) where uid is not null;
create index oidc_payloads__expiry on identity.oidc_payloads (expires_at) where expires_at is not null;
comment on table identity.oidc_payloads is 'Sessions, grants, codes and tokens of the OpenID provider, in its own form; ephemeral, swept after expiry';

create table identity.oidc_clients (
  id text primary key,
  name text not null,
  secret_sealed text not null,
  redirect_uris text[] not null constraint oidc_clients__redirects check (cardinality(redirect_uris) > 0),
  post_logout_redirect_uris text[] not null default '{}',
  added_at timestamptz not null,
  added_by text not null,
  ended_at timestamptz,
  ended_by text
);
comment on table identity.oidc_clients is 'Third-party applications that let people sign in with Mi Seguridad Social; the portal itself is not a row';
