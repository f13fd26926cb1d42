-- Exports and daily summaries.

create table prescribing.exports (
  id uuid,
  person_id uuid not null,
  context text not null,
  scope text not null,
  format text not null,
  filters jsonb not null,
  asked_at timestamptz not null,
  constraint exports__id primary key (id),
  constraint exports__scope check (scope in ('propias', 'ips', 'eps')),
  constraint exports__format check (format in ('csv', 'xlsx'))
);
comment on table prescribing.exports is 'Downloads that somebody asked for: the filters travel here and not in an address, because they may name a patient';

create table prescribing.daily_summary (
  day date not null,
  scope text not null,
  key text not null,
  measure text not null,
  value bigint not null,
  constraint daily_summary__id primary key (scope, key, day, measure),
  constraint daily_summary__scope check (scope in ('sede', 'eps', 'pais'))
);
comment on table prescribing.daily_summary is 'Counts per Bogotá day for dashboards, made again by a job while the day can still change';
comment on column prescribing.daily_summary.key is 'REPS code of the sede, code of the EPS with its regime (EPS001 contributivo), or empty for the country';
comment on column prescribing.daily_summary.measure is 'prescriptions, annulled, items_M … items_S, boards_opened, boards_approved, boards_denied, boards_minutes';

create table prescribing.summarized_days (
  day date not null,
  made_at timestamptz not null,
  constraint summarized_days__id primary key (day)
);
comment on table prescribing.summarized_days is 'Up to which moment the summary of each day counts';
