import { contextKey } from '#contract/users-authority.ts'
import { addMs, instant } from '../../server/platform/dates.ts'
import { sampleContent } from '../../server/testing/prescribing-world.ts'
import { hands } from '../hands.ts'
import { expect, test } from '../harness.ts'
import { enterAs, prescribersOf } from '../users.ts'
import { answer, codesOf, home, judge, pick, picture, repeatsAndSigns, saved, schedule } from './prescriber.ts'

test('a doctor prescribes one item of each kind and signs with the second factor', async ({ page, context, world }) => {
  test.setTimeout(480_000)
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber()
  const code = await codesOf(world, me)
  await enterAs(context, world, me, addMs(world.clock.now(), -20 * 60_000))

  await test.step('the patient is not in the affiliation: she goes on with what she types and a reason', async () => {
    await page.goto(home(me))
    await judge(page, '01-inicio')
    await hands.fill(page.getByLabel('Número de documento'), '24.990.310')
    await hands.press(page.getByRole('button', { name: 'Buscar paciente' }))
    await expect(page.getByText(/no está en la afiliación/)).toBeVisible()
    await picture(page, '02-no-encontrado')
    await hands.press(page.getByRole('button', { name: 'Seguir con los datos escritos' }))
    await expect(page.getByRole('heading', { level: 2, name: 'Paciente y diagnóstico' })).toBeVisible()
    await pick(page, 'Diagnóstico principal (CIE-10)', 'artritis reumatoide', /M069/)
    await hands.choose(page.getByLabel('Ámbito de atención'), { label: 'Ambulatorio no priorizado' })
    await answer(page, /después de un egreso/, 'No')
    await answer(page, /enfermedad huérfana/, 'No')
    await answer(page, /COVID-19/, 'No')
    await hands.fill(page.getByLabel('Primer nombre'), 'Elvia')
    await hands.fill(page.getByLabel('Primer apellido'), 'Tibaduiza')
    await pick(page, 'EPS', 'demo andina', /EPS900/)
    await expect(page.getByRole('radio', { name: 'Contributivo' })).toBeChecked()
    await hands.fill(page.getByLabel(/¿por qué prescribe\?/), 'La afiliación todavía no la muestra')
    await saved(page)
    await judge(page, '03-paciente')
  })

  await test.step('a medicine, with the keyboard shortcut', async () => {
    await page.keyboard.press('Alt+m')
    await expect(page.getByRole('heading', { level: 2, name: 'Medicamento' })).toBeVisible()
    await pick(page, 'Principio activo y presentación', 'adalimumab 40', /Adalimumab/i)
    await hands.fill(page.getByLabel('Dosis', { exact: true }), '40')
    await schedule(page, ['14', 'Día'], ['12', 'Semana'])
    await expect(page.getByText('6 jeringas', { exact: true })).toBeVisible()
    await hands.fill(page.getByLabel(/^Justificación/), 'Artritis activa que no responde a metotrexato')
    await answer(page, /registro INVIMA/, 'Sí')
    await answer(page, /evidencia/, 'Sí')
    await answer(page, /¿Ya usó/, 'Sí')
    await hands.fill(page.getByLabel('¿Cuál usó?'), 'Metotrexato 2,5 mg tableta')
    await answer(page, /No respondió/, 'Sí')
    await hands.fill(page.getByLabel('¿Qué pasó al usarlo?'), 'No bajó la actividad de la enfermedad')
    await saved(page)
    await judge(page, '04-medicamento')
  })

  await test.step('a procedure', async () => {
    await page.keyboard.press('Alt+p')
    await pick(page, 'Procedimiento (CUPS)', 'exoma', /exoma/i)
    await hands.choose(page.getByLabel('Cada: unidad'), { label: 'Única' })
    await hands.fill(page.getByLabel(/^Justificación/), 'Estudio genético necesario')
    for (const question of [/cosmética/, /en el país/, /autoridad competente/, /evidencia/])
      await answer(page, question, 'Sí')
    await answer(page, /¿Ya usó/, 'No')
    await answer(page, /¿Descartó sin usarlo/, 'No')
    await saved(page)
    await judge(page, '05-procedimiento')
  })

  await test.step('a device', async () => {
    await page.keyboard.press('Alt+d')
    await hands.choose(page.getByLabel('Dispositivo', { exact: true }), '041')
    await schedule(page, ['6', 'Mes'], ['1', 'Año'])
    await hands.fill(page.getByLabel(/^Justificación/), 'Fotofobia severa')
    await answer(page, /no basta/, 'Sí')
    await saved(page)
    await judge(page, '06-dispositivo')
  })

  await test.step('a product of nutrition', async () => {
    await page.keyboard.press('Alt+n')
    await pick(page, 'Producto', 'sustituto de comida principal', /110201/)
    await hands.fill(page.getByLabel('Dosis', { exact: true }), '40')
    await schedule(page, ['1', 'Día'], ['10', 'Día'])
    await hands.fill(page.getByLabel('Cantidad total'), '1')
    await hands.fill(page.getByLabel(/^Justificación/), 'Pérdida de peso del 12 %')
    for (const question of [/registro INVIMA/, /evidencia/, /valoración nutricional/, /desnutrición/])
      await answer(page, question, 'Sí')
    for (const question of [/huérfana/, /VIH/, /cáncer/, /renal crónica/]) await answer(page, question, 'No')
    await answer(page, /¿Ya usó/, 'No')
    await answer(page, /¿Descartó sin usarlo/, 'No')
    await saved(page)
    await judge(page, '07-nutricion')
  })

  await test.step('a complementary service', async () => {
    await page.keyboard.press('Alt+s')
    await hands.choose(page.getByLabel('Servicio', { exact: true }), '150')
    await hands.choose(page.getByLabel('Medio de transporte'), { label: 'Terrestre' })
    await answer(page, /acompañante/, 'No')
    await hands.fill(page.getByLabel('Cuántos en cada uso'), '2')
    await schedule(page, ['14', 'Día'], ['12', 'Semana'])
    await hands.fill(page.getByLabel(/^Justificación/), 'Vive a 4 horas y no puede viajar sola')
    for (const question of [/tratamiento de este/, /se pierde/, /asumirlo/, /exclusión/])
      await answer(page, question, 'Sí')
    await answer(page, /otra razón/, 'No')
    await saved(page)
    await judge(page, '08-servicio')
  })

  await test.step('what is missing is said at once, each on its field', async () => {
    await hands.press(page.getByRole('link', { name: /Adalimumab/i }).first())
    await hands.fill(page.getByLabel('Dosis', { exact: true }), '')
    await hands.press(page.getByRole('button', { name: /^Revisar y firmar/ }))
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Falta 1 dato')
    await picture(page, '09-falta')
    await hands.press(page.getByRole('alert').getByRole('button', { name: /Escriba la dosis/ }))
    await expect(page.getByLabel('Dosis', { exact: true })).toBeFocused()
    await page.keyboard.type('40')
    await saved(page)
  })

  await test.step('she reviews everything, gives the second factor again and signs', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Revise y firme' })).toBeVisible()
    await judge(page, '10-revisar')
    await hands.press(page.getByRole('button', { name: 'Firmar 5 ítems' }))
    const dialog = page.getByRole('dialog', { name: /segundo factor/ })
    await expect(dialog).toBeVisible()
    await judge(page, '11-segundo-factor')
    await hands.fill(dialog.getByLabel('Código de 6 números'), code())
    await expect(page.getByRole('heading', { level: 1, name: 'La prescripción quedó firmada' })).toBeVisible()
    await expect(page.getByText(/20261120 1\d{3} \d{4} \d{4}/).first()).toBeVisible()
    await judge(page, '12-firmada')
  })

  await test.step('the document, and its public verification', async () => {
    const number = /prescripciones\/(\d{20})/.exec(page.url())?.[1] ?? ''
    await hands.press(page.getByRole('link', { name: 'Ver la prescripción' }))
    await expect(page.getByText('Espera a la junta').first()).toBeVisible()
    await judge(page, '13-prescripcion')
    await hands.press(page.getByRole('link', { name: 'Documento' }))
    await expect(page.getByRole('img', { name: /QR/ })).toBeVisible()
    // Each item says its own name, not its neighbour's.
    for (const [title, name] of [
      ['Medicamento 1', /ADALIMUMAB/],
      ['Procedimiento 1', /exoma/],
      ['Dispositivo médico 1', /Filtros/],
      ['Producto de soporte nutricional 1', /Sustituto/],
      ['Servicio complementario 1', /Transporte/],
    ] as const)
      await expect(page.locator('section').filter({ has: page.getByRole('heading', { name: title }) })).toContainText(
        name,
      )
    await judge(page, '14-documento')
    const printed =
      (await page
        .getByText(/^Código/)
        .locator('b')
        .textContent()) ?? ''
    await context.clearCookies()
    await page.goto(`/verificar?numero=${number}&codigo=${printed}`)
    await hands.press(page.getByRole('button', { name: 'Verificar' }))
    await expect(page.getByRole('heading', { name: 'Existe y está firmada' })).toBeVisible()
    await judge(page, '15-verificar')
  })
})

test('a repeat of one medicine takes at most 6 interactions from the start to signed', async ({
  page,
  context,
  world,
}) => {
  const interactions = await repeatsAndSigns({ page, context, world }, hands, () => judge(page, '20-repetir'))
  expect(interactions).toBeLessThanOrEqual(6)
  test.info().annotations.push({ type: 'interactions of a repeat', description: String(interactions) })
})

test('she annuls another, replaces one, and after the window asks for it', async ({ page, context, world }) => {
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber()
  const first = await w.signed(me)
  const second = await w.signed(me, sampleContent(['D']))
  await enterAs(context, world, me)
  const at = (number: string): string => `/mipres/c/${encodeURIComponent(me.context)}/prescripciones/${number}`

  await page.goto(at(first.number))
  await hands.press(page.getByRole('button', { name: 'Anular…' }))
  const dialog = page.getByRole('dialog')
  await hands.fill(dialog.getByLabel('Motivo'), 'Era para otro paciente')
  await judge(page, '30-anular')
  await hands.press(dialog.getByRole('button', { name: 'Anular ahora' }))
  await expect(page.getByText('Anulada').first()).toBeVisible()
  await judge(page, '31-anulada')

  await page.goto(at(second.number))
  await hands.press(page.getByRole('button', { name: 'Reemplazar con otra' }))
  await expect(page.getByText(/Reemplaza la prescripción/)).toBeVisible()
  await hands.fill(page.getByLabel('Cuántos en cada uso'), '2')
  await saved(page)
  await expect(page.getByText('12', { exact: true })).toBeVisible({ timeout: 30_000 })
  await hands.press(page.getByRole('button', { name: /^Revisar y firmar/ }))
  await hands.press(page.getByRole('button', { name: 'Firmar 1 ítem' }))
  await expect(page.getByRole('heading', { level: 1, name: 'La prescripción quedó firmada' })).toBeVisible()
  const third = /prescripciones\/(\d{20})/.exec(page.url())?.[1] ?? ''
  await page.goto(at(second.number))
  await expect(page.getByText(/La reemplazó/)).toBeVisible()

  world.clock.advance(25 * 3_600_000)
  await enterAs(context, world, me)
  await page.goto(at(third))
  await hands.press(page.getByRole('button', { name: 'Pedir la anulación…' }))
  await hands.fill(page.getByRole('dialog').getByLabel('Motivo'), 'La familia lo compró')
  await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Pedir ahora' }))
  await expect(page.getByRole('dialog')).toBeHidden()
  await judge(page, '32-anulacion-pedida')
})

test('D-07 an optometrist is refused nutrition with the reason', async ({ page, context, world }) => {
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber({ profession: 'OPTOMETRÍA' })
  await enterAs(context, world, me)
  await page.goto(home(me))
  await expect(page.getByText(/^Como optómetra|^Como optometría/i)).toBeVisible()
  const draftId = await w.draft(me, sampleContent(['N']))
  await page.goto(`${home(me)}/${draftId}?item=datos`)
  await expect(page.getByRole('button', { name: /Nutricional.*su profesión no lo permite/ })).toBeVisible()
  await page.keyboard.press('Alt+n')
  await expect(page.getByText(/no se prescribe «producto de soporte nutricional»/).first()).toBeVisible()
  await judge(page, '40-optometra')
  await hands.press(page.getByRole('button', { name: /^Revisar y firmar/ }))
  await expect(
    page
      .getByRole('alert')
      .getByText(/no se prescribe «producto de soporte nutricional»/)
      .first(),
  ).toBeVisible()
})

test('R-14 a doctor in SSO is refused at another sede, and on the day after the end of the plaza', async ({
  page,
  context,
  world,
}) => {
  const w = prescribersOf(world)
  await w.catalogs()
  const ips = await w.ips({ sedes: ['01', '02'] })
  const [mine = '', other = ''] = ips.sedes
  const user = await w.sso(ips, { fecha_fin: '2026-12-10' })
  const activated = await w.activate(ips, user, { places: [mine], roles: ['PRESCRIPTOR'] })
  expect(activated.status, JSON.stringify(activated.body)).toBeLessThan(300)
  const at = (sede: string): string => contextKey({ capacityId: ips.capacityId, sede, role: 'PRESCRIPTOR' })
  await enterAs(context, world, user)

  await page.goto(home({ context: at(mine) }))
  await expect(page.getByRole('heading', { level: 1, name: '¿A quién prescribe?' })).toBeVisible()
  await page.goto(home({ context: at(mine) }).replace(/prescribir$/, 'ordenar'))
  await expect(page.getByText('El rol Prescriptor no lo permite en este contexto.')).toBeVisible()
  await page.goto(home({ context: at(other) }))
  await expect(page.getByRole('heading', { level: 1, name: 'Este contexto no es suyo' })).toBeVisible()
  await judge(page, '50-otra-sede')
  await page.getByRole('link', { name: '¿Por qué?' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'No, todavía no.' })).toBeVisible()
  await expect(page.getByText(/plaza/).first()).toBeVisible()
  await picture(page, '50-otra-sede-por-que')

  const made = await user.post<{ draftId: string }>(`/contexts/${at(mine)}/drafts`, { content: sampleContent(['D']) })
  const draft = `${home({ context: at(mine) })}/${made.body.draftId}`
  await page.goto(`${draft}/firmar`)
  await expect(page.getByRole('button', { name: 'Firmar 1 ítem' })).toBeVisible()
  // 11 December in Bogotá, with the page still open.
  world.clock.set(instant('2026-12-11T05:30:00.000Z'))
  await enterAs(context, world, user)
  await hands.press(page.getByRole('button', { name: 'Firmar 1 ítem' }))
  await expect(page.getByRole('alert').first()).toContainText(/plaza|10 de diciembre|10 dic/i)
  await judge(page, '51-plaza-terminada')
  await page.goto(draft)
  await expect(page.getByRole('heading', { level: 1, name: 'Ahora no puede hacerlo aquí' })).toBeVisible()
})

test('a draft goes on in another browser; two tabs never overwrite each other; without network one keeps typing', async ({
  page,
  context,
  browser,
  world,
}) => {
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber()
  await enterAs(context, world, me)
  const draftId = await w.draft(me, sampleContent(['D']))
  await page.goto(`${home(me)}/${draftId}`)
  await hands.fill(page.getByLabel(/^Justificación/), 'Escrito en el consultorio')
  await saved(page)
  await expect(async () => {
    const { body } = await me.get<{ version: number }>(`/contexts/${me.context}/drafts/${draftId}`)
    expect(body.version).toBeGreaterThan(1)
  }).toPass()

  const elsewhere = await browser.newContext({ baseURL: world.url, locale: 'es-CO', timezoneId: 'America/Bogota' })
  await enterAs(elsewhere, world, me)
  const ward = await elsewhere.newPage()
  await ward.goto(home(me))
  await hands.press(ward.getByRole('link', { name: /^Seguir/ }))
  await expect(ward.getByLabel(/^Justificación/)).toHaveValue('Escrito en el consultorio')
  await hands.fill(ward.getByLabel(/^Justificación/), 'Seguido en hospitalización')
  await expect(async () => {
    const { body } = await me.get<{ content: { items: { justification: string }[] } }>(
      `/contexts/${me.context}/drafts/${draftId}`,
    )
    expect(body.content.items[0]?.justification).toBe('Seguido en hospitalización')
  }).toPass()

  await hands.fill(page.getByLabel(/^Indicaciones/), 'Otra cosa, después')
  await expect(page.getByText(/se guardó después en otra pestaña/)).toBeVisible()
  await judge(page, '60-otra-pestana')
  await expect(page.getByLabel(/^Indicaciones/)).toHaveValue('Otra cosa, después')
  await hands.press(page.getByRole('button', { name: 'Abrir lo guardado allá' }))
  await expect(page.getByLabel(/^Justificación/)).toHaveValue('Seguido en hospitalización')

  await elsewhere.close()

  // A second tab of the same browser: what each wrote stays, as two drafts.
  const tab = await context.newPage()
  await tab.goto(page.url())
  await tab.getByLabel(/^Indicaciones/).fill('De la segunda pestaña')
  await saved(tab)
  await page.getByLabel(/^Indicaciones/).fill('De la primera')
  await expect(page.getByText(/se guardó después en otra pestaña/)).toBeVisible()
  await page.getByRole('button', { name: 'Seguir con lo mío en otro borrador' }).click()
  await expect(page).not.toHaveURL(new RegExp(draftId))
  await expect(page.getByLabel(/^Indicaciones/)).toHaveValue('De la primera')
  await tab.reload()
  await expect(tab.getByLabel(/^Indicaciones/)).toHaveValue('De la segunda pestaña')
  await tab.close()

  await context.setOffline(true)
  await hands.fill(page.getByLabel(/^Indicaciones/), 'Escrito sin red')
  await expect(page.getByText(/Sin conexión\. Lo que escribe sigue aquí/)).toBeVisible()
  await picture(page, '61-sin-red')
  await context.setOffline(false)
  await saved(page)
})

test('a template is saved and used', async ({ page, context, world }) => {
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber()
  await enterAs(context, world, me)
  // The joined entry (D-08) answers at both of its addresses.
  await page.goto(home(me).replace(/prescribir$/, 'ordenar'))
  await expect(page.getByRole('heading', { level: 1, name: '¿A quién prescribe?' })).toBeVisible()
  await expect(page).toHaveURL(/\/prescribir$/)
  const draftId = await w.draft(me)
  await page.goto(`${home(me)}/${draftId}`)
  await hands.press(page.getByRole('button', { name: 'Guardar como plantilla…' }))
  await hands.fill(page.getByLabel('Nombre de la plantilla'), 'Adalimumab de mantenimiento')
  await judge(page, '70-guardar-plantilla')
  await hands.press(page.getByRole('button', { name: 'Guardar plantilla', exact: true }))
  await expect(page.getByRole('dialog')).toBeHidden()
  await hands.press(page.getByRole('link', { name: 'Plantillas', exact: true }))
  await expect(page.getByRole('heading', { level: 1, name: 'Plantillas' })).toBeVisible()
  await judge(page, '71-plantillas')
  await hands.press(page.getByRole('button', { name: /^Usar/ }))
  await expect(page.getByRole('link', { name: /ADALIMUMAB/ }).first()).toBeVisible()
})
