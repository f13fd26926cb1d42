import { expect, test } from 'vitest'
import { wrongShape } from './documents.ts'
import { patientDocumentField } from './fields.ts'

test.each([
  ['CC', '1.099.400.218', true],
  ['CC', 'abc', false],
  ['CE', '1099400218', false],
  ['NV', '12345678', true],
  ['NV', 'AB', false],
  ['PR', 'UN12345', true],
  ['PA', 'ab-123456', true],
  // A type whose shape nobody told us.
  ['ZZ', 'anything', true],
])('%s %s has the shape of its type: %s', (type, number, right) =>
  expect(wrongShape(type, number) === null).toBe(right),
)

test('the document of a patient comes out without decoration and with its zeros', () => {
  expect(patientDocumentField.parse({ type: 'CC', number: ' 1.099.400-218 ' }).number).toBe('1099400218')
  expect(patientDocumentField.parse({ type: 'RC', number: '0109940021' }).number).toBe('0109940021')
})
