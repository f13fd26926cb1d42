-- Pages of the audit: newest first by moment and id, of everybody or of one actor.
drop index audit.events__actor;
create index events__actor on audit.events (actor_id, at, id);
drop index audit.events__at;
create index events__at on audit.events (at, id);
