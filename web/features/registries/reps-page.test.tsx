import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { show } from '#web/testing/render.tsx'
import { RepsPage } from './reps-page.tsx'

const towns = [
  { code: '13873', name: 'Villanueva', department: 'Bolívar' },
  { code: '85440', name: 'Villanueva', department: 'Casanare' },
  { code: '85001', name: 'Yopal', department: 'Casanare' },
]
const asked: string[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  asked.length = 0
})

/** The edge of the network: municipalities by name, and REPS without providers. */
function registries(): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const q = (searchParams.get('q') ?? '').toLowerCase()
    const places = pathname.endsWith('/municipalities')
    if (!places) asked.push(searchParams.get('municipality') ?? '')
    const body = places
      ? { items: towns.filter(({ name, code }) => name.toLowerCase().includes(q) || code === q) }
      : { items: [], next: null, cut: null }
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  })
}

test('a municipality written without choosing it is said at its box and stays written', async () => {
  registries()
  const user = userEvent.setup()
  await show(<RepsPage />)
  await user.type(screen.getByRole('searchbox'), 'hospital')
  const box = screen.getByRole('combobox', { name: /Municipio/ })
  await user.type(box, 'villanueva')
  await user.click(screen.getByRole('button', { name: 'Consultar' }))
  expect(await screen.findByText('Elija el municipio de la lista, o borre lo escrito.')).toBeTruthy()
  expect(box).toHaveProperty('value', 'villanueva')
  await waitFor(() => expect(document.activeElement).toBe(box))
  expect(asked).toEqual([])
})

test('one that means a single municipality is taken', async () => {
  registries()
  const user = userEvent.setup()
  await show(<RepsPage />)
  await user.type(screen.getByRole('combobox', { name: /Municipio/ }), 'yopal')
  await user.click(screen.getByRole('button', { name: 'Consultar' }))
  await waitFor(() => expect(asked).toContain('85001'))
})
