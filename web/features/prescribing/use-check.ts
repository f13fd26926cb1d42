import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { checkDraft } from '#contract/prescribing.ts'
import { type CallResult, call } from '#web/lib/api.ts'

/** What the server says of a draft. */
export type DraftCheck = CallResult<typeof checkDraft>

export const checkKey = (params: { context: string; draftId: string }, version: number): unknown[] => [
  'prescribing.check_draft',
  params,
  version,
]

/** Asks it; of a field with several faults, the first: one thing to mend is one thing missing. */
export async function askCheck(
  params: { context: string; draftId: string },
  signal?: AbortSignal,
): Promise<DraftCheck> {
  const check = await call(checkDraft, { params }, signal)
  const first = new Map(check.issues.map((issue) => [issue.path, issue] as const).reverse())
  return { ...check, issues: check.issues.filter((issue) => first.get(issue.path) === issue) }
}

/** "¿La aceptarían?" of the version that the server has; the former answer stays while the next one comes. */
export function useCheck(params: { context: string; draftId: string }, version: number): UseQueryResult<DraftCheck> {
  return useQuery({
    queryKey: checkKey(params, version),
    queryFn: ({ signal }) => askCheck(params, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })
}
