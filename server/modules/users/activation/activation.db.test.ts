import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ActivationView, DeskRow, UserRow } from '#contract/users-desk.ts'
import { audit, eventsConcerning, systemActor } from '#platform/audit.ts'
import { plainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { sampleRows } from '#registries'
import { atOnce } from '../../../testing/at-once.ts'
import { refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import { type Administered, type User, usersWorld } from '../../../testing/users-world.ts'
import { insertRole } from '../roles/roles.store.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
})
afterAll(() => t?.close())
afterEach(() => t.clock.set(TEST_NOW))

interface Card {
  you: boolean
  activations: ActivationView[]
  history: { text: string }[]
}
const card = (by: Administered, user: User) =>
  by.delegate.get<Card>(`/capacities/${by.capacityId}/users/${user.personId}`)
const one = async (by: Administered, user: User): Promise<ActivationView> => {
  const found = (await card(by, user)).body.activations[0]
  if (!found) throw new Error('no activation')
  return found
}
const list = (by: Administered, name: string, query = '') =>
  by.delegate.get<{ rows: DeskRow[]; next: string | null }>(`/capacities/${by.capacityId}/desk/${name}${query}`)
/** What the person may do now, in any context. */
const allowed = async (user: User): Promise<string[]> =>
  (await user.get<{ contexts: { capabilities: { code: string }[] }[] }>('/me/contexts')).body.contexts.flatMap((c) =>
    c.capabilities.map((x) => x.code),
  )
const place = (a: Administered, i = 0): string => a.sedes[i] ?? ''

test('the card keeps the acts of the capacity, however much else the person did since', async () => {
  const ips = await w.ips()
  const laura = await w.profesional()
  await w.activate(ips, laura, { places: [place(ips)], roles: ['PRESCRIPTOR'] })
  const before = (await card(ips, laura)).body.history
  expect(before.length).toBeGreaterThan(1)
  const signed = { at: TEST_NOW, actor: systemActor('prueba'), act: 'prescribing.signed', context: { number: '1' } }
  await w.inTx(async (tx) => {
    for (let i = 0; i < 201; i += 1) await audit(tx, { ...signed, concerns: { persons: [laura.personId] } })
  })
  expect((await card(ips, laura)).body.history).toEqual(before)
})

describe('who activates whom', () => {
  test('R-09, R-12, R-18, R-19: the IPS activates a professional in two sedes with a role; she may then enter', async () => {
    const ips = await w.ips()
    const laura = await w.profesional()
    const answer = await w.activate(ips, laura, { places: ips.sedes, roles: ['PRESCRIPTOR'] })
    expect([answer.status, answer.body.activationIds?.length]).toEqual([201, 2])
    const { body } = await laura.get<{ contexts: { role: { code: string } }[] }>('/me/contexts')
    expect(body.contexts.map((c) => c.role.code)).toEqual(['PRESCRIPTOR', 'PRESCRIPTOR'])
    const again = await w.activate(ips, laura, { places: [place(ips)] })
    expect(refusalCodes(again)).toEqual(['users.already_active'])
    expect(JSON.stringify(again.body)).toContain('Carlos Mina')
    const events = await eventsConcerning(t.db, { personId: laura.personId }, { limit: 10 })
    expect(events.map((e) => e.act)).toEqual(
      expect.arrayContaining(['users.activate', 'users.assign_role', 'users.register']),
    )
  })

  test('R-08, R-09, R-15, D-01: otro yes by the IPS and the proveedor, no by the EPS; D-16: a professional by the EPS', async () => {
    const ips = await w.ips()
    const eps = await w.anEps()
    const rosa = await w.otro()
    expect((await w.activate(ips, rosa, { places: [place(ips)], roles: ['CONSULTA_IPS'] })).status).toBe(201)
    expect(refusalCodes(await w.activate(eps, rosa))).toEqual(['users.activator_not_allowed'])
    const laura = await w.profesional()
    expect((await w.activate(eps, laura, { roles: ['PRESCRIPTOR'] })).status).toBe(201)
    expect(refusalCodes(await w.activate(eps, await w.profesional(), { places: [place(ips)] }))).toEqual([
      'users.regime_has_no_sedes',
    ])
    expect(refusalCodes(await w.activate(ips, laura))).toEqual(['users.sede_needed'])
    const proveedor = await w.aProveedor()
    expect(refusalCodes(await w.activate(proveedor, laura))).toEqual(['users.activator_not_allowed'])
  })

  test('R-20, edge cases 5 and 14: a professional is active in IPS and EPS at once, contexts apart by regime', async () => {
    const ips = await w.ips()
    const eps = await w.anEps(['contributivo', 'subsidiado'])
    const laura = await w.profesional()
    await w.activate(ips, laura, { places: [place(ips)], roles: ['PRESCRIPTOR'] })
    await w.activate(eps, laura, { roles: ['DIRECCIONAMIENTO'] })
    const { body } = await laura.get<{ contexts: { kind: string; regime: string | null; role: { code: string } }[] }>(
      '/me/contexts',
    )
    expect(body.contexts.map((c) => [c.kind, c.regime, c.role.code]).sort()).toEqual([
      ['eps', 'contributivo', 'DIRECCIONAMIENTO'],
      ['ips', null, 'PRESCRIPTOR'],
    ])
  })

  test('R-06: a delegate type needs no activation', async () => {
    const ips = await w.ips()
    const other = await w.ips()
    expect(refusalCodes(await w.activate(ips, other.delegate, { places: [place(ips)] }))).toEqual([
      'users.not_activable',
    ])
  })

  test('R-07, R-14: a sede that REPS does not know, of another IPS, or closed', async () => {
    const ips = await w.ips()
    const other = await w.ips()
    const rosa = await w.otro()
    const at = async (sede: string) => refusalCodes(await w.activate(ips, rosa, { places: [sede] }))
    expect(await at('999999999999')).toEqual(['registries.sede_not_found'])
    expect(await at(place(other))).toEqual(['registries.sede_of_other'])
  })

  test('R-11: a proveedor persona natural activates himself at his sede and gives himself roles; another delegate cannot', async () => {
    const person = await w.register(await w.someone('Nelly', 'Guarnizo'), 'delegado_proveedor_pn')
    const { body } = await person.get<{ registrations: { capacity: { capacityId: string } }[] }>('/me/registrations')
    const capacityId = body.registrations[0]?.capacity.capacityId ?? ''
    const { body: sites } = await person.get<{ sites: { siteId: string }[] }>(`/capacities/${capacityId}/sites`)
    const own = {
      registrationId: person.registrationId,
      places: [sites.sites[0]?.siteId],
      roles: ['PROGRAMACION', 'ENTREGA'],
    }
    expect((await person.post(`/capacities/${capacityId}/activations`, own)).status).toBe(201)
    expect((await person.get<{ contexts: unknown[] }>('/me/contexts')).body.contexts).toHaveLength(2)
    const other = await w.register(await w.someone('Pedro', 'Gil'), 'delegado_proveedor_pn')
    expect(
      refusalCodes(
        await person.post(`/capacities/${capacityId}/activations`, { ...own, registrationId: other.registrationId }),
      ),
    ).toEqual(['users.own_registration_only'])
    expect(refusalCodes(await other.post(`/capacities/${capacityId}/activations`, own))).toEqual(['users.not_delegate'])
  })
})

describe('SSO', () => {
  test('edge case 8, R-14: another IPS, another sede, a day before, a day after and an EPS get five different refusals', async () => {
    const ips = await w.ips()
    const other = await w.ips()
    const eps = await w.anEps()
    const sso = await w.sso(ips, { fecha_inicio: '2026-11-10', fecha_fin: '2026-11-25' })
    const tries = [
      await w.activate(other, sso, { places: [place(other)] }),
      await w.activate(ips, sso, { places: [place(ips, 1)] }),
      await w.activate(eps, sso),
    ].map((a) => refusalCodes(a))
    await w.plaza(sso, ips, { fecha_inicio: '2026-11-21', fecha_fin: '2026-11-25' })
    tries.push(refusalCodes(await w.activate(ips, sso, { places: [place(ips)] })))
    t.clock.setDay(plainDate('2026-11-26'))
    tries.push(refusalCodes(await w.activate(ips, sso, { places: [place(ips)] })))
    expect(tries.flat()).toEqual([
      'registries.sso_other_ips',
      'registries.sso_other_sede',
      'users.sso_only_ips',
      'registries.sso_not_started',
      'registries.sso_ended',
    ])
  })

  test('R-14, R-23: on the first and the last day it is accepted; the day after it is vencida by itself, and new dates bring it back', async () => {
    const ips = await w.ips()
    const first = await w.sso(ips, { fecha_inicio: '2026-11-20' })
    expect((await w.activate(ips, first, { places: [place(ips)], roles: ['PRESCRIPTOR'] })).status).toBe(201)
    const last = await w.sso(ips, { fecha_fin: '2026-11-20' })
    expect((await w.activate(ips, last, { places: [place(ips)], roles: ['PRESCRIPTOR'] })).status).toBe(201)
    expect((await one(ips, last)).state).toBe('activa')
    expect(await allowed(last)).toContain('prescribir')
    t.clock.setDay(plainDate('2026-11-21'))
    const over = await one(ips, last)
    expect([over.state, over.missing?.code]).toEqual(['vencida', 'registries.sso_ended'])
    expect(await allowed(last)).toEqual([])
    await w.plaza(last, ips, { fecha_fin: '2026-12-31' })
    expect((await one(ips, last)).state).toBe('activa')
  })

  test('edge case 9, R-21: the plaza moves to another sede: the old activation ends, a new one is made; before that, one at a time', async () => {
    const ips = await w.ips()
    const sso = await w.sso(ips)
    expect((await w.activate(ips, sso, { places: [place(ips)], roles: ['PRESCRIPTOR'] })).status).toBe(201)
    const two = await w.sso(ips)
    expect(refusalCodes(await w.activate(ips, two, { places: ips.sedes }))).toEqual(['registries.sso_other_sede'])
    await w.plaza(sso, ips, { codigo_sede: place(ips, 1) })
    expect((await one(ips, sso)).state).toBe('vencida')
    expect((await w.activate(ips, sso, { places: [place(ips, 1)], roles: ['PRESCRIPTOR'] })).status).toBe(201)
    const { body } = await card(ips, sso)
    expect(body.activations.map((a) => [a.place?.number, a.state])).toEqual([
      ['02', 'activa'],
      ['01', 'inactiva'],
    ])
    expect(body.activations[1]?.ended?.reason).toBe('la plaza terminó o cambió')
  })

  test('R-21: a second open activation of an SSO user is refused, also with a registration of its own', async () => {
    const ips = await w.ips()
    const sso = await w.sso(ips)
    await w.activate(ips, sso, { places: [place(ips)] })
    expect(refusalCodes(await w.activate(ips, sso, { places: [place(ips)] }))).toEqual(['users.sso_already_active'])
  })

  test('edge case 10, D-07, D-08: a nurse gets consultation and not the prescriber; an SSO doctor prescribes and does not order', async () => {
    const ips = await w.ips()
    const nurse = await w.sso(ips, { profesion: 'ENFERMERÍA' })
    expect(refusalCodes(await w.activate(ips, nurse, { places: [place(ips)], roles: ['PRESCRIPTOR'] }))).toEqual([
      'users.profession_does_not_prescribe',
    ])
    expect((await w.activate(ips, nurse, { places: [place(ips)], roles: ['CONSULTA_IPS'] })).status).toBe(201)
    const doctor = await w.sso(ips)
    await w.activate(ips, doctor, { places: [place(ips)], roles: ['PRESCRIPTOR'] })
    const { body } = await doctor.get<{ contexts: { capabilities: { code: string }[] }[] }>('/me/contexts')
    const codes = body.contexts[0]?.capabilities.map((c) => c.code)
    expect([codes?.includes('prescribir'), codes?.includes('ordenar')]).toEqual([true, false])
  })
})

describe('what suspends', () => {
  test('edge case 7, R-07, R-22, D-10: REPS expires tonight: tomorrow new ones are refused, existing ones suspended, history readable', async () => {
    const ips = await w.ips({ over: { fecha_vencimiento: '20261120' } })
    const laura = await w.profesional()
    const rosa = await w.otro()
    expect((await w.activate(ips, laura, { places: [place(ips)], roles: ['PRESCRIPTOR'] })).status).toBe(201)
    t.clock.setDay(plainDate('2026-11-21'))
    const seen = await one(ips, laura)
    expect([seen.state, seen.missing?.code]).toEqual(['suspendida', 'registries.reps_expired'])
    expect(refusalCodes(await w.activate(ips, rosa, { places: [place(ips)] }))).toEqual(['registries.reps_expired'])
    expect(await allowed(laura)).toEqual([])
    expect((await card(ips, laura)).body.history.length).toBeGreaterThan(0)
    expect((await list(ips, 'suspendidos')).body.rows.map((r) => r.person.personId)).toEqual([laura.personId])
    const desk = await ips.delegate.get<{ counts: Record<string, number> }>(`/capacities/${ips.capacityId}/desk`)
    expect(desk.body.counts.suspendidos).toBe(1)
  })

  test('R-22: a sanction in ReTHUS suspends; revoking the delegate does not', async () => {
    const ips = await w.ips()
    const laura = await w.profesional()
    await w.activate(ips, laura, { places: [place(ips)], roles: ['PRESCRIPTOR'] })
    await w.load('rethus-sanciones', [sampleRows.rethusSancion({ numero: laura.doc.number, desde: '2026-11-15' })])
    expect((await one(ips, laura)).missing?.code).toBe('registries.rethus_sanctioned')
    await w.load('rethus-sanciones', [
      sampleRows.rethusSancion({ numero: laura.doc.number, desde: '2026-11-15', hasta: '2026-11-18' }),
    ])
    expect((await one(ips, laura)).state).toBe('activa')
  })
})

describe('roles', () => {
  test('R-18, D-02: roles of another kind, unknown, not for the type; giving, withdrawing, and the form that was overtaken', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    await w.activate(ips, rosa, { places: [place(ips)] })
    expect((await list(ips, 'sin_rol')).body.rows).toHaveLength(1)
    const { activationId, offers } = await one(ips, rosa)
    expect(offers.map((o) => o.code)).toEqual(['CONSULTA_IPS', 'DISPENSACION_IPS', 'FACTURACION_IPS'])
    const set = (roles: string[], seen: string[] = []) =>
      ips.delegate.put(`/capacities/${ips.capacityId}/activations/${activationId}/roles`, { roles, seen })
    expect(refusalCodes(await set(['DIRECCIONAMIENTO']))).toEqual(['users.role_of_other_kind'])
    expect(refusalCodes(await set(['JUNTA']))).toEqual(['users.role_not_for_type'])
    expect(refusalCodes(await set(['NADA']))).toEqual(['users.role_unknown'])
    expect((await set(['CONSULTA_IPS', 'FACTURACION_IPS'])).status).toBe(204)
    expect(refusalCodes(await set([]))).toEqual(['platform.version_conflict'])
    expect((await set(['FACTURACION_IPS'], ['FACTURACION_IPS', 'CONSULTA_IPS'])).status).toBe(204)
    expect((await one(ips, rosa)).roles.map((r) => r.code)).toEqual(['FACTURACION_IPS'])
    expect((await list(ips, 'sin_rol')).body.rows).toHaveLength(0)
  })

  test('D-05: a delegate gives himself no role; R-14 scope: nor does the delegate of another entity', async () => {
    const ips = await w.ips()
    const other = await w.ips()
    await w.rethus(ips.delegate)
    const self = await w.register(ips.delegate, 'profesional')
    expect((await w.activate(ips, self, { places: [place(ips)] })).status).toBe(201)
    const { activationId } = await one(ips, self)
    const path = (capacityId: string) => `/capacities/${capacityId}/activations/${activationId}`
    const body = { roles: ['PRESCRIPTOR'], seen: [] }
    expect(refusalCodes(await ips.delegate.put(`${path(ips.capacityId)}/roles`, body))).toEqual([
      'users.role_to_oneself',
    ])
    expect(refusalCodes(await other.delegate.put(`${path(other.capacityId)}/roles`, body))).toEqual([
      'platform.not_found',
    ])
    expect(refusalCodes(await other.delegate.put(`${path(ips.capacityId)}/roles`, body))).toEqual([
      'users.not_delegate',
    ])
    const reason = { reason: 'No trabaja aquí' }
    expect(refusalCodes(await other.delegate.post(`${path(other.capacityId)}/inactivate`, reason))).toEqual([
      'platform.not_found',
    ])
  })

  test('R-18: the table itself keeps one open assignment of a role, whoever writes', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const { body } = await w.activate(ips, rosa, { places: [place(ips)], roles: ['CONSULTA_IPS'] })
    const row = { id: newId(), activationId: body.activationIds[0] ?? '', role: 'CONSULTA_IPS', at: t.clock.now() }
    const refusal = { by: 'Otra persona', role: 'Consulta de la IPS', when: 'hoy' }
    await expect(
      t.db
        .transaction()
        .execute((tx) => insertRole(tx, { ...row, by: ips.delegate.personId, policyVersion: 1 }, refusal)),
    ).rejects.toThrow('users.role_already_assigned')
  })

  test('R-18: an ended activation takes no role; inactivating twice tells by whom and when', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    await w.activate(ips, rosa, { places: [place(ips)], roles: ['CONSULTA_IPS'] })
    const { activationId } = await one(ips, rosa)
    const path = `/capacities/${ips.capacityId}/activations/${activationId}`
    expect((await ips.delegate.post(`${path}/inactivate`, { reason: 'Terminó su contrato' })).status).toBe(204)
    const again = await ips.delegate.post(`${path}/inactivate`, { reason: 'Terminó su contrato' })
    expect(refusalCodes(again)).toEqual(['users.already_inactivated'])
    expect(JSON.stringify(again.body)).toContain('Carlos Mina')
    const role = { roles: ['CONSULTA_IPS', 'FACTURACION_IPS'], seen: ['CONSULTA_IPS'] }
    expect(refusalCodes(await ips.delegate.put(`${path}/roles`, role))).toEqual(['users.activation_ended'])
    expect((await one(ips, rosa)).state).toBe('inactiva')
    expect((await w.activate(ips, rosa, { places: [place(ips)] })).status).toBe(201)
  })
})

describe('the desk', () => {
  test('D-17: search by exact document only; the candidate says what is met, what is missing and what could be given', async () => {
    const ips = await w.ips()
    const laura = await w.profesional()
    const find = (number: string) =>
      ips.delegate.get<{ registrations: { registrationId: string }[] }>(
        `/capacities/${ips.capacityId}/registrations?documentType=CC&documentNumber=${number}`,
      )
    expect((await find(laura.doc.number)).body.registrations.map((r) => r.registrationId)).toEqual([
      laura.registrationId,
    ])
    expect((await find(laura.doc.number.slice(0, -1))).body.registrations).toEqual([])
    const { body } = await w.candidate(ips, laura)
    expect([body.eligibility.state, body.places.length, body.profession]).toEqual(['met', 2, 'MEDICINA'])
    expect(body.roles.find((r) => r.code === 'PRESCRIPTOR')?.refusal).toBeNull()
  })

  test('lists go by pages, oldest first, with their eligibility computed', async () => {
    const ips = await w.ips()
    const users: User[] = []
    for (const name of ['Ana', 'Beto', 'Carla']) {
      const user = await w.otro([name, 'Ruiz'])
      users.push(user)
      await w.ask(user, ips, place(ips))
      t.clock.advance(60_000)
    }
    const first = await list(ips, 'por_decidir', '?limit=2')
    expect(first.body.rows.map((r) => r.person.name)).toEqual(['Ana Ruiz', 'Beto Ruiz'])
    const second = await list(ips, 'por_decidir', `?limit=2&after=${first.body.next}`)
    expect([second.body.rows.map((r) => r.person.name), second.body.next]).toEqual([['Carla Ruiz'], null])
    expect((await list(ips, 'por_decidir', '?eligible=stop')).body.rows).toEqual([])
    for (const user of users) await w.activate(ips, user, { places: [place(ips)], roles: ['CONSULTA_IPS'] })
    expect((await list(ips, 'por_decidir')).body.rows).toEqual([])
    const page = await ips.delegate.get<{ rows: UserRow[]; next: string | null }>(
      `/capacities/${ips.capacityId}/users?limit=2`,
    )
    expect(page.body.rows.map((r) => r.person.name)).toEqual(['Ana Ruiz', 'Beto Ruiz'])
    const rest = await ips.delegate.get<{ rows: UserRow[] }>(
      `/capacities/${ips.capacityId}/users?limit=2&after=${page.body.next}`,
    )
    expect(rest.body.rows.map((r) => r.person.name)).toEqual(['Carla Ruiz'])
    const sought = async (text: string) =>
      (
        await ips.delegate.get<{ rows: UserRow[] }>(
          `/capacities/${ips.capacityId}/users?text=${encodeURIComponent(text)}`,
        )
      ).body.rows.map((row) => row.person.personId)
    const ana = page.body.rows[0]?.person
    const number = ana?.document.number ?? ''
    expect(await sought(`CC ${number.slice(0, 4)}.${number.slice(4)}`)).toEqual([ana?.personId])
    expect(await sought(' RÚIZ an')).toEqual([ana?.personId])
    expect(await sought('nadie así')).toEqual([])
    const none = await ips.delegate.get<{ rows: UserRow[] }>(`/capacities/${ips.capacityId}/users?state=suspendida`)
    expect(none.body.rows).toEqual([])
  })

  test('R-23: activations of SSO that end within 30 days are listed with their last day', async () => {
    const ips = await w.ips()
    const soon = await w.sso(ips, { fecha_fin: '2026-12-10' })
    const later = await w.sso(ips, { fecha_fin: '2027-12-10' })
    for (const user of [soon, later]) await w.activate(ips, user, { places: [place(ips)] })
    expect((await list(ips, 'vencen')).body.rows.map((r) => [r.person.personId, r.endsOn])).toEqual([
      [soon.personId, '2026-12-10'],
    ])
  })

  test('R-08, edge case 4: a delegate of both regimes sees each apart', async () => {
    const eps = await w.anEps(['contributivo', 'subsidiado'])
    const both = await w.administered('eps_subsidiado', { entity: eps.entity, rl: eps.rl, delegate: eps.delegate })
    const laura = await w.profesional()
    await w.activate(eps, laura, { roles: ['CONSULTA_EPS'] })
    const users = (capacityId: string) => eps.delegate.get<{ rows: UserRow[] }>(`/capacities/${capacityId}/users`)
    expect((await users(eps.capacityId)).body.rows).toHaveLength(1)
    expect((await users(both.capacityId)).body.rows).toHaveLength(0)
    expect((await both.delegate.get(`/capacities/${both.capacityId}/users/${laura.personId}`)).status).toBe(404)
  })
})

describe('at once', () => {
  const when = '20 nov 2026, 9:00 a. m.'

  test('50 delegates activate the same user in the same sede: exactly one activation', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    const { answers, told } = await atOnce(t, () => w.activate(ips, rosa, { places: [place(ips)] }))
    expect(answers).toEqual({ 201: 1, 'users.already_active': 49 })
    expect(told).toMatchObject([{ by: 'Carlos Mina', name: 'Rosa Chocontá', when }])
  })

  test('R-21: 50 activations of one SSO user by the IPS: exactly one', async () => {
    const ips = await w.ips()
    const sso = await w.sso(ips)
    const { answers, told } = await atOnce(t, () => w.activate(ips, sso, { places: [place(ips)] }))
    expect(answers).toEqual({ 201: 1, 'users.sso_already_active': 49 })
    expect(told).toMatchObject([{ entity: ips.entity.name, when: '20 nov 2026' }])
  })

  test('R-20: 25 IPS activate the same professional at once, each twice: each has one activation', async () => {
    const laura = await w.profesional()
    const ips: Administered[] = []
    for (let i = 0; i < 25; i++) ips.push(await w.ips({ sedes: ['01'] }))
    const { answers } = await atOnce(t, (i) => {
      const by = ips[i % 25] as Administered
      return w.activate(by, laura, { places: [place(by)], roles: ['PRESCRIPTOR'] })
    })
    expect(answers).toEqual({ 201: 25, 'users.already_active': 25 })
  })

  test('50 times the same role in the same activation: exactly one assignment; 50 withdraw it: exactly one', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    await w.activate(ips, rosa, { places: [place(ips)] })
    const { activationId } = await one(ips, rosa)
    const path = `/capacities/${ips.capacityId}/activations/${activationId}/roles`
    const given = await atOnce(t, () => ips.delegate.put(path, { roles: ['CONSULTA_IPS'], seen: [] }))
    expect(given.answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
    const withdrawn = await atOnce(t, () => ips.delegate.put(path, { roles: [], seen: ['CONSULTA_IPS'] }))
    expect(withdrawn.answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
    expect((await one(ips, rosa)).roles).toEqual([])
  })

  test('50 change the roles to different ones: one change stands whole', async () => {
    const ips = await w.ips()
    const laura = await w.profesional()
    await w.activate(ips, laura, { places: [place(ips)], roles: ['CONSULTA_IPS'] })
    const { activationId } = await one(ips, laura)
    const path = `/capacities/${ips.capacityId}/activations/${activationId}/roles`
    const wanted = (i: number) => (i % 2 ? ['PRESCRIPTOR'] : ['PRESCRIPTOR', 'CONSULTA_IPS'])
    const { answers, won } = await atOnce(t, (i) =>
      ips.delegate.put(path, { roles: wanted(i), seen: ['CONSULTA_IPS'] }),
    )
    expect(answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
    const held = (await one(ips, laura)).roles.map((r) => r.code).sort()
    expect(held).toEqual(wanted(won[0] ?? 0).sort())
  })

  test('50 inactivate the same activation: exactly one, every other learns who, when and why', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    await w.activate(ips, rosa, { places: [place(ips)], roles: ['CONSULTA_IPS'] })
    const { activationId } = await one(ips, rosa)
    const path = `/capacities/${ips.capacityId}/activations/${activationId}/inactivate`
    const { answers, told, won } = await atOnce(t, (i) => ips.delegate.post(path, { reason: `Motivo número ${i}` }))
    expect(answers).toEqual({ 204: 1, 'users.already_inactivated': 49 })
    expect(told).toMatchObject([{ by: 'Carlos Mina', when, reason: `Motivo número ${won[0]}` }])
  })

  test('the delegate inactivates while the person annuls her registration: it ends once', async () => {
    const ips = await w.ips()
    const rosa = await w.otro()
    await w.activate(ips, rosa, { places: [place(ips)], roles: ['CONSULTA_IPS'] })
    const { activationId } = await one(ips, rosa)
    const { answers } = await atOnce(t, (i) =>
      i % 2
        ? ips.delegate.post(`/capacities/${ips.capacityId}/activations/${activationId}/inactivate`, {
            reason: 'Terminó el contrato',
          })
        : rosa.post(`/me/registrations/${rosa.registrationId}/annul`, { reason: 'Cambio de trabajo' }),
    )
    expect(answers['users.registration_annulled']).toBe(24)
    const events = await eventsConcerning(t.db, { personId: rosa.personId }, { limit: 50 })
    expect(events.filter((e) => e.act === 'users.inactivate')).toHaveLength(1)
    expect(events.filter((e) => e.act === 'users.annul_registration')).toHaveLength(1)
  })

  test('R-06: 50 times the same registration: exactly one; 50 annulments: exactly one', async () => {
    const person = await w.someone('Rosa', 'Chocontá')
    const { answers, told } = await atOnce(t, () => person.post('/me/registrations', { userType: 'otro' }))
    expect(answers).toEqual({ 201: 1, 'users.already_registered': 49 })
    expect(told).toMatchObject([{ when: '20 nov 2026' }])
    const { body } = await person.get<{ registrations: { registrationId: string }[] }>('/me/registrations')
    const path = `/me/registrations/${body.registrations[0]?.registrationId}/annul`
    const annulled = await atOnce(t, () => person.post(path, { reason: 'Cambio de trabajo' }))
    expect(annulled.answers).toEqual({ 200: 1, 'users.registration_annulled': 49 })
  })

  test('R-06, D-04: a delegate registers 50 times at once: his naming takes force once and ends the former once', async () => {
    const former = await w.ips()
    const next = await w.someone('Nelly', 'Guarnizo')
    const { body } = await former.rl.get<{ applications: { slots: { inForce: { delegationId: string } | null }[] }[] }>(
      `/entities/${former.entity.entityId}/delegations`,
    )
    const id = body.applications.flatMap((a) => a.slots).find((s) => s.inForce)?.inForce?.delegationId
    const replaced = await former.rl.post(`/entities/${former.entity.entityId}/delegations/${id}/replacement`, {
      document: next.doc,
      ends: 'when_registered',
    })
    expect(replaced.status).toBe(201)
    const { answers } = await atOnce(t, () => next.post('/me/registrations', { userType: 'delegado_ips' }))
    expect(answers).toEqual({ 201: 1, 'users.already_registered': 49 })
    const events = await eventsConcerning(t.db, { personId: next.personId }, { limit: 50 })
    expect(events.filter((e) => e.act === 'identity.delegation_in_force')).toHaveLength(1)
  })

  test('R-11: a proveedor persona natural registers 50 times at once: one registration, one capacity, one sede', async () => {
    const person = await w.someone('Nelly', 'Guarnizo')
    const { answers } = await atOnce(t, () => person.post('/me/registrations', { userType: 'delegado_proveedor_pn' }))
    expect(answers).toEqual({ 201: 1, 'users.already_registered': 49 })
    const { rows } = await sql`
      select c.id from identity.capacities c join users.sites s on s.capacity_id = c.id
      where c.owner_person_id = ${person.personId}::uuid`.execute(t.db)
    expect(rows).toHaveLength(1)
  })
})
