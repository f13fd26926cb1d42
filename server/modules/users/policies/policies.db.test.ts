import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsConcerning } from '#platform/audit.ts'
import { atOnce } from '../../../testing/at-once.ts'
import { refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { usersWorld } from '../../../testing/users-world.ts'
import { seedPolicies } from './seed.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
let operator: Awaited<ReturnType<typeof w.operator>>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
  operator = await w.operator(['policies'])
})
afterAll(() => t?.close())

const at = (name: string) => `/operator/policies/${name}`

describe('policies', () => {
  test('D-01: the strict reading is one switch; what a proveedor activated before stays, nothing new enters', async () => {
    const ips = await w.ips()
    const proveedor = await w.aProveedor()
    await w.municipalities()
    const site = await proveedor.delegate.post<{ siteId: string }>(`/capacities/${proveedor.capacityId}/sites`, {
      name: 'Principal',
      address: 'Calle 1',
      municipality: '54001',
    })
    const places = [site.body.siteId]
    expect((await w.activate(proveedor, await w.otro(), { places })).status).toBe(201)
    const strict = { ...seedPolicies.activadores, otro: { activadores: ['ips'] } }
    const effect = await operator.post<{ loses: number; lines: string[] }>(`${at('activadores')}/try`, {
      content: strict,
    })
    expect(effect.body).toEqual({ loses: 1, lines: ['Otro usuario en proveedores: 1 caso'] })
    t.clock.advance(1000)
    const published = await operator.post(at('activadores'), { content: strict, expectedVersion: 1 })
    expect([published.status, published.body]).toEqual([200, { version: 2 }])
    t.clock.advance(1000)
    expect(refusalCodes(await w.activate(proveedor, await w.otro(), { places }))).toEqual([
      'users.activator_not_allowed',
    ])
    expect((await w.activate(ips, await w.otro(), { places: ips.sedes })).status).toBe(201)
    const read = await operator.get<{ version: number; versions: { version: number; publishedBy: string }[] }>(
      at('activadores'),
    )
    expect([read.body.version, read.body.versions.map((v) => v.version)]).toEqual([2, [2, 1]])
    expect(read.body.versions[0]?.publishedBy).toBe(operator.email)
  })

  test('two operators at once: one version; the same content again is refused; faults come with their path', async () => {
    const content = { ...seedPolicies.profesion_item, registro: 'universitaria' }
    t.clock.advance(1000)
    const other = await w.operator(['policies'])
    const { answers } = await atOnce(t, (i) =>
      (i % 2 ? operator : other).post(at('profesion_item'), { content, expectedVersion: 1 }),
    )
    expect(answers).toEqual({ 200: 1, 'platform.version_conflict': 49 })
    expect(refusalCodes(await operator.post(at('profesion_item'), { content, expectedVersion: 2 }))).toEqual([
      'users.policy_unchanged',
    ])
    const broken = await operator.post<{ kind: string; issues: { path: string }[] }>(at('roles'), {
      content: { roles: [] },
      expectedVersion: 1,
    })
    expect([broken.status, broken.body.issues[0]?.path]).toEqual([400, 'content.roles'])
    // D-07, D-13: with the switch, any university title registers as profesional.
    t.clock.advance(1000)
    const nurse = await w.someone('Marleny', 'Ospina')
    await w.rethus(nurse, 'ENFERMERÍA')
    expect((await nurse.post('/me/registrations', { userType: 'profesional' })).status).toBe(201)
  })

  test('D-02: roles that the policy keeps apart are not held together; a role taken away from a type is counted', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    expect((await w.activate(ips, rosa, { places: [ips.sedes[0] ?? ''], roles: ['FACTURACION_IPS'] })).status).toBe(201)
    const roles = seedPolicies.roles.roles.map((r) =>
      r.code === 'DISPENSACION_IPS' ? { ...r, incompatibleWith: ['FACTURACION_IPS'] } : r,
    )
    t.clock.advance(1000)
    expect((await operator.post(at('roles'), { content: { roles }, expectedVersion: 1 })).status).toBe(200)
    t.clock.advance(1000)
    const card = await ips.delegate.get<{ activations: { activationId: string }[] }>(
      `/capacities/${ips.capacityId}/users/${rosa.personId}`,
    )
    const set = await ips.delegate.put(
      `/capacities/${ips.capacityId}/activations/${card.body.activations[0]?.activationId}/roles`,
      { roles: ['FACTURACION_IPS', 'DISPENSACION_IPS'], seen: ['FACTURACION_IPS'] },
    )
    expect(refusalCodes(set)).toEqual(['users.role_incompatible'])
    const without = roles.filter((r) => r.code !== 'FACTURACION_IPS')
    const effect = await operator.post<{ loses: number }>(`${at('roles')}/try`, { content: { roles: without } })
    expect(effect.body.loses).toBe(1)
  })

  test('D-21: only an operator with that right; never a person', async () => {
    const other = await w.operator(['reviews'])
    const person = await w.someone('Rosa', 'Chocontá')
    expect(refusalCodes(await other.get('/operator/policies'))).toEqual(['platform.operator_right_missing'])
    expect(refusalCodes(await person.get('/operator/policies'))).toEqual(['platform.not_allowed'])
    expect(refusalCodes(await t.as(null).get('/operator/policies'))).toEqual(['platform.not_signed_in'])
  })
})

describe('drafts', () => {
  test('D-02: one per operator and policy outlives the page; nobody else sees it; publishing and discarding end it', async () => {
    const mine = await w.operator(['policies'])
    const other = await w.operator(['policies'])
    type Read = { version: number; content: object; draft: { content: unknown } | null }
    const read = async (who: typeof mine) => (await who.get<Read>(at('roles'))).body
    const { version, content } = await read(mine)
    const draft = { ...content, half: 'written' }
    const save = (body: unknown) => mine.put(`${at('roles')}/draft`, body)
    expect((await save({ content: draft, fromVersion: version })).status).toBe(204)
    expect((await save({ content: { ...draft, half: 'rewritten' }, fromVersion: version })).status).toBe(204)
    expect((await read(mine)).draft?.content).toEqual({ ...draft, half: 'rewritten' })
    expect((await read(other)).draft).toBeNull()
    expect(refusalCodes(await save({ content: draft, fromVersion: version + 1 }))).toEqual([
      'platform.version_conflict',
    ])
    expect((await mine.delete(`${at('roles')}/draft`)).status).toBe(204)
    expect((await read(mine)).draft).toBeNull()

    // Published by her it is gone; one that began from the former version is not offered.
    expect((await save({ content: draft, fromVersion: version })).status).toBe(204)
    await other.put(`${at('roles')}/draft`, { content: draft, fromVersion: version })
    const roles = (content as { roles: { description: string }[] }).roles
    const changed = { roles: roles.map((r, i) => (i === 0 ? { ...r, description: 'Prescribe y ordena.' } : r)) }
    t.clock.advance(1000)
    expect((await mine.post(at('roles'), { content: changed, expectedVersion: version })).status).toBe(200)
    expect([(await read(mine)).draft, (await read(other)).draft]).toEqual([null, null])
    t.clock.advance(1000)
    expect((await mine.post(at('roles'), { content, expectedVersion: version + 1 })).status).toBe(200)
    t.clock.advance(1000)
  })
})

describe('settings', () => {
  test('D-14: the days of the reminders are a list in order, within bounds; none is allowed', async () => {
    const set = (value: unknown, expectedVersion: number) =>
      operator.put('/operator/settings/naming_reminder_days', { value, expectedVersion })
    for (const wrong of [[30, 7], [7, 7], [0, 7], [1.5], 7, true, [1, 2, 3, 4, 5, 6, 7]])
      expect(refusalCodes(await set(wrong, 0))).toEqual(['users.setting_days'])
    expect((await set([5, 10], 0)).status).toBe(204)
    const { body } = await operator.get<{ settings: { name: string; value: unknown }[] }>('/operator/settings')
    expect(body.settings.find((s) => s.name === 'naming_reminder_days')?.value).toEqual([5, 10])
    t.clock.advance(1000)
    expect((await set([], 1)).status).toBe(204)
    t.clock.advance(1000)
    expect((await set([7, 30, 60], 2)).status).toBe(204)
  })

  test('D-10: within bounds, by version; the grace lets an expired IPS act', async () => {
    const set = (value: unknown, expectedVersion: number) =>
      operator.put('/operator/settings/reps_grace_days', { value, expectedVersion })
    expect(refusalCodes(await set(31, 0))).toEqual(['users.setting_value'])
    const { answers } = await atOnce(t, () => set(10, 0))
    expect(answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
    expect(refusalCodes(await set(20, 0))).toEqual(['platform.version_conflict'])
    t.clock.advance(1000)
    const ips = await w.ips({ over: { fecha_vencimiento: '20261115' } })
    const rosa = await w.otro()
    expect((await w.activate(ips, rosa, { places: ips.sedes })).status).toBe(201)
    const { body } = await operator.get<{
      settings: { name: string; value: number; version: number; setBy: string }[]
    }>('/operator/settings')
    const shown = body.settings.find((s) => s.name === 'reps_grace_days')
    expect([shown?.value, shown?.version, shown?.setBy]).toEqual([10, 1, operator.email])
    expect(await eventsConcerning(t.db, { personId: rosa.personId }, { limit: 5 })).not.toEqual([])
  })
})
