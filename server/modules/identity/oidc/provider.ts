import type { Account, Configuration, Provider } from 'oidc-provider'
import { systemClock } from '#platform/clock.ts'
import type { Instant } from '#platform/dates.ts'
import type { Db } from '#platform/db.ts'
import { account } from '../credentials/accounts.store.ts'
import type { Keyring } from '../credentials/keys.store.ts'
import { endSessionsOfProvider } from '../credentials/sessions.store.ts'
import { personName } from '../persons/names.ts'
import { ownDataOf } from '../persons/persons.store.ts'
import { providerKeys } from './keys.ts'
import { errorPage, loggedOutPage, logoutPage } from './pages.ts'
import { createAdapter, sweepPayloads } from './payloads.store.ts'

/** The portal: the provider's first client, public with PKCE, on our own origin. */
export const PORTAL = 'portal'

const RELOAD_MS = 30_000
const SWEEP_MS = 600_000
const MINUTE = 60
const DAY = 86_400

/** The provider of this moment: rebuilt when the shared keys change, so that a rotation reaches every process. */
export interface ProviderHolder {
  issuer: string
  current(): Promise<Provider>
}

export function createProviderHolder(deps: { db: Db; keyring: Keyring; publicUrl: string }): ProviderHolder {
  const issuer = `${deps.publicUrl}/mss`
  let held: { provider: Provider; fingerprint: string; readAt: number } | null = null
  let sweptAt = Date.parse(systemClock.now())
  let loading: Promise<Provider> | null = null

  const load = async (now: number): Promise<Provider> => {
    // Keys follow real time, like everything the library compares with the system's clock.
    const keys = await providerKeys(deps.db, deps.keyring, systemClock.now())
    if (held?.fingerprint === keys.fingerprint) held.readAt = now
    else held = { provider: await build(deps, issuer, keys), fingerprint: keys.fingerprint, readAt: now }
    if (now - sweptAt > SWEEP_MS) {
      sweptAt = now
      await sweepPayloads(deps.db)
    }
    return held.provider
  }

  return {
    issuer,
    async current() {
      const now = Date.parse(systemClock.now())
      if (held && now - held.readAt < RELOAD_MS) return held.provider
      loading ??= load(now).finally(() => {
        loading = null
      })
      return loading
    },
  }
}

async function build(
  deps: { db: Db; keyring: Keyring; publicUrl: string },
  issuer: string,
  keys: { jwks: { keys: Record<string, unknown>[] }; cookies: string[] },
): Promise<Provider> {
  // Loaded when first needed: the command line and the worker do without it.
  const { Provider: OidcProvider, interactionPolicy } = await import('oidc-provider')
  const { db, publicUrl } = deps
  const secure = publicUrl.startsWith('https://')
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', secure } as const
  // Whose account the application may not have (an operator's, D-21) is asked to sign in as if nobody were there.
  const policy = interactionPolicy.base()
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check(
        'no_account',
        'End-User authentication is required',
        ({ oidc }) => oidc.session?.accountId !== undefined && !oidc.account,
      ),
    )
  const configuration: Configuration = {
    adapter: createAdapter(db, deps.keyring),
    jwks: keys.jwks as NonNullable<Configuration['jwks']>,
    clients: [
      {
        client_id: PORTAL,
        client_name: 'OpenMIPRES',
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        application_type: 'web',
        token_endpoint_auth_method: 'none',
      },
    ],
    cookies: {
      keys: keys.cookies,
      names: { session: 'om_mss', interaction: 'om_mss_step', resume: 'om_mss_resume' },
      long: cookie,
      short: cookie,
    },
    scopes: ['openid', 'offline_access', 'profile', 'email', 'documento'],
    claims: {
      openid: ['sub', 'amr'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified'],
      documento: ['document_type', 'document_number'],
    },
    responseTypes: ['code'],
    subjectTypes: ['public'],
    // A public client cannot do without it; one with a secret may be an older program.
    pkce: { required: (_, client) => client.tokenEndpointAuthMethod === 'none' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      revocation: { enabled: true },
      introspection: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form)
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = loggedOutPage()
        },
      },
    },
    interactions: { policy, url: (_, interaction) => `/api/v1/interactions/${interaction.uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = errorPage(out)
    },
    ttl: {
      AccessToken: 15 * MINUTE,
      AuthorizationCode: MINUTE,
      ClientCredentials: 10 * MINUTE,
      IdToken: 60 * MINUTE,
      Interaction: 60 * MINUTE,
      Grant: 14 * DAY,
      RefreshToken: 14 * DAY,
      Session: DAY / 2,
    },
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      if (!client || !session) return undefined
      const given = ctx.oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId)
      const found = given ? await provider.Grant.find(given) : undefined
      if (found) return found
      // Our own portal asks for no permission, nor again when the former one is over: it is the service itself.
      if (client.clientId !== PORTAL || !session.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    async findAccount(ctx, sub): Promise<Account | undefined> {
      const found = await account(db, sub)
      if (found?.state !== 'activa') return undefined
      // Operators are not persons of MSS (D-21): they enter the portal only.
      if (found.kind === 'operator' && ctx.oidc.client && ctx.oidc.client.clientId !== PORTAL) return undefined
      return {
        accountId: sub,
        async claims(_, scope) {
          const asked = new Set(scope.split(' '))
          const person = asked.has('profile') || asked.has('documento') ? await ownDataOf(db, sub) : null
          return {
            sub,
            ...(asked.has('email') ? { email: found.email, email_verified: true } : {}),
            ...(asked.has('profile') && person
              ? {
                  name: personName(person),
                  given_name: [person.firstName, person.secondName].filter(Boolean).join(' '),
                  family_name: [person.firstSurname, person.secondSurname].filter(Boolean).join(' '),
                }
              : {}),
            ...(asked.has('documento') && person
              ? { document_type: person.document.type, document_number: person.document.number }
              : {}),
          }
        },
      }
    },
  }
  const provider = new OidcProvider(issuer, configuration)
  // Addresses are made from the request: the mount sets host and scheme to the public ones.
  provider.proxy = true
  // A logout at the provider, from whatever application, ends the portal's session too. Who stays comes this way as well.
  provider.on('end_session.success', (ctx) => {
    const uid = ctx.oidc.params?.logout ? ctx.oidc.session?.uid : undefined
    if (uid) void endSessionsOfProvider(db, uid, systemClock.now() as Instant).catch(() => undefined)
  })
  return provider
}
