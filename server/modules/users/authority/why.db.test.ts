import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ContextView, WhyAnswer } from '#contract/users-authority.ts'
import type { PathView } from '#contract/users-paths.ts'
import { type TestApp, testApp } from '../../../testing/test-app.ts'
import { type Administered, type User, usersWorld } from '../../../testing/users-world.ts'
import { momentNow } from '../facts/gather.ts'
import { checkAuthority } from './check.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
let ips: Administered
let doctor: User

beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
  ips = await w.ips()
  doctor = await w.profesional()
  await factor(doctor)
  await w.activate(ips, doctor, { places: ips.sedes.slice(0, 1), roles: ['PRESCRIPTOR'] })
})
afterAll(() => t.close())

const factor = (user: User) =>
  sql`update identity.accounts set second_factor_since = ${t.clock.now()} where id = ${user.personId}`.execute(t.db)
const contexts = async (user: User) =>
  (await user.get<{ contexts: ContextView[]; desks: { capacityId: string }[] }>('/me/contexts')).body
const why = async (user: User, query: Record<string, string>) =>
  (await user.get<WhyAnswer>(`/me/why?${new URLSearchParams(query)}`)).body
const check = (user: User, capability: 'prescribir' | 'ordenar', at: Administered, sede: string | null) =>
  checkAuthority(
    t.db,
    { personId: user.personId, capability, context: { capacityId: at.capacityId, sede } },
    momentNow(t.clock),
  )

describe('contexts', () => {
  test('R-16, R-20, D-08: a profesional enters where active with a role, and sees "Prescribir / ordenar"', async () => {
    const found = await contexts(doctor)
    expect(found.contexts.map((c) => [c.entityName, c.sede?.code, c.role.code])).toEqual([
      [ips.entity.name, ips.sedes[0], 'PRESCRIPTOR'],
    ])
    expect(found.contexts[0]?.capabilities[0]).toEqual({
      code: 'prescribir',
      name: 'Prescribir / ordenar',
      joins: ['ordenar'],
    })
    expect(found.desks).toEqual([])
  })

  test('D-08: an SSO user sees "Prescribir" and no way to order', async () => {
    const rural = await w.sso(ips)
    await factor(rural)
    await w.activate(ips, rural, { places: ips.sedes.slice(0, 1), roles: ['PRESCRIPTOR'] })
    const names = (await contexts(rural)).contexts[0]?.capabilities.map((c) => c.name)
    expect(names).toEqual(['Prescribir', 'Anular sus prescripciones', 'Ver sus prescripciones'])
    expect(await check(rural, 'prescribir', ips, ips.sedes[0] ?? '')).toBe(true)
    expect(await check(rural, 'ordenar', ips, ips.sedes[0] ?? '')).toBe(false)
  })

  test('D-16: a profesional without IPS is active by an EPS, in its regime and in no other', async () => {
    const eps = await w.anEps(['contributivo', 'subsidiado'])
    const independent = await w.profesional('MEDICINA', ['Diana', 'Rojas'])
    await factor(independent)
    await w.activate(eps, independent, { roles: ['PRESCRIPTOR'] })
    const found = (await contexts(independent)).contexts
    expect(found.map((c) => [c.kind, c.regime, c.sede])).toEqual([['eps', 'contributivo', null]])
    expect(await check(independent, 'prescribir', eps, null)).toBe(true)
    // Edge case 5, R-08: the other regime is another capacity.
    const other = eps.entity.capacity('eps_subsidiado')
    const answer = await why(independent, { capability: 'prescribir', capacity: other })
    expect([answer.answer?.yes, answer.answer?.links.find((l) => l.state === 'missing')?.id]).toEqual([
      false,
      'activation',
    ])
  })

  test('P-2FA: a clinical role without second factor is shown with what is missing, and grants nothing', async () => {
    const careless = await w.profesional('MEDICINA', ['Pedro', 'Sáenz'])
    await sql`update identity.accounts set second_factor_since = null where id = ${careless.personId}`.execute(t.db)
    await w.activate(ips, careless, { places: ips.sedes.slice(0, 1), roles: ['PRESCRIPTOR'] })
    const [context] = (await contexts(careless)).contexts
    expect([context?.missing?.pending, context?.missing?.who.you, context?.capabilities]).toEqual(['P-2FA', true, []])
    expect(await check(careless, 'prescribir', ips, ips.sedes[0] ?? '')).toBe(false)
  })

  test('edge case 14: who is a doctor and also a delegate has both, apart', async () => {
    const both = await w.profesional('MEDICINA', ['Nelly', 'Guarnizo'])
    await factor(both)
    await w.activate(ips, both, { places: ips.sedes.slice(1, 2), roles: ['PRESCRIPTOR'] })
    const own = await w.ips({ delegate: both })
    const found = await contexts(both)
    expect(found.contexts.map((c) => c.capacityId)).toEqual([ips.capacityId])
    expect(found.desks.map((d) => d.capacityId)).toEqual([own.capacityId])
  })
})

describe('why', () => {
  const asked = () => ({ capability: 'prescribir', capacity: ips.capacityId, sede: ips.sedes[0] ?? '' })

  test('R-16, R-18: a yes tells the whole chain with its evidence', async () => {
    const { answer, person } = await why(doctor, asked())
    expect([answer?.yes, person.you]).toEqual([true, true])
    expect(answer?.links.map((l) => [l.id, l.state])).toEqual(
      ['account', 'registry', 'place', 'registration', 'activation', 'role', 'factor'].map((id) => [id, 'met']),
    )
    const role = answer?.links.find((l) => l.id === 'role')
    expect(role?.evidence.some((e) => e.source.startsWith('tabla de roles, versión'))).toBe(true)
  })

  test('R-18, R-19: registered and not active at that sede: the activation is missing, and its delegate is named', async () => {
    const { answer } = await why(doctor, { ...asked(), sede: ips.sedes[1] ?? '' })
    const missing = answer?.links.find((l) => l.state === 'missing')
    expect([answer?.yes, missing?.id, missing?.missing?.code, missing?.missing?.who.name]).toEqual([
      false,
      'activation',
      'users.not_active_here',
      ips.delegate.name,
    ])
  })

  test('R-18: active without the role: the role is missing', async () => {
    const waits = await w.profesional('MEDICINA', ['Ana', 'Lozano'])
    await w.activate(ips, waits, { places: ips.sedes.slice(0, 1) })
    const { answer } = await why(waits, asked())
    expect(answer?.links.find((l) => l.state === 'missing')?.missing?.code).toBe('users.no_role_here')
  })

  test('edge case 7, R-22: REPS expires overnight; the next day the answer is no, with REPS as the cause', async () => {
    const short = await w.ips({ over: { fecha_vencimiento: '20261121' } })
    const active = await w.profesional('MEDICINA', ['Luz', 'Mejía'])
    await factor(active)
    await w.activate(short, active, { places: short.sedes.slice(0, 1), roles: ['PRESCRIPTOR'] })
    expect(await check(active, 'prescribir', short, short.sedes[0] ?? '')).toBe(true)
    t.clock.advance(2 * 86_400_000)
    expect(await check(active, 'prescribir', short, short.sedes[0] ?? '')).toBe(false)
    const { answer } = await why(active, {
      capability: 'prescribir',
      capacity: short.capacityId,
      sede: short.sedes[0] ?? '',
    })
    const missing = answer?.links.find((l) => l.state === 'missing')
    expect([missing?.id, missing?.missing?.pending, missing?.missing?.who.actor]).toEqual([
      'place',
      'P-REPS',
      'authority',
    ])
    expect((await contexts(active)).contexts[0]?.missing?.code).toBe('registries.reps_expired')
  })

  test('a role of another kind of entity is nobody’s there', async () => {
    const { answer } = await why(doctor, { ...asked(), capability: 'direccionar' })
    expect([answer?.yes, answer?.links]).toEqual([false, []])
  })

  test('the delegate asks about his users alone (D-17): own yes, another’s no, a stranger not found', async () => {
    const of = (by: Administered, user: User) =>
      by.delegate.get<WhyAnswer>(
        `/capacities/${by.capacityId}/users/${user.personId}/why?capability=prescribir&sede=${ips.sedes[0]}`,
      )
    const own = await of(ips, doctor)
    expect([own.status, own.body.answer?.yes, own.body.person.you]).toEqual([200, true, false])
    const elsewhere = await w.ips()
    expect((await of(elsewhere, doctor)).status).toBe(404)
    const path = `/capacities/${ips.capacityId}/users/${doctor.personId}/why`
    expect((await elsewhere.delegate.get(path)).status).toBe(403)
    expect((await doctor.get(path)).status).toBe(403)
  })

  test('R-19, P-ACT: a request that waits says whose the ball is; it is the person’s before she asks', async () => {
    const user = await w.otro()
    const path = async () => (await user.get<{ paths: PathView[] }>('/me/paths')).body.paths[0]
    const step = async () => (await path())?.steps.find((s) => s.id === 'activation')
    expect([(await step())?.state, (await step())?.missing?.code]).toEqual(['you', 'users.not_activated'])
    await w.ask(user, ips, ips.sedes[0])
    expect([(await step())?.state, (await step())?.missing?.code]).toEqual(['wait', 'users.activation_waits'])
    await w.activate(ips, user, { places: ips.sedes.slice(0, 1), roles: ['CONSULTA_IPS'] })
    expect((await path())?.complete).toBe(true)
  })
})
