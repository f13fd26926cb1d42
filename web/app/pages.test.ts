import { expect, test } from 'vitest'
import { pagesToSee } from './pages.ts'
import { router } from './router.tsx'

/** Pages that only exist in the middle of a sign-in; their addresses are made by tools/demo-site.ts. */
const halfDone: Record<string, string> = {
  '{second_factor}': '/ingresar/segundo-factor',
  '{consent}': '/permitir',
  '/auth/login?to=/mi-camino': '/ingresar',
}

test('every route of the router is photographed and judged: it is in web/app/pages.ts', () => {
  const seen = pagesToSee.map(({ path }) => halfDone[path] ?? path.replace(/\?.*/, ''))
  const matches = (route: string): boolean => {
    const pattern = new RegExp(`^${route.replace(/\$\w+/g, '[^/]+')}$`)
    return seen.some((path) => pattern.test(path))
  }
  const routes = Object.keys(router.routesByPath)
  expect(routes.length).toBeGreaterThan(60)
  expect(routes.filter((route) => !matches(route))).toEqual([])
})

test('pictures have names of their own', () => {
  const names = pagesToSee.map(({ name }) => name)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})
