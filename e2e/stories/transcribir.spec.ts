import { sql } from 'kysely'
import { contextKey } from '#contract/users-authority.ts'
import { sampleRows } from '../../server/modules/registries/index.ts'
import { expect, test } from '../harness.ts'
import { enterAs, prescribersOf } from '../users.ts'
import { answer, fillDate, judge, pick, saved, schedule } from './prescriber.ts'

test('an EPS professional copies a paper form of contingency, and its novelty is there (D-09)', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(180_000)
  const w = prescribersOf(world)
  await w.catalogs()
  await w.load('afiliacion', [sampleRows.afiliado()])
  const eps = await w.administered('eps_contributivo', { nit: '999000101' })
  const marta = await w.profesional('MEDICINA', ['Marta', 'Ocampo'])
  await w.activate(eps, marta, { roles: ['TRANSCRIPTOR'] })
  const key = contextKey({ capacityId: eps.capacityId, sede: null, role: 'TRANSCRIPTOR' })
  await enterAs(context, world, marta)
  const review = page.getByRole('button', { name: /^Revisar y firmar/ })
  const summary = page.getByRole('alert')
  const reason = page.getByLabel('¿Por qué se prescribió en papel?')

  await test.step('she finds the patient of the form in the affiliation, and her data come filled', async () => {
    await page.goto(`/mipres/c/${encodeURIComponent(key)}`)
    await page.getByRole('link', { name: /Transcribir formatos de contingencia/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: '¿De quién es el formato?' })).toBeVisible()
    await page.getByLabel('Número de documento').fill('1.099.800.101')
    await page.getByRole('button', { name: 'Buscar paciente' }).click()
    await expect(page.getByText('Afiliación, corte del 18 nov 2026')).toBeVisible()
    await judge(page, 'transcribir-01-encontrada')
    await page.getByRole('button', { name: 'Transcribir la de Rosalba Cifuentes' }).click()
    await expect(page.getByLabel('Primer nombre')).toHaveValue('Rosalba')
    await expect(page.getByLabel('Segundo apellido')).toHaveValue('Lozano')
    await expect(page.getByRole('combobox', { name: 'EPS', exact: true })).toHaveValue(/^EPS900/)
  })

  await test.step('she copies the form, with a date that has not come and without the reason', async () => {
    await pick(page, 'Diagnóstico principal (CIE-10)', 'artritis reumatoide', /M069/)
    await page.getByLabel('Ámbito de atención').selectOption({ label: 'Ambulatorio no priorizado' })
    await answer(page, /después de un egreso/, 'No')
    await answer(page, /COVID-19/, 'No')
    await fillDate(page, 'Fecha del formato en papel', ['21', '11', '2026'])
    await page.keyboard.press('Alt+d')
    await page.getByLabel('Dispositivo', { exact: true }).selectOption('041')
    await schedule(page, ['6', 'Mes'], ['1', 'Año'])
    await page.getByLabel(/^Justificación/).fill('Fotofobia severa')
    await answer(page, /no basta/, 'Sí')
    await saved(page)
  })

  await test.step('both are refused at once, each on its field', async () => {
    await review.click()
    await expect(summary.getByRole('heading')).toHaveText('Faltan 2 datos')
    const paper = page.getByRole('group', { name: 'Fecha del formato en papel', exact: true })
    await summary.getByRole('button', { name: /no puede ser posterior a hoy/ }).click()
    await expect(paper.getByText('La fecha del formato no puede ser posterior a hoy.')).toBeVisible()
    await summary.getByRole('button', { name: /Elija por qué se prescribió en papel/ }).click()
    await expect(reason).toBeFocused()
    await expect(reason).toHaveAttribute('aria-invalid', 'true')
    await judge(page, 'transcribir-02-falta')
  })

  await test.step('a donor who was not effective must be named', async () => {
    await reason.selectOption({ label: 'Donante no efectivo' })
    await fillDate(page, 'Fecha del formato en papel', ['18', '11', '2026'])
    await saved(page)
    await review.click()
    await expect(summary.getByRole('heading')).toHaveText('Falta 1 dato')
    await summary.getByRole('button', { name: /documento del donante/ }).click()
    const donor = page.getByRole('group', { name: '¿Hay un donante vivo?' })
    await expect(donor.getByText(/Escriba el documento del donante/)).toBeVisible()
    await expect(donor.getByRole('radio', { name: 'Sí' })).toBeFocused()
    await reason.selectOption({ label: 'Sin conectividad' })
    await saved(page)
  })

  await test.step('she signs, and the page says the novelty that the transcription left', async () => {
    await review.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Revise y firme' })).toBeVisible()
    await expect(page.getByText('El paciente es de la EPS en la que usted actúa')).toBeAttached()
    await judge(page, 'transcribir-03-revisar')
    await page.getByRole('button', { name: 'Firmar 1 ítem' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'La prescripción quedó firmada' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Transcribir otro formato' })).toBeVisible()
    const number = /prescripciones\/(\d{20})/.exec(page.url())?.[1] ?? ''
    await page.getByRole('link', { name: 'Ver la prescripción' }).click()
    await expect(page.getByText('Novedad de transcripción: 3, sin conectividad, formato del 18 nov 2026')).toBeVisible()
    await judge(page, 'transcribir-04-transcrita')
    const { rows } = await sql`select kind, reason from prescribing.novelties where number = ${number}`.execute(
      world.db,
    )
    expect(rows).toEqual([{ kind: 3, reason: '3' }])
  })

  await test.step('what was copied wrong is taken back by who copied it', async () => {
    await page.getByRole('button', { name: 'Anular…' }).click()
    await page.getByRole('dialog').getByLabel('Motivo').fill('Era el formato de otra persona')
    await page.getByRole('dialog').getByRole('button', { name: 'Anular ahora' }).click()
    await expect(page.getByText('Anulada').first()).toBeVisible()
    await page.getByRole('navigation', { name: 'Ruta' }).getByRole('link', { name: 'Transcribir' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '¿De quién es el formato?' })).toBeVisible()
  })
})
