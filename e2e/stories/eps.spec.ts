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
import { hospital } from './entities.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { expect, story } from './story.ts'

const eps = { nit: '999000101', name: 'EPS DEMO ANDINA' }

story(
  'an EPS of two regimes: review, a delegate in one, network, users, door (R-04, R-05, R-08)',
  async ({ world, company }) => {
    const { beatriz, tatiana, laura } = cast
    await importRegistries(world, {
      civil: [beatriz, tatiana, laura],
      ips: [hospital],
      rethus: [{ who: laura, profession: 'MEDICINA' }],
      eps: [
        { code: 'EPS900', regime: 'C', ...eps },
        { code: 'EPSS90', regime: 'S', ...eps },
      ],
    })
    const rl = await company.actor(beatriz)

    await story.step(
      '1 · the representative registers herself, then the EPS; its codes are known, its person is not',
      async () => {
        await opensAccount(rl, /Registrar mi entidad y nombrar delegados/)
        await rl.follow('Mi Seguridad Social')
        await rl.follow('Registrar una entidad')
        await rl.follow('Configurar el segundo factor')
        await rl.setCodes()
        await rl.follow('Mi Seguridad Social')
        await registersEntity(rl, { nit: eps.nit, support: true })
        await rl.sees('Su registro quedó en revisión')
      },
    )

    await story.step('the operator accepts', async () => {
      const operator = await operatorArrives(world, company, 'reviews')
      await operatorAccepts(operator, eps.name)
      await rl.follow('Ver la solicitud')
      await rl.reads(/Usted representa a EPS DEMO ANDINA/i)
    })

    await story.step(
      '2 · names a delegate for the contributivo only; the other regime waits (edge case 3)',
      async () => {
        await rl.follow('Nombrar quién la administra')
        await rl.picture('eps-01-autorizados')
        await names(rl, tatiana, /^Nombrar.*contributivo/i)
        await rl.follow('Volver a Autorizados')
        await rl.reads(/Falta nombrar a una persona/)
        await rl.reads(/Falta un registro/)
      },
    )

    const delegate = await company.actor(tatiana)
    await becomesDelegate(world, delegate, 'Delegado de una EPS')

    await story.step('edge case 3: the subsidiado stays without anybody, and the representative reads it', async () => {
      await rl.page.reload()
      await rl.reads(/Falta nombrar a una persona/)
      await rl.reads(/nadie administra MIPRES en el régimen subsidiado/i)
      await rl.picture('eps-02-falta-subsidiado')
    })

    await story.step('5 · the delegate builds the network of the regime', async () => {
      await delegate.follow('Abrir Administración de Usuarios', delegate.ball())
      await delegate.sees('Quién espera')
      const nav = delegate.page.getByRole('navigation', { name: 'Principal' })
      await delegate.follow(/^Red/, nav)
      await delegate.follow(/Agregar la primera IPS/)
      await delegate.sees('Agregue a la red del régimen contributivo')
      await delegate.pick('IPS o proveedor', hospital.nit, /ARRAYANES/i)
      await delegate.press('Agregar a la red')
      await delegate.sees(/está en su red/)
      await delegate.picture('eps-03-red')
    })

    const me = await company.actor(laura)
    await story.step('a profesional without IPS asks the EPS and is activated in the regime (D-16)', async () => {
      await opensAccount(me, /Prescribir u ordenar como profesional/)
      await me.follow('Ir a Registro de Usuarios')
      await me.registerAs('Profesional de la salud')
      await me.follow('Pedir activación')
      await asksActivation(me, eps.nit, /contributivo/i)
      await delegate.follow('Quién espera', delegate.page.getByRole('navigation', { name: 'Principal' }))
      await activates(delegate, laura, [])
    })

    await story.step('the door: in the contributivo and only there (edge case 5)', async () => {
      await me.hasBall('Le toca a usted', /segundo factor/)
      await me.follow(/segundo factor|Seguridad/i, me.ball())
      await me.setCodes()
      await me.ballSays('Todo está hecho', 'Ya puede entrar a MIPRES')
      await me.follow('Entrar a MIPRES', me.ball())
      await me.reads('Actúa como Prescriptor')
      await me.reads(/contributivo/i)
      await expect(me.page.getByRole('main').getByText(/subsidiado/i)).toHaveCount(0)
      await me.picture('eps-05-contexto')
    })
  },
)
