import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RefusalCode, refusals } from '#contract/refusals/index.ts'
import viteConfig from '../../vite.config.ts'
import { type TestApp, testApp } from '../testing/test-app.ts'
import { publicEndpoints } from './public-endpoints.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp({ demo: true })
})
afterAll(() => t.close())

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  )

describe('every route', () => {
  test('that is public is on the list of public ones, and the reverse', () => {
    const open = t.modules.routes.filter((r) => r.endpoint.permission.kind === 'public').map((r) => r.endpoint.id)
    expect(open.sort()).toEqual([...publicEndpoints].sort())
  })

  test('refuses who has no session, unless it is public', async () => {
    const answers = await Promise.all(
      t.modules.routes
        .filter((r) => r.endpoint.permission.kind !== 'public')
        .map(async ({ endpoint }) => {
          const url = `/api/v1${endpoint.path.replace(/:\w+/g, '01936d3e-0000-7000-8000-000000000000')}`
          const response = await t.app.inject({
            method: endpoint.method,
            url,
            headers: { origin: 'http://localhost:3000' },
          })
          return { id: endpoint.id, status: response.statusCode }
        }),
    )
    expect(answers.filter((a) => a.status !== 401)).toEqual([])
  })

  test('has an id of its own, and path parameters that its schema declares', () => {
    const ids = t.modules.routes.map((r) => r.endpoint.id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    for (const { endpoint } of t.modules.routes) {
      const named = [...endpoint.path.matchAll(/:(\w+)/g)].map((m) => m[1])
      expect({ id: endpoint.id, params: Object.keys(endpoint.params?.shape ?? {}).sort() }).toEqual({
        id: endpoint.id,
        params: named.sort(),
      })
    }
  })

  test('of the API is declared by a contract: nothing mounts an address below /api/v1 by hand', () => {
    const byHand = sources('server')
      .filter((f) => !f.includes('.test.') && !f.endsWith('platform/http/mount.ts'))
      .filter((f) => /\.(get|post|put|patch|delete|route)\(\s*['"`{][^)]*\/api\/v1/.test(readFileSync(f, 'utf8')))
    expect(byHand).toEqual([])
  })
})

test('`npm run dev` hands every address of the OpenID provider on to the server', async () => {
  const proxied = Object.keys(viteConfig.server?.proxy ?? {})
  const discovery = await t.app.inject({ url: '/mss/.well-known/openid-configuration' })
  const addresses = Object.values(discovery.json<Record<string, unknown>>())
    .filter((value) => typeof value === 'string' && URL.canParse(value))
    .map((value) => new URL(String(value)).pathname)
    .filter((path) => path !== '/mss')
  expect(addresses.length).toBeGreaterThan(4)
  expect(addresses.filter((path) => !proxied.some((prefix) => path.startsWith(prefix)))).toEqual([])
})

describe('R-17: people register themselves', () => {
  const fieldsOf = (schema: unknown): string[] => Object.keys((schema as { shape?: object } | undefined)?.shape ?? {})
  const ofOthers = () =>
    t.modules.routes
      .filter((r) => !['public', 'person', 'account'].includes(r.endpoint.permission.kind))
      .map((r) => r.endpoint)

  test('no act of a representative, delegate or operator takes or answers a password or a second factor', () => {
    const secret = /password|contrase|totp|secret|recovery/i
    const touching = ofOthers().filter((e) =>
      [...fieldsOf(e.body), ...fieldsOf(e.response)].some((f) => secret.test(f)),
    )
    // The secret of a third-party application is the application's, not a person's.
    expect(touching.map((e) => e.id).filter((id) => id !== 'identity.register_client')).toEqual([])
  })

  test('no act about oneself names another person', () => {
    const own = t.modules.routes.map((r) => r.endpoint).filter((e) => ['person', 'account'].includes(e.permission.kind))
    const naming = own.filter((e) => [...fieldsOf(e.params), ...fieldsOf(e.body)].includes('personId'))
    expect(naming.map((e) => e.id)).toEqual([])
  })
})

describe('every refusal code', () => {
  const codes = Object.keys(refusals) as RefusalCode[]
  const files = [...sources('server'), ...sources('contract')].filter((f) => !f.includes('/refusals/'))
  const product = files.filter((f) => !f.includes('.test.')).map((f) => readFileSync(f, 'utf8'))
  const tests = [...files, ...sources('e2e')]
    .filter((f) => /\.(test|spec)\./.test(f))
    .map((f) => readFileSync(f, 'utf8'))

  test('is raised somewhere', () => {
    expect(codes.filter((code) => !product.some((text) => text.includes(`'${code}'`)))).toEqual([])
  })

  test('is met by some test', () => {
    expect(codes.filter((code) => !tests.some((text) => text.includes(code)))).toEqual([])
  })

  test('has a text in plain Spanish, with sentences of at most 20 words', () => {
    const long = codes.filter((code) =>
      `${refusals[code].text} ${refusals[code].toYou ?? ''}`
        .split(/(?<=[.!?])\s/)
        .some((sentence) => sentence.split(/\s+/).length > 20),
    )
    expect(long).toEqual([])
  })
})
