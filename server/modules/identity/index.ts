import type { FastifyInstance } from 'fastify'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import { createKeyring } from './credentials/keys.store.ts'
import { sessionGuard } from './credentials/sessions.ts'
import { createEntityPart } from './entity-part.ts'
import type { IdentityDoor } from './facts.ts'
import type { IdentityDeps, IdentityOptions } from './options.ts'
import { personsDoor } from './persons/door.ts'

export type { CapacityFacts, DelegationFacts, EntityFacts, IdentityDoor, PersonFacts } from './facts.ts'
export type { IdentityOptions } from './options.ts'

/** Mi Seguridad Social: its questions, endpoints, guards, and the OpenID provider. */
export interface Identity {
  door: IdentityDoor
  routes: Route[]
  guards: Pick<Guards, 'session' | 'representative'>
  /** Jobs by name, and when they come by themselves. */
  tasks: Tasks
  crontab: string[]
  plugins: ((app: FastifyInstance) => Promise<void>)[]
}

export function createIdentity(options: IdentityOptions): Identity {
  const deps: IdentityDeps = { ...options, keyring: createKeyring(options.masterKey) }
  const entities = createEntityPart(deps)
  return {
    door: { ...personsDoor, ...entities.door },
    routes: [...entities.routes],
    guards: { session: sessionGuard(deps), ...entities.guards },
    plugins: [],
    tasks: entities.tasks,
    crontab: entities.crontab,
  }
}
