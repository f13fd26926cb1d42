import { nitCheckDigit } from '../../contract/nit.ts'
import type { World } from '../harness.ts'
import type { Actor, Company } from './actor.ts'
import { fullName, password, type Somebody } from './people.ts'
import { type Ips, openmipres } from './registry-files.ts'
import { expect, story } from './story.ts'

/** What several stories tell alike, each part done in the browser by its own person. */

/** From the first page through a public path to an account, signed in, on "Mi camino". */
export async function opensAccount(me: Actor, row: RegExp): Promise<void> {
  await me.open('/')
  await me.follow(row)
  await me.follow(/^(Empezar|Registrarse)$/)
  await me.register()
  await me.follow('Ver mi camino')
  await me.sees('Mi camino')
}

/** The operator, added from the terminal, opens the one-time link and signs in. */
export async function operatorArrives(world: World, company: Company, rights: string): Promise<Actor> {
  const email = 'operador@example.org'
  const said = await openmipres(world, 'operator', 'add', '--email', email, '--rights', rights)
  const link = said.match(/https?:\/\/\S+/)?.[0] ?? ''
  const operator = await company.actor({ ...operatorWho, email })
  await operator.open(link)
  await operator.sees('Active su acceso de operador')
  await operator.readSecret()
  await operator.fill('Contraseña', password)
  await operator.fill('Código de 6 números', operator.code())
  await operator.press('Activar el acceso')
  await operator.sees('Su acceso de operador está listo')
  await operator.follow('Ingresar')
  await operator.signIn()
  await expect(operator.page).toHaveURL(/\/operador$/)
  return operator
}

const operatorWho = {
  document: '',
  names: 'Operador',
  surnames: '',
  sex: 'F',
  bornOn: '',
  issuedOn: '',
} as const

export interface EntityWords {
  nit: string
  /** Only when the registries do not know the NIT. */
  name?: string
  kinds?: ('EPS' | 'IPS' | 'Proveedor')[]
  support?: boolean
}

/** The representative, signed in with a second factor, registers the entity in four parts. */
export async function registersEntity(me: Actor, entity: EntityWords): Promise<void> {
  await me.follow('Registrar una entidad')
  await me.sees('Registre la entidad')
  await me.fill('Número', entity.nit)
  await me.fill('Dígito', String(nitCheckDigit(entity.nit)))
  await me.press('Continuar')
  await me.sees('Datos de la entidad')
  if (entity.name) await me.fill('Razón social', entity.name)
  await me.fillDate('Fecha de constitución', '2011-06-30')
  await me.fill('Dirección', 'Calle 10 # 4-20')
  await me.pick('Municipio', 'Cúcuta', /Cúcuta/i)
  await me.fill('Correo institucional', `contacto@${entity.nit}.example.org`)
  await me.press('Continuar')
  await me.sees('Qué es y quién es usted en ella')
  for (const kind of entity.kinds ?? []) await me.check('checkbox', new RegExp(`^${kind}`))
  await me.fill('Su cargo', 'Gerente')
  await me.fillDate('Desde cuándo representa a la entidad', '2024-01-15')
  if (entity.support) {
    await me.attach(/^Certificado de existencia/, {
      name: 'certificado.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
    })
    await me.reads('certificado.pdf')
  }
  await me.picture(`entidad-${entity.nit}-3`)
  await me.press('Continuar')
  await me.sees('Revise y envíe')
  await me.check('checkbox', /^Declaro bajo juramento/)
  await me.picture(`entidad-${entity.nit}-4`)
  await me.press('Enviar el registro')
}

/** The operator compares and accepts the registration that waits. */
export async function operatorAccepts(operator: Actor, entity: string): Promise<void> {
  await operator.page.goto('/operador')
  await operator.follow(/entidades|revis/i)
  await operator.sees('Registros de entidades')
  await operator.follow(entity)
  await operator.sees(entity)
  await operator.picture(`operador-revisa-${entity.replace(/\W/g, '')}`)
  await operator.press('Aceptar el registro…')
  await operator.press('Aceptar el registro', operator.page.getByRole('dialog'))
  await operator.reads('la aceptó')
}

/** Administrar Autorizados: names the person with this document; `slot` when the entity has several. */
export async function names(
  me: Actor,
  delegate: { document: string; email: string },
  slot = /^Nombrar/,
): Promise<void> {
  await me.sees('Administrar Autorizados')
  await me.follow(slot)
  await me.sees('Nombre un delegado')
  await me.fill('Número de documento', delegate.document)
  await me.fill(/^Correo/, delegate.email)
  await me.press('Nombrar')
  await me.sees(/^Nombramiento hecho/)
}

/** The named person: from the mail that invites to the desk, in person. */
export async function becomesDelegate(world: World, me: Actor, type: string): Promise<void> {
  await story.step('the delegate opens the invitation and an account with exactly that document', async () => {
    await me.open(await world.linkTo(me.who.email, /delegad/i))
    await me.picture(`delegado-${me.who.document}-invitacion`)
    await me.follow(/Registr|Crear mi cuenta/)
    await me.register()
    await me.follow('Ver mi camino')
  })
  await story.step('the delegate registers in the module', async () => {
    await me.picture(`delegado-${me.who.document}-mi-camino`)
    await me.ballSays('Le toca a usted', 'Regístrese en Registro de Usuarios como delegada o delegado')
    await me.follow('Registro de Usuarios', me.ball())
    await me.registerAs(type)
    await me.follow('Ver mi camino')
  })
  await story.step('the delegate sets a second factor', async () => {
    await me.ballSays('Le toca a usted', /segundo factor/)
    await me.follow(/segundo factor|Seguridad/i, me.ball())
    await me.setCodes()
  })
}

/** An IPS from nothing to a delegate in office: representative, REPS that confirms, naming, the delegate in person. */
export async function ipsWithDelegate(
  world: World,
  company: Company,
  given: { ips: Ips; rl: Somebody; delegate: Somebody },
): Promise<{ rl: Actor; delegate: Actor }> {
  const rl = await company.actor(given.rl)
  await story.step('2a · the representative registers as a natural person', async () => {
    await opensAccount(rl, /Registrar mi entidad y nombrar delegados/)
  })
  await story.step('2b · the representative registers the IPS; REPS confirms the name at once (D-03)', async () => {
    await rl.follow('Mi Seguridad Social')
    await rl.picture('ips-01-sus-entidades')
    await rl.follow('Registrar una entidad')
    await rl.follow('Configurar el segundo factor')
    await rl.setCodes()
    await rl.follow('Mi Seguridad Social')
    await registersEntity(rl, { nit: given.ips.nit })
    await rl.sees('La entidad quedó registrada')
  })
  await story.step(
    '3 · the representative names the delegate by document, before the account exists (R-03)',
    async () => {
      await rl.follow('Nombrar quién la administra')
      await rl.picture('ips-02-autorizados')
      await names(rl, given.delegate)
      await rl.follow('Volver a Autorizados')
      await rl.reads('Espera su registro')
      await rl.picture('ips-03-autorizados-pendiente')
    },
  )
  const delegate = await company.actor(given.delegate)
  await becomesDelegate(world, delegate, 'Delegado de una IPS')
  await story.step('the representative sees the delegate in office', async () => {
    await rl.page.reload()
    await rl.reads('Vigente')
  })
  return { rl, delegate }
}

/** A registered user asks an entity, found by its NIT, to be activated. */
export async function asksActivation(me: Actor, nit: string, place: RegExp): Promise<void> {
  await me.sees('Pida la activación a su entidad')
  await me.fill('NIT de la entidad', nit)
  await me.press('Buscar')
  await me.check('radio', place)
  await me.press('Pedir activación')
  await me.sees('Su solicitud está enviada')
}

/** On the desk: opens who waits, gives roles and activates. */
export async function activates(delegate: Actor, who: Somebody, roles: RegExp[]): Promise<void> {
  await delegate.sees('Quién espera')
  await delegate.follow(fullName(who))
  const panel = delegate.panel()
  await expect(panel).toContainText('Cumple lo que se exige')
  for (const role of roles) await delegate.check('checkbox', role, panel)
  await delegate.picture(`mesa-${who.document}`)
  await delegate.press(/^Activar con /, panel)
  await expect(panel).toContainText('ya puede')
}
