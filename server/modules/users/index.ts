import type { Capability } from '#contract/capabilities.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import { activationRoutes } from './activation/routes.ts'
import { type ActingAnswer, actingDoor } from './authority/acting.ts'
import { capacitiesWith, type Holder, holdersOf } from './authority/authority.store.ts'
import { contextGuard } from './authority/context-guard.ts'
import type { UsersDeps } from './deps.ts'
import { ipsOfNetwork } from './network/network.store.ts'
import { networkRoutes } from './network/routes.ts'
import { type Supplier, suppliersDoor } from './network/suppliers.ts'
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

export type { Acting, ActingAnswer } from './authority/acting.ts'
export type { Holder } from './authority/authority.store.ts'
export { type Caller, capacityIdOf, concerned, nameOf, requireActing } from './authority/require-acting.ts'
export type { UsersDeps } from './deps.ts'
export type { Supplier } from './network/suppliers.ts'

/** What other modules may ask. */
export interface UsersDoor {
  /** Who acts in a context, as what; or why she may not. */
  acting(
    conn: Conn,
    asked: { personId: string; key: string; capabilities: readonly Capability[] },
    moment: { at: Instant; on: PlainDate },
  ): Promise<ActingAnswer>
  /** NITs of the IPS in the network of an EPS in its regime, by name; at most 100. */
  networkIps(conn: Conn, epsCapacityId: string, at: Instant): Promise<string[]>
  /** To whom an EPS may direct in its regime: its network, with who cannot receive yet and why. */
  suppliers: {
    search(
      conn: Conn,
      epsCapacityId: string,
      text: string | undefined,
      moment: { at: Instant; on: PlainDate },
    ): Promise<Supplier[]>
    one(
      conn: Conn,
      epsCapacityId: string,
      key: string,
      moment: { at: Instant; on: PlainDate },
    ): Promise<Supplier | null>
  }
  /** Who holds a capability in an entity's capacity: whom to tell; at most 50. */
  holders(conn: Conn, asked: { capacityId: string; capability: Capability }, at: Instant): Promise<Holder[]>
  /** In which of these capacities anybody holds a capability. */
  capacitiesWith(
    conn: Conn,
    asked: { capacityIds: readonly string[]; capability: Capability },
    at: Instant,
  ): Promise<ReadonlySet<string>>
}

export interface Users {
  door: UsersDoor
  routes: Route[]
  guards: Pick<Guards, 'delegate' | 'context'>
  /** Jobs by name, and when they come by themselves. */
  tasks: Tasks
  crontab: string[]
}

export function createUsers(deps: UsersDeps): Users {
  return {
    door: {
      acting: actingDoor(deps),
      holders: holdersOf,
      capacitiesWith,
      networkIps: ipsOfNetwork,
      suppliers: suppliersDoor(deps),
    },
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
