import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Endpoint } from '#contract/endpoint.ts'
import { type ApiProblem, type CallArgs, type CallResult, call } from './api.ts'

/** The question of an endpoint as the cache knows it: for reading several at once, or leaving there what was read already. */
export function queryOf<E extends Endpoint>(
  endpoint: E,
  args: CallArgs<E>,
): { queryKey: unknown[]; queryFn: (context: { signal: AbortSignal }) => Promise<CallResult<E>> } {
  const { params, query, body } = args as { params?: unknown; query?: unknown; body?: unknown }
  return {
    queryKey: [endpoint.id, params ?? null, query ?? null, body ?? null],
    // A query may not answer undefined: an endpoint without content answers null.
    queryFn: async ({ signal }) => (await call(endpoint, args, signal)) ?? (null as never),
  }
}

/**
 * Reads an endpoint of the contract and keeps the answer while its arguments are the same.
 * `enabled: false` waits; `keep` shows the former page of a list while the next one comes.
 */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  args: CallArgs<E>,
  options: { enabled?: boolean; keep?: boolean; refetchEvery?: number } = {},
): UseQueryResult<CallResult<E>, ApiProblem> {
  return useQuery<CallResult<E>, ApiProblem>({
    ...queryOf(endpoint, args),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keep ? { placeholderData: keepPreviousData as never } : {}),
    ...(options.refetchEvery ? { refetchInterval: options.refetchEvery } : {}),
  })
}
