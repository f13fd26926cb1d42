import { expect, test } from 'vitest'
import { type EpsFacts, epsIssues } from './eps.ts'

const written = { epsCode: 'EPS900', regime: 'contributivo' }
const codes = (facts: EpsFacts, patient: { epsCode: string; regime: string | null } = written): string[] =>
  epsIssues(patient, facts).map((issue) => `${issue.path} ${issue.code}`)

test.each([
  ['in force and of the regime', { enabled: true, regime: 'contributivo' }, []],
  ['not in the table', null, ['patient.epsCode unknown_code']],
  ['withdrawn', { enabled: false, regime: 'contributivo' }, ['patient.epsCode not_in_force']],
  ['of the other regime', { enabled: true, regime: 'subsidiado' }, ['patient.regime other_regime']],
  ['of neither of the two regimes', { enabled: true, regime: null }, ['patient.regime other_regime']],
] as const)('a code that is %s', (_, eapb, expected) => {
  expect(codes({ eapb, affiliation: null })).toEqual(expected)
  expect(codes({ eapb, affiliation: { epsCode: 'EPS777', regime: 'contributivo' } })).toEqual(expected)
})

test('what the affiliation says is taken as it comes, as long as the table has the code', () => {
  const affiliation = { epsCode: 'EPS900', regime: 'contributivo' }
  expect(codes({ eapb: { enabled: false, regime: 'contributivo' }, affiliation })).toEqual([])
  expect(codes({ eapb: { enabled: true, regime: 'subsidiado' }, affiliation })).toEqual([])
  expect(codes({ eapb: null, affiliation })).toEqual(['patient.epsCode unknown_code'])
  expect(
    codes({ eapb: { enabled: true, regime: 'contributivo' }, affiliation }, { ...written, regime: 'subsidiado' }),
  ).toEqual(['patient.regime other_regime'])
})

test('a regime that was not chosen yet has its own issue already', () => {
  expect(
    codes({ eapb: { enabled: true, regime: 'contributivo' }, affiliation: null }, { ...written, regime: null }),
  ).toEqual([])
})
