import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { refusalCodes, type TestApp, testApp } from './testing/test-app.ts'

// The limits that a deployment has when it sets none; every other test raises them.
const { rates } = readConfig({})
let t: TestApp
beforeAll(async () => {
  t = await testApp({ rates })
})
afterAll(() => t?.close())

interface Call {
  method: 'GET' | 'POST'
  url: string
  payload?: object
}
/** As somebody at this address, behind a proxy of this machine. */
const ask = async (address: string, call: Call) => {
  const response = await t.app.inject({ ...call, headers: { 'x-forwarded-for': address } })
  return {
    status: response.statusCode,
    headers: response.headers,
    body: response.json() as { refusals?: { text: string }[] },
  }
}

test.each<[string, number, Call]>([
  ['a public query', 30, { method: 'GET', url: '/api/v1/registries/reps/providers?q=arrayanes' }],
  [
    'a query by document',
    30,
    { method: 'POST', url: '/api/v1/registries/rethus/query', payload: { type: 'CC', number: '1099400218' } },
  ],
  [
    'signing in',
    10,
    {
      method: 'POST',
      url: '/api/v1/interactions/ninguna/password',
      payload: { identifier: { type: 'CC', value: '1099400218' }, password: 'una cualquiera' },
    },
  ],
])('%s: %i a minute from one address pass, the next one is told how long to wait', async (_, limit, call) => {
  for (let i = 1; i <= limit; i += 1) {
    const answer = await ask('203.0.113.9', call)
    expect([i, answer.status === 429, refusalCodes(answer).includes('platform.too_many_requests')]).toEqual([
      i,
      false,
      false,
    ])
  }
  const refused = await ask('203.0.113.9', call)
  expect([refused.status, refusalCodes(refused)]).toEqual([429, ['platform.too_many_requests']])
  const seconds = Number(refused.headers['retry-after'])
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(refused.body.refusals?.[0]?.text).toBe(
    `Hizo muchas consultas seguidas. Espere ${seconds} segundos y vuelva a intentar.`,
  )
  // Somebody else is not held back by it.
  expect((await ask('203.0.113.10', call)).status).not.toBe(429)
})
