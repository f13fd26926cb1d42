import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** A check and what it says when it does not hold; empty: it holds. */
interface Check {
  name: string
  run(): string
}

/** Runs one of our tools; its output when it fails. */
function tool(name: string, ...args: string[]): string {
  const done = spawnSync(process.execPath, [`node_modules/${name}`, ...args], { encoding: 'utf8', maxBuffer: 1e9 })
  return done.status === 0 ? '' : `${done.stdout}${done.stderr}` || `${name} ended with ${done.status ?? done.signal}`
}

const typescript = (project: string): string => tool('typescript/bin/tsc', '-p', project, '--pretty', 'false')

/** The import rules; a run that read fewer files than exist would report success for what it did not see. */
function imports(): string {
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'server',
    'contract',
    'web',
    'tools',
    'e2e',
  ]
  const done = spawnSync(process.execPath, ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (!done.stdout.startsWith('{')) return done.stderr || 'dependency-cruiser gave no report'
  const report = JSON.parse(done.stdout) as {
    modules: { source: string }[]
    summary: { violations: { rule: { name: string }; from: string; to: string }[] }
  }
  const read = new Set(report.modules.map((module) => module.source))
  const sources = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'server', 'contract', 'web', 'tools', 'e2e'],
    {
      encoding: 'utf8',
    },
  )
  const unread = sources.stdout.split('\n').filter((file) => /(?<![.]d)[.]tsx?$/.test(file) && !read.has(file))
  return [
    ...report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...unread.map((file) => `not read: ${file}`),
  ].join('\n')
}

/** What `npm run check` and `npm test` look at besides the tests, quickest first. */
export const checks: readonly Check[] = [
  { name: 'format and lint (biome)', run: () => tool('@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'import rules (dependency-cruiser)', run: imports },
  { name: 'dead code (knip)', run: () => tool('knip/bin/knip.js') },
  { name: 'types of server and tools', run: () => typescript('tsconfig.json') },
  { name: 'types of the web', run: () => typescript('tsconfig.web.json') },
  { name: 'types of the stories', run: () => typescript('tsconfig.e2e.json') },
]

const walkers: Check = {
  name: 'walkers (routes, refusals, rules, contract)',
  run: () => tool('vitest/vitest.mjs', 'run', 'server/walkers', '--reporter', 'dot'),
}

/** Runs them all, tells each, returns how many hold and how many do not. */
export function runChecks(which: readonly Check[]): { passed: number; failed: number } {
  let failed = 0
  for (const check of which) {
    const fault = check.run()
    console.log(`${fault ? '✗' : '✓'} ${check.name}`)
    if (!fault) continue
    failed += 1
    console.log(fault)
  }
  return { passed: which.length - failed, failed }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = runChecks([...checks, walkers])
  process.exit(failed > 0 ? 1 : 0)
}
