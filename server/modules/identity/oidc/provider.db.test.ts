import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '#platform/audit.ts'
import { systemClock } from '#platform/clock.ts'
import { addMs } from '#platform/dates.ts'
import { type Browser, createBrowser } from '../../../testing/browser.ts'
import { refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { identityCommands } from '../commands.ts'
import { createKeyring } from '../credentials/keys.store.ts'
import { totpCode } from '../credentials/totp.ts'
import {
  createOperatorAccount,
  createPersonAccount,
  openSession,
  type PersonAccount,
  TEST_SECRETS,
} from '../testing.ts'
import { providerKeys, rotateKeys } from './keys.ts'
import { safePath } from './portal.ts'

const REDIRECT = 'https://otra-app.test/volver'
let world: TestApp
let person: PersonAccount
let relying: client.Configuration
let other: { clientId: string; secret: string; issuer: string }

beforeAll(async () => {
  world = await testApp()
  // A real socket: the relying party is a library on the network, as anybody's would be.
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = world.app.server.address() as AddressInfo
  const { db, clock } = world
  person = await db
    .transaction()
    .execute((tx) => createPersonAccount(tx, { names: { firstName: 'Nora', firstSurname: 'Díaz' }, at: clock.now() }))
  const commands = identityCommands({ db, clock, publicUrl: 'http://localhost:3000', secrets: TEST_SECRETS })
  other = await commands.registerClient({
    name: 'Otra aplicación',
    redirectUris: [REDIRECT],
    actor: systemActor('prueba'),
  })
  // The test's server has another port than the public address it believes to have.
  const byPort: client.CustomFetch = (url, options) =>
    fetch(url.replace('http://localhost:3000', `http://127.0.0.1:${port}`), options as RequestInit)
  relying = await client.discovery(new URL(other.issuer), other.clientId, other.secret, undefined, {
    [client.customFetch]: byPort,
    execute: [client.allowInsecureRequests],
  })
})
afterAll(() => world.close())

/** The person signs in, permits, and comes back to the application with a code. */
async function authorize(
  scope: string,
  options: { browser?: Browser; prompt?: string; allow?: boolean; who?: PersonAccount } = {},
): Promise<{ url: URL; verifier: string; state: string; browser: Browser; asked: string[] }> {
  const { browser = createBrowser(world.app), who = person } = options
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const address = client.buildAuthorizationUrl(relying, {
    redirect_uri: REDIRECT,
    scope,
    state,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(options.prompt ? { prompt: options.prompt } : {}),
  })
  const asked: string[] = []
  let at = await browser.get(address.href)
  for (let turn = 0; turn < 3 && at.url.startsWith('http://localhost:3000/'); turn++) {
    const here = new URL(at.url)
    asked.push(here.pathname)
    const path = `/api/v1/interactions/${here.searchParams.get('uid')}`
    const answer =
      here.pathname === '/permitir'
        ? await browser.post(`${path}/consent`, { allow: options.allow ?? true })
        : await browser.post(`${path}/password`, {
            identifier: { type: who.doc.type, value: who.doc.number },
            password: who.password,
          })
    expect(answer.json, JSON.stringify(answer.json)).toMatchObject({ next: 'go' })
    at = await browser.get(String(answer.json.to))
  }
  return { url: new URL(at.url), verifier, state, browser, asked }
}

const somebody = (): Promise<PersonAccount> =>
  world.db.transaction().execute((tx) => createPersonAccount(tx, { at: world.clock.now() }))

/** Signs in at the portal and says where the browser ends; `go` false: the password was right and nobody followed the answer. */
async function enterPortal(browser: Browser, who: PersonAccount, go = true): Promise<string> {
  const page = await browser.get('/auth/login?to=/cuenta')
  const entered = await browser.post(`/api/v1/interactions/${new URL(page.url).searchParams.get('uid')}/password`, {
    identifier: { type: 'correo', value: who.email },
    password: who.password,
  })
  const to = String(entered.json.to)
  return go ? (await browser.get(to)).url : to
}
const subjectIn = async (browser: Browser) =>
  (await world.as(`om_session=${browser.cookie('om_session')}`).get<{ subject: unknown }>('/session')).body.subject

const exchange = (result: Awaited<ReturnType<typeof authorize>>) =>
  client.authorizationCodeGrant(relying, result.url, { pkceCodeVerifier: result.verifier, expectedState: result.state })

describe('the OpenID provider', () => {
  test('an unmodified relying party signs a person in, with her permission, and reads what was permitted', async () => {
    const result = await authorize('openid profile documento')
    expect(result.asked).toEqual(['/ingresar', '/permitir'])
    const tokens = await exchange(result)
    const claims = tokens.claims()
    expect(claims).toMatchObject({ iss: 'http://localhost:3000/mss', sub: person.personId, amr: ['pwd'] })
    const info = await client.fetchUserInfo(relying, tokens.access_token, person.personId)
    expect(info).toMatchObject({ name: 'Nora Díaz', document_type: 'CC', document_number: person.doc.number })
    expect(info).not.toHaveProperty('email')
    expect(tokens.refresh_token).toBeUndefined()
    // Permitted once in this session: not asked again.
    const again = await authorize('openid profile documento', { browser: result.browser })
    expect(again.asked).toEqual([])
  })

  test('who does not permit sends the application a no', async () => {
    const refused = await authorize('openid profile', { allow: false })
    expect(refused.url.searchParams.get('error')).toBe('access_denied')
  })

  test('refresh tokens rotate; one used twice ends the whole grant', async () => {
    const tokens = await exchange(await authorize('openid offline_access', { prompt: 'consent' }))
    const first = tokens.refresh_token ?? ''
    const next = await client.refreshTokenGrant(relying, first)
    expect(next.refresh_token).not.toBe(first)
    await expect(client.refreshTokenGrant(relying, first)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(client.refreshTokenGrant(relying, next.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(client.fetchUserInfo(relying, next.access_token, person.personId)).rejects.toThrow()
  })

  test('of 50 that come at once with one code, or with one refresh token, one gets tokens', async () => {
    const result = await authorize('openid offline_access', { prompt: 'consent' })
    const fifty = async <T>(ask: () => Promise<T>) => {
      const came = await Promise.allSettled(Array.from({ length: 50 }, ask))
      const refused = came.flatMap((one) => (one.status === 'rejected' ? [one.reason.error as string] : []))
      expect(new Set(refused)).toEqual(new Set(['invalid_grant']))
      return came.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    }
    expect(await fifty(() => exchange(result))).toHaveLength(1)
    const tokens = await exchange(await authorize('openid offline_access', { prompt: 'consent' }))
    expect(await fifty(() => client.refreshTokenGrant(relying, tokens.refresh_token ?? ''))).toHaveLength(1)
  })

  test('revoking a session of the portal ends the provider session and the grants of other applications', async () => {
    const browser = createBrowser(world.app)
    const page = await browser.get('/auth/login?to=/cuenta')
    const uid = new URL(page.url).searchParams.get('uid')
    const entered = await browser.post(`/api/v1/interactions/${uid}/password`, {
      identifier: { type: 'correo', value: person.email },
      password: person.password,
    })
    await browser.get(String(entered.json.to))
    // Signed in at the provider already: the other application only asks for permission.
    const result = await authorize('openid offline_access', { browser, prompt: 'consent' })
    expect(result.asked).toEqual(['/permitir'])
    const tokens = await exchange(result)
    const sessions = (await browser.get('/api/v1/me/sessions')).json.sessions as {
      sessionId: string
      current: boolean
    }[]
    const mine = sessions.find((session) => session.current)?.sessionId ?? ''
    const cookie = `om_session=${browser.cookie('om_session')}`
    expect((await world.as(cookie).delete(`/me/sessions/${mine}`)).status).toBe(204)
    expect((await world.as(cookie).get('/session')).body).toMatchObject({ subject: null })
    await expect(client.refreshTokenGrant(relying, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    const after = await authorize('openid', { browser })
    expect(after.asked).toContain('/ingresar')
  })

  test('a person sees what she permitted and takes it back: its tokens end at once, and it must ask again', async () => {
    const { db, clock } = world
    const own = async (who: PersonAccount) =>
      world.as(await db.transaction().execute((tx) => openSession(tx, { personId: who.personId, at: clock.now() })))
    const me = await own(person)
    const result = await authorize('openid email offline_access', { prompt: 'consent' })
    const tokens = await exchange(result)
    const { applications } = (await me.get<{ applications: Record<string, unknown>[] }>('/me/applications')).body
    expect(applications).toHaveLength(1)
    expect(applications[0]).toMatchObject({
      clientId: other.clientId,
      name: 'Otra aplicación',
      hosts: ['otra-app.test'],
    })
    expect(applications[0]?.scopes).toEqual(expect.arrayContaining(['openid', 'email', 'offline_access']))
    // Another's permission is not hers to take back, nor is one never given.
    const stranger = await own(await db.transaction().execute((tx) => createPersonAccount(tx, { at: clock.now() })))
    expect((await stranger.get('/me/applications')).body).toEqual({ applications: [] })
    expect(refusalCodes(await stranger.delete(`/me/applications/${other.clientId}`))).toEqual(['platform.not_found'])
    expect(refusalCodes(await me.delete('/me/applications/portal'))).toEqual(['platform.not_found'])

    expect((await me.delete(`/me/applications/${other.clientId}`)).status).toBe(204)
    expect((await me.get('/me/applications')).body).toEqual({ applications: [] })
    await expect(client.fetchUserInfo(relying, tokens.access_token, person.personId)).rejects.toThrow()
    await expect(client.refreshTokenGrant(relying, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    const again = await authorize('openid email', { browser: result.browser })
    expect(again.asked).toEqual(['/permitir'])
    const history = await db
      .selectFrom('audit.events')
      .select(['act', 'context'])
      .where('actor_id', '=', person.personId)
      .where('act', 'like', 'identity.application_%')
      .orderBy('id', 'desc')
      .limit(3)
      .execute()
    expect(history.map((row) => row.act)).toEqual([
      'identity.application_permitted',
      'identity.application_revoked',
      'identity.application_permitted',
    ])
    expect(history[0]?.context).toMatchObject({ application: 'Otra aplicación' })
  })

  test('a link to a begun sign-in is of no use in another browser', async () => {
    const thief = createBrowser(world.app)
    const page = await thief.get('/auth/login')
    const uid = new URL(page.url).searchParams.get('uid')
    const victim = createBrowser(world.app)
    const answer = await victim.post(`/api/v1/interactions/${uid}/password`, {
      identifier: { type: 'correo', value: person.email },
      password: person.password,
    })
    expect(answer.json).toMatchObject({ refusals: [{ code: 'identity.sign_in_expired' }] })
  })

  test('an application may ask to leave: the person is asked, and may be sent back to it', async () => {
    const page = await world.app.inject({ url: `/mss/session/end?client_id=${other.clientId}` })
    expect(page.headers['content-security-policy']).toContain("form-action 'self' https:")
    const elsewhere = await world.app.inject({ url: '/mss/.well-known/openid-configuration' })
    expect(elsewhere.headers['content-security-policy']).toMatch(/form-action 'self'(;|$)/)
  })

  test.each([
    ['keeps the session here too', '', true],
    ['ends it here too', '&logout=yes', false],
  ])('who is asked to leave by another application, and decides, %s', async (_, answer, stays) => {
    const browser = createBrowser(world.app)
    await enterPortal(browser, await somebody())
    const cookie = ['om_mss', 'om_mss.sig'].map((name) => `${name}=${browser.cookie(name)}`).join('; ')
    const page = await world.app.inject({ url: `/mss/session/end?client_id=${other.clientId}`, headers: { cookie } })
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const decided = await world.app.inject({
      method: 'POST',
      url: '/mss/session/end/confirm',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `xsrf=${xsrf}${answer}`,
    })
    expect(decided.statusCode).toBe(303)
    if (stays) {
      // Long enough for what is done after the answer.
      await new Promise((done) => setTimeout(done, 300))
      expect(await subjectIn(browser)).not.toBeNull()
    } else await vi.waitFor(async () => expect(await subjectIn(browser)).toBeNull())
  })

  test('another password ends what was entered with the former one at other applications, and what was about to be', async () => {
    const owner = await somebody()
    // The thief never opened the portal: none of its sessions leads to what he has.
    const thief = createBrowser(world.app)
    const tokens = await exchange(
      await authorize('openid offline_access', { browser: thief, prompt: 'consent', who: owner }),
    )
    const waiting = createBrowser(world.app)
    const to = await enterPortal(waiting, owner, false)
    const kept = createBrowser(world.app)
    await enterPortal(kept, owner)
    const own = await exchange(
      await authorize('openid offline_access', { browser: kept, prompt: 'consent', who: owner }),
    )

    const me = world.as(`om_session=${kept.cookie('om_session')}`)
    const password = 'garza-azul-en-el-embalse-41'
    expect((await me.post('/me/password', { current: owner.password, password })).status).toBe(204)
    await expect(client.refreshTokenGrant(relying, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await waiting.get(to)
    expect(waiting.cookie('om_session')).toBeNull()
    const changed = { ...owner, password }
    expect((await authorize('openid', { browser: thief, who: changed })).asked).toContain('/ingresar')
    // Where she changed it everything goes on.
    expect(await subjectIn(kept)).not.toBeNull()
    await client.refreshTokenGrant(relying, own.refresh_token ?? '')
    expect((await authorize('openid', { browser: kept, who: changed })).asked).toEqual([])
  })

  test('who signs in where somebody else was signed in gets a session of her own, and the other’s ends', async () => {
    const [first, second] = [await somebody(), await somebody()]
    const browser = createBrowser(world.app)
    await enterPortal(browser, first)
    const before = browser.cookie('om_session')
    const tokens = await exchange(await authorize('openid offline_access', { browser, prompt: 'consent', who: first }))
    const result = await authorize('openid offline_access', { browser, prompt: 'login consent', who: second })
    expect(result.asked).toEqual(['/ingresar', '/permitir'])
    const hers = await exchange(result)
    expect(hers.claims()?.sub).toBe(second.personId)
    expect((await world.as(`om_session=${before}`).get('/session')).body).toMatchObject({ subject: null })
    await expect(client.refreshTokenGrant(relying, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    // What the first one does elsewhere is no matter of the second.
    const elsewhere = createBrowser(world.app)
    await enterPortal(elsewhere, first)
    const me = world.as(`om_session=${elsewhere.cookie('om_session')}`)
    await me.delete('/me/sessions')
    await client.refreshTokenGrant(relying, hers.refresh_token ?? '')
    expect((await authorize('openid', { browser, who: second })).asked).toEqual([])
  })

  test('D-21: an operator enters the portal alone: another application asks who is there, and her password opens nothing', async () => {
    const operator = await world.db.transaction().execute((tx) => createOperatorAccount(tx, { at: world.clock.now() }))
    const browser = createBrowser(world.app)
    const page = await browser.get('/auth/login?to=/operador')
    const path = (url: string) => `/api/v1/interactions/${new URL(url).searchParams.get('uid')}`
    const identifier = { type: 'correo', value: operator.email }
    await browser.post(`${path(page.url)}/password`, { identifier, password: operator.password })
    const code = totpCode(operator.totpSecret, world.clock.now())
    const entered = await browser.post(`${path(page.url)}/second-factor`, { method: 'totp', code })
    expect((await browser.get(String(entered.json.to))).url).toContain('/operador')

    const verifier = client.randomPKCECodeVerifier()
    const address = client.buildAuthorizationUrl(relying, {
      redirect_uri: REDIRECT,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const asked = await browser.get(address.href)
    expect(new URL(asked.url).pathname).toBe('/ingresar')
    const refused = await browser.post(`${path(asked.url)}/password`, { identifier, password: operator.password })
    expect(refused.json).toMatchObject({ refusals: [{ code: 'identity.wrong_credentials' }] })
    expect((await authorize('openid', { browser })).asked).toEqual(['/ingresar', '/permitir'])
  })

  test('the portal never asks for permission, also when the grant of its session is over', async () => {
    const who = await somebody()
    const browser = createBrowser(world.app)
    await enterPortal(browser, who)
    await sql`delete from identity.oidc_payloads where model = 'Grant' and payload ->> 'accountId' = ${who.personId}`.execute(
      world.db,
    )
    expect(new URL(await enterPortal(browser, who)).pathname).toBe('/cuenta')
  })

  test('keys rotate: the new one is published before it signs, the former one still verifies', async () => {
    const keyring = createKeyring(TEST_SECRETS)
    const now = systemClock.now()
    const kids = async (at: typeof now) =>
      (await providerKeys(world.db, keyring, at)).jwks.keys.map((key) => String(key.kid))
    const before = await kids(now)
    await world.db.transaction().execute((tx) => rotateKeys(tx, keyring, now))
    const published = await kids(now)
    expect(published).toHaveLength(2)
    expect(published[0]).toBe(before[0])
    const later = await kids(addMs(now, 11 * 60_000))
    expect(later[0]).toBe(published[1])
    expect(later).toContain(before[0])
    // Again before the new one signs: the one that still does is not taken away.
    await world.db.transaction().execute((tx) => rotateKeys(tx, keyring, addMs(now, 1000)))
    const twice = await kids(addMs(now, 2000))
    expect([twice[0], twice.length]).toEqual([before[0], 3])
    const long = addMs(now, 20 * 60_000)
    await world.db.transaction().execute((tx) => rotateKeys(tx, keyring, long))
    expect(await kids(long)).toHaveLength(2)
  })
})

test.each([
  ['/cuenta?a=1#b', '/cuenta?a=1#b'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
  ['https://evil.test', '/'],
  ['/\t/evil.test', '/'],
  ['/.//evil.test', '/'],
  ['/a/..//evil.test', '/'],
  [undefined, '/'],
])('after signing in one goes only to paths of ours: %s', (to, path) => {
  expect(safePath(to)).toBe(path)
})
