import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CapturedMailbox, capturedMails, startCapturedMailbox } from './captured-mailbox.ts'
import { MovableClock } from './clock.ts'
import { instant } from './dates.ts'
import { addJob, startWorker } from './jobs.ts'
import { createLog } from './log.ts'
import { createSendMail, mailTasks } from './mail.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

const clock = new MovableClock(instant('2026-11-20T15:00:00Z'))
const log = createLog({ level: 'silent' })
const sendMail = createSendMail({ publicUrl: 'https://mipres.example.org' })
const mail = {
  at: clock.now(),
  subject: 'Confirme su correo',
  text: 'Alguien pidió una cuenta.\n\nSi no fue usted, no haga nada.',
}

let database: TestDatabase
let mailbox: CapturedMailbox
beforeAll(async () => {
  database = await testDatabase()
  mailbox = await startCapturedMailbox({ db: database.db, clock, cap: 3 })
})
afterAll(async () => {
  await mailbox.stop()
  await database.close()
})

const inTx = (to: string, link?: string): Promise<void> =>
  database.db.transaction().execute((tx) => sendMail(tx, { ...mail, to, ...(link ? { link } : {}) }))
const worker = (smtpUrl: string) =>
  startWorker({
    connectionString: database.url,
    log,
    tasks: mailTasks({ db: database.db, clock, smtpUrl, from: 'no-responder@mipres.example.org' }),
  })

test('a mail arrives over SMTP with its link, and is marked as sent', async () => {
  const running = await worker(mailbox.url)
  await inTx('Ana@example.org', 'https://mipres.example.org/confirmar-correo?token=abc')
  await vi.waitFor(async () => {
    const [received] = await capturedMails(database.db, { to: 'ana@example.org', limit: 5 })
    expect(received).toMatchObject({ from: 'no-responder@mipres.example.org', subject: 'Confirme su correo' })
    expect(received?.text).toContain('https://mipres.example.org/confirmar-correo?token=abc')
    expect(received?.messageId).toMatch(/^<[0-9a-f-]{36}@mipres\.example\.org>$/)
    // Its link is a secret: nothing of it stays readable once it left.
    const { rows } = await sql`select sent_at, text_body, html_body from platform.mails
      where message_id = ${received?.messageId}`.execute(database.db)
    expect(rows).toEqual([{ sent_at: clock.now(), text_body: null, html_body: null }])
  }, 30_000)
  await running.stop()
})

test('the mail server away: the reason is kept, and the mail goes later with the same Message-ID', async () => {
  const failing = await worker('smtp://127.0.0.1:1')
  await inTx('beto@example.org')
  const state = async () => {
    const { rows } = await sql<{ attempts: number; last_error: string; message_id: string }>`
      select attempts, last_error, message_id from platform.mails where to_address = 'beto@example.org'`.execute(
      database.db,
    )
    return rows[0]
  }
  await vi.waitFor(
    async () =>
      expect(await state()).toMatchObject({ attempts: 1, last_error: expect.stringContaining('ECONNREFUSED') }),
    30_000,
  )
  await failing.stop()
  await inTx('carla@example.org')
  await sql`update platform.mails set attempts = 14 where to_address = 'carla@example.org'`.execute(database.db)
  const last = await worker('smtp://127.0.0.1:1')
  await vi.waitFor(async () => {
    const { rows } = await sql`select attempts, sent_at, text_body, html_body from platform.mails
      where to_address = 'carla@example.org'`.execute(database.db)
    expect(rows, 'given up: its text goes too').toEqual([
      { attempts: 15, sent_at: null, text_body: null, html_body: null },
    ])
  }, 30_000)
  await last.stop()

  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(database.db)
  const running = await worker(mailbox.url)
  await vi.waitFor(async () => {
    const [received] = await capturedMails(database.db, { to: 'beto@example.org', limit: 1 })
    expect(received?.messageId).toBe((await state())?.message_id)
  }, 30_000)
  await running.stop()
})

test('a rollback leaves neither mail nor job', async () => {
  const counts = async () =>
    (
      await sql`select (select count(*) from platform.mails) as mails, (select count(*) from graphile_worker.jobs) as jobs`.execute(
        database.db,
      )
    ).rows[0]
  const before = await counts()
  const undone = database.db.transaction().execute(async (tx) => {
    await sendMail(tx, { ...mail, to: 'nadie@example.org' })
    await addJob(tx, 'other', { a: 1 })
    throw new Error('undo')
  })
  await expect(undone).rejects.toThrow('undo')
  expect(await counts()).toEqual(before)
})

test('the mailbox of the demo keeps the newest', async () => {
  const running = await worker(mailbox.url)
  for (const n of [1, 2, 3, 4]) await inTx(`n${n}@example.org`)
  await vi.waitFor(async () => {
    const { rows } =
      await sql`select count(*) as waiting from platform.mails where sent_at is null and text_body is not null`.execute(
        database.db,
      )
    expect(rows).toEqual([{ waiting: '0' }])
  }, 30_000)
  await running.stop()
  expect(await capturedMails(database.db, { limit: 10 })).toHaveLength(3)
})
