import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import * as OTPAuth from 'otpauth'
import { type Handed, type Hands, hands, keyboard } from '../hands.ts'
import { expect, type World } from '../harness.ts'
import { writeCounts } from './counts.ts'
import { type Count, countPages, fullName, password, type Somebody } from './people.ts'

type Scope = Pick<Page, 'getByRole' | 'getByLabel' | 'locator'>

/** Somebody at a browser of her own, doing with her hands what a person does; each field and click is counted. */
export class Actor {
  readonly count: Count = { pages: 0, fields: 0, clicks: 0 }
  readonly page: Page
  readonly who: Somebody
  readonly #world: World
  readonly #hands: Hands
  #secret: string | null = null

  constructor(world: World, page: Page, who: Somebody, hands: Hands) {
    this.#world = world
    this.#hands = hands
    this.page = page
    this.who = who
    countPages(page, this.count)
  }

  /** The field with this label, among those of `scope`. */
  async fill(label: string | RegExp, text: string, scope: Scope = this.page): Promise<void> {
    this.count.fields += 1
    await this.#hands.fill(scope.getByLabel(label, { exact: typeof label === 'string' }), text)
  }

  async choose(label: string, option: string): Promise<void> {
    this.count.fields += 1
    await this.#hands.choose(this.page.getByLabel(label, { exact: true }), option)
  }

  async check(role: 'checkbox' | 'radio', name: string | RegExp, scope: Scope = this.page): Promise<void> {
    this.count.fields += 1
    await this.#hands.check(scope.getByRole(role, { name }))
  }

  async press(name: string | RegExp, scope: Scope = this.page): Promise<void> {
    this.count.clicks += 1
    await this.#hands.press(scope.getByRole('button', { name, exact: typeof name === 'string' }))
  }

  /** A link of the page itself, unless `scope` says of what. */
  async follow(name: string | RegExp, scope: Scope = this.page.getByRole('main')): Promise<void> {
    this.count.clicks += 1
    await this.#hands.press(scope.getByRole('link', { name, exact: typeof name === 'string' }).first())
  }

  /** A date, in its three boxes. */
  async fillDate(legend: string, date: string): Promise<void> {
    const [year = '', month = '', day = ''] = date.split('-')
    const group = this.page.getByRole('group', { name: legend })
    await this.fill('Día', day, group)
    await this.fill('Mes', month, group)
    await this.fill('Año', year, group)
  }

  /** Types in a combo box and takes the option that says `name`. */
  async pick(label: string, text: string, name: RegExp): Promise<void> {
    this.count.fields += 1
    this.count.clicks += 1
    await this.#hands.pick(this.page.getByRole('combobox', { name: label }), text, name)
  }

  async attach(label: RegExp, file: Handed): Promise<void> {
    this.count.fields += 1
    await this.#hands.attach(this.page.getByLabel(label), file)
  }

  async sees(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await this.#hands.settled(this.page)
  }

  async reads(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('main').getByText(text).first()).toBeVisible()
    await this.#hands.settled(this.page)
  }

  /** Opens an address that a mail or a guide gave; it counts as a click. */
  async open(address: string): Promise<void> {
    this.count.clicks += 1
    await this.page.goto(address)
  }

  /** A picture of what she has before her, to be judged. */
  async picture(name: string): Promise<void> {
    if (!process.env.STORY_PICTURES) return
    await this.page.locator('h1').first().waitFor()
    await this.page.waitForTimeout(700)
    await this.page.screenshot({ path: `${process.env.STORY_PICTURES}/${name}.png`, fullPage: true })
  }

  /** The four steps of Mi Seguridad Social, from their first page, with the link of the mail. */
  async register(): Promise<void> {
    const { who, page } = this
    const [first = '', second = ''] = who.names.split(' ')
    const [surname = '', secondSurname = ''] = who.surnames.split(' ')
    await this.sees('Sus datos, como están en su documento')
    await this.fill('Número de documento', who.document)
    await this.fillDate('Fecha de expedición', who.issuedOn)
    await this.fill('Primer nombre', first)
    if (second) await this.fill(/^Segundo nombre/, second)
    await this.fill('Primer apellido', surname)
    if (secondSurname) await this.fill(/^Segundo apellido/, secondSurname)
    await this.fillDate('Fecha de nacimiento', who.bornOn)
    await this.check('radio', who.sex === 'F' ? 'Femenino' : 'Masculino')
    await this.check('checkbox', 'Leí y autorizo el tratamiento de mis datos')
    await this.press('Continuar')
    await this.sees('Compruebe su identidad')
    await this.press('Comprobar identidad')
    await this.sees('Confirme su correo')
    await this.fill('Correo', who.email)
    await this.fill('Escriba el correo otra vez', who.email)
    await this.press('Enviar el enlace')
    await this.sees('Revise su correo')
    await this.open(await this.#world.linkTo(who.email, /^Confirme su correo/))
    await this.sees('Ponga su contraseña')
    await this.fill('Contraseña', password)
    await this.press('Abrir la cuenta')
    await this.sees('Su cuenta está lista')
    await expect(page).toHaveTitle(/ · OpenMIPRES$/)
  }

  /**
   * Document (or the mail, of who has none) and password, then the code when a second factor is set. Starts on the page of
   * signing in, ends where that was asked from.
   */
  async signIn(): Promise<void> {
    await this.sees('Ingrese')
    await this.fill('Número de documento', this.who.document || this.who.email)
    await this.fill('Contraseña', password)
    await this.press('Continuar')
    if (this.#secret) {
      await this.sees('Escriba el código de su aplicación')
      await this.fill('Código de 6 números', this.#code())
    }
    // Through the provider and back: who opens another page before that has no session.
    await this.page.waitForURL((url) => !/^\/(ingresar|mss|auth)(\/|$)/.test(url.pathname))
  }

  /** Sets the application of codes; starts on the account's security, ends on "Mi camino". */
  async setCodes(): Promise<void> {
    await this.sees('Seguridad')
    await this.follow('Configurar aplicación de códigos')
    await this.sees('Configure la aplicación de códigos')
    await this.readSecret()
    await this.fill('Código de 6 números', this.#code())
    await this.press('Confirmar')
    await this.sees('Su segundo factor está listo')
    await this.picture('segundo-factor-listo')
    await this.follow('Ver mi camino')
  }

  /** Adds a key of the device (a virtual one of Chromium); starts on the account's security, ends on "Mi camino". */
  async setKey(): Promise<void> {
    const devices = await this.page.context().newCDPSession(this.page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await this.sees('Seguridad')
    await this.follow('Agregar llave de acceso')
    await this.fill(/^Nombre de la llave/, 'Mi portátil')
    await this.press('Crear la llave')
    await this.sees('Su llave de acceso está lista')
    await this.follow('Ver mi camino')
  }

  async signOut(): Promise<void> {
    await this.press(new RegExp(this.who.names))
    await this.follow('Salir', this.page.getByRole('banner'))
    await expect(this.page.getByRole('banner').getByRole('link', { name: 'Ingresar' })).toBeVisible()
  }

  /** Notes the secret that the page shows for the application of codes. */
  async readSecret(): Promise<void> {
    const shown = this.page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).first()
    this.#secret = ((await shown.textContent()) ?? '').replace(/\s/g, '')
  }

  /** The code that the application shows now. One serves once, so half a minute goes by before each. */
  #code(): string {
    this.#world.clock.advance(31_000)
    const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(this.#secret ?? '') })
    return totp.generate({ timestamp: Date.parse(this.#world.clock.now()) })
  }

  code(): string {
    return this.#code()
  }

  /** Chooses a type in Registro de Usuarios and confirms it. */
  async registerAs(type: string): Promise<void> {
    await this.sees('¿Cómo va a usar MIPRES?')
    await this.check('radio', new RegExp(`^${type}`))
    await this.press(/^Continuar como /)
    await this.sees('Confirme su registro')
    await this.press(/^Registrarme como /)
    await this.sees('Su registro está hecho')
  }

  /** What "Mi camino" says: who has the ball, and how many steps are done. */
  async hasBall(
    kind: 'Le toca a usted' | 'Espera a otra persona' | 'No cumple todavía' | 'Todo está hecho',
    says: string | RegExp,
  ): Promise<void> {
    await this.page.goto('/mi-camino')
    await this.ballSays(kind, says)
  }

  /** The panel beside a list: one person, one decision. */
  panel(): Locator {
    return this.page.getByRole('region').filter({ has: this.page.getByRole('link', { name: 'Cerrar', exact: true }) })
  }

  /** The part of "Mi camino" that says who has the ball. */
  ball(): Locator {
    return this.page
      .getByRole('region')
      .filter({ hasText: /Le toca a usted|Espera a otra persona|Espera al operador|No cumple todavía|Todo está hecho/ })
      .first()
  }

  async ballSays(kind: string | RegExp, says: string | RegExp): Promise<void> {
    await expect(this.ball()).toContainText(kind)
    await expect(this.ball()).toContainText(says)
  }

  /** The step of "Mi camino" or of the entity's path whose title says this. */
  step(title: string | RegExp): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3, name: title }) })
  }
}

/** The actors of one story, each with a browser context, and what the story counted. */
export class Company {
  readonly #actors: Actor[] = []
  readonly #contexts: BrowserContext[] = []
  readonly #faults: string[] = []
  readonly #world: World
  readonly #browser: Browser

  constructor(world: World, browser: Browser) {
    this.#world = world
    this.#browser = browser
  }

  actor(who: Somebody): Promise<Actor> {
    return this.#enter(who, hands)
  }

  /** The same, without a mouse in any case. */
  keyboardActor(who: Somebody): Promise<Actor> {
    return this.#enter(who, keyboard)
  }

  async #enter(who: Somebody, hands: Hands): Promise<Actor> {
    const context = await this.#browser.newContext({
      baseURL: this.#world.url,
      locale: 'es-CO',
      timezoneId: 'America/Bogota',
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(15_000)
    context.on('weberror', (event) => this.#faults.push(`${who.names}: ${event.error()}`))
    this.#contexts.push(context)
    const made = new Actor(this.#world, await context.newPage(), who, hands)
    this.#actors.push(made)
    return made
  }

  /** Closes the browsers and writes what each person of the story had to do. */
  async leave(story: string): Promise<void> {
    for (const context of this.#contexts) await context.close()
    expect(this.#faults, 'errors on the pages').toEqual([])
    const counted = Object.fromEntries(this.#actors.map(({ who, count }) => [fullName(who), count]))
    writeCounts(story, counted)
  }
}
