-- Another password ends whatever was entered with the former one: an account's sessions of the provider, and sign-ins proved and not yet taken up.
create index oidc_payloads__sessions_of on identity.oidc_payloads ((payload ->> 'accountId')) where model = 'Session';
create index oidc_payloads__sign_ins_of on identity.oidc_payloads ((payload #>> '{result,login,accountId}'))
where model = 'Interaction' and payload #>> '{result,login,accountId}' is not null;
