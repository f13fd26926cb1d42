import type { Route } from '#platform/http/route.ts'
import { authorityRoutes } from './authority/routes.ts'
import type { UsersDeps } from './deps.ts'
import { gatherEntity, momentNow } from './facts/gather.ts'
import { historyRoutes } from './history/routes.ts'
import { auditRoutes } from './history/search-audit.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { mayRead, pathRoutes } from './paths/routes.ts'

/** Everything that only reads: paths, contexts, reasons, notices, history. */
export function viewRoutes(deps: UsersDeps): Route[] {
  return [
    ...pathRoutes(deps),
    ...authorityRoutes(deps),
    ...inboxRoutes(deps),
    ...auditRoutes(deps),
    ...historyRoutes({
      db: deps.db,
      async mayRead(personId, entityId) {
        const facts = await gatherEntity(deps, deps.db, entityId, momentNow(deps.clock))
        return facts !== null && mayRead(facts, personId)
      },
    }),
  ]
}
