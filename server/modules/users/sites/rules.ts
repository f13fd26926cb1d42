import type { CapacityKind } from '#contract/paths.ts'
import type { RefusalCode } from '#contract/refusals/index.ts'

/** D-11: only a proveedor makes and closes sedes; those of an IPS are REPS's, an EPS has none, a persona natural has one. */
export function whyNotOwnSites(kind: CapacityKind): RefusalCode | null {
  if (kind === 'proveedor') return null
  return kind === 'proveedor_pn' ? 'users.site_implicit' : 'users.sites_not_yours'
}
