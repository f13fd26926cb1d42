import { contextKey } from '#contract/users-authority.ts'
import { sampleContent } from '../../server/testing/prescribing-world.ts'
import { hands } from '../hands.ts'
import { expect, test } from '../harness.ts'
import { enterAs, prescribersOf } from '../users.ts'
import { judge, pick } from './prescriber.ts'

const at = (context: string, path: string): string => `/mipres/c/${encodeURIComponent(context)}/${path}`

test('an EPS directs a medicine in three deliveries and declines another item; the supplier finds them, and the doctor is told (D-31 to D-33)', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000)
  const w = prescribersOf(world)
  await w.catalogs()
  const eps = await w.administered('eps_contributivo', { nit: '999000101' })
  const laura = await w.prescriber()
  const dora = await w.profesional('MEDICINA', ['Dora', 'Ballesteros'])
  await w.activate(eps, dora, { roles: ['DIRECCIONAMIENTO'] })
  const clerk = contextKey({ capacityId: eps.capacityId, sede: null, role: 'DIRECCIONAMIENTO' })
  const proveedor = await w.aProveedor()
  const site = { name: 'Principal', address: 'Calle 1 # 2-03', municipality: '54001' }
  const { siteId } = (
    await proveedor.delegate.post<{ siteId: string }>(`/capacities/${proveedor.capacityId}/sites`, site)
  ).body
  const rosa = await w.otro()
  await w.activate(proveedor, rosa, { places: [siteId], roles: ['CONSULTA_PROV'] })
  const supplier = contextKey({ capacityId: proveedor.capacityId, sede: siteId, role: 'CONSULTA_PROV' })
  await eps.delegate.post(`/capacities/${eps.capacityId}/network`, { key: `proveedor:NI:${proveedor.nit}` })
  const { number } = await w.signed(laura, sampleContent(['M', 'P']))
  // What waits longer comes first.
  world.clock.advance(60_000)
  const { number: other } = await w.signed(laura, sampleContent(['P']))
  const status = page.getByRole('status')

  await test.step('the clerk sees what waits, begins with the oldest, and is told all that is missing at once', async () => {
    await enterAs(context, world, dora)
    await page.goto(at(clerk, 'direccionar?lista=no_direccionado'))
    await expect(page.getByText('No hay ítems sin direccionar')).toBeVisible()
    await judge(page, 'direccionar-01-nada')
    await hands.press(page.getByRole('link', { name: 'En espera' }))
    await expect(page.getByText('3 de 3, lo que más espera primero')).toBeVisible()
    await judge(page, 'direccionar-02-espera')
    await hands.press(page.getByRole('link', { name: 'Empezar por el primero' }))
    await expect(page.getByRole('heading', { level: 1, name: /ADALIMUMAB/ })).toBeVisible()
    await expect(page.getByLabel('Cantidad')).toHaveValue('6')
    await hands.press(page.getByRole('button', { name: 'Direccionar la entrega' }))
    const summary = page.getByRole('alert')
    await expect(summary.getByText('Elija a quién se direcciona.')).toBeVisible()
    await expect(summary.getByText('Elija el municipio de la entrega.')).toBeVisible()
    await judge(page, 'direccionar-03-falta')
  })

  await test.step('directs it in three deliveries; the next item is one press away', async () => {
    await pick(page, 'Quién entrega', proveedor.nit, new RegExp(proveedor.nit.slice(-3)))
    await pick(page, 'Municipio de la entrega', 'cucuta', /Cúcuta/i)
    await hands.fill(page.getByLabel('Repartir en'), '3')
    await hands.press(page.getByRole('button', { name: 'Repartir', exact: true }))
    await expect(page.getByText('3 entregas suman 6 jeringas: todo lo que falta.')).toBeVisible()
    await judge(page, 'direccionar-04-repartido')
    await hands.press(page.getByRole('button', { name: 'Direccionar 3 entregas' }))
    await expect(status.getByText(/^3 entregas direccionadas a/)).toBeVisible()
    await expect(page.getByRole('table').getByText('Por programar')).toHaveCount(3)
    await expect(page.getByRole('link', { name: /^Siguiente: Secuenciación/ })).toBeFocused()
    await judge(page, 'direccionar-05-hecho')
  })

  await test.step('the other item of the prescription is in another one too: it is declined with cause 1', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Secuenciación de exoma completo' })).toBeVisible()
    // Where the last item of this prescription went is there already.
    await expect(page.getByRole('combobox', { name: 'Quién entrega' })).not.toHaveValue('')
    await expect(page.getByRole('combobox', { name: 'Municipio de la entrega' })).toHaveValue(/Cúcuta/i)
    await hands.check(page.getByRole('radio', { name: 'No direccionar' }))
    await hands.choose(page.getByLabel('Causa'), '1')
    await hands.fill(page.getByLabel('Número de la otra prescripción'), other)
    await hands.press(page.getByRole('button', { name: 'No direccionar el ítem' }))
    await expect(page.getByRole('alert').getByText('Escriba el número del ítem en la otra prescripción.')).toBeVisible()
    await hands.fill(page.getByLabel('Número del ítem en ella'), '1')
    await judge(page, 'direccionar-06-no')
    await hands.press(page.getByRole('button', { name: 'No direccionar el ítem' }))
    await expect(status.getByText(/^Ítem no direccionado/)).toBeVisible()
    await judge(page, 'direccionar-07-cerrado')
    await page.goto(at(clerk, 'direccionar?lista=no_direccionado'))
    await expect(page.getByRole('cell', { name: /La misma solicitud está en otra prescripción/ })).toBeVisible()
  })

  await test.step('the supplier finds the three, what is due first first, opens one and downloads the list', async () => {
    await enterAs(context, world, rosa)
    await page.goto(at(supplier, 'consultar_direccionado'))
    await expect(page.getByText('3 de 3, lo que vence primero')).toBeVisible()
    await judge(page, 'direccionar-08-proveedor')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      hands.press(page.getByRole('button', { name: 'Descargar en CSV' })),
    ])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
    await hands.press(page.getByRole('link', { name: /ADALIMUMAB/ }).first())
    await expect(page.getByText('Entrega 1 · Medicamento 1', { exact: false })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Otras entregas del ítem' })).toBeVisible()
    await judge(page, 'direccionar-09-una')
  })

  await test.step('the doctor reads how far each item went, and who undoes it first', async () => {
    await enterAs(context, world, laura)
    await page.goto(at(laura.context, `prescripciones/${number}`))
    await expect(page.getByText(/ya lo direccionó\./)).toBeVisible()
    await expect(page.getByText(/ no lo direccionó\./)).toBeVisible()
    await expect(page.getByText('pida a la EPS que anule primero el direccionamiento', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Anular…' })).toHaveCount(0)
    await judge(page, 'direccionar-10-direccionada')
  })

  await test.step('the clerk annuls one delivery with its reason, and directs it again', async () => {
    await enterAs(context, world, dora)
    await page.goto(at(clerk, 'direccionar?lista=direccionado'))
    await expect(page.getByText('3 de 3, lo más reciente primero')).toBeVisible()
    await judge(page, 'direccionar-11-direccionado')
    await hands.press(page.getByRole('link', { name: /ADALIMUMAB/ }).first())
    await hands.press(page.getByRole('button', { name: 'Anular… la entrega 2' }))
    const dialog = page.getByRole('dialog')
    await hands.press(dialog.getByRole('button', { name: 'Anular ahora' }))
    await expect(dialog.getByText('Escriba el motivo, en 5 letras o más.')).toBeVisible()
    await hands.fill(dialog.getByLabel('Motivo'), 'El paciente viaja ese mes')
    await hands.press(dialog.getByRole('button', { name: 'Anular ahora' }))
    await expect(status.getByText(/^Entrega 2 anulada/)).toBeVisible()
    await expect(page.getByLabel('Entrega', { exact: true })).toHaveValue('2')
    await expect(page.getByLabel('Cantidad')).toHaveValue('2')
    await expect(page.getByRole('combobox', { name: 'Quién entrega' })).not.toHaveValue('')
    await judge(page, 'direccionar-12-anulada')
    await hands.press(page.getByRole('button', { name: 'Direccionar la entrega' }))
    await expect(status.getByText(/^Entrega 2 direccionada a/)).toBeVisible()
    await expect(page.getByRole('table').getByText('Por programar')).toHaveCount(3)
  })

  await test.step('what was annulled says so first to the supplier', async () => {
    await enterAs(context, world, rosa)
    await page.goto(at(supplier, 'consultar_direccionado?estado=0'))
    await hands.press(page.getByRole('link', { name: /ADALIMUMAB/ }).first())
    await expect(page.getByText(/^No la entregue: se anuló/)).toBeVisible()
    await judge(page, 'direccionar-13-anulada-proveedor')
  })
})
