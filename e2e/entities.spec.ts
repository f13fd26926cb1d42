import type { BrowserContext, Page } from '@playwright/test'
import { createEntityDoor } from '../server/modules/identity/entity-door.ts'
import {
  aDelegation,
  anEntity,
  createOperatorAccount,
  createPersonAccount,
  openSession,
} from '../server/modules/identity/testing.ts'
import { csv, importText, sampleRows } from '../server/modules/registries/index.ts'
import { systemActor } from '../server/platform/audit.ts'
import type { Tx } from '../server/platform/db.ts'
import { expect, test, type World } from './harness.ts'
import { violationsOn } from './judge.ts'

// The pages of entities, Administrar Autorizados and the operator's review; persons sign in without the pages of others.

const door = createEntityDoor({ notify: async () => {} })
const inTx = <T>(world: World, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.transaction().execute(work)

async function signIn(context: BrowserContext, world: World, cookie: string): Promise<void> {
  await context.clearCookies()
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: world.url, httpOnly: true, sameSite: 'Lax' }])
}

async function person(world: World, firstName: string, firstSurname: string, number: string) {
  const at = world.clock.now()
  const { personId } = await inTx(world, (tx) =>
    createPersonAccount(tx, { document: { type: 'CC', number }, names: { firstName, firstSurname }, at }),
  )
  return { personId, token: await inTx(world, (tx) => openSession(tx, { personId, at })) }
}

/** The picture of a page, to be judged, when pictures are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env.STORY_PICTURES)
    await page.screenshot({ path: `${process.env.STORY_PICTURES}/${name}.png`, fullPage: true })
}

/** One heading, nothing wider than the screen, nothing that axe objects to, on a phone and in dark; and its picture. */
async function look(page: Page, name: string): Promise<void> {
  const faults: string[] = []
  for (const [view, width, scheme] of [
    ['320', 320, 'light'],
    ['dark', 1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.waitForLoadState('networkidle')
    if ((await page.locator('h1').count()) !== 1) faults.push(`${view}: not one h1`)
    const over = Number(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    )
    if (over > 0) faults.push(`${view}: ${over} px wider than the screen`)
    const violations = await violationsOn(page)
    for (const v of violations) faults.push(`${view}: ${v.id} ${v.nodes.map((n) => n.html.slice(0, 140)).join(' | ')}`)
    await picture(page, `entidades-${name}-${view}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(faults, name).toEqual([])
}

test('a representative registers an EPS, the operator accepts it, she names one delegate per regime', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000)
  const nit = '999000101'
  const rows = [sampleRows.eapb(), sampleRows.eapb({ Codigo: 'EPSS90', Extra_I: 'S' })]
  await importText({ db: world.db, clock: world.clock }, 'sispro', csv(rows), { cut: '2026-11-01' })
  const { token } = await person(world, 'Beatriz', 'Olano', '1099400001')
  const at = world.clock.now()
  const operator = await inTx(world, (tx) => createOperatorAccount(tx, { rights: ['reviews'], at }))
  const operatorToken = await inTx(world, (tx) => openSession(tx, { operatorId: operator.operatorId, at }))

  await signIn(context, world, token)
  await page.goto('/mi-seguridad-social/entidades')
  await expect(page.getByText('No representa a ninguna entidad')).toBeVisible()
  await look(page, '01-sin-entidades')
  await page.getByRole('link', { name: 'Registrar una entidad' }).click()
  await page.getByRole('textbox', { name: 'Número' }).fill('999.000.101')
  await page.getByLabel('Dígito').fill('8')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('alert')).toContainText('el dígito es 0 y usted escribió 8')
  await look(page, '02-digito-errado')
  await page.getByLabel('Dígito').fill('0')
  await page.getByRole('button', { name: 'Continuar' }).click()

  await expect(page.getByLabel('Razón social')).toHaveValue('EPS DEMO ANDINA')
  const born = page.getByRole('group', { name: 'Fecha de constitución' })
  await born.getByLabel('Día').fill('27')
  await born.getByLabel('Mes').fill('3')
  await born.getByLabel('Año').fill('1998')
  await page.getByLabel('Dirección').fill('Carrera 7 # 32-16')
  await page.getByRole('combobox', { name: 'Municipio' }).fill('Villanu')
  await page.getByRole('option', { name: /Casanare/ }).click()
  await look(page, '03-datos')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('alert')).toContainText('correo')
  await page.getByLabel('Correo institucional').fill('contacto@andina.example')
  await page.getByRole('button', { name: 'Continuar' }).click()

  await expect(page.getByLabel('Régimen contributivo')).toBeChecked()
  await page.getByLabel('Su cargo').fill('Gerente general')
  const since = page.getByRole('group', { name: 'Desde cuándo representa' })
  await since.getByLabel('Día').fill('15')
  await since.getByLabel('Mes').fill('1')
  await since.getByLabel('Año').fill('2024')
  await page.locator('input[type=file]').setInputFiles({
    name: 'certificado.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 certificado'),
  })
  await expect(page.getByText('certificado.pdf')).toBeVisible()
  await look(page, '04-que-es')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByRole('button', { name: 'Enviar el registro' }).click()
  await expect(page.getByRole('alert')).toContainText('Declare bajo juramento')
  await page.getByRole('checkbox', { name: /Declaro bajo juramento/ }).check()
  await look(page, '05-revise')
  await page.getByRole('button', { name: 'Enviar el registro' }).click()
  await expect(page.getByRole('heading', { name: 'Su registro quedó en revisión' })).toBeVisible()
  await look(page, '06-en-revision')
  await page.getByRole('link', { name: 'Ver la solicitud' }).click()
  await expect(page.getByText('El operador revisa su registro')).toBeVisible()
  await look(page, '07-solicitud')

  await signIn(context, world, operatorToken)
  await page.goto('/operador/revisiones')
  await look(page, '08-revisiones')
  await page.getByRole('link', { name: 'EPS DEMO ANDINA' }).click()
  await expect(page.getByText('certificado.pdf')).toBeVisible()
  await look(page, '09-revision')
  await page.getByRole('button', { name: 'Aceptar el registro…' }).click()
  await page.getByRole('button', { name: 'Aceptar el registro', exact: true }).click()
  await expect(page.getByText('la aceptó')).toBeVisible()

  await signIn(context, world, token)
  await page.goto('/mi-seguridad-social/entidades')
  await look(page, '10-entidades')
  await page.getByRole('link', { name: 'EPS DEMO ANDINA', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'EPS DEMO ANDINA' })).toBeVisible()
  await look(page, '11-entidad')
  await page.getByRole('link', { name: 'Administrar Autorizados' }).first().click()
  await expect(page.getByText('Falta nombrar a 2 personas.')).toBeVisible()
  await page.getByRole('link', { name: 'Nombrar en MIPRES, Contributivo' }).click()
  await page.getByLabel('Número').fill('1.099.733.015')
  await look(page, '12-nombrar')
  await page.getByRole('button', { name: 'Nombrar' }).click()
  await expect(page.getByRole('heading', { name: 'Nombramiento hecho para CC 1.099.733.015' })).toBeVisible()
  await look(page, '13-nombrado')
  await page.getByRole('link', { name: 'Volver a Autorizados' }).click()
  await page.getByRole('link', { name: 'Nombrar en MIPRES, Subsidiado' }).click()
  await page.getByLabel('Número').fill('1099584662')
  await page.getByLabel('Correo').fill('j.alape@ejemplo.co')
  await page.getByRole('button', { name: 'Nombrar' }).click()
  await expect(page.getByText('Le escribimos a j.alape@ejemplo.co.')).toBeVisible()
  expect((await world.mailTo('j.alape@ejemplo.co')).subject).toContain('EPS DEMO ANDINA')

  // The one named for contributivo comes; his registration in the module is another page's story.
  const found = await door.entityByNit(world.db, nit, at)
  const contributivo = found?.capacities.find((c) => c.regime === 'contributivo')?.capacityId ?? ''
  const { pending } = await door.delegationsFor(world.db, contributivo, 'mipres', at)
  const nelly = await person(world, 'Nelly', 'Guarnizo', '1099733015')
  await inTx(world, (tx) =>
    door.putDelegationInForce(tx, {
      delegationId: pending?.delegationId ?? '',
      personId: nelly.personId,
      at,
      actor: systemActor('prueba'),
    }),
  )
  await page.getByRole('link', { name: 'Volver a Autorizados' }).click()
  await page.reload()
  await expect(page.getByText('Nelly Guarnizo')).toBeVisible()
  await look(page, '14-autorizados')

  await page.getByRole('link', { name: 'Reemplazar en MIPRES, Contributivo' }).click()
  await page.getByLabel('Número').fill('1099111222')
  await look(page, '15-reemplazar')
  await page.getByRole('button', { name: 'Nombrar el reemplazo' }).click()
  await page.getByRole('link', { name: 'Volver a Autorizados' }).click()
  await look(page, '16-reemplazando')
  await page.getByRole('link', { name: 'Corregir documento en MIPRES, Subsidiado' }).click()
  await look(page, '17-corregir')
  await page.getByRole('link', { name: 'Volver sin cambiar nada' }).click()
  await page.getByRole('button', { name: /^Revocar… en MIPRES, Contributivo/ }).click()
  await expect(page.getByRole('dialog')).toContainText('¿Revocar a Nelly Guarnizo?')
  await picture(page, 'entidades-18-revocar')
  await page.getByRole('button', { name: 'Revocar ahora' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('link', { name: 'Ver historial de nombramientos' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Historial de nombramientos' })).toBeVisible()
  await look(page, '19-historial')
})

test('a new representative confirms or revokes the delegates found; the operator can revoke in an emergency', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(120_000)
  const at = world.clock.now()
  const rl = await person(world, 'Carlos', 'Mina', '1099400002')
  const former = await person(world, 'Ana', 'Belalcázar', '1099400003')
  const nelly = await person(world, 'Nelly', 'Guarnizo', '1099733015')
  await inTx(world, async (tx) => {
    const entity = await anEntity(tx, {
      representativeId: former.personId,
      nit: '999000202',
      name: 'Hospital Los Arrayanes',
      at,
    })
    const capacityId = entity.capacity('ips')
    await aDelegation(tx, {
      capacityId,
      namedBy: former.personId,
      doc: { type: 'CC', number: '1099733015' },
      at,
      inForceFrom: at,
    })
    void nelly
    const { sql } = await import('kysely')
    world.clock.advance(86_400_000)
    const now = world.clock.now()
    await sql`update identity.representations set until = ${now} where entity_id = ${entity.entityId}`.execute(tx)
    await sql`insert into identity.representations (id, entity_id, person_id, claim_id, position, since)
      values (${crypto.randomUUID()}, ${entity.entityId}, ${rl.personId}, ${entity.claimId}, 'Gerente', ${now})`.execute(
      tx,
    )
    await sql`insert into identity.delegation_confirmations (delegation_id, representation_id, asked_at, confirm_by)
      select d.id, r.id, ${now}::timestamptz, ${now}::timestamptz + interval '30 days'
      from identity.delegations d, identity.representations r where d.capacity_id = ${capacityId} and r.person_id = ${rl.personId}`.execute(
      tx,
    )
  })
  await signIn(context, world, rl.token)
  await page.goto('/mi-seguridad-social/entidades')
  await page.getByRole('link', { name: 'Confirme 1 delegado' }).click()
  await expect(page.getByText('Le quedan')).toBeVisible()
  await look(page, '20-entrega')
  await page.getByRole('button', { name: 'Confirmar a 1 delegado' }).click()
  await expect(page.getByText('No queda nada por confirmar')).toBeVisible()

  const operator = await inTx(world, (tx) => createOperatorAccount(tx, { rights: ['reviews'], at }))
  await signIn(context, world, await inTx(world, (tx) => openSession(tx, { operatorId: operator.operatorId, at })))
  await page.goto('/operador/revisiones')
  await page.getByLabel('NIT sin dígito de verificación').fill('999000202')
  await page.getByRole('button', { name: 'Buscar la entidad' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Delegados de Hospital Los Arrayanes' })).toBeVisible()
  await look(page, '21-urgencia')
  await page.getByRole('button', { name: /Revocar… a Nelly/ }).click()
  await page.getByLabel('Motivo').fill('Denuncia de suplantación, radicado 1234.')
  await page.getByRole('button', { name: 'Revocar ahora' }).click()
  await expect(page.getByText('La entidad no tiene delegados')).toBeVisible()
})
