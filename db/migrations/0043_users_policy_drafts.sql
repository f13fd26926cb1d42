-- A draft of a policy outlives the tab and the browser in which it was begun.
create table users.policy_drafts (
  name text not null,
  operator_id uuid not null,
  from_version integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  constraint policy_drafts__one_each primary key (name, operator_id),
  constraint policy_drafts__version foreign key (name, from_version) references users.policies (name, version)
);
comment on table users.policy_drafts is 'What an operator is writing, one draft per policy and operator. Nothing stands on it: discarded or published, the row goes';
comment on column users.policy_drafts.from_version is 'The version it began from; of an older one it is not offered any more';
