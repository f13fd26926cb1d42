import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ActivationRequestView } from '#contract/users-registration.ts'
import { eventsConcerning } from '#platform/audit.ts'
import { atOnce } from '../../../testing/at-once.ts'
import { type Answer, refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import { type Administered, type User, usersWorld } from '../../../testing/users-world.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
})
afterAll(() => t?.close())
afterEach(() => t.clock.set(TEST_NOW))

const sede = (a: Administered, i = 0): string => a.sedes[i] ?? ''
const mine = async (user: User) => (await user.get<{ requests: ActivationRequestView[] }>('/me/requests')).body.requests
const answer = (by: Administered, how: 'activate' | 'return', requestIds: string[], body: object) =>
  by.delegate.post<{ done: string[]; refused: { text: string }[] }>(`/capacities/${by.capacityId}/requests/${how}`, {
    requestIds,
    ...body,
  })
const notices = async (who: User | Administered['delegate']) =>
  (await who.get<{ notices: { subject: string; link: string; readAt: string | null }[] }>('/me/notices')).body.notices
const returned = { reason: 'Pida la sede 02, donde trabaja' }

describe('asking', () => {
  test('R-19: the delegate is told and sees who waits; the person sees that it was opened, then activated', async () => {
    const ips = await w.ips()
    const laura = await w.profesional()
    const asked = await w.ask(laura, ips, sede(ips))
    expect([asked.status, asked.body.state, asked.body.openedAt]).toEqual([201, 'pendiente', null])
    expect((await notices(ips.delegate))[0]).toMatchObject({ subject: 'Laura Quintero pide activación', readAt: null })
    expect(refusalCodes(await w.ask(laura, ips, sede(ips)))).toEqual(['users.request_pending'])
    await w.candidate(ips, laura)
    expect((await mine(laura))[0]?.openedAt).toBe(t.clock.now())
    const done = await answer(ips, 'activate', [asked.body.requestId], { roles: ['PRESCRIPTOR'] })
    expect(done.body).toEqual({ done: [asked.body.requestId], refused: [] })
    expect((await notices(ips.delegate))[0]?.readAt, 'nothing is asked any more').toBe(t.clock.now())
    expect((await mine(laura))[0]).toMatchObject({ state: 'activada', decided: { by: 'Carlos Mina' } })
    expect((await notices(laura))[0]?.subject).toBe('Su usuario está activo y tiene rol')
    expect(refusalCodes(await w.ask(laura, ips, sede(ips)))).toEqual(['users.already_active'])
  })

  test('R-12, R-14, R-15: what no delegate could grant is refused; what a registry may mend is not', async () => {
    const ips = await w.ips()
    const eps = await w.anEps()
    const rosa = await w.otro()
    expect(refusalCodes(await w.ask(rosa, eps))).toEqual(['users.activator_not_allowed'])
    expect(refusalCodes(await w.ask(rosa, ips))).toEqual(['users.sede_needed'])
    expect(refusalCodes(await w.ask(rosa, ips, '999999999999'))).toEqual(['registries.sede_not_found'])
    const laura = await w.profesional()
    const other = { ...rosa, registrationId: laura.registrationId }
    expect(refusalCodes(await w.ask(other, ips, sede(ips)))).toEqual(['platform.not_found'])
    const sso = await w.sso(ips)
    expect(refusalCodes(await w.ask(sso, eps))).toEqual(['users.sso_only_ips'])
  })

  test('the entities that may be asked: by NIT with or without check digit; of an SSO user, the one of the plaza', async () => {
    const ips = await w.ips()
    const laura = await w.profesional()
    type Found = { entities: { capacityId: string; delegateName: string; places: { refusal: string | null }[] }[] }
    const find = (user: User, nit?: string) =>
      user.get<Found>(`/me/registrations/${user.registrationId}/entities${nit ? `?nit=${nit}` : ''}`)
    const { body } = await find(laura, `${ips.nit}-${ips.entity.dv}`)
    expect(body.entities.map((e) => [e.capacityId, e.delegateName, e.places.length])).toEqual([
      [ips.capacityId, 'Carlos Mina', 2],
    ])
    expect((await find(laura)).body.entities).toEqual([])
    expect((await find(laura, `${ips.nit}${ips.entity.dv}`)).body.entities).toHaveLength(1)
    const wrong = (Number(ips.entity.dv) + 1) % 10
    for (const text of [`${ips.nit}-${wrong}`, `${ips.nit}${wrong}`])
      expect((await find(laura, text)).body).toMatchObject({ issues: [{ path: 'nit', code: 'nit_check_digit' }] })
    const sso = await w.sso(ips)
    const plaza = (await find(sso)).body.entities[0]
    expect(plaza?.places.map((p) => p.refusal === null)).toEqual([true, false])
  })

  test('an entity without delegate takes the request; its delegate finds it on the first day', async () => {
    const first = await w.aProveedor()
    await w.municipalities()
    const rosa = await w.otro()
    const site = await first.delegate.post<{ siteId: string }>(`/capacities/${first.capacityId}/sites`, {
      name: 'Principal',
      address: 'Calle 1',
      municipality: '54001',
    })
    expect((await w.ask(rosa, first, site.body.siteId)).status).toBe(201)
  })
})

describe('the person follows it', () => {
  test('reminds after the days of the setting, withdraws, asks again; another person finds nothing', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const eva = await w.otro(['Eva', 'Rincón'])
    const { requestId } = (await w.ask(rosa, ips, sede(ips))).body
    const act = (who: User, verb: string) => who.post(`/me/requests/${requestId}/${verb}`)
    expect(refusalCodes(await act(rosa, 'remind'))).toEqual(['users.request_reminder_too_soon'])
    expect(refusalCodes(await act(eva, 'remind'))).toEqual(['platform.not_found'])
    expect(refusalCodes(await act(eva, 'withdraw'))).toEqual(['platform.not_found'])
    t.clock.advance(3 * 86_400_000)
    expect((await act(rosa, 'remind')).status).toBe(204)
    expect((await notices(ips.delegate))[0]?.subject).toBe('Rosa Chocontá sigue esperando')
    expect((await act(rosa, 'withdraw')).status).toBe(204)
    expect(refusalCodes(await act(rosa, 'withdraw'))).toEqual(['users.request_already_decided'])
    expect(refusalCodes(await act(rosa, 'remind'))).toEqual(['users.request_already_decided'])
    expect(refusalCodes(await answer(ips, 'return', [requestId], returned))).toEqual(['users.request_already_decided'])
    expect((await w.ask(rosa, ips, sede(ips))).status).toBe(201)
  })
})

describe('deciding', () => {
  test('R-08: another entity decides nothing of it', async () => {
    const ips = await w.ips()
    const other = await w.ips()
    const rosa = await w.otro()
    const { requestId } = (await w.ask(rosa, ips, sede(ips))).body
    expect(refusalCodes(await answer(other, 'return', [requestId], returned))).toEqual(['platform.not_found'])
    expect(refusalCodes(await answer(other, 'activate', [requestId], {}))).toEqual(['platform.not_found'])
    const as = { ...other, capacityId: ips.capacityId }
    expect(refusalCodes(await answer(as, 'return', [requestId], returned))).toEqual(['users.not_delegate'])
  })

  test('several at once: what cannot be decided stays as it was, with its cause', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const sso = await w.sso(ips)
    const good = (await w.ask(rosa, ips, sede(ips))).body.requestId
    const bad = (await w.ask(sso, ips, sede(ips, 1))).body.requestId
    const { body } = await answer(ips, 'activate', [good, bad], { roles: ['CONSULTA_IPS'] })
    expect(body.done).toEqual([good])
    expect(body.refused[0]?.text).toContain('La plaza está en la sede')
    expect((await mine(sso))[0]?.state).toBe('pendiente')
  })

  /** Half of the 50 return it, half activate by it, from two browsers. */
  const decide = (by: Administered, rosa: User, requestId: string, i: number): Promise<Answer<unknown>> =>
    i % 2 === 0 ? answer(by, 'return', [requestId], returned) : w.activate(by, rosa, { places: [sede(by)], requestId })
  const ended = { activada: 'la activó', devuelta: 'la devolvió', retirada: 'la retiró' }
  /** What must be true after 50 at once: one decision, and an activation only if it was that. */
  async function decidedOnce(by: Administered, rosa: User): Promise<keyof typeof ended> {
    const [request] = await mine(rosa)
    const state = request?.state as keyof typeof ended
    expect(Object.keys(ended)).toContain(state)
    const users = await by.delegate.get<{ rows: unknown[] }>(`/capacities/${by.capacityId}/users`)
    expect(users.body.rows).toHaveLength(state === 'activada' ? 1 : 0)
    const events = await eventsConcerning(t.db, { personId: rosa.personId }, { limit: 50 })
    const acts = ['users.activate', 'users.return_request', 'users.withdraw_request']
    expect(events.filter((e) => acts.includes(e.act))).toHaveLength(1)
    return state
  }

  test('50 decisions at once, different ones: one decision; every other is told by whom, when and how', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const { requestId } = (await w.ask(rosa, ips, sede(ips))).body
    // The delegate in two browsers: a capacity has one delegate in force (D-04).
    const delegate = { ...ips.delegate, ...(await w.again(ips.delegate)) }
    const { answers, told } = await atOnce(t, (i) => decide(i % 4 < 2 ? ips : { ...ips, delegate }, rosa, requestId, i))
    const state = await decidedOnce(ips, rosa)
    expect(answers).toEqual({ [state === 'activada' ? 201 : 200]: 1, 'users.request_already_decided': 49 })
    expect(told).toMatchObject([{ by: 'Carlos Mina', when: '20 nov 2026, 9:00 a. m.', decision: ended[state] }])
  })

  test('two delegates decide while the delegation passes from one to the other: one decision, nobody is left in doubt', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const { requestId } = (await w.ask(rosa, ips, sede(ips))).body
    const heir = await w.someone('Nelly', 'Guarnizo')
    const slots = await ips.rl.get<{ applications: { slots: { inForce: { delegationId: string } | null }[] }[] }>(
      `/entities/${ips.entity.entityId}/delegations`,
    )
    const inForce = slots.body.applications.flatMap((a) => a.slots).find((s) => s.inForce)?.inForce
    const replacement = `/entities/${ips.entity.entityId}/delegations/${inForce?.delegationId}/replacement`
    expect((await ips.rl.post(replacement, { document: heir.doc, ends: 'when_registered' })).status).toBe(201)
    const next = { ...ips, delegate: { ...heir, registrationId: '' } }
    let comes: Promise<Answer> | undefined
    const { answers, told } = await atOnce(t, async (i) => {
      comes ??= heir.post('/me/registrations', { userType: 'delegado_ips' })
      if (i % 4 < 2) return decide(ips, rosa, requestId, i)
      expect((await comes).status).toBe(201)
      return decide(next, rosa, requestId, i)
    })
    const state = await decidedOnce(next, rosa)
    const { [state === 'activada' ? 201 : 200]: won, ...refused } = answers
    expect(won).toBe(1)
    // Who is its delegate no longer is told that; every other, who decided it.
    const may = ['users.request_already_decided', 'users.delegation_ended']
    expect(may).toEqual(expect.arrayContaining(Object.keys(refused)))
    for (const params of told.filter((p) => 'decision' in p))
      expect(params).toMatchObject({
        by: expect.stringMatching(/^(Carlos Mina|Nelly Guarnizo)$/),
        decision: ended[state],
      })
  })

  test('the person withdraws it while delegates decide it, 50 at once: one decision', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const { requestId } = (await w.ask(rosa, ips, sede(ips))).body
    const { answers, told } = await atOnce(t, (i) =>
      i % 3 === 0 ? rosa.post(`/me/requests/${requestId}/withdraw`) : decide(ips, rosa, requestId, i),
    )
    const state = await decidedOnce(ips, rosa)
    expect(answers).toEqual({
      [{ activada: 201, devuelta: 200, retirada: 204 }[state]]: 1,
      'users.request_already_decided': 49,
    })
    const by = state === 'retirada' ? 'Rosa Chocontá' : 'Carlos Mina'
    expect(told).toMatchObject([{ by, when: '20 nov 2026, 9:00 a. m.', decision: ended[state] }])
  })

  test('50 times the same request at once: one waits; 50 reminders: one is sent; 50 withdrawals: one', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const asked = await atOnce(t, () => w.ask(rosa, ips, sede(ips)))
    expect(asked.answers).toEqual({ 201: 1, 'users.request_pending': 49 })
    const requestId = (await mine(rosa))[0]?.requestId
    t.clock.advance(3 * 86_400_000)
    const reminded = await atOnce(t, () => rosa.post(`/me/requests/${requestId}/remind`))
    expect(reminded.answers).toEqual({ 204: 1, 'users.request_reminder_too_soon': 49 })
    const withdrawn = await atOnce(t, () => rosa.post(`/me/requests/${requestId}/withdraw`))
    expect(withdrawn.answers).toEqual({ 204: 1, 'users.request_already_decided': 49 })
    expect(withdrawn.told).toMatchObject([{ by: 'Rosa Chocontá', decision: 'la retiró' }])
  })
})
