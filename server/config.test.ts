import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'config-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const demo = { OPENMIPRES_DATA: folder }
const production = {
  OPENMIPRES_DATA: folder,
  DATABASE_URL: 'postgres://app:x@db:5432/mipres',
  PUBLIC_URL: 'https://mipres.example.org',
  SMTP_URL: 'smtp://mail.example.org',
  OPENMIPRES_SECRET: 'x'.repeat(40),
}

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
  }
  return []
}

test('without settings it is the demo on port 3000, with a secret that stays', () => {
  const config = readConfig(demo)
  expect(config).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', demo: true, databaseUrl: null })
  expect(config.roles).toEqual(['web', 'worker'])
  expect(readConfig(demo).secrets).toEqual(config.secrets)
  expect(config.secrets[0].length).toBeGreaterThan(32)
})

test('with DATABASE_URL the demo is off and what production needs is asked for, all at once', () => {
  expect(readConfig(production)).toMatchObject({ demo: false, mailFrom: 'no-responder@mipres.example.org' })
  expect(faultsOf({ ...demo, DATABASE_URL: production.DATABASE_URL })).toEqual([
    expect.stringContaining('PUBLIC_URL'),
    expect.stringContaining('SMTP_URL'),
    expect.stringContaining('OPENMIPRES_SECRET'),
  ])
})

test.each([
  ['PORT', '99999'],
  ['DATABASE_URL', 'mysql://x'],
  ['PUBLIC_URL', 'mipres.example.org'],
  ['PUBLIC_URL', 'https://example.org/mipres'],
  ['SMTP_URL', 'mail'],
  ['MAIL_FROM', 'nadie'],
  ['OPENMIPRES_DEMO', 'sí'],
  ['OPENMIPRES_ROLES', 'web,reloj'],
  ['OPENMIPRES_SECRET', 'corto'],
  ['RATE_LOGIN', '0'],
])('%s=%s is refused with one sentence that names it', (name, value) => {
  const faults = faultsOf({ ...production, [name]: value })
  expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} .*\\.$`))])
})
