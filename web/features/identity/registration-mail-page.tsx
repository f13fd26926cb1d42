import { type ReactElement, useState } from 'react'
import { registrationStatus, sendConfirmation } from '#contract/identity-persons.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import { useSession } from '#web/lib/session.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { OverNote } from './registration-over.tsx'

type Status = CallResult<typeof registrationStatus>

/** Step 3: the mail, and the wait for its link. */
export function RegistrationMailPage(): ReactElement {
  const registrationId = useParam('registrationId')
  // The link may be opened on the phone: this page notices.
  const status = useEndpoint(registrationStatus, { params: { registrationId } }, { refetchEvery: 5_000 })
  return <Loaded query={status}>{(found) => <MailStep registrationId={registrationId} found={found} />}</Loaded>
}

function MailStep({ registrationId, found }: { registrationId: string; found: Status }): ReactElement {
  const [again, setAgain] = useState(false)
  const { session } = useSession()
  const form = usePageForm({ email: found.email ?? '', emailAgain: found.email ?? '' })
  const act = useAct(sendConfirmation, {
    form,
    say: 'Enviamos el enlace de confirmación.',
    done: () => setAgain(false),
  })
  const eyebrow = 'Registro · Paso 3 de 4'
  if (found.step === 'terminado' || found.step === 'vencido')
    return <OverNote head={<PageHead eyebrow={eyebrow} title="Confirme su correo" />} step={found.step} />
  if (found.step === 'identidad') {
    return (
      <>
        <PageHead eyebrow={eyebrow} title="Confirme su correo" />
        <Note kind="wait">Primero compruebe su identidad.</Note>
        <Actions>
          <LinkButton kind="primary" to={`/registro/${registrationId}/identidad`}>
            Ir al paso 2
          </LinkButton>
        </Actions>
      </>
    )
  }
  if (found.step === 'contrasena') {
    return (
      <>
        <PageHead eyebrow={eyebrow} title="Su correo está confirmado" />
        <Actions>
          <LinkButton kind="primary" to={`/registro/${registrationId}/contrasena`}>
            Poner la contraseña
          </LinkButton>
        </Actions>
      </>
    )
  }
  if (found.step === 'confirmar' && !again) {
    return (
      <>
        <PageHead
          eyebrow={eyebrow}
          title="Revise su correo"
          lead={`Si ${found.email ?? 'el correo'} no identifica otra cuenta, allí está el enlace para seguir.`}
        />
        <div className="stack">
          <p>
            El enlace sirve una vez, durante 24 horas. Puede abrirlo en este aparato o en otro.
            {found.mailSentAt && ` Enviado: ${showInstant(found.mailSentAt)}`}
          </p>
          <p>
            ¿No llega? Mire en correo no deseado. Si ya tenía cuenta, el mensaje le dice cómo entrar:{' '}
            <Link to="/recuperar">recupere el acceso</Link>.
          </p>
          {session.demo && (
            <Note>
              En esta muestra nada sale de la máquina: lea el mensaje en el <Link to="/correo">correo capturado</Link>.
            </Note>
          )}
        </div>
        <Actions>
          <Button onClick={() => setAgain(true)}>Cambiar o enviar de nuevo</Button>
        </Actions>
      </>
    )
  }
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se envió el correo"
      head={
        <PageHead
          eyebrow={eyebrow}
          title="Confirme su correo"
          lead="Le enviamos un enlace. Por ese correo llegan los avisos y recupera el acceso."
        />
      }
      onSubmit={(values) => act.run({ params: { registrationId }, body: values })}
    >
      <TextField name="email" label="Correo" type="email" autoComplete="email" hint="Uno que solo usted lea." />
      <TextField name="emailAgain" label="Escriba el correo otra vez" type="email" autoComplete="email" />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Enviar el enlace
        </Button>
      </Actions>
    </Form>
  )
}
