import { expect, test } from 'vitest'
import { tutelaContentOf, tutelaFormOf } from './draft.ts'

test('what was registered comes back as the form types it: empty texts, numbers as choices, answers as they were', () => {
  const form = tutelaFormOf({
    patient: {
      document: { type: 'CC', number: '1099770011' },
      firstName: 'Elvia',
      secondName: null,
      firstSurname: 'Tibaduiza',
      secondSurname: null,
      mother: null,
    },
    rulingNumber: '2026-00417',
    clarification: null,
    orphanDisease: false,
    courtCriterion1: true,
    courtCriterion2: null,
    items: [{ kind: 'S', code: '150', tutelaType: 1, successive: true, description: null, everyAmount: null }],
  })
  expect(form).toMatchObject({
    patient: { secondName: '', mother: null },
    clarification: '',
    secondInstanceOn: '',
    orphanDisease: false,
    courtCriterion1: true,
    courtCriterion2: null,
    items: [{ tutelaType: '1', successive: true, description: '', everyAmount: '' }],
  })
  expect(tutelaFormOf(tutelaContentOf(form))).toEqual({
    ...form,
    items: [{ ...form.items[0], name: expect.stringMatching(/^Transporte ambulatorio/) }],
  })
})
