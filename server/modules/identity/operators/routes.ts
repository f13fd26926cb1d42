import {
  blockAccount as blockEndpoint,
  findAccount,
  unblockAccount as unblockEndpoint,
} from '#contract/identity-accounts.ts'
import {
  activateOperator as activateOperatorEndpoint,
  endClient as endClientEndpoint,
  listClients,
  operatorActivation,
  registerClient as registerClientEndpoint,
} from '#contract/identity-operators.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { blockAccount, unblockAccount } from '../credentials/block-account.ts'
import { clients } from '../oidc/clients.store.ts'
import { registerClient, withdrawClient } from '../oidc/clients.ts'
import type { IdentityDeps } from '../options.ts'
import { personAccount } from '../persons/persons.store.ts'
import { activateOperator, openActivation } from './operators.ts'

/** Operators who come with their link, the applications of others, and the accounts that operators block. */
export function operatorRoutes(deps: IdentityDeps): Route[] {
  return [
    handle(operatorActivation, async ({ body }) => openActivation(deps, body.token)),
    handle(activateOperatorEndpoint, async ({ body, requestId }) => activateOperator(deps, { ...body, requestId })),
    handle(listClients, async () => ({ clients: await clients(deps.db) })),
    handle(registerClientEndpoint, async ({ body, actor }) => registerClient(deps, { ...body, actor })),
    handle(findAccount, async ({ body }) => ({ account: await personAccount(deps.db, { document: body }) })),
    handle(blockEndpoint, async ({ params, body, actor }) =>
      blockAccount(deps, { personId: params.personId, reason: body.reason, actor }),
    ),
    handle(unblockEndpoint, async ({ params, body, actor }) =>
      unblockAccount(deps, { personId: params.personId, reason: body.reason, actor }),
    ),
    handle(endClientEndpoint, async ({ params, actor }) => withdrawClient(deps, { clientId: params.clientId, actor })),
  ]
}
