import { useQueryClient } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import type { ItemKey } from '#contract/direccionamientos.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { useNext } from './use-next.ts'

const net = network()
const context = { key: 'c~~DIRECCIONAMIENTO' } as ContextView
const key = (item: number): ItemKey => ({ number: '20261120000000000001', kind: 'M', item })
const page = (items: number[], next: string | null = null) => ({
  rows: items.map((item) => ({ ...key(item), itemName: `Ítem ${item}`, patientName: 'Elvia' })),
  next,
  count: items.length,
})

function Next({ item }: { item: number }): ReactElement {
  const client = useQueryClient()
  const next = useNext(context, key(item))
  return (
    <>
      <p>{next ? `Sigue ${next.row.itemName} en ${next.to.replace(/.*direccionar/, '')}` : 'Nada sigue'}</p>
      <button type="button" onClick={() => void client.invalidateQueries()}>
        Leer otra vez
      </button>
    </>
  )
}

test('the next one is who stands after it; once it was directed and stands there no more, still the same', async () => {
  net.answer(200, page([1, 2, 3]))
  await show(<Next item={1} />)
  expect(await screen.findByText('Sigue Ítem 2 en /20261120000000000001/M/2')).toBeTruthy()
  net.answer(200, page([2, 3]))
  await userEvent.setup().click(screen.getByRole('button'))
  expect(await screen.findByText('Sigue Ítem 2 en /20261120000000000001/M/2')).toBeTruthy()
  expect(net.sent).toHaveLength(2)
})

test('after the last of a page comes the first of the next one, at its place in the queue', async () => {
  net.answer(200, page([1, 2], 'cursor'))
  net.answer(200, page([3]))
  await show(<Next item={2} />)
  expect(await screen.findByText('Sigue Ítem 3 en /20261120000000000001/M/3?desde=cursor')).toBeTruthy()
  expect(net.sent[1]?.body).toMatchObject({ after: 'cursor' })
})

test('after the last of all, the first again; nothing when no other waits', async () => {
  net.answer(200, page([1, 2]))
  const { unmount } = await show(<Next item={2} />)
  expect(await screen.findByText('Sigue Ítem 1 en /20261120000000000001/M/1')).toBeTruthy()
  unmount()
  net.answer(200, page([2]))
  await show(<Next item={2} />)
  expect(await screen.findByText('Nada sigue')).toBeTruthy()
})
