import { readdir, readFile } from 'node:fs/promises'
import { type Plugin, parseAst } from 'vite'
import { expect, test } from 'vitest'
import { contractForBrowser } from './contract-for-browser.ts'

/** What the plugin makes of a source without types. */
function forBrowser(code: string): string {
  const { transform } = contractForBrowser() as Plugin & { transform: { handler: Transform } }
  return transform.handler.call({ parse: parseAst }, code).code
}
type Transform = (this: { parse: typeof parseAst }, code: string) => { code: string }

test('an endpoint keeps its id, method and path', () => {
  const code =
    "const may = (c) => ({ c })\nexport const read = endpoint({ id: 'a.b', method: 'GET', path: '/a', ...may('x'), body: z.object({}) })\n"
  expect(forBrowser(code)).toBe(
    "const may = (c) => ({ c })\nexport const read = { id: 'a.b', method: 'GET', path: '/a' }\n",
  )
})

test('what is declared by calls goes when nobody uses it; plain values and functions stay as they are', () => {
  expect(forBrowser("const a = z.object({})\nexport const b = { c: 'd' }\n")).toBe(
    "const a = /* @__PURE__ */ (() => (z.object({})))()\nexport const b = { c: 'd' }\n",
  )
})

test('an endpoint without its path stops the build', () => {
  expect(() => forBrowser("const a = endpoint({ ...same, id: 'a.b', method: 'GET' })")).toThrow(
    'lacks id, method or path',
  )
})

test('no page reads a schema through its endpoint, which has none in the browser', async () => {
  const found: string[] = []
  for (const file of await readdir('web', { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue
    const text = await readFile(`web/${file}`, 'utf8')
    if (/\.(params|query|body|response)\??\.(safeParse|parse|shape)\b/.test(text)) found.push(file)
  }
  expect(found).toEqual([])
})
