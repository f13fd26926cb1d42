import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csv, importText, sampleRows } from '#registries'
import { refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import { latestMail, tokenIn } from '../testing/mails.ts'
import { createPersonAccount } from '../testing.ts'
import { personsDoor } from './door.ts'

let world: TestApp
const laura = { number: '1099400218', born: '1990-05-12', issued: '2008-05-20' }
beforeAll(async () => {
  world = await testApp()
  const numbers = [
    '1099400218',
    '1099400301',
    '1099400302',
    '1099400303',
    '1099400304',
    '1099400305',
    '1099400306',
    '1099400231',
  ]
  const rows = numbers.map((numero) => sampleRows.civilRow({ numero }))
  rows.push(sampleRows.civilRow({ numero: '1099400399', estado: 'FALLECIDO' }))
  await importText({ db: world.db, clock: world.clock }, 'registro-civil', csv(rows), { cut: '2026-11-18' })
})
afterAll(() => world.close())

const anonymous = () => world.as(null)
const data = (number = laura.number, over: Record<string, unknown> = {}) => ({
  document: { type: 'CC', number },
  issuedOn: laura.issued,
  sex: 'F',
  firstName: 'Laura',
  firstSurname: 'Quintero',
  secondSurname: 'Peña',
  bornOn: laura.born,
  ...over,
})
async function begin(number?: string, over: Record<string, unknown> = {}): Promise<string> {
  const answer = await anonymous().post('/registrations', {
    ...data(number, over),
    consent: true,
    consentVersion: '1',
  })
  expect(answer.status).toBe(201)
  return String(answer.body.registrationId)
}
const stepOf = async (id: string) => (await anonymous().get(`/registrations/${id}`)).body.step
const mailTo = (id: string, email: string) =>
  anonymous().post(`/registrations/${id}/mail`, { email, emailAgain: email })

/** Up to the open link of step 3; returns the address to go on with. */
async function upToMail(number: string, email: string): Promise<string> {
  const id = await begin(number)
  await anonymous().post(`/registrations/${id}/identity`)
  await mailTo(id, email)
  const token = tokenIn(await latestMail(world.db, email))
  const confirmed = await anonymous().post('/registrations/confirm-mail', { token })
  expect(confirmed.body.registrationId).toBe(id)
  return id
}

describe('registration of a natural person', () => {
  test('two registrations of one document at the same moment both go on', async () => {
    const ids = await Promise.all([begin('1099400231'), begin('1099400231')])
    for (const id of ids) await anonymous().post(`/registrations/${id}/identity`)
    const sent = await Promise.all(ids.map((id, i) => mailTo(id, `a-la-vez-${i}@ejemplo.test`)))
    expect(sent.map(({ status }) => status)).toEqual([202, 202])
  })

  test('R-01 four steps open an account; its e-mail is an identifier only once confirmed', async () => {
    // Pasted in any form, with accents the registry lacks.
    const id = await begin('1.099.400.218', { firstName: ' laura ' })
    expect(await stepOf(id)).toBe('identidad')
    expect((await anonymous().post(`/registrations/${id}/identity`)).body).toEqual({ civilCut: '2026-11-18' })
    expect(await stepOf(id)).toBe('correo')
    expect((await mailTo(id, 'laura@ejemplo.test')).status).toBe(202)
    expect(await stepOf(id)).toBe('confirmar')
    const doc = { type: 'CC', number: laura.number } as const
    expect(await personsDoor.personByDocument(world.db, doc, world.clock.now())).toMatchObject({
      state: 'pendiente_verificacion',
      email: null,
      emailConfirmedAt: null,
    })
    const early = await anonymous().post(`/registrations/${id}/password`, { password: 'canoa-lenta-de-guadua-27' })
    expect(refusalCodes(early)).toEqual(['identity.mail_first'])
    const token = tokenIn(await latestMail(world.db, 'laura@ejemplo.test'))
    expect((await anonymous().post('/registrations/confirm-mail', { token })).status).toBe(200)
    expect(refusalCodes(await anonymous().post('/registrations/confirm-mail', { token }))).toEqual([
      'identity.link_used',
    ])
    expect(await stepOf(id)).toBe('contrasena')
    const weak = await anonymous().post(`/registrations/${id}/password`, { password: 'lauraquintero1990' })
    expect(refusalCodes(weak)).toEqual(['identity.password_weak'])
    const done = await anonymous().post(`/registrations/${id}/password`, { password: 'canoa-lenta-de-guadua-27' })
    expect(done.status).toBe(204)
    expect(await personsDoor.personByDocument(world.db, doc, world.clock.now())).toMatchObject({
      state: 'activa',
      email: 'laura@ejemplo.test',
      registeredAt: TEST_NOW,
    })
    const again = await anonymous().post(`/registrations/${id}/password`, { password: 'canoa-lenta-de-guadua-27' })
    expect(refusalCodes(again)).toEqual(['identity.registration_done'])
    const shown = await anonymous().get(`/registrations/${id}`)
    expect(shown.body).toMatchObject({ step: 'terminado', data: null, email: null })
  })

  test('every malformed field at once, each with its own sentence', async () => {
    const answer = await anonymous().post('/registrations', {
      ...data('12', { firstName: 'L4ura', bornOn: '1990-02-30', sex: 'X' }),
      consent: false,
      consentVersion: '1',
    })
    expect(answer.status).toBe(400)
    const paths = (answer.body.issues as { path: string }[]).map((issue) => issue.path)
    expect(paths.sort()).toEqual(['bornOn', 'consent', 'document.number', 'firstName', 'sex'])
  })

  test('D-18 minors open no account', async () => {
    const answer = await anonymous().post('/registrations', {
      ...data(undefined, { bornOn: '2009-01-01', issuedOn: '2025-01-01' }),
      consent: true,
      consentVersion: '1',
    })
    expect(refusalCodes(answer)).toEqual(['identity.minor'])
  })

  test('a mismatch says where to look, not what the registry holds; five a day per document', async () => {
    const names = await begin('1099400301', { firstName: 'Lucía' })
    const only = await anonymous().post(`/registrations/${names}/identity`)
    expect(refusalCodes(only)).toEqual(['identity.civil_mismatch_names'])
    const born = await begin('1099400301', { bornOn: '1990-05-13' })
    const unknown = await begin('1099400377')
    const dead = await begin('1099400399')
    const answers = await Promise.all(
      [born, unknown, dead].map(async (id) => (await anonymous().post(`/registrations/${id}/identity`)).body),
    )
    // The same words for a wrong date, for nobody and for the deceased.
    const texts = answers.map((body) => body.title)
    expect(new Set(texts).size).toBe(1)
    for (let i = 0; i < 3; i++) await anonymous().post(`/registrations/${born}/identity`)
    const sixth = await anonymous().post(`/registrations/${born}/identity`)
    expect(refusalCodes(sixth)).toEqual(['identity.civil_too_many_checks'])
  })

  test('nothing tells a stranger whether a document or an address has an account', async () => {
    const known = await world.db.transaction().execute((tx) =>
      createPersonAccount(tx, {
        document: { type: 'CC', number: '1099400302' },
        email: 'vecina@ejemplo.test',
        at: world.clock.now(),
      }),
    )
    const ask = async (number: string, email: string) => {
      const id = await begin(number)
      const checked = await anonymous().post(`/registrations/${id}/identity`)
      const sent = await mailTo(id, email)
      const shape = { checked: [checked.status, checked.body], sent: [sent.status, Object.keys(sent.body)] }
      return { shape, step: await stepOf(id) }
    }
    const taken = await ask('1099400302', 'otra@ejemplo.test')
    const address = await ask('1099400303', known.email)
    const fresh = await ask('1099400304', 'nueva@ejemplo.test')
    expect(taken).toEqual(fresh)
    expect(address).toEqual(fresh)
    // The owner of the mailbox learns it, with no link to confirm; the stranger's address gets nothing.
    expect((await latestMail(world.db, 'vecina@ejemplo.test')).text).toContain('ya identifica otra cuenta')
    await expect(latestMail(world.db, 'otra@ejemplo.test')).rejects.toThrow()
  })

  test('an unconfirmed registration holds neither document nor address: who confirms first has it', async () => {
    const first = await upToMail('1099400305', 'a@ejemplo.test')
    const second = await upToMail('1099400305', 'b@ejemplo.test')
    const put = (id: string) =>
      anonymous().post(`/registrations/${id}/password`, { password: 'canoa-lenta-de-guadua-27' })
    const results = await Promise.all([put(first), put(second)])
    expect(results.map((r) => r.status).sort()).toEqual([204, 409])
  })

  test('links and registrations lapse after a day', async () => {
    const id = await begin('1099400306')
    await anonymous().post(`/registrations/${id}/identity`)
    await mailTo(id, 'tarde@ejemplo.test')
    const token = tokenIn(await latestMail(world.db, 'tarde@ejemplo.test'))
    world.clock.advance(25 * 3_600_000)
    const late = await anonymous().post('/registrations/confirm-mail', { token })
    expect(refusalCodes(late)).toEqual(['identity.link_expired'])
    expect(await stepOf(id)).toBe('vencido')
    expect(refusalCodes(await anonymous().post('/registrations/confirm-mail', { token: 'x'.repeat(43) }))).toEqual([
      'identity.link_unknown',
    ])
  })

  test('D-13 without a loaded civil registry the registration waits', async () => {
    const empty = await testApp()
    const started = await empty.as(null).post('/registrations', { ...data(), consent: true, consentVersion: '1' })
    const id = String(started.body.registrationId)
    expect((await empty.as(null).get(`/registrations/${id}`)).body).toMatchObject({ civilCut: null })
    expect(refusalCodes(await empty.as(null).post(`/registrations/${id}/identity`))).toEqual([
      'identity.civil_unavailable',
    ])
    await empty.close()
  })
})

test('the mail is sent only after the identity was checked', async () => {
  const id = await begin('1099400306')
  expect(refusalCodes(await mailTo(id, 'apurada@ejemplo.test'))).toEqual(['identity.identity_first'])
})

// Last: it moves the clock of the whole file.
test('a registration left alone lapses and says so', async () => {
  const id = await begin('1099400305')
  world.clock.advance(60 * 86_400_000)
  expect(refusalCodes(await anonymous().post(`/registrations/${id}/identity`))).toEqual([
    'identity.registration_expired',
  ])
})
