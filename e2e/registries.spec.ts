import { csv, importText, sampleRows as rows } from '../server/modules/registries/index.ts'
import { expect, test } from './harness.ts'

test('the addresses printed in the guide lead to the public queries, which answer dated with their cut', async ({
  page,
  world,
}) => {
  const deps = { db: world.db, clock: world.clock }
  const cut = { cut: '2026-11-18' }
  await importText(deps, 'rethus-personas', csv([rows.rethusPersona()]), cut)
  await importText(deps, 'rethus-academicos', csv([rows.rethusAcademico()]), cut)
  await importText(deps, 'sso', csv([rows.ssoRow()]), cut)

  await page.goto('/THS/Cliente/ConsultasPublicas/ConsultaPublicaDeTHxIdentificacion.aspx')
  await expect(page).toHaveURL(/\/consultas\/rethus$/)
  await page.getByLabel('Número de documento').fill('1.099.400.218')
  await page.getByRole('button', { name: 'Consultar' }).click()
  await expect(page.getByText('ReTHUS, corte 18 nov 2026')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'MEDICINA' })).toBeVisible()

  await page.getByLabel('Número de documento').fill('1099400219')
  await page.getByRole('button', { name: 'Consultar' }).click()
  await expect(page.getByRole('heading', { name: /no está en ReTHUS/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /repórtelo/ })).toBeVisible()

  await page.goto('/TramitesServicios/SSO/ConsultaInscripcion.aspx')
  await page.getByLabel('Número de documento').fill('1099500321')
  await page.getByRole('button', { name: 'Consultar' }).click()
  await expect(page.getByText('Plaza activa')).toBeVisible()
})

test('REPS is searched without accents, from the list to a provider and its sede', async ({ page, world }) => {
  const deps = { db: world.db, clock: world.clock }
  await importText(
    deps,
    'reps-prestadores',
    csv([
      rows.prestador({ nombre_prestador: 'CLÍNICA PEÑARANDA' }),
      rows.prestador({ codigo_habilitacion: '6800190001' }),
    ]),
  )
  await importText(deps, 'reps-sedes', csv([rows.sede()]))
  await importText(deps, 'reps-servicios', csv([rows.servicio()]))

  await page.goto('/consultas/reps')
  await page.getByLabel('Nombre, NIT o código').fill('clinica penaranda')
  await page.getByRole('button', { name: 'Consultar' }).click()
  await page.getByRole('link', { name: 'CLÍNICA PEÑARANDA' }).click()
  await expect(page.getByText('5400190001', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'SEDE NORTE' }).click()
  await expect(page.getByRole('rowheader', { name: 'MEDICINA GENERAL' })).toBeVisible()

  await page.goto('/consultas/reps')
  await page.getByRole('combobox', { name: 'Municipio' }).fill('bucaraman')
  await page.getByRole('option', { name: /Bucaramanga/ }).click()
  await page.getByRole('button', { name: 'Consultar' }).click()
  await expect(page.getByText('6800190001')).toBeVisible()
  await expect(page).toHaveURL(/municipio=68001/)
})

test('who finds a registry wrong reports it with evidence and follows the case from the mail', async ({
  page,
  world,
}) => {
  await page.goto('/reportar?registro=rethus')
  await page.getByRole('button', { name: 'Enviar reporte' }).click()
  await expect(page.getByRole('alert').or(page.getByText('Revise 4 datos')).first()).toBeVisible()
  await page.getByLabel('Documento o código').fill('CC 1.099.400.218')
  await page.getByLabel('Qué dice el registro y qué debería decir').fill('Mi título de 2019 no aparece en la consulta.')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'acta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 acta') })
  await page.getByLabel('Su nombre').fill('Laura Quintero')
  await page.getByLabel('Su correo').fill('laura@example.org')
  await page.getByRole('button', { name: 'Enviar reporte' }).click()
  await expect(page.getByRole('heading', { name: 'Recibimos su reporte' })).toBeVisible()

  await page.goto(await world.linkTo('laura@example.org', /Recibimos su reporte/))
  await expect(page.getByText('La tiene el operador')).toBeVisible()
  await expect(page.getByText('acta.pdf')).toBeVisible()
  await page.getByLabel('Lo que quiere agregar').fill('El acta es la 1234.')
  await page.getByRole('button', { name: 'Agregar al caso' }).click()
  await expect(page.getByText('El acta es la 1234.')).toBeVisible()
})
