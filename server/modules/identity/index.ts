import type { FastifyInstance } from 'fastify'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import { createKeyring } from './credentials/keys.store.ts'
import { sessionGuard } from './credentials/sessions.ts'
import { createEntityDoor } from './entity-door.ts'
import type { IdentityDoor } from './facts.ts'
import type { IdentityDeps, IdentityOptions } from './options.ts'
import { personsDoor } from './persons/door.ts'

export type { CapacityFacts, DelegationFacts, EntityFacts, IdentityDoor, PersonFacts } from './facts.ts'
export type { IdentityOptions } from './options.ts'

/** Mi Seguridad Social: its questions, endpoints, guards, and the OpenID provider. */
export interface Identity {
  door: IdentityDoor
  routes: Route[]
  guards: Pick<Guards, 'session'>
  plugins: ((app: FastifyInstance) => Promise<void>)[]
}

export function createIdentity(options: IdentityOptions): Identity {
  const deps: IdentityDeps = { ...options, keyring: createKeyring(options.masterKey) }
  return {
    door: { ...personsDoor, ...createEntityDoor(deps) },
    routes: [],
    guards: { session: sessionGuard(deps) },
    plugins: [],
  }
}
