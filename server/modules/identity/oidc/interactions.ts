import type { FastifyReply, FastifyRequest } from 'fastify'
import type { InteractionResults, Provider } from 'oidc-provider'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { endSessionsOfProvider } from '../credentials/sessions.store.ts'
import { endProviderSessions } from './payloads.store.ts'
import { PORTAL, type ProviderHolder } from './provider.ts'

/** What the provider waits for in one browser. */
export interface Interaction {
  uid: string
  prompt: 'login' | 'consent'
  client: {
    id: string
    name: string
    host: string
    /** The portal; operators enter no other (D-21). */
    own: boolean
  }
  /** Who is signed in at the provider in this browser; null while nobody is. */
  accountId: string | null
  /** Scopes not granted yet. */
  scopes: string[]
}

/** The provider's interactions as the sign-in verbs use them. Every call checks that the browser is the one that began. */
export interface Interactions {
  read(request: FastifyRequest, reply: FastifyReply, uid: string): Promise<Interaction>
  /** Signs the account in and returns the path to navigate to. */
  signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    input: { uid: string; accountId: string; methods: readonly string[] },
  ): Promise<string>
  /** Grants what was asked, or tells the application no; returns the path to navigate to. */
  decide(request: FastifyRequest, reply: FastifyReply, input: { uid: string; allow: boolean }): Promise<string>
}

type Details = Awaited<ReturnType<Provider['interactionDetails']>>

export function createInteractions(deps: { db: Db; clock: Clock }, holder: ProviderHolder): Interactions {
  const details = async (request: FastifyRequest, reply: FastifyReply, uid: string): Promise<[Provider, Details]> => {
    const provider = await holder.current()
    const found = await provider.interactionDetails(request.raw, reply.raw).catch(() => null)
    if (found?.uid !== uid) return refuse('identity.sign_in_expired')
    return [provider, found]
  }
  const finish = async (
    provider: Provider,
    request: FastifyRequest,
    reply: FastifyReply,
    result: InteractionResults,
  ): Promise<string> => {
    const to = new URL(await provider.interactionResult(request.raw, reply.raw, result))
    return `${to.pathname}${to.search}`
  }

  return {
    async read(request, reply, uid) {
      const [provider, found] = await details(request, reply, uid)
      const client = await provider.Client.find(String(found.params.client_id))
      const redirect = String(found.params.redirect_uri ?? '')
      const missing = found.prompt.details.missingOIDCScope
      return {
        uid,
        prompt: found.prompt.name === 'consent' ? 'consent' : 'login',
        client: {
          id: client?.clientId ?? '',
          name: client?.clientName ?? client?.clientId ?? '',
          host: URL.canParse(redirect) ? new URL(redirect).host : '',
          own: client?.clientId === PORTAL,
        },
        accountId: found.session?.accountId ?? null,
        scopes: Array.isArray(missing) ? missing.map(String) : [],
      }
    },

    async signIn(request, reply, { uid, accountId, methods }) {
      const [provider, found] = await details(request, reply, uid)
      // The browser was signed in as somebody else: that one leaves, with what came from the session, and this one begins another.
      const former = found.session
      if (former && former.accountId !== accountId) {
        await deps.db.transaction().execute(async (tx) => {
          await endSessionsOfProvider(tx, former.uid, deps.clock.now())
          await endProviderSessions(tx, { accountId: former.accountId, only: [former.uid] })
        })
        delete found.session
        await found.persist()
      }
      return finish(provider, request, reply, { login: { accountId, amr: [...methods], remember: true } })
    },

    async decide(request, reply, { uid, allow }) {
      const [provider, found] = await details(request, reply, uid)
      const accountId = found.session?.accountId
      if (!allow || !accountId) {
        return finish(provider, request, reply, {
          error: 'access_denied',
          error_description: 'La persona no permitió el acceso.',
        })
      }
      const clientId = String(found.params.client_id)
      const grant =
        (found.grantId ? await provider.Grant.find(found.grantId) : undefined) ??
        new provider.Grant({ accountId, clientId })
      const { missingOIDCScope, missingOIDCClaims } = found.prompt.details
      if (Array.isArray(missingOIDCScope)) grant.addOIDCScope(missingOIDCScope.join(' '))
      if (Array.isArray(missingOIDCClaims)) grant.addOIDCClaims(missingOIDCClaims.map(String))
      const grantId = await grant.save()
      return finish(provider, request, reply, { consent: { grantId } })
    },
  }
}
