import { ownApplications, revokeApplication as revokeEndpoint } from '#contract/identity-applications.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { IdentityDeps } from '../options.ts'
import { permittedApplications, revokeApplication } from './permitted.ts'

/** What a person permitted to applications of others. */
export function applicationRoutes(deps: IdentityDeps): Route[] {
  return [
    handle(ownApplications, async ({ session }) => ({
      applications: await permittedApplications(deps.db, session.personId),
    })),
    handle(revokeEndpoint, async ({ session, params, actor }) =>
      revokeApplication(deps, { personId: session.personId, clientId: params.clientId, actor }),
    ),
  ]
}
