import type { Actor } from './actor.ts'
import { expect, story } from './story.ts'

/** The whole path of a proveedor persona natural, walked once with the mouse and once with the keyboard alone. */
export async function walksAlone(me: Actor): Promise<void> {
  await story.step('1 · registers as a natural person in Mi Seguridad Social', async () => {
    await me.open('/')
    await me.follow(/Ser proveedor como persona natural/)
    await me.sees('Proveedor persona natural')
    await me.picture('ppn-01-camino-publico')
    await me.follow('Empezar')
    await me.register()
    await me.picture('ppn-02-cuenta-lista')
    await me.follow('Ver mi camino')
    await me.sees('Mi camino')
    await me.picture('ppn-03-mi-camino-vacio')
  })

  await story.step('2 · registers in the module with his own type', async () => {
    await me.follow('Ir a Registro de Usuarios')
    await me.picture('ppn-04-tipos')
    await me.registerAs('Proveedor persona natural')
    await me.picture('ppn-05-registrado')
    await me.follow('Ver mi camino')
    await me.ballSays('Le toca a usted', /segundo factor/)
    await me.picture('ppn-06-mi-camino')
  })

  await story.step('edge case 11: he is not offered Administrar Autorizados', async () => {
    await expect(me.page.getByText('Administrar Autorizados')).toHaveCount(0)
    await me.page.goto('/mi-seguridad-social/entidades')
    await me.sees('Sus entidades')
    await me.reads('No representa a ninguna entidad')
    await expect(me.page.getByText('Administrar Autorizados')).toHaveCount(0)
    await me.page.goto('/mi-camino')
  })

  await story.step('3a · sets a second factor and activates himself in his only sede', async () => {
    await me.follow(/segundo factor|Seguridad/i, me.ball())
    await me.setCodes()
    await me.ballSays('Le toca a usted', 'Falta activar su propio usuario')
    await me.picture('ppn-07-mi-camino-activar')
    await me.follow('Activar mi usuario', me.ball())
    await expect(me.panel()).toContainText('Cumple lo que se exige')
    await me.picture('ppn-08-activar')
    const panel = me.panel()
    await me.check('checkbox', /^Programación/, panel)
    await me.check('checkbox', /^Entrega/, panel)
    await me.picture('ppn-09-activar-con-roles')
    await me.press('Activar con 2 roles', panel)
    await expect(panel).toContainText('ya puede')
  })

  await story.step('the door of MIPRES: he chooses the role he acts with, and may act', async () => {
    await me.hasBall('Todo está hecho', 'Ya puede entrar a MIPRES')
    await me.picture('ppn-10-camino-completo')
    await me.follow('Entrar a MIPRES', me.ball())
    await me.sees('¿Dónde va a actuar?')
    await me.picture('ppn-11-puerta')
    await me.follow(/Sede única · Entrega/)
    await me.reads('Actúa como Entrega')
    await me.picture('ppn-12-contexto')
    await me.follow(/Registrar la entrega|entregas/i)
    await me.reads('Su permiso está completo')
  })
}
