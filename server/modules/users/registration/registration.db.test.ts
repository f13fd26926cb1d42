import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RegistrationView } from '#contract/users-registration.ts'
import { sampleRows } from '#registries'
import { type Answer, refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { usersWorld } from '../../../testing/users-world.ts'
import { aDelegation, anEntity, openSession, someNit } from '../../identity/testing.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
})
afterAll(() => t?.close())

interface ListedDelegations {
  applications: { slots: { inForce: { delegationId: string } | null }[] }[]
}
const register = (who: { post: (path: string, body: unknown) => Promise<unknown> }, userType: string) =>
  who.post('/me/registrations', { userType }) as Promise<Answer<{ registrations: RegistrationView[] }>>

describe('who registers without a naming', () => {
  test('R-15, R-19: otro needs no registry; once; it grants nothing', async () => {
    const person = await w.someone('Rosa', 'Chocontá')
    const first = await register(person, 'otro')
    expect([first.status, first.body.registrations[0]?.userType]).toEqual([201, 'otro'])
    expect(refusalCodes(await register(person, 'otro'))).toEqual(['users.already_registered'])
    expect((await person.get('/me/contexts')).body).toMatchObject({ contexts: [] })
  })

  test('R-12, D-13: profesional needs ReTHUS loaded, a current title of an allowed profession and no sanction', async () => {
    const laura = await w.someone('Laura', 'Quintero')
    expect(refusalCodes(await register(laura, 'profesional'))).toEqual(['users.rethus_not_loaded'])
    const { body } = await laura.get<{ types: { type: string }[] }>('/me/user-types')
    expect(body.types.find(({ type }) => type === 'profesional')).toMatchObject({
      state: 'wait',
      tag: 'Espera un corte de ReTHUS',
    })
    await w.rethus(laura)
    expect((await register(laura, 'profesional')).status).toBe(201)
    const eva = await w.someone('Eva', 'Rincón')
    expect(refusalCodes(await register(eva, 'profesional'))).toEqual(['registries.rethus_not_found'])
    await w.rethus(eva, 'ENFERMERÍA')
    expect(refusalCodes(await register(eva, 'profesional'))).toEqual(['registries.rethus_profession_not_allowed'])
    const luz = await w.someone('Luz', 'Ardila')
    await w.rethus(luz, 'NUTRICION Y DIETETICA')
    expect((await register(luz, 'profesional')).status).toBe(201)
  })

  test('R-13: SSO needs an approved inscription, a plaza and the plaza in force; ReTHUS is not asked', async () => {
    const ips = await w.ips()
    const one = async (over: Record<string, string>) => {
      const person = await w.someone('Yeison', 'Palomeque')
      await w.plaza(person, ips, over)
      return register(person, 'sso')
    }
    const cold = await w.someone('Ana', 'Burgos')
    // D-13: before the first cut nobody can say that she is not inscribed.
    expect(refusalCodes(await register(cold, 'sso'))).toEqual(['users.registry_not_loaded'])
    const { body } = await cold.get<{ types: { type: string; state: string; tag: string }[] }>('/me/user-types')
    expect(body.types.find(({ type }) => type === 'sso')).toMatchObject({
      state: 'wait',
      tag: 'Espera un corte de SSO',
      missing: { who: { actor: 'operator' }, text: expect.stringContaining('el operador lo cargue') },
    })
    expect(refusalCodes(await one({ estado_inscripcion: 'INSCRITO' }))).toEqual(['registries.sso_not_approved'])
    expect(refusalCodes(await register(cold, 'sso'))).toEqual(['registries.sso_not_found'])
    expect(refusalCodes(await one({ estado_asignacion: 'SIN_ASIGNAR', codigo_plaza: '' }))).toEqual([
      'registries.sso_no_plaza',
    ])
    expect(refusalCodes(await one({ fecha_inicio: '2026-11-21' }))).toEqual(['registries.sso_not_started'])
    expect(refusalCodes(await one({ fecha_fin: '2026-11-19' }))).toEqual(['registries.sso_ended'])
    expect((await one({ fecha_inicio: '2026-11-20' })).status).toBe(201)
    expect((await one({ fecha_fin: '2026-11-20' })).status).toBe(201)
  })

  test('D-20, R-23: an SSO registration closes by itself, the person is told once, new dates open it, profesional follows', async () => {
    const ips = await w.ips()
    const sso = await w.sso(ips, { fecha_fin: '2026-11-21' })
    const [sede = ''] = ips.sedes
    expect((await w.activate(ips, sso, { places: [sede], roles: ['CONSULTA_IPS'] })).status).toBe(201)
    const open = async () =>
      (await sso.get<{ registrations: RegistrationView[] }>('/me/registrations')).body.registrations.map(
        (r) => r.userType,
      )
    const first = async () => {
      const { body } = await sso.get<{ paths: { steps: { missing?: { code: string } }[] }[] }>('/me/paths')
      return body.paths[0]?.steps.find((s) => s.missing)?.missing?.code ?? null
    }
    const job = () => t.modules.tasks['users:sso_finished']?.({})
    const told = async () =>
      (await sso.get<{ notices: { kind: string }[] }>('/me/notices')).body.notices.filter(
        (n) => n.kind === 'users.sso_finished',
      )
    const start = t.clock.now()
    await job()
    expect([await open(), await told()]).toEqual([['sso'], []])

    // Two days later its last day has passed: nothing ran, and it is closed.
    t.clock.advance(2 * 86_400_000)
    expect([await open(), await first()]).toEqual([[], 'users.sso_finished'])
    expect(refusalCodes(await w.ask(sso, ips, sede))).toEqual(['users.sso_finished'])
    await job()
    await job()
    expect(await told()).toHaveLength(1)

    // new dates extend it; another end is told again.
    await w.plaza(sso, ips, { fecha_fin: '2026-11-25' })
    expect(await open()).toEqual(['sso'])
    expect((await sso.get<{ contexts: unknown[] }>('/me/contexts')).body.contexts).toHaveLength(1)
    t.clock.advance(4 * 86_400_000)
    await job()
    expect(await told()).toHaveLength(2)

    // Once in ReTHUS she registers as profesional: the closing is on record with what stood on it.
    expect(refusalCodes(await register(sso, 'sso'))).toEqual(['registries.sso_ended'])
    await w.rethus(sso)
    expect((await register(sso, 'profesional')).status).toBe(201)
    expect(await open()).toEqual(['profesional'])
    const { rows } = await sql<{ reason: string; ended: string }>`
      select r.annulled_reason as reason, a.end_reason as ended from users.registrations r
      join users.activations a on a.registration_id = r.id where r.id = ${sso.registrationId}::uuid`.execute(t.db)
    expect(rows).toEqual([{ reason: 'el servicio social terminó', ended: 'el servicio social terminó' }])
    t.clock.set(start)
  })

  test('R-11, D-11: a proveedor persona natural gets its capacity and one sede; nobody names it, it makes no other', async () => {
    const person = await w.someone('Nelly', 'Guarnizo')
    const { body, status } = await register(person, 'delegado_proveedor_pn')
    const capacityId = body.registrations[0]?.capacity?.capacityId
    expect([status, body.registrations[0]?.capacity?.kind]).toEqual([201, 'proveedor_pn'])
    const sites = await person.get<{ sites: { number: string; implicit: boolean }[] }>(
      `/capacities/${capacityId}/sites`,
    )
    expect(sites.body.sites).toMatchObject([{ number: '01', implicit: true }])
    const more = { name: 'Otra', address: 'Calle 1', municipality: '54001' }
    expect(refusalCodes(await person.post(`/capacities/${capacityId}/sites`, more))).toEqual(['users.site_implicit'])
  })
})

describe('delegates', () => {
  test('edge case 2, R-06: without a naming the delegate types are refused, otro is not', async () => {
    const person = await w.someone('Óscar', 'Tunjano')
    for (const type of ['delegado_eps', 'delegado_ips', 'delegado_proveedor'])
      expect(refusalCodes(await register(person, type))).toEqual(['identity.not_named'])
    expect((await register(person, 'otro')).status).toBe(201)
  })

  test('edge cases 4 and 14, R-05, R-06: one act registers every naming that waits; a doctor may be delegate too', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const delegate = await w.someone('Carlos', 'Mina')
    const nit = someNit()
    await w.eps(nit, { [`C${nit.slice(-5)}`]: 'C', [`S${nit.slice(-5)}`]: 'S' })
    const entity = await w.inTx((tx) =>
      anEntity(tx, {
        representativeId: rl.personId,
        nit,
        capacities: ['eps_contributivo', 'eps_subsidiado'],
        at: t.clock.now(),
      }),
    )
    for (const capacity of entity.capacities)
      await w.inTx((tx) =>
        aDelegation(tx, {
          capacityId: capacity.capacityId,
          namedBy: rl.personId,
          doc: delegate.doc,
          at: t.clock.now(),
        }),
      )
    const { body } = await register(delegate, 'delegado_eps')
    expect(body.registrations.map((r) => r.capacity?.regime).sort()).toEqual(['contributivo', 'subsidiado'])
    expect(refusalCodes(await register(delegate, 'delegado_eps'))).toEqual(['users.already_registered'])
    await w.rethus(delegate)
    expect((await register(delegate, 'profesional')).status).toBe(201)
    const mine = await delegate.get<{ registrations: RegistrationView[] }>('/me/registrations')
    expect(mine.body.registrations.map((r) => r.userType).sort()).toEqual([
      'delegado_eps',
      'delegado_eps',
      'profesional',
    ])
  })

  test('R-07: an IPS that REPS does not show in force keeps its naming waiting', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const delegate = await w.someone('Carlos', 'Mina')
    const nit = someNit()
    const entity = await w.inTx((tx) =>
      anEntity(tx, { representativeId: rl.personId, nit, capacities: ['ips'], at: t.clock.now() }),
    )
    await w.inTx((tx) =>
      aDelegation(tx, {
        capacityId: entity.capacity('ips'),
        namedBy: rl.personId,
        doc: delegate.doc,
        at: t.clock.now(),
      }),
    )
    expect(refusalCodes(await register(delegate, 'delegado_ips'))).toEqual(['registries.reps_not_found'])
    await w.reps(nit, { habilitado: 'NO' })
    expect(refusalCodes(await register(delegate, 'delegado_ips'))).toEqual(['registries.reps_not_enabled'])
    await w.reps(nit, { fecha_vencimiento: '20261119' })
    expect(refusalCodes(await register(delegate, 'delegado_ips'))).toEqual(['registries.reps_expired'])
    await w.reps(nit)
    expect((await register(delegate, 'delegado_ips')).status).toBe(201)
  })

  test('D-14: a naming that lapsed no longer registers', async () => {
    const { rl, capacityId } = await w.aProveedor()
    const next = await w.someone('Gloria', 'Nieves')
    await w.inTx((tx) =>
      aDelegation(tx, {
        capacityId,
        namedBy: rl.personId,
        doc: next.doc,
        at: t.clock.now(),
        expiresAt: t.clock.now(),
      }),
    )
    t.clock.advance(1)
    expect(refusalCodes(await register(next, 'delegado_proveedor'))).toEqual(['identity.naming_lapsed'])
  })
})

describe('the guard of a delegate', () => {
  test('R-06, R-08: own capacity yes; another delegate, the representative and a stranger no; without session 401', async () => {
    const own = await w.aProveedor()
    const other = await w.aProveedor()
    const desk = (who: { get: (path: string) => Promise<unknown> }, capacityId: string) =>
      who.get(`/capacities/${capacityId}/desk`) as ReturnType<typeof other.delegate.get>
    expect((await desk(own.delegate, own.capacityId)).status).toBe(200)
    expect(refusalCodes(await desk(other.delegate, own.capacityId))).toEqual(['users.not_delegate'])
    expect(refusalCodes(await desk(own.rl, own.capacityId))).toEqual(['users.not_delegate'])
    expect(refusalCodes(await desk(t.as(null), own.capacityId))).toEqual(['platform.not_signed_in'])
    expect(refusalCodes(await desk(own.delegate, '01936d3e-0000-7000-8000-000000000000'))).toEqual([
      'platform.not_found',
    ])
  })

  test('R-06, P-DEL-REG: named and not registered is refused with that cause', async () => {
    const { rl, entity } = await w.administered('proveedor', { also: ['ips'] })
    const next = await w.someone('Gloria', 'Nieves')
    const capacityId = entity.capacity('ips')
    await w.inTx((tx) => aDelegation(tx, { capacityId, namedBy: rl.personId, doc: next.doc, at: t.clock.now() }))
    expect(refusalCodes(await next.get(`/capacities/${capacityId}/desk`))).toEqual(['users.delegate_not_registered'])
  })

  test('edge case 15: a delegate revoked in the middle of a session is refused at the next request, and a successor enters', async () => {
    const { rl, delegate, entity, capacityId } = await w.aProveedor()
    expect((await delegate.get(`/capacities/${capacityId}/desk`)).status).toBe(200)
    const listed = await rl.get<ListedDelegations>(`/entities/${entity.entityId}/delegations`)
    const naming = listed.body.applications.flatMap((a) => a.slots).find((s) => s.inForce)?.inForce
    const revoked = await rl.post(`/entities/${entity.entityId}/delegations/${naming?.delegationId}/revocation`, {
      note: 'Cambió de cargo',
    })
    expect(revoked.status).toBeLessThan(300)
    expect(refusalCodes(await delegate.get(`/capacities/${capacityId}/desk`))).toEqual(['users.delegation_ended'])
    const next = await w.someone('Gloria', 'Nieves')
    await w.inTx((tx) => aDelegation(tx, { capacityId, namedBy: rl.personId, doc: next.doc, at: t.clock.now() }))
    await w.register(next, 'delegado_proveedor')
    expect((await next.get(`/capacities/${capacityId}/desk`)).status).toBe(200)
    // Named anew, the first one registers anew: his former registration gives way.
    t.clock.advance(1000)
    await w.inTx((tx) => aDelegation(tx, { capacityId, namedBy: rl.personId, doc: delegate.doc, at: t.clock.now() }))
    await w.register(delegate, 'delegado_proveedor')
    expect((await delegate.get(`/capacities/${capacityId}/desk`)).status).toBe(200)
    expect(refusalCodes(await next.get(`/capacities/${capacityId}/desk`))).toEqual(['users.delegation_ended'])
  })

  test('D-06: a delegation that the new representative did not confirm in time is suspended', async () => {
    const { delegate, capacityId, entity } = await w.aProveedor()
    const now = t.clock.now()
    await sql`insert into identity.delegation_confirmations (delegation_id, representation_id, asked_at, confirm_by)
      select id, ${entity.representationId}, ${now}, ${now} from identity.delegations
      where capacity_id = ${capacityId}::uuid`.execute(t.db)
    t.clock.advance(1)
    expect(refusalCodes(await delegate.get(`/capacities/${capacityId}/desk`))).toEqual([
      'users.delegation_not_confirmed',
    ])
  })

  test('edge cases 3 and 5, R-04, R-08: the delegate of one regime finds the other closed', async () => {
    const eps = await w.anEps(['contributivo', 'subsidiado'])
    expect((await eps.delegate.get(`/capacities/${eps.capacityId}/desk`)).status).toBe(200)
    const other = eps.entity.capacity('eps_subsidiado')
    expect(refusalCodes(await eps.delegate.get(`/capacities/${other}/desk`))).toEqual(['users.not_delegate'])
  })

  test('P-EAPB: an EPS whose code is disabled keeps its delegate out, with the cause', async () => {
    const eps = await w.anEps()
    await w.load('sispro', [
      sampleRows.eapb({ Codigo: `EC${eps.nit.slice(-4)}`, Extra_I: 'C', Extra_III: eps.nit, Habilitado: 'NO' }),
    ])
    expect(refusalCodes(await eps.delegate.get(`/capacities/${eps.capacityId}/desk`))).toEqual([
      'registries.eapb_not_enabled',
    ])
  })

  test('second factor: without it in the session the desk stays closed', async () => {
    const { delegate, capacityId } = await w.aProveedor()
    const cookie = await w.inTx((tx) =>
      openSession(tx, { personId: delegate.personId, secondFactor: false, at: t.clock.now() }),
    )
    expect(refusalCodes(await t.as(cookie).get(`/capacities/${capacityId}/desk`))).toEqual([
      'platform.second_factor_needed',
    ])
  })
})

describe('annulling', () => {
  test('R-16: ends its activations and requests; another person finds nothing; twice is told', async () => {
    const { capacityId, delegate } = await w.aProveedor()
    await w.municipalities()
    const site = await delegate.post<{ siteId: string }>(`/capacities/${capacityId}/sites`, {
      name: 'Principal',
      address: 'Calle 1 # 2-03',
      municipality: '54001',
    })
    const user = await w.otro()
    const body = { registrationId: user.registrationId, places: [site.body.siteId] }
    expect((await delegate.post(`/capacities/${capacityId}/activations`, body)).status).toBe(201)
    const path = `/me/registrations/${user.registrationId}/annul`
    const reason = { reason: 'Ya no trabajo aquí' }
    expect(refusalCodes(await delegate.post(path, reason))).toEqual(['platform.not_found'])
    expect((await user.post(path, reason)).body).toEqual({ endedActivations: 1 })
    expect(refusalCodes(await user.post(path, reason))).toEqual(['users.registration_annulled'])
    expect(refusalCodes(await delegate.post(`/capacities/${capacityId}/activations`, body))).toEqual([
      'users.registration_annulled',
    ])
    expect((await register(user, 'otro')).status).toBe(201)
  })

  test('R-06: a delegate who leaves is told to the representative; the desk closes, and registering again opens it', async () => {
    const { rl, delegate, capacityId } = await w.aProveedor()
    const path = `/me/registrations/${delegate.registrationId}/annul`
    expect((await delegate.post(path, { reason: 'Cambio de trabajo' })).status).toBe(200)
    expect(refusalCodes(await delegate.get(`/capacities/${capacityId}/desk`))).toEqual([
      'users.delegate_not_registered',
    ])
    const { body } = await rl.get<{ notices: { subject: string }[] }>('/me/notices')
    expect(body.notices[0]?.subject).toContain('Carlos Mina ya no administra')
    await w.register(delegate, 'delegado_proveedor')
    expect((await delegate.get(`/capacities/${capacityId}/desk`)).status).toBe(200)
  })
})
