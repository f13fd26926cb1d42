import { dayOf } from '#platform/dates.ts'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import { unmet } from '#platform/paths/requirement.ts'
import { remindNamings } from './delegations/remind-delegate.ts'
import { delegationRoutes } from './delegations/routes.ts'
import { tellIdleDelegates } from './delegations/tell-idle.ts'
import type { EntityDeps } from './deps.ts'
import { readEntities } from './entities/entities.store.ts'
import { representativeIsMe } from './entities/requirements.ts'
import { entityRoutes } from './entities/routes.ts'
import { createEntityDoor, type EntityDoor } from './entity-door.ts'

/** Entities and delegations, as `identity/index.ts` joins them to the rest of Mi Seguridad Social. */
export interface EntityPart {
  door: EntityDoor
  routes: Route[]
  guards: Pick<Guards, 'representative'>
  /** Jobs by name; `crontab` says when. */
  tasks: Tasks
  crontab: string[]
}

export function createEntityPart(deps: EntityDeps): EntityPart {
  const remind = remindNamings(deps)
  const tellIdle = tellIdleDelegates(deps)
  return {
    door: createEntityDoor(deps),
    routes: [...entityRoutes(deps), ...delegationRoutes(deps)],
    guards: {
      representative: async (personId, entityId) => {
        const at = deps.clock.now()
        const [entity] = await readEntities(deps.db, { ids: [entityId] }, at)
        // Another's entity and none at all are answered alike.
        if (!entity) return { code: 'platform.not_found' }
        return unmet([representativeIsMe], { entity, personId }, { at, on: dayOf(at) })[0] ?? null
      },
    },
    tasks: {
      'identity:naming_reminders': async () => {
        await remind()
      },
      'identity:idle_delegates': async () => {
        await tellIdle()
      },
    },
    // Eight in the morning in Bogotá, and a quarter past.
    crontab: ['0 13 * * * identity:naming_reminders', '15 13 * * * identity:idle_delegates'],
  }
}
