import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#contract/endpoint.ts'
import type { CodeNames } from '#contract/prescribing-content.ts'
import type { TutelaRow } from '#contract/tutelas.ts'
import { contextKey } from '#contract/users-authority.ts'
import { atOnce } from '../../../testing/at-once.ts'
import { prescribingWorld, sampleItems } from '../../../testing/prescribing-world.ts'
import { type Answer, refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import type { Administered, User } from '../../../testing/users-world.ts'
import { officialTutelaFaults, readOfficialTutela } from '../../../web-services/official/tutela.ts'

type Loader = User & { context: string }
let t: TestApp
let w: ReturnType<typeof prescribingWorld>
let eps: Administered
let marta: Loader
beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  eps = await w.administered('eps_contributivo', { nit: '999000101' })
  marta = await loader(eps)
})
afterAll(() => t?.close())
afterEach(() => t.clock.set(TEST_NOW))

async function loader(of: Administered): Promise<Loader> {
  const user = await w.profesional('MEDICINA', ['Marta', 'Ocampo'])
  await w.activate(of, user, { roles: ['TUTELAS'] })
  return { ...user, context: contextKey({ capacityId: of.capacityId, sede: null, role: 'TUTELAS' }) }
}

const item = (kind: keyof typeof sampleItems, over: object = {}) => ({
  ...structuredClone(sampleItems[kind]),
  tutelaType: 1,
  ...over,
})
const ruling = (over: object = {}) => ({
  patient: {
    document: { type: 'CC', number: '1099770011' },
    firstName: 'Elvia',
    firstSurname: 'Tibaduiza',
  },
  epsCode: 'EPS900',
  rulingNumber: '2026-00417',
  rulingOn: '2026-11-10',
  firstInstanceOn: '2026-11-10',
  orphanDisease: false,
  mainDiagnosis: 'M069',
  motive1: 'M069',
  courtCriterion1: true,
  courtCriterion2: false,
  items: [
    item('M', { medicineType: 1 }),
    item('P', { procedureType: 1, purpose: 'Diagnóstico' }),
    item('D'),
    item('N'),
    item('S'),
  ],
  ...over,
})
const at = (who: Loader) => `/contexts/${who.context}`
const draft = async (who: Loader, content: object = ruling()) =>
  (await who.post<{ draftId: string }>(`${at(who)}/tutela-drafts`, { content })).body.draftId
const register = (who: Loader, draftId: string, version = 1): Promise<Answer<{ number: string }>> =>
  who.post(`${at(who)}/tutela-drafts/${draftId}/register`, { version })
const registered = async (who: Loader, content: object = ruling()) => {
  const { status, body } = await register(who, await draft(who, content))
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.number
}
const read = (who: Loader, number: string) =>
  who.get<
    TutelaRow & {
      rulings: object[]
      epsName: string
      codeNames: CodeNames
      timeline: { what: string }[]
      content: { items: object[] }
    }
  >(`${at(who)}/tutelas/${number}`)
const issues = (answer: Answer<unknown>) => {
  const problem = answer.body as Problem
  return problem.kind === 'malformed' ? problem.issues.map((issue) => issue.path) : []
}
const textOf = async (number: string) =>
  (
    await sql<{ text: string }>`select official_text as text from prescribing.tutelas where number = ${number}`.execute(
      t.db,
    )
  ).rows[0]?.text ?? ''

describe('loading a ruling', () => {
  test('what the form offers: codes of the EPS in the regime, names of the types (D-26)', async () => {
    const desk = await marta.get<{
      epsCodes: { code: string }[]
      codes: Record<string, { code: number; name: string }[]>
    }>(`${at(marta)}/tutela-desk`)
    expect(desk.body).toMatchObject({ regime: 'contributivo', epsCodes: [{ code: 'EPS900' }] })
    expect(desk.body.codes.tipo_tutela?.[0]).toEqual({ code: 1, name: 'Tutela nueva', offered: true })
  })

  test('gives a number of the day of its own kind, the rows, the official text, the audit', async () => {
    const number = await registered(marta)
    expect(number).toMatch(/^202611202\d{11}$/)
    const { body } = await read(marta, number)
    expect(body).toMatchObject({
      state: 4,
      patientName: 'Elvia Tibaduiza',
      rulingNumber: '2026-00417',
      kinds: ['M', 'P', 'D', 'N', 'S'],
      loadedBy: 'Marta Ocampo',
      timeline: [{ what: 'Cargada' }],
    })
    const text = await textOf(number)
    expect(officialTutelaFaults(text)).toEqual([])
    expect(readOfficialTutela(text)).toMatchObject({
      number,
      state: '4',
      hour: '09:00:00',
      eps: { nit: '999000101' },
      professional: { firstName: 'Marta', documentNumber: marta.doc.number },
      content: { rulingOn: '2026-11-10', courtCriterion1: true, courtCriterion3: null },
    })
    const { rows } = await sql<{ act: string }>`select act from audit.events where act like 'prescribing.tutela%'
      and actor_id = ${marta.personId} order by id`.execute(t.db)
    expect(rows.map((row) => row.act)).toEqual(['prescribing.tutela_registered', 'prescribing.tutela_read'])
  })

  test('every fault at once, each on its field', async () => {
    const bad = ruling({
      epsCode: '',
      rulingNumber: '',
      rulingOn: '2026-13-01',
      orphanDisease: true,
      mainDiagnosis: 'ZZZ',
      patient: { document: { type: 'CC', number: '' }, firstName: '', firstSurname: 'X' },
      items: [item('S', { tutelaType: 'x', totalQuantity: '0' })],
    })
    expect(issues(await register(marta, await draft(marta, bad))).sort()).toEqual([
      'epsCode',
      'items.0.totalQuantity',
      'items.0.tutelaType',
      'mainDiagnosis',
      'patient.document.number',
      'patient.firstName',
      'rulingNumber',
      'rulingOn',
    ])
    const later = ruling({
      rulingOn: '2026-11-21',
      mainDiagnosis: 'Z999',
      motive1: 'Z998',
      items: [item('P', { code: '999999', procedureType: 1 })],
    })
    expect(issues(await register(marta, await draft(marta, later)))).toEqual([
      'rulingOn',
      'mainDiagnosis',
      'motive1',
      'items.0.code',
    ])
    expect(issues(await register(marta, await draft(marta, ruling({ items: [] }))))).toEqual(['items'])
  })

  test('the code of another EPS is refused', async () => {
    const answer = await register(marta, await draft(marta, ruling({ epsCode: 'EPS001' })))
    expect(refusalCodes(answer)).toEqual(['prescribing.tutela_foreign_eps'])
  })

  test('drafts: two tabs never mix, they are hers alone, and are registered once', async () => {
    const draftId = await draft(marta, { rulingNumber: 'borrador' })
    const path = `${at(marta)}/tutela-drafts/${draftId}`
    expect((await marta.put<{ version: number }>(path, { version: 1, content: ruling() })).body.version).toBe(2)
    expect(refusalCodes(await marta.put(path, { version: 1, content: {} }))).toEqual(['platform.version_conflict'])
    const other = await loader(eps)
    expect((await other.get(`${at(other)}/tutela-drafts/${draftId}`)).status).toBe(404)
    expect(refusalCodes(await register(marta, draftId, 1))).toEqual(['platform.version_conflict'])
    const outcome = await atOnce(t, () => register(marta, draftId, 2))
    expect(outcome.answers).toEqual({ 201: 50 })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from prescribing.tutelas t
      join prescribing.tutela_drafts d on d.registered_number = t.number where d.id = ${draftId}`.execute(t.db)
    expect(rows[0]?.n).toBe(1)
    expect(refusalCodes(await marta.put(path, { version: 2, content: {} }))).toEqual([
      'prescribing.tutela_draft_registered',
    ])
    expect(refusalCodes(await marta.delete(path))).toEqual(['prescribing.tutela_draft_registered'])
    const dropped = await draft(marta, {})
    expect((await marta.delete(`${at(marta)}/tutela-drafts/${dropped}`)).status).toBe(204)
    expect((await marta.get(`${at(marta)}/tutela-drafts/${dropped}`)).status).toBe(404)
  })

  test('fifty numbers at once are all different', async () => {
    const drafts = await Promise.all(Array.from({ length: 50 }, () => draft(marta)))
    const numbers = await Promise.all(drafts.map((id) => register(marta, id)))
    expect(new Set(numbers.map((answer) => answer.body.number)).size).toBe(50)
  })
})

describe('after it was loaded', () => {
  test('a ruling is added once, of a day from the first to today, and travels', async () => {
    const number = await registered(marta)
    const add = (rulingNumber: string, rulingOn: string) =>
      marta.post(`${at(marta)}/tutelas/${number}/rulings`, { rulingNumber, rulingOn })
    expect((await add('2026-00500', '2026-11-18')).status).toBe(204)
    expect(refusalCodes(await add('2026-00500', '2026-11-19'))).toEqual(['prescribing.tutela_ruling_repeated'])
    expect(refusalCodes(await add('2026-00417', '2026-11-19'))).toEqual(['prescribing.tutela_ruling_repeated'])
    for (const day of ['2026-11-09', '2026-11-21'])
      expect(refusalCodes(await add('2026-00501', day))).toEqual(['prescribing.tutela_ruling_day'])
    const text = await textOf(number)
    expect(officialTutelaFaults(text)).toEqual([])
    expect(readOfficialTutela(text)).toMatchObject({ rulings: [{ number: '2026-00500', on: '2026-11-18' }] })
    const { epsName, codeNames } = (await read(marta, number)).body
    expect(epsName).toBeTruthy()
    expect(Object.values(codeNames.cie10).every((name) => name.length > 3)).toBe(true)
    expect((await read(marta, number)).body.rulings).toMatchObject([
      { rulingNumber: '2026-00500', rulingOn: '2026-11-18', addedBy: 'Marta Ocampo' },
    ])
  })

  test('annulled once, with its novelty; nothing more is added', async () => {
    const number = await registered(marta)
    const outcome = await atOnce(t, () =>
      marta.post(`${at(marta)}/tutelas/${number}/annul`, { reason: 'Fallo repetido' }),
    )
    expect(outcome.answers).toEqual({ 204: 1, 'prescribing.tutela_annulled': 49 })
    expect(readOfficialTutela(await textOf(number))).toMatchObject({ state: '2' })
    const { rows } = await sql<{
      text: string
    }>`select official_text as text from prescribing.tutela_novelties where number = ${number}`.execute(t.db)
    expect(rows.map((row) => JSON.parse(row.text))).toEqual([
      { tutela_novedades: { TipoNov: 2, NoPrescripcion: number, NoPrescripcionF: null, FNov: '2026-11-20T00:00:00' } },
    ])
    const late = await marta.post(`${at(marta)}/tutelas/${number}/rulings`, {
      rulingNumber: '2026-00500',
      rulingOn: '2026-11-18',
    })
    expect(refusalCodes(late)).toEqual(['prescribing.tutela_annulled'])
    expect((await read(marta, number)).body.timeline.at(-1)).toMatchObject({
      what: 'Anulada',
      detail: 'Fallo repetido',
    })
  })

  describe('D-30: a correction', () => {
    const correct = async (who: Loader, number: string) =>
      (await who.post<{ draftId: string; version: number }>(`${at(who)}/tutela-drafts`, { replaces: number })).body
    const corrected = async (who: Loader, number: string, over: object = {}): Promise<string> => {
      const { draftId } = await correct(who, number)
      const path = `${at(who)}/tutela-drafts/${draftId}`
      const { body } = await who.get<{ version: number; content: object }>(path)
      await who.put(path, { version: body.version, content: { ...body.content, ...over } })
      return draftId
    }
    const novelties = async (number: string) =>
      (
        await sql<{ text: string }>`
          select official_text as text from prescribing.tutela_novelties where number = ${number}`.execute(t.db)
      ).rows.map((row) => JSON.parse(row.text).tutela_novedades)

    test('begins with what the tutela says, once for each who corrects, and changes nothing yet', async () => {
      const number = await registered(marta)
      const { draftId } = await correct(marta, number)
      expect(await correct(marta, number)).toEqual({ draftId, version: 1 })
      const read = await marta.get(`${at(marta)}/tutela-drafts/${draftId}`)
      expect(read.body).toMatchObject({ replaces: number, content: { rulingNumber: '2026-00417' }, registered: null })
      const desk = await marta.get<{ drafts: { draftId: string; replaces: string | null }[] }>(
        `${at(marta)}/tutela-desk`,
      )
      expect(desk.body.drafts.find((one) => one.draftId === draftId)?.replaces).toBe(number)
      const pedro = await loader(eps)
      expect((await correct(pedro, number)).draftId).not.toBe(draftId)
      expect((await marta.get<{ state: number }>(`${at(marta)}/tutelas/${number}`)).body.state).toBe(4)
      const stranger = await loader(await w.anEps())
      expect(refusalCodes(await stranger.post(`${at(stranger)}/tutela-drafts`, { replaces: number }))).toEqual([
        'platform.not_found',
      ])
      // What another tab could not save goes on as a correction too; what is begun again is the last one written.
      const content = { rulingNumber: '2026-00418' }
      const copy = await marta.post<{ draftId: string }>(`${at(marta)}/tutela-drafts`, { replaces: number, content })
      expect(copy.body.draftId).not.toBe(draftId)
      const kept = await marta.get(`${at(marta)}/tutela-drafts/${copy.body.draftId}`)
      expect(kept.body).toMatchObject({ replaces: number, content })
      expect(await correct(marta, number)).toEqual({ draftId: copy.body.draftId, version: 1 })
    })

    test('is a new one that ends the former: state 1, novelty 1 with both numbers, both texts again, audit, links', async () => {
      const number = await registered(marta)
      const draftId = await corrected(marta, number, { clarification: 'Es de la segunda instancia' })
      const { body } = await register(marta, draftId, 2)
      const final = body.number
      expect(final).not.toBe(number)
      expect(await novelties(number)).toEqual([
        { TipoNov: 1, NoPrescripcion: number, NoPrescripcionF: final, FNov: '2026-11-20T00:00:00' },
      ])
      for (const [of, state] of [
        [number, '1'],
        [final, '4'],
      ] as const) {
        const text = await textOf(of)
        expect(officialTutelaFaults(text)).toEqual([])
        expect(readOfficialTutela(text)).toMatchObject({ number: of, state })
      }
      expect((await read(marta, number)).body).toMatchObject({
        state: 1,
        replaces: null,
        replacedBy: final,
        content: { clarification: null },
        timeline: [
          { what: 'Cargada' },
          { what: 'Corregida', detail: expect.stringContaining('La reemplaza la 20261120') },
        ],
      })
      expect((await read(marta, final)).body).toMatchObject({
        state: 4,
        replaces: number,
        replacedBy: null,
        content: { clarification: 'Es de la segunda instancia' },
        timeline: [{ what: 'Cargada', detail: expect.stringContaining('Corrige la 20261120') }],
      })
      const { rows } = await sql<{ act: string }>`select act from audit.events where actor_id = ${marta.personId}
        and act in ('prescribing.tutela_registered', 'prescribing.tutela_replaced') order by id desc limit 2`.execute(
        t.db,
      )
      expect(rows.map((row) => row.act).sort()).toEqual([
        'prescribing.tutela_registered',
        'prescribing.tutela_replaced',
      ])
      // The same again gives the same number; the former is over for everything else.
      expect((await register(marta, draftId, 2)).body.number).toBe(final)
      const reason = { reason: 'Ya no va' }
      expect(refusalCodes(await marta.post(`${at(marta)}/tutelas/${number}/annul`, reason))).toEqual([
        'prescribing.tutela_replaced',
      ])
      expect(refusalCodes(await marta.post(`${at(marta)}/tutela-drafts`, { replaces: number }))).toEqual([
        'prescribing.tutela_replaced',
      ])
      const found = await marta.post<{ rows: TutelaRow[] }>(`${at(marta)}/tutelas/search`, { state: 1, limit: 100 })
      expect(found.body.rows.map((row) => row.number)).toContain(number)
      // One that corrects is corrected too.
      const again = (await register(marta, await corrected(marta, final), 2)).body.number
      expect((await read(marta, final)).body).toMatchObject({ state: 1, replaces: number, replacedBy: again })
    })

    test('five people correct the same one, fifty times at once: one does it, the others keep what they wrote', async () => {
      const number = await registered(marta)
      const people = [marta]
      while (people.length < 5) people.push(await loader(eps))
      const drafts = await Promise.all(people.map((who) => corrected(who, number)))
      const outcome = await atOnce(t, (client) => register(people[client % 5] ?? marta, drafts[client % 5] ?? '', 2))
      expect(outcome.answers).toEqual({ 201: 10, 'prescribing.tutela_replaced': 40 })
      const [winner = 0] = outcome.won
      expect(outcome.won.every((client) => client % 5 === winner % 5)).toBe(true)
      expect(await novelties(number)).toHaveLength(1)
      const { rows } = await sql`select 1 from prescribing.tutelas where replaces = ${number}`.execute(t.db)
      expect(rows).toHaveLength(1)
      const loser = (winner + 1) % 5
      const kept = await people[loser]?.get(`${at(people[loser] ?? marta)}/tutela-drafts/${drafts[loser]}`)
      expect(kept?.body).toMatchObject({ registered: null, content: { rulingNumber: '2026-00417' } })
    })

    test('an annulment at the same time: one of both, never both', async () => {
      const number = await registered(marta)
      const draftId = await corrected(marta, number)
      const outcome = await atOnce(t, (client) =>
        client % 2 === 0
          ? register(marta, draftId, 2)
          : marta.post(`${at(marta)}/tutelas/${number}/annul`, { reason: 'Fallo repetido' }),
      )
      const { state } = (await read(marta, number)).body
      expect(await novelties(number)).toHaveLength(1)
      expect(outcome.answers).toEqual(
        state === 1 ? { 201: 25, 'prescribing.tutela_replaced': 25 } : { 204: 1, 'prescribing.tutela_annulled': 49 },
      )
    })

    test('rulings that were added go on in the new one, once, and their days still come after the first', async () => {
      const number = await registered(marta)
      for (const [rulingNumber, rulingOn] of [
        ['2026-00500', '2026-11-18'],
        ['2026-00600', '2026-11-19'],
      ])
        await marta.post(`${at(marta)}/tutelas/${number}/rulings`, { rulingNumber, rulingOn })
      const early = await corrected(marta, number, { rulingOn: '2026-11-19' })
      expect(issues(await register(marta, early, 2))).toEqual(['rulingOn'])
      expect((await marta.get(`${at(marta)}/tutela-drafts/${early}`)).body).toMatchObject({
        registered: null,
        content: { rulingOn: '2026-11-19' },
      })
      // The second ruling was the first one after all.
      const path = `${at(marta)}/tutela-drafts/${early}`
      const content = { ...ruling(), rulingNumber: '2026-00500', rulingOn: '2026-11-18', epsCode: 'EPS900' }
      await marta.put(path, { version: 2, content })
      const final = (await register(marta, early, 3)).body.number
      const text = await textOf(final)
      expect(officialTutelaFaults(text)).toEqual([])
      expect(readOfficialTutela(text)).toMatchObject({
        content: { rulingNumber: '2026-00500' },
        rulings: [{ number: '2026-00600', on: '2026-11-19' }],
      })
      expect((await read(marta, final)).body.rulings).toMatchObject([
        { rulingNumber: '2026-00600', addedBy: 'Marta Ocampo' },
      ])
      expect((await read(marta, final)).body.timeline).toHaveLength(1)
      expect((await read(marta, number)).body.rulings).toHaveLength(2)
      const next = await marta.post(`${at(marta)}/tutelas/${final}/rulings`, {
        rulingNumber: '2026-00700',
        rulingOn: '2026-11-20',
      })
      expect(next.status).toBe(204)
      expect((await read(marta, final)).body.rulings).toHaveLength(2)
    })
  })

  test('R-08: another EPS, and another regime, find nothing', async () => {
    const number = await registered(marta)
    const stranger = await loader(await w.anEps())
    expect((await read(stranger, number)).status).toBe(404)
    for (const [path, body] of [
      ['rulings', { rulingNumber: 'x', rulingOn: '2026-11-18' }],
      ['annul', { reason: 'No es mía' }],
    ] as const)
      expect(refusalCodes(await stranger.post(`${at(stranger)}/tutelas/${number}/${path}`, body))).toEqual([
        'platform.not_found',
      ])
    expect((await stranger.get(`${at(marta)}/tutelas/${number}`)).status).toBe(403)
  })

  test('the list: by number, pages by key, filters by date, state and exact document', async () => {
    type Page = { rows: TutelaRow[]; next: string | null; count: number }
    const search = async (body: object) => (await marta.post<Page>(`${at(marta)}/tutelas/search`, body)).body
    const other = { document: { type: 'TI', number: '1099555123' }, firstName: 'Ana', firstSurname: 'Cobo' }
    const theirs = await registered(marta, ruling({ patient: other }))
    const all = await search({ limit: 100 })
    expect(all.rows.map((row) => row.number)).toEqual(
      all.rows
        .map((row) => row.number)
        .sort()
        .reverse(),
    )
    expect(all.count).toBe(all.rows.length)
    const first = await search({ limit: 2 })
    const second = await search({ limit: 2, after: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.number)).toEqual(
      all.rows.slice(0, 4).map((row) => row.number),
    )
    expect((await search({ patient: other.document })).rows.map((row) => row.number)).toEqual([theirs])
    const traces = await sql<{
      actor: string
      patient: object
    }>`select actor_id as actor, context -> 'patient' as patient
      from audit.events where act = 'prescribing.tutelas_searched'`.execute(t.db)
    expect(traces.rows, 'D-29').toEqual([{ actor: marta.personId, patient: other.document }])
    expect((await search({ state: 2 })).rows.every((row) => row.state === 2)).toBe(true)
    expect((await search({ from: '2026-11-21' })).rows).toEqual([])
    expect((await search({ from: '2026-11-20', to: '2026-11-20' })).count).toBe(all.count)
  })
})

describe('D-26: the names of the types', () => {
  type Code = { list: string; code: number; name: string; inUse: boolean; version: number; former: { name: string }[] }
  const path = (list: string, code: number): string => `/operator/tutela-codes/${list}/${code}`

  test('an operator names one, changes its name and stops offering it; nothing is deleted and each version stays', async () => {
    const operator = await w.operator(['policies'])
    const put = (code: number, body: object) => operator.put(path('tipo_tutela', code), body)
    const codes = async () => (await operator.get<{ codes: Code[] }>('/operator/tutela-codes')).body.codes
    const desk = async () =>
      (await marta.get<{ codes: Record<string, { code: number; offered: boolean }[]> }>(`${at(marta)}/tutela-desk`))
        .body.codes.tipo_tutela
    expect((await put(7, { name: 'Desacato', inUse: true, expectedVersion: 0 })).status).toBe(204)
    expect(refusalCodes(await put(7, { name: 'Otro', inUse: true, expectedVersion: 0 }))).toEqual([
      'prescribing.tutela_code_taken',
    ])
    expect((await put(7, { name: 'Incidente de desacato', inUse: true, expectedVersion: 1 })).status).toBe(204)
    expect((await put(3, { name: 'Tratamiento integral', inUse: false, expectedVersion: 1 })).status).toBe(204)
    expect(refusalCodes(await put(3, { name: 'Tarde', inUse: true, expectedVersion: 1 }))).toEqual([
      'platform.version_conflict',
    ])
    expect(refusalCodes(await put(8, { name: 'No está', inUse: true, expectedVersion: 4 }))).toEqual([
      'platform.version_conflict',
    ])
    expect(await desk()).toMatchObject([
      { code: 1, offered: true },
      { code: 2, offered: true },
      { code: 3, name: 'Tratamiento integral', offered: false },
      { code: 7, name: 'Incidente de desacato', offered: true },
    ])
    const all = await codes()
    expect(all.find((one) => one.list === 'tipo_tutela' && one.code === 7)).toMatchObject({
      version: 2,
      setAt: TEST_NOW,
      setBy: expect.any(String),
      former: [{ version: 1, name: 'Desacato', inUse: true }],
    })
    expect(all.find((one) => one.list === 'tipo_tutela' && one.code === 1)).toMatchObject({ setAt: null, former: [] })
    const { rows } = await sql<{ act: string }>`
      select act from audit.events where act like 'prescribing.tutela_code%' order by id`.execute(t.db)
    expect(rows.map((row) => row.act.slice('prescribing.tutela_code_'.length))).toEqual(['added', 'set', 'closed'])
    // What was registered with it stays, and is corrected with it.
    expect((await put(3, { name: 'Tratamiento integral', inUse: true, expectedVersion: 2 })).status).toBe(204)
    expect(await registered(marta, ruling({ items: [item('S', { tutelaType: 3 })] }))).toMatch(/^\d{20}$/)
    for (const [code, body] of [
      [100, { name: 'x', inUse: true, expectedVersion: 0 }],
      [9, { name: ' ', inUse: true, expectedVersion: 0 }],
    ] as const)
      expect((await put(code, body)).status).toBe(400)
  })

  test('of fifty who change the same one at once, one does it', async () => {
    const operator = await w.operator(['policies'])
    const change = (name: string, expectedVersion: number) =>
      operator.put(path('tipo_medicamento', 1), { name, inUse: true, expectedVersion })
    const changed = await atOnce(t, (client) => change(`Nombre ${client}`, 1))
    expect(changed.answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
    const added = await atOnce(t, (client) =>
      operator.put(path('tipo_medicamento', 50), { name: `Nombre ${client}`, inUse: true, expectedVersion: 0 }),
    )
    expect(added.answers[204]).toBe(1)
    expect(added.won).toHaveLength(1)
  })
})
