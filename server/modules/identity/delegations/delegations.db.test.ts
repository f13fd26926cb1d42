import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityCapacity } from '#contract/capacities.ts'
import type { Problem } from '#contract/endpoint.ts'
import type { DelegationView, SlotView } from '#contract/identity-delegations.ts'
import { eventsConcerning, systemActor } from '#platform/audit.ts'
import { plainDate } from '#platform/dates.ts'
import { createSendMail } from '#platform/mail.ts'
import { createNotify } from '#platform/notify.ts'
import { registryQuestions } from '#registries'
import { atOnce, untilSomebodyWaits } from '../../../testing/at-once.ts'
import { type Someone, world } from '../../../testing/identity-world.ts'
import { refusalCodes, TEST_NOW, type TestApp, testApp } from '../../../testing/test-app.ts'
import { createEntityDoor } from '../entity-door.ts'
import { type AnEntity, anEntity, createPersonAccount, openSession, someDocument, someNit } from '../testing.ts'
import { remindNamings } from './remind-delegate.ts'

let t: TestApp
let w: ReturnType<typeof world>
const notify = createNotify({
  sendMail: createSendMail({ publicUrl: 'http://localhost:3000' }),
  publicUrl: 'http://localhost:3000',
})
const door = createEntityDoor({ notify: async () => {} })
beforeAll(async () => {
  t = await testApp()
  w = world(t)
})
afterAll(() => t?.close())

const days = (n: number) => t.clock.advance(n * 86_400_000)

/** A registered entity and its representative's session; the registries know it. */
async function represented(capacities: EntityCapacity[] = ['ips']): Promise<{ rl: Someone; entity: AnEntity }> {
  const rl = await w.someone('Beatriz', 'Olano')
  const nit = someNit()
  if (capacities.includes('ips')) await w.ips(nit)
  const regimes = { eps_contributivo: 'C', eps_subsidiado: 'S' } as const
  const codes = capacities.flatMap((c) =>
    c in regimes ? [[`E${c[4]}${nit.slice(-4)}`, regimes[c as keyof typeof regimes]]] : [],
  )
  if (codes.length > 0) await w.eps(nit, Object.fromEntries(codes))
  const entity = await w.inTx((tx) =>
    anEntity(tx, { representativeId: rl.personId, nit, capacities, at: t.clock.now() }),
  )
  return { rl, entity }
}

const name = (rl: Someone, entity: AnEntity, over: Record<string, unknown> = {}) =>
  rl.post<DelegationView>(`/entities/${entity.entityId}/delegations`, {
    capacityId: entity.capacities[0]?.capacityId,
    application: 'mipres',
    document: someDocument(),
    ...over,
  })

/** The named person registers in Mi Seguridad Social and in the module. */
async function comes(naming: DelegationView): Promise<string> {
  const at = t.clock.now()
  return w.inTx(async (tx) => {
    const document = { type: 'CC' as const, number: naming.document.number }
    const { personId } = await createPersonAccount(tx, {
      document,
      names: { firstName: 'Nelly', firstSurname: 'Guarnizo' },
      at,
    })
    await door.putDelegationInForce(tx, {
      delegationId: naming.delegationId,
      personId,
      at,
      actor: systemActor('prueba'),
    })
    return personId
  })
}

const slots = async (rl: Someone, entity: AnEntity, application = 'mipres'): Promise<SlotView[]> => {
  const { body } = await rl.get<{ applications: { code: string; slots: SlotView[] }[] }>(
    `/entities/${entity.entityId}/delegations`,
  )
  return body.applications.find((a) => a.code === application)?.slots ?? []
}

describe('naming', () => {
  test('R-02, R-03: the representative names by document, before the person exists; the mail carries only the news (D-19)', async () => {
    const { rl, entity } = await represented()
    const document = someDocument()
    const pasted = { type: 'CC', number: document.number.replace(/(\d{3})(?=\d)/g, '$1.') }
    const answer = await name(rl, entity, { document: pasted, email: 'j.alape@ejemplo.co' })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ state: 'nombrada', document, name: null, inMss: false, namedBy: { you: true } })
    expect(answer.body.expiresAt.slice(0, 10)).toBe('2027-02-19')
    const [mail] = await t.db
      .selectFrom('platform.mails')
      .selectAll()
      .where('to_address', '=', 'j.alape@ejemplo.co')
      .execute()
    expect(mail?.subject).toContain(entity.name)
    const [event] = await eventsConcerning(t.db, { entityId: entity.entityId }, { limit: 1 })
    expect(event).toMatchObject({ act: 'identity.delegate_named', actorLabel: 'Beatriz Olano' })
  })

  test('R-03, D-19: the mail of a naming leads to what it invites to, while it waits; it never says whom', async () => {
    const { rl, entity } = await represented()
    const { body } = await name(rl, entity, { email: 'invitada@ejemplo.test' })
    const mails = await t.db
      .selectFrom('platform.mails')
      .selectAll()
      .where('to_address', '=', 'invitada@ejemplo.test')
      .execute()
    expect(JSON.stringify(mails)).toContain(`invitacion=${body.delegationId}`)
    const anonymous = t.as(null)
    const invited = await anonymous.get<Record<string, string>>(`/invitations/${body.delegationId}`)
    expect(invited.body).toEqual({ entity: expect.any(String), capacity: 'IPS', application: 'MIPRES' })
    expect(JSON.stringify(invited.body)).not.toContain(body.document.number)
    await rl.post(`/entities/${entity.entityId}/delegations/${body.delegationId}/revocation`, {})
    expect((await anonymous.get(`/invitations/${body.delegationId}`)).status).toBe(404)
  })

  test('R-04, R-05, edge case 3: an EPS names per regime; the other regime stays P-NOMBRAR', async () => {
    const { rl, entity } = await represented(['eps_contributivo', 'eps_subsidiado'])
    await name(rl, entity, { capacityId: entity.capacity('eps_contributivo') })
    const [contributivo, subsidiado] = await slots(rl, entity)
    expect([contributivo?.title, contributivo?.pending?.state]).toEqual(['Contributivo', 'nombrada'])
    expect([subsidiado?.title, subsidiado?.pending, subsidiado?.inForce]).toEqual(['Subsidiado', null, null])
    const own = await rl.get<{ entities: { withoutDelegate: string[] }[] }>('/entities')
    expect(own.body.entities[0]?.withoutDelegate).toEqual(['EPS, régimen subsidiado'])
    const document = someDocument()
    const both = await name(rl, entity, { capacityId: entity.capacity('eps_subsidiado'), document })
    expect(both.status).toBe(201)
  })

  test('R-05: one person may hold both regimes, as two delegations', async () => {
    const { rl, entity } = await represented(['eps_contributivo', 'eps_subsidiado'])
    const document = someDocument()
    for (const c of ['eps_contributivo', 'eps_subsidiado'] as const)
      expect((await name(rl, entity, { capacityId: entity.capacity(c), document })).status).toBe(201)
    const { personId } = await w.inTx((tx) => createPersonAccount(tx, { document, at: t.clock.now() }))
    const held = await door.delegationsOf(t.db, document, 'mipres', t.clock.now())
    expect(held.map((d) => [d.capacity.regime, d.personId]).sort()).toEqual([
      ['contributivo', personId],
      ['subsidiado', personId],
    ])
  })

  test('R-04: an application for the whole EPS is named once, not per regime', async () => {
    const { rl, entity } = await represented(['eps_contributivo', 'eps_subsidiado'])
    const [whole, ...rest] = await slots(rl, entity, 'ihce')
    expect([whole?.title, rest]).toEqual(['Toda la EPS', []])
    const other = entity.capacities.find((c) => c.capacityId !== whole?.capacityId)?.capacityId
    expect(refusalCodes(await name(rl, entity, { application: 'ihce', capacityId: other }))).toEqual([
      'identity.application_whole_entity',
    ])
    expect((await name(rl, entity, { application: 'ihce', capacityId: whole?.capacityId })).status).toBe(201)
    expect(refusalCodes(await name(rl, entity, { application: 'otra' }))).toEqual(['identity.application_unknown'])
  })

  test('R-07: an IPS that is not habilitada in REPS names nobody; the slot says why', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const nit = someNit()
    await w.ips(nit, { fecha_vencimiento: '20261119' })
    const entity = await w.inTx((tx) => anEntity(tx, { representativeId: rl.personId, nit, at: t.clock.now() }))
    expect(refusalCodes(await name(rl, entity))).toEqual(['registries.reps_expired'])
    expect((await slots(rl, entity))[0]?.blocked).toMatchObject({ code: 'registries.reps_expired' })
  })

  test('P-EAPB: an EPS without enabled code in the regime names nobody', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const nit = someNit()
    await w.eps(nit, { [`EPS${nit.slice(-3)}`]: 'C' })
    const entity = await w.inTx((tx) =>
      anEntity(tx, { representativeId: rl.personId, nit, capacities: ['eps_subsidiado'], at: t.clock.now() }),
    )
    expect(refusalCodes(await name(rl, entity))).toEqual(['registries.eapb_no_code_in_regime'])
  })

  test('edge case 1: the same number with another type of document does not bind; the representative sees P-DEL-MSS', async () => {
    const { rl, entity } = await represented()
    const document = someDocument()
    await name(rl, entity, { document })
    await w.inTx((tx) =>
      createPersonAccount(tx, { document: { type: 'PT', number: document.number }, at: t.clock.now() }),
    )
    expect((await slots(rl, entity))[0]?.pending).toMatchObject({ inMss: false, state: 'nombrada' })
    await w.inTx((tx) => createPersonAccount(tx, { document, at: t.clock.now() }))
    expect((await slots(rl, entity))[0]?.pending).toMatchObject({ inMss: true, name: null })
  })

  test('edge case 12: the representative names himself', async () => {
    const { rl, entity } = await represented()
    const naming = await name(rl, entity, { document: rl.doc })
    expect(naming.body).toMatchObject({ state: 'nombrada', inMss: true })
    const at = t.clock.now()
    await w.inTx((tx) =>
      door.putDelegationInForce(tx, {
        delegationId: naming.body.delegationId,
        personId: rl.personId,
        at,
        actor: systemActor('prueba'),
      }),
    )
    expect((await slots(rl, entity))[0]?.inForce).toMatchObject({ name: 'Beatriz Olano', state: 'vigente' })
  })

  test('D-04: one pending and one in force at most; the refusal says who, whom and when', async () => {
    const { rl, entity } = await represented()
    const first = await name(rl, entity)
    const second = await name(rl, entity)
    expect(refusalCodes(second)).toEqual(['identity.naming_pending'])
    expect(second.body).toMatchObject({
      refusals: [{ params: { by: 'Beatriz Olano', delegationId: first.body.delegationId } }],
    })
    await comes(first.body)
    expect(refusalCodes(await name(rl, entity))).toEqual(['identity.delegation_in_force'])
  })

  test('D-04 at once: of 50 namings one wins, every other learns who was named and when', async () => {
    const { rl, entity } = await represented()
    const { answers, told } = await atOnce(t, () => name(rl, entity))
    expect(answers).toEqual({ 201: 1, 'identity.naming_pending': 49 })
    const [slot] = await slots(rl, entity)
    const { delegationId } = slot?.pending ?? {}
    expect(told).toMatchObject([{ by: 'Beatriz Olano', delegationId, when: '20 nov 2026, 9:00 a. m.' }])
  })

  test('D-14: reminders on the fixed days, then the naming lapses by itself and a new one takes its place', async () => {
    const { rl, entity } = await represented()
    const first = await name(rl, entity, { email: 'tarda@ejemplo.co' })
    const reminders = async () =>
      (await t.db.selectFrom('platform.mails').select('id').where('to_address', '=', 'tarda@ejemplo.co').execute())
        .length - 1
    const job = remindNamings({ db: t.db, clock: t.clock, notify, registries: registryQuestions })
    const remind = (naming: string, by: Someone = rl) =>
      by.post(`/entities/${entity.entityId}/delegations/${naming}/reminder`)
    expect(refusalCodes(await remind(first.body.delegationId))).toEqual(['identity.reminder_too_soon'])
    days(7)
    await job()
    await job()
    expect(await reminders()).toBe(1)
    days(2)
    expect((await remind(first.body.delegationId)).status).toBe(200)
    expect(await reminders()).toBe(2)
    days(82)
    await w.ips(entity.nit, { fecha_vencimiento: '20280301' })
    expect((await slots(rl, entity))[0]?.pending).toMatchObject({ state: 'vencida' })
    expect(refusalCodes(await remind(first.body.delegationId))).toEqual(['identity.delegation_closed'])
    const second = await name(rl, entity)
    expect(second.status).toBe(201)
    expect(refusalCodes(await remind(second.body.delegationId))).toEqual(['identity.reminder_without_address'])
    const history = await rl.get<{ delegations: DelegationView[] }>(`/entities/${entity.entityId}/delegations/history`)
    expect(history.body.delegations.map((d) => d.state)).toEqual(['nombrada', 'vencida'])
    t.clock.set(TEST_NOW)
  })

  test('D-14: the days of the reminders are a setting', async () => {
    const { rl, entity } = await represented()
    const operator = await w.operator(['policies'])
    const set = (value: number[], expectedVersion: number) =>
      operator.put('/operator/settings/naming_reminder_days', { value, expectedVersion })
    expect((await set([3], 0)).status).toBe(204)
    t.clock.advance(1000)
    await name(rl, entity, { email: 'pronto@ejemplo.co' })
    const mails = async () =>
      (await t.db.selectFrom('platform.mails').select('id').where('to_address', '=', 'pronto@ejemplo.co').execute())
        .length
    const job = remindNamings({ db: t.db, clock: t.clock, notify, registries: registryQuestions })
    days(2)
    await job()
    expect(await mails()).toBe(1)
    days(1)
    await job()
    expect(await mails()).toBe(2)
    expect((await set([7, 30, 60], 1)).status).toBe(204)
    t.clock.set(TEST_NOW)
  })
})

test('D-14: the reminders reach every naming, page after page', async () => {
  const sent: string[] = []
  const remember: typeof notify = async (_, notice) => {
    if (notice.to.email) sent.push(notice.to.email)
  }
  const deps = { db: t.db, clock: t.clock, notify: remember, registries: registryQuestions }
  for (const email of ['uno@ejemplo.co', 'dos@ejemplo.co', 'tres@ejemplo.co']) {
    const { rl, entity } = await represented()
    await name(rl, entity, { email })
  }
  days(7)
  await remindNamings(deps, 1)()
  expect(sent).toEqual(expect.arrayContaining(['uno@ejemplo.co', 'dos@ejemplo.co', 'tres@ejemplo.co']))
  t.clock.set(TEST_NOW)
})

describe('replacing, correcting, revoking', () => {
  const replace = (rl: Someone, entity: AnEntity, id: string, ends: string, over: Record<string, unknown> = {}) =>
    rl.post<DelegationView>(`/entities/${entity.entityId}/delegations/${id}/replacement`, {
      document: someDocument(),
      ends,
      ...over,
    })
  const revoke = (rl: Someone, entity: AnEntity, id: string) =>
    rl.post<DelegationView & Problem>(`/entities/${entity.entityId}/delegations/${id}/revocation`, {})

  test('replacing is one act: the old one stays in force until the new one registers', async () => {
    const { rl, entity } = await represented()
    const first = (await name(rl, entity)).body
    expect(refusalCodes(await replace(rl, entity, first.delegationId, 'now'))).toEqual([
      'identity.delegation_not_in_force',
    ])
    await comes(first)
    const same = { document: first.document }
    expect(refusalCodes(await replace(rl, entity, first.delegationId, 'now', same))).toEqual(['identity.same_delegate'])
    const next = await replace(rl, entity, first.delegationId, 'when_registered')
    expect(next.status).toBe(201)
    expect((await slots(rl, entity))[0]).toMatchObject({
      inForce: { state: 'vigente' },
      pending: { state: 'nombrada' },
    })
    expect(refusalCodes(await replace(rl, entity, first.delegationId, 'now'))).toEqual(['identity.naming_pending'])
    await comes(next.body)
    const [slot] = await slots(rl, entity)
    expect([slot?.inForce?.document, slot?.pending]).toEqual([next.body.document, null])
    expect(refusalCodes(await replace(rl, entity, first.delegationId, 'now'))).toEqual(['identity.delegation_closed'])
  })

  test('D-04: of 50 replacements at once one names, every other learns who waits', async () => {
    const { rl, entity } = await represented()
    const first = (await name(rl, entity)).body
    await comes(first)
    const { answers, told } = await atOnce(t, (i) =>
      replace(rl, entity, first.delegationId, i % 2 ? 'now' : 'when_registered'),
    )
    // Who comes after one that ended it is told that it is closed, before anything else.
    const { 201: won, ...lost } = answers
    expect([won, Object.values(lost)]).toEqual([1, [49]])
    expect(['identity.naming_pending', 'identity.delegation_closed']).toContain(Object.keys(lost)[0])
    expect(told).toMatchObject([{ by: 'Beatriz Olano', when: '20 nov 2026, 9:00 a. m.' }])
    const [slot] = await slots(rl, entity)
    expect(slot?.pending).toMatchObject({ state: 'nombrada' })
  })

  test('of 50 corrections at once one takes the place of the wrong one, every other learns who and when', async () => {
    const { rl, entity } = await represented()
    const wrong = (await name(rl, entity)).body
    const { answers, told } = await atOnce(t, () =>
      rl.post(`/entities/${entity.entityId}/delegations/${wrong.delegationId}/correction`, {
        document: someDocument(),
      }),
    )
    expect(answers).toEqual({ 201: 1, 'identity.delegation_closed': 49 })
    expect(told).toMatchObject([{ by: 'Beatriz Olano', when: '20 nov 2026, 9:00 a. m.' }])
  })

  test('or ends at once', async () => {
    const { rl, entity } = await represented()
    const first = (await name(rl, entity)).body
    await comes(first)
    await replace(rl, entity, first.delegationId, 'now')
    expect((await slots(rl, entity))[0]).toMatchObject({ inForce: null, pending: { state: 'nombrada' } })
  })

  test('a wrong document is corrected in one act; one that registered is replaced instead', async () => {
    const { rl, entity } = await represented()
    const wrong = (await name(rl, entity, { email: 'a@ejemplo.co' })).body
    const correct = (id: string, body: Record<string, unknown>) =>
      rl.post<DelegationView>(`/entities/${entity.entityId}/delegations/${id}/correction`, body)
    const same = { document: wrong.document, email: 'a@ejemplo.co' }
    expect(refusalCodes(await correct(wrong.delegationId, same))).toEqual(['identity.same_delegate'])
    const document = someDocument()
    const right = await correct(wrong.delegationId, { document, email: 'a@ejemplo.co' })
    expect(right.body).toMatchObject({ state: 'nombrada', document })
    expect(
      await door.delegationsOf(t.db, { type: 'CC', number: wrong.document.number }, 'mipres', t.clock.now()),
    ).toMatchObject([{ state: 'reemplazada' }])
    await comes(right.body)
    expect(refusalCodes(await correct(right.body.delegationId, { document: someDocument() }))).toEqual([
      'identity.delegation_not_pending',
    ])
  })

  test('R-02, R-22: revoking ends it now; of 50 at once one does it and the others learn who and when', async () => {
    const { rl, entity } = await represented()
    const naming = (await name(rl, entity)).body
    await comes(naming)
    const { answers, told } = await atOnce(t, () => revoke(rl, entity, naming.delegationId))
    expect(answers).toEqual({ 200: 1, 'identity.delegation_closed': 49 })
    expect(told).toMatchObject([{ by: 'Beatriz Olano', state: 'se revocó', when: '20 nov 2026, 9:00 a. m.' }])
    expect((await slots(rl, entity))[0]?.inForce).toBeNull()
  })

  test('representative and operators revoke, 50 at once: one does it, every other learns which of them', async () => {
    const { rl, entity } = await represented()
    const operator = await w.operator()
    const naming = (await name(rl, entity)).body
    await comes(naming)
    const emergency = `/operator/delegations/${naming.delegationId}/revocation`
    const { answers, told, won } = await atOnce(t, (i) =>
      i % 2
        ? revoke(rl, entity, naming.delegationId)
        : operator.post(emergency, { reason: 'Denuncia de suplantación, radicado 1234.' }),
    )
    expect(answers).toEqual({ 200: 1, 'identity.delegation_closed': 49 })
    expect(told).toMatchObject([{ by: (won[0] ?? 0) % 2 ? 'Beatriz Olano' : operator.email, state: 'se revocó' }])
  })

  test('an act that waited for another sees it, although its own moment began before', async () => {
    const { rl, entity } = await represented()
    const operator = await w.operator()
    const naming = (await name(rl, entity)).body
    await comes(naming)
    // The representative's act waits for the entity's row; the operator's does not need it and overtakes.
    const [waits] = await w.inTx(async (tx) => {
      await sql`select 1 from identity.entities where id = ${entity.entityId}::uuid for update`.execute(tx)
      const slow = revoke(rl, entity, naming.delegationId)
      await untilSomebodyWaits(t.db)
      t.clock.advance(60_000)
      const reason = 'Denuncia de suplantación, radicado 1234.'
      expect((await operator.post(`/operator/delegations/${naming.delegationId}/revocation`, { reason })).status).toBe(
        200,
      )
      return [slow]
    })
    expect((await waits).body).toMatchObject({
      refusals: [
        { code: 'identity.delegation_closed', params: { by: operator.email, when: '20 nov 2026, 9:01 a. m.' } },
      ],
    })
    t.clock.set(TEST_NOW)
  })

  test('an operator revokes in an emergency, with a reason; the representative is told', async () => {
    const { rl, entity } = await represented()
    const operator = await w.operator()
    const naming = (await name(rl, entity)).body
    await comes(naming)
    const found = await operator.get<{ delegations: DelegationView[] }>(`/operator/entities/${entity.nit}/delegations`)
    expect(found.body.delegations.map((d) => d.delegationId)).toEqual([naming.delegationId])
    const path = `/operator/delegations/${naming.delegationId}/revocation`
    expect((await operator.post<Problem>(path, { reason: 'ya' })).body).toMatchObject({ kind: 'malformed' })
    const reason = 'Denuncia de suplantación, radicado 1234.'
    expect((await operator.post(path, { reason })).body).toMatchObject({ state: 'revocada', endNote: reason })
    expect(refusalCodes(await operator.post(path, { reason }))).toEqual(['identity.delegation_closed'])
    expect(refusalCodes(await rl.post(path, { reason }))).toEqual(['platform.not_allowed'])
    const notices = await t.db
      .selectFrom('platform.notices')
      .select('kind')
      .where('person_id', '=', rl.personId)
      .execute()
    expect(notices.map((n) => n.kind)).toContain('identity.delegation_revoked_by_operator')
  })
})

describe('who may do it (matrix: name_delegate, revoke_delegate)', () => {
  test('R-02: own entity yes; another’s, a delegate and a person without entity no', async () => {
    const { rl, entity } = await represented()
    const another = await represented()
    const naming = (await name(rl, entity)).body
    const delegateId = await comes(naming)
    const person = await w.someone('Carlos', 'Mina')
    expect(refusalCodes(await name(another.rl, entity))).toEqual(['identity.not_representative'])
    expect(refusalCodes(await name(person, entity))).toEqual(['identity.not_representative'])
    const cookie = await w.inTx((tx) => openSession(tx, { personId: delegateId, at: t.clock.now() }))
    const delegate = { ...t.as(cookie), personId: delegateId, doc: rl.doc, name: 'Nelly Guarnizo', totpSecret: null }
    expect(refusalCodes(await name(delegate, entity))).toEqual(['identity.not_representative'])
    // One's own entity, another's delegation: not found.
    const revocation = `/entities/${another.entity.entityId}/delegations/${naming.delegationId}/revocation`
    expect(refusalCodes(await another.rl.post(revocation, {}))).toEqual(['platform.not_found'])
    const foreign = await name(another.rl, another.entity, { capacityId: entity.capacities[0]?.capacityId })
    expect(refusalCodes(foreign)).toEqual(['platform.not_found'])
    expect(refusalCodes(await t.as(null).post(revocation, {}))).toEqual(['platform.not_signed_in'])
  })

  test('R-02: it takes the second factor', async () => {
    const { rl, entity } = await represented()
    const cookie = await w.inTx((tx) =>
      openSession(tx, { personId: rl.personId, secondFactor: false, at: t.clock.now() }),
    )
    const answer = await t.as(cookie).get(`/entities/${entity.entityId}/delegations`)
    expect(refusalCodes(answer)).toEqual(['platform.second_factor_needed'])
  })

  test('edge case 11: a proveedor persona natural has no Administrar Autorizados', async () => {
    const person = await w.someone('Ana', 'Mina')
    const at = t.clock.now()
    const own = await w.inTx((tx) =>
      door.openOwnCapacity(tx, { personId: person.personId, at, actor: systemActor('prueba') }),
    )
    expect((await person.get('/entities')).body).toEqual({ entities: [], claims: [] })
    expect(refusalCodes(await person.get(`/entities/${own.capacityId}/delegations`))).toEqual(['platform.not_found'])
  })
})

describe('D-06: a new representative', () => {
  test('edge case 13: takes the entity over; delegations stay until confirmed or revoked, and are suspended after 30 days', async () => {
    const { rl: former, entity } = await represented()
    const naming = (await name(former, entity)).body
    await comes(naming)
    const heir = await w.someone('Carlos', 'Mina')
    const operator = await w.operator()
    const support = Buffer.concat([
      Buffer.from(
        '--b\r\ncontent-disposition: form-data; name="file"; filename="acta.pdf"\r\n\r\n%PDF-1.7\r\n--b--\r\n',
      ),
    ])
    const { supportId } = (
      await heir.post<{ supportId: string }>('/entity-supports', support, {
        'content-type': 'multipart/form-data; boundary=b',
      })
    ).body
    const asked = await heir.post<{ claimId: string; cause: string }>('/entities', {
      nit: entity.nit,
      dv: String(entity.dv),
      name: entity.name,
      legalNature: 'privada',
      capacities: ['ips'],
      constitutedOn: '1998-03-27',
      address: 'Calle 10 # 4-20',
      municipalityCode: '54001',
      email: 'contacto@entidad.example',
      position: 'Gerente',
      startedOn: plainDate('2026-11-20'),
      supportIds: [supportId],
      declaration: true,
    })
    expect(asked.body.cause).toBe('nit_registered')
    await operator.post(`/operator/reviews/${asked.body.claimId}/decision`, { decision: 'accept' })

    expect(refusalCodes(await former.get(`/entities/${entity.entityId}/delegations`))).toEqual([
      'identity.not_representative',
    ])
    const [taken] = await slots(heir, entity)
    expect(taken?.inForce).toMatchObject({ state: 'vigente', confirmedAt: null, namedBy: { you: false } })
    expect(taken?.inForce?.confirmBy?.slice(0, 10)).toBe('2026-12-21')
    expect((await heir.get(`/entities/${entity.entityId}`)).body).toMatchObject({ toConfirm: 1 })

    days(31)
    expect((await slots(heir, entity))[0]?.inForce?.state).toBe('suspendida')
    const confirm = () =>
      heir.post<{ confirmed: DelegationView[] }>(`/entities/${entity.entityId}/delegations/confirmation`, {
        delegationIds: [naming.delegationId],
      })
    const { answers } = await atOnce(t, confirm)
    expect(answers).toEqual({ 200: 1, 'identity.delegation_confirmed': 49 })
    expect((await slots(heir, entity))[0]?.inForce?.state).toBe('vigente')
    t.clock.set(TEST_NOW)
  })
})
