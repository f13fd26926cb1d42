import type { FastifyInstance } from 'fastify'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import { createKeyring } from './credentials/keys.store.ts'
import { credentialRoutes } from './credentials/routes.ts'
import { sessionGuard } from './credentials/sessions.ts'
import { createEntityPart } from './entity-part.ts'
import type { IdentityDoor } from './facts.ts'
import { createInteractions } from './oidc/interactions.ts'
import { mountProvider } from './oidc/mount.ts'
import { mountPortal } from './oidc/portal.ts'
import { createProviderHolder } from './oidc/provider.ts'
import { applicationRoutes } from './oidc/routes.ts'
import { operatorRoutes } from './operators/routes.ts'
import type { IdentityDeps, IdentityOptions } from './options.ts'
import { personsDoor } from './persons/door.ts'
import { personRoutes } from './persons/routes.ts'

export { type IdentityCommands, identityCommands } from './commands.ts'
/** For the demo's terminal and the stories: the code an application shows at a moment. */
export { totpCode } from './credentials/totp.ts'
export type { CapacityFacts, ClaimFacts, DelegationFacts, EntityFacts, IdentityDoor, PersonFacts } from './facts.ts'
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
  const deps: IdentityDeps = { ...options, keyring: createKeyring(options.secrets) }
  const entities = createEntityPart(deps)
  const holder = createProviderHolder(deps)
  const interactions = createInteractions(deps, holder)
  return {
    door: { ...personsDoor, ...entities.door },
    routes: [
      ...personRoutes(deps),
      ...credentialRoutes(deps, interactions),
      ...operatorRoutes(deps),
      ...applicationRoutes(deps),
      ...entities.routes,
    ],
    guards: { session: sessionGuard(deps), ...entities.guards },
    plugins: [mountProvider(holder, deps.publicUrl), mountPortal(deps, holder)],
    tasks: entities.tasks,
    crontab: entities.crontab,
  }
}
