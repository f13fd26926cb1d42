import { capacityName } from '#contract/capacities.ts'
import { calm } from '#contract/spanish.ts'
import type { CapacityFacts } from '#identity'
import type { SedeFacts } from '#registries'
import type { SiteFacts } from '../facts/facts.ts'

/** A place as lists and forms name it; null of an EPS, which has none. */
export interface Place {
  key: string
  number: string
  name: string
  code: string | null
}

/** Sede of REPS or site of a proveedor; a sede that REPS lost keeps its code. */
export function placeOf(sedeCode: string | null, sede: SedeFacts | null, site: SiteFacts | null): Place | null {
  if (sedeCode)
    return { key: sedeCode, number: sedeCode.slice(10), name: calm(sede?.name ?? `Sede ${sedeCode}`), code: sedeCode }
  return site ? { key: site.siteId, number: site.number, name: site.name, code: null } : null
}

/** 'Hospital Los Arrayanes, sede 01 Principal', 'EPS Demo Andina, régimen subsidiado'. */
export function placeInWords(capacity: CapacityFacts, place: Place | null): string {
  if (place) return `${capacity.entityName}, sede ${place.number} ${place.name}`
  return capacity.kind === 'eps'
    ? `${capacity.entityName}, régimen ${capacity.regime ?? '—'}`
    : `${capacity.entityName} (${capacityName(capacity.kind, capacity.regime)})`
}

/** What audit events carry about where an act happened. */
export function contextOf(capacity: CapacityFacts, place: Place | null = null): Record<string, unknown> {
  return {
    capacityId: capacity.capacityId,
    entityName: capacity.entityName,
    capacity: capacityName(capacity.kind, capacity.regime),
    regime: capacity.regime,
    ...(place ? { sedeName: `${place.number} ${place.name}`, sedeCode: place.code } : {}),
  }
}
