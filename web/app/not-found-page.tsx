import type { ReactElement } from 'react'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { H1 } from '#web/components/page-head.tsx'

/** No page at this address. */
export function NotFoundPage(): ReactElement {
  return (
    <div className="stack">
      <H1>No encontramos esta página</H1>
      <p className="lead">La dirección cambió o quedó incompleta. Sus trámites siguen donde los dejó.</p>
      <Actions>
        <LinkButton kind="primary" to="/">
          Ir al inicio
        </LinkButton>
        <LinkButton to="/ayuda">Ver la ayuda</LinkButton>
      </Actions>
    </div>
  )
}
