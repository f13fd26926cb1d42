import type { ReactElement, ReactNode } from 'react'
import { useSession } from '#web/lib/session.ts'
import { Ball } from './ball.tsx'
import { LinkButton } from './button.tsx'
import { PageHead } from './page-head.tsx'

/**
 * A page whose act asks for the second factor: who has not given it reads so before typing anything, and where to set it.
 * The rule is the server's.
 */
export function SecondFactorFirst(props: { title: string; lead?: string; children: ReactNode }): ReactElement {
  const { session } = useSession()
  if (session.subject?.kind !== 'person' || session.subject.secondFactor) return <>{props.children}</>
  return (
    <div className="stack">
      <PageHead title={props.title} {...(props.lead ? { lead: props.lead } : {})} />
      <Ball
        kind="you"
        title="Primero configure su segundo factor"
        actions={
          <LinkButton kind="primary" to="/cuenta/seguridad">
            Configurar el segundo factor
          </LinkButton>
        }
      >
        <p>Lo piden los actos de quien representa a una entidad. Es una llave de acceso o un código; toma 2 minutos.</p>
      </Ball>
    </div>
  )
}
