import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { declaredRequirements } from '#platform/paths/requirement.ts'

/** docs/rules.md against the code and its tests: a rule nobody cites is a rule nobody holds. */

const files = (folder: string, suffix: RegExp): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => suffix.test(name))
    .map((name) => path.join(folder, name))

const written = fs.readFileSync('docs/rules.md', 'utf8')
const rules = [...written.matchAll(/^\| (R-\d\d) \|/gm)].map((m) => m[1] as string)
const known = new Set([...written.matchAll(/\b([RD]-\d\d)\b/g)].map((m) => m[1] as string))
/** What stands between the quotes of `test(…)` and `describe(…)`. */
const names = files('server', /\.test\.ts$/)
  .concat(files('e2e', /\.ts$/))
  .flatMap((file) => [
    ...fs.readFileSync(file, 'utf8').matchAll(/\b(?:test|describe)(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*['"`]([^'"`\n]*)/g),
  ])
  .map((m) => m[1] ?? '')

beforeAll(async () => {
  for (const file of files('server/modules', /(^|\/)requirements\.ts$/))
    await import(pathToFileURL(path.resolve(file)).href)
})

describe('every rule of docs/rules.md', () => {
  test('is there, from R-01 to R-23', () => {
    expect(rules).toEqual(Array.from({ length: 23 }, (_, i) => `R-${String(i + 1).padStart(2, '0')}`))
  })

  for (const rule of rules)
    test(`${rule} is cited by the name of a test`, () => {
      expect(names.filter((name) => name.includes(rule)).length, `no test names ${rule}`).toBeGreaterThan(0)
    })
})

describe('every declared requirement', () => {
  test('cites rules that are written, asks in one Spanish sentence and has an id of its module', () => {
    const all = declaredRequirements()
    expect(all.length).toBeGreaterThan(30)
    for (const { id, rules: cited, asks } of all) {
      expect(id).toMatch(/^(registries|identity|users)\.[a-z_0-9]+$/)
      expect(cited.length, id).toBeGreaterThan(0)
      expect(
        cited.filter((rule) => !known.has(rule)),
        id,
      ).toEqual([])
      expect(asks, id).toMatch(/^[A-ZÁÉÍÓÚÑ¿].*\.$/)
    }
  })
})
