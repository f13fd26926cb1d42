import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { declaredRequirements } from '#platform/paths/requirement.ts'

/**
 * For each declared requirement: runs the tests that cite one of its rules with the requirement treated as met.
 * At least one of them must fail; otherwise no test holds the rule. `npm run proof` runs it whole; `--only a,b` a few.
 */
export interface RuleOff {
  id: string
  rules: readonly string[]
  /** Tests that failed without the requirement; empty means that nobody noticed. */
  noticed: string[]
  /** How many tests cite its rules. */
  citing: number
}

/** Loads every module's door, so that each requirement is declared. */
export async function allRequirements(): Promise<{ id: string; rules: readonly string[] }[]> {
  for (const file of requirementFiles()) await import(pathToFileURL(file).href)
  return declaredRequirements().map(({ id, rules }) => ({ id, rules }))
}

function requirementFiles(): string[] {
  return fs
    .readdirSync('server/modules', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)requirements\.ts$/.test(name))
    .map((name) => path.resolve('server/modules', name))
}

/** Test files whose text cites one of the rules. */
export function filesCiting(rules: readonly string[]): string[] {
  return fs
    .readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join('server', name))
    .filter((file) => rules.some((rule) => fs.readFileSync(file, 'utf8').includes(rule)))
}

/** The pure tests first; those on the database only when no pure one noticed. */
export async function withoutRule(requirement: { id: string; rules: readonly string[] }): Promise<RuleOff> {
  const { id, rules } = requirement
  const files = filesCiting(rules)
  const onDatabase = (file: string): boolean => file.endsWith('.db.test.ts')
  const pure = await run(
    requirement,
    files.filter((f) => !onDatabase(f)),
  )
  if (pure.noticed.length > 0) return { id, rules, ...pure }
  const real = await run(requirement, files.filter(onDatabase))
  return { id, rules, noticed: real.noticed, citing: pure.citing + real.citing }
}

async function run(
  { id, rules }: { id: string; rules: readonly string[] },
  files: readonly string[],
): Promise<Pick<RuleOff, 'noticed' | 'citing'>> {
  if (files.length === 0) return { noticed: [], citing: 0 }
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'rules-off-')), 'report.json')
  await new Promise<void>((resolve) => {
    const child = spawn(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...files,
        '-t',
        rules.join('|'),
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      { stdio: 'ignore', env: { ...process.env, OPENMIPRES_TEST_RULE_OFF: id } },
    )
    child.on('exit', () => resolve())
  })
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[]
  }
  fs.rmSync(path.dirname(report), { recursive: true })
  const tests = testResults.flatMap((file) => file.assertionResults)
  return {
    noticed: tests.filter((t) => t.status === 'failed').map((t) => t.fullName),
    citing: tests.filter((t) => t.status === 'failed' || t.status === 'passed').length,
  }
}

if (process.argv[1] === import.meta.filename) {
  const only = process.argv.includes('--only')
    ? process.argv[process.argv.indexOf('--only') + 1]?.split(',')
    : undefined
  const requirements = (await allRequirements()).filter((r) => !only || only.includes(r.id))
  let unnoticed = 0
  for (const requirement of requirements) {
    const result = await withoutRule(requirement)
    if (result.noticed.length === 0) unnoticed += 1
    const verdict =
      result.noticed.length > 0
        ? `noticed by ${result.noticed.length} of ${result.citing}`
        : `NOBODY NOTICED (${result.citing} cite it)`
    console.log(`${result.id} [${result.rules.join(' ')}]: ${verdict}`)
  }
  console.log(`${requirements.length - unnoticed} requirements held by tests, ${unnoticed} not`)
  process.exitCode = unnoticed > 0 ? 1 : 0
}
