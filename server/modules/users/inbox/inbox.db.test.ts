import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OperatorRight } from '#contract/endpoint.ts'
import { refusals, refusalText } from '#contract/refusals/index.ts'
import { audit } from '#platform/audit.ts'
import { MovableClock } from '#platform/clock.ts'
import { instant } from '#platform/dates.ts'
import { mountRoutes, problemHandler } from '#platform/http/mount.ts'
import { newId } from '#platform/ids.ts'
import { createNotify } from '#platform/notify.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { historyRoutes } from '../history/routes.ts'
import { inboxRoutes } from './routes.ts'

const clock = new MovableClock(instant('2026-11-20T15:00:00.000Z'))
const notify = createNotify({ sendMail: async () => {}, publicUrl: 'http://localhost' })
const mine = newId()
const other = newId()
const entity = newId()
let database: TestDatabase
let app: FastifyInstance

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  app = Fastify({ logger: { level: 'error' } })
  app.setErrorHandler(
    problemHandler({ status: (code) => refusals[code].status, text: (code, params) => refusalText(code, params) }),
  )
  mountRoutes(
    app,
    [
      ...inboxRoutes({ db, clock }),
      ...historyRoutes({ db, mayRead: async (person, of) => person === mine && of === entity }),
    ],
    {
      guards: {
        session: async (request) =>
          request.headers['x-rights']
            ? {
                kind: 'operator',
                sessionId: newId(),
                operatorId: newId(),
                email: 'operador@ejemplo.co',
                rights: String(request.headers['x-rights']).split(',') as OperatorRight[],
                secondFactorAt: request.headers['x-weak'] ? null : clock.now(),
              }
            : {
                kind: 'person',
                sessionId: newId(),
                personId: String(request.headers['x-person']),
                name: 'Ana Ruiz',
                document: { type: 'CC', number: '1099400218' },
                secondFactorAt: null,
              },
        representative: async () => ({ code: 'platform.not_allowed' }),
        delegate: async () => ({ code: 'platform.not_allowed' }),
        context: async () => null,
      },
      checkOutput: true,
      rates: { login: rate, public_query: rate, mail: rate },
    },
  )
  await db.transaction().execute(async (tx) => {
    for (let i = 0; i < 3; i += 1) {
      clock.advance(1000)
      await notify(tx, {
        at: clock.now(),
        kind: 'identity.delegate_named',
        params: { entity: `Hospital ${i}`, application: 'MIPRES', document: 'CC 1' },
        link: '/registro',
        to: { personId: mine },
      })
      await audit(tx, {
        at: clock.now(),
        actor: { kind: 'person', id: i === 0 ? mine : other, label: 'Carlos Mina', requestId: null },
        act: 'test.act',
        concerns: { persons: [mine], entities: [entity] },
        context: { roleName: 'Prescriptor' },
      })
    }
  })
})
afterAll(async () => {
  await app.close()
  await database.close()
})
const rate = { max: 1000, timeWindow: '1 minute' }
const as = async (person: string, method: 'GET' | 'POST', url: string) => {
  const answer = await app.inject({ method, url: `/api/v1${url}`, headers: { 'x-person': person } })
  return { status: answer.statusCode, body: answer.body ? answer.json() : null }
}

test('notices come newest first, page by cursor and carry their sentence', async () => {
  const first = await as(mine, 'GET', '/me/notices?limit=2')
  expect(first.body.unread).toBe(3)
  expect(first.body.notices.map((n: { subject: string }) => n.subject)).toEqual([
    'Le nombraron delegado de Hospital 2',
    'Le nombraron delegado de Hospital 1',
  ])
  const second = await as(mine, 'GET', `/me/notices?limit=2&after=${first.body.next}`)
  expect(second.body.notices).toHaveLength(1)
  expect(second.body.next).toBeNull()
})

test('only the addressee reads and marks a notice', async () => {
  const { notices } = (await as(mine, 'GET', '/me/notices')).body
  expect((await as(other, 'GET', '/me/notices')).body.notices).toEqual([])
  expect((await as(other, 'POST', `/me/notices/${notices[0].id}/read`)).status).toBe(204)
  expect((await as(mine, 'GET', '/me/notices')).body.unread).toBe(3)
  await as(mine, 'POST', `/me/notices/${notices[0].id}/read`)
  expect((await as(mine, 'GET', '/me/notices')).body.unread).toBe(2)
  await as(mine, 'POST', '/me/notices/read')
  expect((await as(mine, 'GET', '/me/notices')).body.unread).toBe(0)
})

test('history is read by those it concerns, with the reader as «Usted»', async () => {
  const { events } = (await as(mine, 'GET', '/me/history')).body
  expect(events.map((e: { actor: string }) => e.actor)).toEqual(['Carlos Mina', 'Carlos Mina', 'Usted'])
  expect(events[0].details).toEqual([{ label: 'Rol', value: 'Prescriptor' }])
  expect((await as(other, 'GET', '/me/history')).body.events).toEqual([])
})

test('the history of an entity pages by cursor and is not found for anyone else', async () => {
  const first = (await as(mine, 'GET', `/entities/${entity}/history?limit=2`)).body
  expect(first.events).toHaveLength(2)
  expect((await as(mine, 'GET', `/entities/${entity}/history?limit=2&after=${first.next}`)).body.events).toHaveLength(1)
  expect((await as(other, 'GET', `/entities/${entity}/history`)).status).toBe(404)
})

test('D-21: operators share the notices of each right they hold; another right sees none, without second factor nobody', async () => {
  const ofRights = async (rights: string, method: 'GET' | 'POST', url: string, weak = false) => {
    const headers = { 'x-rights': rights, ...(weak ? { 'x-weak': '1' } : {}) }
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers })
    return { status: answer.statusCode, body: answer.body ? answer.json() : null }
  }
  await database.db.transaction().execute(async (tx) => {
    for (const right of ['reviews', 'registries'])
      await notify(tx, {
        at: clock.now(),
        kind: 'identity.claim_waits',
        params: { claimant: 'Ana Ruiz', entity: right, nit: '999000101' },
        link: '/operador/revisiones',
        to: { operatorRight: right },
      })
  })
  const texts = async (rights: string) =>
    (await ofRights(rights, 'GET', '/me/notices')).body.notices.map((n: { text: string }) => n.text.split(',')[0])
  expect(await texts('reviews')).toEqual(['Ana Ruiz pidió registrar reviews'])
  expect(await texts('reviews,registries')).toHaveLength(2)
  expect(await texts('clients')).toEqual([])
  expect((await ofRights('reviews', 'GET', '/me/notices', true)).status).toBe(403)
  expect((await ofRights('clients', 'POST', '/me/notices/read')).status).toBe(204)
  expect((await ofRights('reviews', 'GET', '/me/notices')).body.unread).toBe(1)
  expect((await ofRights('reviews,clients', 'POST', '/me/notices/read')).status).toBe(204)
  expect((await ofRights('reviews', 'GET', '/me/notices')).body.unread).toBe(0)
  expect((await ofRights('registries', 'GET', '/me/notices')).body.unread).toBe(1)
})
