-- D-20: an SSO registration closes by itself when its plaza ends; what is kept is that the person was told.
alter table users.registrations add column finish_told text;
comment on column users.registrations.finish_told is 'The end of the plaza (its last day, or its code) of which the job told the person; decides nothing';
create index registrations__open_sso on users.registrations (id) where user_type = 'sso' and annulled_at is null;
