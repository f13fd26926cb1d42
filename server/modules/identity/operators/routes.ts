import {
  activateOperator as activateOperatorEndpoint,
  endClient as endClientEndpoint,
  listClients,
  operatorActivation,
  registerClient as registerClientEndpoint,
} from '#contract/identity-operators.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { clients } from '../oidc/clients.store.ts'
import { registerClient, withdrawClient } from '../oidc/clients.ts'
import type { IdentityDeps } from '../options.ts'
import { activateOperator, openActivation } from './operators.ts'

/** Operators who come with their link, and the applications of others. */
export function operatorRoutes(deps: IdentityDeps): Route[] {
  return [
    handle(operatorActivation, async ({ body }) => openActivation(deps, body.token)),
    handle(activateOperatorEndpoint, async ({ body, requestId }) => activateOperator(deps, { ...body, requestId })),
    handle(listClients, async () => ({ clients: await clients(deps.db) })),
    handle(registerClientEndpoint, async ({ body, actor }) => registerClient(deps, { ...body, actor })),
    handle(endClientEndpoint, async ({ params, actor }) => withdrawClient(deps, { clientId: params.clientId, actor })),
  ]
}
