import type { Route } from '#platform/http/route.ts'
import type { UsersDeps } from './deps.ts'
import { viewRoutes } from './views.ts'

/**
 * The door of users: Registro de Usuarios and Administración de Usuarios of MIPRES, the seven paths, authority and notices.
 * Other modules and the composition import only this file.
 */

export type { UsersDeps } from './deps.ts'

export interface Users {
  routes: Route[]
}

export function createUsers(deps: UsersDeps): Users {
  return { routes: viewRoutes(deps) }
}
