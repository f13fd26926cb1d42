import { spawn, spawnSync } from 'node:child_process'
import os from 'node:os'
import { pathToFileURL } from 'node:url'

/** A check and what it says when it does not hold; empty: it holds. */
interface Check {
  name: string
  run(): Promise<string>
}

interface Done {
  /** The exit code, or the signal that ended it. */
  ended: number | string | null
  stdout: string
  stderr: string
}

/** Runs a program of our tools to its end. */
function program(name: string, args: string[]): Promise<Done> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${name}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text
      })
    child.once('error', (error) => resolve({ ended: error.message, ...said }))
    child.once('close', (code, signal) => resolve({ ended: code ?? signal, ...said }))
  })
}

/** Runs one of our tools; its output when it fails. */
async function tool(name: string, ...args: string[]): Promise<string> {
  const { ended, stdout, stderr } = await program(name, args)
  return ended === 0 ? '' : `${stdout}${stderr}` || `${name} ended with ${ended}`
}

// The compiler in machine code: a quarter of the time of the one in JavaScript, which other tools still read our code with.
const typescript = (project: string): Promise<string> =>
  tool('typescript-7/bin/tsc', '-p', project, '--pretty', 'false')

/** The import rules; a run that read fewer files than exist would report success for what it did not see. */
async function imports(): Promise<string> {
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
  const { stdout, stderr } = await program('dependency-cruiser/bin/dependency-cruise.mjs', args)
  if (!stdout.startsWith('{')) return stderr || 'dependency-cruiser gave no report'
  const report = JSON.parse(stdout) as {
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

/** Runs them all, as many at once as the machine has cores; tells each in their order, returns how many hold and how many do not. */
export async function runChecks(which: readonly Check[]): Promise<{ passed: number; failed: number }> {
  const faults = new Map<Check, string>()
  const waiting = [...which]
  let told = 0
  let failed = 0
  const tell = (): void => {
    for (let check = which[told]; check && faults.has(check); check = which[told]) {
      const fault = faults.get(check) ?? ''
      console.log(`${fault ? '✗' : '✓'} ${check.name}`)
      if (fault) {
        failed += 1
        console.log(fault)
      }
      told += 1
    }
  }
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      faults.set(check, await check.run())
      tell()
    }
  }
  await Promise.all(Array.from({ length: os.availableParallelism() }, work))
  return { passed: which.length - failed, failed }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await runChecks([...checks, walkers])
  process.exit(failed > 0 ? 1 : 0)
}
