-- The supply chain begins: what an EPS directs, to whom, and what it does not direct.

create schema supply;

-- Months are laid out alike in both schemas: a number says its month wherever it is looked for.
create function platform.ensure_month(first_day date) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
comment on function platform.ensure_month is 'Makes the partitions of a month; called ahead by a job and by whoever needs another one. True when it made them';
drop function prescribing.ensure_month(date);

create sequence supply.trace_id as integer cycle;
comment on sequence supply.trace_id is 'ID of the wire: one for the chain of a delivery';
create sequence supply.direccionamiento_id as integer cycle;
comment on sequence supply.direccionamiento_id is 'IDDireccionamiento';
create sequence supply.no_direccionamiento_id as integer cycle;
comment on sequence supply.no_direccionamiento_id is 'IDNODireccionamiento';

create table supply.items (
  month date not null,
  number text not null,
  kind char(1) not null,
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
  ready_at timestamptz not null,
  directed smallint not null default 0,
  directed_quantity numeric not null default 0,
  declined boolean not null default false,
  ended_at timestamptz,
  constraint items__id primary key (month, number, kind, item),
  constraint items__number_of_its_month check (number ~ '^\d{8}[12]\d{11}$' and left(number, 6) = to_char(month, 'YYYYMM')),
  constraint items__kind check (kind in ('M', 'P', 'D', 'N', 'S')),
  constraint items__regime check (regime in ('contributivo', 'subsidiado')),
  constraint items__ambito_of_the_eps check (ambito in (11, 12, 21)),
  constraint items__directed_or_declined check (not declined or directed = 0),
  constraint items__directed_counts check (directed >= 0 and directed_quantity >= 0 and (directed > 0) = (directed_quantity > 0)),
  constraint items__ended_has_nothing_directed check (ended_at is null or directed = 0)
) partition by range (month);
create index items__waiting on supply.items (eps_code, regime, ready_at, number, kind, item)
  where not declined and ended_at is null and directed_quantity < total_quantity;
create index items__patient on supply.items (patient_doc_number, patient_doc_type, ready_at, number, kind, item);
comment on table supply.items is 'An item that its EPS directs: of a prescription without board or with its approval, cared for at 11, 12 or 21; or of a tutela (D-31)';
comment on column supply.items.ambito is 'Null of a tutela, which says none';
comment on column supply.items.directed is 'Active direccionamientos; with directed_quantity, written by whoever directs or annuls, under the lock of this row';
comment on column supply.items.ended_at is 'Its prescription or tutela was annulled or replaced';

create table supply.direccionamientos (
  month date not null,
  id integer not null,
  trace_id integer not null,
  number text not null,
  kind char(1) not null,
  item smallint not null,
  delivery smallint not null,
  sub_delivery smallint not null default 0,
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
  directed_at timestamptz not null,
  directed_by uuid not null,
  directed_by_name text not null,
  state smallint not null default 1,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_by_name text,
  annulment_reason text,
  official_text text not null,
  constraint direccionamientos__id primary key (month, id),
  constraint direccionamientos__trace unique (month, trace_id),
  constraint direccionamientos__item foreign key (month, number, kind, item) references supply.items (month, number, kind, item),
  constraint direccionamientos__delivery check (delivery between 1 and 9999),
  constraint direccionamientos__sub_delivery check (sub_delivery between 0 and 99),
  constraint direccionamientos__quantity check (quantity > 0),
  constraint direccionamientos__state check (state in (0, 1, 2)),
  constraint direccionamientos__annulled_by_someone check (
    (state = 0) = (annulled_at is not null) and (annulled_at is null) = (annulled_by is null)
    and (annulled_at is null) = (annulment_reason is null))
) partition by range (month);
create unique index direccionamientos__one_active on supply.direccionamientos (month, number, kind, item, delivery, sub_delivery)
  where state <> 0;
create index direccionamientos__item on supply.direccionamientos (number, kind, item);
create index direccionamientos__eps on supply.direccionamientos (eps_code, regime, directed_at desc, id desc);
create index direccionamientos__eps_unscheduled on supply.direccionamientos (eps_code, regime, directed_at desc, id desc) where state <> 2;
create index direccionamientos__supplier on supply.direccionamientos (supplier_doc_number, supplier_doc_type, directed_at desc, id desc);
create index direccionamientos__supplier_due on supply.direccionamientos (supplier_doc_number, supplier_doc_type, latest_on, id)
  where state = 1;
comment on table supply.direccionamientos is 'One delivery of an item, assigned by the EPS to a supplier of its network (section 5.11 of the wire)';
comment on column supply.direccionamientos.month is 'Of the prescription or tutela: its number says it';
comment on column supply.direccionamientos.trace_id is 'ID of the wire: the whole chain of this delivery carries it';
comment on column supply.direccionamientos.supplier_capacity_id is 'Whose users are told; null while nobody had registered it';
comment on column supply.direccionamientos.state is 'Table 6.4: 0 annulled, 1 active, 2 scheduled by the supplier';

create table supply.no_direccionamientos (
  month date not null,
  id integer not null,
  trace_id integer not null,
  number text not null,
  kind char(1) not null,
  item smallint not null,
  cause smallint not null,
  associated_number text,
  associated_item smallint,
  eps_code text not null,
  regime text not null,
  declined_at timestamptz not null,
  declined_by uuid not null,
  declined_by_name text not null,
  state smallint not null default 1,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_by_name text,
  annulment_reason text,
  official_text text not null,
  constraint no_direccionamientos__id primary key (month, id),
  constraint no_direccionamientos__trace unique (month, trace_id),
  constraint no_direccionamientos__item foreign key (month, number, kind, item) references supply.items (month, number, kind, item),
  constraint no_direccionamientos__cause check (cause between 1 and 99),
  constraint no_direccionamientos__state check (state in (0, 1, 2)),
  constraint no_direccionamientos__annulled_by_someone check (
    (state = 0) = (annulled_at is not null) and (annulled_at is null) = (annulled_by is null)
    and (annulled_at is null) = (annulment_reason is null))
) partition by range (month);
create unique index no_direccionamientos__one_active on supply.no_direccionamientos (month, number, kind, item) where state <> 0;
create index no_direccionamientos__item on supply.no_direccionamientos (number, kind, item);
create index no_direccionamientos__eps on supply.no_direccionamientos (eps_code, regime, declined_at desc, id desc);
comment on table supply.no_direccionamientos is 'An item that the EPS does not direct, with its cause of table 6.20 (section 5.12 of the wire); closes the whole item';

-- What was signed or loaded before has to be directed too.
do $$
declare
  month date;
begin
  for month in
    select to_date(right(c.relname, 6), 'YYYYMM') from pg_class c
    where c.relnamespace = 'prescribing'::regnamespace and c.relname ~ '^prescriptions_\d{6}$'
  loop
    perform platform.ensure_month(month);
  end loop;
end $$;
insert into supply.items (month, number, kind, item, code, name, eps_code, regime, patient_doc_type, patient_doc_number, patient_name,
  ambito, total_quantity, ready_at)
select p.month, p.number, i.kind, i.number, i.code, i.name, p.eps_code, p.regime, p.patient_doc_type, p.patient_doc_number,
  concat_ws(' ', p.content #>> '{patient,firstName}', p.content #>> '{patient,secondName}', p.content #>> '{patient,firstSurname}',
    p.content #>> '{patient,secondSurname}'),
  p.ambito, i.total_quantity, p.prescribed_at
from prescribing.prescriptions p join prescribing.items i on i.month = p.month and i.prescription_id = p.id
where p.state = 4 and p.ambito in (11, 12, 21) and i.board_state in (1, 3);
insert into supply.items (month, number, kind, item, code, name, eps_code, regime, patient_doc_type, patient_doc_number, patient_name,
  total_quantity, ready_at)
select t.month, t.number, i.kind, i.number, i.code, i.name, t.eps_code, t.regime, t.patient_doc_type, t.patient_doc_number,
  concat_ws(' ', t.content #>> '{patient,firstName}', t.content #>> '{patient,secondName}', t.content #>> '{patient,firstSurname}',
    t.content #>> '{patient,secondSurname}'),
  i.total_quantity, t.registered_at
from prescribing.tutelas t join prescribing.tutela_items i on i.month = t.month and i.tutela_id = t.id
where t.state = 4;

-- Downloads are asked for by more than one module.
create table platform.downloads (
  id uuid,
  person_id uuid not null,
  context text not null,
  list text not null,
  format text not null,
  filters jsonb not null,
  asked_at timestamptz not null,
  constraint downloads__id primary key (id),
  constraint downloads__format check (format in ('csv', 'xlsx'))
);
comment on table platform.downloads is 'Downloads that somebody asked for: the filters travel here and not in an address, because they may name a patient';
comment on column platform.downloads.list is 'module.list, as the module that asked names it';
insert into platform.downloads select id, person_id, context, 'prescribing.' || scope, format, filters, asked_at from prescribing.exports;
drop table prescribing.exports;
