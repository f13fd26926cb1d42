import { screen, waitFor } from '@testing-library/react'
import { type ReactElement, useState } from 'react'
import { expect, test } from 'vitest'
import type { PolicyContents } from '#contract/policies.ts'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { useKeptDraft } from './use-kept-draft.ts'

const net = network()
const content = (registro: 'prescriptora' | 'universitaria') =>
  ({ professions: [], registro, prescribir_ordenar: 'una_entrada' }) as unknown as PolicyContents['profesion_item']

function Page(): ReactElement {
  const [draft, setDraft] = useState<PolicyContents['profesion_item'] | null>(null)
  const state = useKeptDraft({ name: 'profesion_item', fromVersion: 3, draft })
  return (
    <>
      <p>{state}</p>
      <button type="button" onClick={() => setDraft(content('universitaria'))}>
        one
      </button>
      <button type="button" onClick={() => setDraft(content('prescriptora'))}>
        other
      </button>
      <button type="button" onClick={() => setDraft(null)}>
        none
      </button>
    </>
  )
}
const press = (name: string) => screen.getByRole('button', { name }).click()

test('a draft is kept after the pause, once for several changes, and discarded when nothing differs', async () => {
  await show(<Page />)
  expect(net.sent).toEqual([])
  net.answer(204)
  press('one')
  press('other')
  await screen.findByText('waiting')
  await screen.findByText('kept', undefined, { timeout: 3000 })
  expect(net.sent).toMatchObject([
    { method: 'PUT', url: '/api/v1/operator/policies/profesion_item/draft', body: { fromVersion: 3 } },
  ])
  net.answer(204)
  press('none')
  await waitFor(() => expect(net.sent[1]?.method).toBe('DELETE'), { timeout: 3000 })
})

test('a page that is left keeps its last change and no earlier one; a failure is said', async () => {
  const page = await show(<Page />)
  net.lost()
  press('one')
  await screen.findByText('failed', undefined, { timeout: 3000 })
  net.answer(204)
  press('other')
  await screen.findByText('waiting')
  page.unmount()
  await waitFor(() => expect(net.sent).toHaveLength(2))
  expect(net.sent[1]?.body).toMatchObject({ content: { registro: 'prescriptora' } })
})

test('what was kept already is not sent again on leaving', async () => {
  const page = await show(<Page />)
  net.answer(204)
  press('one')
  press('other')
  await waitFor(() => expect(net.sent).toHaveLength(1), { timeout: 3000 })
  await screen.findByText('kept')
  page.unmount()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(net.sent).toHaveLength(1)
})
