import net from 'node:net'
import { test as base, expect } from '@playwright/test'
import { TEST_SECRETS } from '../server/modules/identity/testing.ts'
import { type CapturedMail, capturedMails } from '../server/platform/captured-mailbox.ts'
import { MovableClock } from '../server/platform/clock.ts'
import { type Instant, instant } from '../server/platform/dates.ts'
import type { Db } from '../server/platform/db.ts'
import { createLog } from '../server/platform/log.ts'
import { createTestDatabase, type TestServer } from '../server/platform/testing/test-server.ts'
import { start } from '../server/start.ts'

/** Friday 20 November 2026, 9:00 a. m. in Bogotá. */
const START: Instant = instant('2026-11-20T14:00:00.000Z')

/** Seals and signs in every world; programs of the command line need it too, and people made by tests were sealed with it. */
export const [worldSecret] = TEST_SECRETS

/** The whole product for one story: the real program with its web, mail and jobs, on an empty database of its own. */
export interface World {
  /** Origin, on `localhost`: passkeys need it. */
  url: string
  db: Db
  /** Connection text, for command-line programs that a story runs. */
  databaseUrl: string
  /** The only time the rules know; it stands still until the story moves it. */
  clock: MovableClock
  /** The newest mail to this address with this subject, waited for: it travels through SMTP. */
  mailTo(address: string, subject?: RegExp): Promise<CapturedMail>
  /** The address in such a mail that leads back into the product. */
  linkTo(address: string, subject?: RegExp): Promise<string>
}

/** Starts it; `stop` also drops its database. */
export async function startWorld(options: { demo?: boolean } = {}): Promise<World & { stop(): Promise<void> }> {
  const server = JSON.parse(process.env.OPENMIPRES_E2E_SERVER ?? '') as TestServer
  const { url: databaseUrl, drop } = await createTestDatabase(server)
  const clock = new MovableClock(START)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const running = await start({
    clock,
    log: createLog({ level: process.env.TEST_LOG ?? 'silent' }),
    checkOutput: true,
    config: {
      dataFolder: 'test-results/data',
      port,
      host: 'localhost',
      databaseUrl,
      databaseMigrateUrl: null,
      databasePool: 8,
      publicUrl: url,
      smtpUrl: null,
      mailFrom: 'no-responder@localhost',
      demo: options.demo ?? false,
      roles: ['web', 'worker'],
      secrets: [worldSecret],
      logLevel: 'silent',
      rates: { general: 1e6, login: 1e6, publicQuery: 1e6, mail: 1e6 },
    },
  })
  const { db } = running
  const mailTo = async (address: string, subject = /./): Promise<CapturedMail> => {
    let found: CapturedMail | undefined
    await expect
      .poll(
        async () => {
          const mails = await capturedMails(db, { to: address, limit: 20 })
          found = mails.find((mail) => subject.test(mail.subject))
          return found?.subject ?? null
        },
        { message: `mail to ${address} with subject ${subject}`, timeout: 15_000 },
      )
      .not.toBeNull()
    return found as CapturedMail
  }
  return {
    url,
    db,
    databaseUrl,
    clock,
    mailTo,
    linkTo: async (address, subject) => {
      const { text } = await mailTo(address, subject)
      const link = text.match(/https?:\/\/\S+/)?.[0]
      if (!link?.startsWith(url)) throw new Error(`no link of ours in: ${text}`)
      return link
    },
    stop: async () => {
      await running.stop()
      await drop()
    },
  }
}

/** Playwright's test with a world of its own. A script error or a blocked resource on any page fails the story. */
export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  world: async ({}, use) => {
    const world = await startWorld()
    await use(world)
    await world.stop()
  },
  baseURL: async ({ world }, use) => use(world.url),
  context: async ({ context }, use) => {
    const faults: string[] = []
    context.on('weberror', (event) => faults.push(String(event.error())))
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text())
    })
    await use(context)
    expect(faults, 'errors on the pages').toEqual([])
  },
})

export { expect }

let lastPort = 21_000 + 500 * Number(process.env.TEST_PARALLEL_INDEX ?? 0)

/**
 * A port for the program. Each worker of Playwright has its own five hundred, below those that the system gives to outgoing
 * connections: between finding it free and using it nobody of ours takes it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1
    const port = lastPort
    const free = await new Promise<boolean>((resolve) => {
      const server = net.createServer()
      server.once('error', () => resolve(false))
      server.listen(port, 'localhost', () => server.close(() => resolve(true)))
    })
    if (free) return port
  }
}
