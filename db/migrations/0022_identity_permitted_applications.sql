-- A person asks which applications of others she permitted: their grants by account.
create index oidc_payloads__grants_of on identity.oidc_payloads ((payload ->> 'accountId')) where model = 'Grant';
