import fc from 'fast-check'
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Capability } from '#contract/capabilities.ts'
import { addDays, addMs, dayOf, type Instant, plainDate, startOfDay } from '#platform/dates.ts'
import { createPool, type Db, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { registryQuestions } from '#registries'
import { anEntity, createPersonAccount, identityDoor } from '../../identity/testing.ts'
import { gatherPerson, gatherStandings, momentPast } from '../facts/gather.ts'
import type { PlaceFacts } from '../standing/requirements.ts'
import { checkAuthority } from './check.ts'
import { explain } from './explain.ts'

/**
 * The same question asked three ways over random histories: by the one statement of the hot path, by the chain of
 * requirements, and by a naive model that replays the acts on plain objects and knows nothing of either.
 */

const doors = { identity: identityDoor, registries: registryQuestions }
/** More in `npm run proof`. */
const runs = Number(process.env.FUZZ_RUNS ?? 25)
const start: Instant = addMs(startOfDay(plainDate('2026-03-01')), 12 * 3_600_000)
const day = (n: number): Instant => addMs(start, n * 86_400_000)
const plazaDays = { from: 3, to: 9 }
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Who = 'profesional' | 'sso' | 'otro'
type Where = 'sede1' | 'sede2' | 'eps' | 'site1'
const whos: Who[] = ['profesional', 'sso', 'otro']
const wheres: Where[] = ['sede1', 'sede2', 'eps', 'site1']

type Act =
  | { do: 'activate'; who: Who; where: Where; role?: string }
  | { do: 'inactivate'; who: Who; where: Where }
  | { do: 'give' | 'withdraw'; who: Who; where: Where; role: string }
  | { do: 'toggle'; what: 'sede1' | 'sede2' | 'provider' | 'eapb' | 'sanction' | 'plaza' }
  | { do: 'close'; what: 'site1' | 'ips' }

// The naive model ----------------------------------------------------------------------------------------------------

const rolesOf: Record<
  string,
  { where: Where[]; can: Capability[]; wholeEntity?: boolean; factor?: boolean; to: Who[] }
> = {
  PRESCRIPTOR: {
    where: ['sede1', 'sede2', 'eps'],
    can: ['prescribir', 'ordenar'],
    factor: true,
    to: ['profesional', 'sso'],
  },
  JUNTA: { where: ['sede1', 'sede2'], can: ['decidir_junta'], wholeEntity: true, factor: true, to: ['profesional'] },
  CONSULTA_IPS: { where: ['sede1', 'sede2'], can: ['consultar_ips'], to: ['profesional', 'sso', 'otro'] },
  DIRECCIONAMIENTO: { where: ['eps'], can: ['direccionar'], wholeEntity: true, to: ['profesional', 'otro'] },
  ENTREGA: { where: ['site1'], can: ['entregar'], to: ['otro'] },
}
const entityOf = (where: Where): string => (where.startsWith('sede') ? 'ips' : where)

function model(
  acts: readonly Act[],
  until: number,
  factor: boolean,
  q: { who: Who; where: Where; capability: Capability },
): boolean {
  const on = new Set<string>(['sede1', 'sede2', 'provider', 'eapb', 'plaza', 'site1', 'ips'])
  const active = new Map<string, Set<string>>()
  acts.forEach((act, i) => {
    if (i > until) return
    if (act.do === 'toggle') {
      if (!on.delete(act.what)) on.add(act.what)
    } else if (act.do === 'close') on.delete(act.what)
    else {
      const key = `${act.who}@${act.where}`
      if (act.do === 'activate' && !active.has(key)) active.set(key, new Set(act.role ? [act.role] : []))
      if (act.do === 'inactivate') active.delete(key)
      if (act.do === 'give') active.get(key)?.add(act.role)
      if (act.do === 'withdraw') active.get(key)?.delete(act.role)
    }
  })
  const stands = (where: Where): boolean => {
    if (where === 'eps') return on.has('eapb')
    if (where === 'site1') return on.has('site1')
    return on.has('ips') && on.has('provider') && on.has(where)
  }
  const suits = (where: Where): boolean => {
    if (q.who === 'profesional') return !on.has('sanction')
    if (q.who === 'sso') return on.has('plaza') && where === 'sede1' && until >= plazaDays.from && until <= plazaDays.to
    return true
  }
  return wheres.some(
    (where) =>
      entityOf(where) === entityOf(q.where) &&
      stands(where) &&
      suits(where) &&
      [...(active.get(`${q.who}@${where}`) ?? [])].some((code) => {
        const role = rolesOf[code]
        return (
          role?.where.includes(where) &&
          role.to.includes(q.who) &&
          role.can.includes(q.capability) &&
          !(q.who === 'sso' && q.capability === 'ordenar') &&
          (role.wholeEntity || where === q.where) &&
          (!role.factor || factor)
        )
      }),
  )
}

// The same history in the database -----------------------------------------------------------------------------------

async function build(tx: Tx, acts: readonly Act[], factor: boolean) {
  const cut = newId()
  await sql`insert into registries.cuts (id, kind, file_name, sha256, size_bytes, encoding, cut_date, complete, state, by_kind, by_label, created_at, applied_at)
    values (${cut}, 'rethus-personas', 'x.csv', 'x', 1, 'utf-8', '2026-02-28', false, 'applied', 'system', 'prueba', ${start}, ${start})`.execute(
    tx,
  )
  const accounts = {} as Record<Who, { personId: string; number: string; registration: string }>
  const delegate = await createPersonAccount(tx, { at: start })
  for (const who of whos) {
    const account = await createPersonAccount(tx, { at: start, totp: factor })
    const registration = newId()
    accounts[who] = { personId: account.personId, number: account.doc.number, registration }
    await sql`insert into users.registrations (id, person_id, user_type, registered_at)
      values (${registration}, ${account.personId}, ${who}, ${start})`.execute(tx)
  }
  const entity = (capacities: ('ips' | 'eps_contributivo' | 'proveedor')[]) =>
    anEntity(tx, { representativeId: delegate.personId, capacities, at: start })
  const [ips, eps, pro] = [await entity(['ips']), await entity(['eps_contributivo']), await entity(['proveedor'])]
  const capacity = { ips: ips.capacity('ips'), eps: eps.capacity('eps_contributivo'), site1: pro.capacity('proveedor') }
  const code = `54${newId().replace(/\D/g, '').slice(-8).padStart(8, '7')}`
  const sedes = { sede1: `${code}01`, sede2: `${code}02` }
  const site = newId()
  await sql`insert into users.sites (id, capacity_id, number, name, opened_at, opened_by)
    values (${site}, ${capacity.site1}, 1, 'Principal', ${start}, ${delegate.personId})`.execute(tx)
  const activator = newId()
  await sql`insert into users.registrations (id, person_id, user_type, registered_at) values (${activator}, ${delegate.personId}, 'otro', ${start})`.execute(
    tx,
  )
  // Registry rows: a version closes when the next one opens.
  const version = async (table: string, where: string, columns: string, values: string, at: Instant) => {
    await sql`update ${sql.raw(`registries.${table}`)} set recorded = tstzrange(lower(recorded), ${at}::timestamptz)
      where ${sql.raw(where)} and upper_inf(recorded)`.execute(tx)
    await sql`insert into ${sql.raw(`registries.${table}`)} (recorded, cut_id, cut_date, ${sql.raw(columns)})
      values (tstzrange(${at}::timestamptz, null), ${cut}, '2026-02-28', ${sql.raw(values)})`.execute(tx)
  }
  const write = {
    provider: (yes: boolean, at: Instant) =>
      version(
        'reps_providers',
        `code = '${code}'`,
        'source, code, doc_type, doc_number, name, legal_name, class_name, municipality_code, enabled',
        `'exports', '${code}', 'NI', '${ips.nit}', 'IPS', 'IPS', 'Instituciones - IPS', '54001', ${yes}`,
        at,
      ),
    sede1: (yes: boolean, at: Instant) => sede(sedes.sede1, yes, at),
    sede2: (yes: boolean, at: Instant) => sede(sedes.sede2, yes, at),
    eapb: (yes: boolean, at: Instant) =>
      version(
        'reference_rows',
        `table_name = 'CodigoEAPByNit' and code = 'E${eps.nit}'`,
        'table_name, code, name, enabled, extra_1, extra_3',
        `'CodigoEAPByNit', 'E${eps.nit}', 'EPS', ${yes}, 'C', '${eps.nit}'`,
        at,
      ),
    plaza: (yes: boolean, at: Instant) =>
      version(
        'sso_rows',
        `doc_number = '${accounts.sso.number}'`,
        'doc_type, doc_number, name, process, profession, inscription_state, assignment_state, plaza_code, plaza_state, ips_nit, sede_code, starts_on, ends_on',
        `'CC', '${accounts.sso.number}', 'P', 'PR', 'MEDICINA', 'APROBADA', 'ASIGNADA', 'PL', '${yes ? 'ACTIVA' : 'SUSPENDIDA'}', '${ips.nit}', '${sedes.sede1}',
         '${addDays(dayOf(start), plazaDays.from)}', '${addDays(dayOf(start), plazaDays.to)}'`,
        at,
      ),
    sanction: async (yes: boolean, at: Instant) => {
      if (yes)
        await version(
          'rethus_sanctions',
          `doc_number = '${accounts.profesional.number}'`,
          'doc_type, doc_number, starts_on, act',
          `'CC', '${accounts.profesional.number}', '${dayOf(start)}', 'A${newId()}'`,
          at,
        )
      else
        await sql`update registries.rethus_sanctions set recorded = tstzrange(lower(recorded), ${at}::timestamptz)
          where doc_number = ${accounts.profesional.number} and upper_inf(recorded)`.execute(tx)
    },
  }
  function sede(sedeCode: string, yes: boolean, at: Instant) {
    return version(
      'reps_sedes',
      `code = '${sedeCode}'`,
      'source, code, provider_code, name, municipality_code, enabled',
      `'exports', '${sedeCode}', '${code}', 'Sede', '54001', ${yes}`,
      at,
    )
  }
  for (const what of ['provider', 'sede1', 'sede2', 'eapb', 'plaza'] as const) await write[what](true, start)
  await version(
    'rethus_people',
    'false',
    'doc_type, doc_number, first_name, first_surname, identification_state',
    `'CC', '${accounts.profesional.number}', 'P', 'D', 'Vigente'`,
    start,
  )
  await version(
    'rethus_academics',
    'false',
    'doc_type, doc_number, program_type, profession, act',
    `'CC', '${accounts.profesional.number}', 'UNV', 'Medicína  y Cirugía', 'A1'`,
    start,
  )
  // The history.
  const on = new Set<string>(['sede1', 'sede2', 'provider', 'eapb', 'plaza'])
  const open = new Map<string, string>()
  const capacityOf = (where: Where) => capacity[entityOf(where) as keyof typeof capacity]
  for (const [i, act] of acts.entries()) {
    const at = day(i)
    if (act.do === 'toggle') {
      const yes = !on.has(act.what)
      if (yes) on.add(act.what)
      else on.delete(act.what)
      await write[act.what](yes, at)
    } else if (act.do === 'close') {
      if (act.what === 'site1')
        await sql`update users.sites set closed_at = ${at}, closed_by = ${delegate.personId} where id = ${site} and closed_at is null`.execute(
          tx,
        )
      else
        await sql`update identity.capacities set until = ${at} where id = ${capacity.ips} and until is null`.execute(tx)
    } else {
      const key = `${act.who}@${act.where}`
      const id = open.get(key)
      const { personId, registration } = accounts[act.who]
      if (act.do === 'activate' && !id) {
        const activation = newId()
        // R-21 is the verb's: at most one open of an SSO; here the second one is simply not made.
        if (act.who === 'sso' && [...open.keys()].some((k) => k.startsWith('sso@'))) continue
        open.set(key, activation)
        await sql`insert into users.activations (id, registration_id, person_id, user_type, capacity_id, sede_code, site_id, activated_at, activated_by, activator_registration_id, policy_version)
          values (${activation}, ${registration}, ${personId}, ${act.who}, ${capacityOf(act.where)},
            ${act.where.startsWith('sede') ? sedes[act.where as 'sede1'] : null}, ${act.where === 'site1' ? site : null}, ${at}, ${delegate.personId}, ${activator}, 1)`.execute(
          tx,
        )
        if (act.role)
          await sql`insert into users.role_assignments (id, activation_id, role_code, assigned_at, assigned_by, policy_version)
            values (${newId()}, ${activation}, ${act.role}, ${at}, ${delegate.personId}, 1)`.execute(tx)
      } else if (act.do === 'inactivate' && id) {
        open.delete(key)
        await sql`update users.activations set ended_at = ${at}, ended_by = ${delegate.personId}, end_reason = 'prueba' where id = ${id}`.execute(
          tx,
        )
      } else if (act.do === 'give' && id) {
        await sql`insert into users.role_assignments (id, activation_id, role_code, assigned_at, assigned_by, policy_version)
          values (${newId()}, ${id}, ${act.role}, ${at}, ${delegate.personId}, 1) on conflict do nothing`.execute(tx)
      } else if (act.do === 'withdraw' && id) {
        await sql`update users.role_assignments set withdrawn_at = ${at}, withdrawn_by = ${delegate.personId}
          where activation_id = ${id} and role_code = ${act.role} and withdrawn_at is null`.execute(tx)
      }
    }
  }
  const sedeOf = (where: Where) => (where === 'site1' ? site : where === 'eps' ? null : sedes[where])
  return { accounts, capacityOf, sedeOf }
}

const who = fc.constantFrom(...whos)
const where = fc.constantFrom(...wheres)
const role = fc.constantFrom(...Object.keys(rolesOf))
/** Activations that make sense, so that many answers are yes. */
const grants = [
  { who: 'profesional', where: 'sede1', role: 'PRESCRIPTOR' },
  { who: 'profesional', where: 'sede2', role: 'JUNTA' },
  { who: 'profesional', where: 'eps', role: 'DIRECCIONAMIENTO' },
  { who: 'profesional', where: 'eps', role: 'PRESCRIPTOR' },
  { who: 'sso', where: 'sede1', role: 'PRESCRIPTOR' },
  { who: 'otro', where: 'site1', role: 'ENTREGA' },
  { who: 'otro', where: 'sede2', role: 'CONSULTA_IPS' },
] as const
const grant = fc.constantFrom(...grants)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: grant.map((g) => ({ do: 'activate' as const, ...g })) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('activate' as const), who, where }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('inactivate' as const), who, where }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('give' as const), who, where, role }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), who, where, role }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('toggle' as const),
      what: fc.constantFrom(
        'sede1' as const,
        'sede2' as const,
        'provider' as const,
        'eapb' as const,
        'sanction' as const,
        'plaza' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('close' as const),
      what: fc.constantFrom('site1' as const, 'ips' as const),
    }),
  },
)
// One SSO activation at a time (R-21): histories that would break it are mended before both sides see them.
function mended(acts: readonly Act[]): Act[] {
  let sso: Where | null = null
  return acts.filter((a) => {
    if (!('who' in a) || a.who !== 'sso') return true
    if (a.do === 'activate') {
      if (sso && sso !== a.where) return false
      sso = a.where
    }
    if (a.do === 'inactivate' && sso === a.where) sso = null
    return true
  })
}
const capability = fc.constantFrom<Capability>(
  'prescribir',
  'ordenar',
  'decidir_junta',
  'consultar_ips',
  'direccionar',
  'entregar',
)

const question = fc
  .tuple(grant, fc.constantFrom(...wheres), capability, fc.boolean(), fc.nat(26))
  .map(([g, where, any, aimed, when]) => ({
    who: g.who as Who,
    where: aimed ? (g.where as Where) : where,
    capability: aimed ? ((rolesOf[g.role]?.can[when % 2] ?? rolesOf[g.role]?.can[0]) as Capability) : any,
    when,
  }))

test('R-14 R-16 R-18 R-20 R-22 R-23: the statement, the chain and a naive model agree over random histories', {
  timeout: Math.max(120_000, runs * 4_000),
}, async () => {
  let yes = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 6, maxLength: 26 }),
      fc.boolean(),
      fc.array(question, { minLength: 8, maxLength: 8 }),
      async (drawn, factor, questions) => {
        const acts = mended(drawn)
        const world = await database.db.transaction().execute((tx) => build(tx, acts, factor))
        for (const q of questions) {
          const until = Math.min(q.when, acts.length - 1)
          const at = addMs(day(until), 3_600_000)
          const moment = momentPast(at)
          const { personId } = world.accounts[q.who]
          const context = { capacityId: world.capacityOf(q.where), sede: world.sedeOf(q.where) }
          const expected = model(acts, until, factor, q)
          const checked = await checkAuthority(database.db, { personId, capability: q.capability, context }, moment)
          const facts = await gatherPerson(doors, database.db, personId, moment)
          if (!facts) throw new Error('no facts')
          const standing = (await gatherStandings(doors, database.db, [context.capacityId], moment)).get(
            context.capacityId,
          )
          if (!standing) throw new Error('no standing')
          const ips = q.where.startsWith('sede')
          const place: PlaceFacts = {
            standing,
            settings: facts.settings,
            sedeCode: ips ? context.sede : null,
            sede:
              ips && context.sede
                ? ((await registryQuestions.sedes(database.db, [context.sede], { on: moment.on, knownAt: at }))[0] ??
                  null)
                : null,
            siteId: q.where === 'site1' ? context.sede : null,
            site: null,
          }
          const explained = explain(facts, { capability: q.capability, place, delegateName: null })?.yes ?? false
          if (expected) yes += 1
          expect({ ...q, checked, explained }).toEqual({ ...q, checked: expected, explained: expected })
        }
      },
    ),
    // The smoke version walks the same histories each time; the long one (`npm run proof`) new ones.
    { numRuns: runs, ...(process.env.FUZZ_RUNS ? {} : { seed: 20261120 }) },
  )
  expect(yes).toBeGreaterThan(5)
})

test('the check is one statement, which begins at activations by an index', async () => {
  const asked: CompiledQuery[] = []
  const pool = createPool({ connectionString: database.url, max: 1 })
  const db: Db = new Kysely({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  })
  const context = { capacityId: newId(), sede: '540010000001' }
  await checkAuthority(db, { personId: newId(), capability: 'prescribir', context }, { at: start, on: dayOf(start) })
  const [query] = asked
  expect([asked.length, query !== undefined]).toEqual([1, true])
  // On a table as empty as this one a scan is cheaper: told to avoid it, the planner shows whether an index leads there.
  await pool.query('set enable_seqscan = off')
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${query?.sql}`, [...(query?.parameters ?? [])])
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/Index[^\n]* activations a[^\n]*\n\s*Index Cond: \([^\n]*(person|capacity)_id = '/)
  await db.destroy()
})
