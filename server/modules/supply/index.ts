import type { Route } from '#platform/http/route.ts'
import type { SupplyDeps } from './deps.ts'
import { direccionamientoRoutes } from './direccionamientos/routes.ts'

/**
 * The door of supply: what follows a prescription or tutela until it is delivered and paid. Other modules and the composition import
 * only this file.
 */

export type { SupplyDeps } from './deps.ts'
export { supplyLink } from './link.ts'
export type { DireccionamientoRecord, NoDireccionamientoRecord } from './record.ts'

export interface Supply {
  routes: Route[]
}

export function createSupply(deps: SupplyDeps): Supply {
  return { routes: direccionamientoRoutes(deps) }
}
