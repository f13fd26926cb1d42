-- A mail may carry a one-time link: its text is a secret, kept only while it may still have to be sent.
alter table platform.mails alter column text_body drop not null;
update platform.mails set text_body = null, html_body = null where sent_at is not null;
alter table platform.mails
  add constraint mails__no_text_once_sent check (sent_at is null or (text_body is null and html_body is null));
comment on column platform.mails.text_body is 'Null once it left or was given up: it may carry a one-time link';
comment on column platform.mails.html_body is 'Null once it left or was given up: it may carry a one-time link';
