import fs from 'node:fs'
import { expect, test } from 'vitest'
import { pathPages } from './paths-docs.ts'

test('docs/paths is drawn from the declaration as it is (else: npm run docs:paths)', () => {
  const pages = pathPages()
  expect(fs.readdirSync('docs/paths').sort()).toEqual([...pages.keys()].sort())
  for (const [name, text] of pages) expect(fs.readFileSync(`docs/paths/${name}`, 'utf8'), name).toBe(text)
})
