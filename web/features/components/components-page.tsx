import type { ReactElement } from 'react'
import { PageHead } from '#web/components/page-head.tsx'

/** Every component in every state. */
export function ComponentsPage(): ReactElement {
  return (
    <PageHead
      title="Componentes"
      lead="Cada pieza una vez, en sus estados. Las pantallas los combinan; no inventan otros."
    />
  )
}
