import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalog, catalogIds } from '#contract/registries-catalogs.ts'
import { MovableClock } from '#platform/clock.ts'
import { instant, plainDate } from '#platform/dates.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { csv, importText } from '../testing/files.ts'
import { referenceRow } from '../testing/rows.ts'
import { loadSampleCatalogs } from '../testing/sample-catalogs.ts'
import { catalogs } from './catalogs.ts'

const today = plainDate('2026-11-20')
const clock = new MovableClock(instant('2026-11-20T15:00:00.000Z'))
let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await loadSampleCatalogs({ db: t.db, clock })
})
afterAll(() => t.close())

const names = async (catalog: Catalog, text: string, on = today): Promise<string[]> =>
  (await catalogs.search(t.db, catalog, text, on)).map((row) => row.name)
const codes = async (catalog: Catalog, text: string, on = today): Promise<string[]> =>
  (await catalogs.search(t.db, catalog, text, on)).map((row) => row.code)

describe('a search', () => {
  test('finds the exact code first, with or without its point, then the codes that begin so', async () => {
    expect((await codes('cie10', 'E11.9'))[0]).toBe('E119')
    expect(await codes('cie10', 'e11')).toEqual(['E112', 'E114', 'E119'])
    expect((await codes('cum', '19900001-01'))[0]).toBe('019900001-01')
    expect((await codes('nutricionales', '1504'))[0]).toBe('150401')
  })

  test('forgives accents and capitals', async () => {
    expect(await names('cie10', 'HIPERTENSION esencial')).toEqual(['Hipertensión esencial (primaria)'])
    expect(await names('cie10', 'pañal')).toEqual([])
  })

  test('forgives the order of words, and takes beginnings of words', async () => {
    expect(await names('cie10', 'renales diabetes complic insulinodep no')).toEqual([
      'Diabetes mellitus no insulinodependiente, con complicaciones renales',
    ])
    expect(await names('cum', 'tableta 500 acetaminofén')).toContain('Acetaminofén 500 mg tableta')
    expect(await names('cum', 'acetaminofen 500mg')).toContain('Acetaminofén 500 mg tableta')
  })

  test.each([
    ['cie10', 'diabetis melitus', 'Diabetes mellitus'],
    ['cie10', 'artrits reumatiode', 'Artritis reumatoide'],
    ['cie10', 'hipotirodismo', 'Hipotiroidismo'],
    ['cum', 'acetaminfoen 500', 'Acetaminofén 500 mg tableta'],
    ['cum', 'ibuporfeno', 'Ibuprofeno'],
    ['cum', 'metfromina', 'Metformina'],
    ['dci', 'adalimumap', 'Adalimumab'],
    ['cups', 'resonansia magnetica cerebro', 'Resonancia magnética de cerebro'],
    ['huerfanas', 'gaucher', 'Enfermedad de Gaucher'],
    ['unirs', 'purpura inmune rituximap', 'Rituximab: púrpura trombocitopénica inmune refractaria'],
  ] as const)('of %s forgives the mistakes in «%s»', async (catalog, text, expected) => {
    expect((await names(catalog, text)).join('\n')).toContain(expected)
  })

  test('does not take one number for another, nor answers when a word is nowhere', async () => {
    expect(await names('cum', 'metformina 500')).toEqual([])
    expect(await names('cum', 'metformina qwrtzx')).toEqual([])
    expect(await names('cum', '--')).toEqual([])
    expect(await names('cum', "a'b \\ % _ : & | !")).toBeInstanceOf(Array)
  })

  test('gives at most 20 rows, the same ones every time', async () => {
    const first = await codes('cie10', 'no especificada')
    expect(first).toHaveLength(20)
    expect(await codes('cie10', 'no especificada')).toEqual(first)
  })

  test('gives what may be used on the day asked', async () => {
    expect(await codes('cie10', 'U072')).toEqual([])
    expect(await codes('cie10', 'U072', plainDate('2022-05-01'))).toEqual(['U072'])
    expect(await codes('cie10', 'U071', plainDate('2019-05-01'))).toEqual([])
    expect(await codes('cie10', 'causas de morbilidad desconocidas')).toEqual([])
  })
})

describe('by their codes', () => {
  test('rows answer in one map, also those that no longer rule; unknown ones are absent', async () => {
    const found = await catalogs.byCodes(t.db, 'cie10', ['E119', 'N180', 'R69X', 'ZZZZ', 'E119'], today)
    expect([...found.keys()].sort()).toEqual(['E119', 'N180', 'R69X'])
    expect(found.get('E119')).toMatchObject({ inForce: true, from: null, until: null, medicine: null, covered: null })
    expect(found.get('N180')).toMatchObject({ inForce: false, until: '2013-12-31' })
    expect(found.get('R69X')).toMatchObject({ inForce: false })
    expect((await catalogs.byCodes(t.db, 'cie10', ['N180'], plainDate('2013-12-31'))).get('N180')?.inForce).toBe(true)
    expect(await catalogs.byCodes(t.db, 'cie10', [], today)).toEqual(new Map())
  })

  test('a medicine says its ingredients, form, route, units, maximum dose and whether it can be split', async () => {
    const code = (await codes('cum', 'acetaminofen tramadol'))[0] ?? ''
    const dci = (name: string) => codes('dci', name).then((found) => found[0])
    expect((await catalogs.byCodes(t.db, 'cum', [code], today)).get(code)).toMatchObject({
      name: 'Acetaminofén 325 mg + tramadol 37.5 mg tableta',
      covered: false,
      medicine: {
        ingredients: [
          { code: await dci('acetaminofen'), name: 'Acetaminofén', concentration: { amount: '325', unit: '0168' } },
          {
            code: await dci('tramadol'),
            name: 'Tramadol',
            concentration: { amount: '37.5', unit: '0168' },
            content: null,
          },
        ],
        form: 'COLFF001',
        route: '048',
        doseUnit: '0168',
        dispensingUnit: '66',
        maxDailyDose: { amount: '4000', unit: '0168' },
        indivisible: false,
      },
    })
  })

  test('a nutrition product says its type and presentation; an orphan disease its diagnosis', async () => {
    expect((await catalogs.byCodes(t.db, 'nutricionales', ['140101'], today)).get('140101')?.nutrition).toEqual({
      type: '1401',
      form: '3',
      routes: [1],
      doseUnit: '0176',
      dispensingUnit: '13',
      content: { amount: '237', unit: '0176' },
    })
    expect((await catalogs.byCodes(t.db, 'huerfanas', ['0101'], today)).get('0101')?.related).toBe('D66X')
  })

  test('what a complete cut no longer carries is out of force and still readable', async () => {
    const load = (rows: string[]) =>
      importText(
        { db: t.db, clock },
        'sispro',
        csv(rows.map((c) => referenceRow({ Tabla: 'IUM', Codigo: c, Nombre: `Nombre ${c}` }))),
        {
          cut: today,
          complete: true,
          confirmed: true,
        },
      )
    await load(['9Z1', '9Z2'])
    await load(['9Z1'])
    const found = await catalogs.byCodes(t.db, 'ium', ['9Z1', '9Z2'], today)
    expect(found.get('9Z1')?.inForce).toBe(true)
    expect(found.get('9Z2')).toMatchObject({ name: 'Nombre 9Z2', inForce: false })
    expect(await codes('ium', '9Z2')).toEqual([])
  })
})

test('Extra columns that hold something else reject no row and are left out', async () => {
  const row = {
    Tabla: 'IUM',
    Codigo: '9Y1',
    Nombre: 'Otra cosa',
    Extra_I: '?',
    Extra_II: 'x',
    Extra_VI: 'mucho',
    Extra_IX: '2026-13-45',
    Extra_X: 'NO',
  }
  const done = await importText({ db: t.db, clock }, 'sispro', csv([referenceRow(row)]), { cut: today })
  expect(done).toMatchObject({ state: 'applied', rowsRejected: 0 })
  expect((await catalogs.byCodes(t.db, 'ium', ['9Y1'], today)).get('9Y1')).toMatchObject({
    inForce: true,
    from: null,
    until: null,
    medicine: { form: null, route: null, maxDailyDose: null, indivisible: null },
  })
})

test('every catalogue of the sample was loaded, with its cut', async () => {
  const least: Record<Catalog, number> = {
    cie10: 120,
    cups: 60,
    cum: 60,
    ium: 1,
    dci: 60,
    unirs: 15,
    huerfanas: 25,
    nutricionales: 40,
  }
  expect(Object.fromEntries(await catalogs.cuts(t.db))).toEqual(Object.fromEntries(catalogIds.map((c) => [c, today])))
  for (const catalog of catalogIds) {
    const { n } = await t.db
      .selectFrom('registries.reference_rows')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('search', 'is not', null)
      .where(
        'table_name',
        '=',
        {
          cie10: 'CIE10',
          cups: 'CUPS',
          cum: 'CatalogoCUMs',
          ium: 'IUM',
          dci: 'MedicamentosDCI',
          unirs: 'UNIRS',
          huerfanas: 'EnfermedadHuerfana',
          nutricionales: 'ProductosNutricionales',
        }[catalog],
      )
      .executeTakeFirstOrThrow()
    expect({ catalog, enough: Number(n) >= least[catalog] }).toEqual({ catalog, enough: true })
  }
})

test('the ingredients, units, forms and routes of the sample are in their tables', async () => {
  const { pharmaceuticalForms } = await import('#contract/mipres-codes/pharmaceutical-forms.ts')
  const { routes } = await import('#contract/mipres-codes/routes.ts')
  const { doseUnits, units } = await import('#contract/mipres-codes/units.ts')
  const { dispensingUnits } = await import('#contract/mipres-codes/dispensing-units.ts')
  const { nutritionTypes } = await import('#contract/mipres-codes/nutrition-types.ts')
  const { isOffered } = await import('#contract/mipres-codes/code-list.ts')
  const all = await t.db
    .selectFrom('registries.reference_rows')
    .select(['table_name', 'code'])
    .where('table_name', 'in', ['CatalogoCUMs', 'ProductosNutricionales'])
    .where('enabled', '=', true)
    .execute()
  const of = (table: string): string[] => all.filter((r) => r.table_name === table).map((r) => r.code)
  for (const { code, medicine } of (await catalogs.byCodes(t.db, 'cum', of('CatalogoCUMs'), today)).values()) {
    const offered = medicine && {
      form: isOffered(pharmaceuticalForms, medicine.form, today),
      route: isOffered(routes, medicine.route, today),
      dose: isOffered(doseUnits, medicine.doseUnit, today),
      dispensed: isOffered(dispensingUnits, medicine.dispensingUnit, today),
      named: medicine.ingredients.length > 0 && medicine.ingredients.every((i) => i.name !== null),
      units: medicine.ingredients.every((i) => isOffered(units, i.concentration?.unit, today)),
    }
    expect({ code, ...offered }).toEqual({
      code,
      form: true,
      route: true,
      dose: true,
      dispensed: true,
      named: true,
      units: true,
    })
  }
  for (const { code, nutrition } of (
    await catalogs.byCodes(t.db, 'nutricionales', of('ProductosNutricionales'), today)
  ).values())
    expect(
      nutritionTypes.some((type) => type.code === nutrition?.type),
      code,
    ).toBe(true)
})
