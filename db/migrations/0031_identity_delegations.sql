-- Administrar Autorizados: who administers which application for which capacity.

create table identity.applications (
  code text,
  name text not null,
  about text not null,
  per_regime boolean not null,
  position smallint not null,
  constraint applications__code primary key (code),
  constraint applications__position unique (position)
);
comment on table identity.applications is 'Applications for which a representative names a delegate (R-04)';
comment on column identity.applications.per_regime is 'An EPS names one delegate per regime; otherwise one for the whole EPS';
insert into identity.applications (code, name, about, per_regime, position) values
  ('mipres', 'MIPRES', 'Prescripción y suministro', true, 1),
  ('ihce', 'Historia clínica interoperable (IHCE)', 'Una persona para toda la entidad', false, 2);

create table identity.delegations (
  id uuid,
  capacity_id uuid not null,
  application text not null,
  doc_type text not null,
  doc_number text not null,
  email text,
  named_at timestamptz not null,
  named_by uuid not null,
  expires_at timestamptz not null,
  replaces_id uuid,
  in_force_from timestamptz,
  ended_at timestamptz,
  end_reason text,
  ended_by uuid,
  ended_by_label text,
  end_note text,
  reminded_at timestamptz,
  constraint delegations__id primary key (id),
  constraint delegations__capacity foreign key (capacity_id) references identity.capacities (id),
  constraint delegations__application foreign key (application) references identity.applications (code),
  constraint delegations__named_by foreign key (named_by) references identity.persons (id),
  constraint delegations__replaces foreign key (replaces_id) references identity.delegations (id),
  constraint delegations__end check ((ended_at is null) = (end_reason is null)),
  constraint delegations__end_reason check (end_reason in ('revocada', 'reemplazada', 'vencida'))
);
create unique index delegations__one_pending on identity.delegations (capacity_id, application)
  where ended_at is null and in_force_from is null;
create unique index delegations__one_in_force on identity.delegations (capacity_id, application)
  where ended_at is null and in_force_from is not null;
create index delegations__document on identity.delegations (doc_type, doc_number, application);
create index delegations__capacity_id on identity.delegations (capacity_id, named_at desc);
comment on table identity.delegations is 'Namings of a delegate by document (R-03) and what became of each; at most one pending and one in force per capacity and application (D-04)';
comment on column identity.delegations.expires_at is 'A naming that is not in force by then has lapsed (D-14); nothing runs for it';
comment on column identity.delegations.in_force_from is 'When that person registered in the application (R-06)';
comment on column identity.delegations.end_reason is 'vencida: closed when a new naming took the place of a lapsed one';
comment on column identity.delegations.ended_by is 'Person or operator; null when the end followed from another act';

create table identity.delegation_confirmations (
  delegation_id uuid not null,
  representation_id uuid not null,
  asked_at timestamptz not null,
  confirm_by timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  constraint delegation_confirmations__key primary key (delegation_id, representation_id),
  constraint delegation_confirmations__delegation foreign key (delegation_id) references identity.delegations (id),
  constraint delegation_confirmations__representation foreign key (representation_id) references identity.representations (id),
  constraint delegation_confirmations__confirmed_by foreign key (confirmed_by) references identity.persons (id)
);
comment on table identity.delegation_confirmations is 'A new representative is asked to confirm each delegation she found (D-06); the latest row counts';
