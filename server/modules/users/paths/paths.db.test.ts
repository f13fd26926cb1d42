import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PathView, PublicPath, TypeView } from '#contract/users-paths.ts'
import { type TestApp, testApp } from '../../../testing/test-app.ts'
import { aDelegation, anEntity, createPersonAccount, openSession } from '../../identity/testing.ts'

let t: TestApp
const people: Record<string, { personId: string; doc: { type: 'CC'; number: string }; cookie: string }> = {}
let entityId: string
let capacityId: string

beforeAll(async () => {
  t = await testApp()
  await t.db.transaction().execute(async (tx) => {
    for (const [key, firstName] of [
      ['rl', 'Ana'],
      ['delegate', 'Carlos'],
      ['stranger', 'Eva'],
    ] as const) {
      const account = await createPersonAccount(tx, {
        names: { firstName, firstSurname: 'Prueba' },
        totp: true,
        at: t.clock.now(),
      })
      const cookie = await openSession(tx, { personId: account.personId, at: t.clock.now() })
      people[key] = { personId: account.personId, doc: account.doc as never, cookie }
    }
    const entity = await anEntity(tx, {
      representativeId: person('rl').personId,
      name: 'Droguería La Ceiba',
      capacities: ['proveedor'],
      at: t.clock.now(),
    })
    entityId = entity.entityId
    capacityId = entity.capacity('proveedor')
  })
})
afterAll(() => t.close())
const person = (key: string) => {
  const found = people[key]
  if (!found) throw new Error(key)
  return found
}
const as = (key: string) => t.as(person(key).cookie)

describe('the public pages', () => {
  test('list the seven paths and tell each without a session', async () => {
    const { body } = await t.as(null).get<{ paths: PublicPath[] }>('/paths')
    expect(body.paths).toHaveLength(7)
    const one = await t.as(null).get<PublicPath>('/paths/delegado_ips')
    expect(one.body.steps[0]?.title).toBe('La IPS está habilitada en REPS')
    expect((await t.as(null).get('/paths/nadie')).status).toBe(400)
  })
})

describe('the path of an entity', () => {
  test('R-02, P-NOMBRAR: its representative reads that naming is hers; a stranger finds nothing', async () => {
    const { body } = await as('rl').get<{ paths: PathView[]; representative: boolean }>(`/entities/${entityId}/path`)
    expect(body.representative).toBe(true)
    expect(body.paths.map((p) => [p.type, p.ball])).toEqual([['delegado_proveedor', 'naming']])
    expect(body.paths[0]?.steps.find((s) => s.id === 'naming')?.state).toBe('you')
    expect((await as('stranger').get(`/entities/${entityId}/path`)).status).toBe(404)
    expect((await t.as(null).get(`/entities/${entityId}/path`)).status).toBe(401)
  })

  test('R-03, R-06: once named, the delegate has it among hers, and the ball', async () => {
    expect((await as('delegate').get<{ paths: PathView[] }>('/me/paths')).body.paths).toEqual([])
    await t.db
      .transaction()
      .execute((tx) =>
        aDelegation(tx, { capacityId, namedBy: person('rl').personId, doc: person('delegate').doc, at: t.clock.now() }),
      )
    const { body } = await as('delegate').get<{ paths: PathView[]; couldBe: TypeView[] }>('/me/paths')
    expect(body.paths.map((p) => [p.type, p.ball])).toEqual([['delegado_proveedor', 'module']])
    expect(body.paths[0]?.steps.map((s) => s.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'you',
      'later',
      'later',
      'later',
    ])
    const seen = await as('rl').get<{ paths: PathView[] }>(`/entities/${entityId}/path`)
    expect(seen.body.paths[0]?.steps.find((s) => s.id === 'module')?.missing?.pending).toBe('P-DEL-REG')
    const type = body.couldBe.find((c) => c.type === 'delegado_proveedor')
    expect([type?.state, type?.namings[0]?.entityName]).toEqual(['met', 'Droguería La Ceiba'])
  })
})

describe('the types a person may register with', () => {
  test('R-06, R-12, R-13, R-15: met or not, with why and who solves it', async () => {
    const { body } = await as('stranger').get<{ types: TypeView[] }>('/me/user-types')
    const of = (type: string) => body.types.find((x) => x.type === type)
    expect(body.types).toHaveLength(7)
    expect([of('otro')?.state, of('delegado_proveedor_pn')?.state]).toEqual(['met', 'met'])
    expect([of('delegado_ips')?.state, of('delegado_ips')?.tag]).toEqual(['wait', 'Espera un nombramiento'])
    expect([of('sso')?.state, of('sso')?.tag]).toEqual(['wait', 'Espera un corte de SSO'])
    expect(of('profesional')?.missing?.pending).toBe('P-RETHUS')
  })
})

describe('contexts and reasons', () => {
  test('R-16, R-19: who has nothing enters nowhere', async () => {
    const { body } = await as('stranger').get('/me/contexts')
    expect(body).toEqual({ contexts: [], desks: [] })
    const why = await as('stranger').get('/me/why')
    expect(why.body.answer).toBeNull()
  })

  test('R-06: a named delegate who has not registered may not administer, and reads why', async () => {
    const { body } = await as('delegate').get<{ answer: { yes: boolean; links: { id: string; state: string }[] } }>(
      `/me/why?capability=administrar_usuarios&capacity=${capacityId}`,
    )
    expect(body.answer.yes).toBe(false)
    expect(body.answer.links.map((l) => [l.id, l.state])).toEqual([
      ['account', 'met'],
      ['naming', 'met'],
      ['place', 'met'],
      ['registration', 'missing'],
      ['factor', 'later'],
    ])
  })

  test('R-16, R-18: asked about a role of that place, the first missing link is told', async () => {
    const { body } = await as('stranger').get<{ answer: { yes: boolean; links: { id: string; state: string }[] } }>(
      `/me/why?capability=entregar&capacity=${capacityId}`,
    )
    expect(body.answer.yes).toBe(false)
    expect(body.answer.links.find((l) => l.state === 'missing')?.id).toBe('place')
  })
})
