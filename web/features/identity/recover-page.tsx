import { type ReactElement, useState } from 'react'
import { askReset, resetPassword } from '#contract/identity-session.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useSession } from '#web/lib/session.ts'
import { IdentifierField, type IdentifierValue } from './identifier-field.tsx'
import { NewPasswordField } from './password-meter.tsx'
import { useLinkToken } from './use-link-token.ts'

/** Asks for the link to another password. The answer is the same for everybody. */
export function RecoverPage(): ReactElement {
  const form = usePageForm({ identifier: { type: 'CC', value: '' } as IdentifierValue })
  const [sent, setSent] = useState<number | null>(null)
  const act = useAct(askReset, { form, done: ({ minutes }) => setSent(minutes) })
  const { session } = useSession()
  if (sent !== null) {
    return (
      <div className="stack">
        <PageHead
          title="Revise su correo"
          lead="Si existe una cuenta con esos datos, le llegó un enlace para poner otra contraseña."
        />
        <p>
          El enlace sirve una vez, durante {sent} minutos. ¿No llega? Mire en correo no deseado y compare sus datos.
        </p>
        {session.demo && (
          <p>
            En esta muestra los mensajes se leen en el <Link to="/correo">correo capturado</Link>.
          </p>
        )}
        <Actions>
          <Button onClick={() => setSent(null)}>Pedir otro enlace</Button>
        </Actions>
      </div>
    )
  }
  return (
    <div className="stack">
      <BackLink to="/ingresar" />
      <Form
        form={form}
        act={act}
        refusedTitle="No se envió el enlace"
        head={
          <PageHead title="Recupere el acceso" lead="Le enviamos un enlace a su correo para poner otra contraseña." />
        }
        onSubmit={(values) => act.run({ body: values })}
      >
        <IdentifierField name="identifier" />
        <Button kind="primary" type="submit" block busy={act.busy}>
          Enviar el enlace
        </Button>
        <p className="meta">
          ¿Ya no tiene ese correo? <Link to="/ayuda">Vea qué hacer</Link>.
        </p>
      </Form>
    </div>
  )
}

/** Opened from the mail: another password. */
export function ResetPage(): ReactElement {
  const token = useLinkToken()
  const form = usePageForm({ password: '' })
  const [done, setDone] = useState(false)
  const act = useAct(resetPassword, {
    form,
    say: 'La contraseña cambió.',
    at: { 'identity.password_weak': 'password' },
    done: () => setDone(true),
  })
  if (done) {
    return (
      <Confirmation
        heading={<H1>Su contraseña cambió</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to="/auth/login?to=/mi-camino">
              Ingresar
            </LinkButton>
          </Actions>
        }
      >
        <p>Se cerraron todas sus sesiones. El segundo factor sigue igual.</p>
      </Confirmation>
    )
  }
  const dead = ['identity.link_unknown', 'identity.link_expired', 'identity.link_used'].some((c) => act.problem?.has(c))
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No cambió la contraseña"
      head={<PageHead title="Ponga otra contraseña" lead="Al guardarla se cierran todas sus sesiones." />}
      onSubmit={(values) => act.run({ body: { token, password: values.password } })}
    >
      <NewPasswordField name="password" label="Contraseña nueva" />
      <Button kind="primary" type="submit" block busy={act.busy}>
        Guardar la contraseña
      </Button>
      {(dead || !token) && (
        <p>
          <Link to="/recuperar">Pedir otro enlace</Link>
        </p>
      )}
    </Form>
  )
}
