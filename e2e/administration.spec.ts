import type { Page } from '@playwright/test'
import { expect, test } from './harness.ts'
import { violationsOn } from './judge.ts'
import { enterAs, enterAsOperator, usersOf } from './users.ts'

/** What holds on every page of the desk: one heading, nothing wider than 320 px, nothing that axe objects to. */
async function judge(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1)
  const violations = await violationsOn(page)
  expect(violations.map((one) => `${page.url()} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(over, `${page.url()} at 320`).toBeLessThanOrEqual(0)
  if (before) await page.setViewportSize(before)
}

test('the delegate of an IPS decides who waits: one with a role, two at once, one given back', async ({
  page,
  context,
  world,
}) => {
  const w = usersOf(world)
  const ips = await w.ips({ sedes: ['01', '02'] })
  const [first = '', second = ''] = ips.sedes
  const laura = await w.profesional('MEDICINA', ['Laura', 'Quintero'])
  const rosa = await w.otro(['Rosa', 'Chocontá'])
  const kelly = await w.otro(['Kelly', 'Mosquera'])
  const ana = await w.otro(['Ana', 'Burgos'])
  await w.ask(laura, ips, first)
  await w.ask(rosa, ips, second)
  await w.ask(kelly, ips, first)
  await w.ask(ana, ips, first)
  await enterAs(context, world, ips.delegate)

  await page.goto('/administracion')
  await expect(page.getByRole('heading', { level: 1, name: 'Quién espera' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Por decidir 4' })).toBeVisible()
  await judge(page)

  // one, with a role, in the sede she asked for.
  await page.getByRole('link', { name: 'Laura Quintero' }).click()
  await expect(page.getByRole('checkbox', { name: /Prescriptor/ })).toBeChecked()
  await judge(page)
  await page.getByRole('button', { name: 'Activar con 1 rol' }).click()
  await expect(page.getByText(/Laura Quintero ya puede prescribir/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Seguir con la lista' }).click()
  await expect(page.getByRole('link', { name: 'Por decidir 3' })).toBeVisible()

  // Two at once, with the roles both can have.
  await page.getByRole('checkbox', { name: 'Elegir a Rosa Chocontá' }).check()
  await page.getByRole('checkbox', { name: 'Elegir a Kelly Mosquera' }).check()
  await expect(page.getByText('Ambos cumplen')).toBeVisible()
  await page.getByRole('button', { name: 'Activar y dar rol…' }).click()
  await page.getByRole('checkbox', { name: /Consulta de la IPS/ }).check()
  await page.getByRole('button', { name: 'Activar a 2 personas con 1 rol' }).click()
  await expect(page.getByText('2 personas tienen activación.').first()).toBeVisible()

  // One given back, with a reason.
  await page.getByRole('link', { name: 'Ana Burgos' }).click()
  await page.getByRole('button', { name: 'Devolver…' }).click()
  await page.getByRole('button', { name: 'Devolver la solicitud' }).click()
  await expect(page.getByText(/Escriba el motivo/)).toBeVisible()
  await page.getByLabel('Motivo').fill('Pida la activación en la sede 02.')
  await page.getByRole('button', { name: 'Devolver la solicitud' }).click()
  await expect(page.getByText('Devolvió la solicitud de Ana Burgos.')).toBeVisible()
  await page.getByRole('link', { name: 'Seguir con la lista' }).click()
  await expect(page.getByRole('heading', { name: 'Nadie espera' })).toBeVisible()

  // Her card: the role goes, then the activation.
  await page.getByRole('link', { name: 'Usuarios' }).click()
  await judge(page)
  await page.getByRole('link', { name: 'Laura Quintero' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Laura/ })).toBeVisible()
  await judge(page)
  await page.getByRole('checkbox', { name: /Prescriptor/ }).uncheck()
  await expect(page.getByText('Queda sin rol: no podrá entrar aquí.')).toBeVisible()
  await page.getByRole('button', { name: 'Dejar sin rol' }).click()
  await expect(page.getByText('Sin rol', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Inactivar…' }).click()
  await page.getByLabel('Motivo').fill('Terminó su contrato.')
  await page.getByRole('button', { name: 'Inactivar ahora' }).click()
  await expect(page.getByText('Hoy no tiene activación en esta entidad.')).toBeVisible()
})

test('who decides second is told by whom and when (3.6)', async ({ page, context, world }) => {
  const w = usersOf(world)
  const ips = await w.ips()
  const rosa = await w.otro(['Rosa', 'Chocontá'])
  const { body } = await w.ask(rosa, ips, ips.sedes[0])
  await enterAs(context, world, ips.delegate)
  await page.goto(`/administracion/${ips.capacityId}?persona=${rosa.registrationId}`)
  await expect(page.getByRole('button', { name: 'Activar sin rol' })).toBeVisible()
  await w.activate(ips, rosa, { places: [ips.sedes[0] ?? ''], requestId: body.requestId })
  await page.getByRole('button', { name: 'Activar sin rol' }).click()
  await expect(page.getByText(/ya decidi/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Volver a la lista' })).toBeVisible()
})

test('D-17: a registered person is found by exact document, and nobody else', async ({ page, context, world }) => {
  const w = usersOf(world)
  const ips = await w.ips()
  const rosa = await w.otro(['Rosa', 'Chocontá'])
  await enterAs(context, world, ips.delegate)
  await page.goto(`/administracion/${ips.capacityId}`)
  await page.getByLabel('Documento exacto').fill(rosa.doc.number.slice(0, -1))
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByRole('heading', { name: /Nadie se registró con/ })).toBeVisible()
  await page.getByLabel('Documento exacto').fill(`CC ${rosa.doc.number}`)
  await page.getByRole('button', { name: 'Buscar' }).click()
  await page.getByRole('link', { name: 'Rosa Chocontá' }).click()
  await page.getByRole('checkbox', { name: /Sede 01/ }).check()
  await page.getByRole('button', { name: 'Activar sin rol' }).click()
  await expect(page.getByText(/Rosa Chocontá tiene activación/).first()).toBeVisible()
})

test('R-08: the network of an EPS is built in one regime, and the other does not change', async ({
  page,
  context,
  world,
}) => {
  const w = usersOf(world)
  const eps = await w.anEps(['subsidiado', 'contributivo'])
  const ips = await w.ips()
  await enterAs(context, world, eps.delegate)
  await page.goto(`/administracion/${eps.capacityId}/red`)
  await expect(page.getByRole('heading', { level: 1, name: 'Red del régimen subsidiado' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'La red de este régimen está vacía' })).toBeVisible()
  await judge(page)
  await page.getByRole('link', { name: 'Agregar a la red' }).click()
  await page.getByRole('combobox', { name: 'IPS o proveedor' }).fill(ips.nit)
  await page.getByRole('option', { name: /Entidad Demostración/ }).click()
  await expect(page.getByText('En el régimen contributivo no cambia nada.')).toBeVisible()
  await judge(page)
  await page.getByRole('button', { name: 'Agregar a la red' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /está en su red/ })).toBeVisible()
  await page.getByRole('link', { name: 'Ver la red' }).click()
  await expect(page.getByText('1 de 1, los que entraron antes primero')).toBeVisible()
  await page.getByRole('button', { name: /Retirar/ }).click()
  await page.getByRole('button', { name: 'Retirar de la red' }).click()
  await expect(page.getByRole('heading', { name: 'La red de este régimen está vacía' })).toBeVisible()
})

test('R-10: the delegate of a proveedor creates a sede, and closing it says how many it suspends', async ({
  page,
  context,
  world,
}) => {
  const w = usersOf(world)
  await w.municipalities()
  const proveedor = await w.aProveedor()
  await enterAs(context, world, proveedor.delegate)
  await page.goto(`/administracion/${proveedor.capacityId}/sedes`)
  await expect(page.getByRole('heading', { name: 'Todavía no hay sedes' })).toBeVisible()
  await page.getByRole('link', { name: 'Crear una sede' }).click()
  await page.getByRole('button', { name: 'Crear la sede' }).click()
  await expect(page.getByRole('link', { name: 'Elija el municipio de la lista.' })).toBeVisible()
  await judge(page)
  await page.getByLabel('Nombre de la sede').fill('Bodega norte')
  await page.getByLabel('Dirección').fill('Calle 12 # 3-45')
  await page.getByRole('combobox', { name: 'Municipio' }).fill('yopal')
  await page.getByRole('option', { name: /Yopal/ }).click()
  await page.getByRole('button', { name: 'Crear la sede' }).click()
  await expect(page.getByText(/quedó creada\. Ya puede/)).toBeVisible()
  await judge(page)
  await page.getByRole('button', { name: /Cerrar la sede 01/ }).click()
  await expect(page.getByText(/Cerrarla no suspende a nadie/)).toBeVisible()
  await page.getByLabel('Motivo').fill('Terminó el arriendo del local.')
  await page.getByRole('button', { name: 'Cerrar la sede', exact: true }).click()
  await expect(page.getByText(/Cerrada el 20 nov 2026/)).toBeVisible()
})

test('the operator publishes the strict reading of D-01 and changes a setting', async ({ page, context, world }) => {
  await enterAsOperator(context, world, ['registries', 'reviews', 'policies', 'clients'])
  await page.goto('/operador')
  await expect(page.getByRole('heading', { level: 1, name: 'Operación del servicio' })).toBeVisible()
  await expect(page.getByText('Ninguna entidad espera revisión.')).toBeVisible()
  await judge(page)
  await page.getByRole('link', { name: 'Servicio', exact: true }).click()
  await page.getByRole('link', { name: 'Quién activa a quién' }).click()
  await judge(page)
  await page.getByRole('checkbox', { name: 'Otro usuario: la activa Proveedor' }).uncheck()
  await page.getByRole('link', { name: 'Revisar el borrador' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Revise la versión 2' })).toBeVisible()
  await expect(page.getByText('Nadie pierde hoy un permiso.')).toBeVisible()
  await judge(page)
  await page.getByRole('button', { name: 'Publicar la versión 2' }).click()
  await expect(page.getByText('La versión 2 rige desde ahora.').last()).toBeVisible()

  await page.getByRole('link', { name: 'Ajustes' }).click()
  await judge(page)
  await page.getByRole('button', { name: /Cambiar Gracia de la habilitación/ }).click()
  await page.getByLabel('Valor').fill('31')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText(/Escriba un número: entre 0 y 30 días/)).toBeVisible()
  await page.getByLabel('Valor').fill('15')
  await page.getByRole('button', { name: 'Guardar 15 días' }).click()
  await expect(page.getByText('15 días', { exact: true })).toBeVisible()
})
