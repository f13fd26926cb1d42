import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { declaredRequirements } from '#platform/paths/requirement.ts'
import { startTestServer } from '#platform/testing/test-server.ts'

/**
 * For each declared requirement: runs the tests that cite one of its rules with the requirement treated as met, until one
 * fails. None: no test holds the rule. At the end the tests that failed run once more with every rule in force and must
 * pass, so that none of them failed for another reason. `npm run proof` runs it whole.
 *   --only a,b   a few
 *   --resume     goes on where the last run stopped; its findings are in test-results/rules-off.json
 */
export interface RuleOff {
  id: string
  rules: readonly string[]
  /** The first tests that failed without the requirement; empty means that nobody noticed. */
  noticed: Failed[]
  /** How many tests that cite its rules had run by then. */
  ran: number
  seconds: number
}

interface Failed {
  file: string
  test: string
}

const FOUND = 'test-results/rules-off.json'

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
export async function withoutRule(
  requirement: { id: string; rules: readonly string[] },
  env: Record<string, string> = {},
): Promise<RuleOff> {
  const { id, rules } = requirement
  const began = Date.now()
  const files = filesCiting(rules)
  const onDatabase = (file: string): boolean => file.endsWith('.db.test.ts')
  const off = { ...env, OPENMIPRES_TEST_RULE_OFF: id }
  const pure = await run(
    files.filter((f) => !onDatabase(f)),
    rules,
    off,
  )
  const done = pure.failed.length > 0 ? pure : await run(files.filter(onDatabase), rules, off)
  const ran = done === pure ? pure.ran : pure.ran + done.ran
  return { id, rules, noticed: done.failed, ran, seconds: Math.round((Date.now() - began) / 1000) }
}

/** Runs the tests whose names hold one of the words, until one fails. */
async function run(
  files: readonly string[],
  names: readonly string[],
  env: Record<string, string>,
): Promise<{ failed: Failed[]; ran: number }> {
  if (files.length === 0) return { failed: [], ran: 0 }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-off-'))
  const report = path.join(folder, 'report.json')
  const status = await new Promise<number | null>((resolve) => {
    const filter = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
    const args = ['run', ...files, '-t', filter, '--bail=1', '--reporter=json', `--outputFile=${report}`]
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
      stdio: 'ignore',
      env: { ...process.env, ...env },
    })
    child.on('exit', resolve)
  })
  // A run that died proves nothing, in either direction.
  if (!fs.existsSync(report)) throw new Error(`vitest ended with ${status} and wrote no report`)
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8')) as {
    testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
  }
  fs.rmSync(folder, { recursive: true })
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map((t) => ({ file: path.relative('.', file.name), test: t.fullName, status: t.status })),
  )
  return {
    failed: tests.filter((t) => t.status === 'failed').map(({ file, test }) => ({ file, test })),
    ran: tests.filter((t) => t.status === 'failed' || t.status === 'passed').length,
  }
}

/** Those that fail although every rule is in force: what they "noticed" is worth nothing. */
async function failAnyway(noticed: readonly Failed[], env: Record<string, string>): Promise<Failed[]> {
  const names = [...new Set(noticed.map((t) => t.test))]
  const { failed, ran } = await run([...new Set(noticed.map((t) => t.file))], names, env)
  if (failed.length === 0 && ran < names.length) throw new Error(`${ran} of ${names.length} tests ran once more`)
  return failed
}

function remembered(): RuleOff[] {
  return process.argv.includes('--resume') && fs.existsSync(FOUND)
    ? (JSON.parse(fs.readFileSync(FOUND, 'utf8')) as RuleOff[])
    : []
}

async function whole(): Promise<boolean> {
  const at = process.argv.indexOf('--only')
  const only = at > 0 ? process.argv[at + 1]?.split(',') : undefined
  const requirements = (await allRequirements()).filter((r) => !only || only.includes(r.id))
  const found = remembered()
  const began = Date.now()
  const server = await startTestServer()
  const env = { OPENMIPRES_TEST_SERVER: JSON.stringify({ adminUrl: server.adminUrl, template: server.template }) }
  try {
    for (const [i, requirement] of requirements.entries()) {
      const known = found.find((r) => r.id === requirement.id)
      const result = known ?? (await withoutRule(requirement, env))
      if (!known) found.push(result)
      fs.mkdirSync(path.dirname(FOUND), { recursive: true })
      fs.writeFileSync(FOUND, JSON.stringify(found, null, 2))
      const first = result.noticed[0]
      const verdict = first ? `noticed by «${first.test}»` : `NOBODY NOTICED (${result.ran} tests cite it)`
      const place = `${String(i + 1).padStart(2)}/${requirements.length}`
      console.log(
        `${place} ${result.id} [${result.rules.join(' ')}] ${known ? 'before' : `${result.seconds} s`}: ${verdict}`,
      )
    }
    const mine = found.filter((r) => requirements.some((q) => q.id === r.id))
    const unnoticed = mine.filter((r) => r.noticed.length === 0)
    const anyway = await failAnyway(
      mine.flatMap((r) => r.noticed.slice(0, 1)),
      env,
    )
    for (const { file, test } of anyway) console.log(`fails with every rule in force: ${file} «${test}»`)
    const held = mine.length - unnoticed.length
    console.log(
      `${held} of ${mine.length} requirements held by a test, ${unnoticed.length} not, ${anyway.length} tests fail anyway; ${Math.round((Date.now() - began) / 1000)} s`,
    )
    return unnoticed.length === 0 && anyway.length === 0
  } finally {
    await server.stop()
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await whole()) ? 0 : 1
