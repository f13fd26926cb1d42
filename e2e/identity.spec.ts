import type { Page } from '@playwright/test'
import { totpCode } from '../server/modules/identity/credentials/totp.ts'
import { csv, importText, sampleRows } from '../server/modules/registries/index.ts'
import { expect, test, type World } from './harness.ts'

const PASSWORD = 'canoa-lenta-de-guadua-27'
const shots = process.env.IDENTITY_SHOTS
const shot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

async function civilRegistry(world: World, numero: string): Promise<void> {
  const rows = [sampleRows.civilRow({ numero })]
  await importText({ db: world.db, clock: world.clock }, 'registro-civil', csv(rows), { cut: '2026-11-18' })
}

async function writeDate(page: Page, group: string, [day, month, year]: [string, string, string]): Promise<void> {
  const fields = page.getByRole('group', { name: group })
  await fields.getByLabel('Día').fill(day)
  await fields.getByLabel('Mes').fill(month)
  await fields.getByLabel('Año').fill(year)
}

/** From nothing to an open account, as a person does it. */
async function register(page: Page, world: World, number: string, email: string): Promise<void> {
  await page.goto(`${world.url}/mi-seguridad-social`)
  await page.getByRole('main').getByRole('link', { name: 'Registrarse' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sus datos, como están en su documento')
  await shot(page, 'registro-1')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await shot(page, 'registro-1-errores')
  await page.getByLabel('Número de documento').fill(number)
  await writeDate(page, 'Fecha de expedición', ['20', '5', '2008'])
  await page.getByLabel('Primer nombre').fill('Laura')
  await page.getByLabel('Primer apellido').fill('Quintero')
  await page.getByLabel('Segundo apellido').fill('Peña')
  await writeDate(page, 'Fecha de nacimiento', ['12', '5', '1990'])
  await page.getByLabel('Femenino').check()
  await page.getByLabel('Leí y autorizo el tratamiento de mis datos').check()
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compruebe su identidad')
  await shot(page, 'registro-2')
  await page.getByRole('button', { name: 'Comprobar identidad' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirme su correo')
  await page.getByLabel('Correo', { exact: true }).fill(email)
  await page.getByLabel('Escriba el correo otra vez').fill(email)
  await shot(page, 'registro-3')
  await page.getByRole('button', { name: 'Enviar el enlace' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Revise su correo')
  await shot(page, 'registro-3-enviado')
  await page.goto(await world.linkTo(email, /Confirme su correo/))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ponga su contraseña')
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await expect(page.getByText(/contraseña\.$/)).toBeVisible()
  await shot(page, 'registro-4')
  await page.getByRole('button', { name: 'Abrir la cuenta' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Su cuenta está lista')
  await shot(page, 'registro-5')
}

async function givePassword(page: Page, number: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingrese')
  await page.getByLabel('Número de documento').fill(number)
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await shot(page, 'ingresar')
  await page.getByRole('button', { name: 'Continuar' }).click()
}

test('a person opens her account, sets a code application and signs in with it', async ({ page, world }) => {
  const number = '1099400218'
  await civilRegistry(world, number)
  await register(page, world, number, 'laura@ejemplo.test')
  // The password was just typed: it is not asked again.
  await expect(page.getByText('Ya ingresó a su cuenta.')).toBeVisible()
  await page.getByRole('link', { name: 'Ver mi camino' }).click()
  await expect(page).toHaveURL(/\/mi-camino$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Mi camino' })).toBeVisible()

  await page.goto(`${world.url}/cuenta/seguridad`)
  await expect(page.getByRole('heading', { name: 'Segundo factor' })).toBeVisible()
  await shot(page, 'seguridad')
  // The QR is drawn late on a slow line: what is under the finger must not move when it comes.
  let letDraw: () => void = () => {}
  const held = new Promise<void>((done) => {
    letDraw = done
  })
  let waiting = 0
  await page.route(/\/assets\/browser-/, async (route) => {
    waiting += 1
    await held
    await route.continue()
  })
  await page.getByRole('link', { name: 'Configurar aplicación de códigos' }).click()
  const confirm = page.getByRole('button', { name: 'Confirmar' })
  await expect(confirm).toBeVisible()
  await expect(page.getByRole('img', { name: /Código QR/ })).toHaveCount(0)
  const before = await confirm.boundingBox()
  expect(waiting, 'the library that draws the QR is a chunk of its own').toBe(1)
  letDraw()
  await expect(page.getByRole('img', { name: /Código QR/ })).toBeVisible()
  expect(await confirm.boundingBox()).toEqual(before)
  await shot(page, 'codigos')
  const secret = (await page.locator('code').first().innerText()).replace(/\s/g, '')
  await page.getByLabel('Código de 6 números').fill(totpCode(secret, world.clock.now()))
  await confirm.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Su segundo factor está listo')
  await expect(page.getByRole('list', { name: 'Códigos de recuperación' }).getByRole('listitem')).toHaveCount(10)
  await shot(page, 'codigos-listo')

  await page.goto(`${world.url}/cuenta/sesiones`)
  await expect(page.getByText('Esta', { exact: true })).toBeVisible()
  await shot(page, 'sesiones')
  await page.goto(`${world.url}/cuenta`)
  await expect(page.getByText('Comprobado con el registro civil')).toBeVisible()
  await shot(page, 'cuenta')
  await page.goto(`${world.url}/cuenta/datos-personales`)
  await expect(page.getByRole('link', { name: 'Exportar mis datos' })).toBeVisible()
  await shot(page, 'derechos')

  await page.goto(`${world.url}/auth/logout`)
  await page.goto(`${world.url}/cuenta`)
  world.clock.advance(31_000)
  await page.goto(`${world.url}/auth/login?to=/cuenta`)
  await givePassword(page, number)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Escriba el código de su aplicación')
  await shot(page, 'segundo-factor')
  await page.getByLabel('Código de 6 números').fill(totpCode(secret, world.clock.now()))
  await expect(page).toHaveURL(/\/cuenta$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sus datos')
})

test('a key of the device is both factors: it signs in without document or password', async ({ page, world }) => {
  const number = '1099400219'
  await civilRegistry(world, number)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  // A sign-in that cannot be done at once is offered by hand.
  await page.route(/\/auth\/login/, (route) => route.abort(), { times: 1 })
  await register(page, world, number, 'llave@ejemplo.test')
  await page.getByRole('main').getByRole('link', { name: 'Ingresar' }).click()
  await givePassword(page, number)
  await expect(page).toHaveURL(/\/mi-camino$/)
  await page.goto(`${world.url}/cuenta/seguridad/llave`)
  await page.getByLabel(/Nombre de la llave/).fill('Mi teléfono')
  await shot(page, 'llave')
  await page.getByRole('button', { name: 'Crear la llave' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Su llave de acceso está lista')
  await page.goto(`${world.url}/auth/logout`)
  await page.goto(`${world.url}/auth/login?to=/cuenta/sesiones`)
  await page.getByRole('button', { name: 'Usar llave de acceso' }).click()
  await expect(page).toHaveURL(/\/cuenta\/sesiones$/)
  await expect(page.getByRole('cell', { name: 'Sí' }).first()).toBeVisible()
})
