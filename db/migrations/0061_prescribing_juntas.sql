-- Boards of professionals: one case for each item that needs one. The case of an item is found by the item itself; the number of the
-- prescription says the month.

create table prescribing.board_cases (
  month date not null,
  number text not null,
  kind char(1) not null,
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
  opened_at timestamptz not null,
  due_at timestamptz not null,
  assigned_at timestamptz,
  outcome smallint,
  closed_at timestamptz,
  processed_by text,
  mode smallint,
  act_number text,
  act_on date,
  observations text,
  technical_justification text,
  official_text text not null,
  constraint board_cases__id primary key (month, number, kind, item),
  constraint board_cases__item foreign key (month, prescription_id, kind, item)
    references prescribing.items (month, prescription_id, kind, number),
  constraint board_cases__kind check (kind in ('M', 'N', 'S')),
  constraint board_cases__regime check (regime in ('contributivo', 'subsidiado')),
  constraint board_cases__due_after_opening check (due_at > opened_at),
  constraint board_cases__outcome check (outcome in (3, 4)),
  constraint board_cases__mode check (mode in (1, 2)),
  -- Closed without an outcome: the prescription was annulled while it waited.
  constraint board_cases__outcome_closes check (outcome is null or closed_at is not null),
  constraint board_cases__act_of_an_outcome check (
    (outcome is null) = (mode is null) and (outcome is null) = (act_number is null) and (outcome is null) = (act_on is null)
    and (outcome is null) = (processed_by is null))
) partition by range (month);
create index board_cases__inbox on prescribing.board_cases (board_capacity_id, due_at, number, kind, item) where closed_at is null;
create index board_cases__sede on prescribing.board_cases (sede_code, due_at) where closed_at is null;
create index board_cases__without_board on prescribing.board_cases (eps_code, regime, due_at, number, kind, item) where closed_at is null;
create index board_cases__closed on prescribing.board_cases (board_capacity_id, closed_at desc) where closed_at is not null;
create index board_cases__closed_at on prescribing.board_cases (closed_at) where closed_at is not null;
comment on table prescribing.board_cases is 'Items that a board of professionals must approve before they are supplied (official EstJM 2), and what it decided';
comment on column prescribing.board_cases.item is 'Consecutive of the item inside its kind';
comment on column prescribing.board_cases.board_capacity_id is 'IPS whose board decides: that of the prescription; another of the EPS''s network where there is none; null while nobody has it';
comment on column prescribing.board_cases.board_code is 'REPS code of the entity whose board has it (official CodEntJM)';
comment on column prescribing.board_cases.due_at is 'Deadline, by the settings in force when it was signed';
comment on column prescribing.board_cases.assigned_at is 'When the EPS gave it to another IPS of its network';
comment on column prescribing.board_cases.outcome is '3 approved, 4 not approved (official EstJM); null while it waits, and when the prescription was annulled before';
comment on column prescribing.board_cases.processed_by is 'REPS code of the sede at which the board that decided belongs (official CodEntProc)';
comment on column prescribing.board_cases.mode is '1 in person, 2 virtual (official Modalidad)';
comment on column prescribing.board_cases.official_text is 'The official JSON of the case, written again whenever it changes';

create table prescribing.board_votes (
  month date not null,
  number text not null,
  kind char(1) not null,
  item smallint not null,
  person_id uuid not null,
  approves boolean not null,
  voted_at timestamptz not null,
  mode smallint not null,
  act_number text not null,
  act_on date not null,
  observations text,
  technical_justification text not null,
  constraint board_votes__one_per_member primary key (month, number, kind, item, person_id),
  constraint board_votes__case foreign key (month, number, kind, item) references prescribing.board_cases (month, number, kind, item),
  constraint board_votes__mode check (mode in (1, 2))
) partition by range (month);
comment on table prescribing.board_votes is 'What each member of a board said of a case; with a quorum of one, the only vote decides';

-- The partitions of a month, of every table of this schema that is laid out by month: as before, without a list to keep.
create or replace function prescribing.ensure_month(first_day date) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
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
  for parent in
    select c.relname from pg_class c where c.relnamespace = 'prescribing'::regnamespace and c.relkind = 'p' order by c.relname
  loop
    execute format('create table if not exists prescribing.%I partition of prescribing.%I for values from (%L) to (%L)',
      parent || '_' || suffix, parent, first_day, (first_day + interval '1 month')::date);
  end loop;
  return true;
end $$;
