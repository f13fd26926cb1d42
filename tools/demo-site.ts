import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { consentVersion } from '#contract/consent.ts'
import { type Config, readConfig } from '../server/config.ts'
import { prepareDemo } from '../server/demo/prepare-demo.ts'
import { civilPeople } from '../server/demo/registry-files.ts'
import { identityCommands } from '../server/modules/identity/index.ts'
import { openSession } from '../server/modules/identity/testing.ts'
import { capturedMails } from '../server/platform/captured-mailbox.ts'
import { systemClock } from '../server/platform/clock.ts'
import { createLog } from '../server/platform/log.ts'
import { start } from '../server/start.ts'
import type { PageToSee } from '../web/app/pages.ts'

/** The demo world served for tools that look at it: its origin and the way to each page of web/app/pages.ts. */
export interface DemoSite {
  url: string
  /**
   * The address of a page, with `{entity:NIT}`, `{capacity:NIT:kind:regime}`, `{person:number}` and the like filled in,
   * and the cookies a browser needs to see it: the session of whoever looks, a sign-in half done.
   */
  open(one: PageToSee): Promise<{ url: string; cookies: { name: string; value: string; url: string }[] }>
  stop(): Promise<void>
}

/** Starts the product with a demo of its own in a folder that goes away; `dist/web` must be built. */
export async function startDemoSite(): Promise<DemoSite> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'openmipres-demo-site-'))
  const port = await freePort()
  const settings = readConfig({ OPENMIPRES_DATA: dataFolder, PORT: String(port), OPENMIPRES_DEMO: '1' })
  const config: Config = { ...settings, rates: { general: 1e6, login: 1e6, publicQuery: 1e6, mail: 1e6 } }
  const log = createLog({ level: 'error' })
  const running = await start({ config, clock: systemClock, log, checkOutput: true, prepare: prepareDemo })
  const { db } = running
  const one = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> => {
    const { rows } = await query.execute(db)
    if (!rows[0]) throw new Error('the demo has no such thing')
    return rows[0].id
  }
  const person = (number: string) => one(sql`select id from identity.persons where doc_number = ${number}`)
  const cookies = new Map<string, string>()
  const cookie = async (who: string): Promise<string> => {
    const known = cookies.get(who)
    if (known) return known
    const id =
      who === 'operator' ? await one(sql`select id from identity.accounts where kind = 'operator'`) : await person(who)
    const made = await db
      .transaction()
      .execute((tx) => openSession(tx, who === 'operator' ? { operatorId: id } : { personId: id }))
    cookies.set(who, made)
    return made
  }
  const read = async <T>(path: string, who: string): Promise<T> => {
    const response = await fetch(`${running.config.publicUrl}/api/v1${path}`, {
      headers: { cookie: await cookie(who) },
    })
    return (await response.json()) as T
  }
  /** The first row of a list that is asked by POST, in the context of who looks. */
  const firstOf = async (
    who: string,
    role: string,
    list: string,
    filters: object,
  ): Promise<Record<string, unknown>> => {
    const context = await contextOf(who, role)
    const response = await fetch(
      `${running.config.publicUrl}/api/v1/contexts/${encodeURIComponent(context)}/${list}/search`,
      {
        method: 'POST',
        headers: {
          origin: running.config.publicUrl,
          'content-type': 'application/json',
          cookie: await cookie(who),
        },
        body: JSON.stringify({ filters }),
      },
    )
    const { rows = [] } = (await response.json()) as { rows?: Record<string, unknown>[] }
    if (!rows[0]) throw new Error(`the demo has nothing in ${list} of ${role}`)
    return rows[0]
  }
  const contextOf = async (who: string, role = ''): Promise<string> => {
    const { contexts } = await read<{ contexts: { key: string }[] }>('/me/contexts', who)
    return (contexts.find(({ key }) => key.endsWith(role || 'PRESCRIPTOR')) ?? contexts[0])?.key ?? ''
  }
  const deskOf = async (who: string): Promise<{ drafts: { draftId: string }[]; recent: { number: string }[] }> =>
    read(`/contexts/${encodeURIComponent(await contextOf(who))}/prescriber`, who)
  const walk = walksOf({ url: config.publicUrl, demo: running })
  /** The address of the case of an item that waits for a board, or of one that the reader of the pages signed himself. */
  const boardCase = (part: 'number' | 'kind' | 'item', own: string | undefined): Promise<string> =>
    one(sql`select b.${sql.raw(part)}::text as id from prescribing.board_cases b
      join identity.persons p on p.id = b.prescriber_id
      where b.closed_at is null and ${own !== 'own'} = (p.doc_number <> '1099481230')
      order by b.due_at, b.number, b.kind, b.item`)
  const things: Record<string, (key: string, more: string | undefined, who: string) => Promise<string>> = {
    person,
    entity: (nit) => one(sql`select id from identity.entities where nit = ${nit}`),
    capacity: (nit, as, regime) =>
      one(sql`select c.id from identity.capacities c join identity.entities e on e.id = c.entity_id
        where e.nit = ${nit} and c.kind = ${as} and coalesce(c.regime, '') = ${regime}`),
    delegation: (nit) =>
      one(sql`select d.id from identity.delegations d join identity.capacities c on c.id = d.capacity_id
        join identity.entities e on e.id = c.entity_id where e.nit = ${nit} and d.ended_at is null
        order by d.named_at desc`),
    claim: (nit, state) =>
      one(sql`select c.id from identity.entity_claims c join identity.entities e on e.id = c.entity_id
        where e.nit = ${nit} and c.state = ${state}`),
    cut: () => one(sql`select id from registries.cuts where kind = 'reps-sedes' order by created_at desc`),
    board_number: (own) => boardCase('number', own),
    board_kind: (own) => boardCase('kind', own),
    board_item: (own) => boardCase('item', own),
    prescribed_here: async (role, _, who) => {
      const [, sede] = (await contextOf(who, role)).split('~')
      return one(sql`select number as id from prescribing.prescriptions where sede_code = ${sede} order by number desc`)
    },
    prescribed: (regime) =>
      one(sql`select number as id from prescribing.prescriptions where regime = ${regime} order by prescribed_at desc`),
    /** One that is active as it was loaded, or one that was corrected. */
    tutela: (which) =>
      one(sql`select number as id from prescribing.tutelas
        where replaces is null and state = ${which === 'corrected' ? 1 : 4} order by number`),
    tutelaDraft: () => one(sql`select id from prescribing.tutela_drafts where registered_number is null`),
    /** Number, kind or item of the first that waits for its EPS, or that it directed or declined. */
    waiting: async (part, _, who) => String((await firstOf(who, 'DIRECCIONAMIENTO', 'waiting-items', {}))[part]),
    directed: async (part, _, who) => String((await firstOf(who, 'DIRECCIONAMIENTO', 'direccionamientos', {}))[part]),
    declined: async (part, _, who) =>
      String((await firstOf(who, 'DIRECCIONAMIENTO', 'no-direccionamientos', {}))[part]),
    /** The same of what a supplier was given, in that state. */
    given: async (part, state, who) =>
      String((await firstOf(who, 'PROGRAMACION', 'directed-to-us', { state: Number(state) }))[part]),
    case: () => one(sql`select id from registries.inconsistencies`),
    case_token: () => one(sql`select follow_token as id from registries.inconsistencies`),
    registration: (step) => walk.registration(step),
    registration_of: (number) =>
      one(sql`select r.id from users.registrations r join identity.persons p on p.id = r.person_id
        where p.doc_number = ${number}`),
    context: (role, _, who) => contextOf(who, role),
    /** The last of who prescribes: what she has begun, and what she signed. */
    draft: async (_, __, who) => (await deskOf(who)).drafts[0]?.draftId ?? '',
    prescription: async (_, __, who) => (await deskOf(who)).recent[0]?.number ?? '',
  }
  const fill = async (template: string, who: string): Promise<string> => {
    let filled = template
    for (const [whole, kind = '', key = '', more, regime = ''] of template.matchAll(
      /\{(\w+)(?::(\w+))?(?::(\w+))?(?::(\w+))?\}/g,
    )) {
      const find = things[kind]
      if (!find) throw new Error(`${template}: nothing is called ${kind}`)
      filled = filled.replace(whole, await find(key, more, kind === 'capacity' ? regime : who))
    }
    return filled
  }
  return {
    url: config.publicUrl,
    open: async ({ path: template, as = '' }) => {
      if (template === '{second_factor}') return walk.secondFactor(as)
      if (template === '{consent}') return walk.consent(as)
      const [name = '', value = ''] = as ? (await cookie(as)).split('=') : []
      return {
        url: new URL(await fill(template, as), config.publicUrl).href,
        cookies: as ? [{ name, value, url: config.publicUrl }] : [],
      }
    },
    stop: async () => {
      await running.stop()
      fs.rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

type Opened = Awaited<ReturnType<DemoSite['open']>>

/** Pages that only exist in the middle of something: a registration, a sign-in, the permission for an application. */
function walksOf(site: { url: string; demo: Awaited<ReturnType<typeof start>> }) {
  const { url, demo } = site
  const post = async (where: string, body: unknown, cookies = new Map<string, string>()): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${where}`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json', cookie: header(cookies) },
      body: JSON.stringify(body),
    })
    keep(response, cookies)
    const text = await response.text()
    if (!response.ok) throw new Error(`${where}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  const registration = async (step: string): Promise<string> => {
    const registered = await sql<{ number: string }>`select doc_number as number from identity.persons`.execute(demo.db)
    const known = new Set(registered.rows.map(({ number }) => number))
    const person = [...civilPeople('db/seeds').values()].find(({ document }) => !known.has(document.number))
    if (!person) throw new Error('everybody of the demo has an account')
    const rest = { phone: null, address: null, municipalityCode: null, consent: true, consentVersion }
    const { registrationId } = (await post('/registrations', { ...person, ...rest })) as { registrationId: string }
    if (step === 'identidad') return registrationId
    await post(`/registrations/${registrationId}/identity`, {})
    if (step === 'correo') return registrationId
    const email = `registro-${registrationId}@ejemplo.test`
    await post(`/registrations/${registrationId}/mail`, { email, emailAgain: email })
    if (step === 'enviado') return registrationId
    for (let tries = 0; tries < 100; tries++) {
      const [mail] = await capturedMails(demo.db, { to: email, limit: 1 })
      const token = mail?.text.match(/confirmar-correo#([\w-]+)/)?.[1]
      if (token) {
        await post('/registrations/confirm-mail', { token })
        return registrationId
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`no mail to ${email}`)
  }

  /** Follows the redirects as a browser would, up to the page that asks something. */
  const follow = async (from: string, cookies: Map<string, string>): Promise<URL> => {
    let at = new URL(from, url)
    for (let hops = 0; hops < 10; hops++) {
      const response = await fetch(at, { redirect: 'manual', headers: { cookie: header(cookies) } })
      keep(response, cookies)
      const to = response.headers.get('location')
      if (!to) return at
      at = new URL(to, at)
    }
    throw new Error(`${from} leads nowhere`)
  }

  const signIn = async (
    who: string,
    from: string,
  ): Promise<{ cookies: Map<string, string>; uid: string; to?: string }> => {
    const { password } = JSON.parse(fs.readFileSync(path.join(demo.config.dataFolder, 'demo.json'), 'utf8')).actors[0]
    const cookies = new Map<string, string>()
    const uid = (await follow(from, cookies)).searchParams.get('uid') ?? ''
    const identifier = { type: 'CC', value: who }
    const next = await post(`/interactions/${uid}/password`, { identifier, password }, cookies)
    return { cookies, uid, ...(next as { to?: string }) }
  }
  const opened = (where: URL, cookies: Map<string, string>): Opened => ({
    url: where.href,
    cookies: [...cookies].map(([name, value]) => ({ name, value, url })),
  })

  return {
    registration,
    secondFactor: async (who: string): Promise<Opened> => {
      const { cookies, uid } = await signIn(who, '/auth/login?to=/mi-camino')
      return opened(new URL(`/ingresar/segundo-factor?uid=${uid}`, url), cookies)
    },
    consent: async (who: string): Promise<Opened> => {
      const { db, config } = demo
      const { publicUrl, secrets } = config
      const { clientId } = await identityCommands({ db, clock: systemClock, publicUrl, secrets }).registerClient({
        name: 'Historia clínica Frailejón',
        redirectUris: ['https://historia.ejemplo.test/vuelta'],
        actor: { kind: 'system', id: null, label: 'capturas', requestId: null },
      })
      const asked = new URLSearchParams({
        client_id: clientId,
        redirect_uri: 'https://historia.ejemplo.test/vuelta',
        response_type: 'code',
        scope: 'openid profile documento',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      })
      const { cookies, to = '' } = await signIn(who, `/mss/auth?${asked}`)
      return opened(await follow(to, cookies), cookies)
    },
  }
}

const header = (cookies: Map<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(response: Response, cookies: Map<string, string>): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
}
