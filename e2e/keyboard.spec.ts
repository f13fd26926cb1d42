import { expect, type Page, test } from '@playwright/test'
import { type DemoSite, startDemoSite } from '../tools/demo-site.ts'
import { reach } from './reach.ts'

// Daily work without a mouse, in the demo world: what is reached by Tab is acted on with Enter, and the focus is never lost.

let site: DemoSite
test.beforeAll(async () => {
  test.setTimeout(180_000)
  site = await startDemoSite()
})
test.afterAll(() => site?.stop())

async function open(page: Page, path: string, as: string, heading: string): Promise<void> {
  const { url, cookies } = await site.open({ name: '', path, as })
  await page.context().addCookies(cookies)
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

const enter = async (page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> => {
  await reach(page.getByRole(role, { name, exact: typeof name === 'string' }).first())
  await page.keyboard.press('Enter')
}

test('the delegate finds who waits, reads that she meets what is asked and activates her', async ({ page }) => {
  await open(page, '/administracion/{capacity:999000202:ips}', '1099301714', 'Quién espera')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Saltar al contenido' })).toBeFocused()
  await page.keyboard.press('Enter')
  await enter(page, 'link', 'Laura Quintero Peñuela')
  await expect(page.getByRole('checkbox', { name: /Prescriptor/ })).toBeChecked()
  await enter(page, 'button', 'Activar con 1 rol')
  await expect(page.getByText(/Laura Quintero Peñuela ya puede prescribir/).first()).toBeVisible()
  await enter(page, 'link', 'Seguir con la lista')
  await expect(page.getByRole('link', { name: 'Laura Quintero Peñuela' })).toHaveCount(0)
})

test('the representative thinks better of a revocation and replaces the delegate instead', async ({ page }) => {
  const path = '/mi-seguridad-social/entidades/{entity:999000101}/autorizados'
  await open(page, path, '1099210047', 'Administrar Autorizados')
  const revoke = page.getByRole('button', { name: /^Revocar… en MIPRES, Contributivo/ })
  await reach(revoke)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '¿Revocar a Nelly Guarnizo Ávila?' })
  await expect(dialog).toBeVisible()
  // The focus is in the question or in the browser's own controls, never on the page behind.
  const behind = (): Promise<boolean> =>
    dialog.evaluate((element) => {
      const { activeElement, body } = element.ownerDocument
      return activeElement !== body && !element.contains(activeElement)
    })
  for (let i = 0; i < 4; i += 1) {
    expect(await behind()).toBe(false)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(revoke).toBeFocused()
  await enter(page, 'link', /^Reemplazar en MIPRES, Contributivo/)
  await expect(page.getByRole('heading', { level: 1, name: 'Reemplace a Nelly Guarnizo Ávila' })).toBeFocused()
  await reach(page.getByRole('textbox', { name: 'Número de documento' }))
  await page.keyboard.type('1.099.743.242')
  await enter(page, 'button', 'Nombrar el reemplazo')
  await expect(page.getByRole('heading', { level: 1, name: /^Nombramiento hecho/ })).toBeVisible()
})

test('the operator opens a registration that waits and accepts it', async ({ page }) => {
  await open(page, '/operador/revisiones', 'operator', 'Registros de entidades')
  await enter(page, 'link', 'Transportes Guadual S.A.S.')
  await expect(page.getByRole('heading', { level: 1, name: 'Transportes Guadual S.A.S.' })).toBeFocused()
  await enter(page, 'button', 'Aceptar el registro…')
  await enter(page, 'button', 'Aceptar el registro')
  await expect(page.getByText('la aceptó')).toBeVisible()
})
