-- Who corrects a tutela in two tabs goes on with what one of them has in a draft of its own: a correction too, of which one is registered.
drop index prescribing.tutela_drafts__one_correction;
create index tutela_drafts__corrections on prescribing.tutela_drafts (person_id, context, replaces)
  where registered_number is null and discarded_at is null;
