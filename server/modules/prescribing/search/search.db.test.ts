import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Dashboard, PrescriptionRow } from '#contract/prescriptions-search.ts'
import { contextKey } from '#contract/users-authority.ts'
import { addMs } from '#platform/dates.ts'
import { type Prescriber, prescribingWorld, sampleContent } from '../../../testing/prescribing-world.ts'
import { refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import type { Administered, User } from '../../../testing/users-world.ts'
import { openSession } from '../../identity/testing.ts'
import { exportBatches } from './search.store.ts'

type Reader = User & { context: string }
type Found = { rows: PrescriptionRow[]; next: string | null; count: number; since: string | null }
let t: TestApp
let w: ReturnType<typeof prescribingWorld>
let ips: Administered
let eps: Administered
let laura: Prescriber
let otherDoctor: Prescriber
let rosa: Reader
let auditor: Reader
const elvia = { type: 'CC', number: '1099770011' }
const numbers: string[] = []

beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  eps = await w.administered('eps_contributivo', { nit: '999000101' })
  ips = await w.ips()
  laura = await w.prescriber({ ips })
  otherDoctor = await w.prescriber()
  const [sede = ''] = ips.sedes
  const consults = await w.otro()
  await w.activate(ips, consults, { places: [sede], roles: ['CONSULTA_IPS'] })
  rosa = { ...consults, context: contextKey({ capacityId: ips.capacityId, sede, role: 'CONSULTA_IPS' }) }
  auditor = await epsReader(eps)
  for (const kinds of [['M'], ['S'], ['D'], ['P', 'S']] as const)
    numbers.unshift((await w.signed(laura, sampleContent(kinds))).number)
  const ana = {
    ...(sampleContent().patient as object),
    document: { type: 'TI', number: '1099555123' },
    firstName: '=Ana',
  }
  numbers.unshift((await w.signed(otherDoctor, sampleContent(['D'], { patient: ana }))).number)
  numbers.sort().reverse()
})
afterAll(() => t?.close())
afterEach(() => t.clock.set(TEST_NOW))

async function epsReader(of: Administered): Promise<Reader> {
  const user = await w.profesional('MEDICINA', ['Marta', 'Ocampo'])
  await w.activate(of, user, { roles: ['AUDITORIA_EPS'] })
  return { ...user, context: contextKey({ capacityId: of.capacityId, sede: null, role: 'AUDITORIA_EPS' }) }
}
const path = (who: Reader | Prescriber, of: 'own' | 'ips' | 'eps') => `/contexts/${who.context}/${of}-prescriptions`
const search = async (who: Reader | Prescriber, of: 'own' | 'ips' | 'eps', filters: object = {}, page: object = {}) =>
  (await who.post<Found>(`${path(who, of)}/search`, { filters, ...page })).body
const found = (body: Found) => body.rows.map((row) => row.number)
const events = async (act: string, who: Reader) =>
  (
    await sql<{
      n: number
    }>`select count(*)::int as n from audit.events where act = ${act} and actor_id = ${who.personId}`.execute(t.db)
  ).rows[0]?.n

describe('searching', () => {
  test('each role sees its own: hers, those of the sede, those of the affiliates in the regime', async () => {
    const hers = await search(laura, 'own')
    expect([hers.rows.length, hers.count, hers.since]).toEqual([4, 4, null])
    expect(hers.rows.find((row) => row.items.length === 2)).toMatchObject({
      patient: { name: 'Elvia Rosa Tibaduiza Niño', document: elvia },
      sedeCode: ips.sedes[0],
      items: [{ kind: 'P' }, { kind: 'S', boardState: 2 }],
    })
    const ofIps = await search(rosa, 'ips')
    expect([found(ofIps), ofIps.since]).toEqual([found(hers), '2026-08-23'])
    expect(found(await search(auditor, 'eps'))).toEqual(numbers)
    expect(found(await search(await epsReader(await w.anEps()), 'eps'))).toEqual([])
  })

  test('filters: kind, board, state, dates and the exact document', async () => {
    expect((await search(laura, 'own', { kind: 'S' })).count).toBe(2)
    expect((await search(laura, 'own', { kind: 'P', boardState: 2 })).count).toBe(0)
    expect((await search(laura, 'own', { boardState: 2 })).count).toBe(2)
    expect((await search(laura, 'own', { state: 2 })).count).toBe(0)
    expect((await search(laura, 'own', { from: '2026-11-21' })).count).toBe(0)
    expect((await search(laura, 'own', { from: '2026-11-20', to: '2026-11-20' })).count).toBe(4)
    expect((await search(auditor, 'eps', { patient: elvia })).count).toBe(4)
    expect((await search(auditor, 'eps', { patient: { type: 'TI', number: elvia.number } })).count).toBe(0)
    const wrong = await laura.post(`${path(laura, 'own')}/search`, {
      filters: { from: '2026-11-20', to: '2026-11-19' },
    })
    expect(wrong.status).toBe(400)
    const noYear = await laura.post(`${path(laura, 'own')}/search`, { filters: { from: '0000-01-01' } })
    expect(noYear.status).toBe(400)
  })

  test('D-29: who looks for one patient, or reads one prescription, leaves a trace; its prescriber does not', async () => {
    const before = [await events('prescribing.patient_searched', rosa), await events('prescribing.read', rosa)]
    await search(rosa, 'ips', { patient: elvia })
    await search(laura, 'own', { patient: elvia })
    const [number] = found(await search(laura, 'own'))
    const read = await rosa.get<{ timeline: object[] }>(`${path(rosa, 'ips')}/${number}`)
    expect(read.body.timeline).toMatchObject([{ what: 'Firmada' }])
    expect([await events('prescribing.patient_searched', rosa), await events('prescribing.read', rosa)]).toEqual(
      before.map((n) => (n ?? 0) + 1),
    )
    expect(await events('prescribing.patient_searched', laura)).toBe(0)
  })

  test('D-29: a later page of one patient’s leaves its trace too', async () => {
    const before = await events('prescribing.patient_searched', rosa)
    await search(rosa, 'ips', { patient: elvia }, { after: '99999999999999999999' })
    expect(await events('prescribing.patient_searched', rosa)).toBe((before ?? 0) + 1)
  })

  test('pages by number: none twice, none missing', async () => {
    const seen: string[] = []
    let after: string | null | undefined
    do {
      const page: Found = await search(auditor, 'eps', {}, { limit: 2, ...(after ? { after } : {}) })
      seen.push(...found(page))
      after = page.next
    } while (after)
    expect(seen).toEqual(numbers)
  })

  test('another sede, EPS or prescriber: not found; without the capability: not allowed', async () => {
    const foreign = (await search(otherDoctor, 'own')).rows[0]?.number
    expect((await rosa.get(`${path(rosa, 'ips')}/${foreign}`)).status).toBe(404)
    expect((await auditor.get(`${path(auditor, 'eps')}/${foreign}`)).status).toBe(200)
    const stranger = await epsReader(await w.anEps())
    expect((await stranger.get(`${path(stranger, 'eps')}/${foreign}`)).status).toBe(404)
    expect((await rosa.post(`${path(rosa, 'eps')}/search`, { filters: {} })).status).toBe(403)
    expect(refusalCodes(await rosa.post(`${path(laura, 'own')}/search`, { filters: {} }))).toHaveLength(1)
  })
})

describe('downloads', () => {
  const ask = async (who: Reader | Prescriber, of: 'own' | 'ips' | 'eps', body: object) =>
    (await who.post<{ exportId: string }>(`${path(who, of)}/exports`, body)).body.exportId
  const fetchFile = async (who: Reader | Prescriber, exportId: string) => {
    const session = { personId: who.personId, secondFactor: true, at: t.clock.now() }
    const cookie = await w.inTx((tx) => openSession(tx, session))
    return t.app.inject({
      method: 'GET',
      url: `/api/v1/contexts/${who.context}/exports/${exportId}`,
      headers: { cookie },
    })
  }

  test('CSV: the whole result, one line for each item, and nothing that a spreadsheet would run', async () => {
    const file = await fetchFile(auditor, await ask(auditor, 'eps', { filters: {}, format: 'csv' }))
    expect(file.headers['content-disposition']).toBe('attachment; filename="prescripciones-2026-11-20.csv"')
    const { data } = Papa.parse<Record<string, string>>(file.body.slice(1).trim(), { header: true })
    expect(data).toHaveLength(6)
    expect(data.map((row) => row.Paciente)).toContain("'=Ana Rosa Tibaduiza Niño")
    expect(data.find((row) => row.Tipo === 'Servicio complementario')).toMatchObject({
      Documento: elvia.number,
      Cantidad: '6',
    })
    expect(await events('prescribing.exported', auditor)).toBe(1)
  })

  test('XLSX opens: a sheet with the same lines', async () => {
    const file = await fetchFile(laura, await ask(laura, 'own', { filters: { kind: 'S' }, format: 'xlsx' }))
    expect(file.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const sheet = strFromU8(unzipSync(file.rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet.match(/<row>/g)).toHaveLength(4)
    expect(sheet).toContain('Transporte ambulatorio')
  })

  test('serves only to who asked, for fifteen minutes', async () => {
    const exportId = await ask(rosa, 'ips', { filters: {}, format: 'csv' })
    expect((await fetchFile(rosa, exportId)).statusCode).toBe(200)
    expect((await fetchFile(laura, exportId)).statusCode).toBe(404)
    t.clock.set(addMs(TEST_NOW, 16 * 60_000))
    expect(refusalCodes(await rosa.get(`/contexts/${rosa.context}/exports/${exportId}`))).toEqual([
      'platform.not_found',
    ])
  })

  test('reads in batches, in the order of the list', async () => {
    const whose = { scope: 'eps', epsCodes: ['EPS900'], regime: 'contributivo' } as const
    const seen: string[][] = []
    for await (const rows of exportBatches(t.db, whose, {}, 2)) seen.push(rows.map((row) => row.number))
    expect(seen.map((batch) => new Set(batch).size)).toEqual([2, 2, 1])
    expect([...new Set(seen.flat())]).toEqual(numbers)
  })
})

describe('dashboards', () => {
  const summarize = () => t.modules.tasks['prescribing:summary']?.({})

  test('volumes, kinds, boards and times of the last days; running the job twice changes nothing', async () => {
    const recorder = await w.prescriber({ ips, roles: ['JUNTA'] })
    const number = found(await search(laura, 'own', { kind: 'S' }))[0]
    t.clock.set(addMs(TEST_NOW, 2 * 3_600_000))
    const decision = {
      approves: true,
      mode: 2,
      actNumber: 'J-1',
      actOn: '2026-11-20',
      technicalJustification: 'Cumple los criterios',
    }
    const decided = await recorder.post(`/contexts/${recorder.context}/board-cases/${number}/S/1/decision`, decision)
    expect(decided.status).toBe(200)
    await summarize()
    await summarize()
    const ofEps = (await auditor.get<Dashboard>(`/contexts/${auditor.context}/eps-dashboard?days=7`)).body
    expect([ofEps.days.length, ofEps.asOf, ofEps.boards]).toEqual([7, t.clock.now(), { pending: 1, overdue: 0 }])
    expect(ofEps.days.at(-1)).toEqual({
      day: '2026-11-20',
      prescriptions: 5,
      annulled: 0,
      items: { M: 1, P: 1, D: 2, N: 0, S: 2 },
      boards: { opened: 2, approved: 1, denied: 0, minutes: 120 },
    })
    const ofIps = (await rosa.get<Dashboard>(`/contexts/${rosa.context}/ips-dashboard`)).body
    expect([ofIps.days.length, ofIps.days.at(-1)?.prescriptions]).toEqual([30, 4])
    const operator = await w.operator(['registries'])
    expect((await operator.get<Dashboard>('/operator/dashboard?days=90')).body.days.at(-1)?.prescriptions).toBe(5)
  })

  test('an annulment that the EPS accepts days later is counted on the day of the prescription', async () => {
    const { number } = await w.signed(laura)
    await summarize()
    const annulled = async () =>
      (await rosa.get<Dashboard>(`/contexts/${rosa.context}/ips-dashboard`)).body.days.find(
        (d) => d.day === '2026-11-20',
      )?.annulled
    expect(await annulled()).toBe(0)
    t.clock.advance(3 * 24 * 3_600_000)
    const again = async <T extends User>(who: T): Promise<T> => ({
      ...who,
      ...t.as(await w.inTx((tx) => openSession(tx, { personId: who.personId, at: t.clock.now() }))),
    })
    const [prescriber, decider] = [await again(laura), await again(auditor)]
    const asked = await prescriber.post<{ requestId: string }>(
      `/contexts/${laura.context}/prescriptions/${number}/annulment-requests`,
      { reason: 'Era de otro paciente' },
    )
    await decider.post(`/contexts/${auditor.context}/annulment-requests/${asked.body.requestId}/decision`, {
      decision: 'aceptada',
      remarks: 'Sin entregas',
    })
    await summarize()
    t.clock.set(TEST_NOW)
    expect(await annulled()).toBe(1)
  })

  test('only of whom the context is', async () => {
    const stranger = await epsReader(await w.anEps())
    const body = (await stranger.get<Dashboard>(`/contexts/${stranger.context}/eps-dashboard`)).body
    expect(body.days.every((day) => day.prescriptions === 0)).toBe(true)
    expect((await rosa.get(`/contexts/${rosa.context}/eps-dashboard`)).status).toBe(403)
    expect((await rosa.get('/operator/dashboard')).status).toBe(403)
  })
})
