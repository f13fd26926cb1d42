import { describe, expect, test } from 'vitest'
import { plainDate, startOfDay } from '#platform/dates.ts'
import type { Requirement } from '#platform/paths/requirement.ts'
import type { EapbCodeFacts, ProviderFacts, RethusFacts, SedeFacts, SsoFacts } from './facts.ts'
import {
  epsCodeInRegime,
  ipsInReps,
  professionalInRethus,
  sedeInReps,
  ssoAtThisSede,
  ssoInForce,
  ssoInscribed,
  ssoPlaza,
} from './requirements.ts'

const today = plainDate('2026-11-21')
const cut = plainDate('2026-11-18')

/** 'met', or the P-code and the refusal. */
function verdict<F>(requirement: Requirement<F>, facts: F, on = today): string {
  const outcome = requirement.evaluate(facts, { at: startOfDay(on), on })
  return outcome.met ? 'met' : `${outcome.pending} ${outcome.refusal.code}`
}

const provider = (over: Partial<ProviderFacts> = {}): ProviderFacts => ({
  code: '5400190001',
  docType: 'NI',
  docNumber: '999000202',
  name: 'Hospital Los Arrayanes',
  legalName: 'Hospital Los Arrayanes S. A. S.',
  legalRepresentative: 'Nelly Guarnizo',
  className: 'Instituciones Prestadoras de Servicios de Salud - IPS',
  municipalityCode: '54001',
  enabled: true,
  expiresOn: plainDate('2027-03-01'),
  closedOn: null,
  source: 'exports',
  cut,
  ...over,
})

describe('R-07 D-10 P-REPS', () => {
  const day = (text: string) => plainDate(text)
  test.each<[string, Partial<ProviderFacts>[], string, number?]>([
    ['inscribed, habilitada, not expired', [{}], 'met'],
    ['nothing under the NIT', [], 'P-REPS registries.reps_not_found'],
    ['only a transport', [{ className: 'Transporte Especial de Pacientes' }], 'P-REPS registries.reps_not_ips'],
    ['the class of the dataset', [{ className: 'Instituciones - IPS', source: 'dataset', expiresOn: null }], 'met'],
    ['not habilitada', [{ enabled: false }], 'P-REPS registries.reps_not_enabled'],
    ['expires today', [{ expiresOn: day('2026-11-21') }], 'met'],
    ['expired yesterday (edge case 7)', [{ expiresOn: day('2026-11-20') }], 'P-REPS registries.reps_expired'],
    ['expired within the grace', [{ expiresOn: day('2026-11-20') }], 'met', 1],
    ['expired after the grace', [{ expiresOn: day('2026-11-19') }], 'P-REPS registries.reps_expired', 1],
    ['closes today', [{ closedOn: day('2026-11-21') }], 'met'],
    ['closed yesterday', [{ closedOn: day('2026-11-20') }], 'P-REPS registries.reps_closed'],
    ['one of two territories in force', [{ enabled: false }, { code: '6800190001' }], 'met'],
    [
      'the nearest cause speaks',
      [{ closedOn: day('2020-01-01') }, { expiresOn: day('2026-11-20') }],
      'P-REPS registries.reps_expired',
    ],
  ])('R-07 D-10 %s', (_, overs, expected, graceDays = 0) =>
    expect(verdict(ipsInReps, { nit: '999000202', providers: overs.map(provider), graceDays })).toBe(expected),
  )

  test('R-07 evidence is dated with the cut and says who and where', () => {
    const met = ipsInReps.evaluate(
      { nit: '999000202', providers: [provider()], graceDays: 0 },
      { at: startOfDay(today), on: today },
    )
    expect(met).toMatchObject({ met: true, evidence: [{ source: 'REPS', cut }] })
    const not = ipsInReps.evaluate(
      { nit: '999000202', providers: [], graceDays: 0 },
      { at: startOfDay(today), on: today },
    )
    expect(not).toMatchObject({ who: { actor: 'authority' }, where: { href: '/consultas/reps' } })
  })

  const sede = (over: Partial<SedeFacts> = {}): SedeFacts => ({
    code: '540019000101',
    providerCode: '5400190001',
    name: 'Sede norte',
    address: null,
    municipalityCode: '54001',
    enabled: true,
    closedOn: null,
    provider: provider(),
    source: 'exports',
    cut,
    ...over,
  })
  test.each<[string, SedeFacts | null, string]>([
    ['own, open, habilitada', sede(), 'met'],
    ['in another territory than its provider (edge case 6)', sede({ code: '680019000101' }), 'met'],
    ['unknown', null, 'P-REPS registries.sede_not_found'],
    ['of another NIT', sede({ provider: provider({ docNumber: '999000303' }) }), 'P-REPS registries.sede_of_other'],
    [
      'of a cédula with the same number',
      sede({ provider: provider({ docType: 'CC' }) }),
      'P-REPS registries.sede_of_other',
    ],
    ['not habilitada', sede({ enabled: false }), 'P-REPS registries.sede_not_enabled'],
    ['closed', sede({ closedOn: plainDate('2026-11-20') }), 'P-REPS registries.sede_closed'],
    [
      'its provider expired',
      sede({ provider: provider({ expiresOn: plainDate('2026-11-20') }) }),
      'P-REPS registries.reps_expired',
    ],
  ])('R-07 sede %s', (_, facts, expected) =>
    expect(verdict(sedeInReps, { nit: '999000202', sedeCode: '540019000101', sede: facts, graceDays: 0 })).toBe(
      expected,
    ),
  )
})

describe('D-12 P-EAPB', () => {
  const code = (over: Partial<EapbCodeFacts> = {}): EapbCodeFacts => ({
    code: 'EPS900',
    name: 'EPS Demo Andina',
    enabled: true,
    regime: 'contributivo',
    nit: '999000101',
    cut,
    ...over,
  })
  test.each<[string, EapbCodeFacts[], string]>([
    ['an enabled code of the regime', [code()], 'met'],
    ['no code at all', [], 'P-EAPB registries.eapb_not_found'],
    ['only of the other regime', [code({ regime: 'subsidiado' })], 'P-EAPB registries.eapb_no_code_in_regime'],
    ['not enabled', [code({ enabled: false })], 'P-EAPB registries.eapb_not_enabled'],
    ['one of two enabled', [code({ enabled: false }), code({ code: 'EPSC90' })], 'met'],
    ['never derived from the prefix', [code({ code: 'EPSS90' })], 'met'],
  ])('D-12 %s', (_, codes, expected) =>
    expect(verdict(epsCodeInRegime, { nit: '999000101', regime: 'contributivo', codes })).toBe(expected),
  )
})

describe('R-12 D-13 P-RETHUS', () => {
  const doc = { type: 'CC', number: '1099400218' } as const
  type Title = RethusFacts['academics'][number]
  const title = (over: Partial<Title> = {}): Title => ({
    programType: 'UNV',
    profession: 'Medicina',
    practiseFrom: plainDate('2019-02-14'),
    act: '12',
    reporter: 'Colegio',
    validUntil: null,
    ...over,
  })
  const person = (over: Partial<RethusFacts> = {}): RethusFacts => ({
    doc,
    firstName: 'Laura',
    secondName: null,
    firstSurname: 'Quintero',
    secondSurname: null,
    identificationState: 'VIGENTE',
    academics: [title()],
    sanctions: [],
    cut,
    ...over,
  })
  test.each<[string, RethusFacts | null, string[] | null, string]>([
    ['found and current', person(), null, 'met'],
    ['not found', null, null, 'P-RETHUS registries.rethus_not_found'],
    [
      'identification cancelled',
      person({ identificationState: 'Cancelada' }),
      null,
      'P-RETHUS registries.rethus_identification_not_current',
    ],
    [
      'only an auxiliary',
      person({ academics: [title({ programType: 'AUX' })] }),
      null,
      'P-RETHUS registries.rethus_no_current_title',
    ],
    [
      'may practise from tomorrow',
      person({ academics: [title({ practiseFrom: plainDate('2026-11-22') })] }),
      null,
      'P-RETHUS registries.rethus_no_current_title',
    ],
    ['may practise from today', person({ academics: [title({ practiseFrom: today })] }), null, 'met'],
    [
      'title valid until yesterday',
      person({ academics: [title({ validUntil: plainDate('2026-11-20') })] }),
      null,
      'P-RETHUS registries.rethus_no_current_title',
    ],
    ['title valid until today', person({ academics: [title({ validUntil: today })] }), null, 'met'],
    [
      'profession allowed but for accents',
      person({ academics: [title({ profession: 'ODONTOLOGIA' })] }),
      ['Odontología'],
      'met',
    ],
    [
      'profession not allowed',
      person({ academics: [title({ profession: 'Enfermería' })] }),
      ['Medicina'],
      'P-RETHUS registries.rethus_profession_not_allowed',
    ],
    [
      'a current sanction',
      person({ sanctions: [{ from: plainDate('2026-11-01'), to: null, act: '7' }] }),
      null,
      'P-RETHUS registries.rethus_sanctioned',
    ],
    [
      'a sanction that ends today',
      person({ sanctions: [{ from: plainDate('2026-11-01'), to: today, act: '7' }] }),
      null,
      'P-RETHUS registries.rethus_sanctioned',
    ],
    [
      'a sanction that ended',
      person({ sanctions: [{ from: plainDate('2025-11-01'), to: plainDate('2026-11-20'), act: '7' }] }),
      null,
      'met',
    ],
    ['a sanction to come', person({ sanctions: [{ from: plainDate('2026-11-22'), to: null, act: '7' }] }), null, 'met'],
  ])('R-12 D-13 %s', (_, rethus, professions, expected) =>
    expect(verdict(professionalInRethus, { doc, rethus, professions })).toBe(expected),
  )
})

describe('R-13 R-14 R-23 P-SSO', () => {
  const doc = { type: 'CC', number: '1099500321' } as const
  const row = (over: Partial<SsoFacts> = {}): SsoFacts => ({
    doc,
    name: 'Jorge Perea',
    profession: 'Medicina',
    inscriptionState: 'APROBADA',
    assignmentState: 'ASIGNADA',
    plazaCode: 'PL-1',
    plazaState: 'ACTIVA',
    ipsName: 'Hospital Los Arrayanes',
    ipsNit: '999000202',
    sedeCode: '540019000101',
    modality: '4',
    startsOn: plainDate('2026-11-21'),
    endsOn: plainDate('2027-11-20'),
    cut,
    ...over,
  })
  const all = (rows: SsoFacts[], on = today) =>
    [ssoInscribed, ssoPlaza, ssoInForce].map((r) => verdict(r, { doc, rows }, on)).find((v) => v !== 'met') ?? 'met'

  test.each<[string, SsoFacts[], string]>([
    ['all of it', [row()], 'met'],
    ['not inscribed', [], 'P-SSO-INS registries.sso_not_found'],
    ['inscribed, not approved', [row({ inscriptionState: 'INSCRITO' })], 'P-SSO-INS registries.sso_not_approved'],
    ['rejected', [row({ inscriptionState: 'RECHAZADA' })], 'P-SSO-INS registries.sso_not_approved'],
    [
      'no plaza',
      [row({ assignmentState: 'SIN_ASIGNAR', plazaCode: null, plazaState: null })],
      'P-SSO-PLAZA registries.sso_no_plaza',
    ],
    [
      'exonerated',
      [row({ assignmentState: 'EXONERADO', plazaCode: null, plazaState: null })],
      'P-SSO-PLAZA registries.sso_exonerated',
    ],
    ['plaza suspended', [row({ plazaState: 'SUSPENDIDA' })], 'P-SSO-VIG registries.sso_plaza_not_active'],
    [
      'an old rejected process does not matter',
      [row({ inscriptionState: 'RECHAZADA', plazaCode: null }), row()],
      'met',
    ],
    [
      'the plaza in force wins over the one to come',
      [row({ plazaCode: 'PL-2', startsOn: plainDate('2027-12-01'), endsOn: plainDate('2028-11-30') }), row()],
      'met',
    ],
  ])('R-13 %s', (_, rows, expected) => expect(all(rows)).toBe(expected))

  test.each([
    ['the day before the start (edge case 8c)', '2026-11-20', 'P-SSO-VIG registries.sso_not_started'],
    ['the start date', '2026-11-21', 'met'],
    ['the end date', '2027-11-20', 'met'],
    ['the day after the end (edge case 8d)', '2027-11-21', 'P-SSO-VIG registries.sso_ended'],
  ])('R-14 R-23 on %s', (_, on, expected) => expect(all([row()], plainDate(on))).toBe(expected))

  test.each<[string, Partial<SsoFacts>, string]>([
    ['its own IPS and sede', {}, 'met'],
    ['another IPS (edge case 8a)', { ipsNit: '999000303' }, 'P-SSO-PLAZA registries.sso_other_ips'],
    ['another sede of the IPS (edge case 8b)', { sedeCode: '540019000102' }, 'P-SSO-PLAZA registries.sso_other_sede'],
    [
      'a modality without sede',
      { sedeCode: null, ipsNit: null, modality: '1' },
      'P-SSO-PLAZA registries.sso_plaza_without_sede',
    ],
  ])('R-14 activation at %s', (_, over, expected) =>
    expect(verdict(ssoAtThisSede, { doc, rows: [row(over)], nit: '999000202', sedeCode: '540019000101' })).toBe(
      expected,
    ),
  )
})
