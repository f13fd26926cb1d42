import type { ReactElement, ReactNode } from 'react'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Note } from '#web/components/note.tsx'

/** A registration whose address serves no more: finished, or too old. */
export function OverNote({ head, step }: { head: ReactNode; step: string }): ReactElement {
  const done = step === 'terminado'
  return (
    <>
      {head}
      <Note kind={done ? 'done' : 'wait'}>
        {done
          ? 'Este registro ya terminó. Ingrese con su documento y su contraseña.'
          : 'Este registro venció. Empiece de nuevo; toma pocos minutos.'}
      </Note>
      <Actions>
        {done ? (
          <LinkButton kind="primary" to="/ingresar">
            Ingresar
          </LinkButton>
        ) : (
          <LinkButton kind="primary" to="/registro">
            Empezar de nuevo
          </LinkButton>
        )}
      </Actions>
    </>
  )
}
