import { describe, expect, test } from 'vitest'
import { instant, plainDate } from '#platform/dates.ts'
import { unmet } from '#platform/paths/requirement.ts'
import { hasConfirmedMail, hasSecondFactor, isRegisteredPerson, type PersonStanding } from './requirements.ts'
import { type ComparedData, comparableName, compareWithCivil, judgeBasicData } from './rules.ts'

const today = plainDate('2026-11-20')

describe('basic data', () => {
  test.each([
    ['2008-11-20', '2026-11-20', []],
    ['2008-11-21', '2026-11-20', ['identity.minor']],
  ])('D-18 born %s, issued %s', (born, issued, codes) => {
    const judged = judgeBasicData({ bornOn: plainDate(born), issuedOn: plainDate(issued) }, today)
    expect(judged.issues).toEqual([])
    expect(judged.refusals.map((r) => r.code)).toEqual(codes)
  })

  test.each([
    ['2027-01-01', '2008-01-01', ['birth_out_of_range', 'issued_before_birth']],
    ['1899-12-31', '2008-01-01', ['birth_out_of_range']],
    ['1990-01-01', '2026-11-21', ['issued_in_future']],
    ['1990-01-01', '1989-12-31', ['issued_before_birth']],
  ])('impossible dates: born %s, issued %s', (born, issued, codes) => {
    const judged = judgeBasicData({ bornOn: plainDate(born), issuedOn: plainDate(issued) }, today)
    expect(judged.issues.map((issue) => issue.code)).toEqual(codes)
  })

  test('a date that is missing is not judged, the other is', () => {
    expect(judgeBasicData({ bornOn: plainDate('2030-07-07') }, today).issues.map(({ path }) => path)).toEqual([
      'bornOn',
    ])
    expect(judgeBasicData({}, today)).toEqual({ issues: [], refusals: [] })
  })
})

describe('the civil registry', () => {
  const typed: ComparedData = {
    issuedOn: plainDate('2008-05-20'),
    sex: 'F',
    bornOn: plainDate('1990-05-12'),
    firstName: 'María  José',
    secondName: null,
    firstSurname: 'Peña-Núñez',
    secondSurname: "D'Angelo",
  }
  const civil = {
    ...typed,
    firstName: 'MARIA',
    secondName: 'JOSE',
    firstSurname: 'PENA NUNEZ',
    secondSurname: 'D ANGELO',
    state: 'VIGENTE' as const,
  }
  test('accents, case, hyphens and where the names are cut do not count', () => {
    expect(compareWithCivil(typed, civil)).toBe('match')
    expect(comparableName("  ñáñez-o'hara ")).toBe('NANEZ O HARA')
  })
  test.each([
    [{ firstName: 'MARTA' }, 'names'],
    [{ sex: 'M' as const }, 'mismatch'],
    [{ bornOn: plainDate('1990-05-13'), firstName: 'MARTA' }, 'mismatch'],
    [{ issuedOn: plainDate('2008-05-21') }, 'mismatch'],
    [{ state: 'FALLECIDO' as const }, 'mismatch'],
    [{ state: 'CANCELADA' as const }, 'mismatch'],
  ])('%o → %s', (over, expected) => {
    expect(compareWithCivil(typed, { ...civil, ...over })).toBe(expected)
  })
  test('nobody is a mismatch like any other', () => expect(compareWithCivil(typed, null)).toBe('mismatch'))
})

describe('what is asked of a person', () => {
  const at = instant('2026-11-20T14:00:00.000Z')
  const moment = { at, on: today }
  const complete: PersonStanding = {
    doc: { type: 'CC', number: '1099400218' },
    personId: '01a20145-22f7-72d0-9e8e-5b22fc8b1a7e',
    name: 'Laura Quintero',
    state: 'activa',
    registeredAt: at,
    emailConfirmedAt: at,
    secondFactorSince: at,
  }
  const all = [isRegisteredPerson, hasConfirmedMail, hasSecondFactor]
  const codes = (over: Partial<PersonStanding>) => unmet(all, { ...complete, ...over }, moment).map((r) => r.code)

  test.each<[string, Partial<PersonStanding>, string[]]>([
    ['R-16 all met', {}, []],
    ['P-2FA', { secondFactorSince: null }, ['identity.second_factor_missing']],
    [
      'P-MSS-MAIL account made, mail not confirmed',
      { state: 'pendiente_verificacion', registeredAt: null, emailConfirmedAt: null },
      ['identity.mail_not_confirmed'],
    ],
    ['P-MSS-MAIL confirmed, password missing', { state: 'pendiente_verificacion' }, ['identity.mail_not_confirmed']],
    [
      'P-MSS-NAT R-03 nobody with this document',
      { personId: null, name: null, state: null, registeredAt: null, emailConfirmedAt: null, secondFactorSince: null },
      ['identity.not_registered', 'identity.mail_not_confirmed', 'identity.second_factor_missing'],
    ],
    ['P-MSS-NAT blocked', { state: 'bloqueada' }, ['identity.account_not_active']],
    ['P-MSS-NAT closed', { state: 'inactiva' }, ['identity.account_not_active']],
  ])('%s', (_, over, expected) => expect(codes(over)).toEqual(expected))

  test('evidence is dated and the one who must act is named', () => {
    expect(isRegisteredPerson.evaluate(complete, moment)).toMatchObject({ met: true, evidence: [{ at }] })
    expect(hasSecondFactor.evaluate({ ...complete, secondFactorSince: null }, moment)).toMatchObject({
      pending: 'P-2FA',
      who: { actor: 'person', name: 'Laura Quintero' },
      where: { href: '/cuenta/seguridad' },
    })
  })
})
