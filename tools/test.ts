import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { chromiumLaunch } from '../e2e/chromium.ts'
import { checks, runChecks } from './check.ts'

/** `npm test`: every check, every test, every story; the last line is the sum. */
interface Count {
  passed: number
  failed: number
}

const reports = 'test-results'
/** Where Debian keeps the oldest version we support. */
const postgres15 = '/usr/lib/postgresql/15'

/** Runs one runner and counts from its report, never from its words. A runner that died or ran nothing counts as one failure. */
function runner(
  title: string,
  program: string,
  args: string[],
  env: Record<string, string>,
  count: (report: string) => Count,
): Count {
  console.log(`\n── ${title}`)
  const report = env.REPORT ?? ''
  fs.rmSync(report, { force: true })
  const { status } = spawnSync(process.execPath, [`node_modules/${program}`, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const counted = fs.existsSync(report) ? count(report) : { passed: 0, failed: 0 }
  const silent = counted.failed === 0 && (status !== 0 || counted.passed === 0)
  if (silent) console.log(`${title}: ended with ${status} after ${counted.passed} tests`)
  return silent ? { ...counted, failed: 1 } : counted
}

function vitest(title: string, name: string, args: string[], env: Record<string, string> = {}): Count {
  const report = `${reports}/${name}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return runner(title, 'vitest/vitest.mjs', ['run', ...reporters, ...args], { ...env, REPORT: report }, (file) => {
    const result = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      testResults: { status: string; assertionResults: unknown[] }[]
    }
    // A file that could not even be loaded has no tests to count.
    const broken = result.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
    return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length }
  })
}

function stories(): Count {
  const missing = needChromium()
  if (missing) {
    console.log(missing)
    return { passed: 0, failed: 1 }
  }
  const report = `${reports}/e2e.json`
  return runner('stories in Chromium', '@playwright/test/cli.js', ['test'], { REPORT: report }, (file) => {
    const { stats, errors } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number }
      errors: unknown[]
    }
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
  })
}

/** Installs Debian's Chromium when it is missing and may be installed; otherwise says what to do. */
function needChromium(): string | null {
  const { executablePath } = chromiumLaunch
  if (fs.existsSync(executablePath)) return null
  const apt = spawnSync('apt-get', ['--version']).status === 0
  if (process.getuid?.() === 0 && apt) {
    console.log('Installing Chromium with apt-get …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    ]) {
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
    }
    if (fs.existsSync(executablePath)) return null
  }
  return `The stories need Chromium at ${executablePath}: install the package chromium, or name another one in OPENMIPRES_CHROMIUM.`
}

process.chdir(new URL('..', import.meta.url).pathname)
fs.mkdirSync(reports, { recursive: true })
console.log('── checks')
const counts = [await runChecks(checks), vitest('unit, database and web tests', 'vitest', [])]
if (fs.existsSync(`${postgres15}/bin/initdb`)) {
  const files = ['server/platform/db.db.test.ts', 'tools/generate-db.db.test.ts', 'server/modules']
  const env = { OPENMIPRES_TEST_BINARIES: postgres15 }
  counts.push(vitest('migrations and stores on PostgreSQL 15', 'vitest-15', ['--project', 'db', ...files], env))
}
counts.push(stories())
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
