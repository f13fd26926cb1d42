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

/** "¿La aceptarían?" of the version that the server has; the former answer stays while the next one comes. */
export function useCheck(params: { context: string; draftId: string }, version: number): UseQueryResult<DraftCheck> {
  return useQuery({
    queryKey: checkKey(params, version),
    queryFn: ({ signal }) => call(checkDraft, { params }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })
}
