import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import { activationRoutes } from './activation/routes.ts'
import { contextGuard } from './authority/context-guard.ts'
import type { UsersDeps } from './deps.ts'
import { networkRoutes } from './network/routes.ts'
import { policyRoutes } from './policies/routes.ts'
import { delegateGuard } from './registration/delegate-guard.ts'
import { registrationRoutes } from './registration/routes.ts'
import { tellFinishedSso } from './registration/tell-finished-sso.ts'
import { siteRoutes } from './sites/routes.ts'
import { viewRoutes } from './views.ts'

/**
 * The door of users: Registro de Usuarios and Administración de Usuarios of MIPRES, the seven paths, authority and notices.
 * Other modules and the composition import only this file.
 */

export type { UsersDeps } from './deps.ts'

export interface Users {
  routes: Route[]
  guards: Pick<Guards, 'delegate' | 'context'>
  /** Jobs by name, and when they come by themselves. */
  tasks: Tasks
  crontab: string[]
}

export function createUsers(deps: UsersDeps): Users {
  return {
    routes: [
      ...registrationRoutes(deps),
      ...activationRoutes(deps),
      ...networkRoutes(deps),
      ...siteRoutes(deps),
      ...policyRoutes(deps),
      ...viewRoutes(deps),
    ],
    guards: { delegate: delegateGuard(deps), context: contextGuard(deps) },
    tasks: {
      'users:sso_finished': async () => {
        await tellFinishedSso(deps)()
      },
    },
    // Half past seven in the morning in Bogotá.
    crontab: ['30 12 * * * users:sso_finished'],
  }
}
