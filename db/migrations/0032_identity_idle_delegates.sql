-- The representative is told of a delegate who does nothing; when, so that it is told once a spell.
alter table identity.delegations add column idle_told_at timestamptz;
comment on column identity.delegations.idle_told_at is 'When the representative was last told that this delegate does nothing; decides nothing';
