-- Mi Seguridad Social for legal entities: registration, review, representation, capacities.

create table identity.entities (
  id uuid,
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
  created_at timestamptz not null,
  registered_at timestamptz,
  version integer not null default 1,
  constraint entities__id primary key (id),
  constraint entities__nit unique (nit),
  constraint entities__nit_form check (nit ~ '^[1-9][0-9]{4,14}$'),
  constraint entities__dv_form check (dv between 0 and 9),
  constraint entities__legal_nature check (legal_nature in ('publica', 'privada', 'mixta'))
);
comment on table identity.entities is 'Legal entities, one row per NIT from its first registration attempt on';
comment on column identity.entities.nit is 'Without check digit';
comment on column identity.entities.registered_at is 'Null until a claim was accepted: the entity is en_revision';

create table identity.entity_claims (
  id uuid,
  entity_id uuid not null,
  claimant_id uuid not null,
  data jsonb not null,
  capacities text[] not null,
  position text not null,
  started_on date not null,
  submitted_at timestamptz not null,
  state text not null,
  review_cause text,
  registry_facts jsonb not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_label text,
  reason text,
  constraint entity_claims__id primary key (id),
  constraint entity_claims__entity foreign key (entity_id) references identity.entities (id),
  constraint entity_claims__claimant foreign key (claimant_id) references identity.persons (id),
  constraint entity_claims__state check (state in ('en_revision', 'aceptada', 'rechazada', 'automatica')),
  constraint entity_claims__decided check ((state = 'en_revision') = (decided_at is null)),
  constraint entity_claims__reason check (state <> 'rechazada' or reason is not null),
  constraint entity_claims__some_capacity check (cardinality(capacities) > 0)
);
create unique index entity_claims__one_open on identity.entity_claims (entity_id, claimant_id) where state = 'en_revision';
create index entity_claims__waiting on identity.entity_claims (submitted_at, id) where state = 'en_revision';
create index entity_claims__claimant_id on identity.entity_claims (claimant_id);
create index entity_claims__decided_at on identity.entity_claims (decided_at desc, id) where state <> 'en_revision';
comment on table identity.entity_claims is 'Each attempt of a person to register an entity as its representative (R-01, D-03), accepted or not';
comment on column identity.entity_claims.data is 'What was declared of the entity; copied to entities when accepted';
comment on column identity.entity_claims.capacities is 'Capacities asked for: eps_contributivo, eps_subsidiado, ips, proveedor';
comment on column identity.entity_claims.review_cause is 'Why it was not automatic (D-03); null when it was';
comment on column identity.entity_claims.registry_facts is 'What REPS and the EAPB table said when it was submitted';

create table identity.entity_supports (
  id uuid,
  claim_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  constraint entity_supports__id primary key (id),
  constraint entity_supports__claim foreign key (claim_id) references identity.entity_claims (id),
  constraint entity_supports__person foreign key (uploaded_by) references identity.persons (id),
  constraint entity_supports__media_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  constraint entity_supports__size check (size between 1 and 10485760)
);
create index entity_supports__claim_id on identity.entity_supports (claim_id);
create index entity_supports__uploader on identity.entity_supports (uploaded_by, uploaded_at);
comment on table identity.entity_supports is 'Files that support a claim; without claim until it is submitted';

create table identity.representations (
  id uuid,
  entity_id uuid not null,
  person_id uuid not null,
  claim_id uuid not null,
  position text not null,
  since timestamptz not null,
  until timestamptz,
  constraint representations__id primary key (id),
  constraint representations__entity foreign key (entity_id) references identity.entities (id),
  constraint representations__person foreign key (person_id) references identity.persons (id),
  constraint representations__claim foreign key (claim_id) references identity.entity_claims (id),
  constraint representations__one_at_a_time exclude using gist (entity_id with =, tstzrange(since, until) with &&)
);
create index representations__person_id on identity.representations (person_id);
comment on table identity.representations is 'Who is the representante legal of an entity, from when to when';

create table identity.capacities (
  id uuid,
  kind text not null,
  regime text,
  entity_id uuid,
  owner_person_id uuid,
  since timestamptz not null,
  until timestamptz,
  constraint capacities__id primary key (id),
  constraint capacities__entity foreign key (entity_id) references identity.entities (id),
  constraint capacities__owner foreign key (owner_person_id) references identity.persons (id),
  constraint capacities__kind check (kind in ('eps', 'ips', 'proveedor', 'proveedor_pn')),
  constraint capacities__regime check ((kind = 'eps') = (regime is not null) and (regime is null or regime in ('contributivo', 'subsidiado'))),
  constraint capacities__holder check ((kind = 'proveedor_pn') = (owner_person_id is not null) and num_nonnulls(entity_id, owner_person_id) = 1),
  constraint capacities__one_of_an_entity exclude using gist
    (entity_id with =, kind with =, (coalesce(regime, '')) with =, tstzrange(since, until) with &&) where (entity_id is not null),
  constraint capacities__one_of_a_person exclude using gist
    (owner_person_id with =, tstzrange(since, until) with &&) where (owner_person_id is not null)
);
create index capacities__entity_id on identity.capacities (entity_id);
comment on table identity.capacities is 'What an entity acts as, one row per regime of an EPS; or a person''s own as proveedor persona natural (R-11)';

create table identity.regime_declarations (
  id uuid,
  capacity_id uuid not null,
  declared_at timestamptz not null,
  declared_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint regime_declarations__id primary key (id),
  constraint regime_declarations__capacity foreign key (capacity_id) references identity.capacities (id),
  constraint regime_declarations__declared_by foreign key (declared_by) references identity.persons (id),
  constraint regime_declarations__withdrawn_by foreign key (withdrawn_by) references identity.persons (id)
);
create unique index regime_declarations__one_open on identity.regime_declarations (capacity_id) where withdrawn_at is null;
comment on table identity.regime_declarations is 'The representative declares that the EPS does not operate MIPRES in this regime (D-12)';
