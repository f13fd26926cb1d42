import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Autosave } from '#web/lib/use-autosave.ts'
import type { DraftForm } from './draft.ts'
import { askCheck, type DraftCheck } from './use-check.ts'

/** The step before signing: saves, asks the server for what is missing, and goes on when nothing is. */
export function useReview(
  form: UseFormReturn<DraftForm>,
  at: {
    params: { context: string; draftId: string }
    base: string
    saving: Autosave
    /** What the server says of what is written now; absent while it is asked. */
    fresh: DraftCheck | undefined
  },
): { review: () => Promise<void>; reviewing: boolean; tried: number } {
  const { params, base, saving, fresh } = at
  const navigate = useNavigate()
  const [tried, setTried] = useState(0)
  const [reviewing, setReviewing] = useState(false)

  // After the first try to sign, each field says what the server says of it now.
  useEffect(() => {
    if (tried > 0 && fresh) showIssues(form, fresh.issues)
  }, [tried, fresh, form])

  async function review(): Promise<void> {
    if (reviewing) return
    setReviewing(true)
    try {
      if ((await saving.flush()) === null) return
      const result = await askCheck(params)
      if (result.issues.length === 0) {
        await navigate({ to: `${base}/firmar` })
        return
      }
      showIssues(form, result.issues)
      setTried((n) => n + 1)
    } catch {
      // Without network or with a fault the draft stays as it is; the strip and the foot say so.
    } finally {
      setReviewing(false)
    }
  }

  return { review, reviewing, tried }
}

function showIssues(form: UseFormReturn<DraftForm>, issues: DraftCheck['issues']): void {
  form.clearErrors()
  for (const { path, text } of issues) form.setError(path as never, { type: 'server', message: text })
}
