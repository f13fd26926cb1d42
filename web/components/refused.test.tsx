import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { RefusalCode } from '#contract/refusals/index.ts'
import { ApiProblem } from '#web/lib/api.ts'
import { show } from '#web/testing/render.tsx'
import { Refused } from './refused.tsx'

const refusal = (code: RefusalCode) =>
  new ApiProblem(
    { kind: 'refusal', requestId: 'r-1', title: 'No', refusals: [{ code, params: {}, text: 'No se puede.' }] },
    422,
  )

test('a refusal of the rules carries the way to its reasons', async () => {
  await show(<Refused problem={refusal('identity.second_factor_missing')} />)
  expect(screen.getByRole('link', { name: '¿Por qué?' }).getAttribute('href')).toBe(
    '/por-que?codigo=identity.second_factor_missing',
  )
})

test('it has no reasons to show to a visitor, nor of what was typed wrong', async () => {
  const client = new QueryClient()
  client.setQueryData(['session'], { subject: null, unread: 0, demo: false })
  render(
    <QueryClientProvider client={client}>
      <Refused problem={refusal('identity.account_blocked')} />
    </QueryClientProvider>,
  )
  expect(screen.queryByRole('link')).toBeNull()
})

// Where the words stand elsewhere: a page whose lead they are, a field's own error, an operator's decision.
const elsewhere = [
  'administration/capacity.tsx',
  'entities/registration-fields.tsx',
  'entities/review-page.tsx',
  'prescribing/factor-dialog.tsx',
]

test('no page writes a refusal by itself: every one goes through the components that carry the reasons', () => {
  const files = import.meta.glob('../features/**/*.tsx', { query: '?raw', import: 'default', eager: true })
  expect(Object.keys(files).length).toBeGreaterThan(50)
  const alone = Object.keys(files).filter((file) => String(files[file]).includes('sentences.join'))
  expect(alone.map((file) => file.replace('../features/', '')).sort()).toEqual(elsewhere)
})
