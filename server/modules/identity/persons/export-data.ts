import { eventsConcerning, type RecordedEvent } from '#platform/audit.ts'
import { openSessions } from '../credentials/sessions.store.ts'
import { permittedApplications } from '../oidc/permitted.ts'
import type { IdentityDeps } from '../options.ts'
import { ownDataOf } from './persons.store.ts'

/** Events in one export; a page of history shows the rest. */
const MAX_EVENTS = 10_000
const PAGE = 500

/** Everything that is kept of a person, for herself (Ley 1581 de 2012): data, sessions, permissions, history. Never a secret. */
export async function exportData(deps: IdentityDeps, personId: string): Promise<Record<string, unknown>> {
  const at = deps.clock.now()
  const events: RecordedEvent[] = []
  for (;;) {
    const last = events.at(-1)
    const page = await eventsConcerning(deps.db, { personId }, { limit: PAGE, ...(last ? { beforeId: last.id } : {}) })
    events.push(...page)
    if (page.length < PAGE || events.length >= MAX_EVENTS) break
  }
  return {
    exportedAt: at,
    person: await ownDataOf(deps.db, personId),
    sessions: await openSessions(deps.db, personId, at),
    applications: await permittedApplications(deps.db, personId),
    history: events,
  }
}
