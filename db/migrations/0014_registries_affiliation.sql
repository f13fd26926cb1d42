-- The affiliation table: who is affiliated to which EPS, in which regime. Several million rows, found by exact document only: no index on
-- names, and none that a search by part of a number could use.

create table registries.affiliates (
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
  born_on date not null,
  sex text not null,
  eps_code text not null,
  regime text not null,
  municipality_code text,
  state text not null,
  mother_doc_type text,
  mother_doc_number text,
  constraint affiliates__regime check (regime in ('contributivo', 'subsidiado')),
  constraint affiliates__state check (state in ('activo', 'suspendido', 'retirado', 'fallecido')),
  constraint affiliates__mother check ((mother_doc_type is null) = (mother_doc_number is null)),
  constraint affiliates__row_id primary key (row_id),
  constraint affiliates__cut foreign key (cut_id) references registries.cuts
);
create unique index affiliates__one_open on registries.affiliates (doc_number, doc_type) where upper_inf(recorded);
create index affiliates__versions on registries.affiliates (doc_number, doc_type);
comment on table registries.affiliates is 'Affiliation to EPS, one open row per document. Personal data: asked by exact document, never listed';
comment on column registries.affiliates.doc_type is 'As the file writes it; NV and CN are the same when compared';
comment on column registries.affiliates.eps_code is 'Code of CodigoEAPByNit; the regime is its own column, never read from the prefix';
comment on column registries.affiliates.mother_doc_type is 'Of a newborn without a document of their own: the mother''s';
