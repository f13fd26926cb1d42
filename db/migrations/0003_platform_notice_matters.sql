-- A notice that asks for an act names its matter, so that whoever decides it closes the notice for everybody it went to.
alter table platform.notices add column matter text;
comment on column platform.notices.matter is 'What it asks to decide, as kind:id; null where nothing is asked. Deciding it marks all its notices as read';
create index notices__unread_matter on platform.notices (matter) where matter is not null and read_at is null;
