-- D-21: reading the audit of everybody is a right of its own. Who held every right keeps holding every right.
alter table identity.operators drop constraint operators__rights;
alter table identity.operators add constraint operators__rights
  check (rights <@ array['registries', 'reviews', 'policies', 'clients', 'audit'] and cardinality(rights) > 0);
update identity.operators set rights = rights || array['audit']
where rights @> array['registries', 'reviews', 'policies', 'clients'];
