import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Endpoint } from '#contract/endpoint.ts'
import { type ApiProblem, type CallArgs, type CallResult, call } from './api.ts'

/**
 * Reads a draft once, to be written from then on: never from a cache, since what another page saved would be taken for a conflict,
 * and never again by itself, since what comes later is what this page saved. `reload` asks anew; `round` counts those times.
 */
export function useDraft<E extends Endpoint>(
  endpoint: E,
  args: CallArgs<E>,
): { query: UseQueryResult<CallResult<E>, ApiProblem>; round: number; reload: () => void } {
  const [round, setRound] = useState(0)
  const query = useQuery<CallResult<E>, ApiProblem>({
    queryKey: [endpoint.id, args, round],
    queryFn: ({ signal }) => call(endpoint, args, signal),
    gcTime: 0,
    staleTime: 'static',
    refetchOnWindowFocus: false,
  })
  return { query, round, reload: () => setRound((n) => n + 1) }
}
