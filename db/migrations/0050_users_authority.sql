-- What the authority check reads of other modules: one view per fact, published here because the check is their only reader.
-- Each keeps its periods, so that the same question can be asked of a past moment.

create view registries.sede_standing as
select source, code, provider_code, enabled, closed_on, recorded from registries.reps_sedes;
comment on view registries.sede_standing is 'Published for users.authority: versions of sedes, as far as they decide whether one stands';

create view registries.provider_standing as
select source, code, doc_type, doc_number, enabled, expires_on, closed_on, recorded,
  platform.fold(class_name) ~ '\mips\M|institucion' as is_ips
from registries.reps_providers;
comment on view registries.provider_standing is 'Published for users.authority: versions of providers, as far as they decide whether one stands';

create view registries.rethus_standing as
select doc_type, doc_number, platform.fold(identification_state) = 'vigente' as current, recorded from registries.rethus_people;
comment on view registries.rethus_standing is 'Published for users.authority: whether the identification is current';

create view registries.rethus_titles as
select doc_type, doc_number, regexp_replace(trim(platform.fold(profession)), '\s+', ' ', 'g') as profession,
  practise_from, valid_until, recorded
from registries.rethus_academics where program_type = 'UNV';
comment on view registries.rethus_titles is 'Published for users.authority: university titles, the profession as names are compared';

create view registries.rethus_bans as
select doc_type, doc_number, starts_on, ends_on, recorded from registries.rethus_sanctions;
comment on view registries.rethus_bans is 'Published for users.authority: sanctions with their days';

create view registries.sso_plazas as
select doc_type, doc_number, regexp_replace(trim(platform.fold(profession)), '\s+', ' ', 'g') as profession,
  ips_nit, sede_code, starts_on, ends_on, recorded
from registries.sso_rows
where inscription_state = 'APROBADA' and assignment_state = 'ASIGNADA' and plaza_code <> '' and plaza_state = 'ACTIVA';
comment on view registries.sso_plazas is 'Published for users.authority: plazas assigned and active, with their days';

create view registries.applied_cuts as
select kind, applied_at from registries.cuts where state = 'applied';
comment on view registries.applied_cuts is 'Published for users.authority: whether a registry has been loaded at all (D-13)';

create view identity.account_standing as
select p.id as person_id, p.doc_type, p.doc_number, a.created_at, a.state = 'activa' as active, a.second_factor_since
from identity.persons p join identity.accounts a on a.id = p.id;
comment on view identity.account_standing is 'Published for users.authority: whether the account is active and has a second factor';

create view identity.capacity_standing as
select c.id as capacity_id, c.kind, c.regime, c.until, e.nit, e.registered_at
from identity.capacities c left join identity.entities e on e.id = c.entity_id;
comment on view identity.capacity_standing is 'Published for users.authority: what a capacity is and whether its entity is registered';
