import Fastify, { type FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint, type Permission } from '#contract/endpoint.ts'
import { refusals, refusalText } from '#contract/refusals/index.ts'
import { instant } from '../dates.ts'
import { createLog } from '../log.ts'
import { refuse } from '../refusal.ts'
import { type Guards, mountRoutes, problemHandler } from './mount.ts'
import { handle } from './route.ts'
import type { Session } from './session.ts'

const ID = '01936d3e-0000-7000-8000-000000000001'
const at = instant('2026-11-20T14:00:00Z')
const person = (secondFactor: boolean): Session => ({
  kind: 'person',
  sessionId: ID,
  personId: ID,
  name: 'Laura Quintero',
  document: { type: 'CC', number: '1099400218' },
  secondFactorAt: secondFactor ? at : null,
})
const operator = (secondFactor = true): Session => ({
  kind: 'operator',
  sessionId: ID,
  operatorId: ID,
  email: 'operador@ejemplo.co',
  rights: ['reviews'],
  secondFactorAt: secondFactor ? at : null,
})

async function appWith(permission: Permission, session: Session | null): Promise<FastifyInstance> {
  const app = Fastify()
  app.setErrorHandler(problemHandler({ status: (c) => refusals[c].status, text: refusalText }))
  const probe = endpoint({
    id: 'platform.probe',
    method: 'POST',
    path: '/probe/:id',
    summary: 'Prueba',
    permission,
    params: z.object({ id: z.string() }),
    body: z.object({ name: z.string().min(1), age: z.number().int().min(18) }),
    response: z.object({ ok: z.boolean() }),
  })
  const failing = endpoint({
    id: 'platform.failing',
    method: 'GET',
    path: '/failing',
    summary: 'Falla',
    permission: { kind: 'public' },
  })
  const guards: Guards = {
    session: async () => session,
    representative: async (_, entityId) => (entityId === ID ? null : { code: 'platform.not_allowed' }),
    delegate: async (_, capacityId) => (capacityId === ID ? null : { code: 'platform.not_allowed' }),
    context: async (_, key) => (key === ID ? null : { code: 'platform.not_allowed' }),
  }
  mountRoutes(
    app,
    [
      handle(
        probe,
        async () => ({ ok: true }),
        ({ note }) =>
          note
            ? [
                { path: 'note', code: 'rule', text: 'Quite la nota.' },
                { path: 'age', code: 'rule', text: 'Sobra.' },
              ]
            : [],
      ),
      handle(failing, async () => {
        throw new Error('secret detail of the fault')
      }),
    ],
    {
      guards,
      checkOutput: true,
      rates: {
        login: { max: 9, timeWindow: '1 minute' },
        public_query: { max: 9, timeWindow: '1 minute' },
        mail: { max: 9, timeWindow: '1 minute' },
      },
    },
  )
  return app
}

const body = { name: 'Ana', age: 30 }
const code = async (permission: Permission, session: Session | null, id = ID): Promise<string> => {
  const app = await appWith(permission, session)
  const response = await app.inject({ method: 'POST', url: `/api/v1/probe/${id}`, payload: body })
  return response.statusCode === 200 ? 'ok' : response.json().refusals[0].code
}

describe('the permission of the route decides before anything else', () => {
  const OTHER = ID.replace(/1$/, '2')
  test.each<[string, Permission, Session | null, string, string?]>([
    ['public, nobody', { kind: 'public' }, null, 'ok'],
    ['person, nobody', { kind: 'person' }, null, 'platform.not_signed_in'],
    ['person, a person', { kind: 'person' }, person(false), 'ok'],
    ['person, an operator', { kind: 'person' }, operator(), 'platform.not_allowed'],
    ['second factor, without', { kind: 'person', secondFactor: true }, person(false), 'platform.second_factor_needed'],
    ['second factor, with', { kind: 'person', secondFactor: true }, person(true), 'ok'],
    ['account, nobody', { kind: 'account' }, null, 'platform.not_signed_in'],
    ['account, a person', { kind: 'account' }, person(false), 'ok'],
    ['account, an operator', { kind: 'account' }, operator(false), 'ok'],
    [
      'account, second factor, without',
      { kind: 'account', secondFactor: true },
      operator(false),
      'platform.second_factor_needed',
    ],
    ['representative, an operator', { kind: 'representative', entity: 'id' }, operator(), 'platform.not_allowed'],
    ['representative, own', { kind: 'representative', entity: 'id' }, person(true), 'ok'],
    [
      'representative, another’s',
      { kind: 'representative', entity: 'id' },
      person(true),
      'platform.not_allowed',
      OTHER,
    ],
    [
      'representative, no second factor',
      { kind: 'representative', entity: 'id' },
      person(false),
      'platform.second_factor_needed',
    ],
    ['delegate, own', { kind: 'delegate', capacity: 'id' }, person(true), 'ok'],
    ['delegate, another’s', { kind: 'delegate', capacity: 'id' }, person(true), 'platform.not_allowed', OTHER],
    ['delegate, not an identifier', { kind: 'delegate', capacity: 'id' }, person(true), 'platform.not_found', 'x'],
    ['operator, with the right', { kind: 'operator', right: 'reviews' }, operator(), 'ok'],
    [
      'operator, without the right',
      { kind: 'operator', right: 'clients' },
      operator(),
      'platform.operator_right_missing',
    ],
    [
      'operator, no second factor',
      { kind: 'operator', right: 'any' },
      operator(false),
      'platform.second_factor_needed',
    ],
    ['operator, a person', { kind: 'operator', right: 'any' }, person(true), 'platform.not_allowed'],
  ])('%s', async (_, permission, session, expected, id) => {
    expect(await code(permission, session, id)).toBe(expected)
  })
})

test('malformed input gets all its errors at once, each with field, code and Spanish text', async () => {
  const app = await appWith({ kind: 'public' }, null)
  const response = await app.inject({ method: 'POST', url: `/api/v1/probe/${ID}`, payload: { age: 3 } })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toMatchObject({
    kind: 'malformed',
    title: 'Hay 2 datos por corregir',
    issues: [
      { path: 'name', code: 'invalid_type', text: 'Falta este dato. Escríbalo para continuar.' },
      { path: 'age', code: 'too_small', text: 'Escriba un valor de 18 o más.' },
    ],
  })
})

test('a rule says what is wrong besides, of other fields than the schema did', async () => {
  const app = await appWith({ kind: 'public' }, null)
  const payload = { name: 'Laura', age: 3, note: 'x' }
  const response = await app.inject({ method: 'POST', url: `/api/v1/probe/${ID}`, payload })
  expect(response.json().issues.map(({ path }: { path: string }) => path)).toEqual(['age', 'note'])
})

test('a body that is not JSON is malformed, not a fault', async () => {
  const app = await appWith({ kind: 'public' }, null)
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1/probe/${ID}`,
    headers: { 'content-type': 'application/json' },
    payload: '{',
  })
  expect(response.statusCode).toBe(400)
  expect(response.json().kind).toBe('malformed')
})

test('a fault tells its request id and none of its details', async () => {
  const app = await appWith({ kind: 'public' }, null)
  const response = await app.inject({ method: 'GET', url: '/api/v1/failing' })
  expect(response.statusCode).toBe(500)
  expect(response.json()).toMatchObject({ kind: 'fault', requestId: expect.any(String) })
  expect(response.body).not.toContain('secret detail')
})

test('a refusal’s text is filled with its parameters', () => {
  expect(refusalText('platform.operator_right_missing', { right: 'reviews' })).toContain('«reviews»')
  expect(() => refuse('platform.too_many_requests', { seconds: 3 })).toThrow('platform.too_many_requests')
})

test('a refusal is logged by its code, without the people that its parameters name', async () => {
  const lines: string[] = []
  const app = Fastify({ loggerInstance: createLog({ level: 'info' }, { write: (line) => void lines.push(line) }) })
  app.setErrorHandler(problemHandler({ status: (c) => refusals[c].status, text: refusalText }))
  app.get('/', () => refuse('identity.not_named', { document: 'CC 1099400218' }))
  expect((await app.inject('/')).body).toContain('1099400218')
  expect(lines.join()).toContain('identity.not_named')
  expect(lines.join()).not.toContain('1099400218')
})
