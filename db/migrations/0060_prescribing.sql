create schema prescribing;
comment on schema prescribing is 'MIPRES: prescriptions with their items, boards, tutelas, novelties. What is signed never changes; states change by acts';

-- Consecutives of the official numbers: they grow and cycle; date + consecutive is unique. A sequence is no bottleneck and may leave gaps.
create sequence prescribing.prescription_consecutive minvalue 1 maxvalue 999999999 cycle;
create sequence prescribing.tutela_consecutive minvalue 1 maxvalue 999999999 cycle;

-- Drafts and templates ---------------------------------------------------------------------------------------------

create table prescribing.drafts (
  id uuid,
  person_id uuid not null,
  context text not null,
  content jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  replaces text,
  signed_number text,
  discarded_at timestamptz,
  constraint drafts__id primary key (id),
  constraint drafts__number_of_20_digits check (signed_number ~ '^\d{20}$'),
  constraint drafts__signed_or_discarded check (signed_number is null or discarded_at is null)
);
create index drafts__open on prescribing.drafts (person_id, context, updated_at desc) where signed_number is null and discarded_at is null;
comment on table prescribing.drafts is 'What a prescriber writes, saved as she types; hers alone. A draft is signed once';
comment on column prescribing.drafts.context is 'Where she writes: capacity, sede and role, as in the address';
comment on column prescribing.drafts.version is 'Grows with each save; a save with an older one is refused, so that two tabs never mix';
comment on column prescribing.drafts.replaces is 'Number of the prescription that signing this draft annuls (novelty of modification)';

create table prescribing.templates (
  id uuid,
  person_id uuid not null,
  name text not null,
  items jsonb not null,
  created_at timestamptz not null,
  used_at timestamptz,
  dropped_at timestamptz,
  constraint templates__id primary key (id)
);
create unique index templates__name on prescribing.templates (person_id, platform.fold(name)) where dropped_at is null;
comment on table prescribing.templates is 'Sets of items a prescriber keeps by a name of hers';

-- Prescriptions, by month ------------------------------------------------------------------------------------------

create table prescribing.prescriptions (
  month date not null,
  id uuid not null,
  number text not null,
  consecutive integer not null,
  prescribed_on date not null,
  prescribed_at timestamptz not null,
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
  annulled_at timestamptz,
  constraint prescriptions__id primary key (month, id),
  constraint prescriptions__number unique (month, number),
  constraint prescriptions__consecutive unique (month, prescribed_on, consecutive),
  constraint prescriptions__month_of_its_day check (month = date_trunc('month', prescribed_on)::date),
  constraint prescriptions__number_of_its_day check (number ~ '^\d{20}$' and left(number, 8) = to_char(prescribed_on, 'YYYYMMDD')),
  constraint prescriptions__state check (state in (1, 2, 4)),
  constraint prescriptions__replaced_when_modified check ((state = 1) = (replaced_by is not null)),
  constraint prescriptions__ended_when_not_active check ((state = 4) = (annulled_at is null)),
  constraint prescriptions__regime check (regime in ('contributivo', 'subsidiado')),
  constraint prescriptions__ambito check (ambito in (11, 12, 21, 22, 30)),
  constraint prescriptions__transcription_reason check (transcription_reason between 1 and 6)
) partition by range (month);
create index prescriptions__prescriber on prescribing.prescriptions (prescriber_id, number desc);
create index prescriptions__sede on prescribing.prescriptions (sede_code, number desc);
create index prescriptions__eps on prescribing.prescriptions (eps_code, regime, number desc);
create index prescriptions__patient on prescribing.prescriptions (patient_doc_number, patient_doc_type, number desc);
comment on table prescribing.prescriptions is 'Signed prescriptions. Content and snapshot never change; state does, by acts (annulment, modification)';
comment on column prescribing.prescriptions.month is 'First day of the month of prescribed_on: the partition; every look-up carries it, since the number begins with its date';
comment on column prescribing.prescriptions.number is 'YYYYMMDD + 1 + 2 random digits + consecutive of 9';
comment on column prescribing.prescriptions.prescribed_on is 'Day in Bogotá';
comment on column prescribing.prescriptions.state is '1 modified, 2 annulled, 4 active (official table EstPres)';
comment on column prescribing.prescriptions.content is 'As signed (contract/prescribing-content.ts)';
comment on column prescribing.prescriptions.snapshot is 'Who signed, with which register and profession, and the provider, as they were at that moment';
comment on column prescribing.prescriptions.replaces is 'Number of the one that signing this one annulled';
comment on column prescribing.prescriptions.replaced_by is 'Number of the one that was signed in its place: it may be of another month';
comment on column prescribing.prescriptions.verification_code is 'Short code printed beside the number: both together open the public verification';

create table prescribing.items (
  month date not null,
  prescription_id uuid not null,
  kind char(1) not null,
  number smallint not null,
  code text not null,
  name text not null,
  successive boolean not null,
  total_quantity numeric not null,
  days integer,
  board_state smallint not null,
  constraint items__id primary key (month, prescription_id, kind, number),
  constraint items__prescription foreign key (month, prescription_id) references prescribing.prescriptions (month, id),
  constraint items__kind check (kind in ('M', 'P', 'D', 'N', 'S')),
  constraint items__board_state check (board_state between 1 and 4)
) partition by range (month);
create index items__board_pending on prescribing.items (month, prescription_id) where board_state = 2;
comment on table prescribing.items is 'Items of prescriptions, with what rules and lists ask of them; the rest is in the content of the prescription';
comment on column prescribing.items.number is 'Consecutive inside its kind, from 1 (official ConOrden)';
comment on column prescribing.items.code is 'M: presentation or first ingredient; P: CUPS; D, N, S: their table';
comment on column prescribing.items.days is 'How long the schedule lasts, in days; null when it depends on the response';
comment on column prescribing.items.board_state is '1 not required, 2 pending, 3 approved, 4 not approved (official table EstJM)';

create table prescribing.official_texts (
  month date not null,
  prescription_id uuid not null,
  text text not null,
  constraint official_texts__id primary key (month, prescription_id),
  constraint official_texts__prescription foreign key (month, prescription_id) references prescribing.prescriptions (month, id)
) partition by range (month);
comment on table prescribing.official_texts is 'The official JSON of each prescription, written again whenever it changes';

create table prescribing.events (
  month date not null,
  prescription_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  what text not null,
  by_name text,
  detail text,
  constraint events__id primary key (month, prescription_id, id),
  constraint events__prescription foreign key (month, prescription_id) references prescribing.prescriptions (month, id)
) partition by range (month);
comment on table prescribing.events is 'What happened to a prescription after it was signed, for its timeline; the proof is in the audit';
comment on column prescribing.events.month is 'Of the prescription';

create table prescribing.novelties (
  month date not null,
  id uuid not null,
  kind smallint not null,
  number text not null,
  final_number text,
  noted_on date not null,
  noted_at timestamptz not null,
  reason text,
  constraint novelties__id primary key (month, id),
  constraint novelties__kind check (kind in (1, 2, 3)),
  constraint novelties__final_when_replaced check (kind <> 1 or final_number is not null)
) partition by range (month);
create index novelties__number on prescribing.novelties (number);
create index novelties__day on prescribing.novelties (month, noted_on);
comment on table prescribing.novelties is 'Novelties of prescriptions: 1 modification, 2 annulment, 3 transcription';
comment on column prescribing.novelties.month is 'Of noted_on';

create table prescribing.annulment_requests (
  id uuid,
  number text not null,
  eps_code text not null,
  regime text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  remarks text,
  constraint annulment_requests__id primary key (id),
  constraint annulment_requests__decision check (decision in ('aceptada', 'negada')),
  constraint annulment_requests__decided_by_someone check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create unique index annulment_requests__one_pending on prescribing.annulment_requests (number) where decision is null;
create index annulment_requests__eps on prescribing.annulment_requests (eps_code, regime, asked_at) where decision is null;
comment on table prescribing.annulment_requests is 'Asked by the prescriber after his window; decided by the EPS of the patient in its regime';

-- Partitions -------------------------------------------------------------------------------------------------------

-- Runs as its owner: the program's own role may not create tables. One at a time, and nothing when the month is there.
create function prescribing.ensure_month(first_day date) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  parent text;
  suffix text := to_char(first_day, 'YYYYMM');
begin
  if first_day <> date_trunc('month', first_day)::date then
    raise exception 'not the first day of a month: %', first_day;
  end if;
  if to_regclass('prescribing.novelties_' || suffix) is not null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtext('prescribing.ensure_month'));
  foreach parent in array array['prescriptions', 'items', 'official_texts', 'events', 'novelties'] loop
    execute format('create table if not exists prescribing.%I partition of prescribing.%I for values from (%L) to (%L)',
      parent || '_' || suffix, parent, first_day, (first_day + interval '1 month')::date);
  end loop;
  return true;
end $$;
comment on function prescribing.ensure_month is 'Makes the partitions of a month; called ahead by a job and by whoever needs another one. True when it made them';
