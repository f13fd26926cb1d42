import { capacityName } from '#contract/capacities.ts'
import { type CapacityKind, userTypeNames } from '#contract/paths.ts'
import { type Policies, prescribes } from '#contract/policies.ts'
import type { Settings } from '#contract/settings.ts'
import { spanishDayOf, spanishDocument } from '#contract/spanish.ts'
import type { PersonFacts } from '#identity'
import type { PlainDate } from '#platform/dates.ts'
import { asked, type Moment, type Outcome, type Requirement, requirement } from '#platform/paths/requirement.ts'
import type { RethusFacts, SedeFacts, SsoFacts } from '#registries'
import {
  currentTitles,
  professionalInRethus,
  ssoAtThisSede,
  ssoInForce,
  ssoInscribed,
  ssoPlaza,
} from '../../registries/requirements.ts'
import type { ActivationFacts, CapacityStanding, RegistrationFacts, SiteFacts } from '../facts/facts.ts'
import { capacityStands, delegateOf, deskPage, type PlaceFacts, placeStands } from '../standing/requirements.ts'

/** Who may be activated where, by whom. The same list decides the act, the desk's "¿Cumple?" and what suspends later. */

/** The person, as far as activations ask about her. */
export interface UserFacts {
  person: PersonFacts
  rethus: RethusFacts | null
  sso: readonly SsoFacts[]
}

/** One user in one place. */
export interface ActivateFacts extends PlaceFacts {
  user: UserFacts
  registration: RegistrationFacts
  standing: CapacityStanding
  sede: SedeFacts | null
  site: SiteFacts | null
  policies: Policies
  settings: Settings
  /** The cut of ReTHUS that is loaded; D-13: without one new acts wait. */
  rethusCut: PlainDate | null
}

/** Names of professions that may register as profesional; null: any university title (policy profesion_item). */
export function allowedProfessions(
  { profesion_item: policy }: Policies,
  rethus: RethusFacts | null,
  moment: Moment,
): readonly string[] | null {
  if (policy.registro === 'universitaria') return null
  // The registries compare by name: those of her current titles that the policy knows as prescribing.
  return rethus
    ? currentTitles(rethus, moment.on)
        .map((t) => t.profession)
        .filter((p) => prescribes(policy, p))
    : []
}

export interface RethusAsk {
  user: UserFacts
  policies: Policies
  rethusCut: PlainDate | null
}

/** D-13: while no cut of ReTHUS is loaded nobody new is let in; who already is in goes on. */
export const rethusLoaded = requirement<RethusAsk>({
  id: 'users.rethus_loaded',
  rules: ['D-13'],
  asks: 'ReTHUS está cargado.',
  evaluate({ rethusCut }): Outcome {
    return rethusCut !== null
      ? { met: true, evidence: [] }
      : {
          met: false,
          pending: 'P-RETHUS',
          refusal: { code: 'users.rethus_not_loaded' },
          who: { actor: 'operator', name: 'el operador de OpenMIPRES' },
          where: { href: '/consultas/rethus', label: 'Consultar ReTHUS' },
        }
  },
})

/** D-13 for the other registries: while one has no cut, what it would say is not known, and nobody new is let in. */
export function cutLoaded<F>(registry: 'REPS' | 'SSO', select: (facts: F) => PlainDate | null): Requirement<F> {
  return {
    id: registry === 'SSO' ? 'users.sso_loaded' : 'users.reps_loaded',
    rules: ['D-13'],
    asks: `${registry} está cargado.`,
    evaluate: (facts) =>
      select(facts) !== null
        ? { met: true, evidence: [] }
        : {
            met: false,
            pending: registry === 'SSO' ? 'P-SSO-INS' : 'P-REPS',
            refusal: { code: 'users.registry_not_loaded', params: { registry } },
            who: { actor: 'operator', name: 'el operador de OpenMIPRES' },
            where: { href: registry === 'SSO' ? '/consultas/sso' : '/consultas/reps', label: `Consultar ${registry}` },
          },
  }
}

/** R-12, D-13 for a person and the policy in force. */
export function inRethus<F>(select: (facts: F) => RethusAsk): Requirement<F> {
  return {
    id: professionalInRethus.id,
    rules: professionalInRethus.rules,
    asks: professionalInRethus.asks,
    evaluate(facts, moment) {
      const { user, policies, rethusCut } = select(facts)
      if (rethusCut === null) return { met: true, evidence: [] } // D-13; `rethusLoaded` holds back who is new
      const professions = allowedProfessions(policies, user.rethus, moment)
      return professionalInRethus.evaluate({ doc: user.person.doc, rethus: user.rethus, professions }, moment)
    },
  }
}

const kindWords: Record<CapacityKind, string> = {
  eps: 'una EPS',
  ips: 'una IPS',
  proveedor: 'un proveedor',
  proveedor_pn: 'un proveedor persona natural',
}

/** The kinds of capacity whose delegate activates this type of user, by the policy in force. */
export function activatorsOf(policies: Policies, userType: RegistrationFacts['userType']): readonly CapacityKind[] {
  switch (userType) {
    case 'profesional':
    case 'sso':
    case 'otro':
    case 'delegado_proveedor_pn':
      return policies.activadores[userType].activadores
    default:
      return [] // delegates enter by their registration alone
  }
}

/** D-01: this kind of delegate activates this type of user. */
export const activatorAllowed = requirement<ActivateFacts>({
  id: 'users.activator_allowed',
  rules: ['R-08', 'R-09', 'R-10', 'R-11', 'R-12', 'R-14', 'R-15', 'D-01'],
  asks: 'La política dice qué delegado activa a cada tipo de usuario.',
  evaluate({ registration, standing: { capacity }, policies }): Outcome {
    const { userType } = registration
    const allowed = activatorsOf(policies, userType)
    const params = {
      userType: userTypeNames[userType],
      by: kindWords[capacity.kind],
      allowed: allowed.map((k) => kindWords[k]).join(' o '),
    }
    const no = (
      code:
        | 'users.sso_only_ips'
        | 'users.activator_not_allowed'
        | 'users.not_activable'
        | 'users.own_registration_only',
    ): Outcome => ({
      met: false,
      pending: 'P-ACT',
      refusal: { code, params },
      who: {
        actor: 'delegate',
        name: allowed.length > 0 ? `quien administra ${allowed.map((k) => kindWords[k]).join(' o ')}` : 'nadie',
      },
      where: { href: `/caminos/${userType}`, label: 'Ver quién activa a este tipo de usuario' },
    })
    if (allowed.length === 0 && userType.startsWith('delegado')) return no('users.not_activable')
    if (!allowed.includes(capacity.kind))
      return no(userType === 'sso' ? 'users.sso_only_ips' : 'users.activator_not_allowed')
    // her own registration is the proveedor persona natural itself.
    if (userType === 'delegado_proveedor_pn' && registration.capacityId !== capacity.capacityId)
      return no('users.own_registration_only')
    return { met: true, evidence: [] }
  },
})

/** `held` is an open activation of the SSO user whose plaza still stands; one whose plaza ended or moved gives way. */
export const oneSsoActivation = requirement<{ held: ActivationFacts | null }>({
  id: 'users.one_sso_activation',
  rules: ['R-21'],
  asks: 'Un usuario de SSO tiene una sola activación a la vez.',
  evaluate({ held }): Outcome {
    if (!held) return { met: true, evidence: [] }
    const { capacity } = held.standing
    return {
      met: false,
      pending: 'P-ACT',
      refusal: {
        code: 'users.sso_already_active',
        params: { entity: capacity.entityName, when: spanishDayOf(held.activatedAt) },
      },
      who: delegateOf(capacity),
      where: deskPage(capacity.capacityId, '/usuarios'),
    }
  },
})

/** the person registered in the module and did not annul it. */
export const registrationOpen = requirement<{ registration: RegistrationFacts }>({
  id: 'users.registration_open',
  rules: ['R-16', 'R-19'],
  asks: 'La persona está registrada en Registro de Usuarios.',
  evaluate({ registration }): Outcome {
    return registration.annulledAt === null
      ? {
          met: true,
          since: registration.registeredAt,
          evidence: [
            {
              kind: 'act',
              fact: `Registro como ${userTypeNames[registration.userType]}`,
              source: 'Registro de Usuarios',
              at: registration.registeredAt,
            },
          ],
        }
      : {
          met: false,
          pending: 'P-REG',
          refusal: { code: 'users.registration_annulled', params: { userType: userTypeNames[registration.userType] } },
          who: { actor: 'person', personId: registration.personId },
          where: { href: '/registro-de-usuarios', label: 'Registro de Usuarios' },
        }
  },
})

/** the account of Mi Seguridad Social is active. */
export const accountActive = requirement<{ user: Pick<UserFacts, 'person'> }>({
  id: 'users.account_active',
  rules: ['R-16', 'R-17'],
  asks: 'La cuenta de Mi Seguridad Social está activa.',
  evaluate({ user: { person } }): Outcome {
    if (person.state === 'activa')
      return {
        met: true,
        ...(person.emailConfirmedAt ? { since: person.emailConfirmedAt } : {}),
        evidence: [
          {
            kind: 'mail',
            fact: 'Cuenta activa y correo confirmado',
            source: 'Mi Seguridad Social',
            ...(person.emailConfirmedAt ? { at: person.emailConfirmedAt } : {}),
          },
        ],
      }
    return {
      met: false,
      pending: person.state === 'pendiente_verificacion' ? 'P-MSS-MAIL' : 'P-MSS-NAT',
      refusal: { code: 'users.account_not_active', params: { document: spanishDocument(person.doc) } },
      who: {
        actor: 'person',
        ...(person.name ? { name: person.name } : {}),
        ...(person.personId ? { personId: person.personId } : {}),
      },
      where: { href: '/ingresar', label: 'Ingresar a Mi Seguridad Social' },
    }
  },
})

/** domain 3.5: an EPS activates in its regime, an IPS and a proveedor in one sede at a time. */
export const placeFits = requirement<PlaceFacts>({
  id: 'users.place_fits',
  rules: ['R-08', 'R-09', 'R-10'],
  asks: 'En una IPS o un proveedor se activa en una sede; en una EPS, en su régimen.',
  evaluate({ standing: { capacity }, sedeCode, siteId }): Outcome {
    const fits = {
      eps: !sedeCode && !siteId,
      ips: sedeCode && !siteId,
      proveedor: siteId && !sedeCode,
      proveedor_pn: siteId && !sedeCode,
    }[capacity.kind]
    if (fits) return { met: true, evidence: [] }
    return {
      met: false,
      pending: 'P-SEDE',
      refusal: {
        code: capacity.kind === 'eps' ? 'users.regime_has_no_sedes' : 'users.sede_needed',
        params: { capacity: capacityName(capacity.kind, capacity.regime) },
      },
      who: delegateOf(capacity),
      where: deskPage(capacity.capacityId),
    }
  },
})

const only = <F extends { registration: RegistrationFacts }>(
  userType: RegistrationFacts['userType'],
  of: Requirement<F>,
): Requirement<F> => ({
  ...of,
  evaluate: (facts, moment) =>
    facts.registration.userType === userType ? of.evaluate(facts, moment) : { met: true, evidence: [] },
})
const sso = (f: ActivateFacts) => ({ doc: f.user.person.doc, rows: f.user.sso })

/** What the registries ask of the user in this place: ReTHUS of a profesional, SSO of an SSO user, nothing of the others. */
export const userStands: readonly Requirement<ActivateFacts>[] = [
  only(
    'profesional',
    inRethus((f: ActivateFacts) => f),
  ),
  only('sso', asked(ssoInscribed, sso)),
  only('sso', asked(ssoPlaza, sso)),
  only(
    'sso',
    asked(ssoAtThisSede, (f: ActivateFacts) => ({
      ...sso(f),
      nit: f.standing.capacity.nit ?? '',
      sedeCode: f.sedeCode ?? '',
    })),
  ),
  only('sso', asked(ssoInForce, sso)),
]

/** Everything an activation asks, in the order in which causes are told: who, where, then the person. */
export const activationAsks: readonly Requirement<ActivateFacts>[] = [
  asked(registrationOpen, (f: ActivateFacts) => f),
  activatorAllowed,
  asked(placeFits, (f: ActivateFacts) => f),
  ...capacityStands.map((r) => asked(r, (f: ActivateFacts) => f)),
  ...placeStands.map((r) => asked(r, (f: ActivateFacts) => f)),
  asked(accountActive, (f: ActivateFacts) => f),
  only(
    'profesional',
    asked(rethusLoaded, (f: ActivateFacts) => f),
  ),
  ...userStands,
]

/** The first thing missing, or null: what the desk shows and the act refuses with. */
export function firstUnmet<F>(
  requirements: readonly Requirement<F>[],
  facts: F,
  moment: Moment,
): Extract<Outcome, { met: false }> | null {
  for (const r of requirements) {
    const outcome = r.evaluate(facts, moment)
    if (!outcome.met) return outcome
  }
  return null
}
