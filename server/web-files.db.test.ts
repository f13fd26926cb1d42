import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from './testing/test-app.ts'

// The built web as the server hands it out; a folder like that of the build stands for it.
let t: TestApp
let webRoot = ''
beforeAll(async () => {
  webRoot = fs.mkdtempSync(path.join(os.tmpdir(), 'openmipres-web-'))
  const write = (name: string, content: string | Buffer): void => {
    fs.mkdirSync(path.dirname(path.join(webRoot, name)), { recursive: true })
    fs.writeFileSync(path.join(webRoot, name), content)
  }
  write('index.html', '<h1>la página</h1>')
  write('theme.js', 'tema()')
  write('assets/index-Ab1.js', 'entero()')
  write('assets/index-Ab1.js.br', brotliCompressSync('entero()'))
  write('.vite/manifest.json', '{}')
  t = await testApp({ webRoot })
})
afterAll(async () => {
  await t.close()
  fs.rmSync(webRoot, { recursive: true, force: true })
})

const get = (url: string, headers = {}) => t.app.inject({ method: 'GET', url, headers })

test('what the build named is sent compressed and kept for ever; the page is always asked again', async () => {
  const plain = await get('/assets/index-Ab1.js')
  expect([plain.statusCode, plain.body]).toEqual([200, 'entero()'])
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const packed = await get('/assets/index-Ab1.js', { 'accept-encoding': 'br' })
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching('javascript'),
  })
  expect((await t.app.inject({ method: 'HEAD', url: '/assets/index-Ab1.js' })).statusCode).toBe(200)
  const theme = await get('/theme.js')
  expect([theme.body, theme.headers['cache-control']]).toEqual(['tema()', 'no-cache'])
})

test.each(['/', '/index.html', '/mi-camino', '/no/existe'])('%s is the page', async (url) => {
  const { statusCode, body, headers } = await get(url)
  expect([statusCode, body, headers['cache-control']]).toEqual([200, '<h1>la página</h1>', 'no-cache'])
})

test.each(['/assets/otro.js', '/assets/', '/assets/..%2f.vite/manifest.json', '/api/v1/nada'])(
  '%s is nothing, and is not the page',
  async (url) => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBe(404)
    expect(body).toContain('platform.not_found')
  },
)
