import { createConfig, lintFromString } from '@redocly/openapi-core'
import spectralCore from '@stoplight/spectral-core'
import spectralRulesets from '@stoplight/spectral-rulesets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing/test-app.ts'

let t: TestApp
let document: string
beforeAll(async () => {
  t = await testApp()
  document = (await t.app.inject({ method: 'GET', url: '/api/openapi.json' })).body
})
afterAll(() => t.close())

test('the OpenAPI document has no error by redocly’s recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config })
  expect(problems.filter((p) => p.severity === 'error').map((p) => `${p.ruleId}: ${p.message}`)).toEqual([])
})

test('the OpenAPI document has no error by spectral:oas', async () => {
  const spectral = new spectralCore.Spectral()
  spectral.setRuleset({ extends: [spectralRulesets.oas] } as never)
  const problems = await spectral.run(document)
  expect(problems.filter((p) => p.severity === 0).map((p) => `${p.code}: ${p.path.join('.')}`)).toEqual([])
})

test('it is OpenAPI 3.1 at the root of this server', () => {
  expect(JSON.parse(document)).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }] })
})
