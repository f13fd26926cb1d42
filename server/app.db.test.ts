import { afterAll, beforeAll, expect, test } from 'vitest'
import { guideAddresses } from '#platform/http/guide-addresses.ts'
import { type TestApp, testApp } from './testing/test-app.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

test('an unknown address of the API is a refusal with a request id, not a page', async () => {
  const answer = await t.as(null).get('/nada')
  expect(answer.status).toBe(404)
  expect(answer.body).toMatchObject({ kind: 'refusal', refusals: [{ code: 'platform.not_found' }] })
})

test.each(guideAddresses.map(([from, to]) => ({ from, to })))(
  'the guide’s address $from leads to $to',
  async ({ from, to }) => {
    const response = await t.app.inject({ method: 'GET', url: from })
    expect(response.statusCode).toBe(302)
    expect(response.headers.location).toBe(to)
  },
)

test('a change that comes from another site is refused', async () => {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/v1/nada',
    headers: { origin: 'https://otro.example' },
    payload: {},
  })
  expect(response.json()).toMatchObject({ kind: 'refusal', refusals: [{ code: 'platform.foreign_origin' }] })
})

test('every page carries a policy that runs only our own scripts', async () => {
  const response = await t.app.inject({ method: 'GET', url: '/api/docs' })
  expect(response.headers['content-security-policy']).toContain("script-src 'self'")
})

test('metrics are answered to this machine only, by route pattern', async () => {
  const local = await t.app.inject({ method: 'GET', url: '/metrics' })
  expect(local.body).toContain('openmipres_http_request_seconds')
  const forwarded = await t.app.inject({
    method: 'GET',
    url: '/metrics',
    headers: { 'x-forwarded-for': '203.0.113.9' },
  })
  expect(forwarded.statusCode).toBe(404)
})
