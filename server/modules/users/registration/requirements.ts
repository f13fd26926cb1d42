import { capacityName } from '#contract/capacities.ts'
import { delegateTypes, type UserType, userTypeNames } from '#contract/paths.ts'
import { calm, spanishDay } from '#contract/spanish.ts'
import type { DelegationFacts } from '#identity'
import {
  asked,
  type Moment,
  type Outcome,
  type Requirement,
  requirement,
  type Where,
} from '#platform/paths/requirement.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { SsoFacts } from '#registries'
import { namedAsDelegate } from '../../identity/delegations/requirements.ts'
import { type FinishedSso, finishedSso, ssoInForce, ssoInscribed, ssoPlaza } from '../../registries/requirements.ts'
import { accountActive, cutLoaded, inRethus, rethusLoaded, type UserFacts } from '../activation/requirements.ts'
import { activationState } from '../activation/states.ts'
import type { ActivationFacts, CapacityDesk, RegistrationFacts, UsersFacts } from '../facts/facts.ts'
import { openRoles } from '../roles/requirements.ts'
import { capacityStands, delegateOf, deskPage, type StandingFacts } from '../standing/requirements.ts'

/** What Registro de Usuarios asks of each type, and where a registered person stands (P-ACT, P-SUSP, P-ROL). */

/** A person who wants to be, or is, a user of one type. `capacityId`: which one, of a delegate; null: any. */
export interface TypeFacts {
  facts: UsersFacts
  type: UserType
  capacityId: string | null
}

const userOf = ({ facts }: TypeFacts): UserFacts => ({ person: facts.person, rethus: facts.rethus, sso: facts.sso })
const registerPage: Where = { href: '/registro-de-usuarios', label: 'Registro de Usuarios' }
const mipresPage: Where = { href: '/pedir-activacion', label: 'Pedir activación' }

/** The namings of the person's document for this type (and capacity, when one is meant). */
export function namingsOf({ facts, type, capacityId }: TypeFacts): DelegationFacts[] {
  return facts.delegations.filter(
    (d) => delegateTypes[d.capacity.kind] === type && (capacityId === null || d.capacity.capacityId === capacityId),
  )
}

/** Those of them that a registration would put in force now. */
export function waitingNamings(typeFacts: TypeFacts): DelegationFacts[] {
  const registered = openRegistrations(typeFacts)
  return namingsOf(typeFacts).filter(
    (d) =>
      (d.state === 'nombrada' || d.state === 'vigente') && !registered.some((r) => r.delegationId === d.delegationId),
  )
}

/**
 * D-20: the plaza that closed this SSO registration by ending; null while it is open, and of every other type. Computed, so
 * that it closes by itself the day after and new dates in SSO open it again.
 */
export function closedSso(
  { sso, moment }: { sso: readonly SsoFacts[]; moment: Pick<Moment, 'on'> },
  registration: Pick<RegistrationFacts, 'userType' | 'annulledAt'>,
): FinishedSso | null {
  return registration.userType === 'sso' && registration.annulledAt === null ? finishedSso(sso, moment.on) : null
}

/** Her registrations of this type that nobody annulled and no plaza closed. A delegate's counts while its delegation stands. */
export function openRegistrations({ facts, type, capacityId }: TypeFacts): RegistrationFacts[] {
  return facts.registrations.filter(
    (r) =>
      r.userType === type &&
      r.annulledAt === null &&
      closedSso(facts, r) === null &&
      (capacityId === null || r.capacityId === capacityId) &&
      (r.delegationId === null ||
        facts.delegations.some(
          (d) => d.delegationId === r.delegationId && (d.state === 'vigente' || d.state === 'suspendida'),
        )),
  )
}

const account = asked(accountActive, (f: TypeFacts) => ({ user: userOf(f) }))
const rethusAsk = (f: TypeFacts) => ({ user: userOf(f), policies: f.facts.policies, rethusCut: f.facts.cuts.rethus })
const ssoAsk = ({ facts }: TypeFacts) => ({ doc: facts.person.doc, rows: facts.sso })

/** named with exactly her document. */
const named = asked(namedAsDelegate, (f: TypeFacts) => ({ person: f.facts.person, delegations: namingsOf(f) }))

/** P-EAPB: what the capacity of a naming stands on; with several namings, at least one must stand. */
const namedCapacity: readonly Requirement<TypeFacts>[] = capacityStands.map((r) => ({
  id: r.id,
  rules: r.rules,
  asks: r.asks,
  evaluate(typeFacts, moment) {
    const { facts } = typeFacts
    const outcomes = namingsOf(typeFacts).flatMap((d) => {
      const standing = facts.standings.get(d.capacity.capacityId)
      const asks: StandingFacts | null = standing ? { standing, settings: facts.settings } : null
      return asks ? [r.evaluate(asks, moment)] : []
    })
    return outcomes.find((o) => o.met) ?? outcomes[0] ?? { met: true, evidence: [] }
  },
}))

/** D-13: what REPS and SSO would say is not known while they have no cut. */
export const repsLoaded = cutLoaded('REPS', ({ facts }: TypeFacts) => facts.cuts.reps)
export const ssoLoaded = cutLoaded('SSO', ({ facts }: TypeFacts) => facts.cuts.sso)

/** What registering with each type asks, in the order of the guides. */
export const registrationAsks: Record<UserType, readonly Requirement<TypeFacts>[]> = {
  delegado_eps: [account, named, ...namedCapacity],
  delegado_ips: [account, named, repsLoaded, ...namedCapacity],
  delegado_proveedor: [account, named, ...namedCapacity],
  delegado_proveedor_pn: [account],
  profesional: [account, asked(rethusLoaded, rethusAsk), inRethus(rethusAsk)],
  sso: [account, ssoLoaded, asked(ssoInscribed, ssoAsk), asked(ssoPlaza, ssoAsk), asked(ssoInForce, ssoAsk)],
  otro: [account],
}

/** 'terminó el 30 de junio de 2026', or how the registry closed the plaza before its last day. */
const howItEnded = ({ endedOn, row }: FinishedSso): string =>
  endedOn ? `terminó el ${spanishDay(endedOn)}` : `está ${(row.plazaState ?? '').toLowerCase()}`

/** The words of a closed SSO registration. */
export const finishedRefusal = (finished: FinishedSso): Refusal => ({
  code: 'users.sso_finished',
  params: { plaza: finished.plaza, ended: howItEnded(finished) },
})

/** D-20: the registration stands while its plaza does. What follows is hers: registering as profesional, once in ReTHUS. */
export const ssoNotFinished = requirement<TypeFacts>({
  id: 'users.sso_not_finished',
  rules: ['D-20', 'R-23'],
  asks: 'La plaza no ha terminado. Cuando termina, el registro como SSO se cierra solo.',
  evaluate({ facts }): Outcome {
    const closed = facts.registrations.map((r) => closedSso(facts, r)).find((c) => c !== null)
    if (!closed) return { met: true, evidence: [] }
    return {
      met: false,
      pending: 'P-SSO-VIG',
      refusal: finishedRefusal(closed),
      who: {
        actor: 'person',
        ...(facts.person.name ? { name: facts.person.name } : {}),
        ...(facts.person.personId ? { personId: facts.person.personId } : {}),
      },
      where: registerPage,
      evidence: [
        { kind: 'registry', fact: `Plaza ${closed.plaza}, ${howItEnded(closed)}`, source: 'SSO', cut: closed.row.cut },
      ],
    }
  },
})

/** the person is registered in the module with this type. P-DEL-REG of delegates, P-REG of the others. */
export const registered = requirement<TypeFacts>({
  id: 'users.registered',
  rules: ['R-06', 'R-11', 'R-19'],
  asks: 'La persona se registra en Registro de Usuarios con su tipo.',
  evaluate(typeFacts): Outcome {
    const registration = openRegistrations(typeFacts)[0]
    const { facts, type } = typeFacts
    if (registration)
      return {
        met: true,
        since: registration.registeredAt,
        evidence: [
          {
            kind: 'act',
            fact: `Registro como ${userTypeNames[type]}`,
            source: 'Registro de Usuarios',
            at: registration.registeredAt,
          },
        ],
      }
    const finished = type === 'sso' ? ssoNotFinished.evaluate(typeFacts, facts.moment) : null
    if (finished && !finished.met) return { ...finished, pending: 'P-REG' }
    const naming = waitingNamings(typeFacts)[0]
    return {
      met: false,
      pending: type.startsWith('delegado') && type !== 'delegado_proveedor_pn' ? 'P-DEL-REG' : 'P-REG',
      ...(naming ? { since: naming.namedAt } : {}),
      refusal: { code: 'users.not_registered', params: { userType: userTypeNames[type] } },
      who: {
        actor: type.startsWith('delegado') && type !== 'delegado_proveedor_pn' ? 'delegate' : 'person',
        ...(facts.person.name ? { name: facts.person.name } : {}),
        ...(facts.person.personId ? { personId: facts.person.personId } : {}),
      },
      where: registerPage,
    }
  },
})

const openActivations = ({ facts, type, capacityId }: TypeFacts): ActivationFacts[] =>
  facts.activations.filter(
    (a) => a.userType === type && a.endedAt === null && (capacityId === null || a.capacityId === capacityId),
  )

const stateOf = ({ facts }: TypeFacts, a: ActivationFacts, moment: Moment) =>
  activationState(
    a,
    { person: facts.person, rethus: facts.rethus, sso: facts.sso },
    { policies: facts.policies, settings: facts.settings, rethusCut: facts.cuts.rethus },
    moment,
  )

const placeName = (a: ActivationFacts): string => {
  const { capacity } = a.standing
  const place = a.sede
    ? `sede ${a.sedeCode?.slice(-2) ?? ''} ${calm(a.sede.name)}`
    : a.site
      ? `sede ${a.site.number} ${a.site.name}`
      : `régimen ${capacity.regime ?? '—'}`
  return `${capacity.entityName}, ${place}`
}

/** The desk of a proveedor persona natural, open at himself: nobody else asks for him. */
const ownDesk = (capacityId: string, registrationId: string): Where => ({
  href: `/administracion/${capacityId}?persona=${registrationId}`,
  label: 'Activar mi usuario',
})

/** P-ACT: a delegate activated the person somewhere. */
export const activated = requirement<TypeFacts>({
  id: 'users.activated',
  rules: ['R-12', 'R-14', 'R-15', 'R-16', 'R-19'],
  asks: 'Un delegado activa a la persona en su entidad.',
  evaluate(typeFacts): Outcome {
    const { facts, type } = typeFacts
    const open = openActivations(typeFacts)
    const oldest = open.at(-1)
    if (oldest)
      return {
        met: true,
        since: oldest.activatedAt,
        evidence: open.map((a) => ({
          kind: 'act',
          fact: `${placeName(a)}, por ${a.activatedBy.name ?? 'su delegado'}`,
          source: 'Administración de Usuarios',
          at: a.activatedAt,
        })),
      }
    const request = facts.requests.find((r) => r.userType === type && r.state === 'pendiente')
    const asked = request ? facts.standings.get(request.capacityId) : undefined
    const own = type === 'delegado_proveedor_pn' ? openRegistrations(typeFacts)[0] : undefined
    if (request && asked)
      return {
        met: false,
        pending: 'P-ACT',
        since: request.askedAt,
        refusal: { code: 'users.activation_waits', params: { entity: asked.capacity.entityName } },
        who: delegateOf(asked.capacity),
        where: { href: '/mi-camino', label: 'Ver mi solicitud' },
        evidence: [
          {
            kind: 'request',
            fact: `Pidió activación a ${asked.capacity.entityName} (${capacityName(asked.capacity.kind, asked.capacity.regime)})`,
            source: 'Registro de Usuarios',
            at: request.askedAt,
          },
        ],
      }
    return {
      met: false,
      pending: 'P-ACT',
      refusal: own
        ? { code: 'users.not_activated_self', params: {} }
        : { code: 'users.not_activated', params: { userType: userTypeNames[type] } },
      who: {
        actor: 'person',
        ...(facts.person.name ? { name: facts.person.name } : {}),
        ...(facts.person.personId ? { personId: facts.person.personId } : {}),
      },
      where: own?.capacityId ? ownDesk(own.capacityId, own.registrationId) : mipresPage,
    }
  },
})

/** P-SUSP, R-22, R-23: at least one of her activations is in force; otherwise the cause of the latest, with who mends it. */
export const inGoodStanding = requirement<TypeFacts>({
  id: 'users.in_good_standing',
  rules: ['R-22', 'R-23'],
  asks: 'La activación sigue en pie: registro, sede y entidad vigentes.',
  evaluate(typeFacts, moment): Outcome {
    const states = openActivations(typeFacts).map((a) => ({ a, s: stateOf(typeFacts, a, moment) }))
    const standing = states.find(({ s }) => s.state === 'activa')
    if (standing) return { met: true, since: standing.a.activatedAt, evidence: [] }
    const fallen = states[0]
    if (!fallen || fallen.s.state === 'inactiva' || fallen.s.state === 'activa') return { met: true, evidence: [] }
    const { cause } = fallen.s
    return { ...cause, pending: fallen.s.state === 'vencida' ? cause.pending : 'P-SUSP' }
  },
})

/** P-ROL: a role in an activation in force. */
export const hasRole = requirement<TypeFacts>({
  id: 'users.has_role',
  rules: ['R-16', 'R-18'],
  asks: 'El delegado le da al menos un rol en esa activación.',
  evaluate(typeFacts, moment): Outcome {
    const { facts, type } = typeFacts
    const open = openActivations(typeFacts)
    const known = (code: string) => facts.policies.roles.roles.find((r) => r.code === code)?.name
    const roles = open.flatMap((a) => openRoles(a.roles, moment).flatMap((r) => (known(r.roleCode) ? [{ a, r }] : [])))
    const first = roles[0]
    if (first)
      return {
        met: true,
        since: first.r.assignedAt,
        evidence: roles.map(({ a, r }) => ({
          kind: 'act',
          fact: `${known(r.roleCode)} en ${placeName(a)}, por ${r.assignedBy.name ?? 'su delegado'}`,
          source: 'Administración de Usuarios',
          at: r.assignedAt,
        })),
      }
    const activation = open[0]
    const own = type === 'delegado_proveedor_pn'
    return {
      met: false,
      pending: 'P-ROL',
      ...(activation ? { since: activation.activatedAt } : {}),
      refusal: { code: 'users.no_role', params: { userType: userTypeNames[type] } },
      who: own
        ? {
            actor: 'person',
            ...(facts.person.name ? { name: facts.person.name } : {}),
            ...(facts.person.personId ? { personId: facts.person.personId } : {}),
          }
        : activation
          ? delegateOf(activation.standing.capacity)
          : { actor: 'delegate', name: 'el delegado que le active' },
      where:
        own && activation
          ? deskPage(activation.capacityId, '/usuarios')
          : { href: '/mi-camino', label: 'Ver mi camino' },
    }
  },
})

// The delegate's and the entity's side -------------------------------------------------------------------------------

/** P-DEL-REG of the entity's path: its delegate in force has registered in the module. */
export const delegateRegistered = requirement<CapacityDesk>({
  id: 'users.delegate_registered',
  rules: ['R-06'],
  asks: 'La persona delegada se registra en Registro de Usuarios.',
  evaluate({ standing: { capacity }, delegation, delegateRegistration }): Outcome {
    if (delegateRegistration)
      return {
        met: true,
        since: delegateRegistration.registeredAt,
        evidence: [
          {
            kind: 'act',
            fact: `${delegation.inForce?.personName ?? 'La persona'}, registro en el módulo`,
            source: 'Registro de Usuarios',
            at: delegateRegistration.registeredAt,
          },
        ],
      }
    const naming = delegation.pending ?? delegation.inForce
    const capacityOf = { capacity: capacityName(capacity.kind, capacity.regime) }
    return {
      met: false,
      pending: 'P-DEL-REG',
      ...(naming ? { since: naming.namedAt } : {}),
      refusal: { code: 'users.delegate_not_registered', params: { entity: capacity.entityName, ...capacityOf } },
      who: {
        actor: 'delegate',
        name: naming?.personName ?? `quien administre ${capacity.entityName}`,
        ...(naming?.personId ? { personId: naming.personId } : {}),
        ...(capacity.entityId ? { entityId: capacity.entityId } : {}),
      },
      where: registerPage,
    }
  },
})

const warning = (
  desk: CapacityDesk,
  code: Extract<Outcome, { met: false }>['pending'],
  refusal: 'users.network_empty' | 'users.no_site' | 'users.nobody_active',
  page: '' | '/red' | '/sedes',
): Outcome => ({
  met: false,
  pending: code,
  refusal: {
    code: refusal,
    params: {
      entity: desk.standing.capacity.entityName,
      capacity: capacityName(desk.standing.capacity.kind, desk.standing.capacity.regime),
    },
  },
  who: {
    ...delegateOf(desk.standing.capacity),
    ...(desk.delegation.inForce?.personName ? { name: desk.delegation.inForce.personName } : {}),
    ...(desk.delegation.inForce?.personId ? { personId: desk.delegation.inForce.personId } : {}),
    ...(desk.standing.capacity.ownerPersonId ? { personId: desk.standing.capacity.ownerPersonId } : {}),
  },
  where: deskPage(desk.standing.capacity.capacityId, page),
})

/** P-RED, a warning: the EPS has its network in this regime (R-08, D-15). */
export const networkBuilt = requirement<CapacityDesk>({
  id: 'users.network_built',
  rules: ['R-08', 'D-15'],
  asks: 'El delegado de la EPS arma la red de prestadores del régimen.',
  evaluate: (desk) =>
    desk.standing.capacity.kind !== 'eps'
      ? { met: true, evidence: [] }
      : desk.networkSize > 0
        ? {
            met: true,
            evidence: [{ kind: 'act', fact: `Red con ${desk.networkSize} miembros`, source: 'Red de prestadores' }],
          }
        : warning(desk, 'P-RED', 'users.network_empty', '/red'),
})

/** P-SEDE, a warning: the proveedor has a sede. */
export const siteMade = requirement<CapacityDesk>({
  id: 'users.site_made',
  rules: ['R-10'],
  asks: 'El delegado del proveedor crea al menos una sede.',
  evaluate: (desk) =>
    desk.standing.capacity.kind !== 'proveedor' || desk.openSites > 0
      ? { met: true, evidence: [] }
      : warning(desk, 'P-SEDE', 'users.no_site', '/sedes'),
})

/** The last step of a delegate's path: somebody is active. */
export const somebodyActive = requirement<CapacityDesk>({
  id: 'users.somebody_active',
  rules: ['R-08', 'R-09', 'R-10'],
  asks: 'El delegado activa usuarios y les da roles.',
  evaluate: (desk) =>
    desk.openActivations > 0
      ? {
          met: true,
          evidence: [
            { kind: 'act', fact: `${desk.openActivations} activaciones`, source: 'Administración de Usuarios' },
          ],
        }
      : warning(desk, 'P-ACT', 'users.nobody_active', ''),
})
