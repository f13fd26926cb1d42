import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBrowser } from '../../../testing/browser.ts'
import { type TestApp, testApp } from '../../../testing/test-app.ts'
import { createPersonAccount, type PersonAccount } from '../testing.ts'
import { totpCode } from './totp.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const aPerson = (input: Parameters<typeof createPersonAccount>[1] = {}): Promise<PersonAccount> =>
  world.db.transaction().execute((tx) => createPersonAccount(tx, { at: world.clock.now(), ...input }))

/** A browser at the sign-in page, with the path of its interaction. */
async function atSignIn(to = '/cuenta') {
  const browser = createBrowser(world.app)
  const page = await browser.get(`/auth/login?to=${encodeURIComponent(to)}`)
  const uid = new URL(page.url).searchParams.get('uid')
  expect(page.url).toContain('/ingresar?uid=')
  return { browser, path: `/api/v1/interactions/${uid}` }
}
const byDocument = (person: PersonAccount) => ({ type: person.doc.type, value: person.doc.number })

describe('signing in', () => {
  test('document and password open a session; the portal is a client of the provider', async () => {
    const person = await aPerson({ names: { firstName: 'Rosa', firstSurname: 'Paz' } })
    const { browser, path } = await atSignIn('/cuenta?x=1')
    expect((await browser.get(`${path}/status`)).json).toEqual({ next: 'password' })
    const answer = await browser.post(`${path}/password`, { identifier: byDocument(person), password: person.password })
    expect(answer.json).toMatchObject({ next: 'go' })
    const landed = await browser.get(String(answer.json.to))
    expect(new URL(landed.url).pathname + new URL(landed.url).search).toBe('/cuenta?x=1')
    const session = await browser.get('/api/v1/session')
    expect(session.json).toMatchObject({ subject: { kind: 'person', name: 'Rosa Paz', secondFactor: false } })
  })

  test('a code is valid once, also within its 30 seconds', async () => {
    const person = await aPerson({ totp: true })
    const enter = async (code: string) => {
      const { browser, path } = await atSignIn()
      const first = await browser.post(`${path}/password`, {
        identifier: { type: 'correo', value: person.email.toUpperCase() },
        password: person.password,
      })
      expect(first.json).toEqual({ next: 'second_factor', methods: ['totp'] })
      const second = await browser.post(`${path}/second-factor`, { method: 'totp', code })
      return { browser, second }
    }
    const code = totpCode(person.totpSecret ?? '', world.clock.now())
    const { browser, second } = await enter(code)
    await browser.get(String(second.json.to))
    const session = await browser.get('/api/v1/session')
    expect(session.json).toMatchObject({ subject: { secondFactor: true } })
    expect((await enter(code)).second.json).toMatchObject({ refusals: [{ code: 'identity.code_used' }] })
    world.clock.advance(31_000)
    expect((await enter(totpCode(person.totpSecret ?? '', world.clock.now()))).second.json).toMatchObject({
      next: 'go',
    })
    expect((await enter('000000')).second.json).toMatchObject({ refusals: [{ code: 'identity.code_wrong' }] })
  })
})
