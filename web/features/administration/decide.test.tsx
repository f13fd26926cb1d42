import { describe, expect, test } from 'vitest'
import type { CandidateView, DeskRow, RoleOffer } from '#contract/users-desk.ts'
import {
  activationEffects,
  commonRoles,
  commonWords,
  firstChoice,
  keptSelection,
  roleChangeEffects,
  whyNotChosen,
} from './decide.ts'
import { activateLabel, calm, capacityLine, listOf, placesName } from './words.ts'

const role = (code: string, more: Partial<RoleOffer> = {}): RoleOffer => ({
  code,
  name: code,
  description: '',
  scope: 'sede',
  allows: [code === 'PRESCRIPTOR' ? 'Prescribir' : 'Leer'],
  secondFactor: code === 'PRESCRIPTOR',
  refusal: null,
  ...more,
})
const place = (number: string) => ({ key: `k${number}`, number, name: `Sede ${number}`, code: null })
const row = (id: string, state: 'met' | 'wait' | 'stop'): DeskRow => ({
  id,
  registrationId: id,
  person: { personId: id, name: id, document: { type: 'CC', number: '1099' } },
  userType: 'profesional',
  profession: null,
  place: null,
  since: '2026-11-12T15:00:00.000Z',
  endsOn: null,
  reminders: 0,
  eligibility: { state, text: state === 'met' ? 'ReTHUS al día' : 'Su plaza empieza el 1 dic' },
})

describe('choosing several', () => {
  test('only who meets what is asked can be chosen, and the others say why', () => {
    expect(whyNotChosen(row('a', 'met'))).toBeUndefined()
    expect(whyNotChosen(row('a', 'wait'))).toBe('Su plaza empieza el 1 dic')
  })
  test('who left the list, or stopped meeting it, is no longer chosen', () => {
    const kept = keptSelection(new Set(['a', 'b', 'c']), [row('a', 'met'), row('b', 'stop')])
    expect([...kept]).toEqual(['a'])
  })
  test('a batch is offered the roles that all of them can have', () => {
    const of = (...roles: RoleOffer[]) => ({ roles })
    const offered = commonRoles([
      of(role('PRESCRIPTOR'), role('CONSULTA_IPS')),
      of(role('PRESCRIPTOR', { refusal: 'Su profesión no prescribe.' }), role('CONSULTA_IPS')),
    ])
    expect(offered.map((r) => r.code)).toEqual(['CONSULTA_IPS'])
    expect(commonRoles([])).toEqual([])
  })
  test.each([
    [1, 'Cumple lo que se exige'],
    [2, 'Ambos cumplen'],
    [3, 'Los 3 cumplen'],
  ])('%d chosen: %s', (n, words) => expect(commonWords(n)).toBe(words))
})

describe('the words of the button', () => {
  test.each([
    [0, 1, 'Activar sin rol'],
    [1, 1, 'Activar con 1 rol'],
    [2, 1, 'Activar con 2 roles'],
    [1, 2, 'Activar a 2 personas con 1 rol'],
    [0, 3, 'Activar a 3 personas sin rol'],
  ])('%d roles, %d people: %s', (roles, people, words) => expect(activateLabel(roles, people)).toBe(words))
  test('the capitals of a registry are not shouted', () => {
    expect(calm('NUTRICIÓN Y DIETÉTICA')).toBe('Nutrición y Dietética')
    expect(calm('EL SALITRE')).toBe('El Salitre')
    expect(calm('Bodega norte')).toBe('Bodega norte')
  })
  test('lists read as Spanish', () => {
    expect(listOf(['prescribir'])).toBe('prescribir')
    expect(listOf(['leer', 'imprimir'])).toBe('leer e imprimir')
    expect(placesName([place('01'), place('03')])).toBe('las sedes 01 y 03')
    expect(capacityLine({ kind: 'eps', regime: 'subsidiado' })).toBe('EPS · Régimen subsidiado')
  })
})

describe('what the form begins with', () => {
  const candidate = (keys: string[], asked?: string): CandidateView =>
    ({
      places: keys.map((n) => ({ ...place(n), eligibility: { state: 'met', text: '' }, activationId: null })),
      request: asked ? { place: place(asked) } : null,
      roles: [role('PRESCRIPTOR'), role('JUNTA')],
    }) as unknown as CandidateView
  test('the sede that was asked for, and the role the type is for', () => {
    expect(firstChoice(candidate(['01', '02'], '02'))).toEqual({ places: ['k02'], roles: ['PRESCRIPTOR'] })
  })
  test('several sedes and none asked for: the delegate says', () => {
    expect(firstChoice(candidate(['01', '02'])).places).toEqual([])
    expect(firstChoice(candidate(['01'])).places).toEqual(['k01'])
  })
})

describe('what will happen', () => {
  const texts = (effects: { text: string }[]) => effects.map((e) => e.text).join(' ')
  test('R-18: activating without a role opens nothing yet', () => {
    const said = texts(
      activationEffects({ kind: 'ips', regime: null, places: [place('01')], chosen: [place('01')], roles: [] }),
    )
    expect(said).toContain('Sin rol no podrá entrar todavía.')
  })
  test('R-08: an act in one regime says that the other does not change', () => {
    const said = texts(
      activationEffects({ kind: 'eps', regime: 'subsidiado', places: [], chosen: [], roles: [role('PRESCRIPTOR')] }),
    )
    expect(said).toContain('Podrá prescribir en el régimen subsidiado desde hoy.')
    expect(said).toContain('En el régimen contributivo no cambia nada.')
    expect(said).toContain('segundo factor')
  })
  test('a role of the entity holds in all of it, one of the sede there', () => {
    const said = texts(
      activationEffects({
        kind: 'ips',
        regime: null,
        places: [place('01'), place('02')],
        chosen: [place('01')],
        roles: [role('PRESCRIPTOR'), role('JUNTA', { scope: 'entidad' })],
      }),
    )
    expect(said).toContain('Podrá prescribir en la sede 01 desde hoy.')
    expect(said).toContain('Podrá leer en toda la entidad desde hoy.')
    expect(said).toContain('En las demás sedes no cambia nada.')
  })
  test('changing roles says what is gained and what is lost; no change says nothing', () => {
    const offers = [role('PRESCRIPTOR'), role('CONSULTA_IPS')]
    const base = { kind: 'ips', regime: null, place: place('01'), offers } as const
    expect(roleChangeEffects({ ...base, before: ['PRESCRIPTOR'], after: ['PRESCRIPTOR'] })).toEqual([])
    const said = texts(roleChangeEffects({ ...base, before: ['PRESCRIPTOR'], after: [] }))
    expect(said).toContain('PRESCRIPTOR: deja de prescribir en la sede 01, desde ahora.')
    expect(said).toContain('Queda sin rol')
  })
})
