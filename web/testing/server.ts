import { afterEach, beforeEach, vi } from 'vitest'

interface Sent {
  method: string
  url: string
  body: unknown
}

/** The edge of the network in tests of the web: answers in turn, and what was sent to it. */
export interface FakeNetwork {
  answer: (status: number, body?: unknown) => void
  lost: () => void
  sent: Sent[]
}

/** A network that answers what the test says (the server itself is tested on its own side, and both together in e2e). */
export function network(): FakeNetwork {
  const answers: (() => Response)[] = []
  const state: FakeNetwork = {
    sent: [],
    answer(status, body) {
      answers.push(
        () =>
          new Response(body === undefined ? null : JSON.stringify(body), {
            status,
            headers: { 'content-type': 'application/json', 'x-request-id': 'r-1' },
          }),
      )
    },
    lost() {
      answers.push(() => {
        throw new TypeError('Failed to fetch')
      })
    },
  }
  beforeEach(() => {
    answers.length = 0
    state.sent.length = 0
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      state.sent.push({
        method: init.method ?? 'GET',
        url,
        body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      })
      const next = answers.shift()
      if (!next) throw new Error(`no answer was prepared for ${url}`)
      return next()
    })
  })
  afterEach(() => vi.unstubAllGlobals())
  return state
}
