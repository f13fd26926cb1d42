import type { Locator } from '@playwright/test'
import { sampleRows } from '../../server/modules/registries/index.ts'
import { sampleContent, sampleItems } from '../../server/testing/prescribing-world.ts'
import { expect, test } from '../harness.ts'
import { enterAs, prescribersOf } from '../users.ts'
import { home, judge, saved } from './prescriber.ts'

const DAY = 86_400_000

/** Of the affiliation: one as she should be, and those whom an EPS could refuse. */
const affiliates = [
  sampleRows.afiliado(),
  sampleRows.afiliado({ numero: '1099800208', primer_nombre: 'TERESA', estado: 'SUSPENDIDO' }),
  sampleRows.afiliado({ numero: '1099800222', primer_nombre: 'ILDA', estado: 'FALLECIDO' }),
  sampleRows.afiliado({ numero: '1099800239', primer_nombre: 'NÉSTOR', codigo_eps: 'EPSS90', regimen: 'S' }),
]

test('before she signs, a doctor reads what the EPS could refuse, and what nobody may do', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(180_000)
  const w = prescribersOf(world)
  await w.catalogs()
  await w.load('afiliacion', affiliates)
  const me = await w.prescriber()
  await enterAs(context, world, me)
  const checks = page.getByRole('region', { name: '¿La aceptarían?' })
  const sign = page.getByRole('button', { name: /^Firmar/ })
  const at = async (content: Record<string, unknown>, page_ = '/firmar'): Promise<Locator> => {
    await page.goto(`${home(me)}/${await w.draft(me, content)}${page_}`)
    await expect(checks.getByText(/comprobaci(ón|ones) bien/)).toBeVisible()
    return checks
  }
  /** A device for this document, as EPS900 contributivo. */
  const forPatient = (number: string, over: Record<string, unknown> = {}): Record<string, unknown> => {
    const content = sampleContent(['D'], over)
    return { ...content, patient: { ...(content.patient as object), document: { type: 'CC', number } } }
  }
  const search = async (number: string): Promise<void> => {
    await page.goto(home(me))
    await page.getByLabel('Número de documento').fill(number)
    await page.getByRole('button', { name: 'Buscar paciente' }).click()
  }

  await test.step('found: her fields come filled, dated with the cut', async () => {
    await search('1099800101')
    await expect(page.getByText('Afiliación activa')).toBeVisible()
    await expect(page.getByText('Afiliación, corte del 18 nov 2026')).toBeVisible()
    await page.getByRole('button', { name: 'Prescribir a Rosalba Cifuentes' }).click()
    await expect(page.getByLabel('Primer nombre')).toHaveValue('Rosalba')
    await expect(page.getByLabel('Primer apellido')).toHaveValue('Cifuentes')
    const born = page.getByRole('group', { name: /^Fecha de nacimiento/ })
    await expect(born.getByLabel('Día')).toHaveValue('14')
    await expect(born.getByLabel('Año')).toHaveValue('1958')
    await expect(page.getByLabel('Sexo')).toHaveValue('F')
    await expect(page.getByRole('combobox', { name: 'EPS', exact: true })).toHaveValue(/^EPS900/)
    await expect(page.getByRole('radio', { name: 'Contributivo' })).toBeChecked()
    await page.getByRole('button', { name: 'Buscar en la afiliación' }).click()
    await expect(page.getByText(/Rosalba Cifuentes en la afiliación, corte del\s+18 nov 2026/)).toBeVisible()
    await judge(page, 'aceptarian-01-encontrada')
    await at(forPatient('1099800101'))
    await expect(checks.getByText('Sí, con lo que se sabe hoy')).toBeVisible()
  })

  await test.step('not found: she says why, and is warned', async () => {
    const content = forPatient('1099770099')
    const unknown = { ...content, patient: { ...(content.patient as object), mismatchReason: '' } }
    await page.goto(`${home(me)}/${await w.draft(me, unknown)}`)
    await page.getByRole('button', { name: /^Revisar y firmar/ }).click()
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Falta 1 dato')
    await page
      .getByRole('alert')
      .getByRole('button', { name: /el paciente no está en la afiliación/ })
      .click()
    const why = page.getByLabel(/¿por qué prescribe\?/)
    await expect(why).toBeFocused()
    await judge(page, 'aceptarian-02-sin-razon')
    await why.fill('Se afilió ayer y el corte es anterior')
    await saved(page)
    await page.getByRole('button', { name: /^Revisar y firmar/ }).click()
    await expect(sign).toBeVisible()
    await expect(checks).toContainText('El paciente no está en la afiliación, corte del 18 nov 2026')
    await expect(page.getByText('Se afilió ayer y el corte es anterior')).toBeVisible()
  })

  await test.step('deceased, in the search and before signing; a warning does not stop her', async () => {
    await search('1099800222')
    await expect(page.getByText('Figura como fallecido')).toBeVisible()
    // Nothing of what waits below was copied from a paper.
    await expect(page.getByRole('heading', { name: 'Borradores para seguir' })).toBeVisible()
    await expect(page.getByText(/· transcripción/)).toHaveCount(0)
    await expect(page.getByText(/dice que el paciente falleció. Compruebe la identidad/)).toBeVisible()
    await judge(page, 'aceptarian-03-fallecida')
    await expect(await at(forPatient('1099800222'))).toContainText('La afiliación dice que el paciente falleció')
    await expect(checks).toContainText('Causa 8')
    await expect(sign).toBeVisible()
  })

  await test.step('of another EPS and regime; suspended', async () => {
    await expect(await at(forPatient('1099800239'))).toContainText(
      'La afiliación dice EPSS90, régimen subsidiado, corte del 18 nov 2026. Usted escribió otra.',
    )
    await expect(checks).toContainText('Causa 6')
    await search('1099800208')
    await expect(page.getByText('Afiliación suspendida')).toBeVisible()
    await expect(await at(forPatient('1099800208'))).toContainText('La afiliación está en estado suspendido')
    await expect(sign).toBeVisible()
  })

  await test.step('more than three months on a first formula; a dose that passes a year without being successive', async () => {
    const longer = (over: Record<string, unknown>) =>
      forPatient('1099800101', { items: [{ ...sampleItems.D, ...over }] })
    await expect(await at(longer({ durationAmount: '20', totalQuantity: '10' }))).toContainText(
      'Supera tres meses en una fórmula de primera vez. La EPS suele entregar solo tres meses.',
    )
    await expect(checks.getByText('Probable, con 1 advertencia')).toBeVisible()
    await expect(await at(longer({ durationAmount: '60', totalQuantity: '30', successive: false }))).toContainText(
      'Supera un año y no se formuló como sucesiva',
    )
  })

  await test.step('nobody prescribes to herself: there is nothing to sign', async () => {
    await at(forPatient(me.doc.number))
    await expect(checks).toContainText('Usted es el paciente de esta prescripción. Debe prescribirla otra persona.')
    await expect(checks.getByText('No se puede firmar así')).toBeVisible()
    await expect(sign).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Completar lo que falta' })).toHaveCount(0)
    await judge(page, 'aceptarian-04-a-si-misma')
  })

  await test.step('the same request of a colleague within its days, with the other prescription; later, what still runs', async () => {
    const other = await w.prescriber({ ips: me.ips })
    const medicine = () => ({ ...forPatient('1099800101'), items: [structuredClone(sampleItems.M)] })
    const { number } = await w.signed(other, medicine())
    await expect(await at(medicine(), '')).toContainText(
      'Hay otra solicitud igual, activa desde el 20 nov 2026, de Laura Quintero. La EPS suele negar la repetida.',
    )
    await expect(checks).toContainText(number.replace(/^(\d{8})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4'))
    await judge(page, 'aceptarian-05-repetida')
    world.clock.advance(40 * DAY)
    await enterAs(context, world, me)
    await expect(await at(medicine())).toContainText(
      'Todavía corre otra fórmula igual, del 20 nov 2026. La EPS puede aplazar esta entrega.',
    )
  })
})
