import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api.ts'

/** One cache for the tab. What a rule refused is not asked again; what failed on the way is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => !(error instanceof ApiProblem && error.problem.kind !== 'fault') && count < 2,
    },
    mutations: { retry: false },
  },
})
