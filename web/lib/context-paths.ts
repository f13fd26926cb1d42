import { capabilities } from '#contract/capabilities.ts'
import type { ContextView } from '#contract/users-authority.ts'

/** The address of a context; the chosen one lives in it, so that two tabs never mix. */
export function contextPath(context: Pick<ContextView, 'key'>): string {
  return `/mipres/c/${encodeURIComponent(context.key)}`
}

/** The page of reasons about a capability in a context. */
export function whyPath(context: ContextView, capability?: string): string {
  const query = new URLSearchParams({
    capacity: context.capacityId,
    ...(context.sede ? { sede: context.sede.code } : {}),
    ...(capability ? { capability } : {}),
  })
  return `/por-que?${query.toString()}`
}

/** In whose name one acts, above a title: 'EPS Cordillera · Régimen subsidiado'; of an IPS, its sede. */
export function contextEyebrow({
  entityName,
  regime,
  sede,
}: Pick<ContextView, 'entityName' | 'regime' | 'sede'>): string {
  return [entityName, regime && `Régimen ${regime}`, sede && `Sede ${sede.name}`].filter(Boolean).join(' · ')
}

/** The same of a context that is not the reader's, by its key and the entry of the address: `capacity~sede~role`. */
export function whyElsewherePath(key: string, entry: string | undefined): string {
  const [capacity = '', sede = ''] = key.split('~')
  if (!/^[0-9a-f-]{36}$/.test(capacity)) return '/por-que'
  const query = new URLSearchParams({
    capacity,
    ...(sede ? { sede } : {}),
    ...(entry && Object.hasOwn(capabilities, entry) ? { capability: entry } : {}),
  })
  return `/por-que?${query.toString()}`
}
