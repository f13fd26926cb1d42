import { expect, test } from 'vitest'
import { issuesOf, spanishErrors } from './issues.ts'
import { tutelaContent } from './tutela-content.ts'

const paths = (raw: unknown): string[] => {
  const { error } = tutelaContent.safeParse(raw, { error: spanishErrors })
  return error ? issuesOf(error).map(({ path }) => path) : []
}

test('what fields ask of each other is said together with what each lacks', () => {
  const said = { rulingOn: '2026-10-10', contemptOn: '2026-01-01', orphanDisease: true, items: [] }
  expect(paths(said)).toEqual(
    expect.arrayContaining([
      'patient',
      'rulingNumber',
      'items',
      'orphanCode',
      'orphanIsMain',
      'mainDiagnosis',
      'contemptOn',
    ]),
  )
  expect(paths(null)).toEqual([''])
})
