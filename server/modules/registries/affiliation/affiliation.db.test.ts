import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MovableClock } from '#platform/clock.ts'
import { instant, plainDate } from '#platform/dates.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { rejectedAfter } from '../imports/cuts.store.ts'
import { csv, importText } from '../testing/files.ts'
import { generateAffiliates, generatedNumber } from '../testing/generate-affiliates.ts'
import { afiliado, eapb } from '../testing/rows.ts'
import { affiliation } from './affiliation.ts'

const clock = new MovableClock(instant('2026-11-10T15:00:00.000Z'))
const on = plainDate('2026-11-20')
let t: TestDatabase
const load = (text: string, cut: string, complete = false) =>
  importText({ db: t.db, clock }, 'afiliacion', text, { cut, complete, confirmed: true })
const ask = (docType: string, docNumber: string, knownAt?: string) =>
  affiliation.byDocument(t.db, docType, docNumber, knownAt ? { on, knownAt: instant(knownAt) } : { on })

beforeAll(async () => {
  t = await testDatabase()
  await importText({ db: t.db, clock }, 'sispro', csv([eapb()]), { cut: '2026-11-01' })
})
afterAll(() => t.close())

test('before any cut nobody is found, and the cut is unknown', async () => {
  expect(await affiliation.cut(t.db)).toBeNull()
  expect(await ask('CC', '1099800101')).toBeNull()
})

describe('with a cut loaded', () => {
  beforeAll(async () => {
    const done = await load(
      csv([
        afiliado(),
        afiliado({
          tipo_doc: 'TI',
          numero: '1099800202',
          estado: 'suspendido',
          regimen: 'subsidiado',
          codigo_eps: 'EPSS90',
        }),
        afiliado({ tipo_doc: 'NV', numero: '0012345678901', tipo_doc_madre: 'CC', numero_madre: '1.099.800.101' }),
        afiliado({ tipo_doc: 'PR', numero: 'un 12345', segundo_apellido: '' }),
        afiliado({ tipo_doc: 'CC', numero: '1099800303', estado: 'FALLECIDO' }),
        afiliado({ tipo_doc: 'DE', numero: 'X123' }),
        afiliado({ tipo_doc: 'CC', numero: '12AB' }),
        afiliado({ tipo_doc: 'CC', numero: '1099800404', regimen: 'X' }),
        afiliado({ tipo_doc: 'CC', numero: '1099800505', fecha_nacimiento: '1885-01-01' }),
        afiliado({ tipo_doc: 'NV', numero: '12345679', tipo_doc_madre: 'CC' }),
      ]),
      '2026-11-01',
    )
    expect(done).toMatchObject({ state: 'applied', rowsAdded: 5, rowsRejected: 5 })
    const rejected = await rejectedAfter(t.db, done.id, { line: 0, seq: 0 }, 20)
    expect(rejected.map((r) => [r.line, r.column])).toEqual([
      [7, 'tipo_doc'],
      [8, 'tipo_doc+numero'],
      [9, 'regimen'],
      [10, 'fecha_nacimiento'],
      [11, 'numero_madre'],
    ])
    clock.set(instant('2026-11-18T15:00:00.000Z'))
    await load(csv([afiliado({ codigo_eps: 'EPSS90', regimen: 'S' })]), '2026-11-15')
  })

  test('an exact document answers with EPS, regime, state and the cut it is true of', async () => {
    expect(await ask('CC', ' 1.099.800.101 ')).toEqual({
      docType: 'CC',
      docNumber: '1099800101',
      firstName: 'ROSALBA',
      secondName: null,
      firstSurname: 'CIFUENTES',
      secondSurname: 'LOZANO',
      bornOn: '1958-03-14',
      sex: 'F',
      epsCode: 'EPSS90',
      epsName: null,
      epsNit: null,
      regime: 'subsidiado',
      municipalityCode: '15238',
      state: 'activo',
      mother: null,
      cut: '2026-11-15',
    })
    expect(await affiliation.cut(t.db)).toBe('2026-11-15')
  })

  test('as known before the change the former EPS answers, dated with the former cut', async () => {
    expect(await ask('CC', '1099800101', '2026-11-12T00:00:00.000Z')).toMatchObject({
      epsCode: 'EPS900',
      epsName: 'EPS DEMO ANDINA',
      epsNit: '999000101',
      regime: 'contributivo',
      cut: '2026-11-01',
    })
    expect(await ask('CC', '1099800101', '2026-10-01T00:00:00.000Z')).toBeNull()
  })

  test('only the whole document answers, of its own type', async () => {
    expect(await ask('CC', '109980010')).toBeNull()
    expect(await ask('CC', '10998001%')).toBeNull()
    expect(await ask('TI', '1099800101')).toBeNull()
    expect(await ask('DE', 'X123')).toBeNull()
    expect(await ask('ZZ', '1099800101')).toBeNull()
    expect(await ask('CC', '')).toBeNull()
  })

  test('a newborn answers by NV and by CN, with the mother; a UN passport is a document too', async () => {
    const newborn = await ask('NV', '12345678901')
    expect(newborn).toMatchObject({ docType: 'NV', mother: { docType: 'CC', docNumber: '1099800101' } })
    expect(await ask('CN', '12345678901')).toEqual(newborn)
    expect(await ask('PR', 'UN-12345')).toMatchObject({ docNumber: 'UN12345', secondSurname: null })
  })

  test.each([
    ['TI', '1099800202', 'suspendido'],
    ['CC', '1099800303', 'fallecido'],
  ] as const)('%s %s is %s', async (type, number, state) => {
    expect(await ask(type, number)).toMatchObject({ state, cut: '2026-11-01' })
  })

  test('a complete cut takes out who is no longer there and confirms the others', async () => {
    clock.set(instant('2026-11-19T15:00:00.000Z'))
    await load(csv([afiliado({ codigo_eps: 'EPSS90', regimen: 'S' })]), '2026-11-19', true)
    expect(await ask('CC', '1099800303')).toBeNull()
    expect(await ask('CC', '1099800101')).toMatchObject({ epsCode: 'EPSS90', cut: '2026-11-19' })
  })
})

test('a generated file enters whole, and the next one moves some people to another EPS', async () => {
  clock.set(instant('2026-11-20T15:00:00.000Z'))
  const first = await load([...generateAffiliates(2_000)].join(''), '2026-11-20')
  expect(first).toMatchObject({ state: 'applied', rowsRejected: 0, rowsAdded: 2_000 })
  expect(
    (await ask('CC', generatedNumber(7))) ??
      (await ask('TI', generatedNumber(7))) ??
      (await ask('RC', generatedNumber(7))),
  ).toMatchObject({
    docNumber: generatedNumber(7),
  })
  const next = await load([...generateAffiliates(2_000, 1)].join(''), '2026-11-20')
  expect(next.state).toBe('applied')
  expect(next.rowsAdded).toBe(0)
  expect(next.rowsChanged).toBeGreaterThan(10)
  expect(next.rowsChanged).toBeLessThan(100)
})
