import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allRequirements } from '../../tools/rules-off.ts'

const rulesPage = readFileSync('docs/rules.md', 'utf8')
const idsIn = (text: string): Set<string> => new Set(text.match(/\b[RD]-\d\d\b/g) ?? [])
const declaredIds = idsIn(rulesPage)

/** The names that tests and groups of tests give themselves. */
const testNames = ['server', 'e2e']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((file) => /\.(test|spec)\.ts$/.test(file))
  .flatMap(
    (file) => readFileSync(file, 'utf8').match(/\b(?:test|describe)(?:\.\w+)*\([\s\S]{0,600}?['"`][^\n]*/g) ?? [],
  )
  .join('\n')

test('every rule from R-01 to R-23 is named by a test', () => {
  const rules = Array.from({ length: 23 }, (_, i) => `R-${String(i + 1).padStart(2, '0')}`)
  const named = idsIn(testNames)
  expect(rules.filter((rule) => !named.has(rule))).toEqual([])
})

test('every requirement states rules or decisions that docs/rules.md restates', async () => {
  const requirements = await allRequirements()
  expect(requirements.length).toBeGreaterThan(15)
  const strange = requirements.filter((r) => r.rules.length === 0 || r.rules.some((rule) => !declaredIds.has(rule)))
  expect(strange).toEqual([])
})

test('every rule and decision that the code cites stands in docs/rules.md', () => {
  const cited = ['server', 'contract', 'web']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...idsIn(readFileSync(file, 'utf8'))])
  expect([...new Set(cited)].filter((id) => !declaredIds.has(id))).toEqual([])
})
