import {
  activates,
  asksActivation,
  becomesDelegate,
  names,
  opensAccount,
  operatorAccepts,
  operatorArrives,
  registersEntity,
} from './chapters.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { expect, story } from './story.ts'

const droguerias = { nit: '999000404', name: 'Droguerías La Ceiba S. A. S.' }

story(
  'a proveedor: review with support, delegate, sedes, users, door (R-10, D-01, D-03)',
  async ({ world, company }) => {
    const { beatriz, tatiana, rosa } = cast
    await importRegistries(world, { civil: [beatriz, tatiana, rosa] })
    const rl = await company.actor(beatriz)

    await story.step('1 · the representative registers herself, then the proveedor with its support', async () => {
      await opensAccount(rl, /Registrar mi entidad y nombrar delegados/)
      await rl.follow('Mi Seguridad Social')
      await rl.follow('Registrar una entidad')
      await rl.follow('Configurar el segundo factor')
      await rl.setCodes()
      await rl.follow('Mi Seguridad Social')
      await registersEntity(rl, { ...droguerias, kinds: ['Proveedor'], support: true })
      await rl.sees('Su registro quedó en revisión')
      await rl.picture('prov-01-en-revision')
    })

    await story.step('the operator compares the support and accepts', async () => {
      const operator = await operatorArrives(world, company, 'reviews')
      await operatorAccepts(operator, droguerias.name)
      await rl.follow('Ver la solicitud')
      await rl.reads('Usted representa a Droguerías La Ceiba')
      await rl.picture('prov-02-aceptada')
    })

    await story.step('2 · names the delegate', async () => {
      await rl.follow('Nombrar quién la administra')
      await names(rl, tatiana)
    })

    const delegate = await company.actor(tatiana)
    await becomesDelegate(world, delegate, 'Delegado de un proveedor')

    await story.step('5 · the delegate creates the first sede', async () => {
      await delegate.follow('Abrir Administración de Usuarios', delegate.ball())
      await delegate.sees('Quién espera')
      await delegate.picture('prov-03-mesa-vacia')
      await delegate.reads('Cree primero una sede')
      await delegate.follow('Crear la primera sede')
      await delegate.sees('Cree una sede')
      await delegate.fill('Nombre de la sede', 'Bodega norte')
      await delegate.fill('Dirección', 'Avenida 0 # 12-40')
      await delegate.pick('Municipio', 'Cúcuta', /Cúcuta/i)
      await delegate.press('Crear la sede')
      await delegate.reads(/Bodega norte quedó creada/)
      await delegate.picture('prov-04-sedes')
    })

    const user = await company.actor(rosa)
    await story.step('otro usuario asks the proveedor and is activated in the sede with a role', async () => {
      await opensAccount(user, /Trabajar en MIPRES con otro cargo/)
      await user.follow('Ir a Registro de Usuarios')
      await user.registerAs('Otro usuario')
      await user.follow('Pedir activación')
      await asksActivation(user, droguerias.nit, /Bodega norte/)
      await delegate.follow('Quién espera', delegate.page.getByRole('navigation', { name: 'Principal' }))
      await activates(delegate, rosa, [/^Entrega/])
    })

    await story.step('the door of MIPRES', async () => {
      await user.hasBall('Todo está hecho', 'Ya puede entrar a MIPRES')
      await user.follow('Entrar a MIPRES', user.ball())
      await user.reads('Actúa como Entrega')
      await expect(user.page.getByText('Bodega norte').first()).toBeVisible()
    })
  },
)
