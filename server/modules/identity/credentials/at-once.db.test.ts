import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsConcerning, systemActor } from '#platform/audit.ts'
import { csv, importText, sampleRows } from '#registries'
import { atOnce } from '../../../testing/at-once.ts'
import { type Browser, createBrowser } from '../../../testing/browser.ts'
import { type TestApp, testApp } from '../../../testing/test-app.ts'
import { identityCommands } from '../commands.ts'
import { latestMail, tokenIn } from '../testing/mails.ts'
import {
  createOperatorAccount,
  createPersonAccount,
  openSession,
  type PersonAccount,
  someDocument,
  TEST_SECRETS,
} from '../testing.ts'
import { totpCode } from './totp.ts'

/** What serves once serves one of fifty that come with it at once; every other is told so. */

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t?.close())

const nobody = () => t.as(null)
const password = (i: number) => `guadua-lenta-de-canoa-${100 + i}`
const aPerson = (input: Parameters<typeof createPersonAccount>[1] = {}): Promise<PersonAccount & { cookie: string }> =>
  t.db.transaction().execute(async (tx) => {
    const at = t.clock.now()
    const person = await createPersonAccount(tx, { at, ...input })
    return { ...person, cookie: await openSession(tx, { personId: person.personId, at }) }
  })

/** Signs in with the password alone, in a browser of its own. */
async function enter(
  email: string,
  secret: string,
): Promise<{ browser: Browser; path: string; status: number; body: unknown }> {
  const browser = createBrowser(t.app)
  const uid = new URL((await browser.get('/auth/login')).url).searchParams.get('uid')
  const path = `/api/v1/interactions/${uid}`
  const { status, json } = await browser.post(`${path}/password`, {
    identifier: { type: 'correo', value: email },
    password: secret,
  })
  return { browser, path, status, body: json }
}

describe('a link of a mail', () => {
  test('to set another password: one does, and it is that password which serves', async () => {
    const person = await aPerson()
    await nobody().post('/password-resets', { identifier: { type: 'correo', value: person.email } })
    const token = tokenIn(await latestMail(t.db, person.email))
    const { answers, won } = await atOnce(t, (i) =>
      nobody().post('/password-resets/complete', { token, password: password(i) }),
    )
    expect(answers).toEqual({ 204: 1, 'identity.link_used': 49 })
    expect((await enter(person.email, password(won[0] ?? 0))).status).toBe(200)
  })

  test('to set another password, asked for twice at once: the later one alone serves', async () => {
    const person = await aPerson()
    const ask = () => nobody().post('/password-resets', { identifier: { type: 'correo', value: person.email } })
    const { answers } = await atOnce(t, ask)
    const { 202: sent = 0, ...refused } = answers
    expect([sent, Object.keys(refused)]).toEqual([2, ['identity.wait_before_retry']])
    const open = await t.db
      .selectFrom('identity.mail_links')
      .select('token_hash')
      .where('account_id', '=', person.personId)
      .where('voided_at', 'is', null)
      .execute()
    expect(open).toHaveLength(1)
  })

  test('to change the address: one confirms it', async () => {
    const person = await aPerson()
    const email = `nuevo-${person.doc.number}@ejemplo.test`
    await t.as(person.cookie).post('/me/email', { email, emailAgain: email, password: person.password })
    const token = tokenIn(await latestMail(t.db, email))
    const { answers } = await atOnce(t, () => nobody().post('/email-changes/confirm', { token }))
    expect(answers).toEqual({ 200: 1, 'identity.link_used': 49 })
  })

  test('D-21 to become an operator: one opens the account and gets the recovery codes', async () => {
    const { db, clock } = t
    const commands = identityCommands({ db, clock, publicUrl: 'http://localhost:3000', secrets: TEST_SECRETS })
    const email = 'operadora-unica@ejemplo.test'
    const { link } = await commands.addOperator({ email, rights: ['reviews'], actor: systemActor('prueba') })
    const token = link.split('#')[1]
    const secret = String((await nobody().post('/operator-activations', { token })).body.secret)
    const code = totpCode(secret, clock.now())
    const { answers } = await atOnce(t, (i) =>
      nobody().post('/operator-activations/complete', { token, password: password(i), code }),
    )
    const { 200: won, ...lost } = answers
    expect(won).toBe(1)
    // Guesses of a code are counted before they are judged, so most are told to wait.
    const may = ['identity.wait_before_retry', 'identity.link_used', 'identity.code_wrong']
    expect(may).toEqual(expect.arrayContaining(Object.keys(lost)))
  })
})

describe('registering as a person', () => {
  const data = (number: string) => ({
    document: { type: 'CC', number },
    issuedOn: '2008-05-20',
    sex: 'F',
    firstName: 'Laura',
    firstSurname: 'Quintero',
    secondSurname: 'Peña',
    bornOn: '1990-05-12',
    consent: true,
    consentVersion: '1',
  })
  async function upToMail(number: string, email: string): Promise<{ id: string; token: string }> {
    const id = String((await nobody().post('/registrations', data(number))).body.registrationId)
    await nobody().post(`/registrations/${id}/identity`)
    expect((await nobody().post(`/registrations/${id}/mail`, { email, emailAgain: email })).status).toBe(202)
    return { id, token: tokenIn(await latestMail(t.db, email)) }
  }

  test('R-01: one confirms the mail, one sets the password, one account is opened', async () => {
    const { number } = someDocument()
    const row = sampleRows.civilRow({ numero: number })
    await importText({ db: t.db, clock: t.clock }, 'registro-civil', csv([row]), { cut: '2026-11-18' })
    const { id, token } = await upToMail(number, `${number}@ejemplo.test`)
    const confirmed = await atOnce(t, () => nobody().post('/registrations/confirm-mail', { token }))
    expect(confirmed.answers).toEqual({ 200: 1, 'identity.link_used': 49 })
    const opened = await atOnce(t, (i) => nobody().post(`/registrations/${id}/password`, { password: password(i) }))
    expect(opened.answers).toEqual({ 204: 1, 'identity.registration_done': 49 })
    expect((await enter(`${number}@ejemplo.test`, password(opened.won[0] ?? 0))).status).toBe(200)
  })

  test('R-03: two registrations of one document end at once: one opens the account', async () => {
    const { number } = someDocument()
    const row = sampleRows.civilRow({ numero: number })
    await importText({ db: t.db, clock: t.clock }, 'registro-civil', csv([row]), { cut: '2026-11-18' })
    const both = [await upToMail(number, `a${number}@ejemplo.test`), await upToMail(number, `b${number}@ejemplo.test`)]
    for (const { token } of both) await nobody().post('/registrations/confirm-mail', { token })
    const { answers, won } = await atOnce(t, (i) =>
      nobody().post(`/registrations/${both[i % 2]?.id}/password`, { password: password(i) }),
    )
    expect(answers).toEqual({ 204: 1, 'identity.registration_done': 49 })
    const winner = won[0] ?? 0
    const [mine, other] = winner % 2 ? ['b', 'a'] : ['a', 'b']
    expect((await enter(`${mine}${number}@ejemplo.test`, password(winner))).status).toBe(200)
    expect((await enter(`${other}${number}@ejemplo.test`, password(winner))).status).toBe(422)
  })
})

describe('a code', () => {
  /** Fifty browsers that have given the password. */
  async function fifty(person: PersonAccount): Promise<{ browser: Browser; path: string }[]> {
    const begun = []
    for (let i = 0; i < 50; i++) begun.push(await enter(person.email, person.password))
    return begun
  }

  test('of the application is valid once', async () => {
    const person = await aPerson({ totp: true })
    const begun = await fifty(person)
    const code = totpCode(person.totpSecret ?? '', t.clock.now())
    const { answers } = await atOnce(t, async (i) => {
      const { browser, path } = begun[i] as (typeof begun)[number]
      const { status, json: body } = await browser.post(`${path}/second-factor`, { method: 'totp', code })
      return { status, body }
    })
    const { 200: won, ...lost } = answers
    expect(won).toBe(1)
    expect(['identity.code_used', 'identity.wait_before_retry']).toEqual(expect.arrayContaining(Object.keys(lost)))
  })

  test('of recovery is valid once', async () => {
    const person = await aPerson({ totp: true })
    const { body } = await t.as(person.cookie).post<{ recoveryCodes: string[] }>('/me/recovery-codes')
    const begun = await fifty(person)
    const { answers } = await atOnce(t, async (i) => {
      const { browser, path } = begun[i] as (typeof begun)[number]
      const given = { method: 'recovery', code: body.recoveryCodes[0] }
      const { status, json } = await browser.post(`${path}/second-factor`, given)
      return { status, body: json }
    })
    const { 200: won, ...lost } = answers
    expect(won).toBe(1)
    const may = ['identity.recovery_code_wrong', 'identity.wait_before_retry']
    expect(may).toEqual(expect.arrayContaining(Object.keys(lost)))
  })

  test('that sets the second factor sets it once; one gets the recovery codes', async () => {
    const person = await aPerson()
    const me = t.as(person.cookie)
    const secret = String((await me.post('/me/totp')).body.secret)
    const code = totpCode(secret, t.clock.now())
    const { answers } = await atOnce(t, () => me.post('/me/totp/confirm', { code }))
    const { 200: won, ...lost } = answers
    expect(won).toBe(1)
    const may = ['identity.totp_not_started', 'identity.wait_before_retry']
    expect(may).toEqual(expect.arrayContaining(Object.keys(lost)))
  })
})

describe('the own account', () => {
  test('50 change the contact data from one version: one does', async () => {
    const person = await aPerson()
    const me = t.as(person.cookie)
    const { version } = (await me.get<{ version: number }>('/me/data')).body
    const { answers } = await atOnce(t, (i) =>
      me.put('/me/contact', { phone: `60155501${10 + i}`, address: '', municipalityCode: null, version }),
    )
    expect(answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
  })

  test('operators block it and take the block back, 50 at once: each act once, every other learns since when', async () => {
    const person = await aPerson()
    const at = t.clock.now()
    const operator = await t.db.transaction().execute(async (tx) => {
      const { operatorId } = await createOperatorAccount(tx, { rights: ['reviews'], at })
      return t.as(await openSession(tx, { operatorId, at }))
    })
    const path = `/operator/accounts/${person.personId}`
    const reason = 'Suplantación denunciada por su titular.'
    const blocked = await atOnce(t, () => operator.post(`${path}/block`, { reason }))
    expect(blocked.answers).toEqual({ 200: 1, 'identity.account_already_blocked': 49 })
    expect(blocked.told).toMatchObject([{ when: '20 nov 2026' }])
    const back = await atOnce(t, () => operator.post(`${path}/unblock`, { reason }))
    expect(back.answers).toEqual({ 200: 1, 'identity.account_not_blocked': 49 })
  })

  test('it is closed once', async () => {
    const person = await aPerson()
    const { answers } = await atOnce(t, () => t.as(person.cookie).post('/me/close', { password: person.password }))
    expect(answers['204']).toBe(1)
    const events = await eventsConcerning(t.db, { personId: person.personId }, { limit: 50 })
    expect(events.filter((e) => e.act === 'identity.account_closed')).toHaveLength(1)
  })
})
