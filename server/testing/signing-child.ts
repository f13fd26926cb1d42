import fs from 'node:fs'
import pino from 'pino'
import { MovableClock } from '#platform/clock.ts'
import type { Instant } from '#platform/dates.ts'
import { createDb } from '#platform/db.ts'
import { createSendMail } from '#platform/mail.ts'
import { createApp } from '../app.ts'
import { createModules } from '../modules.ts'

/**
 * A process of the product that signs without pause until it is killed: for the proof that what it acknowledged is there, whole.
 * Prints `draft number` after each answer, and only then.
 */
const given = JSON.parse(process.env.SIGNING ?? '{}') as {
  databaseUrl: string
  cookie: string
  context: string
  now: Instant
  secret: string
  content: Record<string, unknown>
}
const publicUrl = 'http://localhost:3000'
const db = createDb({ connectionString: given.databaseUrl, max: 4 })
const clock = new MovableClock(given.now)
const modules = await createModules({
  db,
  clock,
  publicUrl,
  sendMail: createSendMail({ publicUrl }),
  demo: false,
  secrets: [given.secret],
})
const rates = { general: 1e6, login: 1e6, publicQuery: 1e6, mail: 1e6 }
const app = await createApp({
  ...modules,
  db,
  clock,
  log: pino({ level: 'silent' }),
  publicUrl,
  webRoot: null,
  rates,
  checkOutput: false,
})
const post = async (path: string, payload: object): Promise<Record<string, string>> => {
  const headers = { cookie: given.cookie, origin: publicUrl }
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1/contexts/${given.context}${path}`,
    headers,
    payload,
  })
  if (response.statusCode >= 400) throw new Error(response.body)
  return response.json()
}
const signer = async (): Promise<never> => {
  for (;;) {
    const { draftId } = await post('/drafts', { content: given.content })
    const { number } = await post(`/drafts/${draftId}/sign`, { version: 1 })
    fs.writeSync(1, `${draftId} ${number}\n`)
  }
}
fs.writeSync(1, 'ready\n')
await Promise.all(Array.from({ length: 4 }, signer))
