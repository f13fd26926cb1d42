import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { announce } from './announce.ts'
import { ApiProblem } from './api.ts'
import { showHour } from './format.ts'

/**
 * How a draft stands on the server. `conflict`: another tab or computer saved later, and nothing of it is overwritten;
 * `closed`: it became what it was a draft of; `gone`: it was discarded.
 */
export interface SaveState {
  kind: 'saved' | 'dirty' | 'saving' | 'offline' | 'failed' | 'conflict' | 'closed' | 'gone'
  /** The version that the server has of what this page sent. */
  version: number
  savedAt: string
}

/** After the last key; and how often a save is said aloud. */
const PAUSE_MS = 1_000
const SAY_MS = 10_000
const RETRY_MS = 8_000

type Content = Record<string, unknown>

export type Autosave = SaveState & { flush: () => Promise<number | null> }

/**
 * Saves a draft while it is written: a second after the last change, when the network comes back, when the page is hidden, and on
 * demand (`flush`: the version that has everything, null when the server has not). What was typed stays in the form whatever happens.
 */
export function useAutosave<T extends FieldValues>(
  form: UseFormReturn<T>,
  draft: {
    version: number
    updatedAt: string
    /** What the server has, as `contentOf` writes it: what the form fills in by itself differs, and is saved. */
    stored: Content
  },
  how: {
    contentOf: (form: T) => Content
    save: (body: { version: number; content: Content }) => Promise<{ version: number; updatedAt: string }>
    /** The refusal of what is no draft any more. */
    closedBy: string
  },
): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'saved', version: draft.version, savedAt: draft.updatedAt })
  const version = useRef(draft.version)
  const saved = useRef<string | null>(null)
  saved.current ??= JSON.stringify(draft.stored)
  const stopped = useRef(false)
  const running = useRef<Promise<number | null> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const said = useRef(0)
  const latest = useRef(how)
  latest.current = how
  const written = useCallback(() => latest.current.contentOf(form.getValues()), [form])

  const flush = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    if (stopped.current) return null
    const content = written()
    const text = JSON.stringify(content)
    if (text === saved.current) {
      // What was written was taken back before it was sent.
      setState((old) => (old.kind === 'dirty' ? { ...old, kind: 'saved' } : old))
      return version.current
    }
    setState((old) => ({ ...old, kind: 'saving' }))
    running.current = latest.current
      .save({ version: version.current, content })
      .then((result) => {
        version.current = result.version
        saved.current = text
        setState({ kind: 'saved', version: result.version, savedAt: result.updatedAt })
        if (Date.now() - said.current > SAY_MS) {
          said.current = Date.now()
          announce(`Borrador guardado a las ${showHour(result.updatedAt)}`)
        }
        return result.version
      })
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        const end = endOf(error, latest.current.closedBy)
        stopped.current = end !== null
        setState((old) => ({ ...old, kind: end ?? (error.status === 0 ? 'offline' : 'failed') }))
        if (!stopped.current) timer.current = setTimeout(() => void flush(), RETRY_MS)
        return null
      })
      .finally(() => {
        running.current = null
      })
    const done = await running.current
    return done !== null && JSON.stringify(written()) !== saved.current ? flush() : done
  }, [written])

  useEffect(() => {
    const changed = () => {
      if (stopped.current || JSON.stringify(written()) === saved.current) return
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
  }, [form, flush, written])

  return { ...state, flush }
}

/** Why nothing more can be saved; null when it can be tried again. */
function endOf(error: ApiProblem, closedBy: string): 'conflict' | 'closed' | 'gone' | null {
  if (error.has('platform.version_conflict')) return 'conflict'
  if (error.has(closedBy)) return 'closed'
  return error.has('platform.not_found') ? 'gone' : null
}
