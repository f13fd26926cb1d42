import type { ReactElement } from 'react'
import { Actions, Button } from '#web/components/button.tsx'
import { useSearchState } from '#web/lib/url.ts'

/** Goes through a list that begins with the latest; where it stands is in the address (`desde`). */
export function NewestFirst({ next }: { next: string | null }): ReactElement | null {
  const [search, change] = useSearchState()
  if (!next && !search.desde) return null
  return (
    <Actions keep>
      {search.desde && <Button onClick={() => change({ desde: undefined })}>Los más recientes</Button>}
      {next && <Button onClick={() => change({ desde: next })}>Siguientes</Button>}
    </Actions>
  )
}
