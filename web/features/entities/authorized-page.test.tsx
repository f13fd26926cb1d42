import { expect, test } from 'vitest'
import type { SlotView } from '#contract/identity-delegations.ts'
import { show } from '#web/testing/render.tsx'
import { Lacking } from './authorized-page.tsx'

const slot = (title: string, more: Partial<SlotView> = {}): SlotView => ({
  capacityId: title,
  kind: 'eps',
  regime: title === 'Contributivo' ? 'contributivo' : 'subsidiado',
  title,
  codes: [],
  inForce: null,
  pending: null,
  blocked: null,
  declinedAt: null,
  ...more,
})
const naming = { state: 'nombrada' } as SlotView['pending']

test('R-04: of two regimes, the note speaks of the one that lacks a name and of the one that waits apart', async () => {
  const { container } = await show(<Lacking slots={[slot('Contributivo', { pending: naming }), slot('Subsidiado')]} />)
  expect([...container.querySelectorAll('p')].map((p) => p.textContent)).toEqual([
    'Falta nombrar a una persona. Mientras tanto nadie administra MIPRES en el régimen subsidiado.',
    'Falta un registro. Hasta que se registre quien usted nombró, nadie administra MIPRES en el régimen contributivo.',
  ])
})

test('nothing is said when every regime is administered or declined', async () => {
  const inForce = { state: 'vigente' } as SlotView['inForce']
  const { container } = await show(
    <Lacking
      slots={[slot('Contributivo', { inForce }), slot('Subsidiado', { declinedAt: '2026-11-20T14:00:00.000Z' })]}
    />,
  )
  expect(container.textContent).toBe('')
})
