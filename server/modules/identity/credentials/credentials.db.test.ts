import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsConcerning, systemActor } from '#platform/audit.ts'
import { loadDivipola } from '#registries'
import { atOnce } from '../../../testing/at-once.ts'
import { createBrowser } from '../../../testing/browser.ts'
import { refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { identityCommands } from '../commands.ts'
import { latestMail, tokenIn } from '../testing/mails.ts'
import {
  createOperatorAccount,
  createPersonAccount,
  openSession,
  type PersonAccount,
  TEST_SECRETS,
} from '../testing.ts'
import { totpCode } from './totp.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
  await loadDivipola({ db: world.db, clock: world.clock })
})
afterAll(() => world.close())

const OTHER = 'brújula verde sobre arena 41'
interface Signed extends PersonAccount {
  cookie: string
}
const aPerson = (input: Parameters<typeof createPersonAccount>[1] & { secondFactor?: boolean } = {}): Promise<Signed> =>
  world.db.transaction().execute(async (tx) => {
    const at = world.clock.now()
    const person = await createPersonAccount(tx, { at, ...input })
    const secondFactor = input.secondFactor ?? Boolean(input.totp)
    return { ...person, cookie: await openSession(tx, { personId: person.personId, at, secondFactor }) }
  })

/** Tries a sign-in with the pages' own calls; each attempt in a browser of its own. */
async function trySignIn(identifier: { type: string; value: string }, password: string) {
  const browser = createBrowser(world.app)
  const uid = new URL((await browser.get('/auth/login')).url).searchParams.get('uid')
  const path = `/api/v1/interactions/${uid}`
  const answer = await browser.post(`${path}/password`, { identifier, password })
  return { browser, path, answer, codes: refusalCodes({ status: answer.status, body: answer.json, headers: {} }) }
}

describe('failures', () => {
  test('the delay grows, is the same for who does not exist, and passes with time', async () => {
    const person = await aPerson()
    const nobody = { type: 'CC', value: '1099999999' }
    const known = { type: person.doc.type, value: person.doc.number }
    const outcomes = async (identifier: { type: string; value: string }) => {
      const seen: unknown[] = []
      for (let i = 0; i < 6; i++) seen.push((await trySignIn(identifier, 'wrong')).answer.json.refusals)
      return seen
    }
    const forKnown = await outcomes(known)
    expect(forKnown).toEqual(await outcomes(nobody))
    expect(JSON.stringify(forKnown[0])).toContain('identity.wrong_credentials')
    expect(JSON.stringify(forKnown[5])).toContain('identity.wait_before_retry')
    expect((await trySignIn(known, person.password)).codes).toEqual(['identity.wait_before_retry'])
    world.clock.advance(6_000)
    expect((await trySignIn(known, person.password)).answer.json).toMatchObject({ next: 'go' })
  })

  test('fifty guesses at once are not fifty guesses', async () => {
    const person = await aPerson()
    const identifier = { type: 'correo', value: person.email }
    const tries = await Promise.all(Array.from({ length: 50 }, () => trySignIn(identifier, 'wrong')))
    const judged = tries.filter((one) => one.codes[0] === 'identity.wrong_credentials')
    expect(judged).toHaveLength(4)
  })

  test('two requests with one code: one wins', async () => {
    const person = await aPerson({ totp: true })
    const begin = () => trySignIn({ type: 'correo', value: person.email }, person.password)
    const [a, b] = await Promise.all([begin(), begin()])
    const code = totpCode(person.totpSecret ?? '', world.clock.now())
    const answers = await Promise.all(
      [a, b].map(({ browser, path }) => browser.post(`${path}/second-factor`, { method: 'totp', code })),
    )
    expect(answers.filter((one) => one.json.next === 'go')).toHaveLength(1)
  })
})

describe('second factor', () => {
  test('P-2FA its first code sets it, in this session too; recovery codes serve once each', async () => {
    const person = await aPerson()
    const me = world.as(person.cookie)
    const begun = await me.post('/me/totp')
    const secret = String(begun.body.secret)
    expect(refusalCodes(await me.post('/me/totp/confirm', { code: '000000' }))).toEqual(['identity.code_wrong'])
    const done = await me.post<{ recoveryCodes: string[] }>('/me/totp/confirm', {
      code: totpCode(secret, world.clock.now()),
    })
    expect(done.body.recoveryCodes).toHaveLength(10)
    expect((await me.get('/session')).body).toMatchObject({ subject: { secondFactor: true }, unread: 1 })
    const [recovery = ''] = done.body.recoveryCodes
    const enter = async (code: string) => {
      const { browser, path, answer } = await trySignIn({ type: 'correo', value: person.email }, person.password)
      expect(answer.json).toEqual({ next: 'second_factor', methods: ['totp', 'recovery'] })
      return browser.post(`${path}/second-factor`, { method: 'recovery', code })
    }
    expect((await enter(recovery.toLowerCase().replace('-', ' '))).json).toMatchObject({ next: 'go' })
    expect((await enter(recovery)).json).toMatchObject({ refusals: [{ code: 'identity.recovery_code_wrong' }] })
    expect((await me.get('/me/security')).body).toMatchObject({ recoveryCodesLeft: 9 })
    expect((await latestMail(world.db, person.email)).subject).toContain('código de recuperación')
  })

  test('a session that did not give it cannot change it', async () => {
    const person = await aPerson({ totp: true, secondFactor: false })
    const me = world.as(person.cookie)
    expect(refusalCodes(await me.post('/me/totp'))).toEqual(['platform.second_factor_needed'])
    expect(refusalCodes(await me.delete('/me/totp'))).toEqual(['platform.second_factor_needed'])
    const change = await me.post('/me/password', { current: person.password, password: OTHER })
    expect(refusalCodes(change)).toEqual(['platform.second_factor_needed'])
  })

  test('removing the last one leaves the person without (P-2FA again), and she is told by mail', async () => {
    const person = await aPerson({ totp: true })
    const me = world.as(person.cookie)
    expect((await me.delete('/me/totp')).status).toBe(204)
    expect((await me.get('/me/security')).body).toMatchObject({ secondFactorSince: null, totpSince: null })
    expect((await latestMail(world.db, person.email)).subject).toContain('Se quitó')
  })
})

describe('password', () => {
  test('changing it asks the present one and ends the other sessions', async () => {
    const person = await aPerson()
    const elsewhere = await world.db
      .transaction()
      .execute((tx) => openSession(tx, { personId: person.personId, at: world.clock.now() }))
    const me = world.as(person.cookie)
    const wrong = await me.post('/me/password', { current: 'x', password: OTHER })
    expect(refusalCodes(wrong)).toEqual(['identity.wrong_password'])
    expect((await me.post('/me/password', { current: person.password, password: OTHER })).status).toBe(204)
    expect((await me.get('/session')).body).toMatchObject({ subject: { kind: 'person' } })
    expect((await world.as(elsewhere).get('/session')).body).toMatchObject({ subject: null })
    expect((await trySignIn({ type: 'correo', value: person.email }, OTHER)).answer.json).toMatchObject({ next: 'go' })
  })

  test('after a reset the guesses that came before no longer delay, whether by mail or by document', async () => {
    const person = await aPerson()
    const byDocument = { type: person.doc.type, value: person.doc.number }
    const byMail = { type: 'correo', value: person.email }
    for (const identifier of [byDocument, byMail]) for (let i = 0; i < 6; i++) await trySignIn(identifier, 'wrong')
    await world.as(null).post('/password-resets', { identifier: byDocument })
    const token = tokenIn(await latestMail(world.db, person.email))
    await world.as(null).post('/password-resets/complete', { token, password: OTHER })
    for (const identifier of [byDocument, byMail])
      expect((await trySignIn(identifier, OTHER)).answer.json).toMatchObject({ next: 'go' })
  })

  test('a reset answers the same for who does not exist; its link serves once; every session ends', async () => {
    const person = await aPerson()
    const ask = (value: string) => world.as(null).post('/password-resets', { identifier: { type: 'correo', value } })
    const known = await ask(person.email)
    const nobody = await ask('nadie@ejemplo.test')
    expect([known.status, known.body]).toEqual([nobody.status, nobody.body])
    await expect(latestMail(world.db, 'nadie@ejemplo.test')).rejects.toThrow()
    const token = tokenIn(await latestMail(world.db, person.email))
    const put = (password: string) => world.as(null).post('/password-resets/complete', { token, password })
    expect(refusalCodes(await put('corta'))).toEqual(['identity.password_weak'])
    expect((await put(OTHER)).status).toBe(204)
    expect(refusalCodes(await put(OTHER))).toEqual(['identity.link_used'])
    expect((await world.as(person.cookie).get('/session')).body).toMatchObject({ subject: null })
    await ask(person.email)
    world.clock.advance(61 * 60_000)
    const late = tokenIn(await latestMail(world.db, person.email))
    const answer = await world.as(null).post('/password-resets/complete', { token: late, password: OTHER })
    expect(refusalCodes(answer)).toEqual(['identity.link_expired'])
  })
})

describe('e-mail', () => {
  test('it changes when the link in the new mailbox is opened; the former one is told', async () => {
    const person = await aPerson()
    const me = world.as(person.cookie)
    const email = `nuevo-${person.doc.number}@ejemplo.test`
    const asked = await me.post('/me/email', { email, emailAgain: email, password: person.password })
    expect(asked.status).toBe(202)
    expect((await me.get('/me/security')).body).toMatchObject({ email: person.email })
    expect((await latestMail(world.db, person.email)).text).toContain(email)
    const token = tokenIn(await latestMail(world.db, email))
    expect((await world.as(null).post('/email-changes/confirm', { token })).body).toEqual({ email })
    expect((await me.get('/me/security')).body).toMatchObject({ email })
    expect(refusalCodes(await world.as(null).post('/email-changes/confirm', { token }))).toEqual(['identity.link_used'])
  })

  test('an address that has an account gets a mail, not the account of another', async () => {
    const owner = await aPerson()
    const person = await aPerson()
    const body = { email: owner.email, emailAgain: owner.email, password: person.password }
    const asked = await world.as(person.cookie).post('/me/email', body)
    expect([asked.status, asked.body]).toEqual([202, { sentTo: owner.email }])
    const mail = await latestMail(world.db, owner.email)
    expect(mail.text).toContain('nada cambió')
    expect(() => tokenIn(mail)).toThrow()
  })
})

describe('data rights', () => {
  test('a person sees, exports, edits and withdraws her data; another session version loses', async () => {
    const person = await aPerson()
    const me = world.as(person.cookie)
    const own = await me.get<{ version: number }>('/me/data')
    const contact = { phone: '6015550101', address: '', municipalityCode: null, version: own.body.version }
    expect((await me.put('/me/contact', contact)).status).toBe(204)
    expect(refusalCodes(await me.put('/me/contact', contact))).toEqual(['platform.version_conflict'])
    const moved = { ...contact, municipalityCode: '85001', version: own.body.version + 1 }
    expect(refusalCodes(await me.put('/me/contact', { ...moved, municipalityCode: '99999' }))).toEqual([
      'identity.municipality_unknown',
    ])
    expect((await me.put('/me/contact', moved)).status).toBe(204)
    expect((await me.get('/me/data')).body).toMatchObject({ municipalityCode: '85001' })
    const exported = await me.get<{ person: unknown; history: { act: string }[] }>('/me/data-export')
    expect(exported.body.person).toMatchObject({ phone: '6015550101', document: person.doc })
    expect(exported.body.history.map((event) => event.act)).toContain('identity.contact_changed')
    expect(JSON.stringify(exported.body)).not.toMatch(/argon2|secret/i)
    expect((await me.post('/me/close', { password: person.password })).status).toBe(204)
    expect((await me.get('/session')).body).toMatchObject({ subject: null })
    const after = await trySignIn({ type: 'correo', value: person.email }, person.password)
    expect(after.codes).toEqual(['identity.wrong_credentials'])
  })

  test('nobody closes the session of another', async () => {
    const [one, two] = [await aPerson(), await aPerson()]
    const sessions = await world.as(two.cookie).get<{ sessions: { sessionId: string }[] }>('/me/sessions')
    const foreign = sessions.body.sessions[0]?.sessionId
    const answer = await world.as(one.cookie).delete(`/me/sessions/${foreign}`)
    expect(refusalCodes(answer)).toEqual(['platform.not_found'])
  })
})

describe('operators (D-21)', () => {
  test('a one-time link sets password and second factor; only then one signs in, with the mail', async () => {
    const { db, clock } = world
    const commands = identityCommands({ db, clock, publicUrl: 'http://localhost:3000', secrets: TEST_SECRETS })
    const email = 'operadora@ejemplo.test'
    const { link } = await commands.addOperator({ email, rights: ['clients'], actor: systemActor('prueba') })
    const token = link.split('#')[1]
    const opened = await world.as(null).post('/operator-activations', { token })
    expect(opened.body).toMatchObject({ email, rights: ['clients'] })
    const secret = String(opened.body.secret)
    const finish = (code: string) =>
      world.as(null).post('/operator-activations/complete', { token, password: OTHER, code })
    expect(refusalCodes(await finish('000000'))).toEqual(['identity.code_wrong'])
    expect((await finish(totpCode(secret, clock.now()))).status).toBe(200)
    expect(refusalCodes(await finish('000000'))).toEqual(['identity.link_used'])
    const { browser, path, answer } = await trySignIn({ type: 'correo', value: email }, OTHER)
    expect(answer.json).toEqual({ next: 'second_factor', methods: ['totp', 'recovery'] })
    clock.advance(31_000)
    const code = totpCode(secret, clock.now())
    const second = await browser.post(`${path}/second-factor`, { method: 'totp', code })
    await browser.get(String(second.json.to))
    expect((await browser.get('/api/v1/session')).json).toMatchObject({
      subject: { kind: 'operator', email, rights: ['clients'] },
    })
    const registered = await browser.post('/api/v1/operator/clients', {
      name: 'Historia clínica',
      redirectUris: ['http://historia.test/volver'],
    })
    expect(registered.status).toBe(400)
    const good = { name: 'Historia clínica', redirectUris: ['https://historia.test/volver'] }
    expect((await browser.post('/api/v1/operator/clients', good)).status).toBe(201)
    const listed = (await browser.get('/api/v1/operator/clients')).json as { clients: { clientId: string }[] }
    expect(JSON.stringify(listed)).not.toContain('secret')
    const withdraw = `/operator/clients/${listed.clients[0]?.clientId}`
    const operator = world.as(`om_session=${browser.cookie('om_session')}`)
    const { answers } = await atOnce(world, () => operator.delete(withdraw))
    expect(answers).toEqual({ 204: 1, 'platform.not_found': 49 })
  })

  test('D-21 an operator changes her own password, second factor, mail and sessions, and always keeps a factor', async () => {
    const at = world.clock.now()
    const { operator, cookie, other } = await world.db.transaction().execute(async (tx) => {
      const operator = await createOperatorAccount(tx, { rights: ['reviews'], at })
      const { operatorId } = operator
      return {
        operator,
        cookie: await openSession(tx, { operatorId, at }),
        other: await openSession(tx, { operatorId, at, secondFactor: false }),
      }
    })
    const me = world.as(cookie)
    expect((await me.get('/me/security')).body).toMatchObject({ email: operator.email, recoveryCodesLeft: 0 })
    expect((await me.get<{ sessions: unknown[] }>('/me/sessions')).body.sessions).toHaveLength(2)
    // The only factor stays; another application replaces it.
    expect(refusalCodes(await me.delete('/me/totp'))).toEqual(['identity.operator_keeps_factor'])
    const begun = await me.post('/me/totp')
    const code = totpCode(String(begun.body.secret), at)
    expect((await me.post('/me/totp/confirm', { code })).status).toBe(200)
    expect((await me.post<{ recoveryCodes: string[] }>('/me/recovery-codes')).body.recoveryCodes).toHaveLength(10)
    expect((await latestMail(world.db, operator.email)).subject).toContain('códigos de recuperación')
    // Another password ends the other sessions, and is the one that signs in.
    const weak = { current: operator.password, password: operator.email }
    expect(refusalCodes(await me.post('/me/password', weak))).toEqual(['identity.password_weak'])
    const change = { current: operator.password, password: OTHER }
    expect(refusalCodes(await world.as(other).post('/me/password', change))).toEqual(['platform.second_factor_needed'])
    expect((await me.post('/me/password', change)).status).toBe(204)
    expect((await world.as(other).get('/session')).body).toMatchObject({ subject: null })
    const { answer } = await trySignIn({ type: 'correo', value: operator.email }, OTHER)
    expect(answer.json).toEqual({ next: 'second_factor', methods: ['totp', 'recovery'] })
    const email = `nueva-${operator.email}`
    expect((await me.post('/me/email', { email, emailAgain: email, password: OTHER })).status).toBe(202)
    const token = tokenIn(await latestMail(world.db, email))
    expect((await world.as(null).post('/email-changes/confirm', { token })).body).toEqual({ email })
    // What is a person's stays a person's.
    expect(refusalCodes(await me.get('/me/data'))).toEqual(['platform.not_allowed'])
    const acts = await world.db
      .selectFrom('audit.events')
      .select(['act', 'concerns_persons'])
      .where('actor_id', '=', operator.operatorId)
      .orderBy('id')
      .execute()
    expect(acts.map((row) => row.act)).toEqual([
      'identity.second_factor_added',
      'identity.recovery_codes_made',
      'identity.password_changed',
      'identity.email_change_asked',
      'identity.email_changed',
    ])
    expect(acts.flatMap((row) => row.concerns_persons)).toEqual([])
  })

  test('rights are given apart', async () => {
    const { cookie } = await world.db.transaction().execute(async (tx) => {
      const at = world.clock.now()
      const operator = await createOperatorAccount(tx, { rights: ['reviews'], at })
      return { cookie: await openSession(tx, { operatorId: operator.operatorId, at }) }
    })
    const answer = await world.as(cookie).get('/operator/clients')
    expect(refusalCodes(answer)).toEqual(['platform.operator_right_missing'])
  })
})

describe('what is out of order or not in force', () => {
  test('R-16 an operator blocks an account with a reason, and undoes it: it signs in nowhere meanwhile, and its person is told', async () => {
    const person = await aPerson({ totp: true })
    const { personId, doc, password, email } = person
    const { reviewer, other } = await world.db.transaction().execute(async (tx) => {
      const at = world.clock.now()
      const session = async (rights: ('reviews' | 'clients')[]) => {
        const { operatorId } = await createOperatorAccount(tx, { rights, at })
        return world.as(await openSession(tx, { operatorId, at }))
      }
      return { reviewer: await session(['reviews']), other: await session(['clients']) }
    })
    const path = `/operator/accounts/${personId}`
    const reason = 'Su titular denunció una suplantación.'
    expect(refusalCodes(await other.post('/operator/account-queries', doc))).toEqual([
      'platform.operator_right_missing',
    ])
    expect((await reviewer.post('/operator/account-queries', { type: 'CE', number: '999999' })).body).toEqual({
      account: null,
    })
    expect((await reviewer.post('/operator/account-queries', doc)).body).toMatchObject({
      account: { personId, state: 'activa', reason: null },
    })
    expect((await reviewer.post(`${path}/block`, { reason: 'corto' })).status).toBe(400)
    expect(refusalCodes(await reviewer.post(`${path}/unblock`, { reason }))).toEqual(['identity.account_not_blocked'])

    const blocked = await reviewer.post(`${path}/block`, { reason })
    expect(blocked.body).toMatchObject({ state: 'bloqueada', reason })
    expect(refusalCodes(await reviewer.post(`${path}/block`, { reason }))).toEqual(['identity.account_already_blocked'])
    expect((await world.as(person.cookie).get('/session')).body).toMatchObject({ subject: null })
    const tried = await trySignIn({ type: doc.type, value: doc.number }, password)
    expect(tried.codes).toEqual(['identity.account_blocked'])
    expect((await latestMail(world.db, email)).text).toContain(reason)

    expect((await reviewer.post(`${path}/unblock`, { reason: 'Se aclaró con su titular.' })).body).toMatchObject({
      state: 'activa',
      reason: null,
    })
    const back = await trySignIn({ type: doc.type, value: doc.number }, password)
    expect(back.answer.json).toMatchObject({ next: 'second_factor' })
    const history = (await eventsConcerning(world.db, { personId }, { limit: 5 })).map((event) => event.act)
    expect(history.slice(0, 2)).toEqual(['identity.account_unblocked', 'identity.account_blocked'])

    // Who closed her account is not blocked; an operator is no person of MSS.
    expect(
      (
        await world
          .as(await world.db.transaction().execute((tx) => openSession(tx, { personId, at: world.clock.now() })))
          .post('/me/close', { password })
      ).status,
    ).toBe(204)
    expect(refusalCodes(await reviewer.post(`${path}/block`, { reason }))).toEqual(['identity.account_not_active'])
    const { operatorId } = await world.db
      .transaction()
      .execute((tx) => createOperatorAccount(tx, { at: world.clock.now() }))
    expect(refusalCodes(await reviewer.post(`/operator/accounts/${operatorId}/block`, { reason }))).toEqual([
      'platform.not_found',
    ])
  })

  test('an application of codes and a device key are confirmed only after they were begun', async () => {
    const me = world.as((await aPerson()).cookie)
    expect(refusalCodes(await me.post('/me/totp/confirm', { code: '123456' }))).toEqual(['identity.totp_not_started'])
    const key = { challengeId: '01936d3e-0000-7000-8000-000000000000', name: 'Mi teléfono', response: {} }
    expect(refusalCodes(await me.post('/me/passkeys', key))).toEqual(['identity.passkey_refused'])
  })

  test('an operator cannot be added with the address of an account', async () => {
    const { email } = await world.db.transaction().execute((tx) => createOperatorAccount(tx, { at: world.clock.now() }))
    const { db, clock } = world
    const commands = identityCommands({ db, clock, publicUrl: 'http://localhost:3000', secrets: TEST_SECRETS })
    const again = commands.addOperator({ email, rights: ['reviews'], actor: systemActor('pruebas') })
    await expect(again).rejects.toThrow('identity.email_taken')
  })
})

describe('the second factor, given again', () => {
  const givenAt = async (personId: string) => {
    const rows = await world.db
      .selectFrom('identity.sessions')
      .where('account_id', '=', personId)
      .select('second_factor_at as at')
      .execute()
    return rows.map((row) => row.at)
  }

  test('a code renews the moment in this session, once', async () => {
    const person = await aPerson({ totp: true })
    const me = world.as(person.cookie)
    world.clock.advance(20 * 60_000)
    expect(refusalCodes(await me.post('/me/second-factor', { code: '000000' }))).toEqual(['identity.code_wrong'])
    const code = totpCode(person.totpSecret ?? '', world.clock.now())
    expect((await me.post('/me/second-factor', { code })).status).toBe(204)
    expect(await givenAt(person.personId)).toEqual([world.clock.now()])
    expect(refusalCodes(await me.post('/me/second-factor', { code }))).toEqual(['identity.code_used'])
  })

  test('a key answers its own challenge or is refused', async () => {
    const person = await aPerson({ totp: true })
    const me = world.as(person.cookie)
    const asked = await me.post<{ challengeId: string }>('/me/second-factor/key/options')
    expect(asked.status).toBe(200)
    const answer = { challengeId: asked.body.challengeId, response: { id: 'another' } }
    expect(refusalCodes(await me.post('/me/second-factor/key', answer))).toEqual(['identity.passkey_refused'])
  })
})
