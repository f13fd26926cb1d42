import { entityHistory, myHistory } from '#contract/users-inbox.ts'
import { eventsConcerning, type RecordedEvent } from '#platform/audit.ts'
import type { Db } from '#platform/db.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { detailsOf, sentenceOf } from './sentences.ts'

/**
 * Acts over audit.events as those they concern read them. `mayRead` tells whether the person is the entity's
 * representative or one of its delegates; anyone else learns nothing, not even that the entity exists.
 */
export function historyRoutes(deps: {
  db: Db
  mayRead(personId: string, entityId: string): Promise<boolean>
}): Route[] {
  const { db } = deps
  return [
    handle(myHistory, async ({ session, query }) =>
      page(await events({ personId: session.personId }, query), query.limit, session.personId),
    ),
    handle(entityHistory, async ({ session, params, query }) => {
      if (!(await deps.mayRead(session.personId, params.entityId))) return refuse('platform.not_found')
      return page(await events({ entityId: params.entityId }, query), query.limit, session.personId)
    }),
  ]

  function events(about: Parameters<typeof eventsConcerning>[1], query: { after?: string | undefined; limit: number }) {
    return eventsConcerning(db, about, { limit: query.limit + 1, ...(query.after ? { beforeId: query.after } : {}) })
  }
}

function page(rows: readonly RecordedEvent[], limit: number, readerId: string) {
  const shown = rows.slice(0, limit)
  return {
    events: shown.map((event) => ({
      id: event.id,
      at: event.at,
      actor: actorName(event, readerId),
      text: sentenceOf(event),
      act: event.act,
      details: detailsOf(event),
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

function actorName(event: RecordedEvent, readerId: string): string {
  if (event.actorKind === 'operator') return 'El operador del servicio'
  if (event.actorKind === 'system') return 'El sistema'
  return event.actorId === readerId ? 'Usted' : event.actorLabel
}
