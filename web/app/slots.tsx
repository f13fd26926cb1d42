import type { ReactElement } from 'react'
import type { Session } from '#web/lib/session.ts'

/**
 * The place of the context switcher in the bar (entity / régimen or sede / rol; the context lives in the URL).
 * The feature that owns contexts draws it here, lazily, so that the bar stays light.
 */
export function ContextSwitcher(_: { session: Session }): ReactElement | null {
  return null
}
