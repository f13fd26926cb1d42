import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import { account } from '../credentials/accounts.store.ts'
import { endSessions, insertSession, sessionByToken } from '../credentials/sessions.store.ts'
import { SESSION_COOKIE } from '../credentials/sessions.ts'
import type { IdentityDeps } from '../options.ts'
import { personName } from '../persons/names.ts'
import { ownDataOf } from '../persons/persons.store.ts'
import { endProviderSessions } from './payloads.store.ts'
import { PORTAL, type ProviderHolder } from './provider.ts'

/** Where the portal keeps, for the minutes of a sign-in, what it must compare when the browser comes back. */
const LOGIN_COOKIE = 'om_login'
const LOGIN_SECONDS = 3600

/** A path of our own, never an address of others: what follows ?to= is anybody's text. */
export function safePath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to)) return '/'
  const url = new URL(to, 'http://here.invalid')
  // '/.//otro.test' is ours as it is written and another's once its dots are gone.
  return url.host === 'here.invalid' && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}

/**
 * The portal as a client of the provider: /auth/login, /auth/callback, /auth/logout. It speaks to the provider through the
 * application itself, not over the network, so it works behind any proxy.
 */
export function mountPortal(deps: IdentityDeps, holder: ProviderHolder): (app: FastifyInstance) => Promise<void> {
  const { db, clock, publicUrl } = deps
  const secure = publicUrl.startsWith('https://')
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const

  return async (app) => {
    let discovered: Promise<client.Configuration> | null = null
    const inProcess: client.CustomFetch = async (url, options) => {
      const { pathname, search } = new URL(url)
      const response = await app.inject({
        method: options.method as 'GET' | 'POST',
        url: `${pathname}${search}`,
        headers: options.headers,
        ...(options.body === undefined || options.body === null ? {} : { payload: String(options.body) }),
      })
      const headers = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      )
      return new Response(response.rawPayload.length > 0 ? new Uint8Array(response.rawPayload) : null, {
        status: response.statusCode,
        headers,
      })
    }
    const configuration = (): Promise<client.Configuration> => {
      discovered ??= client
        .discovery(new URL(holder.issuer), PORTAL, undefined, client.None(), {
          [client.customFetch]: inProcess,
          ...(secure ? {} : { execute: [client.allowInsecureRequests] }),
        })
        .then((config) => {
          config[client.customFetch] = inProcess
          return config
        })
        .catch((error: unknown) => {
          discovered = null
          throw error
        })
      return discovered
    }

    app.get('/auth/login', async (request, reply) => {
      const to = safePath((request.query as { to?: unknown }).to)
      const config = await configuration()
      const verifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: `${publicUrl}/auth/callback`,
        scope: 'openid',
        state,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Whoever presses "Ingresar" is asked, also when an earlier session of the provider is still there.
        prompt: 'login',
      })
      reply.setCookie(LOGIN_COOKIE, Buffer.from(JSON.stringify({ verifier, state, to })).toString('base64url'), {
        ...cookie,
        path: '/auth',
        maxAge: LOGIN_SECONDS,
      })
      return reply.redirect(`${address.pathname}${address.search}`)
    })

    app.get('/auth/callback', async (request, reply) => {
      const kept = readLogin(request)
      reply.clearCookie(LOGIN_COOKIE, { path: '/auth' })
      if (!kept) return reply.redirect('/auth/login')
      const at = clock.now()
      const { pathname, search } = new URL(request.url, publicUrl)
      let accessToken: string
      try {
        const tokens = await client.authorizationCodeGrant(
          await configuration(),
          new URL(`${publicUrl}${pathname}${search}`),
          { pkceCodeVerifier: kept.verifier, expectedState: kept.state },
        )
        accessToken = tokens.access_token
      } catch (error) {
        request.log.info({ err: error }, 'sign-in not completed')
        return reply.redirect('/ingresar?fallo=1')
      }
      const provider = await holder.current()
      const token = await provider.AccessToken.find(accessToken)
      const session = token?.sessionUid ? await provider.Session.findByUid(token.sessionUid) : undefined
      const accountId = session?.accountId
      if (!session || !accountId) return reply.redirect('/ingresar?fallo=1')
      const opened = await open(request, { accountId, methods: session.amr ?? ['pwd'], uid: session.uid, at })
      reply.setCookie(SESSION_COOKIE, opened, cookie)
      return reply.redirect(kept.to)
    })

    app.get('/auth/logout', async (request, reply) => {
      await leave(request, clock.now())
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect('/')
    })

    async function open(
      request: FastifyRequest,
      input: { accountId: string; methods: readonly string[]; uid: string; at: Instant },
    ): Promise<string> {
      const { accountId, methods, uid, at } = input
      const former = request.cookies[SESSION_COOKIE]
      return db.transaction().execute(async (tx) => {
        // The browser's former session gives way; its provider session may be the one just used, so it stays.
        const before = former ? await sessionByToken(tx, former, at) : null
        if (before) {
          const formerAccount = before.kind === 'person' ? before.personId : before.operatorId
          await endSessions(tx, { accountId: formerAccount, only: before.sessionId, at, reason: 'relevada' })
        }
        const { token, sessionId } = await insertSession(tx, {
          accountId,
          at,
          secondFactorAt: methods.includes('mfa') ? at : null,
          methods,
          userAgent: request.headers['user-agent'] ?? null,
          address: request.ip,
          oidcSessionUid: uid,
        })
        const person = await ownDataOf(tx, accountId)
        const row = person ? null : await account(tx, accountId)
        await audit(tx, {
          at,
          actor: {
            kind: person ? 'person' : 'operator',
            id: accountId,
            label: person ? personName(person) : (row?.email ?? ''),
            requestId: request.id,
          },
          act: 'identity.signed_in',
          concerns: person ? { persons: [accountId] } : {},
          context: { sessionId, methods, address: request.ip },
        })
        return token
      })
    }

    async function leave(request: FastifyRequest, at: Instant): Promise<void> {
      const token = request.cookies[SESSION_COOKIE]
      const session = token ? await sessionByToken(db, token, at) : null
      if (!session) return
      const accountId = session.kind === 'person' ? session.personId : session.operatorId
      await db.transaction().execute(async (tx) => {
        const ended = await endSessions(tx, { accountId, only: session.sessionId, at, reason: 'salida' })
        await endProviderSessions(tx, { accountId, only: ended.map((row) => row.oidcSessionUid) })
      })
    }
  }
}

function readLogin(request: FastifyRequest): { verifier: string; state: string; to: string } | null {
  try {
    const text = Buffer.from(request.cookies[LOGIN_COOKIE] ?? '', 'base64url').toString('utf8')
    const { verifier, state, to } = JSON.parse(text) as Record<string, unknown>
    if (typeof verifier !== 'string' || typeof state !== 'string') return null
    return { verifier, state, to: safePath(to) }
  } catch {
    return null
  }
}
