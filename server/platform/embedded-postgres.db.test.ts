import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

const folders: string[] = []
function newFolder(): string {
  const folder = path.join(os.tmpdir(), `openmipres-test-${process.pid}-embedded-${folders.length}`)
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

/** Another process of ours on the same folder; resolves with its connection text. */
function ownerProcess(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(path.resolve('server/platform/embedded-postgres.ts'))}
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })
    process.stdout.write(server.url())
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve({ child, url: String(text) }))
    child.once('exit', () => reject(new Error('the owner ended')))
    child.stderr.pipe(process.stderr)
  })
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('while one process uses the folder a second is told so in one sentence; killed -9, the next takes over with every row', async () => {
  const folder = newFolder()
  const { child, url } = await ownerProcess(folder)
  await query(url, 'create table kept (n int)')
  await query(url, 'insert into kept select generate_series(1, 500)')
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(
    /^Otro proceso de OpenMIPRES ya usa los datos de .*\.$/,
  )

  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const next = await startEmbeddedPostgres({ folder })
  expect(next.notices).toEqual([expect.stringContaining('seguía encendida')])
  expect(await query(next.url(), 'select count(*)::int as n from kept')).toEqual([{ n: 500 }])
  await next.stop()
})

test('the server itself killed -9 loses nothing that was acknowledged', async () => {
  const folder = newFolder()
  const first = await startEmbeddedPostgres({ folder })
  await query(first.url(), 'create table kept (n int)')
  await query(first.url(), 'insert into kept select generate_series(1, 500)')
  const pid = Number(fs.readFileSync(path.join(first.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')

  const second = await startEmbeddedPostgres({ folder })
  expect(await query(second.url(), 'select count(*)::int as n from kept')).toEqual([{ n: 500 }])
  await second.stop()
})

test('without the password nobody enters, and the folder is closed to others', async () => {
  const server = await startEmbeddedPostgres({ folder: newFolder() })
  const open = new URL(server.url())
  open.password = 'otra'
  await expect(query(open.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect(fs.statSync(server.folder).mode & 0o077).toBe(0)
  await server.stop()
})

test.runIf(process.getuid?.() === 0)(
  'as root, a place the server cannot reach is replaced by one it can, and said',
  async () => {
    const closed = newFolder()
    fs.mkdirSync(closed, { mode: 0o700 })
    const server = await startEmbeddedPostgres({ folder: path.join(closed, 'data') })
    folders.push(server.folder)
    expect(server.notices).toEqual([expect.stringContaining(`los datos quedan en ${server.folder}`)])
    expect(await query(server.url(), 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  },
)
