import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { confirmRegistrationMail } from '#contract/identity-persons.ts'
import { confirmEmailChange } from '#contract/identity-session.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { H1, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useLinkToken } from './use-link-token.ts'

/** Opened from the mail: confirms the address of a registration, or with `?nuevo` that of an account. */
export function ConfirmMailPage(): ReactElement {
  const token = useLinkToken()
  const [search] = useSearchState()
  const change = search.nuevo !== undefined
  const navigate = useNavigate()
  const [email, setEmail] = useState<string | null>(null)
  const registration = useAct(confirmRegistrationMail, {
    done: ({ registrationId }) => navigate({ to: `/registro/${registrationId}/contrasena`, replace: true }),
  })
  const address = useAct(confirmEmailChange, { done: (result) => setEmail(result.email) })
  const act = change ? address : registration
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    void act.run({ body: { token } })
  })
  if (email) {
    return (
      <Confirmation
        heading={<H1>Su correo nuevo está confirmado</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to="/cuenta/seguridad">
              Ver la seguridad de su cuenta
            </LinkButton>
          </Actions>
        }
      >
        <p>Desde ahora los avisos llegan a {email}.</p>
      </Confirmation>
    )
  }
  if (!act.problem) {
    return (
      <>
        <PageHead title="Confirmamos su correo" />
        <Skeleton lines={2} label="Confirmando" />
      </>
    )
  }
  const malformed = act.problem.problem.kind === 'malformed'
  const used = act.problem.has('identity.link_used')
  return (
    <>
      <PageHead title="No se confirmó el correo" />
      <div className="stack">
        {malformed ? (
          <Note kind="stop" alert>
            Al enlace le falta una parte. Copie la dirección completa del correo.
          </Note>
        ) : (
          <Refused problem={act.problem} />
        )}
        <Actions>
          {change ? (
            <LinkButton kind="primary" to="/cuenta/seguridad">
              Pedir otro enlace
            </LinkButton>
          ) : (
            <>
              <LinkButton kind={used ? 'secondary' : 'primary'} to="/registro">
                Empezar el registro
              </LinkButton>
              <LinkButton kind={used ? 'primary' : 'secondary'} to="/ingresar">
                Ingresar
              </LinkButton>
            </>
          )}
        </Actions>
      </div>
    </>
  )
}
