import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { usersWorld } from '../../../testing/users-world.ts'
import { latestMail } from '../testing/mails.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
})
afterAll(() => t?.close())

const days = (n: number) => t.clock.advance(n * 86_400_000)
const job = () => t.modules.tasks['identity:idle_delegates']?.({})

describe('a delegate who does nothing', () => {
  test('R-02, D-14: the representative is told after the days of the setting, once a spell; an act ends it', async () => {
    const ips = await w.ips({ over: { fecha_vencimiento: '20280301' } })
    const told = async () =>
      (await ips.rl.get<{ notices: { kind: string }[] }>('/me/notices')).body.notices.filter(
        (n) => n.kind === 'identity.delegate_idle',
      ).length
    days(59)
    await job()
    expect(await told()).toBe(0)
    // An act on the 59th day: the count begins anew.
    const rosa = await w.otro()
    expect((await w.activate(ips, rosa, { places: ips.sedes.slice(0, 1) })).status).toBe(201)
    days(10)
    await job()
    expect(await told()).toBe(0)
    days(51)
    await job()
    await job()
    expect(await told()).toBe(1)
    const email = `cc${ips.rl.doc.number}@ejemplo.test`
    expect((await latestMail(t.db, email)).text).toContain('18 ene 2027')
    days(30)
    await job()
    expect(await told()).toBe(1)
    days(30)
    await job()
    expect(await told()).toBe(2)
  })

  test('R-02, edge case 12: a representative who named herself is not told; another number of days is a setting', async () => {
    const operator = await w.operator(['policies'])
    const rl = await w.someone('Beatriz', 'Olano')
    await w.ips({ rl, delegate: rl, over: { fecha_vencimiento: '20290301' } })
    const quiet = await w.aProveedor()
    const of = async (who: { get: typeof rl.get }) =>
      (await who.get<{ notices: { kind: string }[] }>('/me/notices')).body.notices.filter(
        (n) => n.kind === 'identity.delegate_idle',
      ).length
    days(20)
    await job()
    expect(await of(quiet.rl)).toBe(0)
    const set = (value: unknown) => operator.put('/operator/settings/delegate_idle_days', { value, expectedVersion: 0 })
    expect(refusalCodes(await set(3))).toEqual(['users.setting_value'])
    expect((await set(15)).status).toBe(204)
    t.clock.advance(1000)
    await job()
    expect([await of(quiet.rl), await of(rl)]).toEqual([1, 0])
  })
})
