import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#contract/endpoint.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { PathView } from '#contract/users-paths.ts'
import { eventsConcerning, systemActor } from '#platform/audit.ts'
import { plainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { registryQuestions } from '#registries'
import { atOnce } from '../../../testing/at-once.ts'
import { type Someone, world } from '../../../testing/identity-world.ts'
import { type Answer, refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { someNit } from '../testing.ts'
import { registerEntity } from './register-entity.ts'

let t: TestApp
let w: ReturnType<typeof world>
beforeAll(async () => {
  t = await testApp()
  w = world(t)
})
afterAll(() => t?.close())

const pdf = Buffer.from('%PDF-1.7\ncertificado de existencia y representación\n')

/** Sends a file as a browser form does. */
function attach(person: Someone, content: Buffer = pdf): Promise<Answer<{ supportId: string }>> {
  const boundary = 'limite-de-prueba'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="certificado.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return person.post('/entity-supports', payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}

const form = (nit: string, over: Record<string, unknown> = {}) => ({
  nit,
  dv: String(nitCheckDigit(nit)),
  name: `Entidad Demo ${nit}`,
  legalNature: 'privada',
  capacities: ['ips'],
  constitutedOn: '1998-03-27',
  address: 'Calle 10 # 4-20',
  municipalityCode: '54001',
  email: 'contacto@entidad.example',
  position: 'Gerente',
  startedOn: '2024-01-15',
  declaration: true,
  ...over,
})

interface Registered {
  claimId: string
  entityId: string
  state: string
  cause: string | null
}
const register = (person: Someone, nit: string, over: Record<string, unknown> = {}) =>
  person.post<Registered>('/entities', form(nit, over))

/** A registered IPS whose representative REPS names. */
async function registeredIps(person: Someone): Promise<Registered & { nit: string }> {
  const nit = someNit()
  await w.ips(nit, { rep_legal: person.name.toUpperCase() })
  await w.civil(person)
  const { body } = await register(person, nit)
  return { ...body, nit }
}

/** What each path of an entity waits for, as this reader sees it: the code, by whom and since when. */
const waitsFor = async (who: Someone, entityId: string) => {
  const { body } = await who.get<{ paths: PathView[] }>(`/entities/${entityId}/path`)
  return body.paths?.map((path) => {
    const step = path.steps.find((s) => s.id === path.ball)
    return [path.capacity?.kind, step?.missing?.pending, step?.missing?.code, step?.missing?.who.actor, step?.since]
  })
}

describe('registering an entity', () => {
  test('D-03: an IPS whose representative REPS names is registered at once, and her session may act for it', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const { entityId, state, cause } = await registeredIps(rl)
    expect([state, cause]).toEqual(['automatica', null])
    const { body } = await rl.get(`/entities/${entityId}`)
    expect(body).toMatchObject({
      state: 'registrada',
      representative: { name: 'Beatriz Olano' },
      capacities: [{ kind: 'ips' }],
      available: ['eps_contributivo', 'eps_subsidiado', 'proveedor'],
    })
    const acts = (await eventsConcerning(t.db, { entityId }, { limit: 9 })).map((e) => e.act)
    expect(acts).toEqual(['identity.representation_opened', 'identity.entity_claimed'])
    const own = await rl.get<{ entities: { withoutDelegate: string[] }[] }>('/entities')
    expect(own.body.entities).toMatchObject([{ entityId, withoutDelegate: ['IPS'] }])
  })

  test('D-03: an EPS waits for review with its support; P-MSS-REV until an operator accepts it', async () => {
    const rl = await w.someone('Gloria', 'Nieves')
    const operator = await w.operator()
    const nit = someNit()
    const capacities = ['eps_contributivo', 'eps_subsidiado']
    expect(refusalCodes(await register(rl, nit, { capacities }))).toEqual(['identity.support_needed'])
    const { supportId } = (await attach(rl)).body
    const asked = await register(rl, nit, { capacities, supportIds: [supportId] })
    expect(asked.body).toMatchObject({ state: 'en_revision', cause: 'not_only_ips' })
    const { claimId, entityId } = asked.body
    expect(refusalCodes(await rl.get(`/entities/${entityId}`))).toEqual(['identity.not_representative'])
    const waiting = ['eps', 'P-MSS-REV', 'identity.entity_in_review', 'operator', t.clock.now()]
    expect(await waitsFor(rl, entityId)).toEqual([waiting, waiting])
    const stranger = await w.someone('Otra', 'Persona')
    expect(refusalCodes(await stranger.get(`/entities/${entityId}/path`))).toEqual(['platform.not_found'])
    expect(
      refusalCodes(await register(rl, nit, { capacities, supportIds: [(await attach(rl)).body.supportId] })),
    ).toEqual(['identity.claim_open'])

    const list = await operator.get<{ reviews: { claimId: string }[] }>('/operator/reviews')
    expect(list.body.reviews.map((r) => r.claimId)).toContain(claimId)
    const review = await operator.get<{ supports: { supportId: string; fileName: string }[] }>(
      `/operator/reviews/${claimId}`,
    )
    expect(review.body).toMatchObject({ claimant: { name: 'Gloria Nieves' }, reps: [], current: null, others: [] })
    expect(review.body.supports).toMatchObject([{ supportId, fileName: 'certificado.pdf' }])
    const file = await operator.get(`/operator/supports/${supportId}`)
    expect(file.headers['content-type']).toBe('application/pdf')

    const other = await w.operator(['reviews'])
    const told = async () =>
      (
        await other.get<{ notices: { link: string; readAt: string | null }[] }>('/me/notices?limit=100')
      ).body.notices.find((n) => n.link === `/operador/revisiones/${claimId}`)
    expect((await told())?.readAt).toBeNull()
    const decided = await operator.post(`/operator/reviews/${claimId}/decision`, { decision: 'accept' })
    expect(decided.body).toMatchObject({ state: 'aceptada', decidedBy: operator.email })
    expect((await told())?.readAt, 'decided by one, no operator has it unread').toBe(t.clock.now())
    expect((await rl.get(`/entities/${entityId}`)).status).toBe(200)
    expect((await waitsFor(rl, entityId))?.map((one) => one[1])).toEqual(['P-EAPB', 'P-EAPB'])
    const mails = await t.db
      .selectFrom('platform.mails')
      .select('to_address')
      .where('subject', 'like', `%${nit}%`)
      .execute()
    expect(mails).toHaveLength(1)
  })

  test('a rejected one says why, and may be asked again', async () => {
    const rl = await w.someone('Jairo', 'Alape')
    const operator = await w.operator()
    const nit = someNit()
    const once = async () =>
      (await register(rl, nit, { capacities: ['proveedor'], supportIds: [(await attach(rl)).body.supportId] })).body
    const first = await once()
    const bare = await operator.post<Problem>(`/operator/reviews/${first.claimId}/decision`, { decision: 'reject' })
    expect(bare.body).toMatchObject({ kind: 'malformed', issues: [{ path: 'reason' }] })
    const reason = 'El certificado tiene más de 30 días. Adjunte uno reciente.'
    await operator.post(`/operator/reviews/${first.claimId}/decision`, { decision: 'reject', reason })
    expect((await rl.get(`/entity-claims/${first.claimId}`)).body).toMatchObject({ state: 'rechazada', reason })
    expect(await waitsFor(rl, first.entityId)).toEqual([
      ['proveedor', 'P-MSS-JUR', 'identity.claim_rejected', 'representative', t.clock.now()],
    ])
    expect((await once()).state).toBe('en_revision')
    expect((await waitsFor(rl, first.entityId))?.map((one) => one[1])).toEqual(['P-MSS-REV'])
  })

  test('two operators decide at once: one decision, the other is told by whom and when', async () => {
    const rl = await w.someone('Ana', 'Mina')
    const operators = await Promise.all(Array.from({ length: 50 }, () => w.operator()))
    const { claimId } = (
      await register(rl, someNit(), { capacities: ['proveedor'], supportIds: [(await attach(rl)).body.supportId] })
    ).body
    const { answers, told, won } = await atOnce(t, async (i) =>
      (operators[i] ?? rl).post(`/operator/reviews/${claimId}/decision`, {
        decision: i % 2 ? 'accept' : 'reject',
        reason: 'Decisión de prueba, con su motivo.',
      }),
    )
    expect(answers).toEqual({ 200: 1, 'identity.claim_already_decided': 49 })
    const winner = won[0] ?? 0
    expect(told).toMatchObject([
      {
        by: operators[winner]?.email,
        when: '20 nov 2026, 9:00 a. m.',
        decision: winner % 2 ? 'aceptada' : 'rechazada',
      },
    ])
  })

  test('D-03: claims of 25 persons on one NIT accepted at once: each takes it over from the one before, the last stays', async () => {
    const nit = someNit()
    const people = await Promise.all(Array.from({ length: 25 }, () => w.someone('Nelly', 'Guarnizo')))
    const claims: Registered[] = []
    for (const person of people) {
      const supportIds = [(await attach(person)).body.supportId]
      claims.push((await register(person, nit, { capacities: ['proveedor'], supportIds })).body)
    }
    const [one, other] = [await w.operator(), await w.operator()]
    const { answers } = await atOnce(t, async (i) =>
      (i % 2 ? one : other).post(`/operator/reviews/${claims[i >> 1]?.claimId}/decision`, {
        decision: 'accept',
      }),
    )
    expect(answers).toEqual({ 200: 25, 'identity.claim_already_decided': 25 })
    const entityId = claims[0]?.entityId
    const { rows } = await sql<{ open: number; all: number }>`
      select count(*) filter (where until is null)::int as open, count(*)::int as all
      from identity.representations where entity_id = ${entityId}::uuid`.execute(t.db)
    expect(rows).toEqual([{ open: 1, all: 25 }])
  })

  test('edge case 16: two people try to register the same NIT: the second goes to review', async () => {
    const [first, second] = [await w.someone('Beatriz', 'Olano'), await w.someone('Nelly', 'Guarnizo')]
    const { nit } = await registeredIps(first)
    await w.civil(second)
    expect(refusalCodes(await register(second, nit))).toEqual(['identity.support_needed'])
    const asked = await register(second, nit, { supportIds: [(await attach(second)).body.supportId] })
    expect(asked.body).toMatchObject({ state: 'en_revision', cause: 'nit_registered' })
    expect(refusalCodes(await register(first, nit))).toEqual(['identity.already_representative'])
  })

  test('edge case 16, at once: of 50 claims on one NIT one is automatic, the rest wait', async () => {
    const nit = someNit()
    const people = await Promise.all(Array.from({ length: 50 }, () => w.someone('Nelly', 'Guarnizo')))
    await w.ips(nit, { rep_legal: 'NELLY GUARNIZO' })
    for (const person of people) await w.civil(person)
    const supports = await Promise.all(people.map(async (p) => (await attach(p)).body.supportId))
    const came: string[] = []
    await atOnce(t, async (i) => {
      const answer = await register(people[i] as Someone, nit, { supportIds: [supports[i]] })
      came.push(answer.body.cause ?? answer.body.state)
      return answer
    })
    expect(came.sort()).toEqual(['automatica', ...Array(49).fill('nit_registered')])
  })

  test('R-01: 50 times the same claim at once: one, every other learns that she represents it already', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const nit = someNit()
    await w.ips(nit, { rep_legal: rl.name.toUpperCase() })
    await w.civil(rl)
    const { answers } = await atOnce(t, () => register(rl, nit))
    expect(answers).toEqual({ 201: 1, 'identity.already_representative': 49 })
    const waits = someNit()
    const supports = await Promise.all(Array.from({ length: 20 }, async () => (await attach(rl)).body.supportId))
    const reviewed = await atOnce(t, (i) =>
      register(rl, waits, { capacities: ['proveedor'], supportIds: [supports[i % 20]] }),
    )
    expect(reviewed.answers).toEqual({ 201: 1, 'identity.claim_open': 49 })
  })

  test('R-01: the check digit, the dates and the declaration are asked for all at once', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const wrong = await rl.post<Problem>(
      '/entities',
      form('999000202', { dv: '8', capacities: [], declaration: false }),
    )
    expect(wrong.body).toMatchObject({ kind: 'malformed' })
    const issues = wrong.body.kind === 'malformed' ? wrong.body.issues : []
    expect(issues.map((i) => i.path).sort()).toEqual(['capacities', 'declaration', 'dv'])
    expect(issues.find((i) => i.path === 'dv')?.text).toBe(
      'Para 999000202 el dígito es 6 y usted escribió 8. Compare ambos con el RUT.',
    )
    const late = await rl.post<Problem>('/entities', form('999000202', { constitutedOn: '2071-05-14' }))
    expect(late.body).toMatchObject({ kind: 'malformed', issues: [{ path: 'constitutedOn', code: 'future' }] })
  })

  test('R-01: only a person who completed the own registration registers an entity', async () => {
    const stranger = {
      personId: newId(),
      nit: someNit(),
      dv: 0,
      data: {
        name: 'Entidad Demo',
        shortName: null,
        legalNature: 'privada' as const,
        constitutedOn: null,
        address: null,
        municipalityCode: null,
        phone: null,
        email: null,
      },
      capacities: ['ips' as const],
      position: 'Gerente',
      startedOn: plainDate('2024-01-15'),
      supportIds: [],
      actor: systemActor('prueba'),
    }
    const deps = { db: t.db, clock: t.clock, notify: async () => {}, registries: registryQuestions }
    await expect(registerEntity(deps)(stranger)).rejects.toMatchObject({
      refusals: [{ code: 'identity.person_not_registered' }],
    })
  })

  test('R-01: it takes the second factor', async () => {
    const rl = await w.someone('Beatriz', 'Olano', { secondFactor: false })
    expect(refusalCodes(await register(rl, someNit()))).toEqual(['platform.second_factor_needed'])
  })

  test('supports: another’s is not found, what is no PDF, JPG or PNG is refused, so is more than 10 MB', async () => {
    const [rl, other] = [await w.someone('Beatriz', 'Olano'), await w.someone('Carlos', 'Mina')]
    const { supportId } = (await attach(other)).body
    expect(refusalCodes(await register(rl, someNit(), { capacities: ['proveedor'], supportIds: [supportId] }))).toEqual(
      ['identity.support_not_found'],
    )
    expect(refusalCodes(await attach(rl, Buffer.from('MZ')))).toEqual(['identity.support_not_readable'])
    expect(refusalCodes(await attach(rl, Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])))).toEqual([
      'identity.support_too_big',
    ])
    for (let i = 0; i < 20; i += 1) await attach(rl)
    expect(refusalCodes(await attach(rl))).toEqual(['identity.supports_too_many'])
  })

  test('what the registries say of a NIT, before registering it', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const nit = someNit()
    await w.ips(nit)
    await w.eps(nit, { [`EPS${nit.slice(-3)}`]: 'C' })
    const answer = await rl.get(`/entities/nit-check?nit=${nit}&dv=${nitCheckDigit(nit)}`)
    expect(answer.body).toMatchObject({
      registered: false,
      name: 'HOSPITAL LOS ARRAYANES S. A. S.',
      reps: { enabled: true, cut: '2026-11-18' },
      eapb: { codes: [{ regime: 'contributivo' }], cut: '2026-11-01' },
    })
  })
})

describe('capacities', () => {
  test('R-07: a capacity is added when its registry knows the NIT', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const { entityId, nit } = await registeredIps(rl)
    const add = (capacity: string) => rl.post(`/entities/${entityId}/capacities`, { capacity })
    expect(refusalCodes(await add('eps_contributivo'))).toEqual(['registries.eapb_not_found'])
    await w.eps(nit, { [`EPS${nit.slice(-3)}`]: 'C' })
    const { answers } = await atOnce(t, () => add('eps_contributivo'))
    expect(answers).toEqual({ 201: 1, 'identity.capacity_exists': 49 })
    expect(refusalCodes(await add('eps_subsidiado'))).toEqual(['registries.eapb_no_code_in_regime'])
    expect((await add('proveedor')).status).toBe(201)
  })

  test('D-12: declares that the EPS does not operate a regime, and takes it back; not while it has a delegate', async () => {
    const rl = await w.someone('Beatriz', 'Olano')
    const { entityId, nit } = await registeredIps(rl)
    await w.eps(nit, { [`EPS${nit.slice(-3)}`]: 'C' })
    const { capacityId } = (
      await rl.post<{ capacityId: string }>(`/entities/${entityId}/capacities`, { capacity: 'eps_contributivo' })
    ).body
    const operates = (value: boolean) =>
      rl.put(`/entities/${entityId}/capacities/${capacityId}/operation`, { operates: value })
    const name = () =>
      rl.post(`/entities/${entityId}/delegations`, {
        capacityId,
        application: 'mipres',
        document: { type: 'CC', number: '1.099.584.662' },
      })
    const { answers } = await atOnce(t, () => operates(false))
    expect(answers).toEqual({ 200: 1, 'identity.regime_already_declared': 49 })
    expect(refusalCodes(await name())).toEqual(['identity.regime_declined'])
    expect((await operates(true)).body.declinedAt).toBeNull()
    expect((await name()).status).toBe(201)
    expect(refusalCodes(await operates(false))).toEqual(['identity.regime_has_delegate'])
  })
})

describe('who may see and decide', () => {
  test('a claim is its claimant’s; reviews are for operators with that right', async () => {
    const [rl, other] = [await w.someone('Beatriz', 'Olano'), await w.someone('Carlos', 'Mina')]
    const operator = await w.operator(['registries'])
    const { claimId, entityId } = await registeredIps(rl)
    expect((await rl.get(`/entity-claims/${claimId}`)).status).toBe(200)
    expect(refusalCodes(await other.get(`/entity-claims/${claimId}`))).toEqual(['platform.not_found'])
    expect(refusalCodes(await other.get(`/entities/${entityId}`))).toEqual(['identity.not_representative'])
    expect(refusalCodes(await rl.get('/operator/reviews'))).toEqual(['platform.not_allowed'])
    expect(refusalCodes(await operator.get('/operator/reviews'))).toEqual(['platform.operator_right_missing'])
    expect(refusalCodes(await operator.post('/entities', form(someNit())))).toEqual(['platform.not_allowed'])
  })
})
