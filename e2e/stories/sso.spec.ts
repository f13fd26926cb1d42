import { spanishDay } from '../../contract/spanish.ts'
import { addDays } from '../../server/platform/dates.ts'
import { activates, ipsWithDelegate, opensAccount } from './chapters.ts'
import { hospital } from './entities.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { expect, story } from './story.ts'

story(
  'a profesional in SSO: from nothing to the door, at the sede of his plaza (R-13, R-14)',
  async ({ world, company }) => {
    const { nelly, carlos, yeison } = cast
    const from = world.clock.today()
    const to = addDays(from, 40)
    await importRegistries(world, {
      civil: [nelly, carlos, yeison],
      ips: [hospital],
      sso: [{ who: yeison, ips: hospital, sede: '02', from, to, profession: 'MEDICINA' }],
    })
    const { delegate } = await ipsWithDelegate(world, company, { ips: hospital, rl: nelly, delegate: carlos })
    const me = await company.actor(yeison)

    await story.step('1, 2 · he has an active plaza in SSO and opens his account', async () => {
      await opensAccount(me, /Prescribir en mi servicio social/)
    })

    await story.step('3 · registers in the module as SSO; ReTHUS is not asked', async () => {
      await me.follow('Ir a Registro de Usuarios')
      await expect(me.page.getByRole('radio', { name: /^Profesional de la salud/ })).toBeDisabled()
      await me.picture('sso-01-tipos')
      await me.registerAs('Servicio')
      await me.follow('Ver mi camino')
    })

    await story.step('4 · only the IPS of his plaza is offered, and only its sede', async () => {
      await me.follow('Pedir activación', me.ball())
      await me.sees('Pida la activación a su entidad')
      await expect(me.page.getByRole('radio', { name: /NORTE/i })).toBeEnabled()
      await me.picture('sso-02-pedir')
      await me.check('radio', /NORTE/i)
      await me.press('Pedir activación')
      await me.sees('Su solicitud está enviada')
      await me.follow('Ver mi camino')
      await me.ballSays('Espera a otra persona', /Carlos Mina/)
    })

    await story.step('4a, 4b · the delegate activates him at the assigned sede', async () => {
      await delegate.follow('Abrir Administración de Usuarios', delegate.ball())
      await delegate.sees('Quién espera')
      await activates(delegate, yeison, [])
    })

    await story.step('5 · sets a second factor and enters: he prescribes, and does not order (D-08)', async () => {
      await me.hasBall('Le toca a usted', /segundo factor/)
      await me.follow(/segundo factor|Seguridad/i, me.ball())
      await me.setCodes()
      await me.ballSays('Todo está hecho', 'Ya puede entrar a MIPRES')
      await me.follow('Entrar a MIPRES', me.ball())
      await me.reads('Actúa como Prescriptor')
      await expect(me.page.getByRole('main').getByRole('link', { name: /^Prescribir/ })).toBeVisible()
      await expect(me.page.getByRole('link', { name: /ordenar/i })).toHaveCount(0)
      await me.picture('sso-03-contexto')
    })

    await story.step(
      'the last day still serves; the day after the context is gone, and why says it (R-23)',
      async () => {
        const door = me.page.url()
        /** Weeks later: the session of that day is long over. */
        const comesBack = async () => {
          await me.open('/mi-camino')
          await me.follow('Ingresar')
          await me.signIn()
        }
        world.clock.setDay(to)
        await comesBack()
        await me.ballSays('Todo está hecho', 'Ya puede entrar a MIPRES')
        await me.open(door)
        await me.reads('Actúa como Prescriptor')

        world.clock.setDay(addDays(to, 1))
        await comesBack()
        await expect(me.page.getByRole('link', { name: 'Entrar a MIPRES' })).toHaveCount(0)
        const ended = new RegExp(`Su plaza terminó el ${spanishDay(to)}`)
        await me.open('/mipres')
        await me.sees('¿Dónde va a actuar?')
        await me.reads('Ahora no disponibles')
        await me.reads('Vencido')
        await me.reads(ended)
        await me.picture('sso-04-despues')
        await me.follow('Ver por qué')
        await me.sees('No, todavía no.')
        await me.reads(ended)
        await me.picture('sso-05-por-que')
        // The address of the day before opens nothing.
        await me.open(door)
        await me.sees('Ahora no puede hacerlo aquí')
        await me.reads(ended)
        await expect(me.page.getByRole('link', { name: /^Prescribir/ })).toHaveCount(0)
      },
    )
  },
)
