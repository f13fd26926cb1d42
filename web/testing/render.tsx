import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { type RenderResult, render } from '@testing-library/react'
import type { ReactElement } from 'react'

/** Draws a piece inside a router and a query cache of its own; resolves when it is on screen. */
export async function show(piece: ReactElement): Promise<RenderResult> {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => piece, notFoundComponent: () => piece }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  await router.load()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
}
