import type { CapacityKind, Regime } from './paths.ts'

/** What an entity can ask to be registered as; an EPS asks for each regime it operates. */
export const entityCapacities = ['eps_contributivo', 'eps_subsidiado', 'ips', 'proveedor'] as const
export type EntityCapacity = (typeof entityCapacities)[number]

export const entityCapacityNames: Record<EntityCapacity, string> = {
  eps_contributivo: 'EPS, régimen contributivo',
  eps_subsidiado: 'EPS, régimen subsidiado',
  ips: 'IPS',
  proveedor: 'Proveedor',
}

/** 'eps_subsidiado' → kind and regime. */
export function capacityOf(capacity: EntityCapacity): { kind: CapacityKind; regime: Regime | null } {
  if (capacity === 'eps_contributivo') return { kind: 'eps', regime: 'contributivo' }
  if (capacity === 'eps_subsidiado') return { kind: 'eps', regime: 'subsidiado' }
  return { kind: capacity, regime: null }
}

/** How a capacity is called in sentences: 'EPS, régimen subsidiado', 'IPS', 'Proveedor persona natural'. */
export function capacityName(kind: CapacityKind, regime: Regime | null): string {
  if (kind === 'eps') return `EPS, régimen ${regime ?? '—'}`
  return { ips: 'IPS', proveedor: 'Proveedor', proveedor_pn: 'Proveedor persona natural' }[kind]
}
