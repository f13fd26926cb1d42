import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#contract/endpoint.ts'
import type { PrescriptionView } from '#contract/prescribing.ts'
import { contextKey } from '#contract/users-authority.ts'
import { sampleRows } from '#registries'
import { atOnce, untilSomebodyWaits } from '../../testing/at-once.ts'
import { type Prescriber, prescribingWorld, sampleContent, sampleItems } from '../../testing/prescribing-world.ts'
import { refusalCodes, TEST_NOW, type TestApp, testApp } from '../../testing/test-app.ts'
import type { Administered, User } from '../../testing/users-world.ts'
import { officialFaults } from '../../web-services/official/prescription.ts'
import { openSession } from '../identity/testing.ts'
import { lockPrescription } from './prescriptions/prescriptions.store.ts'

const HOUR = 3_600_000
let t: TestApp
let w: ReturnType<typeof prescribingWorld>
let me: Prescriber
let eps: Administered
beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  eps = await w.anEps(['contributivo'])
  me = await w.prescriber()
}, 120_000)
afterAll(() => t.close())

const at = (p: Prescriber, path = ''): string => `/contexts/${p.context}${path}`
const view = async (p: Prescriber, number: string): Promise<PrescriptionView> =>
  (await p.get<PrescriptionView>(at(p, `/prescriptions/${number}`))).body
/** The EPS code under which the world's EPS affiliates. */
const epsCode = (): string => `EC${eps.nit.slice(-4)}`
const ofEps = (over: Record<string, unknown> = {}): Record<string, unknown> => {
  const content = sampleContent()
  return { ...content, patient: { ...(content.patient as object), epsCode: epsCode() }, ...over }
}

/** Somebody of the EPS with a role of the whole regime. */
async function atEps(role: string): Promise<User & { context: string }> {
  const user = await w.profesional()
  const done = await w.activate(eps, user, { roles: [role] })
  expect(done.status, JSON.stringify(done.body)).toBe(201)
  return { ...user, context: contextKey({ capacityId: eps.capacityId, sede: null, role }) }
}
const official = async (number: string): Promise<Record<string, Record<string, unknown>>> => {
  const { rows } = await sql<{ text: string }>`
    select o.text from prescribing.official_texts o
    join prescribing.prescriptions p on p.month = o.month and p.id = o.prescription_id where p.number = ${number}`.execute(
    t.db,
  )
  expect(officialFaults(rows[0]?.text ?? '')).toEqual([])
  return JSON.parse(rows[0]?.text ?? '{}')
}
const novelties = async (number: string) =>
  (
    await sql`select kind, final_number as "finalNumber", reason from prescribing.novelties where number = ${number}`.execute(
      t.db,
    )
  ).rows

describe('drafts', () => {
  test('are saved over the version that was read; a second tab is told and overwrites nothing', async () => {
    const draftId = await w.draft(me, { note: 'primera' })
    const saved = await me.put(at(me, `/drafts/${draftId}`), { version: 1, content: { note: 'segunda' } })
    expect(saved.body).toMatchObject({ version: 2 })
    const late = await me.put(at(me, `/drafts/${draftId}`), { version: 1, content: { note: 'tarde' } })
    expect(refusalCodes(late)).toEqual(['platform.version_conflict'])
    const read = await me.get(at(me, `/drafts/${draftId}`))
    expect(read.body).toMatchObject({ version: 2, content: { note: 'segunda' }, signed: null, replaces: null })
  })

  test('are one’s own, in the context in which they were begun', async () => {
    const draftId = await w.draft(me)
    const other = await w.prescriber({ ips: me.ips })
    expect(refusalCodes(await other.get(at(other, `/drafts/${draftId}`)))).toEqual(['platform.not_found'])
    expect(refusalCodes(await other.delete(at(other, `/drafts/${draftId}`)))).toEqual(['platform.not_found'])
    expect(refusalCodes(await w.sign(other, draftId))).toEqual(['platform.not_found'])
  })

  test('are discarded, and then are nowhere', async () => {
    const draftId = await w.draft(me)
    expect((await me.delete(at(me, `/drafts/${draftId}`))).status).toBe(204)
    expect((await me.get(at(me, `/drafts/${draftId}`))).status).toBe(404)
    expect(refusalCodes(await w.sign(me, draftId))).toEqual(['platform.not_found'])
    expect(refusalCodes(await me.put(at(me, `/drafts/${draftId}`), { version: 1, content: {} }))).toEqual([
      'platform.not_found',
    ])
  })

  test('show at the desk with the last ones that were signed', async () => {
    const p = await w.prescriber()
    await w.draft(p, sampleContent(['M', 'D']))
    const { number } = await w.signed(p, sampleContent(['S']))
    const desk = await p.get(at(p, '/prescriber'))
    expect(desk.body).toMatchObject({
      kinds: ['M', 'P', 'D', 'N', 'S'],
      profession: { code: 'medicina', name: 'Medicina' },
      drafts: [{ patientName: 'Elvia Tibaduiza', items: 2, transcription: false }],
      recent: [{ number, patientName: 'Elvia Tibaduiza', state: 4, items: [{ kind: 'S', boardState: 2 }] }],
    })
  })

  test('begin as a copy of a former prescription of one’s own', async () => {
    const { number } = await w.signed(me)
    const { body } = await me.post<{ draftId: string }>(at(me, '/drafts'), { repeat: number })
    const draft = await me.get(at(me, `/drafts/${body.draftId}`))
    expect(draft.body).toMatchObject({
      content: { patient: { firstName: 'Elvia' }, items: [{ kind: 'M' }] },
      replaces: null,
    })
    expect((await w.sign(me, body.draftId)).status).toBe(201)
    const other = await w.prescriber()
    expect(refusalCodes(await other.post(at(other, '/drafts'), { repeat: number }))).toEqual(['platform.not_found'])
  })

  test('begin from a template; templates have one name each and can be dropped', async () => {
    const items = [sampleItems.M]
    const kept = await me.post<{ templateId: string }>(at(me, '/templates'), { name: 'Adalimumab', items })
    expect(kept.status).toBe(201)
    expect(refusalCodes(await me.post(at(me, '/templates'), { name: 'ADALIMUMAB', items }))).toEqual([
      'prescribing.template_name_taken',
    ])
    const { templateId } = kept.body
    const { body } = await me.post<{ draftId: string }>(at(me, '/drafts'), { templateId })
    expect((await me.get(at(me, `/drafts/${body.draftId}`))).body).toMatchObject({
      content: { items: [{ kind: 'M' }] },
    })
    expect((await me.get(at(me, '/templates'))).body).toMatchObject({
      templates: [{ templateId, name: 'Adalimumab', kinds: ['M'], usedAt: t.clock.now() }],
    })
    expect((await me.get(at(me, `/templates/${templateId}`))).body).toMatchObject({ name: 'Adalimumab' })
    expect((await me.delete(at(me, `/templates/${templateId}`))).status).toBe(204)
    expect((await me.get(at(me, `/templates/${templateId}`))).status).toBe(404)
    expect((await me.delete(at(me, `/templates/${templateId}`))).status).toBe(404)
    expect((await me.post(at(me, '/drafts'), { templateId })).status).toBe(404)
  })
})

describe('the check before signing', () => {
  test('says every fault at its field, and the quantity that the schedule gives', async () => {
    const content = sampleContent(['M'], { ambito: '', mainDiagnosis: 'ZZ' })
    const item = { ...sampleItems.M, totalQuantity: '9' }
    const draftId = await w.draft(me, { ...content, items: [item] })
    const { body } = await me.get<{ issues: { path: string }[]; quantities: string[] }>(
      at(me, `/drafts/${draftId}/check`),
    )
    expect(body.issues.map((issue) => issue.path).sort()).toEqual(['ambito', 'items.0.totalReason', 'mainDiagnosis'])
    expect(body.quantities).toEqual(['6'])
    const signed = await w.sign(me, draftId)
    expect(signed.status).toBe(400)
    expect((signed.body as unknown as Problem & { kind: 'malformed' }).issues.map((i) => i.path).sort()).toEqual([
      'ambito',
      'items.0.totalReason',
      'mainDiagnosis',
    ])
  })

  test('the code of an EPS exists, rules that day and is of the regime, unless the affiliation says so of her', async () => {
    const [contributivo, subsidiado, former] = ['EPS811', 'EPSS81', 'EPS812']
    const rows = [
      sampleRows.eapb({ Codigo: contributivo, Extra_III: '999000811' }),
      sampleRows.eapb({ Codigo: subsidiado, Extra_III: '999000811', Extra_I: 'S' }),
      sampleRows.eapb({ Codigo: former, Extra_III: '999000812', Habilitado: 'NO' }),
    ]
    await w.load('sispro', rows, '2026-11-01')
    const checked = async (over: Record<string, unknown>): Promise<string[]> => {
      const content = sampleContent()
      const draftId = await w.draft(me, { ...content, patient: { ...(content.patient as object), ...over } })
      const { body } = await me.get<{ issues: { path: string; code: string }[] }>(at(me, `/drafts/${draftId}/check`))
      return body.issues.map((issue) => `${issue.path} ${issue.code}`)
    }
    expect(await checked({ epsCode: 'EPS777' })).toEqual(['patient.epsCode unknown_code'])
    expect(await checked({ epsCode: contributivo })).toEqual([])
    expect(await checked({ epsCode: subsidiado })).toEqual(['patient.regime other_regime'])
    expect(await checked({ epsCode: former })).toEqual(['patient.epsCode not_in_force'])
    // With what else is missing, at once.
    expect(await checked({ epsCode: 'EPS777', firstName: '' })).toEqual([
      expect.stringContaining('patient.firstName'),
      'patient.epsCode unknown_code',
    ])
    await w.load('afiliacion', [sampleRows.afiliado({ numero: '1099770812', codigo_eps: former, regimen: 'C' })])
    expect(await checked({ epsCode: former, document: { type: 'CC', number: '1099770812' } })).toEqual([])
  })

  test('warns of the same request in another active prescription, by its number, and does not block it', async () => {
    const p = await w.prescriber()
    const patient = { ...(sampleContent().patient as object), document: { type: 'CC', number: '1099770022' } }
    const { number } = await w.signed(p, sampleContent(['M'], { patient }))
    const draftId = await w.draft(p, sampleContent(['M'], { patient }))
    const { body } = await p.get<{ checks: { id: string; result: string; cause: number; number: string }[] }>(
      at(p, `/drafts/${draftId}/check`),
    )
    expect(body.checks.find((c) => c.id === 'repeated.0')).toMatchObject({ result: 'warning', cause: 1, number })
    expect((await w.sign(p, draftId)).status).toBe(201)
  })

  test('prescribing to oneself is forbidden', async () => {
    const patient = { ...(sampleContent().patient as object), document: me.doc }
    const draftId = await w.draft(me, sampleContent(['M'], { patient }))
    const { body } = await me.get<{ checks: { id: string; result: string }[] }>(at(me, `/drafts/${draftId}/check`))
    expect(body.checks.find((c) => c.id === 'self')?.result).toBe('prohibited')
    expect(refusalCodes(await w.sign(me, draftId))).toEqual(['prescribing.prohibited'])
  })
})

describe('signing', () => {
  test('gives a number of the day, the rows, the official text, the audit and the notice to the board', async () => {
    const p = await w.prescriber()
    const board = await w.profesional()
    await w.activate(p.ips, board, { places: [p.ips.sedes[0] ?? ''], roles: ['JUNTA'] })
    const { number, verificationCode } = await w.signed(p, sampleContent(['M', 'P', 'D', 'N', 'S']))
    expect(number).toMatch(/^202611201\d{11}$/)
    expect(verificationCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    const text = await official(number)
    expect(text.prescripcion).toMatchObject({
      EstPres: 4,
      NroIDIPS: p.ips.nit,
      CodHabIPS: p.ips.sedes[0],
      RegProfS: '1234',
    })
    const seen = await view(p, number)
    expect(seen).toMatchObject({
      number,
      state: 4,
      prescriber: { name: 'Laura Quintero', profession: 'Medicina' },
      timeline: [{ what: 'Firmada' }],
      annulUntil: '2026-11-21T14:00:00.000Z',
    })
    expect(seen.items.map((i) => `${i.kind}${i.number}:${i.boardState}`)).toEqual([
      'D1:1',
      'M1:1',
      'N1:2',
      'P1:1',
      'S1:2',
    ])
    const events =
      await sql`select context, after from audit.events where act = 'prescribing.signed' and after ->> 'prescription' = ${number}`.execute(
        t.db,
      )
    expect(events.rows).toHaveLength(1)
    const notices = await board.get<{ notices: { subject: string }[] }>('/me/notices')
    expect(JSON.stringify(notices.body)).toContain('Una prescripción espera a la junta')
  })

  test('the same draft twice gives the same number, also at once from fifty tabs', async () => {
    const draftId = await w.draft(me)
    const answers = await atOnce(t, () => w.sign(me, draftId))
    expect(answers.answers).toEqual({ 201: 50 })
    const again = await w.sign(me, draftId, 99)
    const numbers = await sql<{
      n: string
    }>`select count(distinct signed_number) as n from prescribing.drafts where id = ${draftId}`.execute(t.db)
    expect(numbers.rows[0]?.n).toBe('1')
    const rows = await sql<{
      n: string
    }>`select count(*) as n from prescribing.prescriptions where number = ${again.body.number}`.execute(t.db)
    expect(rows.rows[0]?.n).toBe('1')
    expect(refusalCodes(await me.put(at(me, `/drafts/${draftId}`), { version: 1, content: {} }))).toEqual([
      'prescribing.draft_signed',
    ])
    expect(refusalCodes(await me.delete(at(me, `/drafts/${draftId}`)))).toEqual(['prescribing.draft_signed'])
  })

  test('fifty signers at once get fifty numbers', async () => {
    const drafts = await Promise.all(Array.from({ length: 50 }, () => w.draft(me)))
    const numbers: string[] = []
    const { answers } = await atOnce(t, async (i) => {
      const answer = await w.sign(me, drafts[i] ?? '')
      numbers.push(answer.body.number)
      return answer
    })
    expect(answers).toEqual({ 201: 50 })
    expect(new Set(numbers).size).toBe(50)
    expect(new Set(numbers.map((n) => n.slice(0, 8) + n.slice(11))).size).toBe(50)
  })

  test('asks for the version that was read', async () => {
    const draftId = await w.draft(me)
    expect(refusalCodes(await w.sign(me, draftId, 7))).toEqual(['platform.version_conflict'])
  })

  test('D-23 asks for the second factor again after 15 minutes', async () => {
    const p = await w.prescriber()
    const draftId = await w.draft(p)
    t.clock.advance(15 * 60_000 + 1)
    expect(refusalCodes(await w.sign(p, draftId))).toEqual(['platform.second_factor_stale'])
    const fresh = t.as(await w.inTx((tx) => openSession(tx, { personId: p.personId, at: t.clock.now() })))
    expect((await w.sign({ ...p, ...fresh }, draftId)).status).toBe(201)
    t.clock.set(TEST_NOW)
  })

  test('D-07 an optometrist is refused nutrition, with the profession that decides', async () => {
    const p = await w.prescriber({ profession: 'OPTOMETRÍA' })
    const answer = await w.sign(p, await w.draft(p, sampleContent(['M', 'N'])))
    expect(refusalCodes(answer)).toEqual(['prescribing.kind_not_allowed'])
    expect(answer.body).toMatchObject({
      refusals: [{ text: expect.stringContaining('Con la profesión Optometría no se prescribe') }],
    })
    expect((await w.sign(p, await w.draft(p, sampleContent(['M'])))).status).toBe(201)
  })

  test('R-16 whoever lost the role between opening and signing is told what is missing', async () => {
    const p = await w.prescriber()
    const draftId = await w.draft(p)
    await w.rethus(p, 'MEDICINA', { estado_identificacion: 'CANCELADA' })
    const answer = await w.sign(p, draftId)
    expect(answer.status).toBe(422)
    expect(refusalCodes(answer)[0]).toMatch(/^registries\.rethus/)
  })

  test('R-14 an SSO doctor prescribes at her sede until the last day of the plaza, and not the day after', async () => {
    const ips = await w.ips()
    const user = await w.sso(ips)
    const [sede = '', other = ''] = ips.sedes
    await w.activate(ips, user, { places: [sede], roles: ['PRESCRIPTOR'] })
    const here: Prescriber = {
      ...user,
      ips,
      context: contextKey({ capacityId: ips.capacityId, sede, role: 'PRESCRIPTOR' }),
    }
    const { number } = await w.signed(here)
    expect((await view(here, number)).prescriber.register).not.toBe('')
    const there = { ...here, context: contextKey({ capacityId: ips.capacityId, sede: other, role: 'PRESCRIPTOR' }) }
    const elsewhere = await here.post(at(there, '/drafts'), { content: sampleContent() })
    expect(elsewhere.status).toBeGreaterThanOrEqual(403)
    expect(refusalCodes(elsewhere)).toHaveLength(1)
    const draftId = await w.draft(here)
    t.clock.set('2027-06-01T14:00:00.000Z' as typeof TEST_NOW)
    const late = await w.sign(here, draftId)
    expect(refusalCodes(late)).toHaveLength(1)
    expect(late.status).toBeGreaterThanOrEqual(403)
    t.clock.set(TEST_NOW)
  })

  test('R-20 in another’s context nothing opens; without the capability neither; without second factor neither', async () => {
    const other = await w.prescriber()
    expect(refusalCodes(await other.post(at(me, '/drafts'), {}))).toHaveLength(1)
    expect(refusalCodes(await me.get(at(me, '/annulment-requests')))).toHaveLength(1)
    expect(refusalCodes(await me.post('/contexts/nada/drafts', {}))).toEqual(['platform.not_found'])
    const weak = t.as(
      await w.inTx((tx) => openSession(tx, { personId: me.personId, secondFactor: false, at: t.clock.now() })),
    )
    expect(refusalCodes(await weak.get(at(me, '/prescriber')))).toEqual(['platform.second_factor_needed'])
  })

  test('in another month makes its partitions', async () => {
    const p = await w.prescriber()
    t.clock.set('2027-02-01T05:00:00.000Z' as typeof TEST_NOW)
    const fresh = { ...p, ...t.as(await w.inTx((tx) => openSession(tx, { personId: p.personId, at: t.clock.now() }))) }
    const { number } = await w.signed(fresh)
    expect(number.slice(0, 8)).toBe('20270201')
    t.clock.set(TEST_NOW)
  })
})

describe('a transcription', () => {
  test('is signed by the EPS with reason and paper date, and leaves its novelty; an emergency medicine only there', async () => {
    const p = { ...(await atEps('TRANSCRIPTOR')), ips: eps } as unknown as Prescriber
    const item = { ...sampleItems.M, medicineKind: '9', used: null, criterion1: null, criterion2: null }
    const paper = { transcriptionReason: '3', paperDate: '2026-11-18' }
    const { number } = await w.signed(p, ofEps({ ...paper, items: [item] }))
    expect(await novelties(number)).toEqual([{ kind: 3, finalNumber: null, reason: '3' }])
    expect((await official(number)).prescripcion).toMatchObject({ TipoTransc: 3, NroIDIPS: eps.nit })
    expect((await p.get(at(p, '/prescriber'))).body).toMatchObject({
      kinds: ['M', 'P', 'D', 'N', 'S'],
      annulHours: 24,
      factorMinutes: 15,
    })
    const mine = await w.sign(me, await w.draft(me, sampleContent(['M'], { items: [item] })))
    expect(mine.status).toBe(400)
    // The role sees what it loaded, and takes back what it loaded wrong.
    expect(await view(p, number)).toMatchObject({ state: 4, timeline: [{ what: 'Transcrita' }] })
    expect((await p.post(at(p, `/prescriptions/${number}/annul`), { reason: 'Era de otro paciente' })).status).toBe(204)
    // Without reason and date it is no transcription.
    expect((await w.sign(p, await w.draft(p, ofEps()))).status).toBe(400)
  })
})

describe('annulment', () => {
  const reason = 'Me equivoqué de paciente'

  test('D-22 within 24 hours by oneself: state 2, novelty 2, official text, timeline', async () => {
    const { number } = await w.signed(me)
    expect((await me.post(at(me, `/prescriptions/${number}/annul`), { reason })).status).toBe(204)
    expect(await view(me, number)).toMatchObject({
      state: 2,
      annulUntil: null,
      timeline: [{ what: 'Firmada' }, { what: 'Anulada', detail: reason, who: 'Laura Quintero' }],
    })
    expect(await novelties(number)).toEqual([{ kind: 2, finalNumber: null, reason }])
    expect((await official(number)).prescripcion).toMatchObject({ EstPres: 2 })
  })

  test('of fifty at once one does it; the rest are told when it was annulled', async () => {
    const { number } = await w.signed(me)
    const { answers } = await atOnce(t, () => me.post(at(me, `/prescriptions/${number}/annul`), { reason }))
    expect(answers).toEqual({ 204: 1, 'prescribing.already_annulled': 49 })
    expect(await novelties(number)).toHaveLength(1)
    t.clock.set(TEST_NOW)
  })

  test('R-16 by whoever lost the role while she waited for the row is refused; the prescription stays', async () => {
    const p = await w.prescriber()
    const { number } = await w.signed(p)
    const { waiting } = await t.db.transaction().execute(async (tx) => {
      await lockPrescription(tx, number)
      const begun = p.post(at(p, `/prescriptions/${number}/annul`), { reason })
      await untilSomebodyWaits(t.db)
      await w.rethus(p, 'MEDICINA', { estado_identificacion: 'CANCELADA' })
      return { waiting: begun }
    })
    expect(refusalCodes(await waiting)[0]).toMatch(/^registries\.rethus/)
    expect(await novelties(number)).toEqual([])
  })

  test('is told to the entity in whose name it was signed: its audit has it', async () => {
    const { number } = await w.signed(me)
    await me.post(at(me, `/prescriptions/${number}/annul`), { reason })
    const { rows } = await sql<{ entities: string[] }>`
      select concerns_entities as entities from audit.events
      where act = 'prescribing.annulled' and replace(context ->> 'number', ' ', '') = ${number}`.execute(t.db)
    expect(rows).toEqual([{ entities: [me.ips.entity.entityId] }])
  })

  test('is one’s own alone, also at the same IPS', async () => {
    const { number } = await w.signed(me)
    const other = await w.prescriber({ ips: me.ips })
    expect((await other.get(at(other, `/prescriptions/${number}`))).status).toBe(404)
    expect((await other.get(at(other, `/prescriptions/${number}/pdf`))).status).toBe(404)
    expect(refusalCodes(await other.post(at(other, `/prescriptions/${number}/annul`), { reason }))).toEqual([
      'platform.not_found',
    ])
    expect(
      refusalCodes(await other.post(at(other, `/prescriptions/${number}/annulment-requests`), { reason })),
    ).toEqual(['platform.not_found'])
  })

  test('D-22 after the window it is asked once; who audits the EPS in the regime accepts or denies', async () => {
    const [first, second] = [await w.signed(me, ofEps()), await w.signed(me, ofEps())]
    const ask = (number: string) =>
      me.post<{ requestId: string }>(at(me, `/prescriptions/${number}/annulment-requests`), { reason })
    expect(refusalCodes(await ask(first.number))).toEqual(['prescribing.still_in_window'])
    const auditor = await atEps('AUDITORIA_EPS')
    t.clock.advance(24 * HOUR + 1)
    expect(refusalCodes(await me.post(at(me, `/prescriptions/${first.number}/annul`), { reason }))).toEqual([
      'prescribing.annul_window_over',
    ])
    const asked = await ask(first.number)
    expect(asked.status, JSON.stringify(asked.body)).toBe(201)
    expect(refusalCodes(await ask(first.number))).toEqual(['prescribing.annulment_already_asked'])
    const denied = await ask(second.number)
    const list = await auditor.get<{ requests: { number: string; patientName: string }[] }>(
      `/contexts/${auditor.context}/annulment-requests`,
    )
    expect(list.body.requests).toMatchObject([
      {
        number: first.number,
        patientName: 'Elvia Rosa Tibaduiza Niño',
        askedBy: 'Laura Quintero',
        items: [{ kind: 'M' }],
      },
      { number: second.number },
    ])
    const decide = (requestId: string, decision: string, by = auditor) =>
      by.post(`/contexts/${by.context}/annulment-requests/${requestId}/decision`, { decision, remarks: 'Sin entregas' })
    const told = async () =>
      (
        await auditor.get<{ notices: { kind: string; link: string; readAt: string | null }[] }>('/me/notices')
      ).body.notices.filter(({ kind }) => kind === 'prescribing.annulment_asked')
    const link = `/mipres/c/${auditor.context}/auditar_eps`
    expect(await told()).toMatchObject([
      { link, readAt: null },
      { link, readAt: null },
    ])
    const { answers } = await atOnce(t, () => decide(asked.body.requestId, 'aceptada'))
    expect(answers).toEqual({ 204: 1, 'prescribing.annulment_decided': 49 })
    expect((await told()).map((notice) => notice.readAt === null)).toEqual([true, false])
    expect((await decide(denied.body.requestId, 'negada')).status).toBe(204)
    expect((await told()).map((notice) => notice.readAt === null)).toEqual([false, false])
    expect(await view(me, first.number)).toMatchObject({ state: 2 })
    expect(await view(me, second.number)).toMatchObject({
      state: 4,
      timeline: [{}, {}, { what: 'La EPS negó la anulación' }],
    })
    expect(await novelties(first.number)).toMatchObject([{ kind: 2 }])
    expect(await novelties(second.number)).toEqual([])
    expect(JSON.stringify((await me.get('/me/notices')).body)).toContain('quedó anulada')
    // Another EPS does not see it: for it there is no such request.
    const again = await ask(second.number)
    const foreign = eps
    eps = await w.anEps(['contributivo'])
    const stranger = await atEps('AUDITORIA_EPS')
    expect(refusalCodes(await decide(again.body.requestId, 'aceptada', stranger))).toEqual(['platform.not_found'])
    eps = foreign
    t.clock.set(TEST_NOW)
  })
})

describe('a replacement', () => {
  test('is a new one that ends the former: state 1, novelty 1 with the new number', async () => {
    const { number } = await w.signed(me)
    const begun = await me.post<{ draftId: string }>(at(me, '/drafts'), { replaces: number })
    const done = await w.sign(me, begun.body.draftId)
    expect(done.status, JSON.stringify(done.body)).toBe(201)
    const now = done.body.number
    expect(await view(me, number)).toMatchObject({ state: 1, replacedBy: now, timeline: [{}, { what: 'Reemplazada' }] })
    expect(await view(me, now)).toMatchObject({ state: 4, replaces: number })
    expect(await novelties(number)).toEqual([{ kind: 1, finalNumber: now, reason: null }])
    expect((await official(number)).prescripcion).toMatchObject({ EstPres: 1 })
    expect(refusalCodes(await me.post(at(me, '/drafts'), { replaces: number }))).toEqual([
      'prescribing.not_replaceable',
    ])
  })

  test('against an annulment at the same time: one of both, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { number } = await w.signed(me)
      const begun = await me.post<{ draftId: string }>(at(me, '/drafts'), { replaces: number })
      const [replaced, annulled] = await Promise.all([
        w.sign(me, begun.body.draftId),
        me.post(at(me, `/prescriptions/${number}/annul`), { reason: 'Ya no hace falta' }),
      ])
      const codes = [...refusalCodes(replaced), ...refusalCodes(annulled)]
      expect(codes).toHaveLength(1)
      expect(['prescribing.not_replaceable', 'prescribing.already_annulled']).toContain(codes[0])
      expect(await novelties(number)).toHaveLength(1)
    }
  })
})

describe('the document', () => {
  test('is a PDF with its number; after an annulment it carries the stamp', async () => {
    const { number } = await w.signed(me, sampleContent(['M', 'P', 'D', 'N', 'S']))
    const pdf = await me.get<string>(at(me, `/prescriptions/${number}/pdf`))
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(String(pdf.body).slice(0, 5)).toBe('%PDF-')
    await me.post(at(me, `/prescriptions/${number}/annul`), { reason: 'Me equivoqué de dosis' })
    expect((await me.get(at(me, `/prescriptions/${number}/pdf`))).status).toBe(200)
  })

  test('every code of it is read with its name, and the provider by its NIT with check digit', async () => {
    const { number } = await w.signed(me, sampleContent(['M', 'P', 'S']))
    const body = await view(me, number)
    const { mainDiagnosis, items } = body.content
    expect(body.codeNames.cie10[mainDiagnosis ?? '']).toMatch(/^Artritis/)
    for (const item of items) if (item.kind === 'P') expect(body.codeNames.cups[item.code]).toBeTruthy()
    expect(body.provider.document).toMatch(/^NIT [\d.]+-\d$/)
  })

  test('is verified by anyone with number and code; a wrong code and an unknown number get the same answer', async () => {
    const { number, verificationCode } = await w.signed(me)
    const anyone = t.as(null)
    const found = await anyone.post('/prescriptions/verify', { number, code: verificationCode.toLowerCase() })
    expect(found.body).toEqual({
      number,
      prescribedOn: '2026-11-20',
      state: 4,
      providerName: expect.any(String),
      patientInitials: 'E. R. T. N.',
      items: [{ kind: 'M', name: sampleItems.M.description, quantity: '6', unit: 'Jeringa' }],
    })
    for (const wrong of [
      { number, code: 'AAAAAAAA' },
      { number, code: `${verificationCode}22` },
      { number: '20261120199999999999', code: verificationCode },
      { number: '19000101199999999999', code: verificationCode },
      { number: '20261399199999999999', code: verificationCode },
      { number: '00000000000000000000', code: verificationCode },
    ])
      expect(refusalCodes(await anyone.post('/prescriptions/verify', wrong))).toEqual(['prescribing.not_verified'])
  })
})

describe('a patient', () => {
  test('is looked up by exact document, with the names as people write them', async () => {
    await w.load('afiliacion', [
      sampleRows.afiliado({
        numero: '1099770077',
        primer_nombre: 'MARÍA',
        segundo_nombre: 'DEL PILAR',
        primer_apellido: 'BARÓN',
        segundo_apellido: '',
        codigo_eps: 'EPS900',
        regimen: 'C',
        estado: 'ACTIVO',
      }),
    ])
    const found = await me.post(at(me, '/patients/find'), { type: 'CC', number: '1.099.770.077' })
    expect(found.body).toMatchObject({
      patient: {
        firstName: 'María',
        secondName: 'Del Pilar',
        secondSurname: null,
        epsCode: 'EPS900',
        regime: 'contributivo',
        state: 'activo',
      },
      cutOn: '2026-11-18',
    })
    const nobody = await me.post(at(me, '/patients/find'), { type: 'CC', number: '1099770099' })
    expect(nobody.body).toEqual({ patient: null, cutOn: '2026-11-18' })
    const impossible = await me.post(at(me, '/patients/find'), { type: 'CC', number: 'abc' })
    expect(impossible.body).toMatchObject({ issues: [{ path: 'number', code: 'document_shape' }] })
  })
})

test('D-16 an independent professional whom an EPS activated prescribes with his own inscription of REPS', async () => {
  const user = await w.profesional()
  await w.load('reps-prestadores', [
    sampleRows.prestador({
      codigo_habilitacion: '5400177001',
      tido_codigo: 'CC',
      nits_nit: user.doc.number,
      dv: '',
      clpr_codigo: '2',
      clpr_nombre: 'Profesional Independiente',
      nombre_prestador: 'LAURA QUINTERO',
      razon_social: 'LAURA QUINTERO',
    }),
  ])
  const done = await w.activate(eps, user, { roles: ['PRESCRIPTOR'] })
  expect(done.status, JSON.stringify(done.body)).toBe(201)
  const context = contextKey({ capacityId: eps.capacityId, sede: null, role: 'PRESCRIPTOR' })
  const p = { ...user, ips: eps, context } as Prescriber
  const { number } = await w.signed(p, ofEps())
  expect((await official(number)).prescripcion).toMatchObject({
    TipoIDIPS: 'CC',
    NroIDIPS: user.doc.number,
    CodHabIPS: '540017700101',
    CodDANEMunIPS: '54001',
  })
})
