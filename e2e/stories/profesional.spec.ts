import { activates, asksActivation, ipsWithDelegate, opensAccount } from './chapters.ts'
import { hospital } from './entities.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { expect, story } from './story.ts'

story('an IPS and a profesional: from nothing to the door (R-07, R-09, R-12)', async ({ world, company }) => {
  const { nelly, carlos, laura } = cast
  await importRegistries(world, {
    civil: [nelly, carlos, laura],
    ips: [hospital],
    rethus: [{ who: laura, profession: 'MEDICINA' }],
  })
  const { delegate } = await ipsWithDelegate(world, company, { ips: hospital, rl: nelly, delegate: carlos })
  const me = await company.actor(laura)

  await story.step('1, 2 · the profesional is in ReTHUS and opens her account', async () => {
    await opensAccount(me, /Prescribir u ordenar como profesional/)
  })

  await story.step('3 · registers in the module: that grants nothing yet (R-19)', async () => {
    await me.follow('Ir a Registro de Usuarios')
    await me.picture('pro-01-tipos')
    await me.registerAs('Profesional de la salud')
    await me.follow('Ver mi camino')
    await me.ballSays('Le toca a usted', /Pida la activación/)
    await me.picture('pro-02-mi-camino')
  })

  await story.step('4 · asks the IPS; the ball passes to its delegate, by name', async () => {
    await me.follow('Pedir activación', me.ball())
    await asksActivation(me, hospital.nit, /PRINCIPAL/i)
    await me.follow('Ver mi camino')
    await me.ballSays('Espera a otra persona', /Carlos Mina/)
    await me.picture('pro-03-espera')
  })

  await story.step('4a, 4b · the delegate activates her at the sede and gives the role', async () => {
    await delegate.page.goto('/mi-camino')
    await delegate.picture('ips-04-delegado-mi-camino')
    await delegate.follow('Abrir Administración de Usuarios', delegate.ball())
    await activates(delegate, laura, [])
  })

  await story.step('her clinical role asks a second factor: the ball is hers', async () => {
    await me.hasBall('Le toca a usted', /segundo factor/)
    await me.picture('pro-04-segundo-factor')
    await me.follow(/segundo factor|Seguridad/i, me.ball())
    await me.setKey()
  })

  await story.step('5 · enters MIPRES: her only context opens by itself', async () => {
    await me.ballSays('Todo está hecho', 'Ya puede entrar a MIPRES')
    await me.picture('pro-05-completo')
    await me.follow('Entrar a MIPRES', me.ball())
    await me.reads('Actúa como Prescriptor')
    await me.picture('pro-06-contexto')
    await me.follow(/^Prescribir/)
    await me.sees('¿A quién prescribe?')
  })

  await story.step('she signs in again with the key alone', async () => {
    await me.signOut()
    await me.page.goto('/ingresar')
    await me.sees('Ingrese')
    await me.press('Usar llave de acceso')
    await me.ballSays('Todo está hecho', 'Ya puede entrar a MIPRES')
    await expect(me.page.getByRole('button', { name: /Laura Quintero/ })).toBeVisible()
  })
})
