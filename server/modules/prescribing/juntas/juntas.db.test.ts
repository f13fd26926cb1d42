import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BoardCaseRow } from '#contract/juntas.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { contextKey } from '#contract/users-authority.ts'
import { addMs } from '#platform/dates.ts'
import { atOnce, untilSomebodyWaits } from '../../../testing/at-once.ts'
import { type Prescriber, prescribingWorld, sampleContent } from '../../../testing/prescribing-world.ts'
import { refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import type { Administered, User } from '../../../testing/users-world.ts'
import { officialBoardFaults, readOfficialBoard } from '../../../web-services/official/board.ts'
import { lockPrescription } from '../prescriptions/prescriptions.store.ts'

let t: TestApp
let w: ReturnType<typeof prescribingWorld>
let ips: Administered
let laura: Prescriber
let pedro: Prescriber
let eps: Administered
beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  eps = await w.administered('eps_contributivo', { nit: '999000101' })
  ips = await w.ips()
  laura = await w.prescriber({ ips })
  pedro = await member()
})
afterAll(() => t?.close())
afterEach(() => t.clock.set(TEST_NOW))

const act = {
  approves: true,
  mode: 1,
  actNumber: 'J-2026-117',
  actOn: '2026-11-20',
  observations: 'Sin observaciones',
  technicalJustification: 'Cumple los criterios del servicio y no hay alternativa.',
}
const HOUR = 3_600_000

/** One more who records what the board of an IPS decides. */
async function member(of: Administered = ips): Promise<Prescriber> {
  return w.prescriber({ ips: of, roles: ['JUNTA'] })
}
async function epsUser(role: string, of = eps): Promise<User & { context: string }> {
  const user = await w.profesional('MEDICINA', ['Marta', 'Ocampo'])
  await w.activate(of, user, { roles: [role] })
  return { ...user, context: contextKey({ capacityId: of.capacityId, sede: null, role }) }
}
const prescribed = (content = sampleContent(['S'])) => w.signed(laura, content)
const inbox = async (who: Prescriber, query = '') =>
  (
    await who.get<{ rows: BoardCaseRow[]; next: string | null; counts: { pending: number; overdue: number } }>(
      `/contexts/${who.context}/board-cases?${query}`,
    )
  ).body
const caseOf = (who: Prescriber, number: string, kind = 'S', item = 1) =>
  who.get<BoardCaseRow & { blocked: string | null; decision: object | null; content: object }>(
    `/contexts/${who.context}/board-cases/${number}/${kind}/${item}`,
  )
const decide = (who: Prescriber, number: string, over: object = {}, kind = 'S', item = 1) =>
  who.post<{ state: string; votes: object }>(
    `/contexts/${who.context}/board-cases/${number}/${kind}/${item}/decision`,
    { ...act, ...over },
  )
const notices = async (who: User) =>
  (await who.get<{ notices: { subject: string; text: string; link: string; readAt: string | null }[] }>('/me/notices'))
    .body.notices
const boardTexts = async (number: string) =>
  (
    await sql<{
      text: string
    }>`select official_text as text from prescribing.board_cases where number = ${number}`.execute(t.db)
  ).rows.map((row) => row.text)
const officialText = async (number: string): Promise<unknown> => {
  const { rows } = await sql<{ text: string }>`
    select o.text from prescribing.official_texts o join prescribing.prescriptions p on p.id = o.prescription_id
    where p.number = ${number}`.execute(t.db)
  return JSON.parse(rows[0]?.text ?? 'null')
}
const quorum = (value: number) =>
  sql`insert into platform.settings (name, version, value, valid, set_by, set_by_label, set_at)
    select 'board_quorum', coalesce(max(version), 0) + 1, ${String(value)}::jsonb,
      tstzrange(${t.clock.now()}::timestamptz, ${addMs(t.clock.now(), HOUR)}::timestamptz), gen_random_uuid(), 'prueba', ${t.clock.now()}
    from platform.settings where name = 'board_quorum'`.execute(t.db)

describe('what a board has waiting', () => {
  test('D-24: a complementary service opens a case with its deadline; the members are told, an item without board opens none', async () => {
    const { number } = await prescribed(sampleContent(['S', 'M', 'N']))
    const { rows } = await inbox(pedro)
    const mine = rows.filter((row) => row.number === number)
    expect(mine.map((row) => [row.kind, row.item, row.state, row.dueAt])).toEqual([
      ['N', 1, 'pendiente', '2026-11-26T05:00:00.000Z'],
      ['S', 1, 'pendiente', '2026-11-26T05:00:00.000Z'],
    ])
    expect((await notices(pedro))[0]).toMatchObject({
      subject: 'Una prescripción espera a la junta',
      link: `/mipres/c/${pedro.context}/decidir_junta`,
    })
    const [text = ''] = await boardTexts(number)
    expect(officialBoardFaults(text)).toEqual([])
    expect(readOfficialBoard(text)).toMatchObject({ number, state: '2', boardCode: ips.sedes[0], processedBy: null })
    expect((await caseOf(pedro, number)).body).toMatchObject({
      patientName: 'Elvia Tibaduiza',
      content: { kind: 'S', code: '150' },
      blocked: null,
      decision: null,
    })
  })

  test('the inbox: by deadline, pages by key, filters by kind and by what is late', async () => {
    const other = await w.ips()
    const doctor = await w.prescriber({ ips: other })
    const recorder = await member(other)
    for (const ambito of ['12', '11', '12']) await w.signed(doctor, sampleContent(['S', 'N'], { ambito }))
    const all = await inbox(recorder)
    expect(all.counts).toEqual({ pending: 6, overdue: 0 })
    expect(all.rows.map((row) => row.dueAt)).toEqual(all.rows.map((row) => row.dueAt).sort())
    expect(all.rows.slice(0, 2).map((row) => row.ambito)).toEqual([11, 11])
    const keys: string[] = []
    let after: string | null = ''
    do {
      const page: Awaited<ReturnType<typeof inbox>> = await inbox(recorder, `limit=4${after ? `&after=${after}` : ''}`)
      keys.push(...page.rows.map((row) => `${row.number}${row.kind}`))
      after = page.next
    } while (after)
    expect(keys).toEqual(all.rows.map((row) => `${row.number}${row.kind}`))
    expect((await inbox(recorder, 'kind=N')).rows.map((row) => row.kind)).toEqual(['N', 'N', 'N'])
    t.clock.set(addMs(TEST_NOW, 73 * HOUR))
    const late = await inbox(recorder, 'overdue=si')
    expect(late.rows.map((row) => [row.ambito, row.overdue])).toEqual([
      [11, true],
      [11, true],
    ])
    expect(late.counts).toEqual({ pending: 6, overdue: 2 })
  })

  test('another IPS finds nothing; who has no such role is told what is missing', async () => {
    const { number } = await prescribed()
    const stranger = await member(await w.ips())
    expect((await inbox(stranger)).rows).toEqual([])
    expect((await caseOf(stranger, number)).status).toBe(404)
    expect(refusalCodes(await decide(stranger, number))).toEqual(['platform.not_found'])
    const as = { ...laura, context: pedro.context }
    expect((await decide(as, number)).status).toBe(403)
  })
})

describe('reading a case', () => {
  test('D-29: leaves a trace, except to who signed it', async () => {
    const both = await w.prescriber({ ips, roles: ['PRESCRIPTOR', 'JUNTA'] })
    const { number } = await w.signed(both, sampleContent(['S']))
    const sitting = {
      ...both,
      context: contextKey({ capacityId: ips.capacityId, sede: ips.sedes[0] ?? '', role: 'JUNTA' }),
    }
    expect((await caseOf(sitting, number)).status).toBe(200)
    expect((await caseOf(pedro, number)).status).toBe(200)
    const { rows } = await sql`select actor_id as actor, concerns_entities as entities from audit.events
      where act = 'prescribing.board_case_read' and replace(context ->> 'number', ' ', '') = ${number}`.execute(t.db)
    expect(rows).toEqual([{ actor: pedro.personId, entities: [ips.entity.entityId] }])
  })
})

describe('deciding', () => {
  test('the notice leads to the case; when nothing of the prescription waits any more, no member has it unread', async () => {
    const elsewhere = await w.ips()
    const doctor = await w.prescriber({ ips: elsewhere })
    const [ana, luis] = [await member(elsewhere), await member(elsewhere)]
    const { number } = await w.signed(doctor, sampleContent(['S', 'N']))
    const asked = async () => (await notices(ana)).find((n) => n.text.includes(groupedNumber(number)))
    await decide(luis, number)
    expect((await asked())?.readAt, 'one of two still waits').toBeNull()
    await decide(luis, number, {}, 'N')
    expect((await asked())?.readAt).toBe(t.clock.now())
    const one = await w.signed(doctor, sampleContent(['S']))
    expect((await notices(ana))[0]).toMatchObject({
      link: `/mipres/c/${ana.context}/decidir_junta/${one.number}/S/1`,
      readAt: null,
    })
    expect((await ana.get(`/contexts/${ana.context}/board-cases/${one.number}/S/1`)).status).toBe(200)
    await doctor.post(`/contexts/${doctor.context}/prescriptions/${one.number}/annul`, { reason: 'Otro paciente' })
    expect((await notices(ana))[0]?.readAt, 'annulled: nothing to decide').toBe(t.clock.now())
  })

  test('closes the case: item, official texts, timeline, audit; the prescriber and the EPS are told', async () => {
    const marta = await epsUser('DIRECCIONAMIENTO')
    const { number } = await prescribed()
    expect((await decide(pedro, number)).body).toEqual({
      state: 'aprobada',
      votes: { approve: 1, deny: 0, quorum: 1 },
    })
    const own = await laura.get<{ items: object[]; timeline: { what: string; detail: string }[] }>(
      `/contexts/${laura.context}/prescriptions/${number}`,
    )
    expect(own.body.items).toMatchObject([{ kind: 'S', boardState: 3 }])
    expect(own.body.timeline.at(-1)).toMatchObject({ what: 'La junta aprobó Transporte ambulatorio' })
    expect(own.body.timeline.at(-1)?.detail).toContain('Acta J-2026-117')
    expect(await officialText(number)).toMatchObject({ serviciosComplementarios: [{ EstJM: 3 }] })
    const [text = ''] = await boardTexts(number)
    expect(officialBoardFaults(text)).toEqual([])
    expect(readOfficialBoard(text)).toMatchObject({
      state: '3',
      mode: '1',
      actNumber: 'J-2026-117',
      actOn: '2026-11-20',
      processedOn: '2026-11-20',
      processedBy: ips.sedes[0],
    })
    expect((await notices(laura))[0]).toMatchObject({ subject: 'La junta aprobó: Transporte ambulatorio' })
    expect((await notices(marta))[0]?.text).toContain('aprobó Transporte ambulatorio')
    const events = await sql<{ n: number }>`select count(*)::int as n from audit.events
      where act = 'prescribing.board_decided' and actor_id = ${pedro.personId}`.execute(t.db)
    expect(events.rows[0]?.n).toBe(1)
    const seen = (await inbox(pedro, 'list=decididos')).rows[0]
    expect(seen).toMatchObject({ number, state: 'aprobada' })
    expect((await caseOf(pedro, number)).body.decision).toMatchObject({ actNumber: 'J-2026-117' })
  })

  test('D-25: never the prescriber, who is told why, on the page and when she tries', async () => {
    const { number } = await prescribed()
    const [sede = ''] = ips.sedes
    await w.activate(ips, laura, { places: [sede], roles: ['PRESCRIPTOR', 'JUNTA'] })
    await ips.delegate.put(`/capacities/${ips.capacityId}/users/${laura.personId}/roles`, {})
    const both = await w.prescriber({ ips, roles: ['PRESCRIPTOR', 'JUNTA'] })
    const signed = await w.signed(both, sampleContent(['S']))
    const sitting = { ...both, context: contextKey({ capacityId: ips.capacityId, sede, role: 'JUNTA' }) }
    expect((await inbox(sitting)).rows.find((row) => row.number === signed.number)?.own).toBe(true)
    expect((await caseOf(sitting, signed.number)).body.blocked).toMatch(/^Usted firmó la prescripción \d{8} \d{4}/)
    expect(refusalCodes(await decide(sitting, signed.number))).toEqual(['prescribing.board_own_item'])
    expect((await decide(sitting, number, { approves: false })).body.state).toBe('no_aprobada')
  })

  test('the act: every field asked at once; its day from the prescription to today', async () => {
    const { number } = await prescribed()
    const bad = await pedro.post<{ issues: { path: string }[] }>(
      `/contexts/${pedro.context}/board-cases/${number}/S/1/decision`,
      { mode: 3, actNumber: ' ', actOn: 'ayer', technicalJustification: 'no' },
    )
    expect(bad.body.issues.map((issue) => issue.path)).toEqual([
      'approves',
      'mode',
      'actNumber',
      'actOn',
      'technicalJustification',
    ])
    for (const actOn of ['2026-11-19', '2026-11-21'])
      expect(refusalCodes(await decide(pedro, number, { actOn }))).toEqual(['prescribing.board_act_day'])
  })

  test('fifty at once: one decision; the others are told when and what', async () => {
    const { number } = await prescribed()
    const members = [pedro, await member(), await member()]
    const outcome = await atOnce(t, (i) => decide(members[i % 3] ?? pedro, number, { approves: i % 2 === 0 }))
    expect(outcome.answers).toEqual({ 200: 1, 'prescribing.board_already_decided': 49 })
    const votes = await sql<{
      n: number
    }>`select count(*)::int as n from prescribing.board_votes where number = ${number}`.execute(t.db)
    expect(votes.rows[0]?.n).toBe(1)
  })

  test('D-25: with a quorum of two each votes once, a tie waits, the majority decides', async () => {
    const { number } = await prescribed()
    t.clock.set(addMs(TEST_NOW, 24 * HOUR))
    await quorum(2)
    const [ana, eva] = [await member(), await member()]
    expect((await decide(pedro, number)).body).toEqual({
      state: 'pendiente',
      votes: { approve: 1, deny: 0, quorum: 2 },
    })
    expect(refusalCodes(await decide(pedro, number))).toEqual(['prescribing.board_already_voted'])
    expect((await decide(ana, number, { approves: false })).body.state).toBe('pendiente')
    expect((await caseOf(eva, number)).body).toMatchObject({ votes: { approve: 1, deny: 1 }, blocked: null })
    expect((await decide(eva, number, { approves: false })).body.state).toBe('no_aprobada')
    expect(refusalCodes(await decide(ana, number))).toEqual(['prescribing.board_already_decided'])
  })

  test('one act for many items: what cannot be decided stays, with its cause', async () => {
    const first = await prescribed()
    const second = await prescribed(sampleContent(['S', 'N']))
    await decide(pedro, first.number)
    const cases = [
      { number: first.number, kind: 'S', item: 1 },
      { number: second.number, kind: 'S', item: 1 },
      { number: second.number, kind: 'N', item: 1 },
      { number: '20260101100000000001', kind: 'S', item: 1 },
    ]
    const { body } = await pedro.post<{ done: object[]; refused: { text: string }[] }>(
      `/contexts/${pedro.context}/board-cases/decisions`,
      { ...act, cases },
    )
    expect(body.done).toEqual([
      { ...cases[1], state: 'aprobada' },
      { ...cases[2], state: 'aprobada' },
    ])
    expect(body.refused.map((one) => one.text)).toEqual([
      expect.stringContaining('La junta ya decidió este ítem'),
      expect.stringContaining('No encontramos'),
    ])
  })

  test('an annulment that waited for the decision writes what was decided into the official text', async () => {
    const { number } = await prescribed()
    const annulled = await t.db.transaction().execute(async (tx) => {
      await lockPrescription(tx, number)
      const waiting = laura.post(`/contexts/${laura.context}/prescriptions/${number}/annul`, {
        reason: 'Otro paciente',
      })
      await untilSomebodyWaits(t.db)
      await sql`update prescribing.items i set board_state = 3 from prescribing.prescriptions p
        where p.number = ${number} and i.prescription_id = p.id and i.month = p.month`.execute(tx)
      return { waiting }
    })
    expect((await annulled.waiting).status).toBe(204)
    expect(await officialText(number)).toMatchObject({
      prescripcion: { EstPres: 2 },
      serviciosComplementarios: [{ EstJM: 3 }],
    })
  })

  test('an annulled prescription leaves its case without object', async () => {
    const { number } = await prescribed()
    await laura.post(`/contexts/${laura.context}/prescriptions/${number}/annul`, { reason: 'Otro paciente' })
    expect(refusalCodes(await decide(pedro, number))).toEqual(['prescribing.board_without_object'])
    expect((await inbox(pedro)).rows.filter((row) => row.number === number)).toEqual([])
    const closed = (await inbox(pedro, 'list=decididos')).rows.find((row) => row.number === number)
    expect(closed?.state).toBe('sin_objeto')
  })
})

describe('D-28: where the IPS has nobody on its board', () => {
  interface Unattended {
    rows: { number: string; providerName: string }[]
    boards: { capacityId: string; name: string }[]
  }

  test('the EPS gives the case to an IPS of its network; another EPS finds nothing', async () => {
    const lone = await w.prescriber()
    const { number } = await w.signed(lone, sampleContent(['S']))
    const auditor = await epsUser('AUDITORIA_EPS')
    const path = `/contexts/${auditor.context}/unattended-board-cases`
    await eps.delegate.post(`/capacities/${eps.capacityId}/network`, { key: `ips:NI:${ips.nit}` })
    const found = (await auditor.get<Unattended>(path)).body
    expect(found.rows.map((row) => row.number)).toEqual([number])
    expect(found.boards.map((board) => board.capacityId)).toEqual([ips.capacityId])
    const give = (who: User & { context: string }, capacityId: string, of = number) =>
      who.post(`/contexts/${who.context}/unattended-board-cases/${of}/S/1/board`, { capacityId })
    expect(refusalCodes(await give(auditor, lone.ips.capacityId))).toEqual(['prescribing.board_not_in_network'])
    const attended = await prescribed()
    expect(refusalCodes(await give(auditor, ips.capacityId, attended.number))).toEqual(['prescribing.board_attended'])
    const foreign = await epsUser('AUDITORIA_EPS', await w.anEps())
    expect(refusalCodes(await give(foreign, ips.capacityId))).toEqual(['platform.not_found'])
    expect((await foreign.get<Unattended>(`/contexts/${foreign.context}/unattended-board-cases`)).body.rows).toEqual([])
    expect((await give(auditor, ips.capacityId)).status).toBe(204)
    // Who has it now is named, and not the IPS of the prescription.
    expect((await give(auditor, ips.capacityId)).body).toMatchObject({
      refusals: [{ code: 'prescribing.board_attended', params: { entity: ips.entity.name } }],
    })
    expect((await auditor.get<Unattended>(path)).body.rows).toEqual([])
    expect((await decide(pedro, number)).body.state).toBe('aprobada')
    const [text = ''] = await boardTexts(number)
    expect(readOfficialBoard(text)).toMatchObject({ boardCode: ips.sedes[0], processedBy: ips.sedes[0] })
  })
})
