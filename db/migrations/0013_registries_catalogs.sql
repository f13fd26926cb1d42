-- Catalogues: reference tables of SISPRO that prescribing searches. The rows are those of registries.reference_rows; this adds what a
-- search needs. Tables and meaning of their Extra columns: docs/sources/catalogs.md.

create function registries.search_words(text) returns text[]
  language sql immutable strict parallel safe
  return array(
    select distinct (w.found)[1] from regexp_matches(
      replace(replace(regexp_replace(platform.fold($1), '(\d),(\d)', '\1.\2', 'g'), 'µ', 'mc'), 'μ', 'mc'),
      '\d+(?:\.\d+)?|[a-z%]+', 'g') as w(found));
comment on function registries.search_words(text) is 'The words by which a text is found: folded, letters apart from digits (500mg = 500 mg), decimal point, µ as mc';

create function registries.is_catalog(table_name text) returns boolean
  language sql immutable strict parallel safe
  return $1 in ('CIE10', 'CUPS', 'CatalogoCUMs', 'IUM', 'MedicamentosDCI', 'UNIRS', 'EnfermedadHuerfana', 'ProductosNutricionales');
comment on function registries.is_catalog(text) is 'Reference tables that can be searched; the others are only read by code';

create function registries.day_or_null(text) returns date
  language sql immutable parallel safe
  return case when $1 ~ '^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])'
    then make_date(substr($1, 1, 4)::int, substr($1, 6, 2)::int, 1) + (substr($1, 9, 2)::int - 1) end;
comment on function registries.day_or_null(text) is 'A day written AAAA-MM-DD at the beginning of a text; null for anything else, never an error: Extra columns of other tables hold other things';

create function registries.catalog_valid(first_day text, last_day text) returns daterange
  language sql immutable parallel safe
  return case when registries.day_or_null($1) > registries.day_or_null($2) then 'empty'::daterange
    else daterange(registries.day_or_null($1), registries.day_or_null($2), '[]') end;
comment on function registries.catalog_valid(text, text) is 'From Extra_IX to Extra_X, both included';

alter table registries.reference_rows
  add column code_key text generated always as (
    case when registries.is_catalog(table_name) then ltrim(regexp_replace(upper(code), '[^A-Z0-9]', '', 'g'), '0') end) stored,
  add column valid daterange generated always as (
    case when registries.is_catalog(table_name) then registries.catalog_valid(extra_9, extra_10) end) stored,
  add column search tsvector generated always as (
    case when registries.is_catalog(table_name)
      then array_to_tsvector(registries.search_words(name || ' ' || coalesce(description, ''))) end) stored;
comment on column registries.reference_rows.code_key is 'Of catalogues: the code without points, hyphens or zeros at its left, as people type it';
comment on column registries.reference_rows.valid is 'Of catalogues: the days on which the code may be used, Extra_IX to Extra_X';
comment on column registries.reference_rows.search is 'Of catalogues: the words of name and description';

create index reference_rows__by_code_key on registries.reference_rows (table_name, code_key text_pattern_ops)
  where code_key is not null and upper_inf(recorded);

-- One index a catalogue: a search never walks over the words of another one. Without fastupdate no search pays for a pending list.
create index reference_rows__search_cie10 on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'CIE10' and upper_inf(recorded);
create index reference_rows__search_cups on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'CUPS' and upper_inf(recorded);
create index reference_rows__search_cum on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'CatalogoCUMs' and upper_inf(recorded);
create index reference_rows__search_ium on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'IUM' and upper_inf(recorded);
create index reference_rows__search_dci on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'MedicamentosDCI' and upper_inf(recorded);
create index reference_rows__search_unirs on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'UNIRS' and upper_inf(recorded);
create index reference_rows__search_huerfanas on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'EnfermedadHuerfana' and upper_inf(recorded);
create index reference_rows__search_nutricionales on registries.reference_rows using gin (search) with (fastupdate = off)
  where table_name = 'ProductosNutricionales' and upper_inf(recorded);

create table registries.catalog_words (
  table_name text not null,
  word text not null,
  constraint catalog_words__word primary key (table_name, word)
);
create index catalog_words__similar on registries.catalog_words using gin (word gin_trgm_ops) with (fastupdate = off);
comment on table registries.catalog_words is 'Every word of a catalogue once: a mistyped word is compared with these few thousand, not with every row. Words are never taken out';
