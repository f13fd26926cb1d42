import { asksActivation, ipsWithDelegate, opensAccount } from './chapters.ts'
import { hospital } from './entities.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { expect, story } from './story.ts'

story('otro usuario: from nothing to the door, by the delegate of an IPS (R-15)', async ({ world, company }) => {
  const { nelly, carlos, rosa } = cast
  await importRegistries(world, { civil: [nelly, carlos, rosa], ips: [hospital] })
  const { delegate } = await ipsWithDelegate(world, company, { ips: hospital, rl: nelly, delegate: carlos })
  const me = await company.actor(rosa)

  await story.step('1 · opens her account', async () => {
    await opensAccount(me, /Trabajar en MIPRES con otro cargo/)
  })

  await story.step('2 · registers in the module; no registry is asked', async () => {
    await me.follow('Ir a Registro de Usuarios')
    await me.registerAs('Otro usuario')
    await me.follow('Ver mi camino')
    await me.ballSays('Le toca a usted', /Pida la activación/)
  })

  await story.step('3 · asks the IPS; the ball passes to its delegate', async () => {
    await me.follow('Pedir activación', me.ball())
    await asksActivation(me, hospital.nit, /NORTE/i)
    await me.follow('Ver mi camino')
    await me.ballSays('Espera a otra persona', /Carlos Mina/)
    await me.picture('otro-01-espera')
  })

  await story.step('3a · the delegate activates her without a role: she waits for him still (R-18)', async () => {
    await delegate.follow('Abrir Administración de Usuarios', delegate.ball())
    await delegate.sees('Quién espera')
    await delegate.follow('Rosa Elvira Chocontá')
    await delegate.press('Activar sin rol', delegate.panel())
    await expect(delegate.panel()).toContainText('sin rol todavía')
    await me.hasBall('Espera a otra persona', /rol/)
    await me.picture('otro-02-sin-rol')
    await me.page.goto('/mipres')
    await me.reads('Todavía no puede entrar')
  })

  await story.step('3b · the delegate gives the role, from the list of who has none', async () => {
    await delegate.page.goto('/administracion')
    await delegate.sees('Quién espera')
    await delegate.follow(/^Sin rol/)
    await delegate.follow('Rosa Elvira Chocontá')
    await delegate.check('checkbox', /^Dispensación de la IPS/, delegate.panel())
    await delegate.press('Dejar con 1 rol', delegate.panel())
    await expect(delegate.panel().getByRole('button', { name: 'Inactivar…' })).toBeVisible()
  })

  await story.step('4 · enters: no second factor is asked for this role', async () => {
    await me.hasBall('Todo está hecho', 'Ya puede entrar a MIPRES')
    await me.follow('Entrar a MIPRES', me.ball())
    await me.reads('Actúa como Dispensación de la IPS')
    await me.picture('otro-03-contexto')
  })
})
