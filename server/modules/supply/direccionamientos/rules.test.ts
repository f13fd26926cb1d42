import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemKinds } from '#contract/capabilities.ts'
import { causesWithAssociated, declineCauses, declineForm, directionForm } from '#contract/direccionamientos.ts'
import { plainDate } from '#platform/dates.ts'
import { declineIssues, directionIssues, directRefusal, epsDirects, plainQuantity } from './rules.ts'

const item = { number: '20261120137000004512', ambito: 12, sourceState: 4, boardState: 1, declinedAt: null }
const why = (over: Partial<Parameters<typeof directRefusal>[0]>) => directRefusal({ ...item, ...over })?.params?.why

describe('D-31: what is directed', () => {
  test('active, without board or approved, cared for at 11, 12 or 21; a tutela says neither', () => {
    expect([11, 12, 21, 22, 30, null].map(epsDirects)).toEqual([true, true, true, false, false, true])
    expect([directRefusal(item), directRefusal({ ...item, boardState: 3 })]).toEqual([null, null])
    expect(directRefusal({ ...item, ambito: null, boardState: null })).toBeNull()
  })
  test('each of the others says why', () => {
    expect(why({ sourceState: 2 })).toBe('20261120 1370 0000 4512 fue anulada.')
    expect(why({ sourceState: 1 })).toContain('reemplazada')
    expect(why({ boardState: 2 })).toContain('espera la decisión de la junta')
    expect(why({ boardState: 4 })).toContain('no lo aprobó')
    expect(why({ ambito: 30 })).toContain('lo entrega la IPS')
  })
})

const form = directionForm.parse({
  supplier: 'proveedor:NI:999000301',
  municipalityCode: '15001',
  homeAddress: ' ',
  code: '019900540-01',
  deliveries: [
    { delivery: 1, quantity: '2,5', latestOn: '2026-11-19' },
    { delivery: 2, quantity: '2', latestOn: '2026-12-20' },
  ],
})

describe('D-32: to whom, where, how much and until when', () => {
  const known = {
    today: plainDate('2026-11-20'),
    regime: 'contributivo',
    municipality: true,
    supplier: { name: 'Farma Uno', blocked: null },
    taken: new Set<number>(),
  }
  test('every fault at its field, all at once', () => {
    const issues = directionIssues(form, { ...known, municipality: false, supplier: null, taken: new Set([2]) })
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'supplier not_in_network',
      'municipalityCode unknown',
      'deliveries.0.latestOn past',
      'deliveries.1.delivery delivery_taken',
    ])
    expect(issues.at(-1)?.text).toContain('Ya existe')
  })
  test('D-15: who has no delegate yet receives nothing', () => {
    const blocked = { name: 'Farma Uno', blocked: 'Todavía no tiene delegado: no recibe direccionamientos.' }
    expect(directionIssues(form, { ...known, supplier: blocked })[0]).toMatchObject({
      path: 'supplier',
      code: 'not_ready',
    })
  })
  test('the form reads a comma as people write it and refuses what is no quantity', () => {
    expect([form.deliveries[0]?.quantity, form.homeAddress]).toEqual(['2.5', null])
    for (const quantity of ['0', '-1', 'dos', '1.23456', '', '0,0'])
      expect(directionForm.safeParse({ ...form, deliveries: [{ ...form.deliveries[0], quantity }] }).success).toBe(
        false,
      )
    const written = directionForm.parse({ ...form, deliveries: [{ ...form.deliveries[0], quantity: '0030,50' }] })
    expect(written.deliveries[0]?.quantity).toBe('30.50')
    const twice = directionForm.safeParse({ ...form, deliveries: [form.deliveries[0], form.deliveries[0]] })
    expect(twice.error?.issues[0]?.path).toEqual(['deliveries', 1, 'delivery'])
  })
  test('a quantity travels without idle zeros and keeps its value', () => {
    expect(['2.5000', '30', '100', '0.50'].map(plainQuantity)).toEqual(['2.5', '30', '100', '0.5'])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }), (n, places) => {
        const text = (n / 10 ** places).toFixed(places)
        expect(Number(plainQuantity(text))).toBe(Number(text))
      }),
    )
  })
})

describe('table 6.20: why something is not directed', () => {
  const key = { number: item.number, item: 1 }
  test('only causes of the kind, and none says "delivered"', () => {
    for (const kind of Object.keys(itemKinds) as (keyof typeof itemKinds)[]) {
      const codes = declineCauses(kind).map(({ code }) => code)
      expect(codes).not.toContain(0)
      for (let cause = 0; cause <= 20; cause += 1)
        expect(
          declineIssues({ cause, associatedNumber: null, associatedItem: null }, { ...key, kind }).length === 0,
        ).toBe(codes.includes(cause))
    }
    expect(declineCauses('S').map(({ code }) => code)).not.toContain(2)
  })
  test('the other prescription is another one', () => {
    const said = { cause: 1, associatedNumber: item.number, associatedItem: 2 }
    expect(declineIssues(said, { ...key, kind: 'M' }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'associatedNumber same',
    ])
    expect(declineIssues({ ...said, associatedNumber: '20261101137000004511' }, { ...key, kind: 'M' })).toEqual([])
  })
  test('causes 1 and 15 name the other prescription, the others none', () => {
    const other = { associatedNumber: '20261101 1370 0000 4511', associatedItem: 1 }
    for (let cause = 1; cause <= 19; cause += 1) {
      const asked = causesWithAssociated.includes(cause)
      expect(declineForm.safeParse({ cause, ...other }).success).toBe(asked)
      expect(declineForm.safeParse({ cause }).success).toBe(!asked)
    }
    expect(declineForm.parse({ cause: 1, ...other }).associatedNumber).toBe('20261101137000004511')
  })
})
