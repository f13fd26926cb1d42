import { type Capability, capabilities } from '#contract/capabilities.ts'
import { capacityName } from '#contract/capacities.ts'
import { type UserType, userTypeNames } from '#contract/paths.ts'
import type { Policies, RolePolicy } from '#contract/policies.ts'
import { calm } from '#contract/spanish.ts'
import { asked, type Moment, type Outcome, type Requirement, requirement } from '#platform/paths/requirement.ts'
import { hasConfirmedMail, hasSecondFactor, isRegisteredPerson } from '../../identity/persons/requirements.ts'
import { type ActivateFacts, userStands } from '../activation/requirements.ts'
import type { ActivationFacts, UsersFacts } from '../facts/facts.ts'
import { registered } from '../registration/requirements.ts'
import { type AssignFacts, openRoles, professionAllows, roleForType, roleOfKind } from '../roles/requirements.ts'
import { capacityStands, delegateOf, deskPage, type PlaceFacts, placeStands } from '../standing/requirements.ts'

/**
 * Authority: a right is the intersection of facts that hold at one moment (docs/rules.md R-16, R-18, R-19, R-20, R-22, R-23).
 * Each fact is asked by the requirement of who owns it; here they are put in one chain, link by link.
 */

/** One way in which a person may come to a capability in a place: as this type, with this role, by this activation. */
export interface Claim {
  facts: UsersFacts
  capability: Capability
  userType: UserType
  role: RolePolicy
  /** Where it is asked about. */
  place: PlaceFacts
  /** The activation that would carry it; null when there is none. */
  activation: ActivationFacts | null
  /** Who administers the capacity, by name; null while nobody does. */
  delegateName: string | null
}

export interface Link {
  id: 'account' | 'registry' | 'place' | 'registration' | 'activation' | 'role' | 'factor'
  title: string
  requirements: readonly Requirement<Claim>[]
}

/** 'Hospital Los Arrayanes, sede 01 Principal' · 'EPS Cordillera, régimen subsidiado'. */
export function placeName({ standing: { capacity }, sedeCode, sede, site }: Omit<PlaceFacts, 'settings'>): string {
  if (capacity.kind === 'eps') return `${capacity.entityName}, régimen ${capacity.regime ?? '—'}`
  if (site) return `${capacity.entityName}, sede ${site.number} ${site.name}`
  if (sedeCode) return `${capacity.entityName}, sede ${sedeCode.slice(-2)}${sede ? ` ${calm(sede.name)}` : ''}`
  return capacity.entityName
}

const holder = (claim: Claim) => {
  const who = delegateOf(claim.place.standing.capacity)
  return claim.delegateName ? { ...who, name: claim.delegateName } : who
}

/** R-14, R-16, R-18, R-20: an activation that no act ended, in this capacity and, for a role of a sede, in this very sede. */
export const activeHere = requirement<Claim>({
  id: 'users.active_here',
  rules: ['R-16', 'R-18', 'R-20'],
  asks: 'El delegado activó a la persona en esa entidad, régimen y sede.',
  evaluate(claim, { at }): Outcome {
    const { activation, place } = claim
    if (activation && activation.activatedAt <= at && (activation.endedAt === null || at < activation.endedAt))
      return {
        met: true,
        since: activation.activatedAt,
        evidence: [
          {
            kind: 'act',
            fact: `Activación en ${placeName(activation.sedeCode || activation.site ? { ...activation, siteId: activation.site?.siteId ?? null } : { ...place })}, por ${activation.activatedBy.name ?? 'su delegado'}`,
            source: 'Administración de Usuarios',
            at: activation.activatedAt,
          },
        ],
      }
    const request = claim.facts.requests.find(
      (r) =>
        r.state === 'pendiente' && r.userType === claim.userType && r.capacityId === place.standing.capacity.capacityId,
    )
    return {
      met: false,
      pending: 'P-ACT',
      ...(request ? { since: request.askedAt } : {}),
      refusal: { code: 'users.not_active_here', params: whereAsked(claim) },
      who: holder(claim),
      where: deskPage(place.standing.capacity.capacityId),
      evidence: request
        ? [{ kind: 'request', fact: 'Activación pedida', source: 'Registro de Usuarios', at: request.askedAt }]
        : [],
    }
  },
})

/** R-16, R-18: one of its roles, not withdrawn, gives the capability. */
export const roleHere = requirement<Claim>({
  id: 'users.role_here',
  rules: ['R-16', 'R-18', 'D-02'],
  asks: 'En esa activación hay un rol que da el permiso.',
  evaluate(claim, moment): Outcome {
    const { activation, role, facts } = claim
    const held = activation && openRoles(activation.roles, moment).find((r) => r.roleCode === role.code)
    if (held)
      return {
        met: true,
        since: held.assignedAt,
        evidence: [
          {
            kind: 'act',
            fact: `Rol ${role.name}, dado por ${held.assignedBy.name ?? 'su delegado'}`,
            source: 'Administración de Usuarios',
            at: held.assignedAt,
          },
          {
            kind: 'act',
            fact: `«${role.name}» permite ${capabilities[claim.capability].toLowerCase()}`,
            source: `tabla de roles, versión ${facts.policies.versions.roles}`,
          },
        ],
      }
    return {
      met: false,
      pending: 'P-ROL',
      ...(activation ? { since: activation.activatedAt } : {}),
      refusal: { code: 'users.no_role_here', params: { role: role.name, ...whereAsked(claim) } },
      who: holder(claim),
      where: deskPage(claim.place.standing.capacity.capacityId, '/usuarios'),
    }
  },
})

/** What the texts and the page of reasons need to know of the place. */
function whereAsked({ place, capability }: Claim): Record<string, string | null> {
  const { capacity } = place.standing
  return {
    place: placeName(place),
    capability,
    capacityId: capacity.capacityId,
    sede: place.sedeCode ?? place.siteId,
  }
}

const person = (c: Claim) => c.facts.person
const user = ({ facts }: Claim) => ({ person: facts.person, rethus: facts.rethus, sso: facts.sso })

/** Where the chain stands: the place of the activation that carries it, else the one asked about. */
export function standsOn({ activation, place }: Pick<Claim, 'activation' | 'place'>): PlaceFacts {
  return activation
    ? {
        standing: activation.standing,
        settings: place.settings,
        sedeCode: activation.sedeCode,
        sede: activation.sede,
        siteId: activation.site?.siteId ?? null,
        site: activation.site,
      }
    : place
}

const activate = (c: Claim): ActivateFacts => ({
  ...standsOn(c),
  user: user(c),
  registration: {
    registrationId: '',
    personId: c.facts.person.personId ?? '',
    userType: c.userType,
    capacityId: null,
    delegationId: null,
    registeredAt: c.facts.moment.at,
    annulledAt: null,
    annulledReason: null,
  },
  policies: c.facts.policies,
  settings: c.facts.settings,
  rethusCut: c.facts.cuts.rethus,
})

/** The role against the policy in force, as if it were given now: what was right when it was given may be no longer. */
const assign = (c: Claim): AssignFacts => ({
  user: user(c),
  activation: {
    activationId: c.activation?.activationId ?? '',
    userType: c.userType,
    personId: c.facts.person.personId ?? '',
    standing: standsOn(c).standing,
    endedAt: null,
  },
  held: [],
  role: c.role.code,
  assignerId: '',
  policies: c.facts.policies,
})

/** D-07 at this moment; D-13: while ReTHUS has no cut, who already holds the role goes on. */
const professionHere: Requirement<Claim> = {
  ...asked(professionAllows, assign),
  evaluate: (claim, moment) =>
    claim.userType === 'profesional' && claim.facts.cuts.rethus === null
      ? { met: true, evidence: [] }
      : professionAllows.evaluate(assign(claim), moment),
}

const registryTitles: Partial<Record<UserType, string>> = {
  profesional: 'Está en ReTHUS con una profesión que lo permite',
  sso: 'Tiene plaza de servicio social activa en esa sede',
}

/** Only a registration of the person that carries the activation counts: that of a proveedor persona natural is of its own capacity. */
const registration = asked(registered, (c: Claim) => ({
  facts: c.facts,
  type: c.userType,
  capacityId: c.userType.startsWith('delegado') ? standsOn(c).standing.capacity.capacityId : null,
}))

/** The chain that grants a capability, in the order in which it is told. */
export function linksOf(claim: Claim): Link[] {
  const { userType, role } = claim
  const registry = registryTitles[userType]
  const { capacity } = standsOn(claim).standing
  return [
    {
      id: 'account',
      title: 'Tiene cuenta en Mi Seguridad Social',
      requirements: [asked(isRegisteredPerson, person), asked(hasConfirmedMail, person)],
    },
    ...(registry
      ? [
          {
            id: 'registry' as const,
            title: registry,
            requirements: [...userStands.map((r) => asked(r, activate)), professionHere],
          },
        ]
      : []),
    {
      id: 'place',
      title:
        capacity.kind === 'eps'
          ? `La ${capacityName(capacity.kind, capacity.regime)}, está vigente`
          : 'La entidad y la sede están vigentes',
      requirements: [...capacityStands.map((r) => asked(r, standsOn)), ...placeStands.map((r) => asked(r, standsOn))],
    },
    {
      id: 'registration',
      title: `Tiene registro como ${userTypeNames[userType].toLowerCase().replace('(sso)', '(SSO)')}`,
      requirements: [registration],
    },
    {
      id: 'activation',
      title: capacity.kind === 'eps' ? 'Tiene activación en ese régimen' : 'Tiene activación en esa sede',
      requirements: [activeHere],
    },
    {
      id: 'role',
      title: `Tiene el rol ${role.name}`,
      requirements: [roleHere, asked(roleOfKind, assign), asked(roleForType, assign)],
    },
    ...(role.secondFactor
      ? [{ id: 'factor' as const, title: 'Tiene segundo factor', requirements: [asked(hasSecondFactor, person)] }]
      : []),
  ]
}

/** What a chain says: each link met or not; after the first missing one the rest depend on it. */
export interface ExplainedLink {
  id: string
  title: string
  rules: string[]
  outcome: Outcome
  later: boolean
}

/** Evaluates a chain link by link; a link is met when all it asks holds. */
export function followChain<F>(
  links: readonly { id: string; title: string; requirements: readonly Requirement<F>[] }[],
  facts: F,
  moment: Moment,
): ExplainedLink[] {
  let blocked = false
  return links.map(({ id, title, requirements }) => {
    const outcomes = requirements.map((r) => r.evaluate(facts, moment))
    const missing = outcomes.find((o) => !o.met)
    const later = blocked
    if (missing) blocked = true
    return {
      id,
      title,
      rules: [...new Set(requirements.flatMap((r) => r.rules))],
      outcome: missing ?? { met: true, evidence: outcomes.flatMap((o) => o.evidence ?? []) },
      later,
    }
  })
}

/** The chain of one claim; `met` counts the links before the first missing one. */
export function explainClaim(claim: Claim, moment: Moment): { yes: boolean; met: number; links: ExplainedLink[] } {
  const links = followChain(linksOf(claim), claim, moment)
  const met = links.filter((l) => l.outcome.met && !l.later).length
  return { yes: met === links.length, met, links }
}

/** The roles of the policy that give a capability to a type of user in a kind of capacity. */
export function rolesGiving(
  policies: Policies,
  asked: { capability: Capability; userType: UserType; kind: ActivationFacts['standing']['capacity']['kind'] },
): RolePolicy[] {
  return policies.roles.roles.filter(
    (role) =>
      role.kinds.includes(asked.kind) &&
      role.capabilities.includes(asked.capability) &&
      role.givenTo.some(
        (g) =>
          g.userType === asked.userType &&
          (g.kinds ?? role.kinds).includes(asked.kind) &&
          !g.without?.includes(asked.capability),
      ),
  )
}
