import { expect, test } from 'vitest'
import {
  calm,
  epsWords,
  filled,
  spanishDay,
  spanishDayOf,
  spanishDocument,
  spanishMoment,
  spanishNit,
  unitWord,
} from './spanish.ts'

test('days and moments read as in Bogotá', () => {
  expect(spanishDay('2026-11-05')).toBe('5 nov 2026')
  expect(spanishDayOf('2026-11-21T04:59:59.000Z')).toBe('20 nov 2026')
  expect(spanishMoment('2026-11-20T20:42:00.000Z')).toBe('20 nov 2026, 3:42 p. m.')
  expect(spanishMoment('2026-11-20T05:07:00.000Z')).toBe('20 nov 2026, 12:07 a. m.')
  expect(spanishMoment('2026-11-20T17:00:00.000Z')).toBe('20 nov 2026, 12:00 p. m.')
})

test('documents and NITs are grouped; letters stay', () => {
  expect(spanishDocument({ type: 'CC', number: '1099400218' })).toBe('CC 1.099.400.218')
  expect(spanishDocument({ type: 'PA', number: 'AB123456' })).toBe('PA AB123456')
  expect(spanishNit('999000202', 6)).toBe('999.000.202-6')
})

test('what registries write in capitals reads as names; initials stay', () => {
  expect(calm('NUTRICIÓN Y DIETÉTICA')).toBe('Nutrición y Dietética')
  expect(calm('01 SEDE PRINCIPAL')).toBe('01 Sede Principal')
  expect(calm('IPS LA CEIBA E.S.E.')).toBe('IPS La Ceiba E.S.E.')
  expect(calm('CLÍNICA EL BOSQUE II S.A.S.')).toBe('Clínica El Bosque II S.A.S.')
  expect(calm('DROGUERÍA LA 14 (CENTRO) LTDA')).toBe('Droguería La 14 (Centro) Ltda')
  expect(calm('CASA DE LA MUJER Y EL NIÑO')).toBe('Casa de la Mujer y el Niño')
  expect(calm('UNIDAD MATERNO-INFANTIL CRF SAS')).toBe('Unidad Materno-Infantil CRF SAS')
  expect(calm('Urgencias')).toBe('Urgencias')
})

test('a name that ends in a point does not leave two', () => {
  const value = () => 'EPS Demo Andina S.A.'
  expect(filled('Registro de {entity}.', value)).toBe('Registro de EPS Demo Andina S.A.')
  expect(filled('En {entity}. Decida.', value)).toBe('En EPS Demo Andina S.A. Decida.')
})

test.each([
  ['6', 'Jeringa', 'jeringas'],
  ['1', 'Vial', 'vial'],
  ['2', 'Vial', 'viales'],
  ['0,5', 'Frasco', 'frascos'],
  ['3', 'Bolsas', 'bolsas'],
])('%s of %s are %s', (amount, unit, word) => expect(unitWord(amount, unit)).toBe(word))

test('an EPS reads by its name with the code, or by the code alone', () => {
  expect(epsWords('EPS900', 'EPS DEMO ANDINA S.A.')).toBe('EPS Demo Andina S.A. (EPS900)')
  expect(epsWords('EPS900', null)).toBe('EPS900')
})
