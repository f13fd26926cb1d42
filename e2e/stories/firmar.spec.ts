import { addMs } from '../../server/platform/dates.ts'
import { sampleContent } from '../../server/testing/prescribing-world.ts'
import { expect, test } from '../harness.ts'
import { readQr } from '../qr.ts'
import { enterAs, prescribersOf } from '../users.ts'
import { codesOf, home, judge, picture } from './prescriber.ts'

const MINUTE = 60_000

test('D-23 a signature asks again for what was given long ago, by code and by key; the paper leads to its verification', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(180_000)
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber()
  const code = await codesOf(world, me)
  await enterAs(context, world, me, addMs(world.clock.now(), -14 * MINUTE))
  const dialog = page.getByRole('dialog', { name: /segundo factor/ })
  const signed = page.getByRole('heading', { level: 1, name: 'La prescripción quedó firmada' })
  const opensOne = async (items: Parameters<typeof sampleContent>[0]): Promise<void> => {
    await page.goto(`${home(me)}/${await w.draft(me, sampleContent(items))}/firmar`)
    await page.getByRole('button', { name: 'Firmar 1 ítem' }).click()
  }

  await test.step('fourteen minutes after it, she signs without being asked', async () => {
    await opensOne(['D'])
    await expect(signed).toBeVisible()
    await expect(dialog).toBeHidden()
  })

  await test.step('after fifteen she is asked; a wrong code is said and stays, and the right one signs', async () => {
    world.clock.advance(2 * MINUTE)
    await opensOne(['P'])
    const field = dialog.getByLabel('Código de 6 números')
    await field.fill('000000')
    await expect(
      dialog.getByText(/código/i).filter({ hasText: /no (es|corresponde|sirve)|vencid|incorrect/i }),
    ).toBeVisible()
    await expect(field).toHaveValue('000000')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await judge(page, 'firmar-01-codigo-equivocado')
    // Over the wrong one, without deleting it.
    await page.keyboard.type(code())
    await expect(signed).toBeVisible()
  })

  await test.step('with a key of her device: nothing is signed until it proves that it is her', async () => {
    const devices = await context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto('/cuenta/seguridad/llave')
    await page.getByLabel(/^Nombre de la llave/).fill('Mi portátil')
    await page.getByRole('button', { name: 'Crear la llave' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Su llave de acceso está lista' })).toBeVisible()
    world.clock.advance(16 * MINUTE)
    await opensOne(['M'])
    const key = dialog.getByRole('button', { name: 'Usar llave de acceso' })
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await key.click()
    await expect(dialog.getByText('No se usó ninguna llave. Intente de nuevo o escriba un código.')).toBeVisible()
    await judge(page, 'firmar-02-llave')
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await key.click()
    await expect(signed).toBeVisible()
  })

  await test.step('the PDF opens in the browser, and its QR and that of the page say the same address', async () => {
    const number = /prescripciones\/(\d{20})/.exec(page.url())?.[1] ?? ''
    await page.getByRole('link', { name: 'Ver la prescripción' }).click()
    await page.getByRole('link', { name: 'Documento', exact: true }).click()
    const drawn = page.getByRole('img', { name: /QR/ })
    await expect(drawn).toBeVisible()
    const address = await readQr(context, await drawn.screenshot())
    expect(address).toMatch(new RegExp(`^${world.url}/verificar\\?numero=${number}&codigo=[A-Z0-9-]{6,}$`))
    await page.getByRole('link', { name: 'Descargar PDF' }).click()
    await expect(page).toHaveURL(/\/pdf$/)
    await page.setViewportSize({ width: 1600, height: 1200 })
    // The viewer draws when it can, and says nothing of it.
    await expect(async () => expect(await readQr(context, await page.screenshot())).toBe(address)).toPass()
    await picture(page, 'firmar-03-pdf')

    await context.clearCookies()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(address)
    const answer = page.waitForResponse(/prescriptions\/verify$/)
    await page.getByRole('button', { name: 'Verificar' }).click()
    await expect(page.getByRole('heading', { name: 'Existe y está firmada' })).toBeVisible()
    await expect(page.getByText('E. R. T. N.')).toBeVisible()
    await judge(page, 'firmar-04-verificada')
    // Nothing of the patient but the initials, on the page or under it.
    const told = (await (await answer).text()) + (await page.getByRole('main').textContent())
    for (const personal of [
      'Elvia',
      'Tibaduiza',
      '1099770011',
      '1.099.770.011',
      'EPS900',
      'M069',
      'Laura',
      me.doc.number,
    ])
      expect(told).not.toContain(personal)
    await page.getByLabel('Código de verificación').fill('ZZZZ-ZZZZ')
    await page.getByRole('button', { name: 'Verificar' }).click()
    await expect(page.getByRole('alert').getByText(/no corresponden a una prescripción/)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Existe y está firmada' })).toBeHidden()
  })
})
