import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { saveDraft } from '#contract/prescribing.ts'
import { announce } from '#web/lib/announce.ts'
import { ApiProblem, call } from '#web/lib/api.ts'
import { showHour } from '#web/lib/format.ts'
import { contentOf, type DraftForm } from './draft.ts'

/** How the draft stands on the server. `conflict`: another tab or computer saved later, and nothing of it is overwritten. */
export interface SaveState {
  kind: 'saved' | 'dirty' | 'saving' | 'offline' | 'failed' | 'conflict' | 'signed'
  /** The version that the server has of what this page sent. */
  version: number
  savedAt: string
}

/** After the last key; and how often a save is said aloud. */
const PAUSE_MS = 1_000
const SAY_MS = 10_000
const RETRY_MS = 8_000

/**
 * Saves the draft while it is written: a second after the last change, when the network comes back, when the page is hidden, and on
 * demand (`flush`, true when the server has everything). What was typed stays in the form whatever happens.
 */
export function useAutosave(
  form: UseFormReturn<DraftForm>,
  params: { context: string; draftId: string },
  first: { version: number; updatedAt: string },
): SaveState & { flush: () => Promise<boolean> } {
  const [state, setState] = useState<SaveState>({ kind: 'saved', version: first.version, savedAt: first.updatedAt })
  const version = useRef(first.version)
  const saved = useRef<string | null>(null)
  saved.current ??= JSON.stringify(contentOf(form.getValues()))
  const stopped = useRef(false)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const said = useRef(0)
  const where = useRef(params)
  where.current = params

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    if (stopped.current) return false
    const content = contentOf(form.getValues())
    const text = JSON.stringify(content)
    if (text === saved.current) return true
    setState((old) => ({ ...old, kind: 'saving' }))
    running.current = call(saveDraft, { params: where.current, body: { version: version.current, content } })
      .then((result) => {
        version.current = result.version
        saved.current = text
        setState({ kind: 'saved', version: result.version, savedAt: result.updatedAt })
        if (Date.now() - said.current > SAY_MS) {
          said.current = Date.now()
          announce(`Borrador guardado a las ${showHour(result.updatedAt)}`)
        }
        return true
      })
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        const conflict = error.has('platform.version_conflict')
        const signed = error.has('prescribing.draft_signed')
        stopped.current = conflict || signed
        const kind = conflict ? 'conflict' : signed ? 'signed' : error.status === 0 ? 'offline' : 'failed'
        setState((old) => ({ ...old, kind }))
        if (!stopped.current) timer.current = setTimeout(() => void flush(), RETRY_MS)
        return false
      })
      .finally(() => {
        running.current = null
      })
    const done = await running.current
    return done && JSON.stringify(contentOf(form.getValues())) !== saved.current ? flush() : done
  }, [form])

  useEffect(() => {
    const changed = () => {
      if (stopped.current || JSON.stringify(contentOf(form.getValues())) === saved.current) return
      setState((old) => (old.kind === 'dirty' || old.kind === 'offline' ? old : { ...old, kind: 'dirty' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE_MS)
    }
    const stop = form.subscribe({ formState: { values: true }, callback: changed })
    const now = () => void flush()
    const hidden = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      stop()
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', hidden)
      clearTimeout(timer.current)
      void flush()
    }
  }, [form, flush])

  return { ...state, flush }
}
