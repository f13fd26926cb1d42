import { contextKey } from '#contract/users-authority.ts'
import { sampleContent } from '../../server/testing/prescribing-world.ts'
import { hands } from '../hands.ts'
import { expect, test } from '../harness.ts'
import { enterAs, prescribersOf } from '../users.ts'
import { fillDate, judge, pick } from './prescriber.ts'

const at = (context: string, path: string): string => `/mipres/c/${encodeURIComponent(context)}/${path}`

test('a board approves a complementary service; the prescriber is refused on her own (D-25)', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(180_000)
  const w = prescribersOf(world)
  await w.catalogs()
  const ips = await w.ips()
  const laura = await w.prescriber({ ips, roles: ['PRESCRIPTOR', 'JUNTA'] })
  const pedro = await w.prescriber({ ips, roles: ['JUNTA'] })
  await w.signed(laura, sampleContent(['S', 'M']))
  await w.signed(laura, sampleContent(['S', 'N']))
  const [sede = ''] = ips.sedes
  const sitting = contextKey({ capacityId: ips.capacityId, sede, role: 'JUNTA' })

  await test.step('she sees it wait, and why another decides', async () => {
    await enterAs(context, world, laura)
    await page.goto(at(sitting, 'decidir_junta'))
    await expect(page.getByText('Lo decide otra persona').first()).toBeVisible()
    await judge(page, 'junta-01-propia')
    await hands.press(page.getByRole('link', { name: 'Transporte ambulatorio' }).first())
    await expect(page.getByText(/^Usted firmó la prescripción/)).toBeVisible()
    await expect(page.getByRole('button', { name: /Registrar/ })).toHaveCount(0)
    await judge(page, 'junta-02-negada')
  })

  await test.step('another member approves it, with the act', async () => {
    await enterAs(context, world, pedro)
    await page.goto(at(pedro.context, 'decidir_junta'))
    await hands.press(page.getByRole('link', { name: 'Transporte ambulatorio' }).first())
    await hands.press(page.getByRole('button', { name: 'Registrar la decisión' }))
    await expect(page.getByRole('alert').getByText('Elija si la junta aprueba o no aprueba.')).toBeVisible()
    await hands.check(page.getByRole('radio', { name: /^Aprueba/ }))
    await hands.check(page.getByRole('radio', { name: 'Virtual' }))
    await hands.fill(page.getByLabel('Número del acta'), 'J-117')
    await hands.fill(page.getByLabel(/^Justificación técnica/), 'Cumple los criterios y no hay otra opción')
    await judge(page, 'junta-03-acta')
    await hands.press(page.getByRole('button', { name: 'Registrar la decisión' }))
    await expect(page.getByText(/^Decisión registrada/)).toBeVisible()
    await expect(page.getByText('Aprobado', { exact: true }).first()).toBeVisible()
    await judge(page, 'junta-04-decidida')
  })

  await test.step('one act for the two that are left', async () => {
    await page.goto(at(pedro.context, 'decidir_junta'))
    await hands.check(page.getByRole('checkbox', { name: 'Elegir todos los que cumplen' }))
    await hands.press(page.getByRole('button', { name: 'Registrar una sola acta' }))
    await expect(page.getByRole('heading', { level: 1, name: 'Una sola acta para 2 ítems' })).toBeVisible()
    await hands.check(page.getByRole('radio', { name: /^No aprueba/ }))
    await hands.check(page.getByRole('radio', { name: 'Presencial' }))
    await hands.fill(page.getByLabel('Número del acta'), 'J-118')
    await hands.fill(page.getByLabel(/^Justificación técnica/), 'Hay alternativa en el plan de beneficios')
    await judge(page, 'junta-05-lote')
    await hands.press(page.getByRole('button', { name: 'Registrar el acta de 2 ítems' }))
    await expect(page.getByRole('heading', { level: 1, name: 'Quedaron registrados 2 ítems' })).toBeVisible()
    await judge(page, 'junta-06-lote-hecho')
  })

  await test.step('the prescriber reads it in her list, and downloads the list', async () => {
    await enterAs(context, world, laura)
    await page.goto(at(laura.context, 'ver_propias'))
    await expect(page.getByRole('table').getByText('Evaluada y aprobada')).toBeVisible()
    await judge(page, 'lista-01-propias')
    for (const format of ['XLSX', 'CSV']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        hands.press(page.getByRole('button', { name: `Descargar en ${format}` })),
      ])
      expect(file.suggestedFilename()).toBe(`prescripciones-2026-11-20.${format.toLowerCase()}`)
    }
  })
})

test('an EPS professional loads a tutela and adds a ruling', async ({ page, context, world }) => {
  test.setTimeout(180_000)
  const w = prescribersOf(world)
  await w.catalogs()
  const eps = await w.administered('eps_contributivo', { nit: '999000101' })
  const marta = await w.profesional('MEDICINA', ['Marta', 'Ocampo'])
  await w.activate(eps, marta, { roles: ['TUTELAS'] })
  const key = contextKey({ capacityId: eps.capacityId, sede: null, role: 'TUTELAS' })
  await enterAs(context, world, marta)

  await test.step('begins it and is told what is missing', async () => {
    await page.goto(at(key, 'cargar_tutela'))
    await expect(page.getByText('Todavía no hay tutelas')).toBeVisible()
    await judge(page, 'tutela-01-vacia')
    await hands.press(page.getByRole('button', { name: 'Cargar una tutela' }))
    await expect(page.getByRole('heading', { level: 1, name: 'Cargar una tutela' })).toBeVisible()
    await hands.press(page.getByRole('button', { name: 'Guardar la tutela' }))
    await expect(page.getByRole('alert').getByText('Escriba el número del fallo.')).toBeVisible()
    await judge(page, 'tutela-02-falta')
  })

  await test.step('writes it by sections', async () => {
    const document = page.getByRole('group', { name: 'Documento del paciente', exact: true })
    await hands.fill(document.getByLabel('Número de documento'), '1099770011')
    await hands.fill(page.getByLabel('Primer nombre'), 'Elvia')
    await hands.fill(page.getByLabel('Primer apellido'), 'Tibaduiza')
    await hands.fill(page.getByLabel('Número del fallo'), '2026-00417')
    await fillDate(page, 'Fecha del fallo', ['10', '11', '2026'])
    await hands.check(
      page.getByRole('group', { name: '¿Es una enfermedad huérfana?' }).getByRole('radio', { name: 'No', exact: true }),
    )
    await pick(page, 'Diagnóstico principal', 'artritis reumatoide', /M069/)
    await hands.press(page.getByRole('button', { name: 'Servicio complementario' }))
    const item = page.getByRole('region', { name: 'Ítem 1' })
    await hands.choose(item.getByLabel('Servicio', { exact: true }), '150')
    await hands.choose(item.getByLabel('Tipo de tutela'), '1')
    await hands.fill(item.getByLabel('Cantidad total'), '12')
    await judge(page, 'tutela-03-escrita')
    await hands.press(page.getByRole('button', { name: 'Guardar la tutela' }))
    await expect(page.getByRole('heading', { level: 1, name: 'Elvia Tibaduiza' })).toBeVisible()
    await judge(page, 'tutela-04-guardada')
  })

  await test.step('adds the ruling that came later', async () => {
    await hands.fill(page.getByLabel('Número del fallo'), '2026-00500')
    await fillDate(page, 'Fecha del fallo', ['18', '11', '2026'])
    await hands.press(page.getByRole('button', { name: 'Agregar el fallo' }))
    await expect(page.getByText('Fallo adicional 2026-00500')).toBeVisible()
    await judge(page, 'tutela-05-fallo')
  })

  await test.step('corrects it: a new one replaces it, with the ruling that was added (D-30)', async () => {
    await hands.press(page.getByRole('button', { name: 'Corregir', exact: true }))
    await expect(page.getByRole('heading', { level: 1, name: 'Corregir una tutela' })).toBeVisible()
    await expect(page.getByLabel('Número del fallo')).toHaveValue('2026-00417')
    const item = page.getByRole('region', { name: 'Ítem 1' })
    await hands.fill(item.getByLabel('Cantidad total'), '')
    await hands.fill(page.getByLabel('Primer apellido'), 'Tibaduiza Rey')
    await hands.press(page.getByRole('button', { name: 'Guardar la corrección' }))
    await expect(page.getByRole('alert').getByText('Escriba', { exact: false }).first()).toBeVisible()
    await expect(page.getByLabel('Primer apellido')).toHaveValue('Tibaduiza Rey')
    await hands.fill(item.getByLabel('Cantidad total'), '24')
    await judge(page, 'tutela-06-corregir')
    await hands.press(page.getByRole('button', { name: 'Guardar la corrección' }))
    await expect(page.getByRole('heading', { level: 1, name: 'Elvia Tibaduiza Rey' })).toBeVisible()
    await expect(page.getByText('Fallo adicional 2026-00500')).toBeVisible()
    await judge(page, 'tutela-07-corregida')
    await hands.press(page.getByText('Corrige la tutela').getByRole('link'))
    await expect(page.getByText('La reemplaza la corrección')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Corregir', exact: true })).toHaveCount(0)
    await judge(page, 'tutela-08-modificada')
    await hands.press(page.getByRole('link', { name: 'Tutelas' }).first())
    await expect(page.getByRole('cell', { name: /2026-00417/ }).first()).toBeVisible()
    await judge(page, 'tutela-09-lista')
  })
})
