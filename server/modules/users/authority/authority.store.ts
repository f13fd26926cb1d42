import { type RawBuilder, sql } from 'kysely'
import type { Capability } from '#contract/capabilities.ts'
import type { UserType } from '#contract/paths.ts'
import { contextKey } from '#contract/users-authority.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { FactsMoment } from '../facts/facts.ts'

/** Who wants to do what, where. */
export interface Check {
  personId: string
  capability: Capability
  context: {
    capacityId: string
    /** REPS code of a sede or id of a site; null in an EPS. */
    sede: string | null
  }
}

/** One way in which she may do it: which of the capabilities asked, by which role, as which type, at which sede of REPS. */
export interface Grant {
  capability: Capability
  role: string
  roleName: string
  userType: UserType
  sedeCode: string | null
  siteId: string | null
  /** Entering with the role takes the second factor of the session. */
  secondFactor: boolean
}

/** The versions of a registry's rows known at the moment: now, or as of then. */
const known = (alias: string, { knownAt }: FactsMoment): RawBuilder<unknown> =>
  knownAt ? sql`${sql.id(alias, 'recorded')} @> ${knownAt}::timestamptz` : sql`upper_inf(${sql.id(alias, 'recorded')})`

/** A row of the dataset counts only for codes of which the exports never spoke. */
const exportsWin = (alias: string, view: string, { knownAt }: FactsMoment): RawBuilder<unknown> => sql`
  (${sql.id(alias, 'source')} = 'exports' or not exists (select from ${sql.id('registries', view)} e
    where e.source = 'exports' and e.code = ${sql.id(alias, 'code')}
    ${knownAt ? sql`and lower(e.recorded) <= ${knownAt}::timestamptz` : sql``}))`

/** D-10: enabled, not closed, not expired beyond the days of grace. */
const providerStands = (alias: string, on: string): RawBuilder<unknown> => sql`
  ${sql.id(alias, 'enabled')} and coalesce(${sql.id(alias, 'closed_on')} >= ${on}::date, true)
  and coalesce(${sql.id(alias, 'expires_on')} + s.grace >= ${on}::date, true)`

/** D-07: the words of a registry name a profession of the policy that prescribes something. */
const prescribes = (words: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (
  select from jsonb_array_elements(s.professions -> 'professions') as pr(item), jsonb_array_elements_text(pr.item -> 'names') as n(name)
  where regexp_replace(trim(platform.fold(n.name)), '\\s+', ' ', 'g') = ${words} and jsonb_array_length(pr.item -> 'items') > 0)`

/** Yes or no to one capability. */
export async function holdsAuthority(conn: Conn, { personId, capability, context }: Check, moment: FactsMoment) {
  return (await grantsOf(conn, { personId, capabilities: [capability], context }, moment)).length > 0
}

/**
 * Yes, each with its way, or nothing: by one statement on indexes of the person and of the rows her activation stands on. Registration, activation,
 * role, policy, capacity, sede or site, registry of the profession, account: whatever is missing makes it no. `explain` says
 * which, by the requirements themselves; a test holds both against each other over random histories.
 */
export async function grantsOf(
  conn: Conn,
  asked: {
    personId: string
    capabilities: readonly Capability[]
    /** `role`: only by this one. */
    context: Check['context'] & { role?: string }
  },
  moment: FactsMoment,
): Promise<Grant[]> {
  const { at, on } = moment
  const { personId, capabilities, context } = asked
  const { capacityId, sede } = context
  const title = sql`t.doc_type = p.doc_type and t.doc_number = p.doc_number and ${known('t', moment)}
    and coalesce(t.practise_from <= ${on}::date, true) and coalesce(t.valid_until >= ${on}::date, true)`
  const { rows } = await sql<Grant>`
    with s as materialized (
      select
        coalesce((select (value #>> '{}')::int from platform.settings
          where name = 'reps_grace_days' and valid @> ${at}::timestamptz), 0) as grace,
        (select content from users.policies where name = 'roles' and in_force @> ${at}::timestamptz) as roles,
        (select content from users.policies where name = 'profesion_item' and in_force @> ${at}::timestamptz) as professions
    )
    select policy.capability, ra.role_code as role, policy.role ->> 'name' as "roleName", a.user_type as "userType",
      a.sede_code as "sedeCode", a.site_id as "siteId", (policy.role ->> 'secondFactor')::boolean as "secondFactor"
    from s
    cross join users.activations a
    join users.registrations g on g.id = a.registration_id and (g.annulled_at is null or g.annulled_at > ${at}::timestamptz)
    join users.role_assignments ra on ra.activation_id = a.id and ra.assigned_at <= ${at}::timestamptz
      and (ra.withdrawn_at is null or ra.withdrawn_at > ${at}::timestamptz)
    join identity.account_standing p on p.person_id = a.person_id and p.created_at <= ${at}::timestamptz and p.active
    join identity.capacity_standing c on c.capacity_id = a.capacity_id and (c.until is null or c.until > ${at}::timestamptz)
      and (c.kind = 'proveedor_pn' or c.registered_at <= ${at}::timestamptz)
    cross join lateral (
      select r.role, g2.given, asked.capability
      from jsonb_array_elements(s.roles -> 'roles') as r(role), jsonb_array_elements(r.role -> 'givenTo') as g2(given),
        unnest(${[...capabilities]}::text[]) as asked(capability)
      where r.role ->> 'code' = ra.role_code and r.role -> 'kinds' ? c.kind and r.role -> 'capabilities' ? asked.capability
        and g2.given ->> 'userType' = a.user_type and coalesce(g2.given -> 'kinds', r.role -> 'kinds') ? c.kind
        and not coalesce(g2.given -> 'without', '[]'::jsonb) ? asked.capability
    ) as policy
    where ${context.role ? sql`ra.role_code = ${context.role} and` : sql``} a.person_id = ${personId}::uuid and a.capacity_id = ${capacityId}::uuid
      and a.activated_at <= ${at}::timestamptz and (a.ended_at is null or a.ended_at > ${at}::timestamptz)
      and (policy.role ->> 'scope' = 'entidad' or coalesce(a.sede_code, a.site_id::text) is not distinct from ${sede}::text)
      and (not (policy.role ->> 'secondFactor')::boolean or p.second_factor_since is not null)
      and case c.kind
        when 'ips' then
          exists (select from registries.provider_standing v where v.doc_number = c.nit and v.doc_type = 'NI' and v.is_ips
            and ${known('v', moment)} and ${exportsWin('v', 'provider_standing', moment)} and ${providerStands('v', on)})
          and exists (select from registries.sede_standing d where d.code = a.sede_code and ${known('d', moment)}
            and ${exportsWin('d', 'sede_standing', moment)} and d.enabled and coalesce(d.closed_on >= ${on}::date, true)
            and exists (select from registries.provider_standing v where v.code = d.provider_code and v.doc_type = 'NI'
              and v.doc_number = c.nit and ${known('v', moment)} and ${exportsWin('v', 'provider_standing', moment)} and ${providerStands('v', on)}))
        when 'eps' then exists (select from registries.eapb_codes e
          where e.nit = c.nit and e.regime = c.regime and e.enabled and ${known('e', moment)})
        else exists (select from users.sites z where z.id = a.site_id and z.capacity_id = a.capacity_id
          and z.opened_at <= ${at}::timestamptz and (z.closed_at is null or z.closed_at > ${at}::timestamptz))
      end
      and case a.user_type
        when 'profesional' then (
          not exists (select from registries.applied_cuts k where k.kind = 'rethus-personas')
          or (
            exists (select from registries.rethus_standing h where h.doc_type = p.doc_type and h.doc_number = p.doc_number
              and h.current and ${known('h', moment)})
            and not exists (select from registries.rethus_bans b where b.doc_type = p.doc_type and b.doc_number = p.doc_number
              and ${known('b', moment)} and b.starts_on <= ${on}::date and coalesce(b.ends_on >= ${on}::date, true))
            and exists (select from registries.rethus_titles t where ${title}
              and (s.professions ->> 'registro' = 'universitaria' or ${prescribes(sql`t.profession`)}))
            and (not coalesce((policy.given ->> 'prescriber')::boolean, false)
              or exists (select from registries.rethus_titles t where ${title} and ${prescribes(sql`t.profession`)}))))
        when 'sso' then exists (
          select from (
            select z.ips_nit, z.sede_code, z.profession from registries.sso_plazas z
            where z.doc_type = p.doc_type and z.doc_number = p.doc_number and ${known('z', moment)}
              and z.starts_on <= ${on}::date and z.ends_on >= ${on}::date
            order by z.starts_on desc limit 1) plaza
          where plaza.ips_nit = c.nit and plaza.sede_code = a.sede_code
            and (not coalesce((policy.given ->> 'prescriber')::boolean, false) or ${prescribes(sql`plaza.profession`)}))
        else true
      end
    order by a.sede_code is not distinct from ${sede}::text desc, a.activated_at
    limit 20`.execute(conn)
  return rows
}

/** Open activations with a role that gives the capability. */
const holding = (capability: Capability, at: Instant): RawBuilder<unknown> => sql`
  from users.activations a
  join users.role_assignments ra on ra.activation_id = a.id and ra.withdrawn_at is null
  join users.policies p on p.name = 'roles' and p.in_force @> ${at}::timestamptz
  cross join lateral jsonb_array_elements(p.content -> 'roles') as r(role)
  where a.ended_at is null and r.role ->> 'code' = ra.role_code and r.role -> 'capabilities' ? ${capability}`

/** Who holds a capability, and a context (`contextKey`) where she uses it: a notice leads there. */
export interface Holder {
  personId: string
  context: string
}

/**
 * Persons with an open activation in the capacity and a role that gives the capability: whom a notice goes to. What their rights
 * stand on besides is asked when they act. At most 50.
 */
export async function holdersOf(
  conn: Conn,
  { capacityId, capability }: { capacityId: string; capability: Capability },
  at: Instant,
): Promise<Holder[]> {
  const { rows } = await sql<{ personId: string; sede: string | null; role: string }>`
    select distinct on (a.person_id)
      a.person_id as "personId", coalesce(a.sede_code, a.site_id::text) as sede, ra.role_code as role
    ${holding(capability, at)} and a.capacity_id = ${capacityId}::uuid
    order by a.person_id, a.activated_at, ra.role_code limit 50`.execute(conn)
  return rows.map(({ personId, sede, role }) => ({ personId, context: contextKey({ capacityId, sede, role }) }))
}

/** Those of the capacities in which somebody holds the capability, as `holdersOf` finds them. One query for all. */
export async function capacitiesWith(
  conn: Conn,
  { capacityIds, capability }: { capacityIds: readonly string[]; capability: Capability },
  at: Instant,
): Promise<Set<string>> {
  if (capacityIds.length === 0) return new Set()
  const { rows } = await sql<{ capacityId: string }>`
    select distinct a.capacity_id as "capacityId" ${holding(capability, at)}
      and a.capacity_id = any(${[...capacityIds]}::uuid[])`.execute(conn)
  return new Set(rows.map((r) => r.capacityId))
}
