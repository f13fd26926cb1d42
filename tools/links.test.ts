import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** `/a/$id` as a pattern; the addresses that the server answers itself are known too. */
const routes = [...read('web/app/router.tsx').matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, path = '']) => path)
const patterns = routes.map((path) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}/?$`))
const ofServer = [/^\/api\//, /^\/auth\//, /^\/health$/]

/** Every address written as a link: `to="/x"`, `to={`/x/${id}`}`, `to: '/x'`, and on the server `href:` and `link:`. */
function addresses(text: string): string[] {
  return [...text.matchAll(/\b(?:to|href|link|close|next|first)(?:=\{?|: )["'`](\/[^"'`]*)["'`]/g)].map(([, to = '']) =>
    to.replace(/\$\{[^}]*\}/g, 'x').replace(/[?#].*$/, ''),
  )
}

test('every link of the web and of the server leads to a page', () => {
  expect(routes.length).toBeGreaterThan(5)
  const sources = [...files('web'), ...files('server/modules'), ...files('server/platform')]
  const dead = sources.flatMap((file) =>
    addresses(read(file))
      .filter((to) => to !== '/' && ![...patterns, ...ofServer].some((pattern) => pattern.test(to)))
      .map((to) => `${file}: ${to}`),
  )
  expect([...new Set(dead)]).toEqual([])
})
