import { capacityName } from '#contract/capacities.ts'
import type { CapacityKind, Regime } from '#contract/paths.ts'
import type { Settings } from '#contract/settings.ts'
import { asked, type Outcome, type Requirement, requirement, type Where } from '#platform/paths/requirement.ts'
import type { SedeFacts } from '#registries'
import { epsCodeInRegime, ipsInReps, sedeInReps } from '../../registries/requirements.ts'
import type { CapacityStanding, SiteFacts } from '../facts/facts.ts'

/** What must hold of a capacity and of a place in it, whoever acts there. */

export interface StandingFacts {
  standing: CapacityStanding
  settings: Pick<Settings, 'reps_grace_days'>
}

/** A place of a capacity: nothing for an EPS, a sede of REPS for an IPS, a site for a proveedor. */
export interface PlaceFacts extends StandingFacts {
  sedeCode: string | null
  sede: SedeFacts | null
  siteId: string | null
  site: SiteFacts | null
}

const entityPage = (entityId: string | null): Where =>
  entityId
    ? { href: `/entidades/${entityId}/camino`, label: 'Ver el camino de la entidad' }
    : { href: '/mi-camino', label: 'Ver mi camino' }

/** The delegate's page of a capacity. */
export function deskPage(capacityId: string, page: '' | '/sedes' | '/red' | '/usuarios' = ''): Where {
  const labels = { '': 'Quién espera', '/sedes': 'Sedes', '/red': 'Red de prestadores', '/usuarios': 'Usuarios' }
  return { href: `/administracion/${capacityId}${page}`, label: labels[page] }
}

/** Who administers a capacity, in words: 'el delegado de Hospital Los Arrayanes, IPS'. */
export function delegateOf(capacity: {
  kind: CapacityKind
  regime: Regime | null
  entityName: string
  entityId: string | null
}): { actor: 'delegate'; name: string; entityId?: string } {
  return {
    actor: 'delegate',
    name: `quien administra ${capacity.entityName} (${capacityName(capacity.kind, capacity.regime)})`,
    ...(capacity.entityId ? { entityId: capacity.entityId } : {}),
  }
}

/** A requirement that only capacities of one kind are asked; to the others it is met. Keeps the id of the one it wraps. */
export function onlyFor<F extends StandingFacts>(kind: CapacityKind, of: Requirement<F>): Requirement<F> {
  return {
    id: of.id,
    rules: of.rules,
    asks: of.asks,
    evaluate: (facts, moment) =>
      facts.standing.capacity.kind === kind ? of.evaluate(facts, moment) : { met: true, evidence: [] },
  }
}

/** the entity is registered and its capacity has not ended. A proveedor persona natural stands on her own account. */
export const capacityInForce = requirement<StandingFacts>({
  id: 'users.capacity_in_force',
  rules: ['R-22'],
  asks: 'La entidad está registrada en Mi Seguridad Social y actúa en esa calidad.',
  evaluate({ standing: { capacity, entity } }, { at }): Outcome {
    const params = {
      entity: capacity.entityName,
      capacity: capacityName(capacity.kind, capacity.regime),
      capacityId: capacity.capacityId,
    }
    const no = (code: 'users.capacity_closed' | 'users.entity_not_in_force'): Outcome => ({
      met: false,
      pending: 'P-MSS-JUR',
      refusal: { code, params },
      who: {
        actor: 'representative',
        name: entity?.representative?.name ?? `el representante legal de ${capacity.entityName}`,
        ...(entity?.representative ? { personId: entity.representative.personId } : {}),
        ...(capacity.entityId ? { entityId: capacity.entityId } : {}),
      },
      where: entityPage(capacity.entityId),
    })
    if (capacity.until !== null && capacity.until <= at) return no('users.capacity_closed')
    if (capacity.kind !== 'proveedor_pn' && entity?.state !== 'registrada') return no('users.entity_not_in_force')
    return {
      met: true,
      since: capacity.since,
      evidence: [
        {
          kind: 'entity',
          fact: `${capacity.entityName}, ${params.capacity}`,
          source: 'Mi Seguridad Social',
          at: capacity.since,
        },
      ],
    }
  },
})

/** R-07: the registries' own requirement, asked of an IPS. */
export const ipsStands: Requirement<StandingFacts> = onlyFor(
  'ips',
  asked(ipsInReps, ({ standing, settings }: StandingFacts) => ({
    nit: standing.capacity.nit ?? '',
    providers: standing.providers,
    graceDays: settings.reps_grace_days,
  })),
)

/** P-EAPB: the registries' own requirement, asked of an EPS in its regime. */
export const epsStands: Requirement<StandingFacts> = onlyFor(
  'eps',
  asked(epsCodeInRegime, ({ standing }: StandingFacts) => ({
    nit: standing.capacity.nit ?? '',
    regime: standing.capacity.regime ?? 'contributivo',
    codes: standing.eapb,
  })),
)

/** What any act in a capacity stands on, in the order in which causes are told. */
export const capacityStands: readonly Requirement<StandingFacts>[] = [capacityInForce, ipsStands, epsStands]

/** the REPS sede of an IPS. */
export const sedeStands: Requirement<PlaceFacts> = onlyFor(
  'ips',
  asked(sedeInReps, ({ standing, settings, sedeCode, sede }: PlaceFacts) => ({
    nit: standing.capacity.nit ?? '',
    sedeCode: sedeCode ?? '',
    sede,
    graceDays: settings.reps_grace_days,
  })),
)

/** R-10, D-11: the site is the proveedor's own and open. */
export const siteOpen = requirement<PlaceFacts>({
  id: 'users.site_open',
  rules: ['R-10', 'R-22', 'D-11'],
  asks: 'La sede del proveedor existe y está abierta.',
  evaluate({ standing: { capacity }, siteId, site }, { at }): Outcome {
    if (capacity.kind !== 'proveedor' && capacity.kind !== 'proveedor_pn') return { met: true, evidence: [] }
    const no = (code: 'users.site_not_found' | 'users.site_closed'): Outcome => ({
      met: false,
      pending: 'P-SEDE',
      refusal: {
        code,
        params: { site: site ? `${site.number} ${site.name}` : siteId, capacityId: capacity.capacityId },
      },
      who: delegateOf(capacity),
      where: deskPage(capacity.capacityId, '/sedes'),
    })
    if (!site || site.capacityId !== capacity.capacityId) return no('users.site_not_found')
    if (site.closedAt !== null && site.closedAt <= at) return no('users.site_closed')
    return {
      met: true,
      since: site.openedAt,
      evidence: [
        { kind: 'act', fact: `Sede ${site.number} ${site.name}`, source: 'Sedes del proveedor', at: site.openedAt },
      ],
    }
  },
})

/** What a place stands on, after its capacity. */
export const placeStands: readonly Requirement<PlaceFacts>[] = [sedeStands, siteOpen]
