import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import type { Problem } from '#contract/endpoint.ts'
import { MovableClock } from '#platform/clock.ts'
import { type Instant, instant } from '#platform/dates.ts'
import { createSendMail } from '#platform/mail.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { createApp } from '../app.ts'
import { TEST_SECRETS } from '../modules/identity/testing.ts'
import { createModules, type Modules } from '../modules.ts'
import type { Answer, Visitor } from './visitor.ts'

export type { Answer, Visitor } from './visitor.ts'

const PUBLIC_URL = 'http://localhost:3000'

/** The refusal codes of an answer; empty when it is none. */
export function refusalCodes(answer: Answer<unknown>): string[] {
  const problem = answer.body as Problem | undefined
  return problem?.kind === 'refusal' ? problem.refusals.map((r) => r.code) : []
}

/** The application on a real database of its own, with a clock that the test moves. */
export interface TestApp {
  app: FastifyInstance
  db: Awaited<ReturnType<typeof testDatabase>>['db']
  url: string
  clock: MovableClock
  modules: Modules
  /** `cookie`: the header's value, as `openSession` returns it; null: nobody. Paths are below /api/v1. */
  as(cookie: string | null): Visitor
  close(): Promise<void>
}

/** Friday 20 November 2026, 9:00 a. m. in Bogotá: the demo's and the mock-ups' day. */
export const TEST_NOW: Instant = instant('2026-11-20T14:00:00.000Z')

export async function testApp(
  options: {
    now?: Instant
    demo?: boolean
    webRoot?: string
    rates?: Partial<Parameters<typeof createApp>[0]['rates']>
  } = {},
): Promise<TestApp> {
  const database = await testDatabase()
  const clock = new MovableClock(options.now ?? TEST_NOW)
  const modules = await createModules({
    db: database.db,
    clock,
    publicUrl: PUBLIC_URL,
    sendMail: createSendMail({ publicUrl: PUBLIC_URL }),
    demo: options.demo ?? false,
    secrets: TEST_SECRETS,
  })
  const app = await createApp({
    db: database.db,
    clock,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    publicUrl: PUBLIC_URL,
    webRoot: options.webRoot ?? null,
    rates: { general: 1e6, login: 1e6, publicQuery: 1e6, mail: 1e6, ...options.rates },
    checkOutput: true,
    routes: modules.routes,
    guards: modules.guards,
    plugins: modules.plugins,
  })
  await app.ready()
  const as = (cookie: string | null): Visitor => {
    const call = async <T>(
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer<T>> => {
      const response = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { origin: PUBLIC_URL, ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const json = String(response.headers['content-type'] ?? '').includes('json')
      return {
        status: response.statusCode,
        body: (json ? response.json() : response.body) as T,
        headers: response.headers,
      }
    }
    return {
      get: (path) => call('GET', path),
      post: (path, body, headers) => call('POST', path, body, headers),
      put: (path, body) => call('PUT', path, body),
      delete: (path, body) => call('DELETE', path, body),
    }
  }
  return {
    app,
    db: database.db,
    url: database.url,
    clock,
    modules,
    as,
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}
