import type { CapacityKind, UserType } from '#contract/paths.ts'
import { defaultSettings } from '#contract/settings.ts'
import type { CapacityFacts, DelegationFacts, EntityFacts, PersonFacts } from '#identity'
import { addDays, dayOf, type Instant, instant, plainDate, startOfDay } from '#platform/dates.ts'
import type {
  ActivationFacts,
  CapacityDesk,
  CapacityStanding,
  FactsMoment,
  RegistrationFacts,
  UsersFacts,
} from '../facts/facts.ts'
import { seedPolicies } from '../policies/seed.ts'
import type { DelegateWalk } from './walks.ts'

/** Invented facts for pure tests: each piece is true or not yet, in any combination, also those that no history could produce. */

const now: Instant = instant('2026-11-20T14:00:00.000Z')
export const sampleMoment: FactsMoment = { at: now, on: dayOf(now) }
const cut = plainDate('2026-11-15')
const earlier = startOfDay(addDays(dayOf(now), -20))
const later = startOfDay(addDays(dayOf(now), 70))
const policies = { ...seedPolicies, versions: { activadores: 1, profesion_item: 1, roles: 1 } }

export const personId = '01900000-0000-7000-8000-000000000001'
export const delegateId = '01900000-0000-7000-8000-000000000002'
export const representativeId = '01900000-0000-7000-8000-000000000003'
export const capacityId = '01900000-0000-7000-8000-000000000010'
export const entityId = '01900000-0000-7000-8000-000000000011'
const sedeCode = '152380041701'

export type PersonFact = 'registry' | 'account' | 'mail' | 'module' | 'activation' | 'role' | 'factor'
export type DelegateFact =
  | 'registry'
  | 'rep_account'
  | 'rep_mail'
  | 'rep_factor'
  | 'entity'
  | 'naming'
  | 'account'
  | 'mail'
  | 'module'
  | 'factor'
  | 'network'
  | 'sites'
  | 'users'

function person(id: string, name: string, has: { account: boolean; mail: boolean; factor: boolean }): PersonFacts {
  return {
    doc: { type: 'CC', number: `1099${id.slice(-6)}` },
    personId: has.account ? id : null,
    name: has.account ? name : null,
    email: has.account ? 'prueba@ejemplo.co' : null,
    state: has.account ? (has.mail ? 'activa' : 'pendiente_verificacion') : null,
    registeredAt: has.account ? earlier : null,
    emailConfirmedAt: has.mail ? earlier : null,
    secondFactorSince: has.factor ? earlier : null,
  }
}

function capacityOf(kind: CapacityKind): CapacityFacts {
  return {
    capacityId,
    kind,
    regime: kind === 'eps' ? 'subsidiado' : null,
    entityId: kind === 'proveedor_pn' ? null : entityId,
    nit: kind === 'proveedor_pn' ? null : '999000202',
    entityName: kind === 'proveedor_pn' ? 'Laura Quintero' : 'Hospital Los Arrayanes',
    ownerPersonId: kind === 'proveedor_pn' ? personId : null,
    since: earlier,
    until: null,
    declinedAt: null,
  }
}

function standingOf(kind: CapacityKind, has: { entity: boolean; registry: boolean }): CapacityStanding {
  const capacity = capacityOf(kind)
  const entity: EntityFacts | null =
    kind === 'proveedor_pn'
      ? null
      : {
          entityId,
          nit: '999000202',
          dv: 6,
          name: capacity.entityName,
          state: has.entity ? 'registrada' : 'en_revision',
          registeredAt: has.entity ? earlier : null,
          representative: { personId: representativeId, name: 'Ana Vidal', since: earlier },
          capacities: [capacity],
        }
  return {
    capacity,
    entity,
    providers:
      kind === 'ips' && has.registry
        ? [
            {
              code: '1523800417',
              docType: 'NI',
              docNumber: '999000202',
              name: 'Hospital Los Arrayanes',
              legalName: 'Hospital Los Arrayanes',
              legalRepresentative: null,
              className: 'Instituciones - IPS',
              municipalityCode: '15238',
              enabled: true,
              expiresOn: null,
              closedOn: null,
              source: 'exports',
              cut,
            },
          ]
        : [],
    eapb:
      kind === 'eps' && has.registry
        ? [{ code: 'EPSS99', name: 'EPS de prueba', enabled: true, regime: 'subsidiado', nit: '999000202', cut }]
        : [],
  }
}

const kindOfType: Partial<Record<UserType, CapacityKind>> = { delegado_proveedor_pn: 'proveedor_pn' }

/** A person of whom exactly these facts hold, towards a type without naming. */
export function samplePerson(type: UserType, facts: ReadonlySet<PersonFact>): UsersFacts {
  const standing = standingOf(kindOfType[type] ?? 'ips', { entity: true, registry: true })
  const pn = type === 'delegado_proveedor_pn'
  const doc = { type: 'CC', number: '1099000001' } as const
  const registration: RegistrationFacts = {
    registrationId: 'r1',
    personId,
    userType: type,
    capacityId: pn ? capacityId : null,
    delegationId: null,
    registeredAt: earlier,
    annulledAt: null,
    annulledReason: null,
  }
  const provider = standing.providers[0] ?? null
  const activation: ActivationFacts = {
    activationId: 'a1',
    registrationId: 'r1',
    personId,
    userType: type,
    capacityId,
    standing,
    sedeCode: pn ? null : sedeCode,
    sede: pn
      ? null
      : {
          code: sedeCode,
          providerCode: '1523800417',
          name: 'Principal',
          address: null,
          municipalityCode: '15238',
          enabled: true,
          closedOn: null,
          provider,
          source: 'exports',
          cut,
        },
    site: pn
      ? {
          siteId: 's1',
          capacityId,
          number: '01',
          implicit: true,
          name: 'Principal',
          address: null,
          municipalityCode: null,
          phone: null,
          openedAt: earlier,
          closedAt: null,
          closedReason: null,
        }
      : null,
    activatedAt: earlier,
    activatedBy: { personId: delegateId, name: 'Carlos Mina' },
    endedAt: null,
    endedBy: null,
    endReason: null,
    endNote: null,
    roles: facts.has('role')
      ? [
          {
            assignmentId: 'ra1',
            roleCode: pn ? 'ENTREGA' : type === 'otro' ? 'CONSULTA_IPS' : 'PRESCRIPTOR',
            assignedAt: earlier,
            assignedBy: { personId: delegateId, name: 'Carlos Mina' },
            withdrawnAt: null,
            withdrawnBy: null,
          },
        ]
      : [],
  }
  return {
    moment: sampleMoment,
    person: person(personId, 'Laura Quintero', {
      account: facts.has('account'),
      mail: facts.has('mail'),
      factor: facts.has('factor'),
    }),
    rethus:
      type === 'profesional' && facts.has('registry')
        ? {
            doc,
            firstName: 'Laura',
            secondName: null,
            firstSurname: 'Quintero',
            secondSurname: null,
            identificationState: 'Vigente',
            academics: [
              {
                programType: 'UNV',
                profession: 'Medicina',
                practiseFrom: plainDate('2019-02-14'),
                act: null,
                reporter: null,
                validUntil: null,
              },
            ],
            sanctions: [],
            cut,
          }
        : null,
    sso:
      type === 'sso' && facts.has('registry')
        ? [
            {
              doc,
              name: 'Laura Quintero',
              profession: 'Medicina',
              inscriptionState: 'APROBADA',
              assignmentState: 'ASIGNADA',
              plazaCode: 'PL-1',
              plazaState: 'ACTIVA',
              ipsName: 'Hospital Los Arrayanes',
              ipsNit: '999000202',
              sedeCode,
              modality: 'Prestación de servicios',
              startsOn: plainDate('2026-06-01'),
              endsOn: plainDate('2027-05-31'),
              cut,
            },
          ]
        : [],
    cuts: { reps: cut, eapb: cut, rethus: cut, sso: cut, civil: cut, divipola: cut },
    delegations: [],
    represents: [],
    registrations: facts.has('module') ? [registration] : [],
    activations: facts.has('activation') ? [activation] : [],
    requests: [],
    standings: new Map([[capacityId, standing]]),
    policies,
    settings: defaultSettings,
  }
}

/** A capacity of an entity of which exactly these facts hold. */
export function sampleWalk(
  kind: Exclude<CapacityKind, 'proveedor_pn'>,
  facts: ReadonlySet<DelegateFact>,
): DelegateWalk {
  const standing = standingOf(kind, { entity: facts.has('entity'), registry: facts.has('registry') })
  const entity = standing.entity as EntityFacts
  const delegate = person(delegateId, 'Carlos Mina', {
    account: facts.has('account'),
    mail: facts.has('mail'),
    factor: facts.has('factor'),
  })
  const naming: DelegationFacts = {
    delegationId: 'd1',
    capacity: standing.capacity,
    application: 'mipres',
    doc: delegate.doc,
    personId: delegate.personId,
    personName: delegate.name,
    namedAt: earlier,
    namedBy: { personId: representativeId, name: 'Ana Vidal' },
    expiresAt: later,
    inForceFrom: null,
    endedAt: null,
    confirmBy: null,
    confirmedAt: null,
    state: 'nombrada',
  }
  const inForce = facts.has('naming') && facts.has('module')
  const desk: CapacityDesk = {
    standing,
    delegation: {
      inForce: inForce ? { ...naming, inForceFrom: earlier, state: 'vigente' } : null,
      pending: facts.has('naming') && !inForce ? naming : null,
    },
    delegateRegistration: facts.has('module')
      ? {
          registrationId: 'r2',
          personId: delegateId,
          userType: kind === 'eps' ? 'delegado_eps' : kind === 'ips' ? 'delegado_ips' : 'delegado_proveedor',
          capacityId,
          delegationId: 'd1',
          registeredAt: earlier,
          annulledAt: null,
          annulledReason: null,
        }
      : null,
    networkSize: facts.has('network') ? 3 : 0,
    openSites: facts.has('sites') ? 1 : 0,
    openActivations: facts.has('users') ? 2 : 0,
    pendingRequests: 0,
  }
  return {
    entity,
    claim: null,
    desk,
    graceDays: 0,
    representative: person(representativeId, 'Ana Vidal', {
      account: facts.has('rep_account'),
      mail: facts.has('rep_mail'),
      factor: facts.has('rep_factor'),
    }),
    delegate,
  }
}
