import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { userTypes } from '#contract/paths.ts'
import { evaluatePath, firstMissing, type StepStatus } from '#platform/paths/path.ts'
import { allPaths, delegatePaths, personPaths } from './declaration.ts'
import {
  type DelegateFact,
  delegateId,
  type PersonFact,
  personId,
  representativeId,
  sampleMoment,
  samplePerson,
  sampleWalk,
} from './sample-facts.ts'
import { isReader, missingOf, pathView, publicPaths } from './view.ts'
import { personWalk } from './walks.ts'

const personal: Record<keyof typeof personPaths, Record<string, PersonFact[]>> = {
  profesional: {
    registry: ['registry'],
    account: ['account', 'mail'],
    module: ['module'],
    activation: ['module', 'activation'],
    role: ['module', 'activation', 'role'],
    enter: ['module', 'activation', 'role', 'registry', 'account', 'mail', 'factor'],
  },
  sso: {
    registry: ['registry'],
    account: ['account', 'mail'],
    module: ['module'],
    activation: ['module', 'activation'],
    role: ['module', 'activation', 'role'],
    enter: ['module', 'activation', 'role', 'registry', 'account', 'mail', 'factor'],
  },
  otro: {
    account: ['account', 'mail'],
    module: ['module'],
    activation: ['module', 'activation'],
    role: ['module', 'activation', 'role'],
    enter: ['module', 'activation', 'role', 'account', 'mail'],
  },
  delegado_proveedor_pn: {
    account: ['account', 'mail'],
    module: ['module'],
    activation: ['module', 'factor', 'activation'],
    role: ['module', 'activation', 'role', 'account', 'mail'],
  },
}
const everyPersonFact: PersonFact[] = ['registry', 'account', 'mail', 'module', 'activation', 'role', 'factor']

const delegated: Record<keyof typeof delegatePaths, Record<string, DelegateFact[]>> = {
  eps: {
    representative: ['rep_account', 'rep_mail'],
    entity: ['entity', 'registry'],
    naming: ['naming'],
    delegate: ['naming', 'account', 'mail'],
    module: ['naming', 'module'],
    work: ['module', 'factor'],
    network: ['network'],
    users: ['users'],
  },
  ips: {
    reps: ['registry'],
    representative: ['rep_account', 'rep_mail'],
    entity: ['entity'],
    naming: ['naming'],
    delegate: ['naming', 'account', 'mail'],
    module: ['naming', 'module'],
    work: ['module', 'factor', 'registry'],
    users: ['users'],
  },
  proveedor: {
    representative: ['rep_account', 'rep_mail'],
    entity: ['entity'],
    naming: ['naming'],
    delegate: ['naming', 'account', 'mail'],
    module: ['naming', 'module'],
    work: ['module', 'factor'],
    sites: ['sites'],
    users: ['users'],
  },
}
const everyDelegateFact: DelegateFact[] = [
  'registry',
  'rep_account',
  'rep_mail',
  'rep_factor',
  'entity',
  'naming',
  'account',
  'mail',
  'module',
  'factor',
  'network',
  'sites',
  'users',
]

/** Steps are done exactly when their facts hold, and the ball is with somebody until all is done. */
function holds(
  statuses: readonly StepStatus[],
  needs: Record<string, readonly string[]>,
  facts: ReadonlySet<string>,
): void {
  expect(statuses.map((s) => s.id)).toEqual(Object.keys(needs))
  for (const status of statuses) {
    const met = (needs[status.id] ?? []).every((fact) => facts.has(fact))
    expect([status.id, status.state === 'done']).toEqual([status.id, met])
  }
  const ball = firstMissing(statuses)
  if (ball) expect(['you', 'wait', 'stop']).toContain(ball.state)
}

test('R-11: the public path of a proveedor persona natural names nobody else in any step', () => {
  const path = publicPaths.find(({ type }) => type === 'delegado_proveedor_pn')
  const words = JSON.stringify(
    path?.steps.map(({ title, explains, actorName, asks }) => [title, explains, actorName, asks]),
  )
  expect(words).toContain('Usted activa su propio usuario.')
  expect(words).not.toMatch(/delegado|representante legal/i)
})

describe('whatever the order in which the facts become true', () => {
  for (const type of Object.keys(personPaths) as (keyof typeof personPaths)[]) {
    test(`the path of ${type} ends in OK and each step is done when its facts hold (R-11 R-12 R-13 R-15 R-16 R-18 R-19)`, () => {
      fc.assert(
        fc.property(fc.shuffledSubarray(everyPersonFact, { minLength: everyPersonFact.length }), (order) => {
          const facts = new Set<PersonFact>()
          const check = () => {
            const walk = personWalk(samplePerson(type, facts), type)
            const statuses = evaluatePath(personPaths[type], walk, sampleMoment, isReader({ personId, walker: true }))
            holds(statuses, personal[type], facts)
            return statuses
          }
          check()
          for (const fact of order) {
            facts.add(fact)
            check()
          }
          expect(check().every((s) => s.state === 'done')).toBe(true)
        }),
        { numRuns: 25 },
      )
    })
  }
  for (const kind of Object.keys(delegatePaths) as (keyof typeof delegatePaths)[]) {
    test(`the path of ${kind} ends in OK and each step is done when its facts hold (R-01 R-02 R-03 R-06 R-07 R-08 R-09 R-10)`, () => {
      fc.assert(
        fc.property(fc.shuffledSubarray(everyDelegateFact, { minLength: everyDelegateFact.length }), (order) => {
          const facts = new Set<DelegateFact>()
          const check = () => {
            const statuses = evaluatePath(
              delegatePaths[kind],
              sampleWalk(kind, facts),
              sampleMoment,
              isReader({ personId: delegateId, walker: true }),
            )
            holds(statuses, delegated[kind], facts)
            return statuses
          }
          check()
          for (const fact of order) {
            facts.add(fact)
            check()
          }
          expect(check().every((s) => s.state === 'done')).toBe(true)
        }),
        { numRuns: 25 },
      )
    })
  }
})

describe('the declaration', () => {
  test('has the seven types and the guides’ own numbers of steps', () => {
    expect(publicPaths.map((p) => [p.type, p.pasos])).toEqual([
      ['delegado_eps', 5],
      ['delegado_ips', 6],
      ['delegado_proveedor', 5],
      ['delegado_proveedor_pn', 3],
      ['profesional', 5],
      ['sso', 5],
      ['otro', 4],
    ])
    expect(allPaths.map((p) => p.id)).toEqual([...userTypes])
  })

  test('R-09, R-10: only the EPS builds a network, only the proveedor creates sedes', () => {
    const ids = (kind: keyof typeof delegatePaths) => delegatePaths[kind].steps.map((s) => s.id)
    expect([ids('eps').includes('network'), ids('eps').includes('sites')]).toEqual([true, false])
    expect([ids('ips').includes('network'), ids('ips').includes('sites')]).toEqual([false, false])
    expect([ids('proveedor').includes('network'), ids('proveedor').includes('sites')]).toEqual([false, true])
  })

  test('R-11: the path of a proveedor persona natural has no representative, no entity and no naming', () => {
    const steps = personPaths.delegado_proveedor_pn.steps
    expect(steps.some((s) => s.actor === 'representative')).toBe(false)
    expect(
      steps
        .flatMap((s) => s.requirements.map((r) => r.id))
        .filter((id) => /^identity\.(entity|deleg|named|representative)/.test(id)),
    ).toEqual([])
  })

  test('every sentence is short, says usted and names a place to act', () => {
    for (const path of publicPaths)
      for (const step of path.steps) {
        expect(step.where.href.startsWith('/')).toBe(true)
        for (const text of [step.explains, ...step.asks.map((a) => a.text)])
          for (const sentence of text.split(/(?<=[.;:])\s/))
            expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(22)
      }
  })
})

describe('who has the ball', () => {
  const all = new Set(everyDelegateFact)
  const view = (facts: ReadonlySet<DelegateFact>, reader: string) =>
    pathView(
      delegatePaths.ips,
      sampleWalk('ips', facts),
      sampleMoment,
      { personId: reader, walker: reader === delegateId },
      { key: 'k' },
    )

  test('R-02: an entity without delegate waits for its representative, and she reads "le toca a usted"', () => {
    const facts = new Set([...all].filter((f) => f !== 'naming' && f !== 'module'))
    const asRepresentative = view(facts, representativeId)
    expect(asRepresentative.ball).toBe('naming')
    const step = asRepresentative.steps.find((s) => s.id === 'naming')
    expect([step?.state, step?.missing?.pending, step?.missing?.who.you]).toEqual(['you', 'P-NOMBRAR', true])
    expect(view(facts, delegateId).steps.find((s) => s.id === 'naming')?.state).toBe('wait')
  })

  test('R-07: what only REPS can mend is told as such', () => {
    const step = view(new Set([...all].filter((f) => f !== 'registry')), delegateId).steps[0]
    expect([step?.state, step?.missing?.pending, step?.missing?.who.actor]).toEqual(['stop', 'P-REPS', 'authority'])
  })

  test('progress counts the guide’s numbers', () => {
    const person = (facts: PersonFact[]) =>
      pathView(
        personPaths.profesional,
        personWalk(samplePerson('profesional', new Set(facts)), 'profesional'),
        sampleMoment,
        { personId, walker: true },
        { key: 'profesional' },
      )
    const path = person(['registry', 'account', 'mail', 'module', 'activation'])
    expect([path.done, path.total, path.ball]).toEqual([3, 5, 'role'])
    expect(person(everyPersonFact).complete).toBe(true)
  })
})

test('what is missing speaks to the person who must act, and of her to everybody else', () => {
  const missing = {
    pending: 'P-2FA',
    refusal: { code: 'identity.second_factor_missing', params: { person: 'Laura Quintero' } },
    who: { actor: 'person' },
    where: { href: '/cuenta/seguridad', label: 'Configurar un segundo factor' },
  } as const
  expect(missingOf(missing, true).text).toBe('Configure un segundo factor en Mi Seguridad Social.')
  expect(missingOf(missing, false).text).toBe(
    'Falta que Laura Quintero configure un segundo factor en Mi Seguridad Social.',
  )
})
