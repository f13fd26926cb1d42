import { spawn } from 'node:child_process'
import os from 'node:os'
import { expect, test } from 'vitest'

/** The command as a terminal runs it: what it says on each stream and its exit code. */
function openmipres(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ out: string; err: string; code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], {
    env: { ...process.env, ...env },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => (said.out += String(text)))
  child.stderr.on('data', (text) => (said.err += String(text)))
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...said, code })))
}

test.each([
  ['a command that does not exist', ['imprt'], 'No existe la orden «imprt». Vea --help.'],
  ['a folder for a file to read', ['import', 'divipola', os.tmpdir()], 'Se dio una carpeta y no un archivo.'],
  [
    'a folder for a file to write',
    ['generate', 'afiliacion', '--rows', '3', '--out', os.tmpdir()],
    `${os.tmpdir()} es una carpeta y no un archivo.`,
  ],
  ['a file that does not exist', ['import', 'divipola', '/tmp/no-existe.csv'], 'No existe /tmp/no-existe.csv.'],
])('what a person can mend is said in a sentence: %s', { timeout: 60_000 }, async (_, args, sentence) => {
  expect(await openmipres(args)).toEqual({ out: '', err: `${sentence}\n`, code: 1 })
})

test('a database that is away is said without its password', { timeout: 60_000 }, async () => {
  const env = {
    DATABASE_URL: 'postgres://openmipres:s3creto@127.0.0.1:1/openmipres',
    PUBLIC_URL: 'https://mipres.example.org',
    SMTP_URL: 'smtp://127.0.0.1:1',
    OPENMIPRES_SECRET: 'a secret of tests and never of an installation',
  }
  expect(await openmipres(['operator', 'list'], env)).toEqual({
    out: '',
    err: 'La base de datos de DATABASE_URL no responde: revise la dirección y que esté encendida.\n',
    code: 1,
  })
})
