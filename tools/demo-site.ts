import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { type Config, readConfig } from '../server/config.ts'
import { prepareDemo } from '../server/demo/prepare-demo.ts'
import { openSession } from '../server/modules/identity/testing.ts'
import { systemClock } from '../server/platform/clock.ts'
import { createLog } from '../server/platform/log.ts'
import { start } from '../server/start.ts'

/** The demo world served for tools that look at it: its origin, sessions of its people and the addresses of its things. */
export interface DemoSite {
  url: string
  /** The session cookie of a document number or of 'operator'. */
  cookie(who: string): Promise<string>
  /** Fills `{entity:NIT}`, `{capacity:NIT:kind:regime}`, `{person:number}` and the like in the path of a page. */
  fill(template: string, who?: string): Promise<string>
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
  const contextOf = async (who: string, role = ''): Promise<string> => {
    const { contexts } = await read<{ contexts: { key: string }[] }>('/me/contexts', who)
    return (contexts.find(({ key }) => key.endsWith(role || 'PRESCRIPTOR')) ?? contexts[0])?.key ?? ''
  }
  const deskOf = async (who: string): Promise<{ drafts: { draftId: string }[]; recent: { number: string }[] }> =>
    read(`/contexts/${encodeURIComponent(await contextOf(who))}/prescriber`, who)
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
    /** An item that waits for a board, and one that the reader signed: address of its case. */
    board: (own) =>
      one(sql`select b.number || '/' || b.kind || '/' || b.item as id from prescribing.board_cases b
        join identity.persons p on p.id = b.prescriber_id
where b.closed_at is null and (${own ?? ''} = '') = (p.doc_number <> '1099481230') order by b.due_at`),
    prescribed: (regime) =>
      one(sql`select number as id from prescribing.prescriptions where regime = ${regime} order by prescribed_at desc`),
    tutela: () => one(sql`select number as id from prescribing.tutelas`),
    tutelaDraft: () => one(sql`select id from prescribing.tutela_drafts where registered_number is null`),
    case: () => one(sql`select id from registries.inconsistencies`),
    context: (role, _, who) => contextOf(who, role),
    /** The last of who prescribes: what she has begun, and what she signed. */
    draft: async (_, __, who) => (await deskOf(who)).drafts[0]?.draftId ?? '',
    prescription: async (_, __, who) => (await deskOf(who)).recent[0]?.number ?? '',
  }
  return {
    url: config.publicUrl,
    cookie,
    fill: async (template, who = '') => {
      let filled = template
      for (const [whole, kind = '', key = '', more, regime = ''] of template.matchAll(
        /\{(\w+)(?::(\w+))?(?::(\w+))?(?::(\w+))?\}/g,
      )) {
        const find = things[kind]
        if (!find) throw new Error(`${template}: nothing is called ${kind}`)
        filled = filled.replace(whole, await find(key, more, kind === 'capacity' ? regime : who))
      }
      return filled
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
