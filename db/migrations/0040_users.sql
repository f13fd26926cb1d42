create schema users;
comment on schema users is 'MIPRES: registro and administración de usuarios. Acts and their periods; what is suspended or expired is computed';

-- Sites of providers -----------------------------------------------------------------------------------------------

create table users.sites (
  id uuid,
  capacity_id uuid not null,
  number smallint not null,
  implicit boolean not null default false,
  name text not null,
  address text,
  municipality_code text,
  phone text,
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_reason text,
  constraint sites__id primary key (id),
  constraint sites__number unique (capacity_id, number),
  constraint sites__number_of_two_digits check (number between 1 and 99),
  constraint sites__closed_by_someone check ((closed_at is null) = (closed_by is null))
);
create unique index sites__one_implicit on users.sites (capacity_id) where implicit;
comment on table users.sites is 'Sedes of proveedores, made by their delegate (R-10); sedes of IPS are those of REPS and are not here';
comment on column users.sites.capacity_id is 'Capacity of identity, kind proveedor or proveedor_pn';
comment on column users.sites.implicit is 'The only sede of a proveedor persona natural (D-11), made when she registers';

-- Registrations ----------------------------------------------------------------------------------------------------

create table users.registrations (
  id uuid,
  person_id uuid not null,
  user_type text not null,
  capacity_id uuid,
  delegation_id uuid,
  registered_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  constraint registrations__id primary key (id),
  constraint registrations__user_type check (user_type in
    ('delegado_eps', 'delegado_ips', 'delegado_proveedor', 'delegado_proveedor_pn', 'profesional', 'sso', 'otro')),
  constraint registrations__capacity_of_delegates check ((capacity_id is not null) = (user_type like 'delegado%')),
  constraint registrations__delegation_of_delegates check
    ((delegation_id is not null) = (user_type in ('delegado_eps', 'delegado_ips', 'delegado_proveedor'))),
  constraint registrations__annulled_with_reason check ((annulled_at is null) = (annulled_reason is null))
);
create unique index registrations__one_open on users.registrations (person_id, user_type, capacity_id) nulls not distinct
  where annulled_at is null;
create index registrations__capacity on users.registrations (capacity_id) where capacity_id is not null;
comment on table users.registrations is 'A person of Mi Seguridad Social registered in MIPRES with a user type; grants nothing by itself (R-19)';
comment on column users.registrations.capacity_id is 'Only of delegates: what they administer';
comment on column users.registrations.delegation_id is 'The naming that this registration put in force (R-06); null for a proveedor persona natural (R-11)';
comment on column users.registrations.annulled_by is 'Null when the product did it: a newer naming of the same delegate';

-- Activations and roles --------------------------------------------------------------------------------------------

create table users.activations (
  id uuid,
  registration_id uuid not null references users.registrations (id),
  person_id uuid not null,
  user_type text not null,
  capacity_id uuid not null,
  sede_code text,
  site_id uuid references users.sites (id),
  activated_at timestamptz not null,
  activated_by uuid not null,
  activator_registration_id uuid not null references users.registrations (id),
  policy_version integer not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  end_note text,
  constraint activations__id primary key (id),
  constraint activations__one_place check (num_nonnulls(sede_code, site_id) <= 1),
  constraint activations__sede_code check (sede_code ~ '^\d{12}$'),
  constraint activations__ended_with_reason check ((ended_at is null) = (end_reason is null))
);
create unique index activations__one_open on users.activations (registration_id, capacity_id, sede_code, site_id) nulls not distinct
  where ended_at is null;
create unique index activations__one_open_sso on users.activations (person_id) where user_type = 'sso' and ended_at is null;
create index activations__person on users.activations (person_id, id);
create index activations__registration on users.activations (registration_id);
create index activations__capacity on users.activations (capacity_id, id);
create index activations__site on users.activations (site_id) where site_id is not null;
comment on table users.activations is 'A delegate linked a registered user to the entity: its regime (EPS) or one sede. Suspended and expired are computed';
comment on column users.activations.person_id is 'Of the registration, repeated for the index of R-21';
comment on column users.activations.user_type is 'Of the registration, repeated for the index of R-21';
comment on column users.activations.sede_code is 'Sede of an IPS: its own twelve digits in REPS';
comment on column users.activations.site_id is 'Sede of a proveedor';
comment on column users.activations.activator_registration_id is 'Registration as delegate under which activated_by acted: outlives the delegation (R-22)';
comment on column users.activations.policy_version is 'Version of the policy activadores that allowed it';
comment on column users.activations.ended_by is 'Null when the product ended it: the plaza of an SSO that moved (R-21)';

create table users.role_assignments (
  id uuid,
  activation_id uuid not null references users.activations (id),
  role_code text not null,
  assigned_at timestamptz not null,
  assigned_by uuid not null,
  policy_version integer not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint role_assignments__id primary key (id)
);
create unique index role_assignments__one_open on users.role_assignments (activation_id, role_code) where withdrawn_at is null;
create index role_assignments__activation on users.role_assignments (activation_id);
comment on table users.role_assignments is 'A role given in one activation (R-18)';
comment on column users.role_assignments.policy_version is 'Version of the policy roles that allowed it';

-- Network of an EPS ------------------------------------------------------------------------------------------------

create table users.network_members (
  id uuid,
  eps_capacity_id uuid not null,
  kind text not null,
  doc_type text not null,
  doc_number text not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text,
  constraint network_members__id primary key (id),
  constraint network_members__kind check (kind in ('ips', 'proveedor', 'proveedor_pn')),
  constraint network_members__removed_by_someone check ((removed_at is null) = (removed_by is null))
);
create unique index network_members__one_open on users.network_members (eps_capacity_id, kind, doc_type, doc_number)
  where removed_at is null;
create index network_members__of_eps on users.network_members (eps_capacity_id, id);
create index network_members__member on users.network_members (doc_type, doc_number) where removed_at is null;
comment on table users.network_members is 'IPS and proveedores of an EPS, one list per regime (R-08); a member may not have a delegate yet (D-15)';
comment on column users.network_members.doc_type is 'NI, or the document type of a proveedor persona natural';
comment on column users.network_members.name is 'As it was known when it was added';

-- Requests of activation -------------------------------------------------------------------------------------------

create table users.activation_requests (
  id uuid,
  registration_id uuid not null references users.registrations (id),
  person_id uuid not null,
  user_type text not null,
  capacity_id uuid not null,
  sede_code text,
  site_id uuid references users.sites (id),
  note text,
  state text not null default 'pendiente',
  asked_at timestamptz not null,
  opened_by_delegate_at timestamptz,
  reminders smallint not null default 0,
  reminded_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  activation_id uuid references users.activations (id),
  constraint activation_requests__id primary key (id),
  constraint activation_requests__state check (state in ('pendiente', 'activada', 'devuelta', 'retirada')),
  constraint activation_requests__decided check ((state = 'pendiente') = (decided_at is null)),
  constraint activation_requests__returned_with_reason check (state <> 'devuelta' or reason is not null)
);
create unique index activation_requests__one_pending
  on users.activation_requests (registration_id, capacity_id, sede_code, site_id) nulls not distinct where state = 'pendiente';
create index activation_requests__waiting on users.activation_requests (capacity_id, id) where state = 'pendiente';
create index activation_requests__person on users.activation_requests (person_id, id);
comment on table users.activation_requests is 'A registered user asks an entity to activate her; its delegate decides once';
comment on column users.activation_requests.decided_by is 'Delegate who activated or returned it, or the person who withdrew it';
comment on column users.activation_requests.opened_by_delegate_at is 'When a delegate first opened it: the person sees that somebody has it';

-- Policies ---------------------------------------------------------------------------------------------------------

create table users.policies (
  name text not null,
  version integer not null,
  content jsonb not null,
  in_force tstzrange not null,
  published_at timestamptz,
  published_by uuid,
  published_by_label text,
  note text,
  constraint policies__name_version primary key (name, version),
  constraint policies__name check (name in ('activadores', 'profesion_item', 'roles')),
  constraint policies__one_in_force exclude using gist (name with =, in_force with &&)
);
comment on table users.policies is 'Who activates whom, which profession may prescribe what, the roles: data, versioned (D-01, D-02, D-05, D-07, D-08)';
comment on column users.policies.content is 'Validated by the schema of contract/policies.ts';
comment on column users.policies.published_at is 'Null for the version the product ships with';
