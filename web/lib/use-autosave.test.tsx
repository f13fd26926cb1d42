import { act, renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem } from './api.ts'
import { useAutosave } from './use-autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const refusal = (code: string) =>
  new ApiProblem(
    { kind: 'refusal', requestId: 'r', title: '', refusals: [{ code: code as never, params: {}, text: '' }] },
    409,
  )

/** A draft of one text; `answer` is what the server says to the next save. */
function draft(answer: () => Promise<{ version: number; updatedAt: string }>) {
  const sent: { version: number; content: Record<string, unknown> }[] = []
  const { result } = renderHook(() => {
    const form = useForm({ defaultValues: { text: 'a' } })
    const saving = useAutosave(
      form,
      { version: 1, updatedAt: '2026-11-20T15:00:00.000Z', stored: { text: 'a' } },
      {
        contentOf: (values) => ({ ...values }),
        save: (body) => {
          sent.push(body)
          return answer()
        },
        closedBy: 'prescribing.draft_signed',
      },
    )
    return { form, saving }
  })
  return {
    sent,
    saving: () => result.current.saving,
    write: (text: string) => act(() => result.current.form.setValue('text', text)),
    wait: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
  }
}
const saved = async () => ({ version: 2, updatedAt: '2026-11-20T15:01:00.000Z' })

test('saves a second after the last change, with the version that was read', async () => {
  const one = draft(saved)
  await one.write('ab')
  await one.wait(900)
  await one.write('abc')
  expect(one.saving().kind).toBe('dirty')
  await one.wait(900)
  expect(one.sent).toEqual([])
  await one.wait(200)
  expect(one.sent).toEqual([{ version: 1, content: { text: 'abc' } }])
  expect(one.saving()).toMatchObject({ kind: 'saved', version: 2 })
})

test('what is taken back before it is sent is not sent, and the draft stands saved', async () => {
  const one = draft(saved)
  await one.write('ab')
  await one.write('a')
  await one.wait(1_100)
  expect(one.sent).toEqual([])
  expect(one.saving().kind).toBe('saved')
})

test.each([
  ['platform.version_conflict', 'conflict'],
  ['prescribing.draft_signed', 'closed'],
  ['platform.not_found', 'gone'],
])('after %s it saves no more', async (code, kind) => {
  const one = draft(() => Promise.reject(refusal(code)))
  await one.write('ab')
  await one.wait(1_100)
  expect(one.saving().kind).toBe(kind)
  await one.write('abc')
  await one.wait(60_000)
  expect(one.sent).toHaveLength(1)
})

test('without network it tries again, and says so meanwhile', async () => {
  let lost = true
  const one = draft(() =>
    lost ? Promise.reject(new ApiProblem({ kind: 'fault', requestId: '', title: '' }, 0)) : saved(),
  )
  await one.write('ab')
  await one.wait(1_100)
  expect(one.saving().kind).toBe('offline')
  lost = false
  await one.wait(8_100)
  expect(one.saving()).toMatchObject({ kind: 'saved', version: 2 })
})
