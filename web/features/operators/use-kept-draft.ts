import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PolicyContents, PolicyName } from '#contract/policies.ts'
import { discardDraft, readPolicy, saveDraft } from '#contract/users-policies.ts'
import { call } from '#web/lib/api.ts'

const PAUSE_MS = 500

/**
 * Keeps a draft on the server half a second after each change, and discards it when nothing differs any more (null). Says how
 * that stands; while something is not kept yet, leaving the page asks first.
 */
export function useKeptDraft(input: {
  name: PolicyName
  fromVersion: number
  draft: PolicyContents[PolicyName] | null
}): 'kept' | 'waiting' | 'failed' {
  const { name, fromVersion, draft } = input
  const client = useQueryClient()
  const text = JSON.stringify(draft)
  const keptText = useRef(text)
  /** What a page that is left still has to keep. */
  const pending = useRef<(() => Promise<void>) | null>(null)
  const [state, setState] = useState<'kept' | 'waiting' | 'failed'>('kept')

  useEffect(() => {
    pending.current = null
    if (text === keptText.current) {
      setState('kept')
      return
    }
    setState('waiting')
    let done = false
    const keep = async (): Promise<void> => {
      done = true
      try {
        const content = JSON.parse(text) as Record<string, unknown> | null
        if (content) await call(saveDraft, { params: { name }, body: { content, fromVersion } })
        else await call(discardDraft, { params: { name } })
        keptText.current = text
        setState('kept')
      } catch {
        setState('failed')
      }
    }
    const timer = setTimeout(() => void keep(), PAUSE_MS)
    const ask = (event: BeforeUnloadEvent) => {
      if (keptText.current !== text) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('beforeunload', ask)
      // A newer change keeps itself; a page that is left keeps what it had.
      if (!done) pending.current = keep
    }
  }, [text, name, fromVersion])

  useEffect(() => {
    return () => {
      void pending.current?.()
      // The next visit reads the draft again instead of what this one began with; a page that stays keeps what it reads.
      setTimeout(() => client.removeQueries({ queryKey: [readPolicy.id], type: 'inactive' }))
    }
  }, [client])
  return state
}
