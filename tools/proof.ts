import { spawnSync } from 'node:child_process'

/**
 * `npm run proof`: what is too heavy for every change. Each part has its smoke version inside `npm test`.
 * - rules-off: every requirement is held by a test that fails without it
 * - the authority check against its reference model over long random histories
 * - every story told again by somebody who has only a keyboard, the focus never lost
 * - kill -9 while signing: what was acknowledged is there, whole
 * - prescriptions: cost per create and per read against the bare SQL, flat over ten times the rows
 * - the queue of an EPS and the list of a supplier, flat over ten times the rows
 * - imports and searches at the volume of the country, against raw SQL in the same run
 */
const parts: { title: string; args: string[]; env?: Record<string, string> }[] = [
  { title: 'every rule is held by a test', args: ['--import', 'tsx', 'tools/rules-off.ts'] },
  {
    title: 'authority against the reference model',
    args: ['node_modules/vitest/vitest.mjs', 'run', 'server/modules/users/authority', '--testTimeout=1200000'],
    env: { FUZZ_RUNS: '300' },
  },
  {
    title: 'the stories by keyboard',
    args: ['node_modules/@playwright/test/cli.js', 'test', 'e2e/stories'],
    env: { STORY_KEYS: '1' },
  },
  {
    title: 'kill -9 while signing, 100 times',
    args: ['node_modules/vitest/vitest.mjs', 'run', 'server/modules/prescribing/prescriptions/crash'],
    env: { CRASH_RUNS: '100' },
  },
  {
    title: 'prescriptions against their floor, 0.3 and 3 million',
    args: ['--import', 'tsx', 'bench/prescriptions.ts'],
  },
  { title: 'lists of direccionamientos, 0.3 and 3 million', args: ['--import', 'tsx', 'bench/direccionamientos.ts'] },
  { title: 'imports at national volume', args: ['--import', 'tsx', 'bench/import.ts'] },
  { title: 'searches at national volume', args: ['--import', 'tsx', 'bench/reps-search.ts'] },
]

let failed = 0
for (const { title, args, env } of parts) {
  console.log(`\n── ${title}`)
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) failed += 1
}
console.log(`\n${parts.length - failed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
