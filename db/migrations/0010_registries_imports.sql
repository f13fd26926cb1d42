create schema registries;
comment on schema registries is 'What the authorities say: REPS, EAPB, ReTHUS, SSO, civil registry, DIVIPOLA, with the history of each row';

-- Cuts -----------------------------------------------------------------------------------------------------------

create table registries.cuts (
  id uuid,
  kind text not null,
  scope text not null default '',
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  encoding text not null,
  cut_date date,
  complete boolean not null,
  state text not null,
  confirmed boolean not null default false,
  rows_read integer not null default 0,
  rows_rejected integer not null default 0,
  rows_added integer not null default 0,
  rows_changed integer not null default 0,
  rows_closed integer not null default 0,
  rows_same integer not null default 0,
  would_close integer,
  open_before integer,
  refusal jsonb,
  by_kind text not null,
  by_id uuid,
  by_label text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  applied_at timestamptz,
  constraint cuts__id primary key (id),
  constraint cuts__state check (state in ('received', 'reading', 'confirm', 'applied', 'repeated', 'refused', 'failed')),
  constraint cuts__applied_is_dated check (state <> 'applied' or (cut_date is not null and applied_at is not null))
);
create index cuts__in_force on registries.cuts (kind, scope, cut_date desc, applied_at) where state = 'applied';
create index cuts__newest on registries.cuts (id desc);
comment on table registries.cuts is 'One row per file received: which registry, from whom, as of which day, and what it changed';
comment on column registries.cuts.scope is 'SISPRO: the reference table of the file; empty for the other kinds';
comment on column registries.cuts.complete is 'Declared complete: rows of its kind and scope that are absent from it were closed';
comment on column registries.cuts.confirmed is 'A person confirmed that more than the usual share of rows is closed';
comment on column registries.cuts.refusal is 'code and params when the whole file was refused or failed';

create table registries.cut_files (
  cut_id uuid not null,
  seq integer not null,
  bytes bytea not null,
  constraint cut_files__seq primary key (cut_id, seq),
  constraint cut_files__cut foreign key (cut_id) references registries.cuts
);
comment on table registries.cut_files is 'Files uploaded through the page, gzip in pieces, so that any process can read them. Command-line imports read the disk';
comment on column registries.cut_files.bytes is 'A piece of one gzip stream';

create table registries.rejected_rows (
  cut_id uuid not null,
  line integer not null,
  seq integer not null,
  column_name text not null,
  value text not null,
  reason text not null,
  constraint rejected_rows__place primary key (cut_id, line, seq),
  constraint rejected_rows__cut foreign key (cut_id) references registries.cuts
);
comment on table registries.rejected_rows is 'Rows that did not enter: where, what, why. One row per fault';
comment on column registries.rejected_rows.reason is 'Spanish sentence, shown as it is';
