import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'

const dataFolder = path.join(os.tmpdir(), `openmipres-test-${process.pid}-start`)
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGTERM')
})
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }))

/** The program as `npm start` runs it, from its sources. */
function program(port: number, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, OPENMIPRES_DATA: dataFolder, PORT: String(port), ...env },
  })
  children.push(child)
  let said = ''
  const heard: (() => void)[] = []
  const listen = (text: Buffer): void => {
    said += text
    for (const tell of heard) tell()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return {
    child,
    ended,
    said: () => said.trim(),
    says: (part: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => said.includes(part) && resolve()
        heard.push(look)
        look()
        void ended.then(() => reject(new Error(`ended after saying: ${said}`)))
      }),
  }
}

let lastPort = 26_000
/** Below the ports that the system gives to others: between finding it free and using it nobody takes it. */
async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1
    const port = lastPort
    const free = await new Promise<boolean>((resolve) => {
      const server = net.createServer()
      server.once('error', () => resolve(false))
      server.listen(port, 'localhost', () => server.close(() => resolve(true)))
    })
    if (free) return port
  }
}

test('it starts, answers on both loopback addresses, and Ctrl-C stops it and its database', async () => {
  const port = await freePort()
  const first = program(port)
  await first.says(`OpenMIPRES está en http://localhost:${port}`)
  for (const host of ['127.0.0.1', '[::1]']) expect((await fetch(`http://${host}:${port}/health`)).status).toBe(200)

  const second = program(await freePort())
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(/^Otro proceso de OpenMIPRES ya usa los datos de [^\n]*\.$/)

  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(fs.existsSync(path.join(dataFolder, 'postgres/data/postmaster.pid'))).toBe(false)
}, 180_000)

test('after a kill -9 the next start simply works; a port taken by another program is said in one sentence', async () => {
  const killed = program(await freePort())
  await killed.says('OpenMIPRES está en')
  killed.child.kill('SIGKILL')
  await killed.ended

  const other = net.createServer()
  await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve))
  const taken = (other.address() as net.AddressInfo).port
  const refused = program(taken)
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toBe(`El puerto ${taken} está ocupado por otro programa: elija otro con PORT.`)
  await new Promise((resolve) => other.close(resolve))

  const port = await freePort()
  const next = program(port)
  await next.says(`OpenMIPRES está en http://localhost:${port}`)
  next.child.kill('SIGTERM')
  expect(await next.ended).toBe(0)
}, 180_000)

test('settings that cannot be used are said, one sentence each, without a stack', async () => {
  const wrong = program(3000, { DATABASE_URL: 'mysql://x', PUBLIC_URL: 'ejemplo.org' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.said().split('\n')).toEqual([
    expect.stringMatching(/^DATABASE_URL .*\.$/),
    expect.stringMatching(/^PUBLIC_URL .*\.$/),
  ])
})
