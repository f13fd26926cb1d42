import { sql } from 'kysely'
import Papa from 'papaparse'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type {
  DeclinedRow,
  DirectedToUsView,
  DirectItemView,
  DirectionRow,
  SupplierChoice,
  WaitingRow,
} from '#contract/direccionamientos.ts'
import type { Problem } from '#contract/endpoint.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { contextKey } from '#contract/users-authority.ts'
import { addMs } from '#platform/dates.ts'
import { atOnce, untilSomebodyWaits } from '../../../testing/at-once.ts'
import { type Prescriber, prescribingWorld, sampleContent, sampleItems } from '../../../testing/prescribing-world.ts'
import { type Answer, refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import type { Administered, User } from '../../../testing/users-world.ts'
import {
  officialDireccionamientoFaults,
  officialNoDireccionamientoFaults,
} from '../../../web-services/official/direccionamiento.ts'
import { openSession } from '../../identity/testing.ts'

type Worker = User & { context: string }
type List<R> = { rows: R[]; next: string | null; count: number }
let t: TestApp
let w: ReturnType<typeof prescribingWorld>
let eps: Administered
let laura: Prescriber
let clerk: Worker
let proveedor: Administered
let rosa: Worker
const elvia = { type: 'CC', number: '1099770011' }

beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  eps = await w.administered('eps_contributivo', { nit: '999000101' })
  laura = await w.prescriber()
  clerk = await epsClerk(eps)
  proveedor = await w.aProveedor()
  rosa = await reader(proveedor)
  await addToNetwork(proveedor)
})
afterAll(() => t?.close())
afterEach(() => t.clock.set(TEST_NOW))

async function epsClerk(of: Administered): Promise<Worker> {
  const user = await w.profesional('MEDICINA', ['Dora', 'Ballesteros'])
  await w.activate(of, user, { roles: ['DIRECCIONAMIENTO'] })
  return { ...user, context: contextKey({ capacityId: of.capacityId, sede: null, role: 'DIRECCIONAMIENTO' }) }
}
async function reader(of: Administered): Promise<Worker> {
  const site = { name: 'Principal', address: 'Calle 1 # 2-03', municipality: '54001' }
  const { siteId } = (await of.delegate.post<{ siteId: string }>(`/capacities/${of.capacityId}/sites`, site)).body
  const user = await w.otro()
  await w.activate(of, user, { places: [siteId], roles: ['CONSULTA_PROV'] })
  return { ...user, context: contextKey({ capacityId: of.capacityId, sede: null, role: 'CONSULTA_PROV' }) }
}
const memberKey = (of: Administered) => `proveedor:NI:${of.nit}`
const addToNetwork = (of: Administered) =>
  eps.delegate.post(`/capacities/${eps.capacityId}/network`, { key: memberKey(of) })

const at = (who: Worker) => `/contexts/${who.context}`
const signed = async (kinds: readonly (keyof typeof sampleItems)[] = ['M'], over: Record<string, unknown> = {}) =>
  (await w.signed(laura, sampleContent(kinds, over))).number
const item = (number: string, kind = 'M', n = 1) => `${at(clerk)}/waiting-items/${number}/${kind}/${n}`
const form = (over: object = {}) => ({
  supplier: memberKey(proveedor),
  municipalityCode: '54001',
  code: '019900540-01',
  deliveries: [{ delivery: 1, quantity: '2', latestOn: '2026-12-05' }],
  ...over,
})
const direct = (number: string, over: object = {}, kind = 'M') =>
  clerk.post<{ created: { delivery: number; id: number; traceId: number }[] }>(
    `${item(number, kind)}/direccionamientos`,
    form(over),
  )
const directed = async (number: string, over: object = {}) => {
  const { status, body } = await direct(number, over)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.created
}
const decline = (number: string, body: object = { cause: 9 }, kind = 'M') =>
  clerk.post<{ id: number }>(`${item(number, kind)}/no-direccionamiento`, body)
const view = async (number: string, kind = 'M') => (await clerk.get<DirectItemView>(item(number, kind))).body
const annulDirection = (number: string, id: number) =>
  clerk.post(`${at(clerk)}/direccionamientos/${number}/${id}/annul`, { reason: 'Se equivocó la sede' })
const waiting = async (filters: object = {}, page: object = {}, who = clerk) =>
  (await who.post<List<WaitingRow>>(`${at(who)}/waiting-items/search`, { filters, ...page })).body
const toUs = async (body: object = { filters: {} }, who = rosa) =>
  (await who.post<List<DirectionRow & { epsName: string }>>(`${at(who)}/directed-to-us/search`, body)).body
const issues = (answer: Answer<unknown>) => {
  const problem = answer.body as Problem
  return problem.kind === 'malformed' ? problem.issues.map(({ path, code }) => `${path} ${code}`) : []
}
const texts = async (table: string, number: string) =>
  (
    await sql<{ text: string }>`
      select official_text as text from ${sql.table(`supply.${table}`)} where number = ${number} order by id`.execute(
      t.db,
    )
  ).rows.map(({ text }) => text)
const events = async (act: string) =>
  Number((await sql<{ n: string }>`select count(*) as n from audit.events where act = ${act}`.execute(t.db)).rows[0]?.n)

describe('the queue of an EPS', () => {
  test('D-31: an item waits from its signature, or from the approval of its board; not in hospital', async () => {
    const number = await signed(['M', 'S'])
    const hospital = await signed(['M'], { ambito: '30' })
    const mine = async (of: string) => (await waiting({ number: of })).rows.map((row) => row.kind)
    expect([await mine(number), await mine(hospital)]).toEqual([['M'], []])
    expect((await view(number, 'S')).blocked).toContain('espera la decisión de la junta')
    expect((await view(hospital)).blocked).toContain('lo entrega la IPS')
    expect(refusalCodes(await direct(hospital))).toEqual(['supply.not_directable'])
    const board = await w.prescriber({ ips: laura.ips, roles: ['JUNTA'] })
    const act = {
      approves: true,
      mode: 1,
      actNumber: '12',
      actOn: '2026-11-20',
      technicalJustification: 'Cumple los criterios',
    }
    await board.post(
      `/contexts/${contextKey({ capacityId: laura.ips.capacityId, sede: null, role: 'JUNTA' })}/board-cases/${number}/S/1/decision`,
      act,
    )
    expect(await mine(number)).toEqual(['M', 'S'])
    const { rows } = await sql<{ link: string }>`
      select link from platform.notices where person_id = ${clerk.personId} and kind = 'prescribing.board_decided'`.execute(
      t.db,
    )
    expect(rows).toEqual([{ link: `/mipres/c/${encodeURIComponent(clerk.context)}/direccionar/${number}/S/1` }])
  })

  test('an item that its board approves while it is looked at is directed', async () => {
    const number = await signed(['S'])
    let directing: ReturnType<typeof direct> | undefined
    await w.inTx(async (tx) => {
      await sql`lock table prescribing.prescriptions in access exclusive mode`.execute(tx)
      directing = direct(number, {}, 'S')
      await untilSomebodyWaits(t.db)
      // What an approval writes, between the look at the queue and the look at the prescription.
      await sql`update prescribing.items set board_state = 3 where kind = 'S' and (month, prescription_id) in (
        select month, id from prescribing.prescriptions where number = ${number})`.execute(tx)
      await sql`insert into supply.items (month, number, kind, item, code, name, eps_code, regime, patient_doc_type, patient_doc_number,
          patient_name, ambito, total_quantity, ready_at)
        select p.month, p.number, i.kind, i.number, i.code, i.name, p.eps_code, p.regime, p.patient_doc_type, p.patient_doc_number, '',
          p.ambito, i.total_quantity, ${TEST_NOW}
        from prescribing.prescriptions p join prescribing.items i on i.month = p.month and i.prescription_id = p.id
        where p.number = ${number}`.execute(tx)
    })
    expect((await directing)?.status).toBe(201)
  })

  test('a tutela waits too, without ámbito', async () => {
    const user = await w.profesional('MEDICINA', ['Marta', 'Ocampo'])
    await w.activate(eps, user, { roles: ['TUTELAS'] })
    const context = `/contexts/${contextKey({ capacityId: eps.capacityId, sede: null, role: 'TUTELAS' })}`
    const content = {
      patient: { document: elvia, firstName: 'Elvia', firstSurname: 'Tibaduiza' },
      epsCode: 'EPS900',
      rulingNumber: '2026-00417',
      rulingOn: '2026-11-10',
      orphanDisease: false,
      mainDiagnosis: 'M069',
      items: [{ ...structuredClone(sampleItems.M), tutelaType: 1, medicineType: 1 }],
    }
    const { body: draft } = await user.post<{ draftId: string }>(`${context}/tutela-drafts`, { content })
    const { body } = await user.post<{ number: string }>(`${context}/tutela-drafts/${draft.draftId}/register`, {
      version: 1,
    })
    expect((await waiting({ only: 'tutela' })).rows).toMatchObject([{ number: body.number, ambito: null, kind: 'M' }])
    await directed(body.number)
    expect(await view(body.number)).toMatchObject({ source: 'tutela', directedQuantity: '2', providerName: null })
    t.clock.set(addMs(TEST_NOW, 60_000))
    const ruling = { rulingNumber: '2026-00418', rulingOn: '2026-11-12' }
    expect((await user.post(`${context}/tutelas/${body.number}/rulings`, ruling)).status).toBe(204)
    t.clock.set(addMs(TEST_NOW, 120_000))
    await directed(body.number, { deliveries: [{ delivery: 2, quantity: '2', latestOn: '2026-12-05' }] })
    const annul = await user.post(`${context}/tutelas/${body.number}/annul`, { reason: 'Se cargó dos veces' })
    expect(refusalCodes(annul)).toEqual(['prescribing.directed'])
    const read = (await user.get<{ timeline: { what: string }[] }>(`${context}/tutelas/${body.number}`)).body
    expect(read.timeline.map(({ what }) => what.split(':')[0])).toEqual([
      'Cargada',
      'Direccionado',
      'Fallo agregado',
      'Direccionado',
    ])
  })

  test('oldest first, by pages, none twice; filters; only of the EPS in the regime', async () => {
    const before = (await waiting()).count
    const numbers: string[] = []
    for (let i = 0; i < 3; i += 1) {
      t.clock.set(addMs(TEST_NOW, (i + 1) * 60_000))
      numbers.push(await signed(['M', 'D'], { ambito: i === 1 ? '21' : '12' }))
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: List<WaitingRow> = await waiting({}, { limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.rows.map((row) => `${row.number}${row.kind}`))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(before + 6)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.slice(-6)).toEqual(numbers.flatMap((number) => [`${number}D`, `${number}M`]))
    expect((await waiting({ only: 'domiciliario' })).rows.map((row) => row.number)).toEqual([numbers[1], numbers[1]])
    expect((await waiting({ kind: 'D' })).rows.every((row) => row.kind === 'D')).toBe(true)
    expect((await waiting({ patient: { type: 'TI', number: elvia.number } })).count).toBe(0)
    const stranger = await epsClerk(await w.anEps())
    expect((await waiting({}, {}, stranger)).count).toBe(0)
    expect((await stranger.get(`${at(stranger)}/waiting-items/${numbers[0]}/M/1`)).status).toBe(404)
    expect(
      (await stranger.post(`${at(stranger)}/waiting-items/${numbers[0]}/M/1/direccionamientos`, form())).status,
    ).toBe(404)
  })
})

test('a cursor that is none is the first page again, whatever its digits; a day beyond the calendar is told', async () => {
  const lists: [Worker, string, object][] = [
    [clerk, 'waiting-items', {}],
    [clerk, 'direccionamientos', {}],
    [clerk, 'no-direccionamientos', {}],
    [rosa, 'directed-to-us', { order: 'vence' }],
    [rosa, 'directed-to-us', { order: 'reciente' }],
  ]
  const year = '+010000-01-01T00:00:00.000Z'
  const cursors = [
    'x',
    '9999999999',
    `${TEST_NOW}~9999999999`,
    '2026-11-20~9999999999',
    '0000-01-01~1',
    `${year}~1`,
    `${year}~20261120100000000001~M~1`,
    '2026-02-31T00:00:00.000Z~20261120100000000001~M~1',
  ]
  for (const [who, list, body] of lists) {
    for (const after of cursors)
      expect((await who.post(`${at(who)}/${list}/search`, { filters: {}, ...body, after })).status).toBe(200)
    if (list !== 'waiting-items') {
      const answer = await who.post(`${at(who)}/${list}/search`, { filters: { to: '9999-12-31' }, ...body })
      expect([answer.status, issues(answer)]).toEqual([400, [expect.stringContaining('filters.to')]])
    }
  }
})

describe('directing', () => {
  test('D-31: delivery by delivery; it leaves the queue when all of it is directed; the wire is told in its own words', async () => {
    const number = await signed()
    expect(await view(number)).toMatchObject({ totalQuantity: '6', nextDelivery: 1, blocked: null, directions: [] })
    const deliveries = [1, 2].map((delivery) => ({ delivery, quantity: '2,5', latestOn: `2026-12-0${delivery}` }))
    const created = await directed(number, { deliveries, homeAddress: 'Carrera 4 # 5-06' })
    expect(new Set(created.map(({ traceId }) => traceId)).size).toBe(2)
    const half = await view(number)
    expect(half).toMatchObject({ directedQuantity: '5', nextDelivery: 3 })
    expect((await waiting({ number })).rows).toMatchObject([{ directedQuantity: '5', totalQuantity: '6' }])
    await directed(number, { deliveries: [{ delivery: 3, quantity: '1', latestOn: '2027-01-05' }] })
    expect((await waiting({ number })).count).toBe(0)
    const [text = ''] = await texts('direccionamientos', number)
    expect(officialDireccionamientoFaults(text)).toEqual([])
    expect(JSON.parse(text)).toEqual({
      ID: created[0]?.traceId,
      IDDireccionamiento: created[0]?.id,
      NoPrescripcion: number,
      TipoTec: 'M',
      ConTec: 1,
      TipoIDPaciente: 'CC',
      NoIDPaciente: elvia.number,
      NoEntrega: 1,
      NoSubEntrega: 0,
      TipoIDProv: 'NI',
      NoIDProv: proveedor.nit,
      CodMunEnt: '54001',
      FecMaxEnt: '2026-12-01',
      CantTotAEntregar: '2.5',
      DirPaciente: 'Carrera 4 # 5-06',
      CodSerTecAEntregar: '019900540-01',
      NoIDEPS: '999000101',
      CodEPS: 'EPS900',
      FecDireccionamiento: '2026-11-20 09:00',
      EstDireccionamiento: 1,
      FecAnulacion: null,
    })
  })

  test('D-32: everything wrong at once, each at its field, and nothing is written', async () => {
    const number = await signed()
    await directed(number)
    const stranger = await w.aProveedor()
    const answer = await direct(number, {
      supplier: memberKey(stranger),
      municipalityCode: '99999',
      deliveries: [
        { delivery: 1, quantity: '1', latestOn: '2026-12-01' },
        { delivery: 2, quantity: '1', latestOn: '2026-11-19' },
      ],
    })
    expect(issues(answer)).toEqual([
      'supplier not_in_network',
      'municipalityCode unknown',
      'deliveries.0.delivery delivery_taken',
      'deliveries.1.latestOn past',
    ])
    expect(issues(await clerk.post(`${item(number)}/direccionamientos`, {}))).toHaveLength(4)
    expect((await view(number)).directions).toHaveLength(1)
  })

  test('D-15, R-08: the network of the regime, and who has no delegate yet', async () => {
    const lonely = '999123459'
    await w.reps(lonely)
    const key = `ips:NI:${lonely}`
    await eps.delegate.post(`/capacities/${eps.capacityId}/network`, { key })
    const pick = async (text: string) =>
      (await clerk.get<{ suppliers: SupplierChoice[] }>(`${at(clerk)}/suppliers?text=${text}`)).body.suppliers
    expect(await pick(proveedor.nit)).toMatchObject([{ key: memberKey(proveedor), blocked: null }])
    expect((await pick(lonely))[0]?.blocked).toContain('no recibe direccionamientos')
    expect(issues(await direct(await signed(), { supplier: key }))).toEqual(['supplier not_ready'])
  })

  test('hundreds of deliveries: the next one, and what is taken, are known; those of one moment are told in order', async () => {
    const number = await signed()
    for (let first = 1; first <= 216; first += 36)
      await directed(number, {
        deliveries: Array.from({ length: 36 }, (_, i) => ({
          delivery: first + 35 - i,
          quantity: '0,01',
          latestOn: '2026-12-05',
        })),
      })
    const { nextDelivery, directions, timeline } = await view(number)
    expect([nextDelivery, directions.length]).toEqual([217, 200])
    expect(timeline.slice(0, 36).map(({ detail }) => Number(detail?.match(/\d+/)?.[0]))).toEqual(
      Array.from({ length: 36 }, (_, i) => 36 - i),
    )
    const again = { deliveries: [{ delivery: 210, quantity: '1', latestOn: '2026-12-05' }] }
    expect(issues(await direct(number, again))).toEqual(['deliveries.0.delivery delivery_taken'])
    const list = async (page: object) =>
      (await clerk.post<List<DirectionRow>>(`${at(clerk)}/direccionamientos/search`, { filters: { number }, ...page }))
        .body
    const seen: number[] = []
    let after: string | null = null
    do {
      const page: List<DirectionRow> = await list({ limit: 50, ...(after ? { after } : {}) })
      seen.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after)
    expect([seen.length, new Set(seen).size]).toEqual([216, 216])
  })

  test('R-16, R-20: only who directs for the EPS', async () => {
    const number = await signed()
    expect(
      (await laura.post(`/contexts/${laura.context}/waiting-items/${number}/M/1/direccionamientos`, form())).status,
    ).toBe(403)
    expect((await rosa.post(`${at(rosa)}/waiting-items/search`, { filters: {} })).status).toBe(403)
  })

  test('50 at once direct the same delivery: one does it, and every other is told at its field', async () => {
    const number = await signed()
    const outcome = await atOnce(t, () => direct(number))
    expect(outcome.answers).toEqual({ 201: 1, 400: 49 })
    expect(await view(number)).toMatchObject({ directedQuantity: '2' })
    expect((await view(number)).directions).toHaveLength(1)
  })

  test('50 at once annul the same direccionamiento: one does it; directed again it gets another ID', async () => {
    const number = await signed()
    const [first] = await directed(number)
    const outcome = await atOnce(t, () => annulDirection(number, first?.id ?? 0))
    expect(outcome.answers).toEqual({ 204: 1, 'supply.direction_annulled': 49 })
    const told = await sql`select 1 from platform.notices
      where person_id = ${rosa.personId} and kind = 'supply.direction_annulled' and link like ${`%/${number}/${first?.id}`}`.execute(
      t.db,
    )
    expect(told.rows).toHaveLength(1)
    const [again] = await directed(number)
    expect(again?.delivery).toBe(1)
    expect(again?.traceId).not.toBe(first?.traceId)
    const wire = (await texts('direccionamientos', number)).map((text) => JSON.parse(text) as Record<string, unknown>)
    expect(wire.map((one) => [one.EstDireccionamiento, typeof one.FecAnulacion])).toEqual([
      [0, 'string'],
      [1, 'object'],
    ])
    expect((await view(number)).directedQuantity).toBe('2')
  })

  test('what the supplier scheduled is not annulled by the EPS', async () => {
    const number = await signed()
    const [one] = await directed(number)
    await sql`update supply.direccionamientos set state = 2 where number = ${number}`.execute(t.db)
    expect(refusalCodes(await annulDirection(number, one?.id ?? 0))).toEqual(['supply.direction_scheduled'])
    expect((await annulDirection(number, 2_147_483_647)).status).toBe(404)
  })
})

describe('not directing', () => {
  test('with its cause; it closes the item, tells who prescribed it, and can be taken back', async () => {
    const number = await signed(['M', 'D'])
    const { body } = await decline(number)
    expect((await waiting({ number })).rows.map((row) => row.kind)).toEqual(['D'])
    expect(refusalCodes(await direct(number))).toEqual(['supply.already_declined'])
    expect(refusalCodes(await decline(number))).toEqual(['supply.already_declined'])
    const [text = ''] = await texts('no_direccionamientos', number)
    expect(officialNoDireccionamientoFaults(text)).toEqual([])
    expect(JSON.parse(text)).toMatchObject({
      IDNODireccionamiento: body.id,
      CausaNoEntrega: 9,
      EstNODireccionamiento: 1,
    })
    const { rows } = await sql<{ kind: string; params: { cause: string } }>`
      select kind, params from platform.notices where person_id = ${laura.personId} and kind = 'supply.declined'`.execute(
      t.db,
    )
    expect(rows).toMatchObject([{ params: { cause: expect.stringContaining('no acepta') } }])
    const list = (
      await clerk.post<List<DeclinedRow>>(`${at(clerk)}/no-direccionamientos/search`, { filters: { number } })
    ).body
    expect(list.rows).toMatchObject([{ cause: 9, annulledAt: null }])
    const annul = () =>
      clerk.post(`${at(clerk)}/no-direccionamientos/${number}/${body.id}/annul`, { reason: 'Sí lo acepta' })
    expect((await atOnce(t, annul)).answers).toEqual({ 204: 1, 'supply.decline_annulled': 49 })
    const { rows: later } = await sql<{ kind: string; unread: boolean }>`
      select kind, read_at is null as unread from platform.notices
      where person_id = ${laura.personId} and params ->> 'number' = ${groupedNumber(number)} order by id`.execute(t.db)
    expect(later).toEqual([
      { kind: 'supply.declined', unread: false },
      { kind: 'supply.decline_annulled', unread: true },
    ])
    expect((await direct(number)).status).toBe(201)
    expect((await view(number)).timeline.map(({ what }) => what.split(':')[0])).toEqual([
      'No direccionado',
      'No direccionamiento anulado',
      'Direccionado',
    ])
  })

  test('not while one is directed; the cause is one of the kind; causes 1 and 15 name the other prescription', async () => {
    const number = await signed(['M', 'S'])
    const other = await w.aProveedor()
    await addToNetwork(other)
    const both = await signed(['M', 'D'])
    await directed(both)
    await direct(both, { supplier: memberKey(other) }, 'D')
    const [{ supplierName } = { supplierName: '' }] = (await view(both)).directions
    const refused = (await decline(both)).body as unknown as Problem
    expect(refused).toMatchObject({
      refusals: [{ code: 'supply.already_directed', params: { supplier: supplierName } }],
    })
    const device = await signed(['D'])
    expect(issues(await decline(device, { cause: 2 }, 'D'))).toEqual(['cause not_of_kind'])
    expect(issues(await decline(device, { cause: 1 }, 'D'))).toEqual(['associatedNumber required'])
    expect((await decline(device, { cause: 1, associatedNumber: number, associatedItem: 1 }, 'D')).status).toBe(201)
  })

  test('50 at once, half direct and half do not: one of them does it', async () => {
    const number = await signed()
    const outcome = await atOnce(t, (client) => (client % 2 ? direct(number) : decline(number)))
    expect(outcome.won).toHaveLength(1)
    const { directions, declined } = await view(number)
    expect(directions.length + (declined ? 1 : 0)).toBe(1)
  })
})

describe('D-33: what ends and what is directed', () => {
  const annulOwn = (number: string) =>
    laura.post(`/contexts/${laura.context}/prescriptions/${number}/annul`, {
      reason: 'El paciente cambió de tratamiento',
    })

  test('a directed prescription is neither annulled nor replaced; once the EPS annuls, it is, and nothing waits', async () => {
    const number = await signed(['M', 'D'])
    const [one] = await directed(number)
    const ownItems = async () =>
      (
        await laura.get<{ items: { kind: string; supply: string | null }[] }>(
          `/contexts/${laura.context}/prescriptions/${number}`,
        )
      ).body.items.map(({ kind, supply }) => `${kind} ${supply}`)
    expect(await ownItems()).toEqual(['D en_espera', 'M en_parte'])
    expect(refusalCodes(await annulOwn(number))).toEqual(['prescribing.directed'])
    const { body: draft } = await laura.post<{ draftId: string }>(`/contexts/${laura.context}/drafts`, {
      replaces: number,
    })
    expect(refusalCodes(await w.sign(laura, draft.draftId))).toEqual(['prescribing.directed'])
    t.clock.set(addMs(TEST_NOW, 60_000))
    await annulDirection(number, one?.id ?? 0)
    t.clock.set(addMs(TEST_NOW, 120_000))
    expect((await annulOwn(number)).status).toBe(204)
    expect((await waiting({ number })).count).toBe(0)
    expect((await view(number, 'D')).blocked).toContain('fue anulada')
    const own = (
      await laura.get<{ timeline: { what: string }[] }>(`/contexts/${laura.context}/prescriptions/${number}`)
    ).body
    expect(own.timeline.map(({ what }) => what.split(':')[0])).toEqual([
      'Firmada',
      'Direccionado',
      'Direccionamiento anulado',
      'Anulada',
    ])
  })

  test('what is not directed can be annulled', async () => {
    const number = await signed()
    await decline(number)
    expect((await annulOwn(number)).status).toBe(204)
  })

  test('while one annuls, who directs waits and then learns it', async () => {
    const number = await signed()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const holding = w.inTx(async (tx) => {
      await sql`select 1 from supply.items where number = ${number} for update`.execute(tx)
      await held
    })
    const annulling = annulOwn(number)
    await untilSomebodyWaits(t.db)
    const directing = direct(number)
    release()
    await holding
    const answers = [await annulling, await directing]
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
  })

  test('the database holds it: nothing is directed of what ended, nor directed and declined', async () => {
    const number = await signed()
    await directed(number)
    const broken = (change: ReturnType<typeof sql>) =>
      sql`update supply.items set ${change} where number = ${number}`.execute(t.db)
    await expect(broken(sql`declined = true`)).rejects.toThrow('items__directed_or_declined')
    await expect(broken(sql`ended_at = ${TEST_NOW}`)).rejects.toThrow('items__ended_has_nothing_directed')
    await expect(
      sql`insert into supply.direccionamientos select d.month, 2000000000, 2000000000, d.number, d.kind, d.item, d.delivery, d.sub_delivery,
        d.supplier_doc_type, d.supplier_doc_number, d.supplier_name, d.supplier_capacity_id, d.municipality_code, d.latest_on, d.quantity, d.home_address, d.code,
        d.eps_nit, d.eps_name, d.eps_code, d.regime, d.directed_at, d.directed_by, d.directed_by_name, d.state, d.annulled_at,
        d.annulled_by, d.annulled_by_name, d.annulment_reason, d.official_text
        from supply.direccionamientos d where d.number = ${number}`.execute(t.db),
    ).rejects.toThrow('duplicate key')
  })
})

describe('what is directed to a supplier', () => {
  test('all of its own and nothing else; what is due first, or the newest; told once until read', async () => {
    const other = await w.aProveedor()
    await addToNetwork(other)
    const stranger = await reader(other)
    const before = (await toUs()).count
    const number = await signed()
    const deliveries = [3, 1, 2].map((delivery) => ({ delivery, quantity: '1', latestOn: `2026-11-2${9 - delivery}` }))
    await directed(number, { deliveries })
    const due = await toUs({ filters: { number }, order: 'vence' })
    expect(due.rows.map((row) => row.latestOn)).toEqual(['2026-11-26', '2026-11-27', '2026-11-28'])
    expect(due.rows[0]).toMatchObject({
      municipalityName: expect.stringContaining(','),
      patientDocument: elvia,
      state: 1,
    })
    const ids = (await toUs({ filters: { number }, order: 'reciente' })).rows.map((row) => row.id)
    expect(ids).toEqual([...ids].sort((a, b) => b - a))
    const paged: number[] = []
    let after: string | null = null
    do {
      const page: List<DirectionRow> = await toUs({
        filters: {},
        order: 'vence',
        limit: 2,
        ...(after ? { after } : {}),
      })
      paged.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after)
    expect([new Set(paged).size, paged.length]).toEqual([before + 3, before + 3])
    expect((await toUs({ filters: { dueBy: '2026-11-26', number } })).count).toBe(1)
    expect((await toUs({ filters: { number, epsCode: 'EPS999' } })).count).toBe(0)
    expect((await toUs({ filters: {} }, stranger)).count).toBe(0)
    expect((await stranger.get(`${at(stranger)}/directed-to-us/${number}/${ids[0]}`)).status).toBe(404)
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from platform.notices where person_id = ${rosa.personId} and kind = 'supply.directed' and read_at is null`.execute(
      t.db,
    )
    expect(rows[0]?.n).toBe('1')
  })

  test('one of them, with what to deliver, the others of the item, and its trace (D-29)', async () => {
    const number = await signed()
    const [one, two] = await directed(number, {
      homeAddress: 'Carrera 4 # 5-06',
      deliveries: [1, 2].map((delivery) => ({ delivery, quantity: '3', latestOn: '2026-12-05' })),
    })
    await annulDirection(number, two?.id ?? 0)
    const [reads, searches] = [await events('supply.read'), await events('supply.patient_searched')]
    const read = (await rosa.get<DirectedToUsView>(`${at(rosa)}/directed-to-us/${number}/${one?.id}`)).body
    expect(read).toMatchObject({
      itemName: expect.stringContaining('ADALIMUMAB'),
      instruction: expect.stringContaining('cada 14 días'),
      direction: { quantity: '3', homeAddress: 'Carrera 4 # 5-06', traceId: one?.traceId },
      others: [{ id: two?.id, state: 0 }],
      annulledAt: null,
    })
    // Why it was prescribed is for the EPS: who delivers does not need it.
    expect(JSON.stringify(read)).not.toContain('Artritis')
    expect(read.timeline.map(({ what }) => what.split(':')[0])).toEqual([
      'Direccionado',
      'Direccionado',
      'Direccionamiento anulado',
    ])
    await toUs({ filters: { patient: elvia } })
    expect([await events('supply.read'), await events('supply.patient_searched')]).toEqual([reads + 1, searches + 1])
    expect((await view(number)).details).toContainEqual(expect.stringContaining('Artritis'))
  })

  test('D-33: who dispenses at an IPS reads what is directed to its NIT, at whatever sede', async () => {
    const ips = await w.ips()
    const key = `ips:NI:${ips.nit}`
    await eps.delegate.post(`/capacities/${eps.capacityId}/network`, { key })
    const number = await signed()
    await directed(number, { supplier: key })
    const [, second = ''] = ips.sedes
    const esperanza = await w.otro(['Esperanza', 'Celis'])
    await w.activate(ips, esperanza, { places: [second], roles: ['DISPENSACION_IPS'] })
    const context = contextKey({ capacityId: ips.capacityId, sede: second, role: 'DISPENSACION_IPS' })
    expect((await toUs({ filters: {} }, { ...esperanza, context })).rows).toMatchObject([{ number }])
  })

  test('a proveedor persona natural reads what is directed to her document', async () => {
    const nelly = await w.register(await w.someone('Nelly', 'Guarnizo'), 'delegado_proveedor_pn')
    const { body } = await nelly.get<{ registrations: { capacity: { capacityId: string } }[] }>('/me/registrations')
    const capacityId = body.registrations[0]?.capacity.capacityId ?? ''
    const { body: sites } = await nelly.get<{ sites: { siteId: string }[] }>(`/capacities/${capacityId}/sites`)
    const places = [sites.sites[0]?.siteId]
    await nelly.post(`/capacities/${capacityId}/activations`, {
      registrationId: nelly.registrationId,
      places,
      roles: ['CONSULTA_PROV'],
    })
    const key = `proveedor_pn:${nelly.doc.type}:${nelly.doc.number}`
    await eps.delegate.post(`/capacities/${eps.capacityId}/network`, { key })
    const number = await signed()
    await directed(number, { supplier: key })
    const worker = { ...nelly, context: contextKey({ capacityId, sede: null, role: 'CONSULTA_PROV' }) }
    expect((await toUs({ filters: {} }, worker)).rows).toMatchObject([
      { number, supplierName: expect.stringContaining('Nelly') },
    ])
    const { rows } =
      await sql`select 1 from platform.notices where person_id = ${nelly.personId} and kind = 'supply.directed'`.execute(
        t.db,
      )
    expect(rows).toHaveLength(1)
  })

  test('CSV and XLSX of the whole list, only to who asked, for fifteen minutes', async () => {
    const number = await signed()
    await directed(number)
    const file = async (who: Worker, exportId: string) => {
      const session = { personId: who.personId, secondFactor: true, at: t.clock.now() }
      const cookie = await w.inTx((tx) => openSession(tx, session))
      const url = `/api/v1${at(who)}/directed-exports/${exportId}`
      return t.app.inject({ method: 'GET', url, headers: { cookie } })
    }
    const ask = async (who: Worker, list: string, format: string) =>
      (await who.post<{ exportId: string }>(`${at(who)}/${list}/exports`, { filters: { number }, format })).body
        .exportId
    const exportId = await ask(rosa, 'directed-to-us', 'csv')
    const csv = await file(rosa, exportId)
    expect(csv.headers['content-disposition']).toBe('attachment; filename="direccionamientos-2026-11-20.csv"')
    const { data } = Papa.parse<Record<string, string>>(csv.body.slice(1).trim(), { header: true })
    expect(data).toMatchObject([
      { Entrega: '1', Cantidad: '2', Estado: 'Por programar', 'Número de a quién': proveedor.nit },
    ])
    expect((await file(clerk, exportId)).statusCode).toBe(404)
    const xlsx = await file(clerk, await ask(clerk, 'direccionamientos', 'xlsx'))
    expect(xlsx.headers['content-type']).toContain('spreadsheetml')
    t.clock.set(addMs(TEST_NOW, 16 * 60_000))
    expect((await file(rosa, exportId)).statusCode).toBe(404)
  })
})
