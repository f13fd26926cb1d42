import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/audit.ts'
import { MovableClock } from '#platform/clock.ts'
import { instant, plainDate } from '#platform/dates.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { loadDivipola } from '../divipola/load-divipola.ts'
import { registryQuestions as ask } from '../facts.store.ts'
import type { AsOf } from '../facts.ts'
import { csv, importText } from '../testing/files.ts'
import {
  civilRow,
  datasetRow,
  eapb,
  prestador,
  rethusAcademico,
  rethusPersona,
  rethusSancion,
  sede,
  servicio,
  ssoRow,
} from '../testing/rows.ts'
import { listCuts, rejectedAfter } from './cuts.store.ts'
import { importFile } from './import-file.ts'
import { uploadCut } from './manage-cuts.ts'

let t: TestDatabase
const clock = new MovableClock(instant('2026-11-20T15:00:00Z'))
const load = (kind: string, text: string | Buffer, options: Parameters<typeof importText>[3] = {}) =>
  importText({ db: t.db, clock }, kind, text, options)
const asOf = () => ({ on: clock.today() })

beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t?.close())

/** Invented providers 0…n−1 of one NIT each. */
const providers = (n: number, over: Record<string, string> = {}) =>
  Array.from({ length: n }, (_, i) =>
    prestador({
      codigo_habilitacion: `70001${String(i).padStart(5, '0')}`,
      nits_nit: `9991${String(i).padStart(5, '0')}`,
      ...over,
    }),
  )

describe('REPS exports', () => {
  test('good rows enter, a wrong row is rejected alone with line, column, value and reason', async () => {
    const cut = await load(
      'reps-prestadores',
      csv([
        prestador(),
        prestador({ codigo_habilitacion: '12', habilitado: 'QUIZÁ' }),
        prestador({ codigo_habilitacion: '6800190001' }),
      ]),
    )
    expect(cut).toMatchObject({ state: 'applied', rowsRead: 3, rowsRejected: 1, rowsAdded: 2, cutDate: '2026-11-18' })
    expect(await rejectedAfter(t.db, cut.id, { line: 0, seq: 0 }, 10)).toEqual([
      { line: 3, seq: 0, column: 'codigo_habilitacion', value: '12', reason: 'Debe tener 10 dígitos' },
      { line: 3, seq: 1, column: 'habilitado', value: 'QUIZÁ', reason: 'Se espera SI o NO' },
    ])
    const found = await ask.providersOf(t.db, '999000202', asOf())
    expect(found.map((p) => p.code)).toEqual(['5400190001', '6800190001'])
    expect(found[0]).toMatchObject({
      legalRepresentative: 'NELLY GUARNIZO PÉREZ',
      municipalityCode: '54001',
      cut: '2026-11-18',
      expiresOn: '2027-03-01',
    })
  })

  test('the same file twice changes nothing', async () => {
    const file = csv([prestador(), prestador({ codigo_habilitacion: '6800190001' })])
    await load('reps-prestadores', file)
    expect(await load('reps-prestadores', file)).toMatchObject({
      state: 'repeated',
      rowsAdded: 0,
      rowsChanged: 0,
      rowsClosed: 0,
    })
  })

  test('an older cut is refused, and says which one is loaded', async () => {
    const cut = await load('reps-prestadores', csv([prestador({ fecha_corte_REPS: '20261101' })]))
    expect(cut).toMatchObject({
      state: 'refused',
      refusal: { code: 'registries.cut_older', params: { loaded: '2026-11-18' } },
    })
  })

  test('a missing column is one clear refusal that names all of them', async () => {
    const { habilitado: _, nits_nit: __, ...rest } = prestador()
    expect(await load('reps-prestadores', csv([rest]))).toMatchObject({
      state: 'refused',
      refusal: { code: 'registries.columns_missing', params: { columns: 'nits_nit, habilitado' } },
    })
  })

  test('a changed row closes its version: the past stays readable', async () => {
    const before = clock.now()
    clock.advance(86_400_000)
    const cut = await load('reps-prestadores', csv([prestador({ habilitado: 'NO', fecha_corte_REPS: '20261120' })]))
    expect(cut).toMatchObject({ state: 'applied', rowsChanged: 1, rowsAdded: 0, rowsClosed: 0 })
    const now = await ask.providersOf(t.db, '999000202', asOf())
    expect(now.map((p) => [p.code, p.enabled])).toEqual([
      ['5400190001', false],
      ['6800190001', true],
    ])
    const then = await ask.providersOf(t.db, '999000202', { on: clock.today(), knownAt: before })
    expect(then.map((p) => [p.enabled, p.cut])).toEqual([
      [true, '2026-11-18'],
      [true, '2026-11-18'],
    ])
    expect(now[1]?.cut, 'a partial cut does not vouch for what it does not carry').toBe('2026-11-18')
  })

  test('a partial cut that carries a row unchanged vouches for it, from then on, without another version', async () => {
    const versions = async () =>
      (await sql<{ n: string }>`select count(*) as n from registries.reps_providers`.execute(t.db)).rows[0]?.n
    const before = clock.now()
    const rows = await versions()
    clock.advance(86_400_000)
    const fresh = { fecha_corte_REPS: '20261121' }
    const cut = await load(
      'reps-prestadores',
      csv([
        prestador({ habilitado: 'NO', ...fresh }),
        prestador({ codigo_habilitacion: '6800190001', habilitado: 'QUIZÁ', ...fresh }),
      ]),
    )
    expect(cut).toMatchObject({ state: 'applied', rowsSame: 1, rowsRejected: 1, rowsAdded: 0, rowsChanged: 0 })
    const cuts = async (of: AsOf) => (await ask.providersOf(t.db, '999000202', of)).map((p) => [p.code, p.cut])
    expect(await cuts(asOf()), 'with faults it confirms nothing').toEqual([
      ['5400190001', '2026-11-21'],
      ['6800190001', '2026-11-18'],
    ])
    expect(await cuts({ on: clock.today(), knownAt: before }), 'nor before it came').toEqual([
      ['5400190001', '2026-11-20'],
      ['6800190001', '2026-11-18'],
    ])
    expect(await versions()).toBe(rows)
  })

  test('a complete cut closes absent rows, asks above 20 %, and keeps a row whose key can be read', async () => {
    clock.advance(86_400_000)
    const base = await load(
      'reps-sedes',
      csv(Array.from({ length: 10 }, (_, i) => sede({ numero_sede: String(i + 1) }))),
      { complete: true },
    )
    expect(base).toMatchObject({ state: 'applied', rowsAdded: 10 })
    clock.advance(86_400_000)
    const later = (n: number, over: (i: number) => Record<string, string> = () => ({})) =>
      csv(
        Array.from({ length: n }, (_, i) =>
          sede({ numero_sede: String(i + 1), fecha_corte_REPS: '20261119', ...over(i) }),
        ),
      )
    const asks = await load('reps-sedes', later(7), { complete: true })
    expect(asks).toMatchObject({ state: 'confirm', wouldClose: 3, openBefore: 10, rowsClosed: 0 })
    expect(await ask.sedesOf(t.db, '999000202', asOf())).toHaveLength(10)

    const held = await load(
      'reps-sedes',
      later(9, (i): Record<string, string> => (i === 8 ? { habilitado: 'QUIZÁ', nombre: 'OTRO' } : {})),
      { complete: true },
    )
    expect(held).toMatchObject({ state: 'applied', rowsRejected: 1, rowsClosed: 1, rowsSame: 8 })
    const open = await ask.sedesOf(t.db, '999000202', asOf())
    expect(open.map((s) => s.code)).not.toContain('540019000110')
    expect(open.find((s) => s.code === '540019000109')).toMatchObject({ name: 'SEDE NORTE', cut: '2026-11-18' })
    expect(
      open.find((s) => s.code === '540019000101'),
      'unchanged, vouched for by the new cut',
    ).toMatchObject({ cut: '2026-11-19' })

    clock.advance(86_400_000)
    const confirmed = await load('reps-sedes', later(5), { complete: true, confirmed: true })
    expect(confirmed).toMatchObject({ state: 'applied', rowsClosed: 4 })
  })

  test('edge case 6: a sede keeps its own digits apart from its provider’s', async () => {
    await load('reps-sedes', csv([sede({ codigo_habilitacion: '6827690001', fecha_corte_REPS: '20261120' })]))
    const [found] = await ask.sedes(t.db, ['682769000101'], asOf())
    expect(found).toMatchObject({
      providerCode: '5400190001',
      municipalityCode: '68276',
      provider: { docNumber: '999000202' },
    })
  })

  test('the same key twice in a file: the second is rejected and names the first', async () => {
    const cut = await load(
      'reps-servicios',
      csv([servicio(), servicio({ serv_nombre: 'OTRO' }), servicio({ serv_codigo: '329' })]),
    )
    expect(cut).toMatchObject({ rowsAdded: 2, rowsRejected: 1 })
    expect((await rejectedAfter(t.db, cut.id, { line: 0, seq: 0 }, 5))[0]).toMatchObject({
      line: 3,
      reason: 'Esta clave ya está en la línea 2',
    })
  })

  test('comma, ISO-8859-1, other column order, quotes with line breaks', async () => {
    const row = prestador({
      codigo_habilitacion: '1100190009',
      nits_nit: '999000909',
      nombre_prestador: 'CLÍNICA "LA PEÑA", NORTE\nSEDE',
    })
    const shuffled = Object.fromEntries(Object.entries(row).reverse())
    const bytes = Buffer.from(csv([shuffled, { ...shuffled, codigo_habilitacion: 'X' }], ','), 'latin1')
    const cut = await load('reps-prestadores', bytes)
    expect(cut).toMatchObject({ state: 'refused', refusal: { code: 'registries.cut_older' } })
    const newer = Buffer.from(
      csv(
        [shuffled, { ...shuffled, codigo_habilitacion: 'X' }].map((r) => ({ ...r, fecha_corte_REPS: '20261121' })),
        ',',
      ).replaceAll('\n', '\r\n'),
      'latin1',
    )
    const applied = await load('reps-prestadores', newer)
    expect(applied).toMatchObject({ state: 'applied', encoding: 'iso-8859-1', rowsAdded: 1, rowsRejected: 1 })
    expect((await rejectedAfter(t.db, applied.id, { line: 0, seq: 0 }, 5))[0]?.line, 'lines are physical lines').toBe(4)
    expect((await ask.providersOf(t.db, '999000909', asOf()))[0]?.name).toMatch(/^CLÍNICA "LA PEÑA", NORTE/)
  })

  test('a file that is not dated needs a date; one from the future is refused; nothing readable is refused', async () => {
    expect((await load('sispro', csv([eapb()]))).refusal?.code).toBe('registries.cut_date_needed')
    expect((await load('sispro', csv([eapb()]), { cut: '2027-01-01' })).refusal?.code).toBe('registries.cut_in_future')
    expect((await load('sispro', csv([eapb({ Habilitado: 'X' })]), { cut: '2026-11-01' })).refusal?.code).toBe(
      'registries.no_good_rows',
    )
    expect((await load('sispro', '', { cut: '2026-11-01' })).refusal?.code).toBe('registries.file_empty')
  })

  test('two dates that differ, an unclosed quote, a fault of ours: each says so and changes nothing', async () => {
    expect(await load('reps-prestadores', csv([prestador()]), { cut: '2026-11-01' })).toMatchObject({
      refusal: { code: 'registries.cut_date_differs', params: { file: '2026-11-18', given: '2026-11-01' } },
    })
    const header = csv([prestador()]).split('\n')[0]
    expect(await load('reps-prestadores', `${header}\n"${'x;'.repeat(2_000_000)}`)).toMatchObject({
      refusal: { code: 'registries.file_unclosed_quote', params: { line: 2 } },
    })
    const broken = importFile(
      { db: t.db, clock },
      {
        kind: 'sso',
        fileName: 'sso.csv',
        facts: { sha256: 'x', sizeBytes: 1, encoding: 'utf-8' },
        open: () =>
          Readable.from(
            (async function* () {
              yield Buffer.from('tipo_doc;')
              throw new Error('disco')
            })(),
          ),
        cutDate: plainDate('2026-11-18'),
        complete: false,
        confirmed: false,
        actor: systemActor('prueba'),
      },
    )
    await expect(broken).rejects.toThrow('disco')
    expect((await listCuts(t.db, { limit: 1 }))[0]).toMatchObject({
      state: 'failed',
      refusal: { code: 'registries.import_failed' },
    })
  })

  test('an upload that breaks off is recorded as such', async () => {
    const file = Readable.from(
      (async function* () {
        yield Buffer.from('tipo_doc;')
        throw new Error('se fue la red')
      })(),
    )
    const upload = uploadCut(
      { db: t.db, clock },
      { kind: 'sso', fileName: 'sso.csv', file, cutDate: null, complete: false, actor: systemActor('prueba') },
    )
    await expect(upload).rejects.toThrow('se fue la red')
    expect((await listCuts(t.db, { limit: 1 }))[0]).toMatchObject({ state: 'failed' })
  })

  test('a collision of a cédula with an NIT is not the entity', async () => {
    await load(
      'reps-prestadores',
      csv([prestador({ codigo_habilitacion: '0500190007', tido_codigo: 'CC', fecha_corte_REPS: '20261121' })]),
    )
    expect((await ask.providersOf(t.db, '999000202', asOf())).map((p) => p.code)).not.toContain('0500190007')
  })
})

test('REPS: the exports win, the dataset fills providers that are absent from them, a cut date in free text is read', async () => {
  const cut = await load(
    'reps-dataset',
    csv([
      datasetRow(),
      datasetRow({ codigohabilitacionsede: '680019000202', nombresede: 'SUR' }),
      datasetRow({
        codigoprestador: '5400190001',
        codigohabilitacionsede: '540019000101',
        numeroidentificacion: '999000202',
      }),
    ]),
  )
  expect(cut).toMatchObject({ state: 'applied', cutDate: '2026-11-10', rowsRejected: 0, rowsAdded: 5 })
  expect((await ask.providersOf(t.db, '999000303', asOf())).map((p) => [p.source, p.enabled])).toEqual([
    ['dataset', true],
  ])
  expect((await ask.providersOf(t.db, '999000202', asOf())).find((p) => p.code === '5400190001')).toMatchObject({
    source: 'exports',
    enabled: false,
  })
  expect(await ask.sedesOf(t.db, '999000303', asOf())).toHaveLength(2)
})

test('D-12 EAPB: the regime comes from the table, other tables live beside it and keep their own cuts', async () => {
  await load(
    'sispro',
    csv([
      eapb(),
      eapb({ Codigo: 'EPSS90', Extra_I: 'S' }),
      eapb({ Codigo: 'EPS025', Extra_I: 'S', Extra_III: '999.000.104' }),
    ]),
    { cut: '2026-11-01', complete: true },
  )
  expect((await ask.eapbCodesOf(t.db, '999000101', asOf())).map((c) => [c.code, c.regime])).toEqual([
    ['EPS900', 'contributivo'],
    ['EPSS90', 'subsidiado'],
  ])
  expect((await ask.eapbCodesOf(t.db, '999000104', asOf()))[0]).toMatchObject({
    regime: 'subsidiado',
    cut: '2026-11-01',
  })
  const other = await load('sispro', csv([eapb({ Tabla: 'UMM', Codigo: 'mg', Extra_I: '', Extra_III: '' }), eapb()]), {
    cut: '2026-10-01',
    complete: true,
  })
  expect(other).toMatchObject({ state: 'applied', scope: 'UMM', rowsAdded: 1, rowsClosed: 0, rowsRejected: 1 })
  const bad = await load(
    'sispro',
    csv([eapb({ Extra_I: '' }), eapb({ Codigo: 'EPSS90', Extra_III: 'abc' }), eapb({ Codigo: 'EPS901' })]),
    { cut: '2026-11-02' },
  )
  expect(bad).toMatchObject({ rowsRejected: 2, rowsAdded: 1 })
})

test('R-12 ReTHUS: the three files answer together', async () => {
  const doc = { type: 'CC', number: '1099400218' } as const
  await load('rethus-personas', csv([rethusPersona({ numero: '1.099.400.218' }), rethusPersona({ tipo_doc: 'XX' })]), {
    cut: '2026-11-18',
  })
  await load(
    'rethus-academicos',
    csv([
      rethusAcademico(),
      rethusAcademico({ tipo_programa: 'ESP', profesion: 'PEDIATRÍA', ejerce_desde: '2023-05-01' }),
    ]),
    { cut: '2026-11-18' },
  )
  await load('rethus-sanciones', csv([rethusSancion()]), { cut: '2026-11-18' })
  expect(await ask.rethus(t.db, doc, asOf())).toMatchObject({
    firstName: 'LAURA',
    academics: [{ profession: 'MEDICINA', practiseFrom: '2019-02-14', act: '1234' }, { programType: 'ESP' }],
    sanctions: [{ from: '2026-11-01', to: null, act: '77' }],
    cut: '2026-11-18',
  })
  expect(await ask.rethus(t.db, { type: 'CE', number: '1099400218' }, asOf())).toBeNull()
})

test('R-13 SSO: plazas with their dates; an active plaza without dates is rejected', async () => {
  const cut = await load(
    'sso',
    csv([
      ssoRow(),
      ssoRow({ numero: '1099500322', fecha_inicio: '' }),
      ssoRow({
        numero: '1099500323',
        estado_asignacion: 'SIN_ASIGNAR',
        codigo_plaza: '',
        estado_plaza: '',
        fecha_inicio: '',
        fecha_fin: '',
        nit_ips: '',
        codigo_sede: '',
      }),
    ]),
    { cut: '2026-11-18' },
  )
  expect(cut).toMatchObject({ rowsAdded: 2, rowsRejected: 1 })
  expect(await ask.sso(t.db, { type: 'CC', number: '1099500321' }, asOf())).toMatchObject([
    { plazaCode: 'PL-0001', startsOn: '2026-11-21', sedeCode: '540019000101' },
  ])
  expect(await ask.sso(t.db, { type: 'CC', number: '1099500323' }, asOf())).toMatchObject([
    { plazaCode: null, plazaState: null },
  ])
})

test('civil registry: who is compared with; an issue date before birth is rejected', async () => {
  const cut = await load(
    'registro-civil',
    csv([civilRow(), civilRow({ numero: '1099400219', fecha_expedicion: '1980-01-01' })]),
    { cut: '2026-11-18' },
  )
  expect(cut).toMatchObject({ rowsAdded: 1, rowsRejected: 1 })
  expect(await ask.civil(t.db, { type: 'CC', number: '1099400218' }, asOf())).toMatchObject({
    issuedOn: '2008-05-20',
    sex: 'F',
    state: 'VIGENTE',
    cut: '2026-11-18',
  })
})

test('DIVIPOLA: whole, with its dated change, loaded once', async () => {
  expect(await loadDivipola({ db: t.db, clock })).toMatchObject({ state: 'applied', rowsAdded: 1124, rowsRejected: 0 })
  expect(await loadDivipola({ db: t.db, clock })).toBeNull()
  const on = (day: string) => ({ on: plainDate(day) })
  expect(await ask.municipality(t.db, '27086', on('2020-06-01'))).toMatchObject({ name: 'Belén de Bajirá' })
  expect(await ask.municipality(t.db, '27086', on('2026-06-01'))).toBeNull()
  expect(await ask.municipality(t.db, '27493', on('2026-06-01'))).toMatchObject({ departmentName: 'Chocó' })
  expect(await ask.municipality(t.db, '76111', on('2026-06-01'))).toMatchObject({ name: 'Guadalajara de Buga' })
  expect(await ask.cuts(t.db)).toMatchObject({ divipola: '2026-01-01', reps: '2026-11-21', eapb: '2026-11-02' })
})

test('every applied cut leaves an audit event with its counts; a refused one changes nothing and leaves none', async () => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from audit.events where act = 'registries.import_cut'`.execute(t.db)
  const { rows: applied } = await sql<{
    n: number
  }>`select count(*)::int as n from registries.cuts where state = 'applied'`.execute(t.db)
  expect(rows[0]?.n).toBe(applied[0]?.n)
})

test('a file of many batches enters whole; the second import of one kind at once is told to wait', async () => {
  const file = csv(providers(6_000, { fecha_corte_REPS: '20261122' }))
  clock.advance(86_400_000)
  const both = await Promise.all([load('reps-prestadores', file), load('reps-prestadores', file)])
  expect(both.map((c) => c.state).sort()).toEqual(['applied', 'refused'])
  expect(both.find((c) => c.state === 'refused')?.refusal?.code).toBe('registries.cut_busy')
  expect(both.find((c) => c.state === 'applied')).toMatchObject({ rowsAdded: 6_000 })
})
