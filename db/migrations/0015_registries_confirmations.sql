-- An answer is dated with the newest cut that carried its row. A complete cut says so for every row it kept; a partial one
-- only for those it carried: which, is kept here, beside the rows, so that neither they nor their history are rewritten.
create table registries.confirmations (
  table_name text not null,
  row_id bigint not null,
  cut_id uuid not null,
  constraint confirmations__row primary key (table_name, row_id),
  constraint confirmations__cut foreign key (cut_id) references registries.cuts
) with (fillfactor = 70);
comment on table registries.confirmations is 'The latest partial cut that carried a version of a row as it already was';
comment on column registries.confirmations.table_name is 'Table of this schema whose row_id it is';
