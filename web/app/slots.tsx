import { lazy, type ReactElement, Suspense } from 'react'
import type { Session } from '#web/lib/session.ts'

const Switcher = lazy(() => import('./context-switcher.tsx').then((module) => ({ default: module.ContextSwitcher })))

/**
 * The place of the context switcher in the bar (entity / régimen or sede / rol; the context lives in the URL).
 * Lazy, so that the bar stays light for who is not signed in.
 */
export function ContextSwitcher({ session }: { session: Session }): ReactElement | null {
  if (session.subject?.kind !== 'person') return null
  return (
    <Suspense fallback={null}>
      <Switcher session={session} />
    </Suspense>
  )
}
