import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { NetworkCandidate, NetworkMember } from '#contract/users-network.ts'
import { atOnce } from '../../../testing/at-once.ts'
import { refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { type Administered, usersWorld } from '../../../testing/users-world.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
  await w.municipalities()
})
afterAll(() => t?.close())

const path = (a: Administered) => `/capacities/${a.capacityId}/network`
const add = (a: Administered, key: string) => a.delegate.post<NetworkMember>(path(a), { key })
const members = async (a: Administered) =>
  (await a.delegate.get<{ members: NetworkMember[]; count: number }>(path(a))).body

describe('the network of an EPS', () => {
  test('R-08, D-15: IPS and proveedores by regime; with delegate, without one yet, and no longer habilitada', async () => {
    const eps = await w.anEps(['contributivo', 'subsidiado'])
    const ips = await w.ips()
    const proveedor = await w.aProveedor()
    const lonely = '999123459'
    await w.reps(lonely)
    expect((await add(eps, `ips:NI:${ips.nit}`)).body.state).toBe('lista')
    expect((await add(eps, `proveedor:NI:${proveedor.nit}`)).body.state).toBe('lista')
    expect((await add(eps, `ips:NI:${lonely}`)).body.state).toBe('sin_delegado')
    const again = await add(eps, `ips:NI:${ips.nit}`)
    expect(refusalCodes(again)).toEqual(['users.already_in_network'])
    expect(JSON.stringify(again.body)).toContain('Carlos Mina')
    expect((await members(eps)).count).toBe(3)
    const other = await w.administered('eps_subsidiado', { entity: eps.entity, rl: eps.rl })
    expect((await members(other)).count).toBe(0)
    expect((await add(other, `ips:NI:${ips.nit}`)).status).toBe(201)
    await w.reps(ips.nit, { habilitado: 'NO' })
    const fallen = (await members(eps)).members.find(
      (m) => m.identification.includes('NIT') && m.state === 'no_habilitada',
    )
    expect(fallen?.memberId).toBeDefined()
  })

  test('R-07, D-15: an IPS out of REPS and a proveedor that nobody registered are refused', async () => {
    const eps = await w.anEps()
    expect(refusalCodes(await add(eps, 'ips:NI:999999999'))).toEqual(['users.member_unknown'])
    expect(refusalCodes(await add(eps, 'proveedor:NI:999999999'))).toEqual(['users.member_unknown'])
    expect(refusalCodes(await add(eps, 'otra cosa'))).toEqual(['users.member_unknown'])
    const nit = '999123450'
    await w.reps(nit, { fecha_vencimiento: '20261119' })
    expect(refusalCodes(await add(eps, `ips:NI:${nit}`))).toEqual(['registries.reps_expired'])
  })

  test('D-15: the setting may ask for a delegate first', async () => {
    const eps = await w.anEps()
    const nit = '999123451'
    await w.reps(nit)
    const operator = await w.operator(['policies'])
    const set = (value: boolean, expectedVersion: number) =>
      operator.put('/operator/settings/network_before_delegate', { value, expectedVersion })
    expect((await set(false, 0)).status).toBe(204)
    expect(refusalCodes(await add(eps, `ips:NI:${nit}`))).toEqual(['users.member_without_delegate'])
    t.clock.advance(1)
    expect((await set(true, 1)).status).toBe(204)
    t.clock.advance(1)
    expect((await add(eps, `ips:NI:${nit}`)).status).toBe(201)
  })

  test('R-08: a proveedor is found by words of its name or sigla, without accents; not by those of an entity that is none', async () => {
    const eps = await w.anEps()
    const proveedor = await w.aProveedor()
    const ips = await w.ips()
    await t.db
      .updateTable('identity.entities')
      .set({ name: 'Distribuciones Médicas Ñáñez 100%', short_name: 'DIMEÑA' })
      .where('nit', '=', proveedor.nit)
      .execute()
    await t.db
      .updateTable('identity.entities')
      .set({ name: 'Distribuciones que es IPS' })
      .where('nit', '=', ips.nit)
      .execute()
    const search = async (text: string) =>
      (
        await eps.delegate.get<{ candidates: NetworkCandidate[] }>(
          `${path(eps)}/candidates?text=${encodeURIComponent(text)}`,
        )
      ).body.candidates.map((c) => c.key)
    const key = `proveedor:NI:${proveedor.nit}`
    for (const text of ['medicas distrib', 'nanez', 'dimeña', '100%']) expect(await search(text)).toEqual([key])
    for (const text of ['médicas ips', '100_', 'di', '% %']) expect(await search(text)).toEqual([])
    expect((await add(eps, key)).status).toBe(201)
  })

  test('a search asks the database as often for eight candidates as for one', async () => {
    const eps = await w.anEps()
    const one = '999123470'
    const many = Array.from({ length: 8 }, (_, i) => String(999123471 + i))
    await w.reps(one, { nombre_prestador: 'CLINICA FRAILEJON' })
    for (const nit of many) await w.reps(nit, { nombre_prestador: `HOSPITAL SIETECUEROS ${nit}` })
    for (const nit of many.slice(0, 2)) await add(eps, `ips:NI:${nit}`)
    const ask = (text: string) =>
      eps.delegate.get<{ candidates: NetworkCandidate[] }>(`${path(eps)}/candidates?text=${text}`)
    const counted = async (text: string) => {
      const queries = vi.spyOn(pg.Client.prototype, 'query')
      const { candidates } = (await ask(text)).body
      const asked = queries.mock.calls.length
      queries.mockRestore()
      return { asked, candidates }
    }
    await ask('frailejon')
    const [few, more] = [await counted('frailejon'), await counted('sietecueros')]
    expect([few.candidates.length, more.candidates.length]).toEqual([1, 8])
    expect(few.asked).toBeGreaterThan(0)
    expect(more.asked).toBe(few.asked)
    expect(more.candidates.filter((c) => c.refusal === 'Ya está en la red de este régimen.')).toHaveLength(2)
    expect(more.candidates.every((c) => c.place !== null)).toBe(true)
  })

  test('R-11: a proveedor persona natural, by document; the search says who cannot be added and why', async () => {
    const eps = await w.anEps()
    const person = await w.register(await w.someone('Nelly', 'Guarnizo'), 'delegado_proveedor_pn')
    const search = async (text: string) =>
      (
        await eps.delegate.get<{ candidates: NetworkCandidate[] }>(
          `${path(eps)}/candidates?text=${encodeURIComponent(text)}`,
        )
      ).body.candidates
    const [found] = await search(`CC ${person.doc.number}`)
    expect([found?.kind, found?.name, found?.refusal]).toEqual(['proveedor_pn', 'Nelly Guarnizo', null])
    expect((await add(eps, found?.key ?? '')).status).toBe(201)
    expect((await search(person.doc.number)).find((c) => c.kind === 'proveedor_pn')?.refusal).toContain('Ya está')
    expect((await members(eps)).members.map((m) => [m.kind, m.name])).toEqual([['proveedor_pn', 'Nelly Guarnizo']])
  })

  test('R-08: an IPS is found by words of its name, without accents or case, and by its code in REPS', async () => {
    const eps = await w.anEps()
    const nit = '999123468'
    await w.reps(nit, { nombre_prestador: 'CLÍNICA DE LA CAÑADA', razon_social: 'CLÍNICA DE LA CAÑADA S.A.S.' })
    const keys = async (text: string) =>
      (
        await eps.delegate.get<{ candidates: NetworkCandidate[] }>(
          `${path(eps)}/candidates?text=${encodeURIComponent(text)}`,
        )
      ).body.candidates.map((c) => c.key)
    for (const text of ['canada clinica', '5400123468']) expect(await keys(text)).toContain(`ips:NI:${nit}`)
    expect(await keys('ca')).toEqual([])
  })

  test('R-09, R-10: an IPS and a proveedor have no network; another EPS does not touch it; removing twice tells by whom', async () => {
    const eps = await w.anEps()
    const other = await w.anEps()
    const ips = await w.ips()
    const proveedor = await w.aProveedor()
    for (const a of [ips, proveedor])
      expect(refusalCodes(await add(a, `ips:NI:${ips.nit}`))).toEqual(['users.network_not_yours'])
    expect(refusalCodes(await ips.delegate.get(path(ips)))).toEqual(['users.network_not_yours'])
    expect(refusalCodes(await other.delegate.get(path(eps)))).toEqual(['users.not_delegate'])
    const { memberId } = (await add(eps, `ips:NI:${ips.nit}`)).body
    const remove = (a: Administered, of = a) => a.delegate.post(`${path(of)}/${memberId}/remove`)
    expect(refusalCodes(await remove(other))).toEqual(['platform.not_found'])
    expect(refusalCodes(await remove(other, eps))).toEqual(['users.not_delegate'])
    expect((await remove(eps)).status).toBe(204)
    expect(refusalCodes(await remove(eps))).toEqual(['users.already_removed'])
    expect((await members(eps)).count).toBe(0)
    expect((await add(eps, `ips:NI:${ips.nit}`)).status).toBe(201)
  })

  test('50 times the same member at once: exactly one', async () => {
    const eps = await w.anEps()
    const ips = await w.ips()
    const added = await atOnce(t, () => add(eps, `ips:NI:${ips.nit}`))
    expect(added.answers).toEqual({ 201: 1, 'users.already_in_network': 49 })
    expect(added.told).toMatchObject([{ by: 'Carlos Mina', when: '20 nov 2026, 9:00 a. m.' }])
    const [member] = (await members(eps)).members
    const removed = await atOnce(t, () => eps.delegate.post(`${path(eps)}/${member?.memberId}/remove`))
    expect(removed.answers).toEqual({ 204: 1, 'users.already_removed': 49 })
    expect(removed.told).toMatchObject([{ by: 'Carlos Mina', when: '20 nov 2026, 9:00 a. m.' }])
  })
})

describe('sedes of a proveedor', () => {
  const site = { name: 'Principal', address: 'Calle 1 # 2-03', municipality: '54001' }

  test('R-10, P-SEDE, R-22: creates with the next number; closing says how many it suspends; a closed one takes nobody', async () => {
    const proveedor = await w.aProveedor()
    const at = `/capacities/${proveedor.capacityId}/sites`
    const first = await proveedor.delegate.post<{ siteId: string; number: string }>(at, site)
    const second = await proveedor.delegate.post<{ siteId: string; number: string }>(at, { ...site, name: 'Norte' })
    expect([first.body.number, second.body.number]).toEqual(['01', '02'])
    expect(refusalCodes(await proveedor.delegate.post(at, { ...site, municipality: '99999' }))).toEqual([
      'users.municipality_unknown',
    ])
    const rosa = await w.otro()
    expect((await w.activate(proveedor, rosa, { places: [first.body.siteId], roles: ['ENTREGA'] })).status).toBe(201)
    const close = (id: string) => proveedor.delegate.post(`${at}/${id}/close`, { reason: 'Entrega del local' })
    expect((await close(first.body.siteId)).body).toEqual({ suspended: 1 })
    expect(refusalCodes(await close(first.body.siteId))).toEqual(['users.site_already_closed'])
    const suspended = await proveedor.delegate.get<{ rows: { eligibility: { text: string } }[] }>(
      `/capacities/${proveedor.capacityId}/desk/suspendidos`,
    )
    expect(suspended.body.rows[0]?.eligibility.text).toBe('Sede cerrada')
    const eva = await w.otro(['Eva', 'Rincón'])
    const closed = await w.activate(proveedor, eva, { places: [first.body.siteId] })
    expect(refusalCodes(closed)).toEqual(['users.site_closed'])
    const nowhere = await w.activate(proveedor, eva, { places: ['01936d3e-0000-7000-8000-000000000000'] })
    expect(refusalCodes(nowhere)).toEqual(['users.site_not_found'])
  })

  test('R-09: IPS and EPS create none; another proveedor does not reach it', async () => {
    const ips = await w.ips()
    const eps = await w.anEps()
    for (const a of [ips, eps]) {
      expect(refusalCodes(await a.delegate.post(`/capacities/${a.capacityId}/sites`, site))).toEqual([
        'users.sites_not_yours',
      ])
      expect(refusalCodes(await a.delegate.get(`/capacities/${a.capacityId}/sites`))).toEqual(['users.sites_not_yours'])
    }
    const one = await w.aProveedor()
    const two = await w.aProveedor()
    const { siteId } = (await one.delegate.post<{ siteId: string }>(`/capacities/${one.capacityId}/sites`, site)).body
    const reason = { reason: 'No es mía' }
    expect(
      refusalCodes(await two.delegate.post(`/capacities/${two.capacityId}/sites/${siteId}/close`, reason)),
    ).toEqual(['platform.not_found'])
    expect(refusalCodes(await two.delegate.post(`/capacities/${one.capacityId}/sites`, site))).toEqual([
      'users.not_delegate',
    ])
  })

  test('50 at once get 50 numbers; at 99 it is full', async () => {
    const proveedor = await w.aProveedor()
    const at = `/capacities/${proveedor.capacityId}/sites`
    const numbers: string[] = []
    const create = async () => {
      const answer = await proveedor.delegate.post<{ number: string }>(at, site)
      if (answer.body.number) numbers.push(answer.body.number)
      return answer
    }
    expect((await atOnce(t, create)).answers).toEqual({ 201: 50 })
    expect((await atOnce(t, create)).answers).toEqual({ 201: 49, 'users.sites_full': 1 })
    expect(numbers.sort()).toEqual(Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0')))
  })

  test('R-10: 50 close the same sede at once: one does, every other learns who and when', async () => {
    const proveedor = await w.aProveedor()
    const at = `/capacities/${proveedor.capacityId}/sites`
    const { siteId } = (await proveedor.delegate.post<{ siteId: string }>(at, site)).body
    const { answers, told } = await atOnce(t, () =>
      proveedor.delegate.post(`${at}/${siteId}/close`, { reason: 'Entrega del local' }),
    )
    expect(answers).toEqual({ 200: 1, 'users.site_already_closed': 49 })
    expect(told).toMatchObject([{ by: 'Carlos Mina', when: '20 nov 2026, 9:00 a. m.' }])
  })
})
