import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Session } from '#platform/http/session.ts'
import { sessionByToken } from './sessions.store.ts'

export const SESSION_COOKIE = 'om_session'

/** The guard of the HTTP adapter: whose session the request's cookie is. */
export function sessionGuard(deps: { db: Db; clock: Clock }): (request: FastifyRequest) => Promise<Session | null> {
  return async (request) => {
    const token = request.cookies[SESSION_COOKIE]
    return token ? sessionByToken(deps.db, token, deps.clock.now()) : null
  }
}
