-- A month is there when every table laid out by month has it: one added by a later migration gets the months that the others had.
create or replace function prescribing.ensure_month(first_day date) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  parent text;
  suffix text := to_char(first_day, 'YYYYMM');
begin
  if first_day <> date_trunc('month', first_day)::date then
    raise exception 'not the first day of a month: %', first_day;
  end if;
  if not exists (
    select from pg_class c
    where c.relnamespace = 'prescribing'::regnamespace and c.relkind = 'p'
      and to_regclass('prescribing.' || quote_ident(c.relname || '_' || suffix)) is null
  ) then
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

-- No query names it: lists of a board read its cases.
drop index prescribing.items__board_pending;
