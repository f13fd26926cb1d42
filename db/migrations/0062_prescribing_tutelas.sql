-- Tutelas: rulings of judges that order technologies, loaded by a professional of the EPS.

create table prescribing.tutela_drafts (
  id uuid,
  person_id uuid not null,
  context text not null,
  content jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  replaces text,
  registered_number text,
  discarded_at timestamptz,
  constraint tutela_drafts__id primary key (id),
  constraint tutela_drafts__number_of_20_digits check (registered_number ~ '^\d{20}$'),
  constraint tutela_drafts__registered_or_discarded check (registered_number is null or discarded_at is null)
);
create index tutela_drafts__open on prescribing.tutela_drafts (person_id, context, updated_at desc)
  where registered_number is null and discarded_at is null;
create unique index tutela_drafts__one_correction on prescribing.tutela_drafts (person_id, context, replaces)
  where registered_number is null and discarded_at is null;
comment on table prescribing.tutela_drafts is 'A ruling as it is being typed, by sections; of who types it alone';
comment on column prescribing.tutela_drafts.version is 'Grows with each save; a save with an older one is refused, so that two tabs never mix';
comment on column prescribing.tutela_drafts.replaces is 'Number of the tutela that registering this draft replaces (novelty of modification)';

create table prescribing.tutelas (
  month date not null,
  id uuid not null,
  number text not null,
  consecutive integer not null,
  registered_on date not null,
  registered_at timestamptz not null,
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
  annulled_at timestamptz,
  constraint tutelas__id primary key (month, id),
  constraint tutelas__number unique (month, number),
  constraint tutelas__consecutive unique (month, registered_on, consecutive),
  constraint tutelas__month_of_its_day check (month = date_trunc('month', registered_on)::date),
  constraint tutelas__number_of_its_day check (number ~ '^\d{8}2\d{11}$' and left(number, 8) = to_char(registered_on, 'YYYYMMDD')),
  constraint tutelas__state check (state in (1, 2, 4)),
  constraint tutelas__ended_when_not_active check ((state = 4) = (annulled_at is null)),
  constraint tutelas__replaced_when_modified check ((state = 1) = (replaced_by is not null)),
  constraint tutelas__regime check (regime in ('contributivo', 'subsidiado'))
) partition by range (month);
create index tutelas__eps on prescribing.tutelas (capacity_id, number desc);
create index tutelas__patient on prescribing.tutelas (patient_doc_number, patient_doc_type, number desc);
comment on table prescribing.tutelas is 'Rulings as loaded. Content and snapshot never change; rulings are added beside, the state changes by acts';
comment on column prescribing.tutelas.number is 'YYYYMMDD + 2 + 2 random digits + consecutive of 9';
comment on column prescribing.tutelas.registered_on is 'Day in Bogotá';
comment on column prescribing.tutelas.state is '1 modified, 2 annulled, 4 active (official EstTut)';
comment on column prescribing.tutelas.content is 'As registered (contract/tutela-content.ts)';
comment on column prescribing.tutelas.snapshot is 'Who loaded it, with which register, as it was at that moment';
comment on column prescribing.tutelas.replaces is 'Number of the one that registering this one modified: it may be of another month';
comment on column prescribing.tutelas.replaced_by is 'Number of the one that was registered in its place';
comment on column prescribing.tutelas.annulled_at is 'When it ended: annulled, or modified by another';
comment on column prescribing.tutelas.official_text is 'The official JSON, written again whenever it changes';

create table prescribing.tutela_items (
  month date not null,
  tutela_id uuid not null,
  kind char(1) not null,
  number smallint not null,
  code text not null,
  name text not null,
  total_quantity numeric not null,
  constraint tutela_items__id primary key (month, tutela_id, kind, number),
  constraint tutela_items__tutela foreign key (month, tutela_id) references prescribing.tutelas (month, id),
  constraint tutela_items__kind check (kind in ('M', 'P', 'D', 'N', 'S'))
) partition by range (month);
comment on table prescribing.tutela_items is 'What a ruling orders, with what lists ask of it; the rest is in the content of the tutela';
comment on column prescribing.tutela_items.number is 'Consecutive inside its kind, from 1 (official ConOrden)';

create table prescribing.tutela_rulings (
  month date not null,
  tutela_id uuid not null,
  position smallint not null,
  ruling_number text not null,
  ruling_on date not null,
  added_by uuid not null,
  added_by_name text not null,
  added_at timestamptz not null,
  constraint tutela_rulings__id primary key (month, tutela_id, position),
  constraint tutela_rulings__once unique (month, tutela_id, ruling_number),
  constraint tutela_rulings__tutela foreign key (month, tutela_id) references prescribing.tutelas (month, id)
) partition by range (month);
comment on table prescribing.tutela_rulings is 'Rulings that came after the one with which the tutela was loaded (official fallosAdicionales)';

create table prescribing.tutela_novelties (
  month date not null,
  id uuid not null,
  kind smallint not null,
  number text not null,
  final_number text,
  noted_on date not null,
  noted_at timestamptz not null,
  reason text,
  official_text text not null,
  constraint tutela_novelties__id primary key (month, id),
  constraint tutela_novelties__kind check (kind in (1, 2, 3)),
  constraint tutela_novelties__final_when_replaced check (kind <> 1 or final_number is not null)
) partition by range (month);
create unique index tutela_novelties__one_end on prescribing.tutela_novelties (month, number) where kind in (1, 2);
create index tutela_novelties__day on prescribing.tutela_novelties (month, noted_on);
comment on table prescribing.tutela_novelties is 'Novelties of tutelas: 1 modification, 2 annulment';
comment on column prescribing.tutela_novelties.month is 'Of noted_on';

create table prescribing.tutela_codes (
  list text not null,
  code smallint not null,
  version integer not null,
  name text not null,
  in_use boolean not null default true,
  valid tstzrange not null,
  set_by uuid,
  set_by_label text,
  set_at timestamptz,
  constraint tutela_codes__id primary key (list, code, version),
  constraint tutela_codes__list check (list in ('tipo_tutela', 'tipo_medicamento', 'tipo_procedimiento')),
  constraint tutela_codes__two_digits check (code between 0 and 99)
);
create unique index tutela_codes__one_in_force on prescribing.tutela_codes (list, code) where upper_inf(valid);
comment on table prescribing.tutela_codes is 'Names of the codes TipTut, TipMed and TipPro, whose official lists nobody has published: what the form offers, edited by operators. Each change is a version';
comment on column prescribing.tutela_codes.in_use is 'The form offers it; what was registered with it keeps it all the same';
comment on column prescribing.tutela_codes.valid is 'When this version was in force';
comment on column prescribing.tutela_codes.set_at is 'Null of what came with the product';
insert into prescribing.tutela_codes (list, code, version, name, valid)
select list, code, 1, name, tstzrange(null, null) from (values
  ('tipo_tutela', 1, 'Tutela nueva'),
  ('tipo_tutela', 2, 'Continuidad de una tutela anterior'),
  ('tipo_tutela', 3, 'Tratamiento integral'),
  ('tipo_medicamento', 1, 'Con registro sanitario'),
  ('tipo_medicamento', 2, 'Vital no disponible'),
  ('tipo_medicamento', 3, 'Preparación magistral'),
  ('tipo_procedimiento', 1, 'Con código CUPS'),
  ('tipo_procedimiento', 2, 'Sin código CUPS')) as first (list, code, name);
