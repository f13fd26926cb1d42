import type { ContextKey } from '#contract/users-authority.ts'

/** '0198…~152380041701~PRESCRIPTOR' read back; null when it is no context. */
export function readContextKey(key: string): ContextKey | null {
  const [capacityId, sede, role, more] = key.split('~')
  if (!capacityId || sede === undefined || !role || more !== undefined) return null
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(capacityId)
    ? { capacityId, sede: sede || null, role }
    : null
}
