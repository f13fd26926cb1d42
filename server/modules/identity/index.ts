import type { FastifyInstance } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { SendMail } from '#platform/mail.ts'
import type { Notify } from '#platform/notify.ts'
import type { RegistryQuestions } from '../registries/facts.ts'
import { sessionGuard } from './credentials/sessions.ts'
import { createEntityDoor } from './entity-door.ts'
import type { IdentityDoor } from './facts.ts'
import { personsDoor } from './persons/door.ts'

export type { CapacityFacts, DelegationFacts, EntityFacts, IdentityDoor, PersonFacts } from './facts.ts'

export interface IdentityDeps {
  db: Db
  clock: Clock
  publicUrl: string
  sendMail: SendMail
  notify: Notify
  registries: RegistryQuestions
  /** Seals the keys at rest; null only in the demo and in tests. */
  masterKey: string | null
  demo: boolean
}

/** Mi Seguridad Social: its questions, endpoints, guards, and the OpenID provider. */
export interface Identity {
  door: IdentityDoor
  routes: Route[]
  guards: Pick<Guards, 'session'>
  plugins: ((app: FastifyInstance) => Promise<void>)[]
}

export function createIdentity(deps: IdentityDeps): Identity {
  return {
    door: { ...personsDoor, ...createEntityDoor(deps) },
    routes: [],
    guards: { session: sessionGuard(deps) },
    plugins: [],
  }
}
