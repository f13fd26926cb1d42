import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing/test-app.ts'
import { type CapturedMailbox, startCapturedMailbox } from './captured-mailbox.ts'

let demo: TestApp
let mailbox: CapturedMailbox
beforeAll(async () => {
  demo = await testApp({ demo: true })
  mailbox = await startCapturedMailbox({ db: demo.db, clock: demo.clock })
  const transport = nodemailer.createTransport(mailbox.url)
  for (const n of [1, 2, 3])
    await transport.sendMail({
      from: 'no-responder@example.org',
      to: n === 3 ? 'beto@example.org' : 'ana@example.org',
      subject: `Correo ${n}`,
      text: `Abra http://localhost:3000/confirmar-correo?token=${n}`,
    })
  transport.close()
})
afterAll(async () => {
  await mailbox.stop()
  await demo.close()
})

interface List {
  mails: { id: string; subject: string; to: string }[]
  next: string | null
}

test('the demo shows what it sent, newest first, page by page, and by exact address', async () => {
  const first = await demo.as(null).get<List>('/demo/mails?limit=2')
  expect(first.body.mails.map((m) => m.subject)).toEqual(['Correo 3', 'Correo 2'])
  const second = await demo.as(null).get<List>(`/demo/mails?limit=2&before=${first.body.next}`)
  expect(second.body).toMatchObject({ mails: [{ subject: 'Correo 1' }], next: null })
  const ofAna = await demo.as(null).get<List>('/demo/mails?to=ANA@example.org')
  expect(ofAna.body.mails.map((m) => m.subject)).toEqual(['Correo 2', 'Correo 1'])
})

test('one mail is read with its text; an unknown one is not found', async () => {
  const { body } = await demo.as(null).get<List>('/demo/mails?to=beto@example.org')
  const mail = await demo.as(null).get(`/demo/mails/${body.mails[0]?.id}`)
  expect(mail.body.text).toContain('/confirmar-correo?token=3')
  const unknown = await demo.as(null).get('/demo/mails/01936d3e-0000-7000-8000-000000000000')
  expect(unknown.status).toBe(404)
})

test('outside the demo nobody reads mail here', async () => {
  const real = await testApp()
  expect((await real.as(null).get('/demo/mails')).status).toBe(404)
  await real.close()
})
