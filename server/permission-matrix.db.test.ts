import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorRights } from '#contract/endpoint.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { UserType } from '#contract/paths.ts'
import { contextKey } from '#contract/users-authority.ts'
import { csv, sampleRows } from '#registries'
import { aDelegation, anEntity, openSession, someNit } from './modules/identity/testing.ts'
import type { Someone } from './testing/identity-world.ts'
import { prescribingWorld } from './testing/prescribing-world.ts'
import { type Answer, type TestApp, testApp, type Visitor } from './testing/test-app.ts'
import type { Administered, User } from './testing/users-world.ts'

/**
 * The permission matrix of docs/rules.md, cell by cell, through HTTP with real sessions. Each subject holds only the
 * capacity of its column; a scoped cell is asked twice: about one's own and about another's.
 */
const subjects = [
  'anonymous',
  'person',
  'representative',
  'delegado_eps',
  'delegado_ips',
  'delegado_proveedor',
  'proveedor_pn',
  'user',
  'operator',
] as const
type Subject = (typeof subjects)[number]
const scopes = ['deny', 'allow(self)', 'allow(own)', 'allow(named)', 'allow(any)'] as const
type Cell = (typeof scopes)[number]
type Whose = 'own' | 'other'

/** The table of the document; an unknown column, act or cell is an error, never skipped. */
function readMatrix(): { act: Act; subject: Subject; cell: Cell }[] {
  const text = readFileSync('docs/rules.md', 'utf8').split(/<!-- matrix:(?:start|end) -->/)[1] ?? ''
  const [head, , ...rows] = text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  if (head?.slice(1).join() !== subjects.join()) throw new Error(`columns of the matrix: ${head}`)
  return rows.flatMap(([act, ...cells]) => {
    if (!act || !(act in acts)) throw new Error(`no test for the act ${act}`)
    return cells.map((cell, i) => {
      const subject = subjects[i]
      if (!subject || !scopes.includes(cell as Cell)) throw new Error(`cell ${act} × ${subject}: ${cell}`)
      return { act: act as Act, subject, cell: cell as Cell }
    })
  })
}

let t: TestApp
let w: ReturnType<typeof prescribingWorld>
/** Two of each, so that "another's" is of the same kind. */
let ips: [Administered, Administered]
let eps: [Administered, Administered]
let proveedor: [Administered, Administered]
let pn: [Administered, Administered]
let user: User
let operator: Visitor
/** An item of an affiliate of the first EPS, and how many of its deliveries are directed. */
let toDirect: { number: string; deliveries: number }

beforeAll(async () => {
  t = await testApp()
  w = prescribingWorld(t)
  await w.catalogs()
  ips = [await w.ips(), await w.ips()]
  eps = [await w.administered('eps_contributivo', { nit: '999000101' }), await w.anEps()]
  proveedor = [await w.aProveedor(), await w.aProveedor()]
  pn = [await ownAdministration(), await ownAdministration()]
  user = await w.profesional()
  await w.activate(ips[0], user, { places: [ips[0].sedes[0] ?? ''], roles: ['PRESCRIPTOR', 'DISPENSACION_IPS'] })
  await w.activate(eps[0], user, { roles: ['DIRECCIONAMIENTO'] })
  await eps[0].delegate.post(`/capacities/${eps[0].capacityId}/network`, { key: `proveedor:NI:${proveedor[0].nit}` })
  toDirect = { number: (await w.signed(await w.prescriber())).number, deliveries: 0 }
  operator = await w.operator([...operatorRights])
}, 120_000)
afterAll(() => t.close())

/** A proveedor persona natural: nobody named her, she administers herself. */
async function ownAdministration(): Promise<Administered> {
  const person = await w.someone('Inés', 'Guayara')
  const registered = await person.post<{
    registrations: { registrationId: string; capacity: { capacityId: string } }[]
  }>('/me/registrations', { userType: 'delegado_proveedor_pn' })
  const [registration] = registered.body.registrations
  if (!registration) throw new Error(JSON.stringify(registered.body))
  const delegate = { ...person, registrationId: registration.registrationId }
  const entity = undefined as unknown as Administered['entity']
  return { entity, nit: '', capacityId: registration.capacity.capacityId, rl: person, delegate, sedes: [] }
}

/** What the subject administers, its own or another's; of who administers nothing, an IPS that is not hers. */
function administeredBy(subject: Subject, whose: Whose): Administered {
  const of = whose === 'own' ? 0 : 1
  if (subject === 'delegado_eps') return eps[of]
  if (subject === 'delegado_proveedor') return proveedor[of]
  if (subject === 'proveedor_pn') return pn[of]
  return ips[of]
}

async function visitor(subject: Subject): Promise<Visitor> {
  switch (subject) {
    case 'anonymous':
      return t.as(null)
    case 'person':
      return w.someone('Ana', 'Burgos')
    case 'representative':
      return ips[0].rl
    case 'user':
      return user
    case 'operator':
      return operator
    default:
      return administeredBy(subject, 'own').delegate
  }
}

/** A place where the capacity can activate: a sede of REPS, a site; none of an EPS. */
async function placeOf(a: Administered): Promise<string[]> {
  if (a.sedes[0]) return [a.sedes[0]]
  if (eps.includes(a)) return []
  const { body } = await a.delegate.get<{ sites: { siteId: string }[] }>(`/capacities/${a.capacityId}/sites`)
  if (body.sites?.[0]) return [body.sites[0].siteId]
  const site = await a.delegate.post<{ siteId: string }>(`/capacities/${a.capacityId}/sites`, newSite())
  return [site.body.siteId]
}

const newSite = () => ({ name: 'Sede de prueba', address: 'Calle 1 # 2-03', municipality: '54001' })

async function activate(v: Visitor, a: Administered, candidate: User, roles: string[] = []): Promise<Answer> {
  return v.post(`/capacities/${a.capacityId}/activations`, {
    registrationId: candidate.registrationId,
    places: await placeOf(a),
    roles,
  })
}

/** A role that the capacity may give to an otro (or, of an EPS and IPS, to a profesional). */
const roleOf = (a: Administered): string =>
  eps.includes(a) ? 'CONSULTA_EPS' : ips.includes(a) ? 'CONSULTA_IPS' : 'CONSULTA_PROV'

/** An entity that waits for review: claimed by somebody, with support. */
async function pendingClaim(claimant: Someone): Promise<string> {
  const answer = await registerEntity(claimant, claimant)
  return String(answer.body.claimId)
}

/** Sends one file as a form does. */
function upload(v: Visitor, path: string, file: Buffer, name: string): Promise<Answer> {
  const boundary = 'limite-de-prueba'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return v.post(path, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}

async function registerEntity(v: Visitor, who: Visitor): Promise<Answer> {
  const nit = someNit()
  const support = await upload(who, '/entity-supports', Buffer.from('%PDF-1.4\n% prueba\n%%EOF\n'), 'soporte.pdf')
  return v.post('/entities', {
    nit,
    dv: String(nitCheckDigit(nit)),
    name: `Proveedora Demostración ${nit}`,
    legalNature: 'privada',
    capacities: ['proveedor'],
    constitutedOn: '2015-03-02',
    address: 'Carrera 7 # 1-20',
    municipalityCode: '54001',
    email: 'contacto@ejemplo.test',
    position: 'Gerente',
    startedOn: '2020-01-15',
    supportIds: support.status === 201 ? [support.body.supportId] : [],
    declaration: true,
  })
}

/** An IPS whose representative has not named anybody, and whose representative is this person. */
async function unnamed(rl: Someone): Promise<{ entityId: string; capacityId: string }> {
  const nit = someNit()
  await w.reps(nit)
  const entity = await w.inTx((tx) =>
    anEntity(tx, { representativeId: rl.personId, nit, capacities: ['ips'], at: t.clock.now() }),
  )
  return { entityId: entity.entityId, capacityId: entity.capacity('ips') }
}

async function pendingNaming(rl: Someone): Promise<{ entityId: string; delegationId: string }> {
  const { entityId, capacityId } = await unnamed(rl)
  const doc = { type: 'CC' as const, number: '1099000111' }
  const delegationId = await w.inTx((tx) =>
    aDelegation(tx, { capacityId, namedBy: rl.personId, doc, at: t.clock.now() }),
  )
  return { entityId, delegationId }
}

const delegateTypeOf: Partial<Record<Subject, UserType>> = {
  delegado_eps: 'delegado_eps',
  delegado_ips: 'delegado_ips',
  delegado_proveedor: 'delegado_proveedor',
  proveedor_pn: 'delegado_proveedor_pn',
}

/** The representative of "own" is the subject of that column; of any other column, a stranger. */
async function representativeFor(subject: Subject, whose: Whose): Promise<Someone> {
  return subject === 'representative' && whose === 'own' ? ips[0].rl : w.someone('Otra', 'Representante')
}

/** The context of a role at the first sede of an IPS, or in an EPS. */
const contextAt = (a: Administered, role = 'PRESCRIPTOR'): string =>
  contextKey({ capacityId: a.capacityId, sede: eps.includes(a) ? null : (a.sedes[0] ?? null), role })

/** How each act is asked of the server. */
const acts = {
  async register_entity(v: Visitor) {
    return registerEntity(v, v)
  },
  async review_entity(v: Visitor) {
    const claimId = await pendingClaim(await w.someone('Elsa', 'Reclamante'))
    return v.post(`/operator/reviews/${claimId}/decision`, { decision: 'accept', reason: 'El certificado coincide.' })
  },
  async name_delegate(v: Visitor, subject: Subject, whose: Whose) {
    const { entityId, capacityId } = await unnamed(await representativeFor(subject, whose))
    return v.post(`/entities/${entityId}/delegations`, {
      capacityId,
      application: 'mipres',
      document: { type: 'CC', number: '1099000222' },
    })
  },
  async revoke_delegate(v: Visitor, subject: Subject, whose: Whose) {
    const { entityId, delegationId } = await pendingNaming(await representativeFor(subject, whose))
    return v.post(`/entities/${entityId}/delegations/${delegationId}/revocation`, {
      reason: 'Cambió de cargo en la entidad.',
    })
  },
  async emergency_revoke(v: Visitor) {
    const { delegationId } = await pendingNaming(await w.someone('Otra', 'Representante'))
    return v.post(`/operator/delegations/${delegationId}/revocation`, {
      reason: 'Suplantación denunciada por la entidad.',
    })
  },
  read_audit: async (v: Visitor) => v.post('/operator/audit-queries', {}),
  async block_account(v: Visitor) {
    const { personId } = await w.someone('Cuenta', 'Bloqueable')
    return v.post(`/operator/accounts/${personId}/block`, { reason: 'Suplantación denunciada por su titular.' })
  },
  /** `own`: somebody whom a naming of that kind waits for; `other`: somebody without one. Columns without a type try as delegado_ips. */
  async register_as_delegate(v: Visitor, subject: Subject, whose: Whose) {
    const userType = delegateTypeOf[subject]
    if (!userType) return v.post('/me/registrations', { userType: 'delegado_ips' })
    const newcomer = await w.someone('Nuevo', 'Delegado')
    if (whose === 'own' && userType !== 'delegado_proveedor_pn') {
      const a = administeredBy(subject, 'own')
      const nit = someNit()
      const kind = userType === 'delegado_eps' ? 'eps_contributivo' : userType === 'delegado_ips' ? 'ips' : 'proveedor'
      if (kind === 'ips') await w.reps(nit)
      if (kind === 'eps_contributivo') await w.eps(nit, { [`X${nit.slice(-4)}`]: 'C' })
      const entity = await w.inTx((tx) =>
        anEntity(tx, { representativeId: a.rl.personId, nit, capacities: [kind], at: t.clock.now() }),
      )
      await w.inTx((tx) =>
        aDelegation(tx, {
          capacityId: entity.capacity(kind),
          namedBy: a.rl.personId,
          doc: newcomer.doc,
          at: t.clock.now(),
        }),
      )
    }
    return newcomer.post('/me/registrations', { userType })
  },
  async register_as_otro(v: Visitor) {
    return v.post('/me/registrations', { userType: 'otro' })
  },
  async add_to_network(v: Visitor, subject: Subject, whose: Whose) {
    const a = administeredBy(subject, whose)
    const nit = someNit()
    await w.reps(nit)
    return v.post(`/capacities/${a.capacityId}/network`, { key: `ips:NI:${nit}` })
  },
  async create_site(v: Visitor, subject: Subject, whose: Whose) {
    return v.post(`/capacities/${administeredBy(subject, whose).capacityId}/sites`, newSite())
  },
  async activate_profesional(v: Visitor, subject: Subject, whose: Whose) {
    return activate(v, administeredBy(subject, whose), await w.profesional())
  },
  async activate_sso(v: Visitor, subject: Subject, whose: Whose) {
    const plazaIn = subject === 'delegado_ips' ? administeredBy(subject, whose) : ips[0]
    return activate(v, administeredBy(subject, whose), await w.sso(plazaIn))
  },
  async activate_otro(v: Visitor, subject: Subject, whose: Whose) {
    return activate(v, administeredBy(subject, whose), await w.otro())
  },
  async assign_role(v: Visitor, subject: Subject, whose: Whose) {
    const a = administeredBy(subject, whose)
    const candidate = eps.includes(a) ? await w.profesional() : await w.otro()
    const activated = await activate(a.delegate, a, candidate)
    const [activationId] = (activated.body.activationIds ?? []) as string[]
    if (!activationId) throw new Error(JSON.stringify(activated.body))
    return v.put(`/capacities/${a.capacityId}/activations/${activationId}/roles`, { roles: [roleOf(a)], seen: [] })
  },
  async assign_role_to_self(v: Visitor, subject: Subject, whose: Whose) {
    const a = administeredBy(subject, whose)
    if (subject === 'proveedor_pn') return activate(v, a, a.delegate, ['CONSULTA_PROV'])
    if (!delegateTypeOf[subject] || whose === 'other') return activate(v, a, await w.otro(), [roleOf(a)])
    // The delegate, registered also as a user, tries to give himself a role.
    const self = a.delegate as unknown as Someone
    const type: UserType = eps.includes(a) ? 'profesional' : 'otro'
    if (type === 'profesional') await w.rethus(self)
    const before = await self.get<{ registrations: { registrationId: string; userType: string }[] }>(
      '/me/registrations',
    )
    const had = before.body.registrations.find((r) => r.userType === type)
    const me = had ? { ...self, registrationId: had.registrationId } : await w.register(self, type)
    return activate(v, a, me, [roleOf(a)])
  },
  /** Own context of the user; another's, where she was never activated. */
  async prescribe(v: Visitor, _: Subject, whose: Whose) {
    return v.post(`/contexts/${contextAt(ips[whose === 'own' ? 0 : 1])}/drafts`, {})
  },
  /** As who directs for her EPS; for another, where she was never activated. */
  async direct_item(v: Visitor, _: Subject, whose: Whose) {
    const context = contextAt(eps[whose === 'own' ? 0 : 1], 'DIRECCIONAMIENTO')
    toDirect.deliveries += 1
    return v.post(`/contexts/${context}/waiting-items/${toDirect.number}/M/1/direccionamientos`, {
      supplier: `proveedor:NI:${proveedor[0].nit}`,
      municipalityCode: '54001',
      code: '019900540-01',
      deliveries: [{ delivery: toDirect.deliveries, quantity: '1', latestOn: '2027-01-15' }],
    })
  },
  /** As who dispenses at her IPS; at another one. */
  async read_directed(v: Visitor, _: Subject, whose: Whose) {
    const context = contextAt(ips[whose === 'own' ? 0 : 1], 'DISPENSACION_IPS')
    return v.post(`/contexts/${context}/directed-to-us/search`, { filters: {} })
  },
  /** In her own context, with a capability that her role does not give. */
  async decide_annulment(v: Visitor) {
    return v.post(`/contexts/${contextAt(ips[0])}/annulment-requests/01936d3e-0000-7000-8000-000000000000/decision`, {
      decision: 'aceptada',
      remarks: 'Sin entregas',
    })
  },
  async load_registry(v: Visitor) {
    const file = Buffer.from(csv([sampleRows.civilRow({})]))
    return upload(v, '/operator/registries/cuts?kind=registro-civil&cut=2026-11-01', file, 'registro_civil.csv')
  },
  async edit_policy(v: Visitor) {
    type Roles = { roles: { code: string; name: string }[] }
    const { body } = await operator.get<{ content: Roles; version: number }>('/operator/policies/roles')
    const roles = body.content.roles.map((role) => ({ ...role, name: role.name.replace(/( \(rev\.\))?$/, ' (rev.)') }))
    return v.post('/operator/policies/roles', { content: { ...body.content, roles }, expectedVersion: body.version })
  },
  async query_reps(v: Visitor) {
    return v.get('/registries/reps/providers?q=hospital')
  },
  async query_rethus(v: Visitor) {
    return v.post('/registries/rethus/query', { type: 'CC', number: '1099400218' })
  },
  async query_sso(v: Visitor) {
    return v.post('/registries/sso/query', { type: 'CC', number: '1099400218' })
  },
} satisfies Record<string, (v: Visitor, subject: Subject, whose: Whose) => Promise<Answer>>
type Act = keyof typeof acts

const allowed = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300
/** A rule said no: never a fault, never a malformed request that hides the question. */
const refused = (answer: Answer): boolean => answer.body.kind === 'refusal'
const shown = (answer: Answer): string => `${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`

describe('permission matrix', () => {
  test.each(readMatrix())('$act × $subject: $cell', async ({ act, subject, cell }) => {
    const v = await visitor(subject)
    const own = await acts[act](v, subject, 'own')
    if (cell === 'deny') {
      expect(refused(own), shown(own)).toBe(true)
      return
    }
    expect(allowed(own), shown(own)).toBe(true)
    if (cell === 'allow(own)' || cell === 'allow(named)') {
      const other = await acts[act](v, subject, 'other')
      expect(refused(other), shown(other)).toBe(true)
    }
  })

  test('a session without second factor opens none of the doors that need it', async () => {
    const at = t.clock.now()
    const { personId } = ips[0].rl
    const weak = t.as(await w.inTx((tx) => openSession(tx, { personId, secondFactor: false, at })))
    const answer = await acts.name_delegate(weak, 'representative', 'own')
    expect(answer.body).toMatchObject({ kind: 'refusal', refusals: [{ code: 'platform.second_factor_needed' }] })
  })
})
