import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Button, LinkButton } from '#web/components/button.tsx'
import { H1 } from '#web/components/page-head.tsx'
import { ApiProblem } from '#web/lib/api.ts'

/** What a person sees when a page could not be drawn: what failed, what is safe, what to do, the request's id. */
export function ErrorPage({ error, reset }: ErrorComponentProps): ReactElement {
  const router = useRouter()
  const id = error instanceof ApiProblem ? error.problem.requestId : ''
  return (
    <div className="stack">
      <H1>No pudimos mostrar esta página</H1>
      <p className="lead">
        {error instanceof ApiProblem
          ? error.sentences.join(' ')
          : 'Algo falló de nuestro lado. Lo que ya guardó está a salvo.'}
      </p>
      <div className="row">
        <Button
          kind="primary"
          onClick={() => {
            reset()
            void router.invalidate()
          }}
        >
          Intentar de nuevo
        </Button>
        <LinkButton to="/">Ir al inicio</LinkButton>
      </div>
      {id && <p className="meta">Si escribe a soporte, cite el código {id}.</p>}
    </div>
  )
}
