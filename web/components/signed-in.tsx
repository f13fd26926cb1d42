import { useRouterState } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { signInAt, useSession } from '#web/lib/session.ts'
import { Actions, LinkButton } from './button.tsx'
import { Skeleton } from './loaded.tsx'
import { PageHead } from './page-head.tsx'

/**
 * A page of a person: who arrives without a session (a link of the guides, a mail) is told what it is for and signs in
 * or registers; afterwards she comes back to the same address. An operator, who walks no path, is shown the way to the desk.
 */
export function SignedIn(props: {
  title: string
  lead?: string
  /** Also for operators, who are no persons of Mi Seguridad Social (D-21). */
  operators?: boolean
  children: ReactNode
}): ReactElement {
  const { session, ready } = useSession()
  const here = useRouterState({ select: (state) => state.location.href })
  const { subject } = session
  if (subject?.kind === 'person' || (subject && props.operators)) return <>{props.children}</>
  if (!ready)
    return (
      <>
        <PageHead title={props.title} />
        <Skeleton />
      </>
    )
  if (session.subject)
    return (
      <PageHead title={props.title} lead="Esta página es de quien hace un camino. Usted ingresó como operador.">
        <Actions>
          <LinkButton kind="primary" to="/operador">
            Ir al escritorio del operador
          </LinkButton>
        </Actions>
      </PageHead>
    )
  return (
    <PageHead title={props.title} lead={props.lead ?? 'Ingrese con su cuenta de Mi Seguridad Social para continuar.'}>
      <Actions>
        <LinkButton kind="primary" to={signInAt(here)}>
          Ingresar
        </LinkButton>
        <LinkButton to="/registro">Crear mi cuenta</LinkButton>
      </Actions>
    </PageHead>
  )
}
