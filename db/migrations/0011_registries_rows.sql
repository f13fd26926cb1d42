-- Every table below keeps history the same way: `recorded` is when the row was what we knew (open end: it still is);
-- at most one open version per key; a changed row closes its version and opens another; nothing is deleted.
-- `cut_id`, `cut_date`: the cut that brought this version. `held`: the latest complete cut brought this row with faults,
-- so the open version was kept as it was and is dated with its own cut, not with the latest.

create table registries.reps_providers (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
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
  character text,
  address text,
  phone text,
  email text,
  municipality_code text not null,
  enabled boolean not null,
  filed_on date,
  expires_on date,
  closed_on date,
  sort_name text generated always as (platform.fold(name)) stored,
  search_text text generated always as (platform.fold(name || ' ' || legal_name)) stored,
  constraint reps_providers__source check (source in ('exports', 'dataset')),
  constraint reps_providers__code check (code ~ '^\d{10}$'),
  constraint reps_providers__row_id primary key (row_id),
  constraint reps_providers__cut foreign key (cut_id) references registries.cuts
);
create unique index reps_providers__one_open on registries.reps_providers (source, code) where upper_inf(recorded);
create index reps_providers__versions on registries.reps_providers (source, code);
create index reps_providers__code on registries.reps_providers (code);
create index reps_providers__doc on registries.reps_providers (doc_number, doc_type);
create index reps_providers__search on registries.reps_providers using gin (search_text gin_trgm_ops) where upper_inf(recorded);
create index reps_providers__by_name on registries.reps_providers (sort_name, code) where upper_inf(recorded);
create index reps_providers__by_municipality on registries.reps_providers (municipality_code, sort_name, code) where upper_inf(recorded);
comment on table registries.reps_providers is 'Providers of REPS, one key per code and source. Sources stay side by side; for eligibility the exports win';
comment on column registries.reps_providers.municipality_code is 'DANE code: the first five digits of the code; names of REPS are not trusted';
comment on column registries.reps_providers.source is 'exports: habilitados_reps; dataset: open data c36g-9fc2, where presence means enabled';

create table registries.reps_sedes (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
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
  constraint reps_sedes__source check (source in ('exports', 'dataset')),
  constraint reps_sedes__code check (code ~ '^\d{12}$'),
  constraint reps_sedes__provider_code check (provider_code ~ '^\d{10}$'),
  constraint reps_sedes__row_id primary key (row_id),
  constraint reps_sedes__cut foreign key (cut_id) references registries.cuts
);
create unique index reps_sedes__one_open on registries.reps_sedes (source, code) where upper_inf(recorded);
create index reps_sedes__versions on registries.reps_sedes (source, code);
create index reps_sedes__code on registries.reps_sedes (code);
create index reps_sedes__provider on registries.reps_sedes (provider_code, code);
create index reps_sedes__search on registries.reps_sedes using gin (search_text gin_trgm_ops) where upper_inf(recorded);
create index reps_sedes__by_name on registries.reps_sedes (sort_name, code) where upper_inf(recorded);
create index reps_sedes__by_municipality on registries.reps_sedes (municipality_code, sort_name, code) where upper_inf(recorded);
comment on table registries.reps_sedes is 'Sedes of REPS by their own twelve digits; the provider code is apart because it may differ (edge case 6)';

create table registries.reps_services (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
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
  constraint reps_services__row_id primary key (row_id),
  constraint reps_services__cut foreign key (cut_id) references registries.cuts
);
create unique index reps_services__one_open on registries.reps_services (sede_code, service_code, distinctive) where upper_inf(recorded);
create index reps_services__versions on registries.reps_services (sede_code, service_code, distinctive);
comment on table registries.reps_services is 'Services enabled at each sede of REPS';
comment on column registries.reps_services.distinctive is 'numero_distintivo of the licence; empty when the file has none';

create table registries.reference_rows (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
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
  constraint reference_rows__row_id primary key (row_id),
  constraint reference_rows__cut foreign key (cut_id) references registries.cuts
);
create unique index reference_rows__one_open on registries.reference_rows (table_name, code) where upper_inf(recorded);
create index reference_rows__versions on registries.reference_rows (table_name, code);
create index reference_rows__eapb_by_nit on registries.reference_rows (extra_3) where table_name = 'CodigoEAPByNit';
comment on table registries.reference_rows is 'Every SISPRO reference table, by the 22 columns they share';
comment on column registries.reference_rows.extra_1 is 'Extra_I. Of CodigoEAPByNit: regime C or S (mapping recommended by docs/rules.md)';
comment on column registries.reference_rows.extra_2 is 'Of CodigoEAPByNit: type of document';
comment on column registries.reference_rows.extra_3 is 'Of CodigoEAPByNit: NIT without check digit';

create view registries.eapb_codes as
select row_id, recorded, cut_date, held, code, name, enabled,
  case upper(left(trim(extra_1), 1)) when 'C' then 'contributivo' when 'S' then 'subsidiado' end as regime,
  extra_3 as nit, extra_4 as entity_class
from registries.reference_rows
where table_name = 'CodigoEAPByNit';
comment on view registries.eapb_codes is 'Codes of insurers with NIT and regime. The regime is read from the table, never from the prefix of the code';

create table registries.rethus_people (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
  doc_type text not null,
  doc_number text not null,
  first_name text not null,
  second_name text,
  first_surname text not null,
  second_surname text,
  identification_state text not null,
  constraint rethus_people__row_id primary key (row_id),
  constraint rethus_people__cut foreign key (cut_id) references registries.cuts
);
create unique index rethus_people__one_open on registries.rethus_people (doc_number, doc_type) where upper_inf(recorded);
create index rethus_people__versions on registries.rethus_people (doc_number, doc_type);
comment on table registries.rethus_people is 'ReTHUS, first grid: who is inscribed and the state of the identification';

create table registries.rethus_academics (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
  doc_type text not null,
  doc_number text not null,
  program_type text not null,
  title_origin text,
  profession text not null,
  practise_from date,
  act text not null,
  reporter text,
  valid_until date,
  constraint rethus_academics__row_id primary key (row_id),
  constraint rethus_academics__cut foreign key (cut_id) references registries.cuts
);
create unique index rethus_academics__one_open on registries.rethus_academics (doc_number, doc_type, program_type, profession, act) where upper_inf(recorded);
create index rethus_academics__versions on registries.rethus_academics (doc_number, doc_type, program_type, profession, act);
comment on table registries.rethus_academics is 'ReTHUS, second grid: titles and the day from which each may be practised';
comment on column registries.rethus_academics.act is 'Acto administrativo; empty when the file has none';

create table registries.rethus_sanctions (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
  doc_type text not null,
  doc_number text not null,
  starts_on date not null,
  ends_on date,
  act text not null,
  constraint rethus_sanctions__row_id primary key (row_id),
  constraint rethus_sanctions__cut foreign key (cut_id) references registries.cuts
);
create unique index rethus_sanctions__one_open on registries.rethus_sanctions (doc_number, doc_type, starts_on, act) where upper_inf(recorded);
create index rethus_sanctions__versions on registries.rethus_sanctions (doc_number, doc_type, starts_on, act);
comment on table registries.rethus_sanctions is 'Sanctions; not in the public grids, never shown by the public query';

create table registries.sso_rows (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
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
  constraint sso_rows__inscription check (inscription_state in ('INSCRITO', 'APROBADA', 'RECHAZADA', 'ANULADA')),
  constraint sso_rows__assignment check (assignment_state in ('SIN_ASIGNAR', 'ASIGNADA', 'EXONERADO')),
  constraint sso_rows__plaza check (plaza_state in ('PENDIENTE', 'ACTIVA', 'SUSPENDIDA', 'TERMINADA', 'RENUNCIADA')),
  constraint sso_rows__row_id primary key (row_id),
  constraint sso_rows__cut foreign key (cut_id) references registries.cuts
);
create unique index sso_rows__one_open on registries.sso_rows (doc_number, doc_type, process, plaza_code) where upper_inf(recorded);
create index sso_rows__versions on registries.sso_rows (doc_number, doc_type, process, plaza_code);
comment on table registries.sso_rows is 'Servicio Social Obligatorio: one row per person, process and plaza';
comment on column registries.sso_rows.plaza_code is 'Empty while no plaza is assigned';

create table registries.civil_people (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
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
  constraint civil_people__sex check (sex in ('F', 'M')),
  constraint civil_people__state check (state in ('VIGENTE', 'CANCELADA', 'FALLECIDO')),
  constraint civil_people__row_id primary key (row_id),
  constraint civil_people__cut foreign key (cut_id) references registries.cuts
);
create unique index civil_people__one_open on registries.civil_people (doc_number, doc_type) where upper_inf(recorded);
create index civil_people__versions on registries.civil_people (doc_number, doc_type);
comment on table registries.civil_people is 'Civil registry as loaded by the operator: what the identity check of a new account compares with';

create table registries.municipalities (
  row_id bigint generated always as identity,
  recorded tstzrange not null,
  cut_id uuid not null,
  cut_date date not null,
  held boolean not null default false,
  code text not null,
  name text not null,
  department_code text not null,
  department_name text not null,
  valid daterange not null,
  search_text text generated always as (platform.fold(name || ' ' || department_name)) stored,
  constraint municipalities__code check (code ~ '^\d{5}$'),
  constraint municipalities__row_id primary key (row_id),
  constraint municipalities__cut foreign key (cut_id) references registries.cuts
);
create unique index municipalities__one_open on registries.municipalities (code) where upper_inf(recorded);
create index municipalities__versions on registries.municipalities (code);
comment on table registries.municipalities is 'DIVIPOLA: municipalities with their department and the days on which the code holds';
comment on column registries.municipalities.valid is '27086 ends where 27493 begins; most codes have no bounds';

