import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { network } from '#web/testing/server.ts'
import { ApiProblem, type CallArgs, type CallResult, call, onSignedOut, urlOf } from './api.ts'

const read = endpoint({
  id: 'test.read',
  method: 'GET',
  path: '/things/:id',
  summary: 'Leer',
  permission: { kind: 'public' },
  params: z.object({ id: z.string() }),
  query: z.object({ q: z.string().optional(), tag: z.array(z.string()).optional() }),
  response: z.object({ name: z.string() }),
})
const write = endpoint({
  id: 'test.write',
  method: 'POST',
  path: '/things',
  summary: 'Escribir',
  permission: { kind: 'public' },
  body: z.object({ name: z.string(), note: z.string().optional() }),
})

const net = network()

async function failure(promise: Promise<unknown>): Promise<ApiProblem> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiProblem)) throw new Error('expected an ApiProblem')
  return error
}

test('the contract types what goes in and what comes out', () => {
  expectTypeOf<CallArgs<typeof read>['params']>().toEqualTypeOf<{ id: string }>()
  expectTypeOf<CallArgs<typeof write>['body']>().toEqualTypeOf<{ name: string; note?: string | undefined }>()
  expectTypeOf<CallArgs<typeof write>['params']>().toEqualTypeOf<undefined>()
  expectTypeOf<CallResult<typeof read>>().toEqualTypeOf<{ name: string }>()
  expectTypeOf<CallResult<typeof write>>().toEqualTypeOf<undefined>()
})

test('parameters are escaped, empty parts of the search left out', () => {
  expect(urlOf(read, { params: { id: 'a/b' }, query: { q: '', tag: ['x', 'y'] } })).toBe(
    '/api/v1/things/a%2Fb?tag=x&tag=y',
  )
})

test('success gives the answer; 204 gives nothing', async () => {
  net.answer(200, { name: 'uno' })
  expect(await call(read, { params: { id: '1' } })).toEqual({ name: 'uno' })
  net.answer(204)
  expect(await call(write, { body: { name: 'dos' } })).toBeUndefined()
  expect(net.sent[1]).toEqual({ method: 'POST', url: '/api/v1/things', body: { name: 'dos' } })
})

describe('failures keep their kind', () => {
  test('a refusal with its codes and sentences', async () => {
    net.answer(409, {
      kind: 'refusal',
      requestId: 'r-1',
      title: 'No',
      refusals: [{ code: 'platform.version_conflict', params: {}, text: 'Otra persona cambió estos datos.' }],
    })
    const problem = await failure(call(write, { body: { name: 'a' } }))
    expect(problem.has('platform.version_conflict')).toBe(true)
    expect(problem.sentences).toEqual(['Otra persona cambió estos datos.'])
  })

  test('what is not our JSON is a fault with the request id', async () => {
    net.answer(502, '<html>')
    const problem = await failure(call(read, { params: { id: '1' } }))
    expect(problem.problem).toMatchObject({ kind: 'fault', requestId: 'r-1' })
  })

  test('a lost network is a fault that says that nothing typed was lost', async () => {
    net.lost()
    const problem = await failure(call(read, { params: { id: '1' } }))
    expect(problem.status).toBe(0)
    expect(problem.sentences[0]).toContain('Lo que escribió sigue aquí')
  })

  test('"not signed in" is told to the shell', async () => {
    let told = 0
    const stop = onSignedOut(() => {
      told += 1
    })
    net.answer(401, {
      kind: 'refusal',
      requestId: 'r-1',
      title: 'No',
      refusals: [{ code: 'platform.not_signed_in', params: {}, text: 'Ingrese para continuar.' }],
    })
    await failure(call(read, { params: { id: '1' } }))
    stop()
    expect(told).toBe(1)
  })
})
